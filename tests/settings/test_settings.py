from __future__ import annotations

import hashlib
import math
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from pydantic import ValidationError

from lynkr.providers.catalogue import CATALOGUE
from lynkr.settings import (
    Settings,
    SettingsError,
    accepts_of,
    default_text,
    find_dotenv,
    load,
    load_with_remarks,
    secret,
)
from lynkr.settings.names import INSTEAD, NOT_YET
from lynkr.settings.providers import PROVIDERS

REPOSITORY = Path(__file__).resolve().parents[2]
HEAVY = {"trio", "httpx", "hypercorn", "quart", "dotenv", "asyncio"}
KEY = "sk-proj-abcdefghijklmnopqrstuvwxyz"


def refusal(environ: Mapping[str, str], dotenv: Path | None = None) -> str:
    with pytest.raises(SettingsError) as caught:
        load(environ, dotenv)
    return str(caught.value)


def notes(environ: Mapping[str, str], dotenv: Path | None) -> list[str]:
    return load_with_remarks(environ, dotenv).notes


def warnings(environ: Mapping[str, str], dotenv: Path | None) -> list[str]:
    return load_with_remarks(environ, dotenv).warnings


# Defaults and types


def test_nothing_configured_is_echo_on_loopback() -> None:
    settings = load({}, None)
    assert settings == Settings()
    assert settings.model_provider == "echo"
    assert (settings.lynkr_host, settings.port) == ("127.0.0.1", 8081)
    assert settings.request_json_limit == 64 * 1024 * 1024
    assert settings.lynkr_data_dir == Path.home() / ".lynkr"
    assert settings.lynkr_api_keys == ()
    assert settings.secrets() == ()


def test_every_default_is_accepted_as_a_user_would_write_it() -> None:
    # Without MODEL_PROVIDER, the endpoints' defaults would be several configured providers.
    written = {name.upper(): default_text(name) for name in Settings.model_fields}
    assert load(written, None) == Settings()


def test_every_setting_has_a_group_a_description_and_says_what_it_accepts() -> None:
    for name, info in Settings.model_fields.items():
        assert isinstance(info.json_schema_extra, dict), name
        assert info.json_schema_extra["group"], name
        assert info.description, name
        assert info.description.endswith("."), name
        assert accepts_of(name).text, name


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1


def test_a_providers_name_in_the_settings_is_one_in_the_catalogue() -> None:
    assert set(PROVIDERS) == set(CATALOGUE)


VALUES: list[tuple[str, str, object]] = [
    ("model_provider", "OpenRouter", "openrouter"),
    ("openai_model", "  gpt-5  ", "gpt-5"),
    ("openai_endpoint", "http://127.0.0.1:8000/v1/", "http://127.0.0.1:8000/v1/"),
    ("openai_timeout_ms", "0", 0),
    ("port", "0", 0),
    ("port", "65535", 65535),
    ("lynkr_host", "localhost", "localhost"),
    ("lynkr_host", "[::1]", "::1"),
    ("lynkr_allow_insecure", "YES", True),
    ("lynkr_allow_insecure", "on", True),
    ("lynkr_allow_insecure", "1", True),
    ("lynkr_allow_insecure", "True", True),
    ("lynkr_allow_insecure", "No", False),
    ("lynkr_allow_insecure", "off", False),
    ("lynkr_allow_insecure", "0", False),
    ("lynkr_allow_insecure", "false", False),
    ("lynkr_allowed_hosts", "Lynkr.Example.com, gpu-box,,10.0.0.1", ("lynkr.example.com", "gpu-box", "10.0.0.1")),
    (
        "lynkr_cors_origins",
        "https://App.example.com/, http://localhost:3000,chrome-extension://abc",
        ("https://app.example.com", "http://localhost:3000", "chrome-extension://abc"),
    ),
    ("request_json_limit", "10kb", 10240),
    ("lynkr_data_dir", "/var/lib/lynkr/", Path("/var/lib/lynkr")),
    ("log_level", "DEBUG", "debug"),
    ("log_format", "JSON", "json"),
    ("response_model", "Actual", "actual"),
    ("no_color", "1", "1"),
]


@pytest.mark.parametrize(("name", "text", "value"), VALUES)
def test_values(name: str, text: str, value: object) -> None:
    environ = {"OPENROUTER_API_KEY": "k", "MODEL_PROVIDER": "openrouter", name.upper(): text}
    assert getattr(load(environ, None), name) == value


BAD: list[tuple[str, str, str]] = [
    ("PORT", "http", "it is not a whole number"),
    ("PORT", "80.5", "it is not a whole number"),
    ("PORT", "8_081", "it is not a whole number"),
    ("PORT", "65536", "it is out of range"),
    ("PORT", "-1", "it is out of range"),
    ("UPSTREAM_QUEUE_TIMEOUT_MS", "0", "it is out of range"),
    ("OPENAI_TIMEOUT_MS", "10s", "it is not a whole number"),
    ("API_RETRY_MAX_RETRIES", "-1", "it is out of range"),
    ("LYNKR_ALLOW_INSECURE", "maybe", "Accepted: true, false, 1, 0, yes, no, on or off"),
    ("LOG_LEVEL", "loud", "Accepted: trace, debug, info, warn, error or fatal"),
    ("LOG_FORMAT", "xml", "Accepted: auto, pretty or json"),
    ("RESPONSE_MODEL", "both", "Accepted: requested or actual"),
    ("REQUEST_JSON_LIMIT", "64 megabytes", "Accepted: bytes, or a size such as 10kb, 64mb or 1gb"),
    ("REQUEST_JSON_LIMIT", "0", "it is less than a byte"),
    ("OPENAI_ENDPOINT", "api.openai.com/v1", "it does not begin with http:// or https://"),
    ("OPENAI_ENDPOINT", "localhost:8000", "it does not begin with http:// or https://"),
    ("OPENAI_ENDPOINT", "ftp://host", "it does not begin with http:// or https://"),
    ("OPENAI_ENDPOINT", "http://", "it has no host"),
    ("OPENAI_ENDPOINT", "http:///v1", "it has no host"),
    ("OPENAI_ENDPOINT", "http://ho st/v1", "it has a space in it"),
    ("OPENAI_ENDPOINT", "http://host:port/v1", "port"),
    ("OPENAI_ENDPOINT", "http://host:99999/v1", "port out of range"),
    ("OPENAI_ENDPOINT", "http://[::1/v1", "invalid IPv6 URL"),
    ("OPENAI_ENDPOINT", "http://999.1.1.1/v1", "its host is no name and no address"),
    ("OPENAI_ENDPOINT", "http://-host-/v1", "its host is no name and no address"),
    ("OPENAI_ENDPOINT", "http://host/v1#x", "it has a # in it"),
    ("OPENAI_ENDPOINT", "https://your-host/v1", "it is a placeholder"),
    ("LLAMACPP_ENDPOINT", "http://<host>:8080", "it is a placeholder"),
    ("LYNKR_HOST", "http://0.0.0.0", "it is no name and no address"),
    ("LYNKR_HOST", "127.0.0.1:8081", "it is no name and no address"),
    ("LYNKR_HOST", "256.0.0.1", "it is no name and no address"),
    ("LYNKR_ALLOWED_HOSTS", "https://lynkr.example.com", "it is no name and no address"),
    ("LYNKR_CORS_ORIGINS", "*", "* is no origin"),
    ("LYNKR_CORS_ORIGINS", "https://a.example.com/path", "https://a.example.com/path is no origin"),
    ("OPENROUTER_APP_NAME", "Café", "it has characters that cannot be sent in a header"),
    ("OPENAI_ORGANIZATION", "a\nb", "it has characters that cannot be sent in a header"),
]


@pytest.mark.parametrize(("name", "text", "told"), BAD)
def test_a_bad_value_is_named_shown_and_explained(name: str, text: str, told: str) -> None:
    message = refusal({"MODEL_PROVIDER": "echo", name: text})
    assert f"{name} is {text!r} (environment)" in message
    assert told in message
    assert f"Accepted: {accepts_of(name.lower()).text}" in message
    assert "Wrong or missing settings: 1\n" in message


def test_a_long_value_is_not_shown_whole() -> None:
    message = refusal({"PORT": "9" * 5000})
    assert f"PORT is '{'9' * 100}…' (environment): it is not a whole number\n" in message


def test_all_problems_are_in_one_message(tmp_path: Path) -> None:
    dotenv = tmp_path / "settings.env"
    dotenv.write_text("# mine\nLOG_LEVEL=loud\nnot a setting\nOPENAI_ENDPOINT=nowhere\n")
    message = refusal({"MODEL_PROVIDER": "openrouter", "PORT": "x", "LYNKR_HOST": "0.0.0.0"}, dotenv)
    assert "Wrong or missing settings: 6\n" in message
    for told in (
        f"LOG_LEVEL is 'loud' ({dotenv} line 2)",
        f"line 3 of {dotenv} is not NAME=value",
        f"OPENAI_ENDPOINT is 'nowhere' ({dotenv} line 4)",
        "PORT is 'x' (environment)",
        "OPENROUTER_API_KEY is not set; the provider openrouter needs it",
        "LYNKR_API_KEYS is not set, and LYNKR_HOST is '0.0.0.0' (environment)",
        f"Set them in the environment, or in {dotenv}.",
    ):
        assert told in message


# Providers


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("OpnAI", "MODEL_PROVIDER is 'OpnAI' (environment): unknown provider; did you mean openai?"),
        ("antropic-azure", "unknown provider"),
        ("LM-Studio", "did you mean lmstudio?"),
        ("zzz", "MODEL_PROVIDER is 'zzz' (environment): unknown provider\n"),
    ],
)
def test_an_unknown_provider(typed: str, told: str) -> None:
    message = refusal({"MODEL_PROVIDER": typed})
    assert told in message
    assert f"Accepted: {', '.join(sorted(PROVIDERS))}\n" in message


AZURE = "https://r.services.ai.azure.com"
CHOICES: list[tuple[dict[str, str], str]] = [
    ({}, "echo"),
    ({"OPENAI_API_KEY": "k"}, "openai"),
    ({"OPENAI_ENDPOINT": "http://localhost:8000"}, "openai"),
    ({"OPENROUTER_API_KEY": "k"}, "openrouter"),
    ({"LLAMACPP_ENDPOINT": "http://localhost:8080"}, "llamacpp"),
    ({"LMSTUDIO_ENDPOINT": "http://localhost:1234"}, "lmstudio"),
    ({"AZURE_ANTHROPIC_ENDPOINT": AZURE, "AZURE_ANTHROPIC_API_KEY": "k"}, "azure-anthropic"),
    ({"AZURE_ANTHROPIC_ENDPOINT": AZURE, "AZURE_ANTHROPIC_AD_TOKEN": "k"}, "azure-anthropic"),
    ({"OPENAI_API_KEY": "k", "OPENROUTER_API_KEY": ""}, "openai"),
    ({"OPENAI_API_KEY": "k", "OPENROUTER_API_KEY": "your-key"}, "openai"),
    ({"OPENAI_API_KEY": "sk-..."}, "echo"),
    ({"OPENAI_MODEL": "gpt-5"}, "echo"),
    ({"OPENAI_API_KEY": "k", "LLAMACPP_ENDPOINT": "http://x", "MODEL_PROVIDER": "llamacpp"}, "llamacpp"),
    ({"OPENAI_API_KEY": "k", "MODEL_PROVIDER": "ECHO"}, "echo"),
]


@pytest.mark.parametrize(("environ", "provider"), CHOICES)
def test_the_one_provider_that_is_configured_is_chosen(environ: dict[str, str], provider: str) -> None:
    assert load(environ, None).model_provider == provider


def test_a_provider_that_was_chosen_for_the_user_is_announced() -> None:
    assert notes({"OPENAI_API_KEY": "k"}, None) == ["MODEL_PROVIDER is not set; OPENAI_API_KEY is, so it is openai"]
    assert notes({"OPENAI_API_KEY": "k", "MODEL_PROVIDER": "openai"}, None) == []


def test_several_configured_providers_need_a_choice() -> None:
    message = refusal({"OPENAI_API_KEY": "k", "LLAMACPP_ENDPOINT": "http://x"})
    assert (
        "MODEL_PROVIDER is not set, and more than one provider is configured:"
        " llamacpp (LLAMACPP_ENDPOINT), openai (OPENAI_API_KEY)\n    Accepted: llamacpp, openai\n" in message
    )
    assert "Wrong or missing settings: 1\n" in message


NEEDS: list[tuple[dict[str, str], list[str]]] = [
    ({"MODEL_PROVIDER": "openai"}, ["OPENAI_API_KEY is not set; the provider openai needs it"]),
    (
        {"OPENAI_ENDPOINT": "https://api.groq.com/openai/v1"},
        ["OPENAI_API_KEY is not set; the provider openai needs it"],
    ),
    (
        {"MODEL_PROVIDER": "openai", "OPENAI_API_KEY": "sk-..."},
        ["OPENAI_API_KEY is 'sk-...' (environment), a placeholder; the provider openai needs it"],
    ),
    ({"MODEL_PROVIDER": "openrouter"}, ["OPENROUTER_API_KEY is not set; the provider openrouter needs it"]),
    (
        {"MODEL_PROVIDER": "azure-anthropic"},
        [
            "AZURE_ANTHROPIC_ENDPOINT is not set; the provider azure-anthropic needs it",
            "AZURE_ANTHROPIC_API_KEY or AZURE_ANTHROPIC_AD_TOKEN is not set; the provider azure-anthropic needs it",
        ],
    ),
    (
        {"AZURE_ANTHROPIC_API_KEY": "k", "AZURE_ANTHROPIC_ENDPOINT": "https://<resource>.services.ai.azure.com"},
        ["AZURE_ANTHROPIC_ENDPOINT is 'https://<resource>.services.ai.azure.com' (environment), a placeholder"],
    ),
]


@pytest.mark.parametrize(("environ", "told"), NEEDS)
def test_what_the_provider_needs(environ: dict[str, str], told: list[str]) -> None:
    message = refusal(environ)
    for line in told:
        assert line in message
    assert f"Wrong or missing settings: {len(told)}\n" in message


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://localhost:8000/v1/chat/completions",
        "http://127.0.0.1:8000",
        "http://[::1]:8000",
        "http://192.168.1.5",
        "http://100.64.1.2",
        "http://gpu-box:8000",
        "http://mac.local",
    ],
)
def test_a_server_of_ones_own_needs_no_key(endpoint: str) -> None:
    assert load({"OPENAI_ENDPOINT": endpoint}, None).openai_api_key is None
    # A placeholder is no key to be sent there either.
    assert load({"OPENAI_ENDPOINT": endpoint, "OPENAI_API_KEY": "your-key"}, None).openai_api_key is None


@pytest.mark.parametrize("name", ["OPENROUTER_API_KEY", "OPENAI_API_KEY", "AZURE_ANTHROPIC_API_KEY"])
@pytest.mark.parametrize(
    "value",
    [
        "your-key",
        "your_api_key",
        "YOUR-KEY-HERE",
        "sk-your-key",
        "sk-or-v1-your_key",
        "replace-with-your-key",
        "replace-with-openai-key",
        "changeme",
        "change-me",
        "paste-key-here",
        "put-it-here",
        "placeholder",
        "xxxxxxxx",
        "sk-...",
        "sk-or-v1-…",
        "<key>",
        "${OPENAI_API_KEY}",
    ],
)
def test_a_placeholder_is_no_key(name: str, value: str) -> None:
    assert load({"MODEL_PROVIDER": "echo", name: value}, None).secrets() == ()


@pytest.mark.parametrize("value", [KEY, "sk-ant-api03-aB_c-9x", "dummy", "EMPTY", "not-needed", "lm-studio", "k"])
def test_a_key_is_no_placeholder(value: str) -> None:
    assert secret(load({"OPENAI_API_KEY": value}, None).openai_api_key) == value


# Secrets


def test_secrets_are_shown_nowhere() -> None:
    settings = load({"OPENAI_API_KEY": KEY, "LYNKR_API_KEYS": "alice:alices-own-key,sha256:" + "0" * 64}, None)
    assert set(settings.secrets()) == {KEY, "alices-own-key"}
    for shown in (repr(settings), str(settings), repr(settings.lynkr_api_keys), repr(settings.model_dump())):
        assert KEY not in shown
        assert "alices-own-key" not in shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("Bearer " + KEY, "Bear…yz"), ("two words", "********"), ("kéy-kéy-kéy-kéy-kéy", "kéy-…éy")],
)
def test_a_bad_secret_is_shown_in_part(value: str, shown: str) -> None:
    message = refusal({"OPENAI_API_KEY": value})
    assert f"OPENAI_API_KEY is {shown} (environment): it has spaces or characters that no key has" in message
    assert value not in message


def test_credentials_in_an_address_are_not_shown() -> None:
    message = refusal({"OPENAI_ENDPOINT": "https://me:hunter2@host/v1?api_key=s3cret&x=1"})
    assert "OPENAI_ENDPOINT is 'https://…@host/v1?api_key=…&x=1' (environment): it has a user name in it" in message
    assert "hunter2" not in message
    assert "s3cret" not in message


def digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("a-key", [("key-1", digest("a-key"))]),
        ("alice:a-key", [("alice", digest("a-key"))]),
        ("alice:a:b", [("alice", digest("a:b"))]),
        (" alice:k1 ,, k2,bob:k3 ", [("alice", digest("k1")), ("key-2", digest("k2")), ("bob", digest("k3"))]),
        (f"sha256:{digest('k').hex()}", [("key-1", digest("k"))]),
        (f"ci:sha256:{digest('k').hex().upper()}", [("ci", digest("k"))]),
    ],
)
def test_client_keys(text: str, keys: list[tuple[str, bytes]]) -> None:
    settings = load({"LYNKR_API_KEYS": text, "LYNKR_HOST": "0.0.0.0"}, None)
    assert [(key.name, key.digest) for key in settings.lynkr_api_keys] == keys


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (",", "it has no key in it"),
        ("good-key-1, bad key", "number 2 has spaces or characters that no key has"),
        ("alice:", "number 1 has nothing before or after its colon"),
        (":key", "number 1 has nothing before or after its colon"),
        ("sha256:abc", "number 1 has a digest that is not 64 hexadecimal digits"),
        ("k1,alice:sha256:" + "g" * 64, "number 2 has a digest that is not 64 hexadecimal digits"),
        ("your-key", "number 1 is a placeholder"),
        ("alice:change-me", "number 1 is a placeholder"),
    ],
)
def test_bad_client_keys(text: str, told: str) -> None:
    message = refusal({"LYNKR_API_KEYS": text, "LYNKR_HOST": "0.0.0.0"})
    assert told in message
    assert f"LYNKR_API_KEYS is {'*' * 8} (" in message or f"LYNKR_API_KEYS is {text[:4]}…{text[-2:]} (" in message
    # One mistake is one problem: that the address is open is its consequence.
    assert "Wrong or missing settings: 1\n" in message


# Who can reach it


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.com", "host"])
def test_an_address_that_others_reach_needs_keys(host: str) -> None:
    message = refusal({"LYNKR_HOST": host})
    assert (
        f"LYNKR_API_KEYS is not set, and LYNKR_HOST is {host!r} (environment), which other machines can reach"
        in message
    )
    assert "LYNKR_ALLOW_INSECURE=true" in message
    assert load({"LYNKR_HOST": host, "LYNKR_API_KEYS": "alices-own-key"}, None).lynkr_host == host
    assert warnings({"LYNKR_HOST": host, "LYNKR_API_KEYS": "alices-own-key"}, None) == []
    assert load({"LYNKR_HOST": host, "LYNKR_ALLOW_INSECURE": "true"}, None).lynkr_host == host
    (warning,) = warnings({"LYNKR_HOST": host, "LYNKR_ALLOW_INSECURE": "true"}, None)
    assert warning.startswith(f"everybody who can reach {host} can use this server")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost", "lynkr.localhost"])
def test_loopback_needs_no_keys(host: str) -> None:
    assert load({"LYNKR_HOST": host}, None).lynkr_host == host


# Warnings and notes


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("OPENAI_API_KEI", "OPENAI_API_KEI is not a setting; did you mean OPENAI_API_KEY? (environment)"),
        ("openai_api_key", "openai_api_key is not a setting; did you mean OPENAI_API_KEY? (environment)"),
        ("OPENAI_BASE_URL", "OPENAI_BASE_URL is not a setting; did you mean OPENAI_ENDPOINT? (environment)"),
        ("LYNKR_API_KEY", "LYNKR_API_KEY is not a setting; did you mean LYNKR_API_KEYS? (environment)"),
        (
            "API_RETRY_MAX_RETRYS",
            "API_RETRY_MAX_RETRYS is not a setting; did you mean API_RETRY_MAX_RETRIES? (environment)",
        ),
        ("STREAM_QQQQQQQQ", "STREAM_QQQQQQQQ is not a setting (environment)"),
        ("TIER_5", "TIER_5 is not a setting (environment)"),
        ("LYNKR_ENV_FILE", None),
        ("PREFER_OLLAMA", "PREFER_OLLAMA has no effect any more: TIER_SIMPLE=ollama:MODEL says what it meant"),
        ("PATH", None),
        ("MODEL_PROVDER", None),
    ],
)
def test_misspelt_variables(name: str, told: str | None) -> None:
    assert warnings({name: "x"}, None) == ([told] if told else [])


def test_in_the_file_whatever_resembles_a_setting_is_one(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("MODEL_PROVDER=openai\nPATH=/bin\nDATABASE_URL=x\n")
    assert warnings({}, dotenv) == [f"MODEL_PROVDER is not a setting; did you mean MODEL_PROVIDER? ({dotenv} line 1)"]


def test_variables_of_features_that_are_not_there_yet_are_a_note(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("MEMORY_ENABLED=false\nPORT=8082\n")
    environ = {"TOON_ENABLED": "true", "MODEL_PROVIDER": "echo"}
    assert notes(environ, dotenv) == [
        f"settings are read from {dotenv}",
        "without effect in this version: MEMORY_ENABLED, TOON_ENABLED",
    ]
    assert warnings(environ, dotenv) == []


def test_the_tables_of_names_do_not_contradict_the_settings() -> None:
    known = {name.upper() for name in Settings.model_fields}
    assert not NOT_YET & known
    assert not INSTEAD.keys() & known
    assert set(INSTEAD.values()) <= known


def test_weak_protection_is_a_warning() -> None:
    assert warnings({"LYNKR_API_KEYS": "alice:short,long-enough-key"}, None) == [
        "the key alice of LYNKR_API_KEYS is short enough to be guessed"
    ]
    assert warnings({"OPENAI_API_KEY": KEY, "OPENAI_ENDPOINT": "http://api.example.com"}, None) == [
        "OPENAI_ENDPOINT is http: to a public host, so keys and conversations go there in the clear"
    ]
    assert warnings({"OPENAI_API_KEY": KEY, "OPENAI_ENDPOINT": "http://localhost:8000"}, None) == []


# Sources


def test_the_environment_beats_the_file_and_empty_is_not_set(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("PORT=1\nLOG_LEVEL=debug\nOPENAI_MODEL=\n")
    settings = load({"PORT": "2", "LOG_LEVEL": " ", "LYNKR_HOST": ""}, dotenv)
    assert (settings.port, settings.log_level, settings.lynkr_host) == (2, "debug", "127.0.0.1")
    assert settings.openai_model == "gpt-4o"


def test_the_order_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work, home = tmp_path / "work", tmp_path / "home"
    (work / ".env").mkdir(parents=True)
    (home / ".lynkr").mkdir(parents=True)
    monkeypatch.chdir(work)
    environ = {"HOME": str(home)}
    assert find_dotenv({}) is None
    assert find_dotenv(environ) is None
    (home / ".lynkr" / ".env").touch()
    assert find_dotenv(environ) == home / ".lynkr" / ".env"
    # A folder of that name is no file.
    (work / ".env").rmdir()
    (work / ".env").touch()
    assert find_dotenv(environ) == Path(".env")
    assert find_dotenv({**environ, "LYNKR_ENV_FILE": "/x/y"}) == Path("/x/y")
    assert find_dotenv({**environ, "LYNKR_ENV_FILE": "~/y"}) == home / "y"
    assert find_dotenv({**environ, "LYNKR_ENV_FILE": "/x/y"}, Path("/z")) == Path("/z")


def test_a_file_that_was_named_and_is_not_there_stops_the_start(tmp_path: Path) -> None:
    missing = tmp_path / "missing.env"
    assert f"{missing} cannot be read: No such file or directory" in refusal({}, missing)
    assert f"{tmp_path} cannot be read: Is a directory" in refusal({}, tmp_path)
    (tmp_path / "utf16").write_bytes("PORT=1".encode("utf-16"))
    assert f"{tmp_path / 'utf16'} is not UTF-8 text" in refusal({}, tmp_path / "utf16")


def test_the_file_may_be_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo(".env")
    assert find_dotenv({}) == Path(".env")
    writer = subprocess.Popen([sys.executable, "-c", "open('.env', 'w').write('PORT=1234')"])
    try:
        assert load({}, Path(".env")).port == 1234
    finally:
        assert writer.wait(30) == 0


@pytest.mark.parametrize("module", ["lynkr.settings", "lynkr.observe.log"])
def test_importing_it_imports_nothing_heavy(module: str) -> None:
    program = f"import {module}, sys; print([name for name in sys.modules if name.partition('.')[0] in {HEAVY}])"
    done = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, timeout=60)
    assert done.stdout == "[]\n", done.stderr


# The reference


def test_the_generated_files_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/settings-docs", "--check"], cwd=REPOSITORY, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_stale_reference_is_noticed_and_mended(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "lynkr").symlink_to(REPOSITORY / "lynkr")
    script = tmp_path / "scripts" / "settings-docs"
    script.write_bytes((REPOSITORY / "scripts" / "settings-docs").read_bytes())
    reference = tmp_path / "docs" / "configuration.md"

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(script), *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=tmp_path)

    assert run("--check").returncode == 1
    assert run().returncode == 0
    assert run("--check").returncode == 0
    reference.write_text(reference.read_text().replace("8081", "8080"))
    stale = run("--check")
    assert (stale.returncode, stale.stdout) == (1, "docs/configuration.md is stale: run scripts/settings-docs\n")


def test_the_example_file_changes_nothing() -> None:
    assert load({}, REPOSITORY / ".env.example") == Settings()


CLOUD = {"MODEL_PROVIDER": "openai", "OPENAI_API_KEY": "key"}


def test_a_fallback_needs_what_its_provider_needs() -> None:
    text = refusal({**CLOUD, "FALLBACK_PROVIDER": "moonshot"})
    assert "MOONSHOT_API_KEY is not set; the provider moonshot needs it" in text
    assert (
        load({**CLOUD, "FALLBACK_PROVIDER": "Moonshot", "MOONSHOT_API_KEY": "key"}, None).fallback_provider
        == "moonshot"
    )


def test_a_fallback_that_is_switched_off_needs_nothing() -> None:
    settings = load({**CLOUD, "FALLBACK_PROVIDER": "moonshot", "FALLBACK_ENABLED": "false"}, None)
    assert not settings.fallback_enabled


@pytest.mark.parametrize("provider", ["ollama", "llamacpp", "lmstudio", "echo"])
def test_a_fallback_on_the_users_machine_must_be_asked_for(provider: str) -> None:
    text = refusal({**CLOUD, "FALLBACK_PROVIDER": provider})
    assert f"FALLBACK_PROVIDER is '{provider}' (environment), which runs on your own machine" in text
    assert "FALLBACK_ALLOW_LOCAL=true" in text
    settings = load({**CLOUD, "FALLBACK_PROVIDER": provider, "FALLBACK_ALLOW_LOCAL": "true"}, None)
    assert settings.fallback_provider == provider


def test_a_fallback_to_the_same_provider_is_none() -> None:
    environ = {**CLOUD, "FALLBACK_PROVIDER": "openai"}
    assert warnings(environ, None) == ["there is no fallback: FALLBACK_PROVIDER is openai, as is the provider"]


def test_a_time_limit_may_have_others_for_single_providers() -> None:
    limit = load(
        {"MODEL_PROVIDER": "echo", "STREAM_IDLE_TIMEOUT_MS": "1000, Ollama:0,zai:2000"}, None
    ).stream_idle_timeout_ms
    assert (limit.seconds("openai"), limit.seconds("ollama"), limit.seconds("zai")) == (1, math.inf, 2)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("x", "it is not a whole number"),
        ("-1", "it is out of range"),
        ("1000,2000", "'2000' is not of the form provider:milliseconds"),
        ("1000,olama:1", "unknown provider; did you mean ollama?"),
        ("1000,ollama:x", "it is not a whole number"),
    ],
)
def test_a_wrong_time_limit(value: str, hint: str) -> None:
    assert hint in refusal({"MODEL_PROVIDER": "echo", "STREAM_IDLE_TIMEOUT_MS": value})


# Tiers

KEYS = {"OPENROUTER_API_KEY": "k", "OPENAI_API_KEY": "k"}
FOUR = {
    "TIER_SIMPLE": "ollama:qwen2.5:7b",
    "TIER_MEDIUM": " OpenAI : gpt-4o ",
    "TIER_COMPLEX": "openrouter:nvidia/x:free",
    "TIER_REASONING": "openrouter:openai/o3",
}


def test_four_tiers_route() -> None:
    settings = load({**KEYS, **FOUR, "MODEL_PROVIDER": "openai"}, None)
    assert settings.tiers == {
        "SIMPLE": ("ollama", "qwen2.5:7b"),
        "MEDIUM": ("openai", "gpt-4o"),
        "COMPLEX": ("openrouter", "nvidia/x:free"),
        "REASONING": ("openrouter", "openai/o3"),
    }


def test_without_model_provider_it_is_that_of_the_first_tier_that_names_one() -> None:
    loaded = load_with_remarks({**KEYS, **FOUR, "TIER_SIMPLE": "llama3.2"}, None)
    assert loaded.settings.model_provider == "openai"
    assert "MODEL_PROVIDER is not set; TIER_MEDIUM is, so it is openai" in loaded.notes


@pytest.mark.parametrize(
    ("value", "provider", "model"),
    [
        ("kimi:kimi-latest", "moonshot", "kimi-latest"),
        ("GEMINI:gemini-2.5-pro", "vertex", "gemini-2.5-pro"),
        ("aws:us.anthropic.claude-sonnet-4-5-20250929-v1:0", "bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0"),
        ("qwen2.5:7b", None, "qwen2.5:7b"),
        ("llama3.2", None, "llama3.2"),
    ],
)
def test_a_prefix_is_a_provider_only_if_there_is_one_of_that_name(value: str, provider: str, model: str) -> None:
    environ = {**KEYS, **FOUR, "TIER_SIMPLE": value, "MODEL_PROVIDER": "ollama", "MOONSHOT_API_KEY": "k"}
    environ |= {"VERTEX_API_KEY": "k"}
    assert load(environ, None).tiers["SIMPLE"] == (provider, model)


@pytest.mark.parametrize("missing", [["TIER_SIMPLE"], ["TIER_MEDIUM", "TIER_REASONING"]])
def test_fewer_than_four_tiers_do_not_route_and_the_warning_says_which_are_missing(missing: list[str]) -> None:
    environ = {**KEYS, "MODEL_PROVIDER": "openai", **{name: FOUR[name] for name in FOUR if name not in missing}}
    assert load(environ, None).tiers == {}
    (warning,) = warnings(environ, None)
    assert warning.startswith(f"requests are not routed, since {', '.join(missing)} ")
    assert warning.endswith("all go to openai")


def test_no_tier_at_all_is_nothing_to_warn_about() -> None:
    assert warnings({**KEYS, "MODEL_PROVIDER": "openai"}, None) == []


def test_one_message_has_all_that_is_wrong_with_tiers() -> None:
    text = refusal(
        {
            "MODEL_PROVIDER": "openai",
            "TIER_SIMPLE": "olama:x",
            "TIER_MEDIUM": ":gpt-4o",
            "TIER_COMPLEX": "openai:openai:gpt-4o",
            "TIER_REASONING": "nosuch:model",
            "OPENAI_API_KEY": "k",
        }
    )
    for told in (
        "TIER_SIMPLE is 'olama:x' (environment): unknown provider; did you mean ollama?",
        "TIER_MEDIUM is ':gpt-4o' (environment): it has nothing before or after its colon",
        "TIER_COMPLEX is 'openai:openai:gpt-4o' (environment): it names two providers",
        "TIER_REASONING is 'nosuch:model' (environment): unknown provider\n",
    ):
        assert told in text
    assert text.count("Accepted: provider:model, or a model of MODEL_PROVIDER; providers are azure-anthropic") == 4


def test_the_credentials_of_exactly_the_providers_in_use_are_asked_for() -> None:
    text = refusal({**FOUR, "MODEL_PROVIDER": "moonshot", "FALLBACK_PROVIDER": "zai"})
    assert "OPENAI_API_KEY is not set; the provider openai needs it" in text
    assert text.count("OPENROUTER_API_KEY is not set") == 1
    assert "ZAI_API_KEY is not set" in text
    assert "MOONSHOT_API_KEY" not in text


SUGGESTING = {"MODEL_PROVIDER": "openai", "OPENAI_API_KEY": "sk-0123456789"}


@pytest.mark.parametrize("text", ["default", "none", "gpt-9-nano", "openai:gpt-9-nano", "ollama:qwen4:8b"])
def test_what_may_answer_suggestions(text: str) -> None:
    assert load({**SUGGESTING, "SUGGESTION_MODE_MODEL": text}, None).suggestion_mode_model == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (":x", "SUGGESTION_MODE_MODEL is ':x'"),
        ("openai:", "SUGGESTION_MODE_MODEL is 'openai:'"),
        ("bedrockk:x", "did you mean bedrock?"),
        ("moonshot:kimi", "MOONSHOT_API_KEY is not set; the provider moonshot needs it"),
    ],
)
def test_what_can_not(text: str, told: str) -> None:
    assert told in refusal({**SUGGESTING, "SUGGESTION_MODE_MODEL": text})


def test_with_tiers_the_fallback_may_be_model_provider_and_needs_its_credentials() -> None:
    environ = {**KEYS, **FOUR, "MODEL_PROVIDER": "moonshot", "FALLBACK_PROVIDER": "moonshot"}
    assert "MOONSHOT_API_KEY is not set; the provider moonshot needs it" in refusal(environ)
    settings = load({**environ, "MOONSHOT_API_KEY": "k"}, None)
    assert settings.fallback == "moonshot"
    assert warnings({**environ, "MOONSHOT_API_KEY": "k"}, None) == []
