"""Routes, limits and refusals, as a client sees them."""

from __future__ import annotations

import gzip
import json
import zlib

import httpx
import pytest
import trio

from lynkr.observe.record import RequestRecord
from tests.server.running import server
from tests.support.upstream import ScriptedUpstream, json_reply

HELLO = {"model": "m", "max_tokens": 10, "messages": [{"role": "user", "content": "hello"}]}


def shape(response: httpx.Response) -> str:
    """Whose dialect an error speaks."""
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert response.headers["request-id"].startswith("req_")
    assert "Traceback" not in response.text
    body = response.json()
    if "type" not in body:
        assert set(body["error"]) == {"message", "type", "param", "code"}
        return "openai"
    assert body["type"] == "error"
    assert body["request_id"] == response.headers["request-id"]
    return "neutral" if "code" in body["error"] else "anthropic"


BAD_BODIES: list[tuple[str, bytes, int, str]] = [
    ("empty", b"", 400, "not valid JSON"),
    ("no JSON", b"hello", 400, "not valid JSON"),
    ("cut", b'{"messages":[', 400, "not valid JSON"),
    ("not UTF-8", b'{"messages":"\xff"}', 400, "not valid JSON"),
    ("deep", b'{"messages":' + b"[" * 100_000, 400, "not valid JSON"),
    ("a list", b"[]", 400, "must be a JSON object"),
    ("no messages", b'{"model":"m"}', 400, "messages: Field required"),
    ("unknown role", b'{"messages":[{"role":"robot","content":"x"}]}', 400, "messages.0.role"),
    ("wrong type", b'{"messages":"hello"}', 400, "messages: Input should be a valid array"),
    ("a line end in the model", b'{"model":"m\\r\\nx: 1","messages":[{"role":"user","content":"x"}]}', 400, "model: "),
]


@pytest.mark.parametrize("path", ["/v1/messages", "/v1/messages/count_tokens"])
async def test_bad_bodies(path: str) -> None:
    async with server() as client:
        for name, body, status, message in BAD_BODIES:
            response = await client.post(path, content=body, headers={"content-type": "application/json"})
            assert response.status_code == status, name
            assert message in response.json()["error"]["message"], name
            assert shape(response) == "anthropic", name
            assert response.json()["error"]["type"] == "invalid_request_error"
        assert (await client.post("/v1/messages", json=HELLO)).status_code == 200


async def test_a_body_that_is_too_large() -> None:
    async with server(REQUEST_JSON_LIMIT="100kb") as client:
        fits = json.dumps(HELLO).encode().ljust(100 * 1024)
        assert (await client.post("/v1/messages", content=fits)).status_code == 200
        declared = await client.post("/v1/messages", content=fits + b" ")
        assert (declared.status_code, shape(declared)) == (413, "anthropic")
        assert declared.json()["error"]["type"] == "request_too_large"

        async def pieces() -> object:
            for _ in range(11):
                yield b" " * 10_240

        chunked = await client.post("/v1/messages", content=pieces())  # type: ignore[arg-type]  # an async generator
        assert (chunked.status_code, shape(chunked)) == (413, "anthropic")
        assert (await client.post("/v1/messages", json=HELLO)).status_code == 200


async def test_64_megabytes_and_one_byte_are_refused_before_they_are_sent() -> None:
    async with server() as client, await trio.open_tcp_stream("127.0.0.1", client.base_url.port or 0) as stream:
        await stream.send_all(
            b"POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
            b"content-length: 67108865\r\n\r\n" + b" " * 1000
        )
        with trio.fail_after(5):
            assert (await stream.receive_some()).startswith(b"HTTP/1.1 413 ")
        assert (await client.get("/health/live")).status_code == 200


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)]
)
async def test_compressed_bodies(encoding: str, pack: object) -> None:
    assert callable(pack)
    async with server(REQUEST_JSON_LIMIT="1mb") as client:

        async def post(body: bytes) -> httpx.Response:
            headers = {"content-encoding": encoding, "content-type": "application/json"}
            return await client.post("/v1/messages", content=body, headers=headers)

        assert (await post(pack(json.dumps(HELLO).encode()))).status_code == 200
        assert (await post(pack(b" " * 3_000_000))).status_code == 413
        if encoding != "identity":
            assert (await post(b"not compressed")).status_code == 400
            assert (await post(pack(json.dumps(HELLO).encode())[:-6])).status_code == 400


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({"content-type": "text/plain"}, "content-type must be application/json"),
        ({"content-type": "application/x-www-form-urlencoded"}, "content-type must be application/json"),
        ({"content-encoding": "br"}, "content-encoding br is not supported"),
    ],
)
async def test_other_media_types(headers: dict[str, str], message: str) -> None:
    async with server() as client:
        response = await client.post("/v1/messages", content=json.dumps(HELLO), headers=headers)
        assert (response.status_code, shape(response)) == (415, "anthropic")
        assert message in response.json()["error"]["message"]


ROUTES: list[tuple[str, str, int, str]] = [
    ("GET", "/v1/messages", 405, "anthropic"),
    ("DELETE", "/v1/messages", 405, "anthropic"),
    ("BREW", "/v1/messages", 405, "anthropic"),
    ("GET", "/v1/messages/count_tokens", 405, "anthropic"),
    ("POST", "/v1/messages/unknown", 404, "anthropic"),
    ("GET", "/v1/unknown", 404, "openai"),
    ("POST", "/v1/models", 405, "openai"),
    ("GET", "/v1/models/unknown", 404, "openai"),
    ("GET", "/unknown", 404, "neutral"),
    ("POST", "/unknown", 404, "neutral"),
    ("BREW", "/", 405, "neutral"),
]


async def test_unknown_routes_and_methods() -> None:
    async with server() as client:
        for method, path, status, dialect in ROUTES:
            response = await client.request(method, path)
            assert (response.status_code, shape(response)) == (status, dialect), (method, path)
            assert response.headers["x-should-retry"] == "false"
            if status == 405:
                assert response.headers["allow"]
                assert response.json()["error"].get("code") is None


async def test_aliases_of_the_messages_route() -> None:
    async with server() as client:
        for path in (
            "/v1/messages?beta=true",
            "/v1/messages/",
            "/messages",
            "//v1//messages",
            "/v1/v1/messages",
            "/anthropic/v1/messages",
        ):
            assert (await client.post(path, json=HELLO)).status_code == 200, path


async def test_probes() -> None:
    async with server() as client:
        assert (await client.get("/")).json()["status"] == "running"
        assert (await client.head("/")).status_code == 200
        assert (await client.head("/api/hello")).status_code == 200
        assert (await client.get("/api/hello")).status_code == 200
        assert (await client.get("/health/live")).json()["status"] == "alive"
        assert (await client.head("/health/live")).content == b""
        assert (await client.get("/health/ready")).json()["status"] == "ready"
        options = await client.options("/v1/messages")
        assert options.status_code == 204
        assert options.headers["allow"]
        assert "access-control-allow-origin" not in options.headers


async def test_telemetry_is_taken_and_forgotten() -> None:
    async with server() as client:
        for path in ("/api/event_logging/batch", "/api/event_logging/v2/batch", "/api/claude_code/metrics"):
            response = await client.post(path, json={"events": ["x" * 100_000]})
            assert (response.status_code, response.json()) == (200, {})


async def test_models_for_both_families() -> None:
    settings = {"OPENAI_ENDPOINT": "http://127.0.0.1:1", "OPENAI_API_KEY": "k-12345678", "OPENAI_MODEL": "gpt-x"}
    async with server(MODEL_PROVIDER="openai", **settings) as client:
        openai = (await client.get("/v1/models")).json()
        anthropic = (await client.get("/v1/models?limit=1", headers={"anthropic-version": "2023-06-01"})).json()
        assert [model["id"] for model in openai["data"]] == ["claude-lynkr-auto", "auto", "gpt-x"]
        assert all(model["object"] == "model" and model["type"] == "model" for model in openai["data"])
        assert anthropic["has_more"] is True
        assert anthropic["first_id"] == anthropic["last_id"] == "claude-lynkr-auto"
        after = (await client.get("/v1/models?after_id=claude-lynkr-auto&limit=1000")).json()
        assert [model["id"] for model in after["data"]] == ["auto", "gpt-x"]
        assert (await client.get("/v1/models/gpt-x")).json()["owned_by"] == "openai"
        for limit in ("0", "1001", "-1", "many", "\u00b2"):
            assert (await client.get("/v1/models", params={"limit": limit})).status_code == 400, limit


async def test_models_as_the_provider_lists_them() -> None:
    listed = {"object": "list", "data": [{"id": "gpt-x"}, {"id": "gpt-y"}]}
    async with ScriptedUpstream(lambda _: json_reply(listed)) as upstream:
        settings = {"MODEL_PROVIDER": "openai", "OPENAI_ENDPOINT": upstream.url, "OPENAI_API_KEY": "k-12345678"}
        async with server(**settings) as client:
            for _ in range(3):
                models = (await client.get("/v1/models")).json()["data"]
                assert [model["id"] for model in models] == ["claude-lynkr-auto", "auto", "gpt-4o", "gpt-x", "gpt-y"]
            one = (await client.get("/v1/models/gpt-y")).json()
            assert (one["owned_by"], one["lynkr"]["model"]) == ("openai", "gpt-y")
        (asked,) = upstream.requests
        assert (asked.method, asked.target) == ("GET", "/v1/models")
        assert asked.header("authorization") == "Bearer k-12345678"


async def test_providers_and_their_health() -> None:
    async with ScriptedUpstream(lambda _: json_reply({"data": [{"id": "m"}]})) as upstream:
        settings = {
            "MODEL_PROVIDER": "openai",
            "OPENAI_ENDPOINT": upstream.url,
            "OPENAI_API_KEY": "k-12345678",
            "LLAMACPP_ENDPOINT": "http://127.0.0.1:1",
            "ZAI_API_KEY": "k-12345678",
        }
        async with server(**settings) as client:
            providers = (await client.get("/v1/providers")).json()
            assert providers["primary"] == "openai"
            assert [(one["name"], one["active"], one["is_primary"]) for one in providers["data"]] == [
                ("openai", True, True),
                ("llamacpp", False, False),
                ("zai", True, False),
            ]
            assert providers["data"][0]["base_url"] == upstream.url
            assert "k-12345678" not in json.dumps(providers)
            health = (await client.get("/v1/health/providers")).json()["providers"]
            assert {one["name"]: one["status"] for one in health} == {
                "openai": "healthy",
                "llamacpp": "unhealthy",
                "zai": "unknown",
            }
            assert health[-1]["name"] == "llamacpp"
            assert (await client.get("/v1/providers/OpenAI")).json()["models"][1] == {"id": "m", "name": "m"}
            assert (await client.get("/v1/health/providers/llamacpp")).json()["problem"]
            unknown = await client.get("/v1/providers/vertex")
            assert (unknown.status_code, shape(unknown)) == (404, "openai")


async def test_keys() -> None:
    async with server(LYNKR_API_KEYS="alice:first-key-1,second-key-2") as client:
        refused: list[dict[str, str]] = [
            {},
            {"x-api-key": "wrong"},
            {"authorization": "Bearer wrong"},
            {"authorization": "Basic first-key-1"},
            {"authorization": "first-key-1"},
            {"x-api-key": "alice:first-key-1"},
            {"x-api-key": "alice"},
            {"x-api-key": ""},
        ]
        for headers in refused:
            response = await client.post("/v1/messages", json=HELLO, headers=headers)
            assert (response.status_code, shape(response)) == (401, "anthropic"), headers
            assert response.headers["www-authenticate"] == "Bearer"
            assert response.headers["x-should-retry"] == "false"
        accepted: list[dict[str, str]] = [
            {"x-api-key": "first-key-1"},
            {"api-key": "second-key-2"},
            {"authorization": "Bearer first-key-1"},
            {"authorization": "bearer second-key-2"},
            {"x-api-key": "wrong", "authorization": "Bearer first-key-1"},
        ]
        for headers in accepted:
            assert (await client.post("/v1/messages", json=HELLO, headers=headers)).status_code == 200, headers
        assert (await client.get("/v1/models")).status_code == 401
        for path in ("/", "/api/hello", "/health/live", "/health/ready"):
            assert (await client.get(path)).status_code == 200, path


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8081", "127.0.0.1.evil.example", ""])
async def test_a_rebound_name_is_refused(host: str) -> None:
    async with server() as client:
        response = await client.post("/v1/messages", json=HELLO, headers={"host": host})
        assert response.status_code == 403


async def test_local_names_and_addresses_are_not() -> None:
    async with server(LYNKR_ALLOWED_HOSTS="gateway.example") as client:
        for host in (
            "localhost",
            "localhost:8081",
            "127.0.0.1:1",
            "[::1]:8081",
            "10.1.2.3",
            "gateway.example",
            "a.localhost",
        ):
            assert (await client.get("/health/live", headers={"host": host})).status_code == 200, host


async def test_foreign_pages_are_refused() -> None:
    async with server(LYNKR_CORS_ORIGINS="https://editor.example") as client:
        own = str(client.base_url).rstrip("/")
        for origin in ("https://evil.example", "null", "http://localhost:1", "http://[", ""):
            response = await client.post("/v1/messages", json=HELLO, headers={"origin": origin})
            assert (response.status_code, shape(response)) == (403, "anthropic"), origin
        for origin in ("https://editor.example", own):
            response = await client.post("/v1/messages", json=HELLO, headers={"origin": origin})
            assert response.status_code == 200
            assert response.headers["access-control-allow-origin"] == origin
        preflight = await client.options(
            "/v1/messages",
            headers={"origin": "https://editor.example", "access-control-request-headers": "x-api-key"},
        )
        assert preflight.status_code == 204
        assert preflight.headers["access-control-allow-headers"] == "x-api-key"


@pytest.mark.parametrize("model", ["modèle", " m ", "m\x85", "模型", "a\\b"])
async def test_any_model_that_a_client_names_is_told_in_a_header(model: str) -> None:
    answer = {"choices": [{"message": {"role": "assistant", "content": "hi"}, "finish_reason": "stop"}]}
    async with (
        ScriptedUpstream([json_reply(answer)]) as upstream,
        server(MODEL_PROVIDER="openai", OPENAI_ENDPOINT=upstream.url) as client,
    ):
        response = await client.post("/v1/messages", json={**HELLO, "model": model})
    assert response.status_code == 200
    assert response.headers["x-lynkr-model"].encode().decode("unicode_escape") == model.strip(" ")


async def test_a_refusal_is_logged_as_any_other_request(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "lynkr.request")
    async with server(LYNKR_API_KEYS="alice:first-key-1") as client:
        await client.post("/v1/messages", json=HELLO)
        refused = await client.post("/v1/messages", json={}, headers={"x-api-key": "first-key-1"})
    unknown, bad = (entry.msg for entry in caplog.records if isinstance(entry.msg, RequestRecord))
    assert (unknown.status, unknown.key, unknown.error_type) == (401, None, "authentication_error")
    assert (bad.status, bad.key, bad.method, bad.path) == (400, "alice", "POST", "/v1/messages")
    assert (bad.request_id, bad.error_message) == (refused.headers["request-id"], "messages: Field required")
    assert bad.duration_ms > 0


async def test_a_list_in_several_fields_reaches_the_upstream_whole() -> None:
    async with (
        ScriptedUpstream([json_reply({"input_tokens": 3})]) as upstream,
        server(
            MODEL_PROVIDER="azure-anthropic", AZURE_ANTHROPIC_ENDPOINT=upstream.url, AZURE_ANTHROPIC_API_KEY="k"
        ) as client,
    ):
        betas = [("anthropic-beta", "one-2026-01-01"), ("anthropic-beta", "two-2026-01-01,three-2026-01-01")]
        assert (await client.post("/v1/messages/count_tokens", json=HELLO, headers=betas)).status_code == 200
    (asked,) = upstream.requests
    assert asked.header("anthropic-beta") == "one-2026-01-01, two-2026-01-01,three-2026-01-01"


async def test_count_tokens() -> None:
    async with server() as client:
        few = (await client.post("/v1/messages/count_tokens", json={"messages": HELLO["messages"]})).json()
        many = {**HELLO, "system": "word " * 1000, "tools": [{"name": "t", "input_schema": {"type": "object"}}]}
        more = (await client.post("/v1/messages/count_tokens", json=many)).json()
        assert set(few) == {"input_tokens"}
        assert 1 <= few["input_tokens"] < 50
        assert 1000 < more["input_tokens"] < 2000


async def test_a_client_that_leaves_while_it_sends() -> None:
    async with server() as client:
        for part in (b"POST /v1/mess", b"POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: 50\r\n\r\n{"):
            async with await trio.open_tcp_stream("127.0.0.1", client.base_url.port or 0) as stream:
                await stream.send_all(part)
        assert (await client.post("/v1/messages", json=HELLO)).status_code == 200
