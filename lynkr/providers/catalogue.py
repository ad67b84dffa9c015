"""All providers, by name. A new provider is a file of its own and a line here."""

from __future__ import annotations

from lynkr.providers.azure_anthropic import AZURE_ANTHROPIC
from lynkr.providers.azure_openai import AZURE_OPENAI
from lynkr.providers.base import Catalogue
from lynkr.providers.bedrock import BEDROCK
from lynkr.providers.databricks import DATABRICKS
from lynkr.providers.deepseek import DEEPSEEK
from lynkr.providers.echo import ECHO
from lynkr.providers.llamacpp import LLAMACPP
from lynkr.providers.lmstudio import LMSTUDIO
from lynkr.providers.moonshot import MOONSHOT
from lynkr.providers.ollama import OLLAMA
from lynkr.providers.openai import OPENAI
from lynkr.providers.openrouter import OPENROUTER
from lynkr.providers.vertex import VERTEX
from lynkr.providers.zai import ZAI

CATALOGUE: Catalogue = {
    provider.name: provider
    for provider in (
        AZURE_ANTHROPIC,
        AZURE_OPENAI,
        BEDROCK,
        DATABRICKS,
        DEEPSEEK,
        ECHO,
        LLAMACPP,
        LMSTUDIO,
        MOONSHOT,
        OLLAMA,
        OPENAI,
        OPENROUTER,
        VERTEX,
        ZAI,
    )
}
