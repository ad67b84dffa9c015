"""From the environment and a .env file to the settings, or to one message about everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from lynkr.settings.model import TIERS, Settings, accepts_of, default_text
from lynkr.settings.names import DEPRECATED, NOT_YET, misspelt
from lynkr.settings.providers import NO_MODEL, PROVIDERS, ProviderModel, configured, known_provider, parse_model
from lynkr.settings.source import Given, Source, read
from lynkr.settings.values import is_loopback, is_placeholder, is_private_host, mask, shown_part

_TIER_FIELDS = tuple(f"tier_{name.lower()}" for name in TIERS)


class SettingsError(Exception):
    """Settings are wrong or missing. The text is one message for the user about all of them."""


class Loaded(NamedTuple):
    """The settings, and what the log is to say of them at start-up."""

    settings: Settings
    notes: list[str]
    """What a user may want to know of where they came from."""
    warnings: list[str]
    """What is legal but probably not meant."""


def load(environ: Mapping[str, str], dotenv: Path | None) -> Settings:
    """The settings in `environ` and, under it, in the file `dotenv`. Raises `SettingsError`."""
    return load_with_remarks(environ, dotenv).settings


def load_with_remarks(environ: Mapping[str, str], dotenv: Path | None) -> Loaded:
    """The same for a start-up. The file is read once only: it may be a pipe."""
    loading = _Loading(read(environ, dotenv))
    settings = loading.settings
    if settings is None or loading.problems:
        raise SettingsError(_message(loading.problems, dotenv))
    return Loaded(settings, loading.notes(dotenv), loading.warnings(settings))


def is_exposed(settings: Settings) -> bool:
    """Whether other machines can use the server without a key."""
    return not settings.lynkr_api_keys and not is_loopback(settings.lynkr_host)


class _Loading:
    """One reading of the settings, with all that is to be said about it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems = list(source.problems)
        self.chosen_by: str | None = None
        """The variable that made `provider` the provider, if it was not MODEL_PROVIDER."""
        self._placeholders: dict[str, Given] = {}
        self._given = self._sort_out()
        self.provider = self._choose()
        self.settings = self._validate()

    def _sort_out(self) -> dict[str, Given]:
        """What is given, by field. A placeholder for something that has no default is as good as nothing."""
        given: dict[str, Given] = {}
        for name, info in Settings.model_fields.items():
            value = self.source.given.get(name.upper())
            if value is None:
                continue
            if info.default is None and is_placeholder(value.value):
                self._placeholders[name] = value
            else:
                given[name] = value
        return given

    def _choose(self) -> str | None:
        """The name of the provider, or None if it cannot be told."""
        if given := self._given.get("model_provider"):
            return known_provider(given.value)
        tiers = [self._given[name] for name in _TIER_FIELDS if name in self._given]
        if len(tiers) == len(_TIER_FIELDS):
            for name, tier in zip(_TIER_FIELDS, tiers, strict=True):
                if (provider := known_provider(tier.value.partition(":")[0])) is not None and ":" in tier.value:
                    self.chosen_by = name.upper()
                    return provider
        found = configured(self._given)
        if len(found) > 1:
            listed = ", ".join(f"{name} ({sign.upper()})" for name, sign in found.items())
            self._problem(
                f"MODEL_PROVIDER is not set, and more than one provider is configured: {listed}", ", ".join(found)
            )
            return None
        for name, sign in found.items():
            self.chosen_by = sign.upper()
            return name
        return "echo"

    def _validate(self) -> Settings | None:
        values: dict[str, Any] = {name: given.value for name, given in self._given.items()}
        if self.provider is not None:
            values["model_provider"] = self.provider
        wrong: set[str] = set()
        try:
            settings = Settings(**values)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                name = str(detail["loc"][0])
                wrong.add(name)
                self._wrong(name, str(detail.get("ctx", {}).get("error", "")))
            # What is right is still checked, so that one message says everything.
            try:
                settings = Settings(**{name: value for name, value in values.items() if name not in wrong})
            except ValidationError:
                return None
        if not self._check_tiers(settings, wrong) and self.provider is not None:
            self._check_needs(self.provider, settings, wrong)
        self._check_suggestion(settings, wrong)
        self._check_fallback(settings, wrong)
        self._check_exposure(settings, wrong)
        return settings

    def _problem(self, text: str, accepted: str) -> None:
        problem = f"{text}\n    Accepted: {accepted}"
        if problem not in self.problems:
            self.problems.append(problem)

    def _wrong(self, name: str, hint: str) -> None:
        given = self._given.get(name)
        value, where = (given.value, given.where) if given else (default_text(name), "default")
        accepts = accepts_of(name)
        shown = mask(value) if accepts.secret else repr(shown_part(value))
        self._problem(f"{name.upper()} is {shown} ({where})" + (f": {hint}" if hint else ""), accepts.text)

    def _check_needs(self, provider: str, settings: Settings, wrong: set[str]) -> None:
        """The provider has what it needs."""
        setup = PROVIDERS[provider]
        if setup.free_at and (setup.free_at in wrong or is_private_host(getattr(settings, setup.free_at))):
            return
        for group in setup.needs:
            if any(getattr(settings, name) is not None or name in wrong for name in group):
                continue
            copied = next((name for name in group if name in self._placeholders), None)
            if copied is None:
                subject = f"{' or '.join(name.upper() for name in group)} is not set"
            else:
                given = self._placeholders[copied]
                subject = f"{copied.upper()} is {shown_part(given.value)!r} ({given.where}), a placeholder"
            self._problem(f"{subject}; the provider {provider} needs it", accepts_of(copied or group[0]).text)

    def _check_tiers(self, settings: Settings, wrong: set[str]) -> bool:
        """The tiers name providers that have what they need. Returns whether requests are routed by them."""
        if any(name not in self._given for name in _TIER_FIELDS):
            return False
        needed: dict[str, None] = {}
        for name in _TIER_FIELDS:
            if name in wrong:
                continue
            tier: ProviderModel = getattr(settings, name)
            if tier.provider is None and self.provider is not None and not _may_be_named(tier.model, settings):
                given = self._given[name]
                self._problem(
                    f"{name.upper()} is {shown_part(given.value)!r} ({given.where}): unknown provider",
                    accepts_of(name).text,
                )
            elif (provider := tier.provider or self.provider) is not None:
                needed[provider] = None
        for provider in needed:
            self._check_needs(provider, settings, wrong)
        return True

    def _check_suggestion(self, settings: Settings, wrong: set[str]) -> None:
        """What answers suggestion mode has what it needs."""
        if settings.suggestion_mode_model in NO_MODEL:
            return
        provider = parse_model(settings.suggestion_mode_model).provider or self.provider
        if provider is not None:
            self._check_needs(provider, settings, wrong)

    def _check_fallback(self, settings: Settings, wrong: set[str]) -> None:
        """The fallback is another provider than the first, with what it needs, and local only if that was asked for."""
        fallback = settings.fallback
        if fallback is None or {"fallback_enabled", "fallback_allow_local"} & wrong:
            return
        if PROVIDERS[fallback].local and not settings.fallback_allow_local:
            self._problem(
                f"FALLBACK_PROVIDER is {fallback!r} ({self._given['fallback_provider'].where}), which runs on your own"
                " machine",
                "a provider in the cloud; or FALLBACK_ALLOW_LOCAL=true to allow this one",
            )
        self._check_needs(fallback, settings, wrong)

    def _check_exposure(self, settings: Settings, wrong: set[str]) -> None:
        """An address that others can reach has keys to keep them out."""
        if {"lynkr_host", "lynkr_api_keys", "lynkr_allow_insecure"} & wrong or settings.lynkr_allow_insecure:
            return
        if not is_exposed(settings):
            return
        self._problem(
            f"LYNKR_API_KEYS is not set, and LYNKR_HOST is {settings.lynkr_host!r}"
            f" ({self._given['lynkr_host'].where}), which other machines can reach",
            f"{accepts_of('lynkr_api_keys').text}; or LYNKR_ALLOW_INSECURE=true to do without",
        )

    def notes(self, dotenv: Path | None) -> list[str]:
        found = [f"settings are read from {dotenv}"] if dotenv is not None else []
        if self.chosen_by is not None:
            found.append(f"MODEL_PROVIDER is not set; {self.chosen_by} is, so it is {self.provider}")
        if unused := sorted(NOT_YET & self.source.given.keys()):
            found.append(f"without effect in this version: {', '.join(unused)}")
        return found

    def warnings(self, settings: Settings) -> list[str]:
        known = [name.upper() for name in Settings.model_fields]
        found = [
            f"{told} ({given.where})"
            for name, given in sorted(self.source.given.items())
            if (told := misspelt(name, known, in_file=given.in_file))
        ]
        found += [
            f"{name} has no effect any more: {instead}"
            for name, instead in DEPRECATED.items()
            if name in self.source.given
        ]
        missing = [name.upper() for name in _TIER_FIELDS if name not in self._given]
        if 0 < len(missing) < len(_TIER_FIELDS):
            found.append(
                f"requests are not routed, since {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not set "
                f"(provider:model): all go to {settings.model_provider}"
            )
        if settings.lynkr_allow_insecure and is_exposed(settings):
            found.append(
                f"everybody who can reach {settings.lynkr_host} can use this server: LYNKR_ALLOW_INSECURE is true"
                " and LYNKR_API_KEYS is not set"
            )
        found += [
            f"the key {key.name} of LYNKR_API_KEYS is short enough to be guessed"
            for key in settings.lynkr_api_keys
            if key.secret is not None and len(key.secret) < 8
        ]
        if settings.fallback_enabled and settings.fallback_provider is not None and settings.fallback is None:
            found.append(f"there is no fallback: FALLBACK_PROVIDER is {settings.fallback_provider}, as is the provider")
        used = {settings.provider_of(model) for model in settings.tiers.values()} or {settings.model_provider}
        if settings.fallback_provider is not None:
            used.add(settings.fallback_provider)
        for name in sorted(sign for provider in used for sign in PROVIDERS[provider].signs):
            value = getattr(settings, name)
            if isinstance(value, str) and value.startswith("http:") and not is_private_host(value):
                found.append(
                    f"{name.upper()} is http: to a public host, so keys and conversations go there in the clear"
                )
        return found


def _may_be_named(model: str, settings: Settings) -> bool:
    """Whether a model of MODEL_PROVIDER may have this name: a colon in it is rather the mark of a provider."""
    prefix, colon, _ = model.partition(":")
    setup = PROVIDERS[settings.model_provider]
    if not colon or (setup.free_at and is_private_host(getattr(settings, setup.free_at))):
        return True
    return setup.colons is not None and setup.colons.fullmatch(prefix) is not None


def _message(problems: list[str], dotenv: Path | None) -> str:
    file = f"in {dotenv}" if dotenv is not None else "in a file .env in this directory"
    return "\n".join(
        [
            f"Wrong or missing settings: {len(problems)}",
            "",
            *(f"  {problem}" for problem in problems),
            "",
            f"Set them in the environment, or {file}. docs/configuration.md explains all settings.",
        ]
    )
