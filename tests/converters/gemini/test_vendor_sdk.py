"""The vendor's own SDK as a witness: it reads the answers that our tests are built on, and writes the requests that we
write."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from typing import cast

import httpx
import pytest
from google import genai
from google.genai import errors, types

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.envelope import seal
from lynkr.converters.gemini import Gemini, quirks_of
from lynkr.converters.gemini.schema import openapi_schema
from lynkr.converters.gemini.tables import FAILURES, STOP_REASONS
from tests.converters.conversations import JsonObject, assistant, conversation, image, result, text, tool, use, user
from tests.converters.reading import check_order, outline
from tests.support import gemini_answers
from tests.support.answer import Call, Turn, Usage
from tests.support.strict_gemini import check_body
from tests.support.upstream import Reply

NEW = "gemini-3-pro-preview"
OLD = "gemini-2.5-flash"
SCHEMA: JsonObject = {"type": "object", "properties": {"file_path": {"type": "string"}}, "required": ["file_path"]}

# Members in which keys are the user's own.
_FREE = frozenset({"args", "response", "parametersJsonSchema", "responseJsonSchema", "properties"})


def client(answer: Callable[[httpx.Request], httpx.Response]) -> genai.Client:
    transport = httpx.Client(transport=httpx.MockTransport(answer))
    options = types.HttpOptions(base_url="http://upstream.test", api_version="v1beta", httpx_client=transport)
    return genai.Client(api_key="k", http_options=options)


def replied(reply: Reply) -> httpx.Response:
    body = reply.body if isinstance(reply.body, bytes) else b"".join(cast(list[bytes], list(reply.body)))
    return httpx.Response(reply.status, headers=list(reply.headers), content=body)


TURNS = {
    "text": Turn(text="Hello, world"),
    "everything": Turn(
        text="I look.",
        reasoning="Let me think about it.",
        calls=(Call("c1", "Read", {"file_path": "/a"}), Call("c2", "Write", {"x": [1, None, {"y": "é"}]})),
        usage=Usage(input=10, cache_read=5, output=20, reasoning=8),
    ),
    "a call": Turn(calls=(Call("c1", "Read"),)),
}


def parts_read(responses: Iterator[types.GenerateContentResponse]) -> tuple[list[tuple[str, object]], object]:
    """What the SDK reads: the parts in short, text put together, and the counts of the last response."""
    short: list[tuple[str, object]] = []
    usage: types.GenerateContentResponseUsageMetadata | None = None
    for response in responses:
        usage = response.usage_metadata
        for part in response.parts or ():
            if part.function_call is not None:
                call = part.function_call
                short.append((f"call {call.id} {call.name}", call.args))
            elif part.text:
                kind = "thinking" if part.thought else "text"
                if short and short[-1][0] == kind:
                    short[-1] = (kind, f"{short[-1][1]}{part.text}")
                else:
                    short.append((kind, part.text))
    assert usage is not None
    return short, (
        usage.prompt_token_count,
        usage.cached_content_token_count or 0,
        (usage.candidates_token_count or 0) + (usage.thoughts_token_count or 0),
    )


@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS.keys())
@pytest.mark.parametrize("streamed", [True, False])
def test_the_sdk_reads_our_answers(turn: Turn, streamed: bool) -> None:
    reply = gemini_answers.answer(turn, streamed=streamed)
    models = client(lambda request: replied(reply)).models
    if streamed:
        read, counts = parts_read(iter(models.generate_content_stream(model=NEW, contents="a")))
    else:
        read, counts = parts_read(iter([models.generate_content(model=NEW, contents="a")]))
    expected: list[tuple[str, object]] = []
    if turn.reasoning:
        expected.append(("thinking", turn.reasoning))
    if turn.text:
        expected.append(("text", turn.text))
    expected += [(f"call {call.id} {call.name}", call.input) for call in turn.calls]
    assert read == expected
    usage = turn.usage
    assert counts == (usage.input + usage.cache_read, usage.cache_read, usage.output)
    # And we read the same.
    context = ReplyContext("vertex", "m", wants_thinking=True)
    body = replied(reply).content
    if streamed:
        decoder = Gemini("test").stream_decoder(context, quirks_of(NEW))
        events = [*decoder.feed(body), *decoder.close()]
    else:
        events = Gemini("test").decode(body, context, quirks_of(NEW))
    check_order(events)
    ours = [(block[0], block[1]) for block in outline(events) if block[1]]
    assert [block for block in ours if block[0] != "tool_use"] == [item for item in read if "call" not in item[0]]
    assert [block[1] for block in ours if block[0] == "tool_use"] == [call.name for call in turn.calls]


def test_the_sdk_reads_signatures() -> None:
    answer = gemini_answers.whole(TURNS["a call"])
    response = types.GenerateContentResponse.model_validate(answer)
    assert response.parts is not None
    assert response.parts[0].thought_signature == base64.b64decode(gemini_answers.SIGNATURE)


def test_the_sdk_reads_a_blocked_prompt() -> None:
    response = types.GenerateContentResponse.model_validate(gemini_answers.blocked("PROHIBITED_CONTENT"))
    assert response.prompt_feedback is not None
    assert response.prompt_feedback.block_reason is types.BlockedReason.PROHIBITED_CONTENT


def test_the_sdk_knows_every_reason() -> None:
    known = {reason.value for reason in types.FinishReason}
    assert STOP_REASONS.keys() | FAILURES.keys() <= known
    # Of what the Live API and some products have, nothing is said here.
    assert known - STOP_REASONS.keys() - FAILURES.keys() <= {"ESCALATION", "PUP_LIMITED_DISABLED", "CONTINUATION"}


def test_the_sdk_reads_our_errors() -> None:
    reply = gemini_answers.error_reply(429, "Quota.", "RESOURCE_EXHAUSTED", retry_delay="37s")
    with pytest.raises(errors.ClientError) as caught:
        client(lambda request: replied(reply)).models.generate_content(model=NEW, contents="a")
    assert (caught.value.code, caught.value.status, caught.value.message) == (429, "RESOURCE_EXHAUSTED", "Quota.")


# Requests


def asked(model: str, contents: list[types.Content], config: types.GenerateContentConfig) -> JsonObject:
    """The body that the SDK sends, in the names of the API's reference: it also writes them with underscores."""
    bodies: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        bodies.append(request.content)
        return replied(gemini_answers.answer(TURNS["text"], streamed=False))

    client(answer).models.generate_content(model=model, contents=list(contents), config=config)
    body = _renamed(json.loads(bodies[0]))
    assert isinstance(body, dict)
    system = body.get("systemInstruction")
    if isinstance(system, dict):
        # It is a Content, whose role nobody reads here.
        del system["role"]
    return body


def _renamed(value: object) -> object:
    match value:
        case dict():
            named = {re.sub("_([a-z])", lambda match: match[1].upper(), key): item for key, item in value.items()}
            return {key: item if key in _FREE else _renamed(item) for key, item in named.items()}
        case list():
            return [_renamed(item) for item in value]
        case _:
            return value


def ours(model: str, *messages: JsonObject, **members: object) -> JsonObject:
    body = json.loads(Gemini("test").render(conversation(*messages, **members), model, quirks_of(model)).body)
    assert isinstance(body, dict)
    return body


SAFETY = [
    types.SafetySetting(category=category, threshold=types.HarmBlockThreshold.OFF)
    for category in (
        types.HarmCategory.HARM_CATEGORY_HARASSMENT,
        types.HarmCategory.HARM_CATEGORY_HATE_SPEECH,
        types.HarmCategory.HARM_CATEGORY_SEXUALLY_EXPLICIT,
        types.HarmCategory.HARM_CATEGORY_DANGEROUS_CONTENT,
    )
]
BY_HAND = types.AutomaticFunctionCallingConfig(disable=True)


def of_user(*parts: types.Part) -> types.Content:
    return types.Content(role="user", parts=list(parts))


def test_a_conversation_with_tools() -> None:
    signed = {
        "type": "thinking",
        "thinking": "hm",
        "signature": seal("vertex", {"thoughtSignature": "c2ln", "on": "call"}),
    }
    mine = ours(
        NEW,
        user([text("a"), image()]),
        assistant([signed, text("b"), use("c1", file_path="/a"), use("c2", file_path="/b")]),
        user([result("c2", "two"), result("c1", [text("one"), image()])]),
        system="S",
        tools=[tool("Read", description="d", input_schema=SCHEMA)],
        tool_choice={"type": "tool", "name": "Read"},
        temperature=0.5,
        top_p=0.9,
        top_k=40,
        max_tokens=5_000,
        stop_sequences=["x"],
        thinking={"type": "adaptive"},
        output_config={"effort": "high"},
    )
    picture = types.Blob(mime_type="image/png", data=b"hi")
    theirs = asked(
        NEW,
        [
            of_user(types.Part(text="a"), types.Part(inline_data=picture)),
            types.Content(
                role="model",
                parts=[
                    types.Part(text="b"),
                    types.Part(
                        function_call=types.FunctionCall(id="c1", name="Read", args={"file_path": "/a"}),
                        thought_signature=b"sig",
                    ),
                    types.Part(function_call=types.FunctionCall(id="c2", name="Read", args={"file_path": "/b"})),
                ],
            ),
            of_user(
                types.Part(
                    function_response=types.FunctionResponse(
                        id="c1",
                        name="Read",
                        response={"output": "one"},
                        parts=[
                            types.FunctionResponsePart(
                                inline_data=types.FunctionResponseBlob(mime_type="image/png", data=b"hi")
                            )
                        ],
                    )
                ),
                types.Part(function_response=types.FunctionResponse(id="c2", name="Read", response={"output": "two"})),
            ),
        ],
        types.GenerateContentConfig(
            system_instruction="S",
            tools=[
                types.Tool(
                    function_declarations=[
                        types.FunctionDeclaration(name="Read", description="d", parameters_json_schema=SCHEMA)
                    ]
                )
            ],
            tool_config=types.ToolConfig(
                function_calling_config=types.FunctionCallingConfig(
                    mode=types.FunctionCallingConfigMode.ANY, allowed_function_names=["Read"]
                )
            ),
            temperature=0.5,
            top_p=0.9,
            top_k=40,
            max_output_tokens=5_000,
            stop_sequences=["x"],
            thinking_config=types.ThinkingConfig(include_thoughts=True, thinking_level=types.ThinkingLevel.HIGH),
            safety_settings=SAFETY,
            automatic_function_calling=BY_HAND,
        ),
    )
    assert mine == theirs
    check_body(theirs, NEW)


def test_a_format_and_a_budget() -> None:
    mine = ours(
        OLD,
        user([{"type": "image", "source": {"type": "url", "url": "https://x.test/a.png"}}]),
        max_tokens=5_000,
        thinking={"type": "enabled", "budget_tokens": 4_000},
        output_config={"format": {"type": "json_schema", "schema": SCHEMA}},
    )
    theirs = asked(
        OLD,
        [of_user(types.Part(file_data=types.FileData(file_uri="https://x.test/a.png", mime_type="image/png")))],
        types.GenerateContentConfig(
            max_output_tokens=5_000,
            thinking_config=types.ThinkingConfig(include_thoughts=True, thinking_budget=4_000),
            response_mime_type="application/json",
            response_json_schema=SCHEMA,
            safety_settings=SAFETY,
        ),
    )
    assert mine == theirs
    check_body(theirs, OLD)


def test_the_older_schema_is_one_that_the_sdk_knows() -> None:
    cleaned = openapi_schema({**SCHEMA, "$schema": "x", "additionalProperties": False})
    parsed = types.Schema.model_validate(cleaned)
    assert parsed.properties is not None
    assert parsed.properties["file_path"].type is types.Type.STRING
    assert parsed.required == ["file_path"]
