"""Everything that a client may ask for arrives upstream as that upstream's API wants it."""

from __future__ import annotations

import anthropic
import httpx
import pytest

from tests.sdk.apis import COMPATIBLE, MESSAGES, OPENAI, Api, stage
from tests.sdk.blocks import HI
from tests.sdk.calls import Ask, JSONObject, Params, async_create, async_events, async_helper, sync_create, sync_helper
from tests.sdk.case import Case
from tests.sdk.request_cases import CASES
from tests.sdk.tool_cases import CHOICES, TOOLS
from tests.support.answer import Turn

MODEL = "claude-sonnet-4-6"
TURN = Turn(text="Hello")

cases = pytest.mark.parametrize("case", [*CASES, *TOOLS, *CHOICES], ids=lambda case: case.name)
# The others send just the same.
ways = pytest.mark.parametrize("ask", [sync_create, async_create, sync_helper, async_events])


def arguments(case: Case) -> Params:
    return {"model": MODEL, "max_tokens": 1500, **case.params}


def sent(params: Params) -> JSONObject:
    """The body that the SDK makes of its arguments."""
    body = {key: value for key, value in params.items() if not key.startswith("extra_")}
    extra: JSONObject = params.get("extra_body", {})
    return body | extra


async def body_at(api: Api, case: Case, ask: Ask) -> JSONObject:
    """The body of the only request to a Chat Completions upstream."""
    async with stage(api, lambda request: api.answer(request, TURN)) as on:
        told = await ask(on.url, arguments(case))
        body: JSONObject = on.request.json
    assert told.content == [{"type": "text", "text": "Hello"}]
    assert told.message["model"] == MODEL
    assert body["model"] == "gpt-4o"
    return body


@ways
@cases
async def test_openai_gets(case: Case, ask: Ask) -> None:
    body = await body_at(OPENAI, case, ask)
    assert {key: body.get(key) for key in case.chat} == case.chat
    assert not body.keys() & set(case.absent)


@pytest.mark.parametrize("ask", [sync_create, async_helper])
@cases
async def test_a_compatible_server_gets(case: Case, ask: Ask) -> None:
    expected = case.chat if case.compatible is None else case.compatible
    body = await body_at(COMPATIBLE, case, ask)
    assert {key: body.get(key) for key in expected} == expected
    assert not body.keys() & (set(case.absent) - expected.keys())


@ways
@cases
async def test_the_vendor_of_the_messages_api_gets_the_same(case: Case, ask: Ask) -> None:
    params = arguments(case)
    async with stage(MESSAGES, lambda request: MESSAGES.answer(request, TURN)) as on:
        if case.refused is None:
            told = await ask(on.url, params)
            assert told.content == [{"type": "text", "text": "Hello"}]
            assert told.message["model"] == MODEL
        else:
            with pytest.raises(anthropic.BadRequestError, match=case.refused):
                await ask(on.url, params)
            on.upstream.problems.clear()
        request = on.request
    body = request.json
    assert body.pop("stream", False) is ("create" not in ask.__name__)
    assert body == sent(params)
    assert request.header("anthropic-beta") == params.get("extra_headers", {}).get("anthropic-beta")


@pytest.mark.parametrize(("model", "expected"), [("auto", "claude-opus-4-5"), ("claude-haiku-4-5", "claude-haiku-4-5")])
async def test_a_deployment_is_named_as_the_client_names_its_model(model: str, expected: str) -> None:
    async with stage(MESSAGES, lambda request: MESSAGES.answer(request, TURN)) as on:
        told = await async_helper(on.url, {"model": model, "max_tokens": 10, "messages": [HI]})
        assert on.request.json["model"] == expected
    assert told.message["model"] == model


@pytest.mark.parametrize(
    ("thinking", "effort"),
    [
        ({"thinking": {"type": "enabled", "budget_tokens": 8192}}, "medium"),
        ({"thinking": {"type": "adaptive"}, "output_config": {"effort": "max"}}, "xhigh"),
        ({"thinking": {"type": "adaptive"}}, None),
        ({"thinking": {"type": "disabled"}}, "none"),
        ({}, None),
    ],
)
async def test_a_reasoning_model_of_openai_gets_an_effort_and_no_sampling(thinking: Params, effort: str | None) -> None:
    params: Params = {
        "model": "gpt-5.2",
        "max_tokens": 9000,
        "messages": [HI],
        "stop_sequences": ["END"],
        "extra_body": {"temperature": 1, "top_p": 0.95},
        **thinking,
    }
    async with stage(OPENAI, lambda request: OPENAI.answer(request, TURN), OPENAI_API="chat") as on:
        await async_helper(on.url, params)
        body = on.request.json
    assert body["model"] == "gpt-5.2"
    assert body["max_completion_tokens"] == 9000
    assert body.get("reasoning_effort") == effort
    assert not body.keys() & {"temperature", "top_p", "stop", "max_tokens"}


@pytest.mark.parametrize(("api", "field"), [(OPENAI, "max_completion_tokens"), (COMPATIBLE, "max_tokens")])
async def test_without_a_limit_the_answer_gets_one(api: Api, field: str) -> None:
    """No SDK leaves it out, but programs without one do."""
    async with stage(api, lambda request: api.answer(request, TURN)) as on, httpx.AsyncClient(trust_env=False) as http:
        response = await http.post(f"{on.url}/v1/messages", json={"model": MODEL, "messages": [HI]}, timeout=20)
        assert response.status_code == 200
        assert on.request.json[field] == 16_384


@pytest.mark.parametrize(
    "members",
    [
        pytest.param({}, id="no limit of the answer"),
        pytest.param({"max_tokens": 0}, id="a limit of nothing"),
        pytest.param({"max_tokens": 10, "temperature": 1.5}, id="a temperature that only others know"),
    ],
)
async def test_what_lynkr_takes_the_vendor_takes(members: JSONObject) -> None:
    async with (
        stage(MESSAGES, lambda request: MESSAGES.answer(request, TURN)) as on,
        httpx.AsyncClient(trust_env=False) as http,
    ):
        response = await http.post(f"{on.url}/v1/messages", json={"model": MODEL, "messages": [HI], **members})
        on.upstream.problems.clear()
        assert response.status_code == 200
