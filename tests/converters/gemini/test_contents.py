"""What the messages of a conversation become."""

from __future__ import annotations

import pytest

from lynkr.converters.conversation import Conversation
from lynkr.converters.envelope import seal
from lynkr.converters.gemini import GeminiQuirks
from lynkr.converters.gemini.signatures import PLACEHOLDER, payload
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
from tests.converters.gemini.requests import (
    OLDER,
    call_part,
    contents_of,
    inline,
    model_parts,
    rendered,
    response_part,
    said,
    user_parts,
)

NONE = GeminiQuirks(signatures="none")

PDF: JsonObject = {"type": "base64", "media_type": "application/pdf", "data": "JVBERi0="}
ATTACHED: JsonObject = {"text": "[Attached to the result of the call of Read]"}


def document(source: JsonObject, **more: object) -> JsonObject:
    return {"type": "document", "source": source, **more}


def by_url(kind: str, url: str) -> JsonObject:
    return {"type": kind, "source": {"type": "url", "url": url}}


def file(url: str, media_type: str) -> JsonObject:
    return {"fileData": {"mimeType": media_type, "fileUri": url}}


# Messages, contents.
CASES: list[tuple[str, list[JsonObject], list[JsonObject]]] = [
    ("a text", [user("hi")], [said("hi")]),
    ("turns", [user("a"), assistant("b"), user("c")], [said("a"), model_parts({"text": "b"}), said("c")]),
    ("two messages in a row", [user("a"), user("b"), assistant("c"), assistant("d"), user("e")],
     [user_parts({"text": "a"}, {"text": "b"}), model_parts({"text": "c"}, {"text": "d"}), said("e")]),
    ("blank texts", [user([text(""), text(" \n"), text("a")]), assistant([text(" ")]), user("b")],
     [user_parts({"text": "a"}, {"text": "b"})]),
    ("nothing", [user("")], [said("(no content)")]),
    ("nothing after an answer", [user("a"), assistant("b"), user([])],
     [said("a"), model_parts({"text": "b"}), said("(no content)")]),
    ("an answer first", [assistant("a"), user("b")], [said("(no content)"), model_parts({"text": "a"}), said("b")]),
    ("an answer that was begun", [user("a"), assistant("b")], [said("a")]),
    ("only an answer that was begun", [assistant("b")], [said("(no content)")]),
    # Images and documents
    ("an image", [user([text("a"), image("aGk=", "image/webp")])],
     [user_parts({"text": "a"}, inline("image/webp"))]),
    ("an image of a type that the API does not take", [user([image("aGk=", "image/gif")])],
     [said("[Image of the type image/gif, which cannot be passed on to this model.]")]),
    ("an image by its address", [user([by_url("image", "https://x.test/a.PNG?b=c.gif")])],
     [user_parts(file("https://x.test/a.PNG?b=c.gif", "image/png"))]),
    ("an image by an address that says nothing", [user([by_url("image", "https://x.test/a")])],
     [user_parts(file("https://x.test/a", "image/jpeg"))]),
    ("a PDF", [user([document(PDF)])], [user_parts(inline("application/pdf", "JVBERi0="))]),
    ("a PDF with a title", [user([document(PDF, title="T", context="C")])],
     [user_parts({"text": "[Document: T]\nC"}, inline("application/pdf", "JVBERi0="))]),
    ("a PDF by its address", [user([by_url("document", "https://x.test/a")])],
     [user_parts(file("https://x.test/a", "application/pdf"))]),
    ("a text document", [user([document({"type": "text", "data": "abc"}, title="T")])], [said("[Document: T]\nabc")]),
    ("a document of blocks", [user([document({"type": "content", "content": [text("a"), image()]}, title="T")])],
     [user_parts({"text": "[Document: T]"}, {"text": "a"}, inline())]),
    ("an unknown block", [user([{"type": "web_search_result", "title": "T"}])], [said("[Web search result: T]")]),
    # Tools
    ("a call", [user("a"), assistant([text("b"), use("t1", path="/x")]), user([result("t1")])],
     [said("a"), model_parts({"text": "b"}, call_part("t1", path="/x")), user_parts(response_part("t1"))]),
    ("parallel calls, answered in another order",
     [user("a"), assistant([use("t1"), use("t2", "Write")]), user([result("t2", "two"), result("t1", "one")])],
     [said("a"), model_parts(call_part("t1"), call_part("t2", "Write")),
      user_parts(response_part("t1", "one"), response_part("t2", "two", "Write"))]),
    ("results in several messages", [user("a"), assistant([use("t1")]), assistant([use("t2")]), user([result("t1")]),
                                     user([result("t2")])],
     [said("a"), model_parts(call_part("t1"), call_part("t2")),
      user_parts(response_part("t1"), response_part("t2"))]),
    ("text beside results", [user("a"), assistant([use("t1")]), user([text("b"), result("t1"), text("c")])],
     [said("a"), model_parts(call_part("t1")), user_parts(response_part("t1")),
      user_parts({"text": "b"}, {"text": "c"})]),
    ("a missing result", [user("a"), assistant([use("t1"), use("t2")]), user([result("t2")])],
     [said("a"), model_parts(call_part("t1"), call_part("t2")),
      user_parts(response_part("t1", "(no result)"), response_part("t2"))]),
    ("no result at all", [user("a"), assistant([use("t1")]), user("b")],
     [said("a"), model_parts(call_part("t1")), user_parts(response_part("t1", "(no result)")), said("b")]),
    ("calls at the end", [user("a"), assistant([use("t1")])],
     [said("a"), model_parts(call_part("t1")), user_parts(response_part("t1", "(no result)"))]),
    ("a result without a call", [user([result("t9", "x"), text("b")])],
     [user_parts({"text": "[Result of a tool call]\nx"}, {"text": "b"})]),
    ("a failure", [user("a"), assistant([use("t1")]), user([result("t1", "no such file", is_error=True)])],
     [said("a"), model_parts(call_part("t1")),
      user_parts({"functionResponse": {"id": "t1", "name": "Read", "response": {"error": "no such file"}}})]),
    ("an empty result", [user("a"), assistant([use("t1")]), user([result("t1", [])])],
     [said("a"), model_parts(call_part("t1")), user_parts(response_part("t1", ""))]),
    ("a result of several texts", [user("a"), assistant([use("t1")]), user([result("t1", [text("b"), text("c")])])],
     [said("a"), model_parts(call_part("t1")), user_parts(response_part("t1", "b\nc"))]),
    ("a result with media", [user("a"), assistant([use("t1")]), user([result("t1", [text("b"), image(),
                                                                                    document(PDF)])])],
     [said("a"), model_parts(call_part("t1")),
      user_parts(response_part("t1", "b", parts=[inline(), inline("application/pdf", "JVBERi0=")]))]),
    ("a result with media that may not stand in it",
     [user("a"), assistant([use("t1")]), user([result("t1", [by_url("image", "https://x.test/a.png")]), text("c")])],
     [said("a"), model_parts(call_part("t1")),
      user_parts(response_part("t1", "(The result is attached to the next message.)")),
      user_parts(ATTACHED, file("https://x.test/a.png", "image/png"), {"text": "c"})]),
    ("a reference to a tool", [user("a"), assistant([use("t1")]), user([result("t1", [reference("Grep")])])],
     [said("a"), model_parts(call_part("t1")), user_parts(response_part("t1", "Tool found: Grep"))]),
    ("ids that are not legal", [user("a"), assistant([use("toolx_ZnVuY3Rpb25zLlJlYWQ6MA")]),
                                user([result("toolx_ZnVuY3Rpb25zLlJlYWQ6MA")])],
     [said("a"), model_parts(call_part("functions.Read:0")), user_parts(response_part("functions.Read:0"))]),
    ("a name that is not legal", [user("a"), assistant([use("t1", "a b")]), user([result("t1")])],
     [said("a"), model_parts(call_part("t1", "a_b_c8687a08")),
      user_parts(response_part("t1", name="a_b_c8687a08"))]),
    # Reasoning and the vendor's own tools
    ("another model's reasoning", [user("a"), assistant([{"type": "thinking", "thinking": "hm", "signature": "EqQB"},
                                                         {"type": "redacted_thinking", "data": "x"}, text("b")]),
                                   user("c")], [said("a"), model_parts({"text": "b"}), said("c")]),
    ("a server's tool", [user("a"), assistant([{"type": "server_tool_use", "id": "s", "name": "web_search",
                                                "input": {"q": "x"}}]), user("c")],
     [said("a"), model_parts({"text": '[Call of the tool web_search: {"q":"x"}]'}), said("c")]),
    # System messages among the others
    ("a system message later", [user("a"), assistant("b"), user("c"), system([text("d"), text("e")])],
     [said("a"), model_parts({"text": "b"}),
      user_parts({"text": "c"}, {"text": "<system-reminder>\nd\n\ne\n</system-reminder>"})]),
]  # fmt: skip


@pytest.mark.parametrize(("messages", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_contents(messages: list[JsonObject], expected: list[JsonObject]) -> None:
    assert contents_of(conversation(*messages), NONE) == expected


def test_system() -> None:
    body = rendered(conversation(user("a"), system("c"), system("d"), system=[text("b"), text(" ")]), NONE)
    assert body["systemInstruction"] == {"parts": [{"text": "b"}, {"text": "c"}, {"text": "d"}]}
    assert body["contents"] == [said("a")]
    assert "systemInstruction" not in rendered(conversation())


def test_the_volatile_block_of_the_system_prompt_is_left_out() -> None:
    body = rendered(conversation(system=[text("x-anthropic-billing-header: cc_version=1"), text("b")]))
    assert body["systemInstruction"] == {"parts": [{"text": "b"}]}


CALLED = [user("a"), assistant([use("t1")])]


def test_older_models_get_media_after_the_results() -> None:
    of = conversation(*CALLED, user([result("t1", [text("b"), image()]), text("c")]))
    assert contents_of(of, OLDER)[2:] == [
        user_parts(response_part("t1", "b")),
        user_parts(ATTACHED, inline(), {"text": "c"}),
    ]


def test_a_host_without_ids() -> None:
    of = conversation(*CALLED, user([result("t1")]))
    assert contents_of(of, GeminiQuirks(signatures="none", call_ids=False))[1:] == [
        model_parts({"functionCall": {"name": "Read", "args": {}}}),
        user_parts({"functionResponse": {"name": "Read", "response": {"output": "done"}}}),
    ]


def test_a_host_that_fetches_nothing() -> None:
    of = conversation(user([by_url("image", "https://x.test/a.png"), by_url("document", "https://x.test/a.pdf")]))
    assert contents_of(of, GeminiQuirks(file_urls=False)) == [
        user_parts({"text": "[Image: https://x.test/a.png]"}, {"text": "[Document, at https://x.test/a.pdf]"})
    ]


# Thought signatures


def thinking(signature: str, on: str, text: str = "hm") -> JsonObject:
    return {"type": "thinking", "thinking": text, "signature": seal("x", {"thoughtSignature": signature, "on": on})}


def model_of(*blocks: JsonObject, quirks: GeminiQuirks | None = None) -> JsonObject:
    results = [result(str(block["id"])) for block in blocks if block["type"] == "tool_use"]
    of = conversation(user("a"), assistant(list(blocks)), user([*results, text("z")]))
    return contents_of(of, quirks)[1]


def test_a_signature_goes_back_to_its_call() -> None:
    expected = model_parts({"text": "b"}, call_part("t1", signature="c2ln"), call_part("t2"))
    assert model_of(thinking("c2ln", "call"), text("b"), use("t1"), use("t2")) == expected
    assert model_of(text("b"), thinking("c2ln", "call", ""), use("t1"), use("t2")) == expected


def test_a_signature_goes_back_to_its_text() -> None:
    assert model_of(thinking("c2ln", "text"), text(" "), text("b"), text("c")) == model_parts(
        {"text": "b", "thoughtSignature": "c2ln"}, {"text": "c"}
    )


def test_a_signature_goes_back_to_its_thought() -> None:
    assert model_of(thinking("c2ln", "thought"), text("b")) == model_parts(
        {"text": "hm", "thought": True, "thoughtSignature": "c2ln"}, {"text": "b"}
    )


def test_every_call_of_a_sequence_has_its_own() -> None:
    of = conversation(
        user("a"),
        assistant([thinking("c2lnMQ==", "call"), use("t1")]),
        user([result("t1")]),
        assistant([thinking("c2lnMg==", "call"), use("t2")]),
        user([result("t2")]),
    )
    contents = contents_of(of)
    assert contents[1] == model_parts(call_part("t1", signature="c2lnMQ=="))
    assert contents[3] == model_parts(call_part("t2", signature="c2lnMg=="))


def test_a_signature_that_was_kept_for_several_calls_stands_on_the_first() -> None:
    assert model_of(thinking("c2ln", "call"), use("t1"), thinking("c2ln", "call"), use("t2")) == model_parts(
        call_part("t1", signature="c2ln"), call_part("t2")
    )


def test_calls_of_other_models_get_the_placeholder() -> None:
    assert model_of(use("t1"), use("t2")) == model_parts(call_part("t1", signature=PLACEHOLDER), call_part("t2"))
    of = conversation(user("a"), assistant([use("t1")]), user([result("t1")]), assistant("b"), user("c"))
    assert contents_of(of)[1] == model_parts(call_part("t1", signature=PLACEHOLDER))


@pytest.mark.parametrize(
    "signature",
    ["", "EqQB", "lynkr1.x.e30", seal("x", {"thoughtSignature": ""}), seal("x", payload("c2ln", "call"))[:-3],
     seal("x", {"thoughtSignature": "c2ln"}), seal("x", {"thoughtSignature": 5, "on": "call"}),
     seal("x", {"thoughtSignature": "c2ln", "on": "elsewhere"})],
)  # fmt: skip
def test_other_signatures_say_nothing(signature: str) -> None:
    block: JsonObject = {"type": "thinking", "thinking": "hm", "signature": signature}
    assert model_of(block, use("t1")) == model_parts(call_part("t1", signature=PLACEHOLDER))


@pytest.mark.parametrize(
    ("quirks", "own", "other"),
    [
        ("none", None, None),
        ("replay", "c2ln", None),
        ("require", "c2ln", PLACEHOLDER),
        ("dummy", PLACEHOLDER, PLACEHOLDER),
    ],
)
def test_what_models_want(quirks: str, own: str | None, other: str | None) -> None:
    wanted = GeminiQuirks(signatures=quirks)  # type: ignore[arg-type]  # one of the words, as listed above
    assert model_of(thinking("c2ln", "call"), use("t1"), quirks=wanted) == model_parts(call_part("t1", signature=own))
    assert model_of(use("t1"), quirks=wanted) == model_parts(call_part("t1", signature=other))


def test_rendering_does_not_change_the_conversation() -> None:
    of = conversation(*CALLED, user([result("t1", [image()])]), tools=[tool()])
    before = of.model_dump_json()
    rendered(of)
    assert of.model_dump_json() == before
    assert isinstance(of, Conversation)
