"""The settings: one typed model, filled from the environment and a .env file. Nothing else reads the environment."""

from __future__ import annotations

from lynkr.settings.loading import Loaded, SettingsError, is_exposed, load, load_with_remarks
from lynkr.settings.model import TIERS, Settings, accepts_of, default_text, secret
from lynkr.settings.source import find_dotenv
from lynkr.settings.values import ApiKey, is_private_host

__all__ = [
    "TIERS",
    "ApiKey",
    "Loaded",
    "Settings",
    "SettingsError",
    "accepts_of",
    "default_text",
    "find_dotenv",
    "is_exposed",
    "is_private_host",
    "load",
    "load_with_remarks",
    "secret",
]
