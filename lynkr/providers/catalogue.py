"""All providers, by name. A new provider is a file of its own and a line here."""

from __future__ import annotations

from lynkr.providers.azure_anthropic import AZURE_ANTHROPIC
from lynkr.providers.base import Catalogue
from lynkr.providers.echo import ECHO
from lynkr.providers.llamacpp import LLAMACPP
from lynkr.providers.lmstudio import LMSTUDIO
from lynkr.providers.openai import OPENAI
from lynkr.providers.openrouter import OPENROUTER

CATALOGUE: Catalogue = {
    provider.name: provider for provider in (AZURE_ANTHROPIC, ECHO, LLAMACPP, LMSTUDIO, OPENAI, OPENROUTER)
}
