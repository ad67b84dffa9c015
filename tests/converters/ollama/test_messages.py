"""What each message of a conversation becomes."""

from __future__ import annotations

import pytest

from lynkr.converters.ollama import OllamaQuirks
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
from tests.converters.ollama.requests import PLAIN, answered, call, calling, messages_of, reminder, seeing

BLIND = OllamaQuirks(images=False)
NOTHING = "(no content)"
ATTACHED = "(The result is attached to the next message.)"

THINKING: JsonObject = {"type": "thinking", "thinking": "hm", "signature": "s"}
URL_IMAGE: JsonObject = {"type": "image", "source": {"type": "url", "url": "https://x.test/a.png"}}
PDF: JsonObject = {
    "type": "document",
    "source": {"type": "base64", "media_type": "application/pdf", "data": "JVBERi0="},
    "title": "a.pdf",
}

# The messages of the client, and those of the upstream.
CASES: list[tuple[str, list[JsonObject], list[JsonObject]]] = [
    ("text as a string", [user("hi")], [user("hi")]),
    ("text as a block", [user([text("hi", cache_control={"type": "ephemeral"})])], [user("hi")]),
    ("several texts", [user([text("a"), text("b")])], [user("a\n\nb")]),
    ("blank text vanishes", [user([text(" \n"), text("a"), text("")])], [user("a")]),
    ("users in a row are one", [user("a"), user([text("b")])], [user("a\n\nb")]),
    ("assistants in a row are one", [user("a"), assistant("b"), assistant("c"), user("d")],
     [user("a"), assistant("b\n\nc"), user("d")]),
    ("an empty assistant vanishes", [user("a"), assistant([]), user("b")], [user("a\n\nb")]),
    ("an empty user keeps its place", [user("a"), assistant("b"), user(""), assistant("c"), user("d")],
     [user("a"), assistant("b"), user(NOTHING), assistant("c"), user("d")]),
    ("nothing at all", [user([])], [user(NOTHING)]),
    ("a prefill is dropped", [user("a"), assistant("{")], [user("a")]),
    ("only a prefill", [assistant("{")], [user(NOTHING)]),
    # Images and documents
    ("an image", [user([text("see"), image()])], [seeing("see")]),
    ("an image alone", [user([image()])], [seeing("")]),
    ("images keep their order", [user([image("YQ=="), text("a"), image("Yg==")]), user([image("Yw==")])],
     [seeing("a", "YQ==", "Yg==", "Yw==")]),
    ("an image by address", [user([text("see"), URL_IMAGE])], [user("see\n\n[Image: https://x.test/a.png]")]),
    ("an image that only the vendor has", [user([{"type": "image", "source": {"type": "file", "file_id": "f"}}])],
     [user("[Image]")]),
    ("a text document", [user([{"type": "document", "source": {"type": "text", "data": "D"}, "title": "T"}])],
     [user("[Document: T]\nD")]),
    ("a document of blocks",
     [user([{"type": "document", "title": "T", "source": {"type": "content", "content": [text("D"), image()]}}])],
     [seeing("[Document: T]\n\nD")]),
    ("a PDF", [user([PDF])],
     [user("[Document: a.pdf. Its content is in a format that cannot be passed on to this model.]")]),
    # Tools
    ("a call and its result", [user("a"), assistant([use("t1", path="/x")]), user([result("t1")])],
     [user("a"), {**assistant(""), "tool_calls": [call("t1", path="/x")]}, answered("t1")]),
    ("text beside calls", [user("a"), assistant([text("b"), use("t1"), use("t2")]), user([result("t1"), result("t2")])],
     [user("a"), calling("t1", "t2", content="b"), answered("t1"), answered("t2")]),
    ("text around the result", [user("a"), assistant([use("t1")]), user([text("c"), result("t1"), text("d")])],
     [user("a"), calling("t1"), answered("t1"), user("c\n\nd")]),
    ("results in any order", [user("a"), assistant([use("t1"), use("t2", "Write")]),
                              user([result("t2", "2")]), user([result("t1", "1")])],
     [user("a"), {**assistant(""), "tool_calls": [call("t1"), call("t2", 1, "Write")]}, answered("t1", "1"),
      answered("t2", "2", "Write")]),
    ("a call without a result", [user("a"), assistant([use("t1"), use("t2")]), user([result("t2"), text("b")])],
     [user("a"), calling("t1", "t2"), answered("t1", "(no result)"), answered("t2"), user("b")]),
    ("a call at the end", [user("a"), assistant([use("t1")])],
     [user("a"), calling("t1"), answered("t1", "(no result)")]),
    ("a result without an id", [user("a"), assistant([use("t1")]), user([result("")])],
     [user("a"), calling("t1"), answered("t1")]),
    ("a result without a call", [user([result("x", "42"), text("a")])], [user("[Result of a tool call]\n42\n\na")]),
    ("calls without ids", [user("a"), assistant([use(""), use("")]), user([result("", "1"), result("", "2")])],
     [user("a"), calling("call_0", "call_1"), answered("call_0", "1"), answered("call_1", "2")]),
    ("the same id in two turns",
     [user("a"), assistant([use("t1")]), user([result("t1", "1")]), assistant([use("t1", "Write")]),
      user([result("t1", "2")])],
     [user("a"), calling("t1"), answered("t1", "1"), {**assistant(""), "tool_calls": [call("t1", name="Write")]},
      answered("t1", "2", "Write")]),
    ("a result that is an error", [user("a"), assistant([use("t1")]), user([result("t1", "no file", is_error=True)])],
     [user("a"), calling("t1"), answered("t1", "Error: no file")]),
    ("an error that says so", [user("a"), assistant([use("t1")]), user([result("t1", "error: x", is_error=True)])],
     [user("a"), calling("t1"), answered("t1", "error: x")]),
    ("a result of several texts", [user("a"), assistant([use("t1")]), user([result("t1", [text("1"), text(" 2")])])],
     [user("a"), calling("t1"), answered("t1", "1\n 2")]),
    ("an empty result", [user("a"), assistant([use("t1")]), user([result("t1", [])])],
     [user("a"), calling("t1"), answered("t1", NOTHING)]),
    ("tools that a client's search found", [user("a"), assistant([use("t1")]), user([result("t1", [reference("X")])])],
     [user("a"), calling("t1"), answered("t1", "Tool found: X")]),
    ("an image in a result", [user("a"), assistant([use("t1")]), user([text("c"), result("t1", [text("1"), image()])])],
     [user("a"), calling("t1"), answered("t1", "1"), seeing("[Attached to the result of the tool call t1]\n\nc")]),
    ("only images in results",
     [user("a"), assistant([use("t1"), use("t2")]), user([result("t2", [image("Yg==")]), result("t1", [image()])])],
     [user("a"), calling("t1", "t2"), answered("t1", ATTACHED), answered("t2", ATTACHED),
      seeing("[Attached to the result of the tool call t1]\n\n[Attached to the result of the tool call t2]",
             "aGk=", "Yg==")]),
    # System messages
    ("a system message first", [system("s"), user("a")], [system("s"), user("a")]),
    ("a system message before any answer", [user("a"), system([text("s"), text("t")]), user("b")],
     [system("s\n\nt"), user("a\n\nb")]),
    ("a system message later", [user("a"), assistant("b"), user("c"), system("s"), user("d")],
     [user("a"), assistant("b"), user(f"c\n\n{reminder('s')}\n\nd")]),
    ("a system message between call and result",
     [user("a"), assistant([use("t1")]), system("s"), user([result("t1")])],
     [user("a"), calling("t1"), answered("t1"), user(reminder("s"))]),
    ("an empty system message separates nobody", [user("a"), assistant("b"), system(""), assistant("c"), user("d")],
     [user("a"), assistant("b\n\nc"), user("d")]),
    ("only system messages", [system("s")], [system("s"), user(NOTHING)]),
    # Reasoning, other vendors' blocks
    ("thinking goes back", [user("a"), assistant([THINKING, text("b"), {**THINKING, "thinking": "so"}]), user("c")],
     [user("a"), {**assistant("b"), "thinking": "hm\n\nso"}, user("c")]),
    ("thinking before a call", [user("a"), assistant([THINKING, use("t1")]), user([result("t1")])],
     [user("a"), {**calling("t1"), "thinking": "hm"}, answered("t1")]),
    ("thinking that nobody may read",
     [user("a"), assistant([{"type": "redacted_thinking", "data": "x"}, {**THINKING, "thinking": ""}, text("b")]),
      user("c")], [user("a"), assistant("b"), user("c")]),
    ("the vendor's own tools",
     [user("a"), assistant([{"type": "server_tool_use", "id": "s1", "name": "web_search", "input": {"query": "q"}},
                            text("b")]), user("c")],
     [user("a"), assistant('[Call of the tool web_search: {"query":"q"}]\n\nb'), user("c")]),
    ("a call in the user's mouth", [user([use("t1", path="x")])], [user('[Call of the tool Read: {"path":"x"}]')]),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_messages(sent: list[JsonObject], expected: list[JsonObject]) -> None:
    assert messages_of(conversation(*sent)) == expected


SYSTEM: list[tuple[str, object, str | None]] = [
    ("a string", "be good", "be good"),
    ("blocks", [text("be"), text("good", cache_control={"type": "ephemeral"})], "be\n\ngood"),
    ("blank blocks", [text(""), text("good"), text("\n")], "good"),
    ("the volatile block", [text("x-anthropic-billing-header: cc_version=2.1.330.abc"), text("good")], "good"),
    ("nothing", "", None),
    ("blank", [text(" ")], None),
]


@pytest.mark.parametrize(("sent", "expected"), [case[1:] for case in SYSTEM], ids=[case[0] for case in SYSTEM])
def test_system(sent: object, expected: str | None) -> None:
    head = [] if expected is None else [system(expected)]
    assert messages_of(conversation(system=sent)) == [*head, user("hi")]


def test_a_first_system_message_joins_the_system_prompt() -> None:
    assert messages_of(conversation(system("t"), user("a"), system="s")) == [system("s\n\nt"), user("a")]


def test_prefill() -> None:
    sent = conversation(user("a"), assistant("{"))
    assert messages_of(sent, OllamaQuirks(prefill=True)) == [user("a"), assistant("{")]


def test_a_model_that_does_not_see() -> None:
    sent = conversation(
        user([text("see"), image()]), assistant([use("t1")]), user([result("t1", [image(), URL_IMAGE])])
    )
    assert messages_of(sent, BLIND) == [
        user("see\n\n[Image]"),
        calling("t1"),
        answered("t1", "[Image]\n[Image: https://x.test/a.png]"),
    ]


def test_a_longer_conversation_begins_as_the_shorter_one() -> None:
    turns = [
        user([text("a"), image()]),
        assistant([THINKING, text("b"), use("t1")]),
        user([result("t1", [text("1"), image()])]),
        assistant("c"),
        system("s"),
        user("d"),
        assistant([use("t2")]),
        user([result("t2")]),
    ]
    whole = messages_of(conversation(*turns, system="p"))
    for end in (1, 3, 6, 8):
        shorter = messages_of(conversation(*turns[:end], system="p"))
        assert whole[: len(shorter)] == shorter


# The client's tool choice, and what the model is told.
CHOICES: list[tuple[str, JsonObject, str]] = [
    ("auto", {"type": "auto"}, ""),
    ("any", {"type": "any"}, "Answer by calling one of the tools."),
    ("tool", {"type": "tool", "name": "a b"}, "Answer by calling the tool a_b_c8687a08."),
    ("a tool that is not offered", {"type": "tool", "name": "X"}, ""),
    ("one at most", {"type": "auto", "disable_parallel_tool_use": True}, "Call one tool at most."),
    ("exactly one", {"type": "any", "disable_parallel_tool_use": True},
     "Answer by calling one of the tools. Call one tool at most."),
    ("none", {"type": "none"}, ""),
]  # fmt: skip


@pytest.mark.parametrize(("choice", "hint"), [case[1:] for case in CHOICES], ids=[case[0] for case in CHOICES])
def test_tool_choice(choice: JsonObject, hint: str) -> None:
    tools = [tool(), tool("a b")]
    after_user = messages_of(conversation(user([text("a"), image()]), tools=tools, tool_choice=choice))
    assert after_user == [seeing(f"a\n\n{reminder(hint)}" if hint else "a")]
    called = [user("a"), assistant([use("t1")]), user([result("t1")])]
    after_result = messages_of(conversation(*called, tools=tools, tool_choice=choice))
    assert after_result == [user("a"), calling("t1"), answered("t1"), *([user(reminder(hint))] if hint else [])]


def test_tool_choice_without_a_place() -> None:
    without_tools = conversation(user("a"), tool_choice={"type": "any"})
    assert messages_of(without_tools) == [user("a")]
    prefilled = conversation(user("a"), assistant("{"), tools=[tool()], tool_choice={"type": "any"})
    assert messages_of(prefilled, OllamaQuirks(prefill=True)) == [user("a"), assistant("{")]
    assert messages_of(prefilled, PLAIN) == [user(f"a\n\n{reminder('Answer by calling one of the tools.')}")]
