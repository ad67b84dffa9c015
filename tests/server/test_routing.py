"""What the routes under /routing say, held against what the gateway does."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from lynkr.cli import main
from lynkr.converters.conversation import JsonObject
from tests.server.running import server
from tests.server.test_metrics import ANSWER, samples
from tests.support.upstream import ScriptedUpstream, json_reply

HARD = "Prove the correctness of this lock-free queue in TLA+"
USER = {"role": "user", "content": HARD}
ROUTES = ("/routing", "/v1/routing")


def tiered(upstream: ScriptedUpstream, **settings: str) -> dict[str, str]:
    return {
        "MODEL_PROVIDER": "openai",
        "OPENAI_ENDPOINT": upstream.url,
        "DEEPSEEK_ENDPOINT": upstream.url,
        "DEEPSEEK_API_KEY": "k-12345678",
        "TIER_SIMPLE": "openai:gpt-4.1-mini",
        "TIER_MEDIUM": "deepseek:deepseek-chat",
        "TIER_COMPLEX": "openai:gpt-4.1",
        "TIER_REASONING": "openai:gpt-4.5",
        "ROUTING_MODE": "standard",
        "API_RETRY_MAX_RETRIES": "0",
        **settings,
    }


def answering() -> ScriptedUpstream:
    return ScriptedUpstream(lambda _: json_reply(ANSWER))


def told(response: httpx.Response) -> JsonObject:
    """The decision that the headers of an answer tell."""
    headers = response.headers
    return {
        "provider": headers["x-lynkr-provider"],
        "model": headers["x-lynkr-model"],
        "method": headers["x-lynkr-routing-method"],
        "reason": headers.get("x-lynkr-routing-reason"),
        "tier": headers.get("x-lynkr-tier"),
        "score": headers.get("x-lynkr-complexity-score"),
        "agent": headers.get("x-lynkr-agentic"),
        "session": headers.get("x-lynkr-session"),
    }


def foretold(analysis: JsonObject) -> JsonObject:
    target, score = analysis["target"], analysis["score"]
    assert isinstance(target, dict)
    return {
        **target,
        "score": str(round(score)) if isinstance(score, (int, float)) else None,
        **{name: analysis[name] for name in ("method", "reason", "tier", "agent", "session")},
    }


def says(text: str, **members: object) -> JsonObject:
    return {"messages": [{"role": "user", "content": text}], **members}


TURNS: dict[str, JsonObject] = {
    "a greeting": says("thanks"),
    "a score": says("Refactor the login module"),
    "forced": says(HARD, system="Be brief."),
    "risky": says("Add a bypass in src/auth/login.py"),
    "a side request": says("count", max_tokens=1),
    "a session": says("Refactor the login module", metadata={"user_id": "u_session_7f3c"}),
    "tools": says(
        "Refactor the login module", tools=[{"name": f"t{number}", "input_schema": {}} for number in range(9)]
    ),
    "a suggestion": says("[SUGGESTION MODE: what next]"),
}


@pytest.mark.parametrize("name", TURNS)
async def test_the_analysis_is_the_decision(name: str) -> None:
    body = {"model": "claude", "max_tokens": 10, **TURNS[name]}
    headers = {"x-session-id": "s1", "user-agent": "curl"}
    async with answering() as upstream, server(**tiered(upstream)) as client:
        for path in ROUTES:
            analysis = await client.post(f"{path}/analyze", json=body, headers=headers)
            assert analysis.status_code == 200
        response = await client.post("/v1/messages", json=body, headers=headers)
        assert response.status_code == 200
        assert foretold(analysis.json()) == told(response)
        assert analysis.json()["routed"] is True
        assert len(upstream.requests) == 1


async def test_the_analysis_knows_the_session_and_leaves_it_as_it_is() -> None:
    headers = {"x-session-id": "s1"}
    risky = {"role": "user", "content": "Add a bypass in src/auth/login.py"}
    follow = {"max_tokens": 10, "messages": [USER, {"role": "assistant", "content": "Done."}, risky]}
    keys = {"LYNKR_API_KEYS": "a:key-123456,b:key-abcdef"}
    async with answering() as upstream, server(**tiered(upstream, **keys)) as client:
        client.headers["x-api-key"] = "key-123456"

        async def analysis(body: JsonObject, key: str = "key-123456") -> JsonObject:
            response = await client.post("/routing/analyze", json=body, headers=headers | {"x-api-key": key})
            return foretold(response.json())

        before = await analysis(follow)
        # What was only looked at pins nothing.
        await analysis(says(HARD))
        assert await analysis(follow) == before
        await client.post("/v1/messages", json=says(HARD, max_tokens=10), headers=headers)
        pinned = await analysis(follow)
        assert (pinned["tier"], pinned["method"]) == ("REASONING", "sticky")
        # A session belongs to its key.
        assert await analysis(follow, "key-abcdef") == before
        assert told(await client.post("/v1/messages", json=follow, headers=headers)) == pinned
        stats = (await client.get("/routing/stats")).json()["stats"]
    assert stats["total"] == 2
    assert (before["tier"], before["method"]) == ("COMPLEX", "risk")


async def test_other_apis() -> None:
    async with answering() as upstream, server(**tiered(upstream)) as client:
        for body in ({"input": HARD}, {"messages": [{"role": "developer", "content": "Be brief."}, USER]}):
            found = (await client.post("/routing/analyze", json=body)).json()
            assert (found["tier"], found["request"]["text"]) == ("REASONING", HARD)
        # As curl sends it.
        form = {"content-type": "application/x-www-form-urlencoded"}
        response = await client.post("/routing/analyze", content=json.dumps(says(HARD)), headers=form)
        assert response.json()["tier"] == "REASONING"
        response = await client.post("/routing/analyze", content=b'{"messages": 7}')
        assert response.status_code == 400
        assert "messages: " in response.json()["error"]["message"]
        assert upstream.requests == []


async def test_without_tiers() -> None:
    async with server() as client:
        found = (await client.post("/routing/analyze", json={"messages": [USER]})).json()
        response = await client.post("/v1/messages", json={"messages": [USER]})
        assert (found["status"], found["tier"], found["routed"]) == ("ok", "REASONING", False)
        assert found["target"] == {"provider": "echo", "model": "echo"}
        assert (response.headers["x-lynkr-provider"], response.headers["x-lynkr-model"]) == ("echo", "echo")
        assert (await client.get("/routing/stats")).json()["stats"] == {"message": "no decision recorded yet"}
        tiers = (await client.get("/routing/tiers")).json()
        assert tiers["routed"] is False
        assert [tier["model"] for tier in tiers["tiers"].values()] == [None] * 4


async def test_another_mode() -> None:
    async with server(ROUTING_MODE="standard") as client:
        scores = [
            (await client.post(f"/routing/analyze{query}", json=says("Tell me a joke"))).json()["score"]
            for query in ("", "?weighted=true", "?weighted=false", "")
        ]
    assert scores == [5, 8, 5, 5]


async def test_the_command_says_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "request.json"
    path.write_text(json.dumps(says("Refactor the login module", system="Be brief.")))
    async with answering() as upstream:
        settings = tiered(upstream)
        async with server(**settings) as client:
            found = (await client.post("/routing/analyze", content=path.read_bytes())).json()
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("os.environ", {"HOME": str(tmp_path), **settings})
        assert main(["explain", "--json", "--file", str(path)]) == 0
    alone = json.loads(capsys.readouterr().out)
    # The session of one that has no id is known by its first words and its client, and the command has no client.
    assert {**found, "session": None} == {"status": "ok", **alone, "session": None}


async def test_tiers() -> None:
    async with answering() as upstream, server(**tiered(upstream, TIER_SIMPLE="ollama:qwen3:8b")) as client:
        for path in ROUTES:
            found = (await client.get(f"{path}/tiers")).json()
            assert (found["status"], found["routed"]) == ("ok", True)
            tiers = found["tiers"]
            assert [(name, *tier["range"], tier["priority"]) for name, tier in tiers.items()] == [
                ("SIMPLE", 0, 25, 1),
                ("MEDIUM", 25, 50, 2),
                ("COMPLEX", 50, 75, 3),
                ("REASONING", 75, 100, 4),
            ]
            assert [(tier["provider"], tier["model"], tier["local"]) for tier in tiers.values()] == [
                ("ollama", "qwen3:8b", True),
                ("deepseek", "deepseek-chat", False),
                ("openai", "gpt-4.1", False),
                ("openai", "gpt-4.5", False),
            ]
            assert all(tier["description"] for tier in tiers.values())


async def test_models() -> None:
    overrides = {"MODEL_PRICE_OVERRIDES": '{"openrouter:maker/large": {"input": 2, "output": 8, "context": 1000}}'}
    async with server(**overrides) as client:
        for path in ROUTES:
            assert (await client.get(f"{path}/models")).json()["status"] == "ok"
            for name in ("openrouter:maker/large", "openrouter%3Amaker%2Flarge", "maker/large?provider=OpenRouter"):
                found = (await client.get(f"{path}/models/{name}")).json()
                assert (found["provider"], found["model"]) == ("openrouter", "maker/large")
                assert (found["input"], found["output"], found["context"]) == (2, 8, 1000)
        found = (await client.get("/routing/models/claude-sonnet-4-5")).json()
        assert (found["provider"], found["source"]) == (None, "snapshot")
        assert found["input"] > 0
        for name in ("maker/large", "claude-sonnet-4-5?provider=nobody", "%20"):
            response = await client.get(f"/routing/models/{name}")
            assert response.status_code == 404, name
            assert response.json()["error"]["code"] == "model_not_found"


async def test_what_was_decided_and_spent() -> None:
    prices = '{"gpt-4.5": {"input": 75, "output": 150}, "gpt-4.1-mini": {"input": 0.5, "output": 1}}'
    async with answering() as upstream, server(**tiered(upstream, MODEL_PRICE_OVERRIDES=prices)) as client:
        for text in ("thanks", "hello", HARD):
            response = await client.post("/v1/messages", json=says(text, max_tokens=10))
            assert response.status_code == 200
        for path in ROUTES:
            stats = (await client.get(f"{path}/stats")).json()
            assert stats["status"] == "ok"
            assert stats["stats"]["byTier"] == {"SIMPLE": 2, "REASONING": 1}
            assert stats["stats"]["byMethod"] == {"force": 3}
        spent = (await client.get("/metrics/cost-optimization")).json()
        found = samples((await client.get("/metrics")).text)
    assert spent["requestCount"] == 3
    assert set(spent["byTier"]) == {"SIMPLE", "REASONING"}
    assert found["lynkr_routed_total", frozenset({("tier", "SIMPLE"), ("method", "force")})] == 2
    assert found["lynkr_routed_total", frozenset({("tier", "REASONING"), ("method", "force")})] == 1
    cost = found["lynkr_cost_usd_total", frozenset({("provider", "openai")})]
    assert cost == pytest.approx(spent["totalCost"])
    # 20 tokens in, 10 read from the cache at the same price, and 7 out; twice of the small model, once of the large.
    assert cost == pytest.approx((2 * (30 * 0.5 + 7) + 30 * 75 + 7 * 150) / 1e6)


async def test_keys_are_asked_for() -> None:
    paths = [f"{path}/{name}" for path in ROUTES for name in ("stats", "tiers", "models", "models/gpt-4o")]
    async with server(LYNKR_API_KEYS="alice:first-key-1") as client:
        for path in [*paths, "/metrics/cost-optimization"]:
            assert (await client.get(path)).status_code == 401, path
            response = await client.get(path, headers={"x-api-key": "first-key-1"})
            assert response.status_code in (200, 404), path
        for path in ROUTES:
            assert (await client.post(f"{path}/analyze", json={"messages": [USER]})).status_code == 401
