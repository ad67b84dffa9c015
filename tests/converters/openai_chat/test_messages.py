"""What each message of a conversation becomes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lynkr.converters.envelope import seal
from lynkr.converters.openai_chat import ChatQuirks
from tests.converters.conversations import (
    JsonObject,
    assistant,
    conversation,
    image,
    reference,
    result,
    system,
    text,
    use,
    user,
)
from tests.converters.openai_chat.requests import PLAIN, answered, call, calling, image_part, messages_of

EPHEMERAL = {"type": "ephemeral"}
CACHING = ChatQuirks(cache_control=True)
FIRST = ChatQuirks(system_messages="first")
NOTHING = "(no content)"

THINKING: JsonObject = {"type": "thinking", "thinking": "hm", "signature": "s"}
PDF: JsonObject = {
    "type": "document",
    "source": {"type": "base64", "media_type": "application/pdf", "data": "JVBERi0="},
    "title": "a.pdf",
}

# The messages of the client, and those of the upstream.
CASES: list[tuple[str, list[JsonObject], list[JsonObject]]] = [
    ("text as a string", [user("hi")], [user("hi")]),
    ("text as a block", [user([text("hi")])], [user("hi")]),
    ("several texts stay parts", [user([text("a"), text("b")])], [user([text("a"), text("b")])]),
    ("blank text vanishes", [user([text(" \n"), text("a"), text("")])], [user("a")]),
    ("an assistant's texts are joined", [user("a"), assistant([text("b"), text("c")]), user("d")],
     [user("a"), assistant("b\n\nc"), user("d")]),
    ("users in a row are one", [user("a"), user([text("b")])], [user([text("a"), text("b")])]),
    ("assistants in a row are one", [user("a"), assistant("b"), assistant("c"), user("d")],
     [user("a"), assistant("b\n\nc"), user("d")]),
    ("an empty assistant vanishes", [user("a"), assistant([]), user("b")], [user([text("a"), text("b")])]),
    ("a blank assistant vanishes", [user("a"), assistant(" "), user("b")], [user([text("a"), text("b")])]),
    ("an empty user keeps its place", [user("a"), assistant("b"), user(""), assistant("c"), user("d")],
     [user("a"), assistant("b"), user(NOTHING), assistant("c"), user("d")]),
    ("nothing at all", [user([])], [user(NOTHING)]),
    ("an image", [user([text("see"), image()])], [user([text("see"), image_part()])]),
    ("an image alone", [user([image()])], [user([image_part()])]),
    ("an image by address", [user([{"type": "image", "source": {"type": "url", "url": "https://x.test/a.png"}}])],
     [user([image_part("https://x.test/a.png")])]),
    ("an image that only the vendor has", [user([{"type": "image", "source": {"type": "file", "file_id": "f"}}])],
     [user("[Image]")]),
    ("order is kept", [user([image(), text("a"), image()])], [user([image_part(), text("a"), image_part()])]),
    ("a prefill is dropped", [user("a"), assistant("{")], [user("a")]),
    ("only a prefill", [assistant("{")], [user(NOTHING)]),
    # Tools
    ("a call and its result", [user("a"), assistant([use("t1", path="/x")]), user([result("t1")])],
     [user("a"), {**assistant(None), "tool_calls": [call("t1", arguments='{"path":"/x"}')]}, answered("t1")]),
    ("text beside a call", [user("a"), assistant([text("b"), use("t1")]), user([result("t1"), text("c")])],
     [user("a"), calling("t1", content="b"), answered("t1"), user("c")]),
    ("text before the result", [user("a"), assistant([use("t1")]), user([text("c"), result("t1")])],
     [user("a"), calling("t1"), answered("t1"), user("c")]),
    ("results in any order",
     [user("a"), assistant([use("t1"), use("t2")]), user([result("t2", "2"), result("t1", "1")])],
     [user("a"), calling("t1", "t2"), answered("t1", "1"), answered("t2", "2")]),
    ("results in two messages",
     [user("a"), assistant([use("t1"), use("t2")]), user([result("t2", "2")]), user([result("t1", "1"), text("c")])],
     [user("a"), calling("t1", "t2"), answered("t1", "1"), answered("t2", "2"),
      user("c")]),
    ("calls in two messages",
     [user("a"), assistant([use("t1")]), assistant([text("b"), use("t2")]), user([result("t1"), result("t2")])],
     [user("a"), calling("t1", "t2", content="b"), answered("t1"), answered("t2")]),
    ("a call without a result", [user("a"), assistant([use("t1"), use("t2")]), user([result("t2")])],
     [user("a"), calling("t1", "t2"), answered("t1", "(no result)"),
      answered("t2")]),
    ("a call at the end", [user("a"), assistant([use("t1")])],
     [user("a"), calling("t1"), answered("t1", "(no result)")]),
    ("a call that the user ignores", [user("a"), assistant([use("t1")]), user("never mind")],
     [user("a"), calling("t1"), answered("t1", "(no result)"), user("never mind")]),
    ("a result without an id", [user("a"), assistant([use("t1")]), user([result("")])],
     [user("a"), calling("t1"), answered("t1")]),
    ("a result with an unknown id",
     [user("a"), assistant([use("t1"), use("t2")]), user([result("x", "1"), result("t1", "0")])],
     [user("a"), calling("t1", "t2"), answered("t1", "0"), answered("t2", "1")]),
    ("a result without a call", [user([result("x", "42")]), assistant("b"), user("c")],
     [user("[Result of a tool call]\n42"), assistant("b"), user("c")]),
    ("a result too many", [user("a"), assistant([use("t1")]), user([result("t1", "1"), result("t1", "2"), text("c")])],
     [user("a"), calling("t1"), answered("t1", "1"),
      user([text("[Result of a tool call]\n2"), text("c")])]),
    ("a result that comes late",
     [user("a"), assistant([use("t1")]), user("b"), assistant("c"), user([result("t1", "1")])],
     [user("a"), calling("t1"), answered("t1", "(no result)"), user("b"),
      assistant("c"), user("[Result of a tool call]\n1")]),
    ("calls without ids", [user("a"), assistant([use(""), use("")]), user([result("", "1"), result("", "2")])],
     [user("a"), calling("call_0", "call_1"), answered("call_0", "1"),
      answered("call_1", "2")]),
    ("an empty assistant between",
     [user("a"), assistant([use("t1")]), user([result("t1")]), assistant([]), user("b")],
     [user("a"), calling("t1"), answered("t1"), user("b")]),
    ("a result that is an error",
     [user("a"), assistant([use("t1")]), user([result("t1", "no such file", is_error=True)])],
     [user("a"), calling("t1"), answered("t1", "Error: no such file")]),
    ("an error that says so", [user("a"), assistant([use("t1")]), user([result("t1", "Error: x", is_error=True)])],
     [user("a"), calling("t1"), answered("t1", "Error: x")]),
    ("a result of several texts", [user("a"), assistant([use("t1")]), user([result("t1", [text("1"), text("2")])])],
     [user("a"), calling("t1"), answered("t1", "1\n2")]),
    ("an empty result", [user("a"), assistant([use("t1")]), user([{"type": "tool_result", "tool_use_id": "t1"}])],
     [user("a"), calling("t1"), answered("t1", NOTHING)]),
    ("tools that a client's search found",
     [user("a"), assistant([use("t1")]),
      user([result("t1", [reference("Web"), reference("X")])])],
     [user("a"), calling("t1"), answered("t1", "Tool found: Web\nTool found: X")]),
    ("an image in a result", [user("a"), assistant([use("t1")]), user([text("c"), result("t1", [text("1"), image()])])],
     [user("a"), calling("t1"), answered("t1", "1"),
      user([text("[Attached to the result of the tool call t1]"), image_part(), text("c")])]),
    ("only images in results",
     [user("a"), assistant([use("t1"), use("t2")]), user([result("t2", [image()]), result("t1", [image()])])],
     [user("a"), calling("t1", "t2"),
      answered("t1", "(The result is attached to the next message.)"),
      answered("t2", "(The result is attached to the next message.)"),
      user([text("[Attached to the result of the tool call t1]"), image_part(),
            text("[Attached to the result of the tool call t2]"), image_part()])]),
    # System messages
    ("a system message in its place", [user("a"), system("s"), assistant("b"), user("c"), system("t")],
     [user("a"), system("s"), assistant("b"), user("c"), system("t")]),
    ("an empty system message vanishes", [user("a"), system([]), system(" "), user("b")],
     [user([text("a"), text("b")])]),
    ("an empty system message separates nobody", [user("a"), assistant("b"), system(""), assistant("c"), user("d")],
     [user("a"), assistant("b\n\nc"), user("d")]),
    ("a system message of several texts", [user("a"), system([text("s"), text("t")])], [user("a"), system("s\n\nt")]),
    ("system messages in a row", [user("a"), system("s"), system("t"), user("b")],
     [user("a"), system("s\n\nt"), user("b")]),
    ("a system message first", [system("s"), user("a")], [system("s"), user("a")]),
    ("only system messages", [system("s")], [system("s"), user(NOTHING)]),
    ("a system message between call and result",
     [user("a"), assistant([use("t1")]), system("s"), user([result("t1"), text("b")])],
     [user("a"), calling("t1"), answered("t1"), system("s"), user("b")]),
    # Reasoning, other vendors' blocks
    ("thinking is dropped",
     [user("a"), assistant([THINKING, text("b"), {"type": "redacted_thinking", "data": "x"}]), user("c")],
     [user("a"), assistant("b"), user("c")]),
    ("nothing but thinking", [user("a"), assistant([THINKING]), user("c")],
     [user([text("a"), text("c")])]),
    ("the vendor's own tools",
     [user("a"), assistant([{"type": "server_tool_use", "id": "s1", "name": "web_search", "input": {"query": "q"}},
                            {"type": "web_search_tool_result", "tool_use_id": "s1", "content": [
                                {"type": "web_search_result", "title": "T", "url": "https://t.test",
                                 "encrypted_content": "Zm9v"}]},
                            text("b")]), user("c")],
     [user("a"), assistant('[Call of the tool web_search: {"query":"q"}]\n\n[Web search tool result]\n'
                           "T: https://t.test\n\nb"), user("c")]),
    ("a call in the user's mouth", [user([use("t1", path="x")])], [user('[Call of the tool Read: {"path":"x"}]')]),
    ("a result in the assistant's mouth", [user("a"), assistant([result("t1", "1")]), user("b")],
     [user("a"), assistant("[Result of a tool call]\n1"), user("b")]),
    # Documents
    ("a text document", [user([{"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "D"},
                                "title": "T", "context": "C"}])], [user("[Document: T]\nC\nD")]),
    ("a document without a title", [user([{"type": "document", "source": {"type": "text", "data": "D"}}])],
     [user("[Document]\nD")]),
    ("a document by address", [user([{"type": "document", "source": {"type": "url", "url": "https://x.test/a.pdf"}}])],
     [user("[Document, at https://x.test/a.pdf]")]),
    ("a document of blocks",
     [user([{"type": "document", "title": "T", "source": {"type": "content", "content": [text("D"), image()]}}])],
     [user([text("[Document: T]"), text("D"), image_part()])]),
    ("a PDF that cannot be read", [user([PDF])],
     [user("[Document: a.pdf. Its content is in a format that cannot be passed on to this model.]")]),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_messages(sent: list[JsonObject], expected: list[JsonObject]) -> None:
    assert messages_of(conversation(*sent)) == expected


# The system prompt, and the first message of the upstream.
SYSTEM: list[tuple[str, object, object]] = [
    ("a string", "be good", "be good"),
    ("blocks", [text("be"), text("good")], "be\n\ngood"),
    ("blank blocks", [text(""), text("good"), text("\n")], "good"),
    ("marked blocks", [text("be"), text("good", cache_control=EPHEMERAL)], "be\n\ngood"),
    ("the volatile block", [text("x-anthropic-billing-header: cc_version=2.1.330.abc"), text("good")], "good"),
]


@pytest.mark.parametrize(("sent", "expected"), [case[1:] for case in SYSTEM], ids=[case[0] for case in SYSTEM])
def test_system(sent: object, expected: object) -> None:
    assert messages_of(conversation(system=sent)) == [system(expected), user("hi")]


@pytest.mark.parametrize("sent", ["", [], [text(" ")], [text("x-anthropic-billing-header: a")]])
def test_no_system(sent: object) -> None:
    assert messages_of(conversation(system=sent)) == [user("hi")]


def test_a_first_system_message_joins_the_system_prompt() -> None:
    assert messages_of(conversation(system("t"), user("a"), system="s")) == [system("s\n\nt"), user("a")]


def test_system_messages_at_the_beginning_only() -> None:
    sent = [user("a"), system("s"), assistant("b"), user("c"), system("t"), user("d"), system("")]
    assert messages_of(conversation(*sent, system="p"), FIRST) == [
        system("p\n\ns"),
        user("a"),
        assistant("b"),
        user([text("c"), text("<system-reminder>\nt\n</system-reminder>"), text("d")]),
    ]


def test_system_messages_at_the_beginning_only_beside_tools() -> None:
    sent = [user("a"), assistant([use("t1")]), system("s"), user([result("t1")])]
    assert messages_of(conversation(*sent), FIRST)[2:] == [
        answered("t1"),
        user("<system-reminder>\ns\n</system-reminder>"),
    ]


def test_text_parts_as_one_string() -> None:
    quirks = ChatQuirks(text_parts=False)
    assert messages_of(conversation(user([text("a"), text("b")])), quirks) == [user("a\n\nb")]
    assert messages_of(conversation(user([text("a"), image()])), quirks) == [user([text("a"), image_part()])]


def test_empty_content() -> None:
    sent = conversation(user("a"), assistant([use("t1")]), user([result("t1")]))
    assert messages_of(sent, ChatQuirks(empty_content="empty"))[1]["content"] == ""


def test_prefill() -> None:
    sent = conversation(user("a"), assistant("{"))
    assert messages_of(sent, ChatQuirks(prefill=True)) == [user("a"), assistant("{")]


def test_a_pdf_that_can_be_read() -> None:
    quirks = ChatQuirks(documents=True)
    file = {"type": "file", "file": {"filename": "a.pdf", "file_data": "data:application/pdf;base64,JVBERi0="}}
    assert messages_of(conversation(user([PDF])), quirks) == [user([file])]
    in_result = conversation(user("a"), assistant([use("t1")]), user([result("t1", [PDF])]))
    assert messages_of(in_result, quirks)[3] == user([text("[Attached to the result of the tool call t1]"), file])


def test_cache_control_is_kept_for_those_who_know_it() -> None:
    marked = conversation(
        user([text("a", cache_control=EPHEMERAL)]),
        assistant([text("b"), {**use("t1"), "cache_control": EPHEMERAL}]),
        user([result("t1", cache_control=EPHEMERAL), text("c", cache_control=EPHEMERAL)]),
        system=[text("s"), text("t", cache_control=EPHEMERAL)],
    )
    assert messages_of(marked, CACHING) == [
        system([text("s"), text("t", cache_control=EPHEMERAL)]),
        user([text("a", cache_control=EPHEMERAL)]),
        {**assistant("b"), "tool_calls": [call("t1")], "cache_control": EPHEMERAL},
        {**answered("t1"), "cache_control": EPHEMERAL},
        user([text("c", cache_control=EPHEMERAL)]),
    ]
    assert "cache_control" not in str(messages_of(marked, PLAIN))


def test_reasoning_goes_back_as_text() -> None:
    quirks = ChatQuirks(reasoning_replay="reasoning_content")
    sent = conversation(user("a"), assistant([THINKING, text("b"), THINKING, use("t1")]), user([result("t1")]))
    assert messages_of(sent, quirks)[1] == {
        **assistant("b"),
        "reasoning_content": "hm\nhm",
        "tool_calls": [call("t1")],
    }


def test_reasoning_goes_back_unmodified() -> None:
    details: list[object] = [
        {"type": "reasoning.encrypted", "data": "Zm9v", "index": 0, "format": "x"},
        {"a": [1.5, None]},
    ]
    sealed = {**THINKING, "signature": seal("openrouter", {"reasoning_details": details})}
    foreign = {**THINKING, "signature": seal("llamacpp", {})}
    sent = conversation(user("a"), assistant([foreign, THINKING, sealed, text("b")]), user("c"))
    quirks = ChatQuirks(reasoning_replay="reasoning_details")
    assert messages_of(sent, quirks)[1] == {**assistant("b"), "reasoning_details": details}
    without = conversation(user("a"), assistant([foreign, THINKING, text("b")]), user("c"))
    assert messages_of(without, quirks)[1] == assistant("b")


def test_ids_are_made_legal_and_stay_different() -> None:
    long = "toolu_" + "x" * 60
    odd = "toolx_ZnVuY3Rpb25zLlJlYWQ6MA"  # what a client saw of functions.Read:0
    sent = conversation(
        user("a"),
        assistant([use(long), use(odd), use("t\n1"), use("same"), use("same")]),
        user([result("same", "1"), result(long), result("t\n1"), result("same", "2"), result(odd)]),
    )
    _, said, *tools = messages_of(sent)
    calls = said["tool_calls"]
    assert isinstance(calls, list)
    ids = [made["id"] for made in calls]
    assert ids[1] == "functions.Read:0"
    assert ids[3] == "same"
    assert len(set(ids)) == 5
    assert all(0 < len(id_) <= 40 and id_.isprintable() for id_ in ids)
    assert [made["tool_call_id"] for made in tools] == ids
    assert [made["content"] for made in tools] == ["done", "done", "done", "1", "2"]


def test_the_beginning_is_the_same_in_a_longer_conversation() -> None:
    turns = [
        user([text("a", cache_control=EPHEMERAL)]),
        system("s"),
        assistant([THINKING, text("b"), use(""), use("t2", name="odd name")]),
        user([result("t2", [image()]), result("")]),
        assistant("c"),
        user("d"),
        assistant([use("")]),
        user([result("")]),
    ]
    quirks = replace(PLAIN, reasoning_replay="reasoning_content")
    whole = messages_of(conversation(*turns), quirks)
    for length in (2, 4, 6):
        part = messages_of(conversation(*turns[:length]), quirks)
        assert whole[: len(part)] == part
