"""What upstreams answer, and what a client has to read.

Sources: OpenAI API reference, "The chat completion object" and "The chat completion chunk object"; Anthropic API
reference, "Create a Message" and "Streaming Messages". Forms that only some compatible servers send name them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from tests.converters.conversations import text
from tests.sdk.apis import COMPATIBLE, MESSAGES, Api, Said, chat_said, messages_said
from tests.sdk.blocks import tool
from tests.sdk.calls import JSONObject, Params
from tests.support import chat_answers as chat
from tests.support import messages_answers as vendor
from tests.support.answer import Call, Turn, Usage

ANY = "*"
"""Stands for an id that the gateway makes."""

TOOLS: Params = {"tools": [tool(), tool("Write")]}
THINKING: Params = {"thinking": {"type": "enabled", "budget_tokens": 1024}}


@dataclass(frozen=True)
class Expected:
    content: list[JSONObject]
    stop_reason: str = "end_turn"
    stop_sequence: str | None = None
    usage: JSONObject = field(default_factory=lambda: {"input_tokens": 25, "output_tokens": 12})
    """Counts that the answer must have; it may have others. Empty where the gateway can only estimate."""


@dataclass(frozen=True)
class Case:
    """`params` are those of `messages.create` beside the model, `max_tokens` and the messages."""

    api: Api
    name: str
    said: Said
    expected: Expected
    params: Params = field(default_factory=dict)


def both(
    name: str,
    turn: Turn,
    expected: Expected,
    *,
    chat_reason: str | None = None,
    messages_reason: str | None = None,
    **params: object,
) -> tuple[Case, Case]:
    """The same turn from either kind of upstream."""
    return (
        Case(COMPATIBLE, name, chat_said(turn, chat_reason), expected, params),
        Case(MESSAGES, name, messages_said(turn, messages_reason), expected, params),
    )


def thought(value: str) -> JSONObject:
    return {"type": "thinking", "thinking": value}


def used(id_: str, name: str = "Read", **arguments: object) -> JSONObject:
    return {"type": "tool_use", "id": id_, "name": name, "input": arguments}


def chat_case(name: str, said: Said, expected: Expected, **params: object) -> Case:
    return Case(COMPATIBLE, name, said, expected, params)


def chat_pieces(message: JSONObject, chunks: list[bytes], reason: str = "stop") -> Said:
    """An answer by the parts of its message and the chunks between the first and the last."""
    whole = chat.completion(Turn(text="-"), reason)
    whole["choices"] = [{"index": 0, "message": {"role": "assistant", **message}, "finish_reason": reason}]
    return Said(whole, [chat.role(), *chunks, chat.finish(reason), chat.usage_chunk(Usage()), chat.DONE])


def vendor_case(name: str, blocks: list[tuple[JSONObject, list[JSONObject]]], expected: Expected) -> Case:
    """An answer by its blocks as they start, each with its deltas."""
    start = vendor.stream_steps(Turn())[:2]
    steps = [
        step
        for index, (block, deltas) in enumerate(blocks)
        for step in (
            vendor.block_start(index, block),
            *(vendor.block_delta(index, delta) for delta in deltas),
            vendor.block_stop(index),
        )
    ]
    end = vendor.message_delta(expected.stop_reason, Usage(), expected.stop_sequence)
    whole = vendor.message(Turn(), expected.stop_reason)
    whole |= {"content": signed(expected.content), "stop_sequence": expected.stop_sequence}
    return Case(MESSAGES, name, Said(whole, [*start, *steps, end, vendor.MESSAGE_STOP]), expected)


def signed(content: list[JSONObject]) -> list[JSONObject]:
    return [block | {"signature": vendor.SIGNATURE} if block["type"] == "thinking" else block for block in content]


PARALLEL = Turn(
    text="I will.",
    calls=(
        Call("toolu_1", "Read", {"path": "ä/🎉"}),
        Call("toolu_2", "Write", {"path": "b", "lines": [1, {"n": None}]}),
    ),
)
PARALLEL_CONTENT = [
    text("I will."),
    used("toolu_1", path="ä/🎉"),
    used("toolu_2", "Write", path="b", lines=[1, {"n": None}]),
]
THOUGHT = Turn(reasoning="Let me see.", text="So.", calls=(Call("toolu_1", "Read", {"path": "a"}),))

SAME_FROM_BOTH = (
    *both("text", Turn(text="Hello ❄ Привет 🎉"), Expected([text("Hello ❄ Привет 🎉")])),
    *both(
        "lines of all kinds", Turn(text="a\r\nb\n\n\u2028c\u0085d\r"), Expected([text("a\r\nb\n\n\u2028c\u0085d\r")])
    ),
    *both(
        "a tool call",
        Turn(calls=(Call("toolu_1", "Read", {"path": "a"}),)),
        Expected([used("toolu_1", path="a")], "tool_use"),
        **TOOLS,
    ),
    *both(
        "a tool call without arguments",
        Turn(calls=(Call("toolu_1", "Read"),)),
        Expected([used("toolu_1")], "tool_use"),
        **TOOLS,
    ),
    *both("text and parallel calls", PARALLEL, Expected(PARALLEL_CONTENT, "tool_use"), **TOOLS),
    *both(
        "thinking, text and a call",
        THOUGHT,
        Expected([thought("Let me see."), text("So."), used("toolu_1", path="a")], "tool_use"),
        **TOOLS,
        **THINKING,
    ),
    *both(
        "an answer at its limit",
        Turn(text="Once upon"),
        Expected([text("Once upon")], "max_tokens"),
        chat_reason="length",
        messages_reason="max_tokens",
    ),
    *both(
        "an answer that was stopped",
        Turn(text="To build one"),
        Expected([text("To build one")], "refusal"),
        chat_reason="content_filter",
        messages_reason="refusal",
    ),
    *both(
        "the counts of a cache",
        Turn(text="Hi", usage=Usage(input=100, cache_read=2000, output=30)),
        Expected(
            [text("Hi")],
            usage={
                "input_tokens": 100,
                "cache_read_input_tokens": 2000,
                "cache_creation_input_tokens": 0,
                "output_tokens": 30,
            },
        ),
    ),
)

# What Chat Completions upstreams say

REASONED = Turn(reasoning="Hm.", text="Yes.", usage=Usage(output=40, reasoning=33))
REASONED_USAGE: JSONObject = {
    "input_tokens": 25,
    "output_tokens": 40,
    "output_tokens_details": {"thinking_tokens": 33},
}

REASONING = (
    chat_case(
        "reasoning that is shown",
        chat_said(REASONED),
        Expected([thought("Hm."), text("Yes.")], usage=REASONED_USAGE),
        **THINKING,
    ),
    chat_case("reasoning that nobody asked for", chat_said(REASONED), Expected([text("Yes.")], usage=REASONED_USAGE)),
    chat_case(
        "reasoning that nobody wants to read",
        chat_said(REASONED),
        Expected([text("Yes.")], usage=REASONED_USAGE),
        thinking={"type": "adaptive", "display": "omitted"},
    ),
    chat_case(
        "reasoning that is all there is",
        chat_said(Turn(reasoning="Only a thought.")),
        Expected([text("Only a thought.")]),
    ),
    chat_case(
        "reasoning that is all there is, shown",
        chat_said(Turn(reasoning="Only a thought.")),
        Expected([thought("Only a thought.")]),
        **THINKING,
    ),
    chat_case(
        "reasoning in tags",
        chat_said(Turn(text="<think>Hm.</think>\n\nYes.")),
        Expected([thought("Hm."), text("Yes.")]),
        **THINKING,
    ),
    chat_case(
        "reasoning in tags that nobody asked for",
        chat_said(Turn(text="<think>Hm.</think>\n\nYes.")),
        Expected([text("Yes.")]),
    ),
)

FINISH_REASONS = (
    *(
        chat_case(f"finish_reason {reason}", chat_said(Turn(text="Hi"), reason), Expected([text("Hi")], stop))
        for reason, stop in {
            "stop": "end_turn",
            "eos": "end_turn",
            "tool_calls": "end_turn",
            "function_call": "end_turn",
            "safety": "refusal",
            "sensitive": "refusal",
            "max_output_tokens": "max_tokens",
            "model_context_window_exceeded": "model_context_window_exceeded",
            "banana": "end_turn",
        }.items()
    ),
    *(
        chat_case(
            f"finish_reason {reason} with calls",
            chat_said(PARALLEL, reason),
            Expected(PARALLEL_CONTENT, "tool_use"),
            **TOOLS,
        )
        for reason in ("stop", "tool_calls", "banana")
    ),
    chat_case(
        "a stop sequence by name (vLLM)",
        Said(
            chat.completion(Turn(text="Hi"))
            | {
                "choices": [
                    {
                        "index": 0,
                        "message": {"role": "assistant", "content": "Hi"},
                        "finish_reason": "stop",
                        "stop_reason": "END",
                    }
                ]
            },
            [
                chat.role(),
                chat.text("Hi"),
                chat.data(
                    {"id": "1", "choices": [{"index": 0, "delta": {}, "finish_reason": "stop", "stop_reason": "END"}]}
                ),
                chat.usage_chunk(Usage()),
                chat.DONE,
            ],
        ),
        Expected([text("Hi")], "stop_sequence", "END"),
        stop_sequences=["END"],
    ),
    chat_case(
        "a call in the vendor's older form",
        chat_pieces(
            {"content": None, "function_call": {"name": "Read", "arguments": '{"path":"a"}'}},
            [
                chat.chunk({"function_call": {"name": "Read", "arguments": ""}}),
                chat.chunk({"function_call": {"arguments": '{"path":"a"}'}}),
            ],
            "function_call",
        ),
        Expected([used(ANY, path="a")], "tool_use"),
        **TOOLS,
    ),
)

FORMS = (
    chat_case("an answer that is empty", chat_said(Turn()), Expected([text("")])),
    chat_case(
        "a refusal",
        chat_pieces({"content": None, "refusal": "I cannot."}, [chat.refusal("I "), chat.refusal("cannot.")]),
        Expected([text("I cannot.")], "refusal"),
    ),
    chat_case(
        "no counts",
        Said(
            {key: value for key, value in chat.completion(Turn(text="Hi")).items() if key != "usage"},
            [step for step in chat.stream_steps(Turn(text="Hi")) if step != chat.usage_chunk(Usage())],
        ),
        Expected([text("Hi")], usage={}),
    ),
    chat_case(
        "comments, another kind of line end, and no [DONE] (OpenRouter)",
        Said(
            chat.completion(Turn(text="Hi")),
            [
                b": OPENROUTER PROCESSING\r\n\r\n",
                *(step.replace(b"\n", b"\r\n") for step in chat.stream_steps(Turn(text="Hi"))[:-1]),
            ],
        ),
        Expected([text("Hi")]),
    ),
    chat_case(
        "pieces of two calls in turn",
        Said(
            chat.completion(PARALLEL),
            [
                chat.role(),
                chat.text("I will."),
                chat.call_start(0, "toolu_1", "Read"),
                chat.call_start(1, "toolu_2", "Write"),
                chat.call_arguments(1, '{"path": "b", '),
                chat.call_arguments(0, '{"path": "ä/🎉"'),
                chat.call_arguments(1, '"lines": [1, {"n": null}]}'),
                chat.call_arguments(0, "}"),
                chat.finish("tool_calls"),
                chat.usage_chunk(Usage()),
                chat.DONE,
            ],
        ),
        Expected(PARALLEL_CONTENT, "tool_use"),
        **TOOLS,
    ),
    chat_case(
        "a whole call in one piece, without index and id (Gemini)",
        chat_pieces(
            {"content": None, "tool_calls": [{"function": {"name": "Read", "arguments": {"path": "a"}}}]},
            [chat.chunk({"tool_calls": [{"function": {"name": "Read", "arguments": {"path": "a"}}}]})],
        ),
        Expected([used(ANY, path="a")], "tool_use"),
        **TOOLS,
    ),
    chat_case(
        "an id that clients do not take (Kimi)",
        chat_said(Turn(calls=(Call("functions.Read:0", "Read", {"path": "a"}),))),
        Expected([used("toolx_ZnVuY3Rpb25zLlJlYWQ6MA", path="a")], "tool_use"),
        **TOOLS,
    ),
    chat_case(
        "a call of a tool whose name the upstream does not take",
        chat_said(Turn(calls=(Call("toolu_1", f"{'n' * 55}_4e9d8231"),))),
        Expected([used("toolu_1", "n" * 100)], "tool_use"),
        tools=[tool("n" * 100)],
    ),
    chat_case(
        "a call that the model wrote as text",
        chat_said(Turn(text='I will.\n<tool_call>\n{"name": "Read", "arguments": {"path": "a"}}\n</tool_call>')),
        Expected([text("I will.\n"), used(ANY, path="a")], "tool_use"),
        **TOOLS,
    ),
)

# What the vendor of the Messages API says

CITATION: JSONObject = {
    "type": "char_location",
    "cited_text": "blue",
    "document_index": 0,
    "document_title": "Sky",
    "start_char_index": 0,
    "end_char_index": 4,
    "file_id": None,
}
SEARCH: JSONObject = {
    "type": "server_tool_use",
    "id": "srvtoolu_1",
    "name": "web_search",
    "input": {"query": "sky"},
}
FOUND: JSONObject = {
    "type": "web_search_tool_result",
    "tool_use_id": "srvtoolu_1",
    "content": [
        {
            "type": "web_search_result",
            "title": "The sky",
            "url": "https://sky.example",
            "encrypted_content": "Eo8BCioIAhgBIiQ",
            "page_age": None,
        }
    ],
}
THINKING_START: JSONObject = {"type": "thinking", "thinking": "", "signature": ""}
SIGNED: JSONObject = {"type": "signature_delta", "signature": vendor.SIGNATURE}


def told(value: str) -> tuple[JSONObject, list[JSONObject]]:
    return text(""), [{"type": "text_delta", "text": value}]


VENDOR = (
    vendor_case("a stop sequence", [told("Hi")], Expected([text("Hi")], "stop_sequence", "END")),
    vendor_case("a long turn that paused", [told("Hi")], Expected([text("Hi")], "pause_turn")),
    vendor_case("a full context window", [told("Hi")], Expected([text("Hi")], "model_context_window_exceeded")),
    vendor_case(
        "thinking that is not shown",
        [(THINKING_START, [SIGNED]), told("Hi")],
        Expected([thought(""), text("Hi")]),
    ),
    vendor_case(
        "thinking that is encrypted",
        [({"type": "redacted_thinking", "data": "EmwKAhgB"}, []), told("Hi")],
        Expected([{"type": "redacted_thinking", "data": "EmwKAhgB"}, text("Hi")]),
    ),
    vendor_case(
        "a search by the vendor, and citations",
        [
            (SEARCH | {"input": {}}, [{"type": "input_json_delta", "partial_json": json.dumps(SEARCH["input"])}]),
            (FOUND, []),
            (
                text("", citations=[]),
                [{"type": "text_delta", "text": "blue"}, {"type": "citations_delta", "citation": CITATION}],
            ),
        ],
        Expected([SEARCH, FOUND, text("blue", citations=[CITATION])]),
    ),
)

SHAPES = (*SAME_FROM_BOTH, *REASONING, *FORMS, *VENDOR)
CASES = (*SHAPES, *FINISH_REASONS)
