"""How each provider is configured, and which one is meant when MODEL_PROVIDER does not say."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Annotated, NamedTuple, TypeAlias

from lynkr.settings.names import closest
from lynkr.settings.values import Accepts, parse_integer, parser


@dataclass(frozen=True, slots=True)
class Setup:
    """The settings of a provider, as names of fields."""

    signs: tuple[str, ...] = ()
    """Any of these, if set, shows that the provider is meant to be used."""
    needs: tuple[tuple[str, ...], ...] = ()
    """Of each group at least one must be set."""
    address: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()
    model: tuple[str, ...] = ()
    """Where to look when the address, the credentials or the model turn out to be wrong."""
    colons: re.Pattern[str] | None = None
    """What stands before the first colon in names of its models, where there are such names."""
    local: bool = False
    """Whether it runs on the user's own machines: free, and slow to the first token."""
    free_at: str | None = None
    """If the address in this field is private, nothing is needed: such a server is the user's own."""


_ANYTHING = re.compile(".+")

PROVIDERS: Mapping[str, Setup] = {
    "azure-anthropic": Setup(
        signs=("azure_anthropic_endpoint", "azure_anthropic_api_key", "azure_anthropic_ad_token"),
        needs=(("azure_anthropic_endpoint",), ("azure_anthropic_api_key", "azure_anthropic_ad_token")),
        address=("azure_anthropic_endpoint",),
        credentials=("azure_anthropic_api_key", "azure_anthropic_ad_token"),
        model=("model_default",),
    ),
    "azure-openai": Setup(
        signs=("azure_openai_endpoint", "azure_openai_api_key", "azure_openai_ad_token"),
        needs=(("azure_openai_endpoint",), ("azure_openai_api_key", "azure_openai_ad_token")),
        address=("azure_openai_endpoint",),
        credentials=("azure_openai_api_key", "azure_openai_ad_token"),
        model=("azure_openai_deployment",),
    ),
    # Its credentials may be anywhere where AWS's own programs look for them, so none has to be set here.
    "bedrock": Setup(
        signs=("aws_bedrock_api_key", "aws_bearer_token_bedrock", "aws_bedrock_model_id"),
        address=("aws_bedrock_region",),
        credentials=("aws_bedrock_api_key",),
        model=("aws_bedrock_model_id",),
        colons=re.compile(r".*\..*"),
    ),
    "databricks": Setup(
        signs=("databricks_api_base", "databricks_api_key", "databricks_client_id"),
        needs=(("databricks_api_base",), ("databricks_api_key", "databricks_client_secret")),
        address=("databricks_api_base",),
        credentials=("databricks_api_key", "databricks_client_secret"),
        model=("databricks_model",),
    ),
    "deepseek": Setup(
        signs=("deepseek_api_key",),
        needs=(("deepseek_api_key",),),
        address=("deepseek_endpoint",),
        credentials=("deepseek_api_key",),
        model=("deepseek_model",),
    ),
    "echo": Setup(local=True),
    "llamacpp": Setup(
        local=True,
        colons=_ANYTHING,
        signs=("llamacpp_endpoint",),
        address=("llamacpp_endpoint",),
        credentials=("llamacpp_api_key",),
        model=("llamacpp_model",),
    ),
    "lmstudio": Setup(
        local=True,
        colons=_ANYTHING,
        signs=("lmstudio_endpoint",),
        address=("lmstudio_endpoint",),
        credentials=("lmstudio_api_key",),
        model=("lmstudio_model",),
    ),
    "moonshot": Setup(
        signs=("moonshot_api_key",),
        needs=(("moonshot_api_key",),),
        address=("moonshot_endpoint",),
        credentials=("moonshot_api_key",),
        model=("moonshot_model",),
    ),
    "ollama": Setup(
        local=True,
        colons=_ANYTHING,
        signs=("ollama_endpoint", "ollama_model"),
        address=("ollama_endpoint",),
        credentials=("ollama_api_key",),
        model=("ollama_model",),
    ),
    "openai": Setup(
        signs=("openai_api_key", "openai_endpoint"),
        needs=(("openai_api_key",),),
        address=("openai_endpoint",),
        credentials=("openai_api_key",),
        model=("openai_model",),
        colons=re.compile("ft"),
        free_at="openai_endpoint",
    ),
    "openrouter": Setup(
        signs=("openrouter_api_key",),
        needs=(("openrouter_api_key",),),
        address=("openrouter_endpoint",),
        credentials=("openrouter_api_key",),
        model=("openrouter_model",),
        colons=re.compile(".+/.+"),
    ),
    "vertex": Setup(
        signs=("vertex_api_key", "vertex_project_id"),
        needs=(("vertex_api_key", "google_api_key", "vertex_project_id", "google_cloud_project"),),
        address=("vertex_region",),
        credentials=("vertex_api_key", "google_application_credentials"),
        model=("vertex_model",),
    ),
    "zai": Setup(
        signs=("zai_api_key",),
        needs=(("zai_api_key",),),
        address=("zai_endpoint",),
        credentials=("zai_api_key",),
        model=("zai_model",),
    ),
}


ALIASES: Mapping[str, str] = {
    "amazon": "bedrock",
    "anthropic": "azure-anthropic",
    "aws": "bedrock",
    "azure": "azure-openai",
    "claude": "azure-anthropic",
    "gemini": "vertex",
    "google": "vertex",
    "kimi": "moonshot",
    "z-ai": "zai",
    "z.ai": "zai",
}
"""What people call providers."""


def known_provider(text: str) -> str | None:
    """The provider of that name or alias, in any letter case, if there is one."""
    name = text.strip().lower()
    name = ALIASES.get(name, name)
    return name if name in PROVIDERS else None


def parse_provider(text: str) -> str:
    """The name of a provider, by its name or an alias. Raises ValueError for what is none."""
    name = known_provider(text)
    if name is None:
        meant = closest(text.lower(), PROVIDERS)
        raise ValueError("unknown provider" + (f"; did you mean {meant}?" if meant else ""))
    return name


ProviderName: TypeAlias = Annotated[str, parser(parse_provider), Accepts(", ".join(sorted(PROVIDERS)))]
OptionalProviderName: TypeAlias = Annotated[str | None, parser(parse_provider), Accepts(", ".join(sorted(PROVIDERS)))]


class ProviderModel(NamedTuple):
    """A model of a provider, or of MODEL_PROVIDER where `provider` is None."""

    provider: str | None
    model: str


def parse_model(text: str) -> ProviderModel:
    """`provider:model`, or a model of MODEL_PROVIDER, whose name may have colons too. Raises ValueError."""
    prefix, colon, rest = (part.strip() for part in text.partition(":"))
    if not colon:
        return ProviderModel(None, prefix)
    if not prefix or not rest:
        raise ValueError("it has nothing before or after its colon")
    provider = known_provider(prefix)
    if provider is None:
        if meant := closest(prefix.lower(), [*PROVIDERS, *ALIASES], 0.8):
            raise ValueError(f"unknown provider; did you mean {meant}?")
        return ProviderModel(None, text.strip())
    again, colon, _ = rest.partition(":")
    if colon and known_provider(again):
        raise ValueError("it names two providers")
    return ProviderModel(provider, rest)


OptionalModel: TypeAlias = Annotated[
    ProviderModel | None,
    parser(parse_model),
    Accepts("provider:model, or a model of MODEL_PROVIDER; providers are " + ", ".join(sorted(PROVIDERS))),
]


NO_MODEL = ("default", "none")
"""What SUGGESTION_MODE_MODEL says besides models."""


def parse_suggestion(text: str) -> str:
    """`default`, `none` or a model, as it is. Raises ValueError."""
    if text not in NO_MODEL:
        parse_model(text)
    return text


SuggestionModel: TypeAlias = Annotated[
    str, parser(parse_suggestion), Accepts("default, none, or a model as in TIER_SIMPLE: provider:model")
]


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A number of milliseconds that some providers may have another of. 0 is no limit."""

    common: int
    own: Mapping[str, int]

    def seconds(self, provider: str) -> float:
        milliseconds = self.own.get(provider, self.common)
        return milliseconds / 1000 if milliseconds else math.inf


def parse_time_limit(text: str) -> TimeLimit:
    """`300000`, or `300000,ollama:900000`. Raises ValueError."""
    common, *others = (item.strip() for item in text.split(","))
    own = {}
    for item in others:
        name, colon, number = item.partition(":")
        if not colon:
            raise ValueError(f"{item!r} is not of the form provider:milliseconds")
        own[parse_provider(name.strip())] = parse_integer(number.strip())
    return TimeLimit(parse_integer(common), own)


ProviderMilliseconds: TypeAlias = Annotated[
    TimeLimit,
    parser(parse_time_limit),
    Accepts("a whole number of milliseconds, 0 or more; others for single providers after it: 300000,ollama:900000"),
]


def configured(given: Container[str]) -> dict[str, str]:
    """The providers that are configured where the fields `given` are set, each with the field that shows it."""
    return {
        name: sign
        for name, setup in PROVIDERS.items()
        if (sign := next((sign for sign in setup.signs if sign in given), None))
    }
