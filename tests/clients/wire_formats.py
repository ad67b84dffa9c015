"""The wire formats beside Chat Completions and Messages, each as one provider of the catalogue speaks it.

An upstream shows its reasoning only to those who ask for it, as the vendors do, and marks that of every turn with
another token, opaque to all but the vendor: the client's next requests have to bring the tokens back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tests.clients.upstreams import UPSTREAM_KEY, Judge
from tests.support import (
    converse_answers,
    gemini_answers,
    invoke_answers,
    messages_answers,
    ollama_answers,
    responses_answers,
)
from tests.support.answer import Turn
from tests.support.strict import CLIENT_HEADER
from tests.support.strict_converse import converse_judge
from tests.support.strict_gemini import gemini_judge
from tests.support.strict_invoke import invoke_judge
from tests.support.strict_messages import messages_judge
from tests.support.strict_ollama import ollama_judge
from tests.support.strict_responses import responses_judge
from tests.support.upstream import Reply, Request, ScriptedUpstream, sse_reply


@dataclass(frozen=True, kw_only=True)
class WireFormat:
    """One API and the provider that is asked by it.

    settings: of the gateway, for an upstream at an address.
    target: where a stream is asked for, whatever the request's body says.
    judge: refuses what the vendor would refuse.
    answer: what the vendor says in a turn, counted from 0, to a request.
    token: what marks the vendor's reasoning in a turn, or None where nothing of it has to come back.
    returned: the tokens in a request, in order.
    """

    name: str
    settings: Callable[[str], Mapping[str, str]]
    target: str
    judge: Judge
    answer: Callable[[Turn, int, Request], Reply]
    token: Callable[[Turn, int], str | None]
    returned: Callable[[Request], list[str]]

    def upstream(self, turns: Sequence[Turn]) -> ScriptedUpstream:
        """Says `turns` one after the other, to requests for a stream only."""

        def script(request: Request) -> Reply:
            index = len(upstream.requests) - 1
            return self.answer(turns[index], index, request)

        def check(request: Request) -> Reply | None:
            # Not a status that the client would take for a reason to try again.
            if request.target != self.target:
                return Reply(status=418, body=b"a request that does not ask for a stream, or for another model")
            if len(upstream.requests) > len(turns):
                return Reply(status=418, body=b"one request more than there are turns")
            return self.judge(request)

        upstream = ScriptedUpstream(script, check=check)
        return upstream

    def expected(self, turns: Sequence[Turn]) -> list[str]:
        """The tokens that a request after `turns` has to bring back."""
        tokens = [self.token(turn, index) for index, turn in enumerate(turns)]
        return [token for token in tokens if token is not None]


def _numbered(token: str, index: int) -> str:
    """A token of the same length and alphabet that is another in every turn."""
    return f"{token[:12]}{index:04}{token[16:]}"


def _marked(steps: Sequence[bytes], index: int, *tokens: str) -> list[bytes]:
    """The steps of turn `index`, with tokens of its own."""
    for token in tokens:
        steps = [step.replace(token.encode(), _numbered(token, index).encode()) for step in steps]
    return list(steps)


def _refusing_without_stream(judge: Judge) -> Judge:
    """For an API that says in the body whether to stream."""

    def check(request: Request) -> Reply | None:
        if request.json.get("stream") is not True:
            return Reply(status=418, body=b"a request that does not ask for a stream")
        return judge(request)

    return check


# OpenAI Responses


def _responses_answer(turn: Turn, index: int, request: Request) -> Reply:
    body = request.json
    steps = responses_answers.stream_steps(
        turn,
        summaries=body.get("reasoning", {}).get("summary") is not None,
        encrypted="reasoning.encrypted_content" in body.get("include", []),
    )
    steps = _marked(steps, index, responses_answers.ENCRYPTED, responses_answers.REASONING_ID)
    return sse_reply(*steps, headers=[responses_answers.REQUEST_ID])


def _reasoning_items(request: Request) -> list[str]:
    return [item["encrypted_content"] for item in request.json["input"] if item.get("type") == "reasoning"]


# Gemini


def _gemini_answer(turn: Turn, index: int, request: Request) -> Reply:
    thinking = request.json.get("generationConfig", {}).get("thinkingConfig", {})
    shown = turn if thinking.get("includeThoughts") is True else replace(turn, reasoning="")
    return sse_reply(*_marked(gemini_answers.stream_steps(shown), index, gemini_answers.SIGNATURE))


def _thought_signatures(request: Request) -> list[str]:
    parts = [part for content in request.json["contents"] for part in content["parts"]]
    return [part["thoughtSignature"] for part in parts if "thoughtSignature" in part]


# Ollama


def _ollama_answer(turn: Turn, index: int, request: Request) -> Reply:
    # Models that think do so unless they are told not to.
    return ollama_answers.stream(replace(turn, reasoning="") if request.json.get("think") is False else turn)


def _thoughts(request: Request) -> list[str]:
    return [message["thinking"] for message in request.json["messages"] if "thinking" in message]


# Bedrock Converse, with a model of Amazon's own, which wants nothing of its reasoning back


def _converse_answer(turn: Turn, index: int, request: Request) -> Reply:
    fields = request.json.get("additionalModelRequestFields", {})
    return converse_answers.stream(turn if "reasoningConfig" in fields else replace(turn, reasoning=""))


def _reasoning_blocks(request: Request) -> list[str]:
    blocks = [block for message in request.json["messages"] for block in message["content"]]
    return [json.dumps(block) for block in blocks if "reasoningContent" in block]


# Claude on Bedrock and on Vertex AI: the Messages API, in another envelope


def _claude_steps(turn: Turn, index: int, request: Request) -> list[bytes]:
    thinks = request.json.get("thinking", {"type": "disabled"})["type"] != "disabled"
    said = turn if thinks else replace(turn, reasoning="")
    return _marked(messages_answers.stream_steps(said), index, messages_answers.SIGNATURE)


def _invoke_answer(turn: Turn, index: int, request: Request) -> Reply:
    return converse_answers.stream_reply(*invoke_answers.frames(b"".join(_claude_steps(turn, index, request))))


def _vertex_claude_answer(turn: Turn, index: int, request: Request) -> Reply:
    return sse_reply(*_claude_steps(turn, index, request), headers=[("request-id", messages_answers.REQUEST_ID)])


def _signatures(request: Request) -> list[str]:
    blocks = [block for message in request.json["messages"] for block in message["content"] if isinstance(block, dict)]
    return [block["signature"] for block in blocks if block["type"] == "thinking"]


# As far as clients of ours name them. Vertex AI refuses all others.
_VERTEX_BETAS = (
    "claude-code-20250219",
    "context-management-2025-06-27",
    "effort-2025-11-24",
    "interleaved-thinking-2025-05-14",
    "thinking-display-updates-2026-08-18",
    "thinking-token-count-2026-05-13",
    "tool-search-tool-2025-10-19",
)

_VERTEX_CLAUDE_PATH = re.compile(
    r"/v1/projects/[^/]+/locations/[^/]+/publishers/anthropic/models/[a-z0-9@-]+:(?:rawPredict|streamRawPredict)"
)


def vertex_claude_judge(token: str) -> Judge:
    """Of Claude on Vertex AI: the model is in the address, and the API's version in the body.

    Source: Vertex AI documentation, "Use Claude models".
    """
    messages = messages_judge(token)

    def judge(request: Request) -> Reply | None:
        body = request.json
        betas = (request.header("anthropic-beta") or "").split(",")
        if unknown := [beta for beta in betas if beta and beta not in _VERTEX_BETAS]:
            said = f"Unexpected value(s) `{', '.join(unknown)}` for the `anthropic-beta` header."
            return messages_answers.error_reply(400, "invalid_request_error", said)
        for header, _ in request.headers:
            if header.lower() in ("anthropic-version", "x-api-key") or CLIENT_HEADER.match(header):
                return messages_answers.error_reply(400, "invalid_request_error", f"{header}: not of this API")
        if not _VERTEX_CLAUDE_PATH.fullmatch(request.target):
            return messages_answers.error_reply(404, "not_found_error", "Publisher Model was not found")
        if "model" in body:
            return messages_answers.error_reply(400, "invalid_request_error", "model: Extra inputs are not permitted")
        if body.pop("anthropic_version", None) != "vertex-2023-10-16":
            return messages_answers.error_reply(400, "invalid_request_error", "anthropic_version: Field required")
        # The rest is a request of the Messages API, which has another name for one of the betas.
        raw = json.dumps({"model": "m", **body}).encode()
        named = [("anthropic-version", "2023-06-01")]
        if "tool-search-tool-2025-10-19" in betas:
            named.append(("anthropic-beta", "advanced-tool-use-2025-11-20"))
        return messages(replace(request, body=raw, headers=[*request.headers, *named]))

    return judge


def _where_it_reasons(token: str) -> Callable[[Turn, int], str | None]:
    return lambda turn, index: _numbered(token, index) if turn.reasoning else None


_NOVA = "us.amazon.nova-2-lite-v1:0"
_CLAUDE_ON_BEDROCK = "us.anthropic.claude-opus-4-5-20251101-v1:0"

RESPONSES = WireFormat(
    name="responses",
    settings=lambda url: {
        "MODEL_PROVIDER": "openai",
        "OPENAI_ENDPOINT": url,
        "OPENAI_API": "responses",
        "OPENAI_API_KEY": UPSTREAM_KEY,
        "OPENAI_MODEL": "gpt-5.1",
    },
    target="/v1/responses",
    judge=_refusing_without_stream(responses_judge(UPSTREAM_KEY)),
    answer=_responses_answer,
    token=_where_it_reasons(responses_answers.ENCRYPTED),
    returned=_reasoning_items,
)

GEMINI = WireFormat(
    name="gemini",
    settings=lambda url: {
        "MODEL_PROVIDER": "vertex",
        "VERTEX_ENDPOINT": f"{url}/v1beta",
        "VERTEX_API_KEY": UPSTREAM_KEY,
        "VERTEX_MODEL": "gemini-3-pro-preview",
    },
    target="/v1beta/models/gemini-3-pro-preview:streamGenerateContent?alt=sse",
    judge=gemini_judge(UPSTREAM_KEY),
    answer=_gemini_answer,
    # With or without thoughts, the first call of every turn has one.
    token=lambda turn, index: _numbered(gemini_answers.SIGNATURE, index) if turn.calls else None,
    returned=_thought_signatures,
)

OLLAMA = WireFormat(
    name="ollama",
    settings=lambda url: {"MODEL_PROVIDER": "ollama", "OLLAMA_ENDPOINT": url, "OLLAMA_MODEL": "qwen3:14b"},
    target="/api/chat",
    judge=_refusing_without_stream(ollama_judge()),
    answer=_ollama_answer,
    # Nothing is opaque here: the thoughts themselves go back.
    token=lambda turn, index: turn.reasoning or None,
    returned=_thoughts,
)

CONVERSE = WireFormat(
    name="converse",
    settings=lambda url: {
        "MODEL_PROVIDER": "bedrock",
        "AWS_BEDROCK_ENDPOINT": url,
        "AWS_BEDROCK_API_KEY": UPSTREAM_KEY,
        "AWS_BEDROCK_MODEL_ID": _NOVA,
    },
    target=f"/model/{_NOVA.replace(':', '%3A')}/converse-stream",
    judge=converse_judge(api_key=UPSTREAM_KEY),
    answer=_converse_answer,
    token=lambda turn, index: None,
    returned=_reasoning_blocks,
)

INVOKE_MODEL = WireFormat(
    name="invoke_model",
    settings=lambda url: {
        "MODEL_PROVIDER": "bedrock",
        "AWS_BEDROCK_ENDPOINT": url,
        "AWS_BEDROCK_API_KEY": UPSTREAM_KEY,
        "AWS_BEDROCK_MODEL_ID": _CLAUDE_ON_BEDROCK,
    },
    target=f"/model/{_CLAUDE_ON_BEDROCK.replace(':', '%3A')}/invoke-with-response-stream",
    judge=invoke_judge(api_key=UPSTREAM_KEY),
    answer=_invoke_answer,
    token=_where_it_reasons(messages_answers.SIGNATURE),
    returned=_signatures,
)

VERTEX_CLAUDE = WireFormat(
    name="vertex_claude",
    settings=lambda url: {
        "MODEL_PROVIDER": "vertex",
        "VERTEX_ENDPOINT": url,
        "VERTEX_PROJECT_ID": "my-project",
        "VERTEX_REGION": "us-east5",
        "VERTEX_ACCESS_TOKEN": UPSTREAM_KEY,
    },
    # The client's own model, which it would ask the vendor for.
    target="/v1/projects/my-project/locations/us-east5/publishers/anthropic/models/claude-opus-5-5:streamRawPredict",
    judge=_refusing_without_stream(vertex_claude_judge(UPSTREAM_KEY)),
    answer=_vertex_claude_answer,
    token=_where_it_reasons(messages_answers.SIGNATURE),
    returned=_signatures,
)

ALL = (RESPONSES, GEMINI, OLLAMA, CONVERSE, INVOKE_MODEL, VERTEX_CLAUDE)
