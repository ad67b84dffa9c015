"""The system prompt and the messages of a request."""

from __future__ import annotations

import pytest

from lynkr.converters.bedrock_converse import ConverseQuirks
from lynkr.converters.bedrock_converse.content import DocumentNames
from lynkr.converters.envelope import seal
from tests.converters.bedrock_converse.requests import (
    CACHED,
    EPHEMERAL,
    PLAIN,
    POINT,
    answers,
    call,
    done,
    messages_of,
    pdf,
    picture,
    rendered,
    says,
    spec,
)
from tests.converters.conversations import (
    JsonObject,
    assistant,
    conversation,
    image,
    reference,
    result,
    system,
    text,
    tool,
    use,
    user,
)

MEDIA = ConverseQuirks(result_media=True)
CLAUDE = ConverseQuirks(native_thinking=True, prefill=True)
APART = ConverseQuirks(mixed_turns=False)
PDF: JsonObject = {
    "type": "document",
    "source": {"type": "base64", "media_type": "application/pdf", "data": "JVBERi0="},
    "title": "report_v1.2.pdf",
}
LINK: JsonObject = {"type": "image", "source": {"type": "url", "url": "https://x.test/i.png"}}
NOTE: JsonObject = {
    "type": "document",
    "title": "a",
    "source": {"type": "text", "data": "b", "media_type": "text/plain"},
}
NATIVE: JsonObject = {"type": "thinking", "thinking": "hm", "signature": "EqQB"}
NOTHING = "(no content)"

CASES: list[tuple[str, list[JsonObject], ConverseQuirks, list[JsonObject]]] = [
    ("text", [user("hi")], PLAIN, [says("hi")]),
    ("blocks", [user([text("a"), text(""), text(" \n"), text("b")])], PLAIN, [says("a", "b")]),
    ("nothing", [user("")], PLAIN, [says(NOTHING)]),
    ("a turn", [user("a"), assistant("b"), user("c")], PLAIN, [says("a"), answers("b"), says("c")]),
    ("the same role twice", [user("a"), user("b"), assistant("c"), assistant("d"), user("e")], PLAIN,
     [says("a", "b"), answers("c", "d"), says("e")]),
    ("the assistant first", [assistant("a"), user("b")], PLAIN, [says(NOTHING), answers("a"), says("b")]),
    ("an empty answer", [user("a"), assistant(""), user("b")], PLAIN, [says("a", "b")]),
    # The beginning of the answer
    ("no prefill", [user("a"), assistant("{")], PLAIN, [says("a")]),
    ("prefill", [user("a"), assistant("{ \n")], CLAUDE, [says("a"), answers("{")]),
    ("nothing but prefill", [assistant("{")], PLAIN, [says(NOTHING)]),
    ("a call is no prefill", [user("a"), assistant([use("t1")])], PLAIN,
     [says("a"), answers(call("t1")), says(done("t1", "(no result)"))]),
    # Tools
    ("a call", [user("a"), assistant([text("b"), use("t1", path="/a")]), user([result("t1", "c")])], PLAIN,
     [says("a"), answers("b", call("t1", path="/a")), says(done("t1", "c"))]),
    ("results come first and in the order of the calls",
     [user("a"), assistant([use("t1"), use("t2")]), user([text("b"), result("t2", "2"), text("c"), result("t1", "1")])],
     PLAIN, [says("a"), answers(call("t1"), call("t2")), says(done("t1", "1"), done("t2", "2"), "b", "c")]),
    ("results in several messages",
     [user("a"), assistant([use("t1"), use("t2")]), user([result("t2", "2")]), user([result("t1", "1")])],
     PLAIN, [says("a"), answers(call("t1"), call("t2")), says(done("t1", "1"), done("t2", "2"))]),
    ("a missing result", [user("a"), assistant([use("t1"), use("t2")]), user([result("t2")])], PLAIN,
     [says("a"), answers(call("t1"), call("t2")), says(done("t1", "(no result)"), done("t2"))]),
    ("a result of no call", [user([result("t1", "x")])], PLAIN, [says("[Result of a tool call]", "x")]),
    ("an empty result", [user("a"), assistant([use("t1")]), user([result("t1", "")])], PLAIN,
     [says("a"), answers(call("t1")), says(done("t1", NOTHING))]),
    ("an error", [user("a"), assistant([use("t1")]), user([result("t1", "no such file", is_error=True)])],
     ConverseQuirks(result_status=True),
     [says("a"), answers(call("t1")), says(done("t1", "no such file", status="error"))]),
    ("an error where there is no status",
     [user("a"), assistant([use("t1")]), user([result("t1", "no such file", is_error=True)])], PLAIN,
     [says("a"), answers(call("t1")), says(done("t1", "Error: no such file"))]),
    ("an error that says so", [user("a"), assistant([use("t1")]), user([result("t1", "Error 5", is_error=True)])],
     PLAIN, [says("a"), answers(call("t1")), says(done("t1", "Error 5"))]),
    ("ids of another vendor",
     [user("a"), assistant([use("toolx_ZnVuY3Rpb25zLlJlYWQ6MA")]), user([result("toolx_ZnVuY3Rpb25zLlJlYWQ6MA")])],
     PLAIN, [says("a"), answers(call("functions.Read:0")), says(done("functions.Read:0"))]),
    ("a tool that was found", [user("a"), assistant([use("t1")]), user([result("t1", [reference("Write")])])], PLAIN,
     [says("a"), answers(call("t1")), says(done("t1", "Tool found: Write"))]),
    ("tools that are refused", [user("a"), assistant([text("b"), use("t1", a=1)]), user([result("t1", "c")])],
     ConverseQuirks(tools=False),
     [says("a"), answers("b", '[Call of the tool Read: {"a":1}]'), says("[Result of a tool call]", "c")]),
    ("calls alone", [user("a"), assistant([text("b"), use("t1")]), user([result("t1"), text("c")])], APART,
     [says("a"), answers("b"), says(NOTHING), answers(call("t1")), says(done("t1")), answers(NOTHING), says("c")]),
    ("nothing to separate", [user("a"), assistant([use("t1")]), user([result("t1")])], APART,
     [says("a"), answers(call("t1")), says(done("t1"))]),
    # Images and documents
    ("an image", [user([image(), text("a")])], PLAIN, [says(picture(), "a")]),
    ("a jpeg", [user([image(media_type="image/jpg")])], PLAIN, [says(picture(form="jpeg"))]),
    ("an image of another kind", [user([image(media_type="image/tiff")])], PLAIN, [says("[Image]")]),
    ("an image behind an address", [user([LINK])], PLAIN, [says("[Image: https://x.test/i.png]")]),
    ("an image for the blind", [user([image()])], ConverseQuirks(images=False), [says("[Image]")]),
    ("a document", [user([PDF])], PLAIN, [says(pdf("report v1 2 pdf"), "(A document is attached.)")]),
    ("a document with a context", [user([{**PDF, "context": "c"}])], PLAIN, [says("c", pdf("report v1 2 pdf"))]),
    ("two of a name", [user([PDF, text("a"), PDF])], PLAIN,
     [says(pdf("report v1 2 pdf"), "a", pdf("report v1 2 pdf (2)"))]),
    ("a document as text", [user([NOTE])], PLAIN, [says("[Document: a]\nb")]),
    ("a document with an image",
     [user([{"type": "document", "source": {"type": "content", "content": [text("a"), image()]}}])], PLAIN,
     [says("[Document]", "a", picture())]),
    ("a document that is refused", [user([PDF])], ConverseQuirks(documents=False),
     [says("[Document: report_v1.2.pdf. Its content is in a format that cannot be passed on to this model.]")]),
    ("an image in a result", [user("a"), assistant([use("t1")]), user([result("t1", [text("b"), image()])])], MEDIA,
     [says("a"), answers(call("t1")), says(done("t1", "b", picture()))]),
    ("a document in a result", [user("a"), assistant([use("t1")]), user([result("t1", [PDF])])], MEDIA,
     [says("a"), answers(call("t1")), says(done("t1", pdf("report v1 2 pdf"), "(A document is attached.)"))]),
    ("an image after the result", [user("a"), assistant([use("t1")]), user([text("c"), result("t1", [image()])])],
     PLAIN,
     [says("a"), answers(call("t1")),
      says(done("t1", "(The result is attached after the results.)"),
           "[Attached to the result of the tool call t1]", picture(), "c")]),
    # Reasoning
    ("native", [user("a"), assistant([NATIVE, text("b")]), user("c")], CLAUDE,
     [says("a"),
      answers({"reasoningContent": {"reasoningText": {"text": "hm", "signature": "EqQB"}}}, "b"), says("c")]),
    ("redacted", [user("a"), assistant([{"type": "redacted_thinking", "data": "aGk="}, text("b")]), user("c")], CLAUDE,
     [says("a"), answers({"reasoningContent": {"redactedContent": "aGk="}}, "b"), says("c")]),
    ("of another provider", [user("a"), assistant([{**NATIVE, "signature": seal("openai", {})}, text("b")]), user("c")],
     CLAUDE, [says("a"), answers("b"), says("c")]),
    ("without a signature", [user("a"), assistant([{**NATIVE, "signature": ""}, text("b")]), user("c")],
     CLAUDE, [says("a"), answers("b"), says("c")]),
    ("for a model that wants none back",
     [user("a"), assistant([NATIVE, {"type": "redacted_thinking", "data": "aGk="}, text("b")]), user("c")], PLAIN,
     [says("a"), answers("b"), says("c")]),
    # Instructions between the messages
    ("a system message at the start is part of the prompt", [user("a"), system("s"), user("b")], PLAIN,
     [says("a", "b")]),
    ("a later one stays in its place", [user("a"), assistant("b"), system("s"), user("c")], PLAIN,
     [says("a"), answers("b"), says("<system-reminder>\ns\n</system-reminder>", "c")]),
    # The prompt cache
    ("marks", [user([text("a", cache_control=EPHEMERAL), text("b")]), assistant("c"),
               user([text("d", cache_control={"type": "ephemeral", "ttl": "1h"})])], CACHED,
     [says("a", POINT, "b"), answers("c"), says("d", {"cachePoint": {"type": "default", "ttl": "1h"}})]),
    ("a mark without its length", [user([text("a", cache_control={"type": "ephemeral", "ttl": "1h"})])],
     ConverseQuirks(cache_points=frozenset({"messages"})), [says("a", POINT)]),
    ("marks that are refused", [user([text("a", cache_control=EPHEMERAL)])], PLAIN, [says("a")]),
    ("marks allowed elsewhere", [user([text("a", cache_control=EPHEMERAL)])],
     ConverseQuirks(cache_points=frozenset({"system"})), [says("a")]),
    ("a mark of nothing", [user([text(" ", cache_control=EPHEMERAL), text("a")])], CACHED, [says("a")]),
    ("two marks in one place", [user([text("a", cache_control=EPHEMERAL), text(" ", cache_control=EPHEMERAL)])], CACHED,
     [says("a", POINT)]),
    ("a marked result", [user("a"), assistant([use("t1")]), user([result("t1", cache_control=EPHEMERAL), text("b")])],
     CACHED, [says("a"), answers(call("t1")), says(done("t1"), POINT, "b")]),
    ("a mark within a result",
     [user("a"), assistant([use("t1")]), user([result("t1", [text("b", cache_control=EPHEMERAL)])])],
     CACHED, [says("a"), answers(call("t1")), says(done("t1", "b"), POINT)]),
    ("a marked call", [user("a"), assistant([{**use("t1"), "cache_control": EPHEMERAL}]), user([result("t1")])],
     CACHED, [says("a"), answers(call("t1"), POINT), says(done("t1"))]),
    ("a marked image", [user([{**image(), "cache_control": EPHEMERAL}])], CACHED, [says(picture(), POINT)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("messages", "quirks", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_messages(messages: list[JsonObject], quirks: ConverseQuirks, expected: list[JsonObject]) -> None:
    tools = [tool()] if any("toolUse" in str(message) for message in expected) else []
    assert messages_of(conversation(*messages, tools=tools), quirks) == expected


def test_ids_are_given_once() -> None:
    messages = [user("a"), assistant([use("t1"), use("")]), user([result("t1", "1"), result("", "2")]),
                assistant([use("t1")]), user([result("t1", "3")])]  # fmt: skip
    found = str(messages_of(conversation(*messages, tools=[tool()])))
    assert found.count("'toolUseId': 't1'") == 2
    assert found.count("'toolUseId': 'call_0'") == 2


def test_an_id_that_is_not_legal() -> None:
    found = messages_of(conversation(assistant([use("a b!")]), user([result("a b!")]), tools=[tool()]))
    assert isinstance(found, list)
    _, first, second = found
    id_ = first["content"][0]["toolUse"]["toolUseId"]
    assert id_.startswith("call_")
    assert second["content"] == [done(id_)]


SYSTEM: list[tuple[str, object, ConverseQuirks, list[JsonObject] | None]] = [
    ("none", [], PLAIN, None),
    ("blank", " ", PLAIN, None),
    ("a string", "s", PLAIN, [{"text": "s"}]),
    ("blocks", [text("s"), text(""), text("t")], PLAIN, [{"text": "s"}, {"text": "t"}]),
    ("marked", [text("s", cache_control=EPHEMERAL), text("t")], CACHED, [{"text": "s"}, POINT, {"text": "t"}]),
    ("marks that are refused", [text("s", cache_control=EPHEMERAL)], PLAIN, [{"text": "s"}]),
    ("what changes each time", [text("x-anthropic-billing-header: cc=1"), text("s")], PLAIN, [{"text": "s"}]),
]


@pytest.mark.parametrize(("given", "quirks", "expected"), [case[1:] for case in SYSTEM], ids=[c[0] for c in SYSTEM])
def test_system(given: object, quirks: ConverseQuirks, expected: object) -> None:
    assert rendered(conversation(system=given), quirks).get("system") == expected


def test_system_messages_at_the_start_join_the_prompt() -> None:
    body = rendered(conversation(system("t"), user("a"), system("u"), system="s"))
    assert body["system"] == [{"text": "s"}, {"text": "t"}, {"text": "u"}]
    assert body["messages"] == [says("a")]


def test_a_model_without_a_system_prompt_reads_it_first() -> None:
    body = rendered(conversation(user("a"), assistant("b"), user("c"), system="s"), ConverseQuirks(system=False))
    assert "system" not in body
    assert body["messages"] == [says("s", "a"), answers("b"), says("c")]


def test_longer_conversations_begin_the_same() -> None:
    turn = [user([PDF, text("a")]), assistant([use("t1")]), user([result("t1"), PDF])]
    longer = [*turn, assistant("b"), user([PDF])]
    short, long = (messages_of(conversation(*messages, tools=[tool()])) for messages in (turn, longer))
    assert isinstance(short, list)
    assert isinstance(long, list)
    assert long[: len(short)] == short


def test_names_of_tools_that_are_not_legal() -> None:
    body = rendered(conversation(user("a"), assistant([use("t1", "a b")]), user([result("t1")]), tools=[tool("a b")]))
    name = "a_b_c8687a08"
    assert body["toolConfig"] == {"tools": [spec(name)]}
    assert body["messages"] == [says("a"), answers(call("t1", name)), says(done("t1"))]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (None, "document"),
        ("", "document"),
        ("Отчёт.pdf", "pdf"),
        ("...", "document"),
        ("a  b\n\tc", "a b c"),
        ("Report (final) [v2]-x", "Report (final) [v2]-x"),
        ("x" * 300, "x" * 180),
    ],
)
def test_names_of_documents(title: str | None, name: str) -> None:
    assert DocumentNames().name(title) == name
