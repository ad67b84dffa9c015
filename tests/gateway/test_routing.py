"""Routing by four tiers through the whole gateway, against scripted upstreams. tests/routing tests the decisions."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from lynkr.converters.conversation import JsonObject
from lynkr.gateway.gateway import Gateway
from lynkr.gateway.shared import Shared
from lynkr.gateway.transport import Transport
from lynkr.observe.record import RequestRecord
from lynkr.observe.recorder import Recorder
from lynkr.providers.catalogue import CATALOGUE
from lynkr.settings import TIERS, load
from tests.gateway.client import FakeClient, turn
from tests.routing.routers import RISKY, TEXTS
from tests.support import chat_answers, messages_answers
from tests.support.answer import Turn, Usage
from tests.support.upstream import Answer, Request, Script, ScriptedUpstream

HELLO = Turn(text="Hello", usage=Usage(input=1000, output=100))
MODELS = {"SIMPLE": "glm-5-air", "MEDIUM": "kimi/k3:free", "COMPLEX": "gpt-9", "REASONING": "claude-opus-9"}
SUGGESTION = "[SUGGESTION MODE: Suggest what the user types next.]"


@dataclass
class Sink:
    """Keeps the records of requests that have ended."""

    records: list[RequestRecord] = field(default_factory=list)
    status: str = "ok"
    written: int = 0
    dropped: int = 0
    queued: int = 0

    def put(self, record: RequestRecord) -> None:
        self.records.append(record)


@dataclass
class Stage:
    upstream: ScriptedUpstream
    gateway: Gateway
    shared: Shared
    sink: Sink
    environment: dict[str, str]

    async def ask(self, *texts: str, stream: bool = False, session: str = "one", **members: object) -> FakeClient:
        """The answer to the last text, after the others have been answered."""
        messages: list[JsonObject] = []
        for text in texts:
            messages += [{"role": "user", "content": text}, {"role": "assistant", "content": "All right."}]
        one = turn(stream, messages=messages[:-1], **members)
        one.headers = {**one.headers, "x-session-id": session}
        client = FakeClient()
        await self.gateway.respond(one, client)
        assert client.complete
        return client

    @property
    def models(self) -> list[str]:
        """Those that the upstream was asked for."""
        return [request.json["model"] for request in self.upstream.requests]

    @property
    def record(self) -> RequestRecord:
        return self.sink.records[-1]


def fine(request: Request) -> Answer:
    """What the API that was asked says to everything."""
    streamed = request.json.get("stream", False) is True
    if request.path.endswith("/messages"):
        return messages_answers.answer(HELLO, streamed=streamed)
    return chat_answers.answer(HELLO, streamed=streamed)


class Failing:
    """Answers like `fine`, but some models are out of order."""

    def __init__(self, *models: str) -> None:
        self.models = models

    def __call__(self, request: Request) -> Answer:
        return chat_answers.error_reply(500, "no") if request.json["model"] in self.models else fine(request)


PRICES = json.dumps(
    {
        f"openai:{model}": {"input": price, "output": price * 10}
        for model, price in zip(MODELS.values(), (1.0, 2.0, 4.0, 8.0), strict=True)
    }
)


@asynccontextmanager
async def stage(script: Script = fine, provider: str = "openai", **settings: str) -> AsyncIterator[Stage]:
    async with ScriptedUpstream(script) as upstream:
        environment = {
            "MODEL_PROVIDER": provider,
            **{f"TIER_{tier}": f"{provider}:{model}" for tier, model in MODELS.items()},
            "ROUTING_MODE": "standard",
            "API_RETRY_MAX_RETRIES": "0",
            "MODEL_PRICES_REFRESH": "false",
            "MODEL_PRICE_OVERRIDES": PRICES,
            **{f"{name}_ENDPOINT": upstream.url for name in ("OPENAI", "AZURE_ANTHROPIC", "MOONSHOT")},
            **{f"{name}_API_KEY": "upstream-key" for name in ("OPENAI", "AZURE_ANTHROPIC", "MOONSHOT")},
            **settings,
        }
        loaded = load(environment, None)
        transport, sink = Transport(), Sink()
        shared = Shared(transport, loaded, Recorder(sink))
        yield Stage(upstream, Gateway(loaded, CATALOGUE, shared), shared, sink, environment)
        await transport.aclose()


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("provider", ["openai", "azure-anthropic", "moonshot"])
async def test_the_upstream_is_asked_for_the_tiers_model(provider: str, tier: str, stream: bool) -> None:
    async with stage(provider=provider) as on:
        client = await on.ask(TEXTS[tier], stream=stream)
    assert on.models == [MODELS[tier]]
    assert client.status == 200
    headers = client.headers
    assert headers["x-lynkr-provider"] == provider
    assert headers["x-lynkr-model"] == MODELS[tier]
    assert headers["x-lynkr-tier"] == tier
    assert headers["x-lynkr-session"] == "one"
    forced = tier in ("COMPLEX", "REASONING")
    assert headers["x-lynkr-routing-method"] == ("force" if forced else "tier_config")
    assert headers["x-lynkr-routing-reason"].startswith("force." if forced else "task.")
    assert 0 <= int(headers["x-lynkr-complexity-score"]) <= 100
    assert "x-lynkr-agentic" not in headers
    assert "x-lynkr-cost-optimized" not in headers


async def test_the_record_has_the_decision() -> None:
    async with stage() as on:
        await on.ask(RISKY)
        record = on.record
    assert (record.kind, record.session, record.tier) == ("main", "one", "COMPLEX")
    assert (record.routing_method, record.routing_reason) == ("risk", "risk.auth")
    assert (record.provider, record.model_used) == ("openai", MODELS["COMPLEX"])
    assert record.score is not None
    assert record.agent is None


async def test_an_agents_work_is_named() -> None:
    said = "Keep going on your own until all tests pass, whatever it takes, across the entire codebase. Plan first."
    async with stage() as on:
        client = await on.ask(said)
        assert client.headers["x-lynkr-agentic"] == on.record.agent == "AUTONOMOUS"
    assert client.headers["x-lynkr-tier"] == "REASONING"


@pytest.mark.parametrize("stream", [False, True])
async def test_errors_say_why_too(stream: bool) -> None:
    def refuse(request: Request) -> Answer:
        return chat_answers.error_reply(400, "what is this")

    async with stage(refuse) as on:
        client = await on.ask(TEXTS["COMPLEX"], stream=stream)
    assert client.status == 400
    assert client.headers["x-lynkr-tier"] == "COMPLEX"
    assert client.headers["x-lynkr-routing-reason"] == "force.code_review"
    assert client.headers["x-lynkr-session"] == "one"
    assert on.models == [MODELS["COMPLEX"]]


@pytest.mark.parametrize(
    ("tier", "order"),
    [
        ("SIMPLE", ["SIMPLE", "MEDIUM", "COMPLEX", "REASONING"]),
        ("MEDIUM", ["MEDIUM", "COMPLEX", "REASONING", "SIMPLE"]),
        ("COMPLEX", ["COMPLEX", "REASONING", "MEDIUM", "SIMPLE"]),
        ("REASONING", ["REASONING", "COMPLEX", "MEDIUM", "SIMPLE"]),
    ],
)
async def test_the_other_tiers_answer_where_one_cannot(tier: str, order: list[str]) -> None:
    models = [MODELS[name] for name in order]
    async with stage(Failing(*models[:3])) as on:
        client = await on.ask(TEXTS[tier])
        assert on.record.fallback == "->".join(f"openai:{model}" for model in models)
    assert on.models == models
    assert client.status == 200
    assert client.headers["x-lynkr-model"] == models[3]
    # What was decided stays what it was.
    assert client.headers["x-lynkr-tier"] == tier


async def test_when_all_have_failed_the_fallback_provider_is_asked() -> None:
    settings = {"FALLBACK_PROVIDER": "moonshot", "MOONSHOT_MODEL": "last"}
    async with stage(Failing(*MODELS.values()), **settings) as on:
        client = await on.ask(TEXTS["SIMPLE"])
    assert on.models == [*MODELS.values(), "last"]
    assert (client.status, client.headers["x-lynkr-provider"]) == (200, "moonshot")


@pytest.mark.parametrize("stream", [False, True])
async def test_a_silent_suggestion_asks_nobody(stream: bool) -> None:
    async with stage(SUGGESTION_MODE_MODEL="none") as on:
        client = await on.ask(SUGGESTION, stream=stream)
        assert (on.record.kind, on.record.routing_method) == ("suggestion", "suggestion")
        assert on.record.cost_usd is None
    assert on.models == []
    assert client.status == 200
    assert client.headers["x-lynkr-routing-method"] == "suggestion"
    if stream:
        events = [line for line in client.body.decode().splitlines() if line.startswith("event: ")]
        assert events[0] == "event: message_start"
        assert events[-1] == "event: message_stop"
        assert "text_delta" not in client.body.decode()
        return
    answer = json.loads(client.body)
    assert answer["content"] == [{"type": "text", "text": ""}]
    assert answer["stop_reason"] == "end_turn"
    assert (answer["usage"]["input_tokens"], answer["usage"]["output_tokens"]) == (0, 0)


@pytest.mark.parametrize(
    ("setting", "model"), [("default", MODELS["SIMPLE"]), ("tiny", "tiny"), ("moonshot:tiny:free", "tiny:free")]
)
async def test_what_answers_a_suggestion(setting: str, model: str) -> None:
    async with stage(SUGGESTION_MODE_MODEL=setting) as on:
        client = await on.ask(SUGGESTION)
    assert on.models == [model]
    assert client.headers["x-lynkr-provider"] == ("moonshot" if setting.startswith("moonshot") else "openai")


async def test_an_answer_has_its_cost() -> None:
    async with stage() as on:
        await on.ask(TEXTS["MEDIUM"])
        cost = on.record.cost_usd
        told = on.shared.costs.as_json()
    # 1,000 tokens at 2 USD and 100 at 20 USD per million; the strongest takes four times that.
    assert cost == pytest.approx(0.004)
    assert (told["totalCost"], told["totalSavings"]) == (pytest.approx(0.004), pytest.approx(0.012))
    assert told["requestCount"] == 1
    assert told["byTier"]["MEDIUM"]["requests"] == 1  # type: ignore[index]  # JSON


async def test_after_a_fallback_the_cost_is_that_of_who_answered() -> None:
    async with stage(Failing(MODELS["MEDIUM"])) as on:
        await on.ask(TEXTS["MEDIUM"])
        assert on.record.cost_usd == pytest.approx(0.008)


async def test_a_cheaper_model_answers_where_that_is_wanted() -> None:
    prices = {f"openai:{model}": {"input": 8.0, "output": 8.0} for model in MODELS.values()}
    prices[f"openai:{MODELS['COMPLEX']}"] = {"input": 1.0, "output": 1.0}
    settings = {"ROUTING_COST_OPTIMIZATION": "true", "MODEL_PRICE_OVERRIDES": json.dumps(prices)}
    async with stage(fine, **settings) as on:
        client = await on.ask(TEXTS["MEDIUM"])
    assert on.models == [MODELS["COMPLEX"]]
    assert client.headers["x-lynkr-cost-optimized"] == "true"
    assert client.headers["x-lynkr-routing-method"] == "cost_optimized"
    assert client.headers["x-lynkr-tier"] == "MEDIUM"


async def test_a_sessions_tier_survives_a_reload() -> None:
    async with stage() as on:
        await on.ask(TEXTS["COMPLEX"])
        on.gateway = on.gateway.with_settings(load({**on.environment, "TIER_COMPLEX": "openai:gpt-10"}, None))
        client = await on.ask(TEXTS["COMPLEX"], "yes")
    assert on.models == [MODELS["COMPLEX"], "gpt-10"]
    assert client.headers["x-lynkr-routing-method"] == "sticky"


async def test_decisions_are_counted() -> None:
    async with stage() as on:
        for tier in TIERS:
            await on.ask(TEXTS[tier], session=tier)
        stats = on.shared.routed
    assert stats.total == 4
    assert stats.by_tier == dict.fromkeys(TIERS, 1)
    assert all(entry.decision.elapsed_us > 0 for entry in stats.last)


async def test_without_all_four_tiers_nothing_is_routed() -> None:
    async with stage(TIER_REASONING="", OPENAI_MODEL="the-one") as on:
        client = await on.ask(TEXTS["COMPLEX"])
    assert on.models == ["the-one"]
    assert client.headers["x-lynkr-routing-method"] == "static"
    assert "x-lynkr-tier" not in client.headers
    assert "x-lynkr-complexity-score" not in client.headers
