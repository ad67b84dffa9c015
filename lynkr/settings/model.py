"""All settings as one typed model.

A field is named after its variable, in lower case, and its default is written as a user would write it. From the model
come the reference (`scripts/settings-docs`) and the messages about mistakes.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from lynkr.settings.prices import PriceOverrides
from lynkr.settings.providers import (
    OptionalModel,
    OptionalProviderName,
    ProviderMilliseconds,
    ProviderModel,
    ProviderName,
    SuggestionModel,
)
from lynkr.settings.values import (
    Accepts,
    ApiKeys,
    Boolean,
    Count,
    Directory,
    HeaderText,
    Host,
    Hosts,
    Integer,
    LogFormat,
    LogLevel,
    Milliseconds,
    ModelShown,
    OpenAIApi,
    OptionalBoolean,
    OptionalHeaderText,
    OptionalText,
    OptionalUrl,
    Origins,
    Port,
    PositiveCount,
    PositiveMilliseconds,
    RateLimitKey,
    RoutingMode,
    Secret,
    Size,
    Text,
    Url,
)


def field(group: str, description: str, *, default: object = None) -> Any:
    """A setting. `group` is its heading in the reference; `description` is written for users, with units."""
    return Field(default=default, description=description, json_schema_extra={"group": group})


TIERS = ("SIMPLE", "MEDIUM", "COMPLEX", "REASONING")
"""From the weakest model to the strongest."""

_TIMEOUT = (
    "Longest wait for the first byte of a streamed answer, or for the whole of one that is not streamed. 0 is no limit."
)

_CONCURRENT = "How many requests may be under way at once; more wait their turn. 0 is no limit."


class Settings(BaseModel):
    """Every setting of this version. Times are in milliseconds, as the variables' names say or their descriptions."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True, hide_input_in_errors=True)

    model_provider: ProviderName = field(
        "Provider",
        "Where requests go. Unset: the one provider that is configured, or `echo`, which answers by itself, if none "
        "is. If several are, it must be set.",
        default="echo",
    )
    model_default: OptionalText = field(
        "Provider",
        "Model to ask `azure-anthropic` for when the client names none of Anthropic's. Unset: `claude-opus-4-5`.",
    )
    response_model: ModelShown = field(
        "Provider",
        "Which model an answer names: the one that the client asked for, or the one that answered.",
        default="requested",
    )

    tier_simple: OptionalModel = field(
        "Routing",
        "Model for greetings, short questions and confirmations, as `provider:model`. Requests are routed only if all "
        "four tiers are set; else all go to `MODEL_PROVIDER`.",
    )
    tier_medium: OptionalModel = field("Routing", "Model for reading code, small edits and explanations.")
    tier_complex: OptionalModel = field("Routing", "Model for changes in many files, debugging and design.")
    tier_reasoning: OptionalModel = field("Routing", "Model for deep analysis, audits and novel problems.")
    routing_mode: RoutingMode = field(
        "Routing",
        "How difficulty is judged: `auto` by what is asked, in any language; `standard` and `weighted` as Lynkr 8 "
        "documents them.",
        default="auto",
    )
    routing_weighted_scoring: Boolean = field("Routing", "The same as `ROUTING_MODE=weighted`.", default=False)
    routing_agentic_detection: Boolean = field(
        "Routing", "Raise the tier of work that an agent does on its own for long.", default=True
    )
    routing_cost_optimization: Boolean = field(
        "Routing",
        "Take a cheaper one of the four models where it can do the work and saves a quarter or more.",
        default=False,
    )
    routing_risk_guard: Boolean = field(
        "Routing",
        "Send changes to authentication, payments, migrations and the like to `TIER_COMPLEX` at least.",
        default=True,
    )
    ollama_max_tools_for_routing: Integer = field(
        "Routing",
        "A request with more tools than this, those of every coding client not counted, goes to a higher tier than one "
        "on Ollama. 0 is no limit.",
        default=3,
    )
    openrouter_max_tools_for_routing: Integer = field("Routing", "The same for OpenRouter.", default=15)
    suggestion_mode_model: SuggestionModel = field(
        "Routing",
        "What answers Claude Code's suggestion mode: `default` is `TIER_SIMPLE` or the provider's model, `none` an "
        "empty text, anything else a model, as `provider:model` or of the same provider.",
        default="default",
    )
    lynkr_sticky_sessions: Boolean = field("Routing", "Keep to one tier within a task.", default=True)
    lynkr_sticky_ttl_ms: PositiveMilliseconds = field(
        "Routing", "How long a session's tier is kept without a request.", default=21_600_000
    )
    lynkr_session_fingerprint: Boolean = field(
        "Routing", "Know the sessions of clients that send no id by their first words.", default=True
    )

    openai_api_key: Secret = field(
        "OpenAI and compatible servers", "Your key. Not needed if the host of `OPENAI_ENDPOINT` is local or private."
    )
    openai_endpoint: Url = field(
        "OpenAI and compatible servers",
        "Address of the API, with or without `/v1` and `/chat/completions`. Any OpenAI-compatible server will do.",
        default="https://api.openai.com/v1/chat/completions",
    )
    openai_model: Text = field(
        "OpenAI and compatible servers", "Model for clients that name none of the provider's.", default="gpt-4o"
    )
    openai_api: OpenAIApi = field(
        "OpenAI and compatible servers",
        "Which API to use. `auto` goes by the address, and where that leaves it open uses Responses for OpenAI's "
        "reasoning models. Azure OpenAI goes by it too.",
        default="auto",
    )
    openai_organization: OptionalHeaderText = field(
        "OpenAI and compatible servers", "Organization to bill, for keys that belong to several."
    )
    openai_project: OptionalHeaderText = field("OpenAI and compatible servers", "Project to bill.")
    openai_timeout_ms: Milliseconds = field("OpenAI and compatible servers", _TIMEOUT, default=600_000)
    openai_max_concurrent: Count = field("OpenAI and compatible servers", _CONCURRENT, default=0)

    openrouter_api_key: Secret = field("OpenRouter", "Your key.")
    openrouter_model: Text = field(
        "OpenRouter", "Model for clients that name none of the provider's.", default="openai/gpt-4o-mini"
    )
    openrouter_endpoint: Url = field(
        "OpenRouter", "Address of the API.", default="https://openrouter.ai/api/v1/chat/completions"
    )
    openrouter_site_url: HeaderText = field(
        "OpenRouter",
        "Address of your application, sent as `HTTP-Referer` to be shown in OpenRouter's statistics.",
        default="http://localhost:8081",
    )
    openrouter_app_name: HeaderText = field(
        "OpenRouter", "Name of your application, sent as `X-Title`.", default="Lynkr"
    )
    openrouter_timeout_ms: Milliseconds = field("OpenRouter", _TIMEOUT, default=600_000)
    openrouter_max_concurrent: Count = field("OpenRouter", _CONCURRENT, default=0)

    llamacpp_endpoint: Url = field("llama.cpp", "Address of the server.", default="http://localhost:8080")
    llamacpp_model: Text = field(
        "llama.cpp", "Model for clients that name none of the server's. `default` is the loaded one.", default="default"
    )
    llamacpp_api_key: Secret = field("llama.cpp", "Key, if the server was started with one.")
    llamacpp_timeout_ms: Milliseconds = field("llama.cpp", _TIMEOUT, default=600_000)
    llamacpp_max_concurrent: Count = field("llama.cpp", _CONCURRENT, default=0)

    lmstudio_endpoint: Url = field("LM Studio", "Address of the server.", default="http://localhost:1234")
    lmstudio_model: Text = field(
        "LM Studio", "Model for clients that name none of the server's. `default` is the loaded one.", default="default"
    )
    lmstudio_api_key: Secret = field("LM Studio", "Token, if the server asks for one.")
    lmstudio_timeout_ms: Milliseconds = field("LM Studio", _TIMEOUT, default=600_000)
    lmstudio_max_concurrent: Count = field("LM Studio", _CONCURRENT, default=0)

    azure_anthropic_endpoint: OptionalUrl = field(
        "Azure Anthropic and compatible servers",
        "Address of the API: of your Azure resource, `https://api.anthropic.com`, or of any server with the Anthropic "
        "Messages API.",
    )
    azure_anthropic_api_key: Secret = field(
        "Azure Anthropic and compatible servers", "Your key, sent as `api-key` to Azure and as `x-api-key` elsewhere."
    )
    azure_anthropic_ad_token: Secret = field(
        "Azure Anthropic and compatible servers", "Microsoft Entra token, used in place of the key."
    )
    azure_anthropic_version: HeaderText = field(
        "Azure Anthropic and compatible servers",
        "`anthropic-version` for clients that send none.",
        default="2023-06-01",
    )
    azure_anthropic_timeout_ms: Milliseconds = field(
        "Azure Anthropic and compatible servers", _TIMEOUT, default=600_000
    )
    azure_anthropic_max_concurrent: Count = field("Azure Anthropic and compatible servers", _CONCURRENT, default=0)

    azure_openai_endpoint: OptionalUrl = field(
        "Azure OpenAI",
        "Address of your resource, such as `https://NAME.openai.azure.com`, or of a deployment, of the v1 API, of "
        "Responses or of `/models` in it.",
    )
    azure_openai_api_key: Secret = field("Azure OpenAI", "Your key.")
    azure_openai_ad_token: Secret = field("Azure OpenAI", "Entra token, in place of a key.")
    azure_openai_deployment: Text = field(
        "Azure OpenAI", "Deployment for clients that name none of the provider's.", default="gpt-4o"
    )
    azure_openai_api_version: OptionalText = field(
        "Azure OpenAI",
        "Version of the API, such as `2024-10-21`. Unset: the v1 API, unless the address says otherwise.",
    )
    azure_openai_timeout_ms: Milliseconds = field("Azure OpenAI", _TIMEOUT, default=600_000)
    azure_openai_max_concurrent: Count = field("Azure OpenAI", _CONCURRENT, default=0)

    aws_bedrock_api_key: Secret = field(
        "Amazon Bedrock", "Bedrock API key. Without one, the usual credentials of AWS sign the requests."
    )
    aws_bearer_token_bedrock: Secret = field("Amazon Bedrock", "The same under AWS's own name for it.")
    aws_bedrock_region: OptionalText = field("Amazon Bedrock", "Region. Unset: `AWS_REGION`, else `us-east-1`.")
    aws_region: OptionalText = field("Amazon Bedrock", "The same under AWS's own name for it.")
    aws_bedrock_model_id: Text = field(
        "Amazon Bedrock",
        "Model or inference profile for clients that name none of the provider's.",
        default="anthropic.claude-3-5-sonnet-20241022-v2:0",
    )
    aws_bedrock_endpoint: OptionalUrl = field(
        "Amazon Bedrock", "Address of the API, for private endpoints. Unset: the region's."
    )
    aws_access_key_id: OptionalText = field("Amazon Bedrock", "Access key to sign with, in place of AWS's own search.")
    aws_secret_access_key: Secret = field("Amazon Bedrock", "Its secret.")
    aws_session_token: Secret = field("Amazon Bedrock", "Its session token, where it is a temporary one.")
    aws_profile: OptionalText = field("Amazon Bedrock", "Profile of AWS's configuration to take credentials from.")
    aws_bedrock_timeout_ms: Milliseconds = field("Amazon Bedrock", _TIMEOUT, default=600_000)
    aws_bedrock_max_concurrent: Count = field("Amazon Bedrock", _CONCURRENT, default=0)

    databricks_api_base: OptionalUrl = field(
        "Databricks", "Address of your workspace, such as `https://adb-1234.5.azuredatabricks.net`."
    )
    databricks_api_key: Secret = field("Databricks", "Personal access token.")
    databricks_client_id: OptionalText = field(
        "Databricks", "Id of a service principal, which with its secret takes the place of a token."
    )
    databricks_client_secret: Secret = field("Databricks", "Secret of the service principal.")
    databricks_model: Text = field(
        "Databricks",
        "Serving endpoint for clients that name none. Claude models go by the Anthropic API, others by the OpenAI one.",
        default="databricks-claude-sonnet-4-5",
    )
    databricks_endpoint_path: OptionalText = field(
        "Databricks",
        "Path of one serving endpoint, such as `/serving-endpoints/NAME/invocations`, to which everything goes.",
    )
    databricks_anthropic_path: Text = field(
        "Databricks", "Path of the Anthropic API in the workspace.", default="/serving-endpoints/anthropic/v1/messages"
    )
    databricks_timeout_ms: Milliseconds = field("Databricks", _TIMEOUT, default=600_000)
    databricks_max_concurrent: Count = field("Databricks", _CONCURRENT, default=0)

    moonshot_api_key: Secret = field("Moonshot (Kimi)", "Your key.")
    moonshot_model: Text = field(
        "Moonshot (Kimi)", "Model for clients that name none of the provider's.", default="kimi-k2-turbo-preview"
    )
    moonshot_endpoint: Url = field(
        "Moonshot (Kimi)",
        "Address of the API. Keys of the Chinese platform need `https://api.moonshot.cn/v1`.",
        default="https://api.moonshot.ai/v1/chat/completions",
    )
    moonshot_timeout_ms: Milliseconds = field("Moonshot (Kimi)", _TIMEOUT, default=600_000)
    moonshot_max_concurrent: Count = field("Moonshot (Kimi)", _CONCURRENT, default=3)

    zai_api_key: Secret = field("Z.AI (GLM)", "Your key.")
    zai_model: Text = field("Z.AI (GLM)", "Model for clients that name none of the provider's.", default="GLM-4.7")
    zai_endpoint: Url = field(
        "Z.AI (GLM)",
        "Address of the API. One that ends in `/chat/completions` is spoken to in OpenAI's format, any other in "
        "Anthropic's.",
        default="https://api.z.ai/api/anthropic/v1/messages",
    )
    zai_timeout_ms: Milliseconds = field("Z.AI (GLM)", _TIMEOUT, default=600_000)
    zai_max_concurrent: Count = field("Z.AI (GLM)", _CONCURRENT, default=2)

    deepseek_api_key: Secret = field("DeepSeek", "Your key.")
    deepseek_model: Text = field(
        "DeepSeek", "Model for clients that name none of the provider's.", default="deepseek-chat"
    )
    deepseek_endpoint: Url = field("DeepSeek", "Address of the API.", default="https://api.deepseek.com")
    deepseek_timeout_ms: Milliseconds = field("DeepSeek", _TIMEOUT, default=600_000)
    deepseek_max_concurrent: Count = field("DeepSeek", _CONCURRENT, default=0)

    ollama_endpoint: Url = field("Ollama", "Address of the server.", default="http://localhost:11434")
    ollama_model: Text = field(
        "Ollama", "Model for clients that name none of the server's.", default="qwen2.5-coder:7b"
    )
    ollama_api_key: Secret = field("Ollama", "Key for `https://ollama.com`; a server of your own wants none.")
    ollama_num_ctx: Count = field(
        "Ollama",
        "Size of the context, prompt and answer together, in tokens. More takes more memory; agents need at least "
        "32,000. 0 leaves it to the server, which may cut longer prompts silently.",
        default=32_768,
    )
    ollama_keep_alive: OptionalText = field(
        "Ollama", "How long the model stays in memory: a duration such as `24h`, seconds, or `-1` for ever."
    )
    ollama_timeout_ms: Milliseconds = field("Ollama", _TIMEOUT, default=600_000)
    ollama_max_concurrent: Count = field("Ollama", _CONCURRENT, default=0)

    vertex_api_key: Secret = field("Google (Gemini, Vertex AI)", "Your key of Google AI Studio.")
    google_api_key: Secret = field("Google (Gemini, Vertex AI)", "The same under Google's own name for it.")
    vertex_model: Text = field(
        "Google (Gemini, Vertex AI)", "Model for clients that name none of the provider's.", default="gemini-2.5-flash"
    )
    vertex_project_id: OptionalText = field(
        "Google (Gemini, Vertex AI)",
        "Project on Google Cloud. With one, Vertex AI is used, and clients may name Claude models.",
    )
    google_cloud_project: OptionalText = field(
        "Google (Gemini, Vertex AI)", "The same under Google's own name for it; used where there is no key."
    )
    vertex_region: OptionalText = field("Google (Gemini, Vertex AI)", "Region of Vertex AI. Unset: `global`.")
    cloud_ml_region: OptionalText = field("Google (Gemini, Vertex AI)", "The same under Google's own name for it.")
    google_application_credentials: OptionalText = field(
        "Google (Gemini, Vertex AI)",
        "Credentials file for Vertex AI. Unset: your own login with `gcloud`, or what the machine has.",
    )
    vertex_access_token: Secret = field("Google (Gemini, Vertex AI)", "Token to use as it is, in place of credentials.")
    vertex_endpoint: OptionalUrl = field(
        "Google (Gemini, Vertex AI)", "Address of the API, for private endpoints and proxies. Unset: the vendor's."
    )
    vertex_timeout_ms: Milliseconds = field("Google (Gemini, Vertex AI)", _TIMEOUT, default=600_000)
    vertex_max_concurrent: Count = field("Google (Gemini, Vertex AI)", _CONCURRENT, default=0)

    upstream_connect_timeout_ms: ProviderMilliseconds = field(
        "Time limits and retries", "Longest wait for a connection to a provider. 0 is no limit.", default="10000"
    )
    stream_idle_timeout_ms: ProviderMilliseconds = field(
        "Time limits and retries", "Longest silence inside a provider's stream. 0 is no limit.", default="300000"
    )
    upstream_total_timeout_ms: ProviderMilliseconds = field(
        "Time limits and retries",
        "Longest time for one attempt at a provider, from the connection to the end of the answer. 0 is no limit.",
        default="0",
    )
    request_deadline_ms: Milliseconds = field(
        "Time limits and retries",
        "Longest time for a whole request, retries included. 0 is no limit.",
        default=3_600_000,
    )
    stream_ping_interval_ms: Milliseconds = field(
        "Time limits and retries",
        "Silence after which a streaming client is sent a ping, so that it keeps waiting. 0 is never.",
        default=15_000,
    )
    stream_header_delay_ms: Milliseconds = field(
        "Time limits and retries",
        "How long a stream waits for the provider before it begins with a ping. Later failures are no longer an HTTP "
        "status but an error inside the stream. 0 is without end.",
        default=10_000,
    )
    api_retry_max_retries: Count = field(
        "Time limits and retries",
        "How often a request is repeated that the provider could not take at the moment.",
        default=3,
    )
    api_retry_initial_delay: Milliseconds = field(
        "Time limits and retries",
        "Wait before the first repetition, in milliseconds. It doubles each time.",
        default=1000,
    )
    api_retry_max_delay: Milliseconds = field(
        "Time limits and retries", "Longest wait between repetitions, in milliseconds.", default=30_000
    )
    api_retry_after_cap_ms: Milliseconds = field(
        "Time limits and retries",
        "Longest wait that a provider may ask for. If it asks for more, the request falls back, or the client gets "
        "the error at once.",
        default=60_000,
    )
    api_retry_budget_percent: Count = field(
        "Time limits and retries",
        "How many repetitions a provider gets for 100 requests, beyond one a second and ten in reserve. So an outage "
        "does not become a flood.",
        default=20,
    )
    upstream_queue_limit: Count = field(
        "Time limits and retries",
        "How many requests may wait for a provider whose `…_MAX_CONCURRENT` is reached. More are refused.",
        default=100,
    )
    upstream_queue_timeout_ms: PositiveMilliseconds = field(
        "Time limits and retries", "Longest wait in that queue.", default=300_000
    )

    fallback_enabled: Boolean = field(
        "Fallback", "Ask another provider when one cannot answer and nothing was sent to the client yet.", default=True
    )
    fallback_provider: OptionalProviderName = field(
        "Fallback", "The provider to ask then, for the model of its own setting. Unset: none."
    )
    fallback_allow_local: Boolean = field(
        "Fallback", "Allow a provider that runs on your own machine to be the fallback.", default=False
    )
    circuit_breaker_failure_threshold: Count = field(
        "Fallback",
        "After so many failed requests in a row a provider's model is not asked any more for a while. 0 is never.",
        default=5,
    )
    circuit_breaker_success_threshold: PositiveCount = field(
        "Fallback",
        "How many requests must then succeed, one at a time, until it is asked as before.",
        default=2,
    )
    circuit_breaker_timeout: PositiveMilliseconds = field(
        "Fallback", "How long it is not asked, in milliseconds.", default=60_000
    )

    model_price_overrides: PriceOverrides = field(
        "Prices",
        "What models cost you, where that is not what the vendors' lists say. Cached tokens cost what `input` says "
        "unless `cache_read` and `cache_write` are given. `context` is the model's window in tokens.",
        default=(),
    )
    model_prices_refresh: OptionalBoolean = field(
        "Prices",
        "Whether to fetch public price lists once a day from the addresses below, in the background. Nothing about "
        "you or your requests is sent there. Unset: only where all tiers are set or costs are optimised. Without it "
        "the prices are those that came with this version.",
    )
    model_prices_litellm_url: Url = field(
        "Prices",
        "Where LiteLLM's list is.",
        default="https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json",
    )
    model_prices_models_dev_url: Url = field(
        "Prices", "Where the list of models.dev is.", default="https://models.dev/api.json"
    )

    port: Port = field("Server", "Port to listen on. 0 is any free one.", default=8081)
    lynkr_host: Host = field(
        "Server",
        "Address to listen on. Any that other machines can reach (`0.0.0.0`) needs `LYNKR_API_KEYS`.",
        default="127.0.0.1",
    )
    lynkr_api_keys: ApiKeys = field(
        "Server",
        "Keys that clients must show one of; logs call them by their names. `sha256:HEX` stands for a key by its "
        "digest. Unset: any key will do.",
        default=(),
    )
    lynkr_allow_insecure: Boolean = field(
        "Server", "Listen on an address that others can reach without asking for a key.", default=False
    )
    lynkr_allowed_hosts: Hosts = field(
        "Server",
        "Names under which clients reach the server, beside local names and addresses. Checked where no keys are set, "
        "and wherever this is set.",
        default=(),
    )
    lynkr_cors_origins: Origins = field("Server", "Origins of web pages that may use the server.", default=())
    request_json_limit: Size = field("Server", "Largest body of a request, after unpacking.", default="64mb")
    request_body_timeout_ms: Milliseconds = field(
        "Server", "Longest silence while a client sends a request's body. 0 is no limit.", default=60_000
    )
    client_stall_timeout_ms: Milliseconds = field(
        "Server",
        "A client that takes nothing of its answer for so long is dropped, and its provider's connection with it. 0 is "
        "never.",
        default=300_000,
    )
    load_shedding_enabled: Boolean = field(
        "Server", "Refuse model requests while there are too many for this machine.", default=True
    )
    load_shedding_active_requests_threshold: PositiveCount = field(
        "Server", "How many model requests may be under way at once.", default=1000
    )
    load_shedding_lag_ms: PositiveMilliseconds = field(
        "Server",
        "How late the event loop may be. A loop this late answers nobody in time.",
        default=2000,
    )
    rate_limit_enabled: Boolean = field("Server", "Limit how often each client may ask.", default=False)
    rate_limit_max: PositiveCount = field("Server", "Requests that a client may make in a window.", default=100)
    rate_limit_window_ms: PositiveMilliseconds = field("Server", "Length of that window.", default=60_000)
    rate_limit_key_by: RateLimitKey = field(
        "Server",
        "What makes a client: its key (without keys, its session, else its address), its session, its address, or "
        "session and address together.",
        default="key",
    )
    graceful_shutdown_timeout: Milliseconds = field(
        "Server", "How long running requests may take when the server stops, in milliseconds.", default=30_000
    )
    lynkr_data_dir: Directory = field("Server", "Directory for everything that lynkr keeps.", default="~/.lynkr")
    lynkr_telemetry_db: OptionalText = field(
        "Server",
        "Database for one row about each request, without its contents. Unset: `telemetry.db` in `LYNKR_DATA_DIR`. "
        "`off`: none.",
    )

    log_level: LogLevel = field("Logging", "Least serious messages to log.", default="info")
    log_format: LogFormat = field(
        "Logging",
        "`pretty` is a line for people, `json` an object for programs. `auto` is `pretty` on a terminal and `json` "
        "elsewhere.",
        default="auto",
    )
    no_color: OptionalText = field("Logging", "If set, to whatever, lines on a terminal have no colours.")

    @property
    def tiers(self) -> dict[str, ProviderModel]:
        """The model of each tier, from the weakest to the strongest. Empty unless all four are set."""
        given = {name: getattr(self, f"tier_{name.lower()}") for name in TIERS}
        return {} if None in given.values() else given

    @property
    def fallback(self) -> str | None:
        """The provider that is asked when all others fail, if there is one. With one model for all, it is another's."""
        if not self.fallback_enabled or (not self.tiers and self.fallback_provider == self.model_provider):
            return None
        return self.fallback_provider

    def provider_of(self, model: ProviderModel) -> str:
        """The provider that has the model."""
        return model.provider or self.model_provider

    def secrets(self) -> tuple[str, ...]:
        """All credentials in plain text, for masking them in logs."""
        found = [value.get_secret_value() for _, value in self if isinstance(value, SecretStr)]
        found += [key.secret.get_secret_value() for key in self.lynkr_api_keys if key.secret is not None]
        return tuple(found)


def secret(value: SecretStr | None) -> str | None:
    """A credential in plain text."""
    return None if value is None else value.get_secret_value()


def accepts_of(name: str) -> Accepts:
    """What the setting in field `name` accepts."""
    return next(item for item in Settings.model_fields[name].metadata if isinstance(item, Accepts))


def default_text(name: str) -> str:
    """The default of the setting in field `name` as a user would write it. Empty if it has none."""
    default = Settings.model_fields[name].default
    if isinstance(default, bool):
        return str(default).lower()
    return "" if default in (None, ()) else str(default)
