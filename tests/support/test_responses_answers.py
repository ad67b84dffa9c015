"""The vendor's SDK reads what the builders make: the same whole and streamed, and each kind of end."""

from __future__ import annotations

import json

import httpx2
import openai
import pytest
from openai.types.responses import Response

from tests.support import responses_answers as made
from tests.support.answer import Call, Turn, Usage

TURN = Turn(
    text="I look at both.",
    reasoning="Two files.",
    calls=(Call("call_1", "Read", {"path": "/a"}), Call("call_2", "Read", {"path": "/б"})),
    usage=Usage(input=25, cache_read=1024, output=40, reasoning=16),
)


def client(body: bytes, content_type: str = "text/event-stream", status: int = 200) -> openai.OpenAI:
    def handler(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(status, headers={"content-type": content_type}, content=body)

    return openai.OpenAI(api_key="k", max_retries=0, http_client=httpx2.Client(transport=httpx2.MockTransport(handler)))


def streamed(final: dict[str, object]) -> Response:
    body = b"".join(made.frames(made.events_of(final)))
    with client(body).responses.stream(model="m", input="hi") as stream:
        return stream.get_final_response()


def texts(response: Response) -> list[str]:
    return [
        content.text if content.type == "output_text" else content.refusal
        for item in response.output
        if item.type == "message"
        for content in item.content
    ]


@pytest.mark.parametrize("summaries", [True, False])
@pytest.mark.parametrize("encrypted", [True, False])
def test_a_turn(summaries: bool, encrypted: bool) -> None:
    final = made.completed(TURN, summaries=summaries, encrypted=encrypted)
    whole = client(json.dumps(final).encode(), "application/json").responses.create(model="m", input="hi")
    for response in (whole, streamed(final)):
        reasoning, _, *calls = response.output
        assert reasoning.type == "reasoning"
        assert [part.text for part in reasoning.summary] == (["Two files."] if summaries else [])
        assert reasoning.encrypted_content == (made.ENCRYPTED if encrypted else None)
        assert texts(response) == ["I look at both."]
        assert [(call.call_id, call.name, call.arguments) for call in calls if call.type == "function_call"] == [
            ("call_1", "Read", '{"path": "/a"}'),
            ("call_2", "Read", '{"path": "/\\u0431"}'),
        ]
        assert response.status == "completed"
        assert response.usage is not None
        assert response.usage.input_tokens == 1049
        assert response.usage.input_tokens_details.cached_tokens == 1024
        assert response.usage.output_tokens_details.reasoning_tokens == 16
        assert response.usage.total_tokens == 1089


def test_every_event_is_one_of_the_vendors() -> None:
    """Each event has all members of its type, and no others: the SDK's models keep what they do not know."""
    final = made.response(
        "completed", [*made.items_of(TURN), made.message_item(made.refusal_content("No."))], TURN.usage
    )
    body = b"".join(made.frames(made.events_of(final)))
    with client(body).responses.create(model="m", input="hi", stream=True) as events:
        for number, event in enumerate(events):
            fields = type(event).model_fields
            assert event.sequence_number == number
            assert event.model_extra in (None, {})
            assert all(name in event.model_fields_set for name, field in fields.items() if field.is_required())


def test_several_messages_and_a_refusal() -> None:
    final = made.response(
        "completed",
        [
            made.message_item(made.text_content("a"), made.text_content("b"), id_="msg_1"),
            made.message_item(made.refusal_content("No."), id_="msg_2"),
        ],
    )
    assert texts(streamed(final)) == ["a", "b", "No."]


@pytest.mark.parametrize(
    "final", [made.incomplete(Turn(text="a")), made.incomplete(Turn(text="a"), "content_filter"), made.failed()]
)
def test_other_ends(final: dict[str, object]) -> None:
    body = b"".join(made.frames([*made.start_events(), made.end_event(final)]))
    with client(body).responses.create(model="m", input="hi", stream=True) as events:
        last = list(events)[-1]
    assert last.type in ("response.incomplete", "response.failed")
    assert last.response.status == final["status"]
    assert last.response.incomplete_details or last.response.error


def test_an_error_in_the_stream() -> None:
    body = b"".join(made.frames([*made.start_events(), made.error_event("Oops")]))
    with client(body).responses.create(model="m", input="hi", stream=True) as events:
        last = list(events)[-1]
    assert last.type == "error"
    assert (last.code, last.message, last.param) == ("server_error", "Oops", None)


def test_a_refusal_of_the_request() -> None:
    reply = made.error_reply(400, "Unknown parameter: 'top_k'.", param="top_k", code="unknown_parameter")
    assert isinstance(reply.body, bytes)
    with pytest.raises(openai.BadRequestError) as caught:
        client(reply.body, "application/json", 400).responses.create(model="m", input="hi")
    assert (caught.value.param, caught.value.code) == ("top_k", "unknown_parameter")
