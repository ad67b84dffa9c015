"""Tool calls that a model wrote into its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.converters.dialect import ReplyContext
from lynkr.converters.openai_chat import ChatQuirks, OpenAIChat
from lynkr.converters.written_calls import WrittenCall, WrittenCalls
from tests.converters.openai_chat.answers import call, decoded, say, stop, stream, whole
from tests.converters.reading import end_of, joined, outline

OFFERED = {"Read": "Read", "a_b_1": "a b"}
QUIRKS = ChatQuirks(recover_tool_calls=True, lift_think_tags=True)
CONTEXT = ReplyContext("openai", "m", tool_names=OFFERED)
A = '{"path":"/a"}'
JSON = '{"name": "Read", "arguments": {"path": "/a"}}'
READ = ("tool_use", "Read", A)

# A text, and the blocks that it becomes.
CASES: list[tuple[str, str, list[tuple[str, ...]]]] = [
    ("hermes", f"<tool_call>\n{JSON}\n</tool_call>", [READ]),
    ("text before", f"I look.\n<tool_call>\n{JSON}\n</tool_call>\n", [("text", "I look.\n"), READ]),
    ("text after", f"<tool_call>{JSON}</tool_call>\nThen this.", [READ, ("text", "\nThen this.")]),
    ("white space before", f"\n\n  <tool_call>{JSON}</tool_call>", [READ]),
    ("two", f"<tool_call>\n{JSON}\n</tool_call>\n<tool_call>\n{JSON}\n</tool_call>", [READ, READ]),
    ("unclosed", f"<tool_call>\n{JSON}", [READ]),
    ("end token", f"<tool_call>\n{JSON}<|im_end|>", [READ]),
    ("careless", '<tool_call>{"name": "Read", "arguments": {"path": "/a",}}</tool_call>', [READ]),
    ("arguments as text", '<tool_call>{"name": "Read", "arguments": "{\\"path\\": \\"/a\\"}"}</tool_call>', [READ]),
    ("raw line end in a string", '<tool_call>{"name": "Read", "arguments": {"path": "a\nb"}}</tool_call>',
     [("tool_use", "Read", '{"path":"a\\nb"}')]),
    ("after reasoning", f"<think>hm</think>\n<tool_call>{JSON}</tool_call>", [READ]),
    ("renamed", '<tool_call>{"name": "a_b_1", "arguments": {}}</tool_call>', [("tool_use", "a b", "{}")]),
    ("function_call", f"<function_call>{JSON}</function_call>", [READ]),
    ("qwen coder", "<tool_call>\n<function=Read>\n<parameter=path>\n/a\n</parameter>\n<parameter=n>\n5\n</parameter>\n"
     "</function>\n</tool_call>", [("tool_use", "Read", '{"path":"/a","n":5}')]),
    ("glm", "<tool_call>Read\n<arg_key>path</arg_key>\n<arg_value>/a</arg_value>\n<arg_key>q</arg_key>"
     '<arg_value>{"x": [1]}</arg_value>\n</tool_call>', [("tool_use", "Read", '{"path":"/a","q":{"x":[1]}}')]),
    ("glm without arguments", "<tool_call>Read</tool_call>", [("tool_use", "Read", "{}")]),
    ("minimax", '<minimax:tool_call>\n<invoke name="Read">\n<parameter name="path">/a</parameter>\n</invoke>\n'
     '<invoke name="Read">\n<parameter name="path">"b"</parameter>\n</invoke>\n</minimax:tool_call>',
     [READ, ("tool_use", "Read", '{"path":"\\"b\\""}')]),
    ("invoke alone", '<invoke name="Read"><parameter name="path">/a</parameter></invoke>', [READ]),
    ("mistral", f"[TOOL_CALLS] [{JSON}, {JSON}]</s>", [READ, READ]),
    ("newer mistral", f"[TOOL_CALLS]Read[ARGS]{A}[TOOL_CALLS]Read{A}", [READ, READ]),
    ("llama", '<|python_tag|>{"name": "Read", "parameters": {"path": "/a"}}<|eom_id|>', [READ]),
    ("bare", f"\n{JSON}\n", [READ]),
    ("bare list", f"[{JSON}]", [READ]),
    ("bare, openai's form", '{"type": "function", "function": {"name": "Read", "arguments": "{}"}}',
     [("tool_use", "Read", "{}")]),
    # What is none
    ("not offered", '<tool_call>{"name": "Rm", "arguments": {}}</tool_call>',
     [("text", '<tool_call>{"name": "Rm", "arguments": {}}</tool_call>')]),
    ("bare, not offered", '{"name": "Rm", "arguments": {}}', [("text", '{"name": "Rm", "arguments": {}}')]),
    ("bare, no arguments", '{"name": "Read"}', [("text", '{"name": "Read"}')]),
    ("other JSON", '{"title": "Read"}', [("text", '{"title": "Read"}')]),
    ("a list", "[1, 2]", [("text", "[1, 2]")]),
    ("more than JSON", f"{JSON} is what I would say", [("text", f"{JSON} is what I would say")]),
    ("JSON later", f"So:\n{JSON}", [("text", f"So:\n{JSON}")]),
    ("within a line", f"Write <tool_call>{JSON}</tool_call>", [("text", f"Write <tool_call>{JSON}</tool_call>")]),
    ("in a fence", f"```\n<tool_call>\n{JSON}\n</tool_call>\n```\n",
     [("text", f"```\n<tool_call>\n{JSON}\n</tool_call>\n```\n")]),
    ("in a fence, then not", f"```xml\n<tool_call>{JSON}</tool_call>\n```\n<tool_call>{JSON}</tool_call>",
     [("text", f"```xml\n<tool_call>{JSON}</tool_call>\n```\n"), READ]),
    ("a fence around JSON", f"```json\n{JSON}\n```", [("text", f"```json\n{JSON}\n```")]),
    ("nothing in it", "<tool_call></tool_call>", [("text", "<tool_call></tool_call>")]),
    ("rubbish in it", "<tool_call>{oops</tool_call>", [("text", "<tool_call>{oops</tool_call>")]),
    ("cut short", '<tool_call>\n{"name": "Read", "argu', [("text", '<tool_call>\n{"name": "Read", "argu')]),
    ("a beginning of a marker", "a\n<tool", [("text", "a\n<tool")]),
    ("almost a marker", "a\n<tools>\n[TOOLS]\n", [("text", "a\n<tools>\n[TOOLS]\n")]),
    ("ordinary text", "# Title\n\n- a\n- b [link](x)\n\n<b>bold</b>\n",
     [("text", "# Title\n\n- a\n- b [link](x)\n\n<b>bold</b>\n")]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "blocks"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_written_calls(written: str, blocks: list[tuple[str, ...]]) -> None:
    stop_reason = "tool_use" if any(block[0] == "tool_use" for block in blocks) else "end_turn"
    for pieces in [[written], list(written), *([written[:at], written[at:]] for at in range(1, len(written)))]:
        events = decoded(stream(*map(say, pieces), stop()), CONTEXT, QUIRKS)
        assert outline(events) == blocks
        assert end_of(events).stop_reason == stop_reason
    message = {"role": "assistant", "content": written}
    at_once = whole({"choices": [{"message": message, "finish_reason": "stop"}]}, CONTEXT, QUIRKS)
    assert outline(at_once) == blocks


def test_only_where_asked_for_and_with_tools() -> None:
    chunks = stream(say(f"<tool_call>{JSON}</tool_call>"), stop())
    assert outline(decoded(chunks, CONTEXT)) == [("text", f"<tool_call>{JSON}</tool_call>")]
    assert outline(decoded(chunks, ReplyContext("openai", "m"), QUIRKS)) == [("text", f"<tool_call>{JSON}</tool_call>")]


def test_a_written_copy_of_a_real_call_is_dropped() -> None:
    real = call(A, id_="c1", name="Read")
    assert outline(decoded(stream(say(JSON), real, stop("tool_calls")), CONTEXT, QUIRKS)) == [READ]
    assert outline(decoded(stream(real, say(JSON), stop("tool_calls")), CONTEXT, QUIRKS)) == [READ]
    message = {"content": JSON, "tool_calls": [{"id": "c1", "function": {"name": "Read", "arguments": A}}]}
    assert outline(whole({"choices": [{"message": message}]}, CONTEXT, QUIRKS)) == [READ]


def test_ordinary_text_beside_a_real_call_is_kept() -> None:
    chunks = stream(say('{"a": 1}'), call(A, id_="c1", name="Read"), stop("tool_calls"))
    assert outline(decoded(chunks, CONTEXT, QUIRKS)) == [("text", '{"a": 1}'), READ]


def test_ordinary_text_passes_at_once() -> None:
    calls = WrittenCalls(OFFERED)
    assert calls.feed("Hel") == "Hel"
    assert calls.feed("lo <tool_call>\n") == "lo <tool_call>\n"
    assert calls.feed("<b") == "<b"
    assert calls.feed("\n<") == "\n"
    assert calls.feed("tool") == ""
    assert calls.feed("s>") == "<tools>"
    assert calls.close() == []


def test_calls_have_ids() -> None:
    decoder = OpenAIChat("test").stream_decoder(CONTEXT, QUIRKS)
    events = decoder.feed(stream(say(f"<tool_call>{JSON}</tool_call>" * 2), stop()))
    assert len({repr(event) for event in events if "toolu_" in repr(event)}) == 2
    assert joined(events)


PIECES = st.sampled_from(
    ["<tool_call>", "</tool_call>", JSON, "Read", "\n", "```", "<arg_key>", "a", "</arg_key>", "<arg_value>",
     "[TOOL_CALLS]", "<|python_tag|>", '<invoke name="Read">', "</invoke>", "{", "}", '"', "[", "]", ";\n",
     "<function=Read>", "</function>"]
)  # fmt: skip


@given(st.lists(PIECES))
def test_all_is_text_or_call(pieces: list[str]) -> None:
    """Nothing raises, and without a call not one character gets lost."""
    calls = WrittenCalls(OFFERED)
    passed = "".join(calls.feed(piece) for piece in pieces)
    rest = calls.close()
    assert all(isinstance(segment, str) or segment.name in OFFERED for segment in rest)
    if not any(isinstance(segment, WrittenCall) for segment in rest):
        assert passed + "".join(map(str, rest)) == "".join(pieces)
