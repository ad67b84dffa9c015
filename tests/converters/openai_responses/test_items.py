"""What each message of a conversation becomes."""

from __future__ import annotations

import pytest

from lynkr.converters.envelope import seal
from lynkr.converters.openai_responses import OpenAIResponses, ResponsesQuirks
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
from tests.converters.openai_responses.requests import (
    PLAIN,
    REASONING,
    asked,
    call,
    image_part,
    items_of,
    output,
    rendered,
    said,
    text_part,
    thought,
    told,
)

NOTHING = "(no content)"
REDACTED: JsonObject = {"type": "redacted_thinking", "data": "x"}
PDF: JsonObject = {
    "type": "document",
    "source": {"type": "base64", "media_type": "application/pdf", "data": "JVBERi0="},
    "title": "a.pdf",
}
PDF_PART: JsonObject = {
    "type": "input_file",
    "filename": "a.pdf",
    "file_data": "data:application/pdf;base64,JVBERi0=",
}
UNREADABLE = "[Document: a.pdf. Its content is in a format that cannot be passed on to this model.]"

# The messages of the client, and the items of the upstream.
CASES: list[tuple[str, list[JsonObject], list[JsonObject]]] = [
    ("text as a string", [user("hi")], [asked("hi")]),
    ("text as a block", [user([text("hi")])], [asked("hi")]),
    ("several texts stay parts", [user([text("a"), text("b")])], [asked("a", "b")]),
    ("blank text vanishes", [user([text(" \n"), text("a"), text("")])], [asked("a")]),
    ("cache marks vanish", [user([text("a", cache_control={"type": "ephemeral"})])], [asked("a")]),
    ("an assistant's texts stay parts", [user("a"), assistant([text("b"), text("c")]), user("d")],
     [asked("a"), said("b", "c"), asked("d")]),
    ("users in a row are one", [user("a"), user([text("b")])], [asked("a", "b")]),
    ("assistants in a row are one", [user("a"), assistant("b"), assistant("c"), user("d")],
     [asked("a"), said("b", "c"), asked("d")]),
    ("an empty assistant vanishes", [user("a"), assistant([]), user("b")], [asked("a", "b")]),
    ("a blank assistant vanishes", [user("a"), assistant(" "), user("b")], [asked("a", "b")]),
    ("an empty user keeps its place", [user("a"), assistant("b"), user(""), assistant("c"), user("d")],
     [asked("a"), said("b"), asked(NOTHING), said("c"), asked("d")]),
    ("nothing at all", [user([])], [asked(NOTHING)]),
    ("an image", [user([text("see"), image()])], [asked("see", image_part())]),
    ("an image by address", [user([{"type": "image", "source": {"type": "url", "url": "https://x.test/a.png"}}])],
     [asked(image_part("https://x.test/a.png"))]),
    ("an image that only the vendor has", [user([{"type": "image", "source": {"type": "file", "file_id": "f"}}])],
     [asked("[Image]")]),
    ("order is kept", [user([image(), text("a"), image()])], [asked(image_part(), "a", image_part())]),
    ("a prefill is dropped", [user("a"), assistant("{")], [asked("a")]),
    ("only a prefill", [assistant("{")], [asked(NOTHING)]),
    # Tools
    ("a call and its result", [user("a"), assistant([use("t1", path="/x")]), user([result("t1")])],
     [asked("a"), call("t1", arguments='{"path":"/x"}'), output("t1")]),
    ("text before a call", [user("a"), assistant([text("b"), use("t1")]), user([result("t1"), text("c")])],
     [asked("a"), said("b"), call("t1"), output("t1"), asked("c")]),
    ("text after a call", [user("a"), assistant([use("t1"), text("b"), use("t2")]), user([result("t1"), result("t2")])],
     [asked("a"), call("t1"), said("b"), call("t2"), output("t1"), output("t2")]),
    ("text before the result", [user("a"), assistant([use("t1")]), user([text("c"), result("t1")])],
     [asked("a"), call("t1"), output("t1"), asked("c")]),
    ("results in any order",
     [user("a"), assistant([use("t1"), use("t2")]), user([result("t2", "2"), result("t1", "1")])],
     [asked("a"), call("t1"), call("t2"), output("t1", "1"), output("t2", "2")]),
    ("results in two messages",
     [user("a"), assistant([use("t1"), use("t2")]), user([result("t2", "2")]), user([result("t1", "1"), text("c")])],
     [asked("a"), call("t1"), call("t2"), output("t1", "1"), output("t2", "2"), asked("c")]),
    ("a call without a result", [user("a"), assistant([use("t1"), use("t2")]), user([result("t2")])],
     [asked("a"), call("t1"), call("t2"), output("t1", "(no result)"), output("t2")]),
    ("a call at the end", [user("a"), assistant([text("b"), use("t1")])],
     [asked("a"), said("b"), call("t1"), output("t1", "(no result)")]),
    ("a call that the user ignores", [user("a"), assistant([use("t1")]), user("never mind")],
     [asked("a"), call("t1"), output("t1", "(no result)"), asked("never mind")]),
    ("a result without an id", [user("a"), assistant([use("t1")]), user([result("")])],
     [asked("a"), call("t1"), output("t1")]),
    ("a result with an unknown id",
     [user("a"), assistant([use("t1"), use("t2")]), user([result("x", "1"), result("t1", "0")])],
     [asked("a"), call("t1"), call("t2"), output("t1", "0"), output("t2", "1")]),
    ("a result without a call", [user([result("x", "42")]), assistant("b"), user("c")],
     [asked("[Result of a tool call]\n42"), said("b"), asked("c")]),
    ("an image without a call", [user([result("x", [image()])])], [asked("[Result of a tool call]", image_part())]),
    ("a result too many", [user("a"), assistant([use("t1")]), user([result("t1", "1"), result("t1", "2"), text("c")])],
     [asked("a"), call("t1"), output("t1", "1"), asked("[Result of a tool call]\n2", "c")]),
    ("a result that comes late",
     [user("a"), assistant([use("t1")]), user("b"), assistant("c"), user([result("t1", "1")])],
     [asked("a"), call("t1"), output("t1", "(no result)"), asked("b"), said("c"),
      asked("[Result of a tool call]\n1")]),
    ("calls without ids", [user("a"), assistant([use(""), use("")]), user([result("", "1"), result("", "2")])],
     [asked("a"), call("call_0"), call("call_1"), output("call_0", "1"), output("call_1", "2")]),
    ("a result that is an error", [user("a"), assistant([use("t1")]), user([result("t1", "no file", is_error=True)])],
     [asked("a"), call("t1"), output("t1", "Error: no file")]),
    ("an error that says so", [user("a"), assistant([use("t1")]), user([result("t1", "Error: x", is_error=True)])],
     [asked("a"), call("t1"), output("t1", "Error: x")]),
    ("an error with an image", [user("a"), assistant([use("t1")]), user([result("t1", [image()], is_error=True)])],
     [asked("a"), call("t1"), output("t1", [text_part("Error:"), image_part()])]),
    ("a result of several texts", [user("a"), assistant([use("t1")]), user([result("t1", [text("1"), text("2")])])],
     [asked("a"), call("t1"), output("t1", "1\n2")]),
    ("an empty result", [user("a"), assistant([use("t1")]), user([{"type": "tool_result", "tool_use_id": "t1"}])],
     [asked("a"), call("t1"), output("t1", NOTHING)]),
    ("tools that a client's search found",
     [user("a"), assistant([use("t1")]), user([result("t1", [reference("Web"), reference("X")])])],
     [asked("a"), call("t1"), output("t1", "Tool found: Web\nTool found: X")]),
    ("an image in a result", [user("a"), assistant([use("t1")]), user([text("c"), result("t1", [text("1"), image()])])],
     [asked("a"), call("t1"), output("t1", [text_part("1"), image_part()]), asked("c")]),
    ("a blank text beside an image", [user("a"), assistant([use("t1")]), user([result("t1", [text(" "), image()])])],
     [asked("a"), call("t1"), output("t1", [image_part()])]),
    ("a document in a result", [user("a"), assistant([use("t1")]), user([result("t1", [PDF])])],
     [asked("a"), call("t1"), output("t1", [PDF_PART])]),
    # System messages
    ("a system message in its place", [user("a"), system("s"), assistant("b"), user("c"), system("t")],
     [asked("a"), told("s"), said("b"), asked("c"), told("t")]),
    ("an empty system message vanishes", [user("a"), system([]), system(" "), user("b")], [asked("a", "b")]),
    ("a system message of several texts", [user("a"), system([text("s"), text("t")])], [asked("a"), told("s", "t")]),
    ("system messages in a row", [user("a"), system("s"), system("t"), user("b")],
     [asked("a"), told("s", "t"), asked("b")]),
    ("a system message first", [system("s"), user("a")], [told("s"), asked("a")]),
    ("only system messages", [system("s")], [told("s"), asked(NOTHING)]),
    ("a system message between call and result",
     [user("a"), assistant([use("t1")]), system("s"), user([result("t1"), text("b")])],
     [asked("a"), call("t1"), output("t1"), told("s"), asked("b")]),
    # Other vendors' blocks
    ("foreign thinking is dropped",
     [user("a"), assistant([{"type": "thinking", "thinking": "hm", "signature": "EqQB"}, text("b"), REDACTED]),
      user("c")], [asked("a"), said("b"), asked("c")]),
    ("the vendor's own tools",
     [user("a"), assistant([{"type": "server_tool_use", "id": "s1", "name": "web_search", "input": {"query": "q"}},
                            text("b")]), user("c")],
     [asked("a"), said('[Call of the tool web_search: {"query":"q"}]', "b"), asked("c")]),
    ("a call in the user's mouth", [user([use("t1", path="x")])], [asked('[Call of the tool Read: {"path":"x"}]')]),
    ("a result in the assistant's mouth", [user("a"), assistant([result("t1", "1")]), user("b")],
     [asked("a"), said("[Result of a tool call]\n1"), asked("b")]),
    # Documents
    ("a text document", [user([{"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "D"},
                                "title": "T", "context": "C"}])], [asked("[Document: T]\nC\nD")]),
    ("a PDF", [user([PDF])], [asked(PDF_PART)]),
    ("a PDF with a context and no title",
     [user([{"type": "document", "source": PDF["source"], "context": "C"}])],
     [asked("C", {**PDF_PART, "filename": "document.pdf"})]),
    ("a document by address",
     [user([{"type": "document", "source": {"type": "url", "url": "https://x.test/a.pdf"}, "context": "C"}])],
     [asked("C", {"type": "input_file", "file_url": "https://x.test/a.pdf"})]),
    ("a document of blocks",
     [user([{"type": "document", "title": "T", "source": {"type": "content", "content": [text("D"), image()]}}])],
     [asked("[Document: T]", "D", image_part())]),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_items(sent: list[JsonObject], expected: list[JsonObject]) -> None:
    assert items_of(conversation(*sent)) == expected


def test_servers_without_documents() -> None:
    quirks = ResponsesQuirks(documents=False)
    assert items_of(conversation(user([PDF])), quirks) == [asked(UNREADABLE)]
    by_url = {"type": "document", "source": {"type": "url", "url": "https://x.test/a.pdf"}}
    assert items_of(conversation(user([by_url])), quirks) == [asked("[Document, at https://x.test/a.pdf]")]


def test_servers_whose_outputs_are_text() -> None:
    quirks = ResponsesQuirks(result_parts=False)
    sent = conversation(
        user("a"),
        assistant([use("t1"), use("t2")]),
        user([result("t2", [text("2"), image()]), text("c"), result("t1", [image()], is_error=True)]),
    )
    assert items_of(sent, quirks) == [
        asked("a"),
        call("t1"),
        call("t2"),
        output("t1", "Error: (The result is attached to the next message.)"),
        output("t2", "2"),
        asked(
            "[Attached to the result of the tool call t1]",
            image_part(),
            "[Attached to the result of the tool call t2]",
            image_part(),
            "c",
        ),
    ]
    orphan = conversation(user([result("x", [text("1"), image()])]))
    assert items_of(orphan, quirks) == [asked("[Result of a tool call]\n1", image_part())]


def test_an_id_stands_for_one_call_in_the_whole_input() -> None:
    round_ = [assistant([use("t1"), use("t1")]), user([result("t1", "1"), result("t1", "2")])]
    items = items_of(conversation(user("a"), *round_, *round_))
    ids = [item["call_id"] for item in items if item["type"] == "function_call"]
    assert ids[0] == "t1"
    assert len(set(ids)) == 4
    assert [item["call_id"] for item in items if item["type"] == "function_call_output"] == ids
    assert [item["output"] for item in items if item["type"] == "function_call_output"] == ["1", "2"] * 2


def test_ids_of_other_providers() -> None:
    items = items_of(
        conversation(user("a"), assistant([use("x" * 70), use("toolx_ZnVuY3Rpb25zLlJlYWQ6MA")]), user("b"))
    )
    long, kimi = (item["call_id"] for item in items if item["type"] == "function_call")
    assert str(long).startswith("call_")
    assert len(str(long)) <= 40
    assert kimi == "functions.Read:0"


# The system prompt, and the instructions.
SYSTEM: list[tuple[str, object, object]] = [
    ("a string", "be good", "be good"),
    ("blocks", [text("be"), text("good")], "be\n\ngood"),
    ("blank blocks", [text(""), text("good"), text("\n")], "good"),
    ("marked blocks", [text("be"), text("good", cache_control={"type": "ephemeral"})], "be\n\ngood"),
    ("the volatile block", [text("x-anthropic-billing-header: cc_version=2.1.330.abc"), text("good")], "good"),
    ("nothing", [], None),
]


@pytest.mark.parametrize(("sent", "expected"), [case[1:] for case in SYSTEM], ids=[case[0] for case in SYSTEM])
def test_instructions(sent: object, expected: object) -> None:
    body = rendered(conversation(system=sent))
    assert body.get("instructions") == expected
    assert body["input"] == [asked("hi")]


# Reasoning on its way back


def thinking(*ids: str, provider: str = "openai", text_: str = "", **more: str) -> JsonObject:
    """A thinking block that carries reasoning items; `more` are items by their call."""
    items = [{"id": id_, "encrypted_content": f"e-{id_}"} for id_ in ids]
    items += [{"id": id_, "encrypted_content": f"e-{id_}", "call": call_} for call_, id_ in more.items()]
    return {"type": "thinking", "thinking": text_, "signature": seal(provider, {"reasoning": items})}


# What the assistant said, and what it becomes.
REPLAYED: list[tuple[str, list[JsonObject], list[JsonObject]]] = [
    ("before a call", [thinking("rs_1", text_="hm"), use("t1")], [thought("rs_1"), call("t1")]),
    ("before text and a call", [thinking("rs_1"), text("b"), use("t1")], [thought("rs_1"), said("b"), call("t1")]),
    ("before parallel calls", [thinking("rs_1"), use("t1"), use("t2")], [thought("rs_1"), call("t1"), call("t2")]),
    ("before each of two calls", [thinking("rs_1"), use("t1"), thinking("rs_2"), use("t2")],
     [thought("rs_1"), call("t1"), thought("rs_2"), call("t2")]),
    ("between texts", [text("a"), thinking("rs_1"), text("b"), use("t1")],
     [said("a"), thought("rs_1"), said("b"), call("t1")]),
    ("two in a row", [thinking("rs_1"), thinking("rs_2"), use("t1")], [thought("rs_1"), thought("rs_2"), call("t1")]),
    ("two in one block", [thinking("rs_1", "rs_2"), use("t1")], [thought("rs_1"), thought("rs_2"), call("t1")]),
    ("kept for its call", [thinking(t2="rs_1"), use("t1"), use("t2")], [call("t1"), thought("rs_1"), call("t2")]),
    ("kept for several calls", [thinking(t1="rs_1", t2="rs_2"), text("b"), use("t1"), use("t2")],
     [said("b"), thought("rs_1"), call("t1"), thought("rs_2"), call("t2")]),
    ("kept for a call that is gone", [thinking(t9="rs_1"), use("t1")], [call("t1")]),
    ("twice", [thinking("rs_1"), thinking("rs_1", t1="rs_1"), use("t1")], [thought("rs_1"), call("t1")]),
    ("nothing after it", [use("t1"), thinking("rs_1")], [call("t1")]),
    ("another provider's", [thinking("rs_1", provider="azure-openai"), use("t1")], [call("t1")]),
    ("not sealed by us", [{"type": "thinking", "thinking": "hm", "signature": "EqQB"}, use("t1")], [call("t1")]),
    ("not encrypted", [{"type": "thinking", "thinking": "hm", "signature": seal("openai", {})}, use("t1")],
     [call("t1")]),
    ("damaged", [{"type": "thinking", "thinking": "", "signature": seal("openai", {"reasoning": [
        5, {}, {"id": "rs_1"}, {"id": "rs_2", "encrypted_content": ""}, {"id": 5, "encrypted_content": "e"}]})},
                 use("t1")],
     [{"type": "reasoning", "summary": [], "encrypted_content": "e"}, call("t1")]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), [case[1:] for case in REPLAYED], ids=[case[0] for case in REPLAYED])
def test_reasoning_goes_back(content: list[JsonObject], expected: list[JsonObject]) -> None:
    calls = [item["call_id"] for item in expected if item["type"] == "function_call"]
    results = user([result(str(call_id)) for call_id in calls])
    items = items_of(conversation(user("a"), assistant(content), results), REASONING)
    assert items == [asked("a"), *expected, *(output(str(call_id)) for call_id in calls)]


@pytest.mark.parametrize("quirks", [PLAIN, ResponsesQuirks(reasoning=True, encrypted_reasoning=False)])
def test_no_reasoning_for_a_model_that_does_not_take_it(quirks: ResponsesQuirks) -> None:
    sent = conversation(user("a"), assistant([thinking("rs_1"), use("t1")]), user([result("t1")]))
    assert items_of(sent, quirks) == [asked("a"), call("t1"), output("t1")]


def test_reasoning_and_a_prefill() -> None:
    assert items_of(conversation(user("a"), assistant([thinking("rs_1"), text("{")])), REASONING) == [asked("a")]
    assert items_of(conversation(user("a"), assistant([thinking("rs_1")]), user("b")), REASONING) == [asked("a", "b")]


def test_reasoning_stands_once_in_the_whole_input() -> None:
    sent = conversation(
        user("a"),
        assistant([thinking("rs_1"), use("t1")]),
        user([result("t1")]),
        assistant([thinking("rs_1"), use("t2")]),
        user([result("t2")]),
    )
    assert items_of(sent, REASONING) == [
        asked("a"),
        thought("rs_1"),
        call("t1"),
        output("t1"),
        call("t2"),
        output("t2"),
    ]


def test_the_beginning_stays_the_same() -> None:
    """A longer conversation has the items of the shorter one at its beginning, byte for byte."""
    messages = [
        user("a"),
        assistant([thinking("rs_1"), text("b"), use("t1")]),
        user([result("t1", [text("1"), image()]), text("c")]),
        system("s"),
        assistant([thinking(t2="rs_2"), use("t2"), use("t3")]),
        user([result("t3"), result("t2"), text("d")]),
        assistant("e"),
        user("f"),
    ]
    dialect = OpenAIResponses("OpenAI", "openai")
    before = b""
    for length in (1, 4, 6, 8):
        body = dialect.render(conversation(*messages[:length], system="s"), "m", REASONING).body
        beginning = body[: body.index(b',"max_output_tokens"')].removesuffix(b"]")
        assert beginning.startswith(before)
        before = beginning
