"""Every provider of the catalogue, by each of the APIs that it speaks, behind the judge of that API.

All addresses are of the scripted upstream on this machine, by the provider's own settings. Only OpenAI itself is
known by its address; where `own_address` is set, the gateway's transport takes the upstream for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tests.behaviours import vendor_errors
from tests.behaviours.api import Api
from tests.behaviours.apis.chat import NAMES_STOP, STOPS, Chat, judging_key_in, judging_without
from tests.behaviours.apis.chat_dialects import AzureChat, DeepSeekChat, MoonshotChat, OpenRouterChat
from tests.behaviours.apis.converse import Converse
from tests.behaviours.apis.gemini import Gemini
from tests.behaviours.apis.invoke import Invoke
from tests.behaviours.apis.messages import ERRORS as MESSAGES_ERRORS
from tests.behaviours.apis.messages import Messages, VertexClaude, judging_vertex
from tests.behaviours.apis.ollama import Ollama
from tests.behaviours.apis.responses import Responses
from tests.support import messages_answers
from tests.support.strict_chat import chat_judge
from tests.support.strict_converse import converse_judge
from tests.support.strict_gemini import gemini_judge
from tests.support.strict_invoke import invoke_judge
from tests.support.strict_messages import messages_judge
from tests.support.strict_ollama import ollama_judge
from tests.support.strict_responses import responses_judge
from tests.support.upstream import Check, Reply, Request

CLAUDE = "claude-sonnet-4-5"
"""The model that clients name where a behaviour does not say otherwise."""

NATIVE = frozenset({messages_answers.SIGNATURE})
"""The only signature of thinking that the judges of a real Claude believe."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """A provider as one configuration reaches it.

    settings: for an upstream at an address.
    model: what it is asked for when the client names `asks`, or nothing.
    wish: another model, as a client names it; `wished` is what it is called there.
    paths: where the requests go, for answers in one piece and for streams. `{}` is the model, percent-encoded.
    key: the credentials that it shows. The judge takes no others.
    """

    name: str = ""
    provider: str
    api: Api
    judge: Check
    settings: Callable[[str], Mapping[str, str]]
    model: str
    wish: str
    wished: str = ""
    paths: tuple[str, str]
    key: str
    asks: str = CLAUDE
    """The model that clients name."""
    own_address: bool = False
    is_claude: bool = False
    """Whether a real Claude is behind it, which takes thinking with its own signatures and no other."""


def same(path: str) -> tuple[str, str]:
    return path, path


OPENAI_KEY = "sk-proj-0123456789abcdef"
ANTHROPIC_KEY = "sk-ant-api03-0123456789abcdef"
OPENROUTER_KEY = "sk-or-v1-0123456789abcdef"
AZURE_KEY = "0123456789abcdef0123456789abcdef"
DATABRICKS_TOKEN = "dapi0123456789abcdef0123456789abcdef"
ZAI_KEY = "0123456789abcdef0123456789abcdef.0123456789abcdef"
GOOGLE_KEY = "AIzaSyA0123456789abcdefghijklmnopqrstuv"
GOOGLE_TOKEN = "ya29.c.0123456789abcdef"
BEDROCK_KEY = "ABSKQmVkcm9ja0FQSUtleS0wMTIzNDU2Nzg5YWJjZGVm"
OLLAMA_KEY = "0123456789abcdef0123456789abcdef.ollama"

MESSAGES_JUDGE = messages_judge(ANTHROPIC_KEY, signatures=NATIVE)


def _openai_judge(*extra_keys: str, reasoning_content: bool = False, key: str = OPENAI_KEY) -> Check:
    return chat_judge(key, extra_keys=frozenset(extra_keys), allow_reasoning_content=reasoning_content)


def _counting(judge: Check) -> Check:
    """llama.cpp counts at an address of the Messages API."""
    count = messages_judge(OPENAI_KEY)

    def check(request: Request) -> Reply | None:
        if not request.path.endswith("/v1/messages/count_tokens"):
            return judge(request)
        return count(replace(request, headers=[*request.headers, ("anthropic-version", "2023-06-01")]))

    return check


_TARGETS: Mapping[str, Target] = {
    # OpenAI itself, and any other server that speaks its APIs
    "openai": Target(
        provider="openai",
        api=Chat(),
        judge=_openai_judge(),
        settings=lambda _: {"OPENAI_API_KEY": OPENAI_KEY, "OPENAI_MODEL": "gpt-4o"},
        own_address=True,
        model="gpt-4o",
        wish="gpt-4.1-mini",
        paths=same("/v1/chat/completions"),
        key=OPENAI_KEY,
    ),
    "openai-reasoning": Target(
        provider="openai",
        api=Responses(),
        judge=responses_judge(OPENAI_KEY),
        settings=lambda _: {"OPENAI_API_KEY": OPENAI_KEY, "OPENAI_MODEL": "gpt-5.1"},
        own_address=True,
        model="gpt-5.1",
        wish="o3",
        paths=same("/v1/responses"),
        key=OPENAI_KEY,
    ),
    "openai-compatible": Target(
        provider="openai",
        api=Chat(stops=NAMES_STOP),
        judge=_openai_judge("top_k"),
        settings=lambda url: {"OPENAI_ENDPOINT": url, "OPENAI_API_KEY": OPENAI_KEY, "OPENAI_MODEL": "Qwen/Qwen3-8B"},
        model="Qwen/Qwen3-8B",
        wish="zai-org/GLM-4.6",
        paths=same("/v1/chat/completions"),
        key=OPENAI_KEY,
    ),
    "openai-compatible-responses": Target(
        provider="openai",
        api=Responses(encrypts=False),
        judge=responses_judge(OPENAI_KEY),
        settings=lambda url: {
            "OPENAI_ENDPOINT": f"{url}/v1/responses",
            "OPENAI_API_KEY": OPENAI_KEY,
            "OPENAI_MODEL": "Qwen/Qwen3-8B",
        },
        model="Qwen/Qwen3-8B",
        wish="zai-org/GLM-4.6",
        paths=same("/v1/responses"),
        key=OPENAI_KEY,
    ),
    "azure-openai": Target(
        provider="azure-openai",
        api=AzureChat(errors=vendor_errors.AZURE),
        judge=judging_key_in("api-key", _openai_judge(key=AZURE_KEY)),
        settings=lambda url: {
            "AZURE_OPENAI_ENDPOINT": f"{url}/openai/deployments/any",
            "AZURE_OPENAI_API_KEY": AZURE_KEY,
            "AZURE_OPENAI_DEPLOYMENT": "gpt-4o",
        },
        model="gpt-4o",
        wish="gpt-4.1",
        paths=same("/openai/deployments/{}/chat/completions?api-version=2024-10-21"),
        key=AZURE_KEY,
    ),
    "azure-openai-reasoning": Target(
        provider="azure-openai",
        api=Responses(errors=vendor_errors.AZURE),
        judge=judging_key_in("api-key", responses_judge(AZURE_KEY)),
        settings=lambda url: {
            "AZURE_OPENAI_ENDPOINT": f"{url}/openai/v1",
            "AZURE_OPENAI_API_KEY": AZURE_KEY,
            "AZURE_OPENAI_DEPLOYMENT": "gpt-5.1",
        },
        model="gpt-5.1",
        wish="o4-mini",
        paths=same("/openai/v1/responses"),
        key=AZURE_KEY,
    ),
    "openrouter": Target(
        provider="openrouter",
        api=OpenRouterChat(reasoning="details", errors=vendor_errors.OPENROUTER),
        judge=judging_without(
            _openai_judge("top_k", "reasoning", "session_id", key=OPENROUTER_KEY),
            message_keys=frozenset({"reasoning_details", "cache_control"}),
            part_keys=frozenset({"cache_control"}),
        ),
        settings=lambda url: {
            "OPENROUTER_ENDPOINT": url,
            "OPENROUTER_API_KEY": OPENROUTER_KEY,
            "OPENROUTER_MODEL": "anthropic/claude-sonnet-4.5",
        },
        model="anthropic/claude-sonnet-4.5",
        wish="qwen/qwen3-coder:free",
        paths=same("/api/v1/chat/completions"),
        key=OPENROUTER_KEY,
    ),
    "deepseek": Target(
        provider="deepseek",
        api=DeepSeekChat(),
        judge=_openai_judge(reasoning_content=True),
        settings=lambda url: {
            "DEEPSEEK_ENDPOINT": url,
            "DEEPSEEK_API_KEY": OPENAI_KEY,
            "DEEPSEEK_MODEL": "deepseek-chat",
        },
        model="deepseek-chat",
        wish="deepseek-reasoner",
        paths=same("/v1/chat/completions"),
        key=OPENAI_KEY,
    ),
    "moonshot": Target(
        provider="moonshot",
        api=MoonshotChat(errors=vendor_errors.MOONSHOT),
        judge=_openai_judge("thinking", reasoning_content=True),
        settings=lambda url: {
            "MOONSHOT_ENDPOINT": url,
            "MOONSHOT_API_KEY": OPENAI_KEY,
            "MOONSHOT_MODEL": "kimi-k2.5",
        },
        model="kimi-k2.5",
        wish="moonshot-v1-128k",
        paths=same("/v1/chat/completions"),
        key=OPENAI_KEY,
    ),
    # Local servers
    "llamacpp": Target(
        provider="llamacpp",
        api=Chat(errors=vendor_errors.LLAMACPP),
        judge=_counting(_openai_judge("top_k", "chat_template_kwargs", reasoning_content=True)),
        settings=lambda url: {
            "LLAMACPP_ENDPOINT": url,
            "LLAMACPP_API_KEY": OPENAI_KEY,
            "LLAMACPP_MODEL": "qwen3-8b",
        },
        model="qwen3-8b",
        wish="glm-4.6-air",
        paths=same("/v1/chat/completions"),
        key=OPENAI_KEY,
    ),
    "lmstudio": Target(
        provider="lmstudio",
        api=Chat(reasoning="tags", errors=vendor_errors.LMSTUDIO),
        judge=_openai_judge("top_k", reasoning_content=True),
        settings=lambda url: {
            "LMSTUDIO_ENDPOINT": url,
            "LMSTUDIO_API_KEY": OPENAI_KEY,
            "LMSTUDIO_MODEL": "qwen/qwen3-8b",
        },
        model="qwen/qwen3-8b",
        wish="openai/gpt-oss-20b",
        paths=same("/v1/chat/completions"),
        key=OPENAI_KEY,
    ),
    "ollama": Target(
        provider="ollama",
        api=Ollama(),
        judge=ollama_judge(OLLAMA_KEY),
        settings=lambda url: {"OLLAMA_ENDPOINT": url, "OLLAMA_API_KEY": OLLAMA_KEY, "OLLAMA_MODEL": "qwen3:8b"},
        model="qwen3:8b",
        wish="gpt-oss:20b",
        paths=same("/api/chat"),
        key=OLLAMA_KEY,
    ),
    # Claude by the vendor's API
    "azure-anthropic": Target(
        provider="azure-anthropic",
        api=Messages(),
        judge=MESSAGES_JUDGE,
        settings=lambda url: {
            "AZURE_ANTHROPIC_ENDPOINT": url,
            "AZURE_ANTHROPIC_API_KEY": ANTHROPIC_KEY,
            "MODEL_DEFAULT": CLAUDE,
        },
        model=CLAUDE,
        wish="claude-haiku-4-5",
        paths=same("/v1/messages"),
        key=ANTHROPIC_KEY,
        is_claude=True,
    ),
    "databricks-claude": Target(
        provider="databricks",
        api=Messages(),
        judge=messages_judge(DATABRICKS_TOKEN, signatures=NATIVE),
        settings=lambda url: {"DATABRICKS_API_BASE": url, "DATABRICKS_API_KEY": DATABRICKS_TOKEN},
        model="databricks-claude-sonnet-4-5",
        wish="claude-opus-4-5-20251101",
        wished="databricks-claude-opus-4-5",
        paths=same("/serving-endpoints/anthropic/v1/messages"),
        key=DATABRICKS_TOKEN,
        is_claude=True,
    ),
    "vertex-claude": Target(
        provider="vertex",
        api=VertexClaude(),
        judge=judging_vertex(messages_judge(GOOGLE_TOKEN, signatures=NATIVE)),
        settings=lambda url: {
            "VERTEX_ENDPOINT": url,
            "VERTEX_PROJECT_ID": "my-project",
            "VERTEX_REGION": "us-east5",
            "VERTEX_ACCESS_TOKEN": GOOGLE_TOKEN,
            "VERTEX_MODEL": CLAUDE,
        },
        model=CLAUDE,
        wish="claude-haiku-4-5-20251001",
        wished="claude-haiku-4-5@20251001",
        paths=(
            "/v1/projects/my-project/locations/us-east5/publishers/anthropic/models/{}:rawPredict",
            "/v1/projects/my-project/locations/us-east5/publishers/anthropic/models/{}:streamRawPredict",
        ),
        key=GOOGLE_TOKEN,
        is_claude=True,
    ),
    "bedrock-claude": Target(
        provider="bedrock",
        api=Invoke(),
        judge=invoke_judge(api_key=BEDROCK_KEY),
        settings=lambda url: {
            "AWS_BEDROCK_ENDPOINT": url,
            "AWS_BEDROCK_API_KEY": BEDROCK_KEY,
            "AWS_BEDROCK_MODEL_ID": "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        },
        model="us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        wish="global.anthropic.claude-haiku-4-5-20251001-v1:0",
        paths=("/model/{}/invoke", "/model/{}/invoke-with-response-stream"),
        key=BEDROCK_KEY,
        is_claude=True,
    ),
    # What others serve by the same API, and beside it
    "zai": Target(
        provider="zai",
        api=Messages(errors={**MESSAGES_ERRORS, **vendor_errors.ZAI}),
        judge=messages_judge(ZAI_KEY),
        settings=lambda url: {"ZAI_ENDPOINT": f"{url}/api/anthropic", "ZAI_API_KEY": ZAI_KEY, "ZAI_MODEL": "GLM-4.7"},
        model="glm-4.7",
        wish="glm-4.6",
        paths=same("/api/anthropic/v1/messages"),
        key=ZAI_KEY,
    ),
    "zai-chat": Target(
        provider="zai",
        api=Chat(
            stops={**STOPS, "refusal": "sensitive", "model_context_window_exceeded": "model_context_window_exceeded"},
            errors=vendor_errors.ZAI,
        ),
        judge=_openai_judge("thinking", "tool_stream", reasoning_content=True, key=ZAI_KEY),
        settings=lambda url: {
            "ZAI_ENDPOINT": f"{url}/api/paas/v4/chat/completions",
            "ZAI_API_KEY": ZAI_KEY,
            "ZAI_MODEL": "GLM-4.7",
        },
        model="glm-4.7",
        wish="glm-4.6",
        paths=same("/api/paas/v4/chat/completions"),
        key=ZAI_KEY,
    ),
    "databricks": Target(
        provider="databricks",
        api=Chat(reasoning="parts", errors=vendor_errors.DATABRICKS),
        judge=_openai_judge(key=DATABRICKS_TOKEN),
        settings=lambda url: {
            "DATABRICKS_API_BASE": url,
            "DATABRICKS_API_KEY": DATABRICKS_TOKEN,
            "DATABRICKS_MODEL": "databricks-qwen3-next-80b-a3b-instruct",
        },
        asks="claude-lynkr-auto",
        model="databricks-qwen3-next-80b-a3b-instruct",
        wish="databricks-llama-4-maverick",
        paths=same("/serving-endpoints/chat/completions"),
        key=DATABRICKS_TOKEN,
    ),
    # Google's own models
    "vertex-studio": Target(
        provider="vertex",
        api=Gemini(),
        judge=gemini_judge(GOOGLE_KEY),
        settings=lambda url: {
            "VERTEX_ENDPOINT": f"{url}/v1beta",
            "VERTEX_API_KEY": GOOGLE_KEY,
            "VERTEX_MODEL": "gemini-3-pro-preview",
        },
        model="gemini-3-pro-preview",
        wish="gemini-3-flash-preview",
        paths=("/v1beta/models/{}:generateContent", "/v1beta/models/{}:streamGenerateContent?alt=sse"),
        key=GOOGLE_KEY,
    ),
    "vertex": Target(
        provider="vertex",
        api=Gemini(),
        judge=gemini_judge(token=GOOGLE_TOKEN),
        settings=lambda url: {
            "VERTEX_ENDPOINT": url,
            "VERTEX_PROJECT_ID": "my-project",
            "VERTEX_ACCESS_TOKEN": GOOGLE_TOKEN,
            "VERTEX_MODEL": "gemini-2.5-flash",
        },
        asks="claude-lynkr-auto",
        model="gemini-2.5-flash",
        wish="gemini-2.5-pro",
        paths=(
            "/v1/projects/my-project/locations/global/publishers/google/models/{}:generateContent",
            "/v1/projects/my-project/locations/global/publishers/google/models/{}:streamGenerateContent?alt=sse",
        ),
        key=GOOGLE_TOKEN,
    ),
    # What is no Claude on Bedrock
    "bedrock": Target(
        provider="bedrock",
        api=Converse(),
        judge=converse_judge(api_key=BEDROCK_KEY),
        settings=lambda url: {
            "AWS_BEDROCK_ENDPOINT": url,
            "AWS_BEDROCK_API_KEY": BEDROCK_KEY,
            "AWS_BEDROCK_MODEL_ID": "us.amazon.nova-2-lite-v1:0",
        },
        model="us.amazon.nova-2-lite-v1:0",
        wish="openai.gpt-oss-120b-1:0",
        paths=("/model/{}/converse", "/model/{}/converse-stream"),
        key=BEDROCK_KEY,
    ),
}

TARGETS: Mapping[str, Target] = {name: replace(target, name=name) for name, target in _TARGETS.items()}

EMBEDDED = {"echo": "It answers by itself, inside the gateway: there is no upstream to behave towards."}
"""Providers of the catalogue that the behaviours do not concern."""
