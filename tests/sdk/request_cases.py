"""What clients send, and what has to arrive upstream.

Sources: Anthropic API reference, "Create a Message"; OpenAI API reference, "Create chat completion".
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hashlib import sha256

from tests.sdk.calls import JSONObject, Params
from tests.support.messages_answers import SIGNATURE

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n not quite an image").decode()
PDF = base64.b64encode(b"%PDF-1.4 not quite a document").decode()
DATA_URL = f"data:image/png;base64,{PNG}"

EPHEMERAL: JSONObject = {"type": "ephemeral"}
SCHEMA: JSONObject = {"type": "object", "properties": {"path": {"type": "string"}}, "required": ["path"]}


# What clients send


def user(*content: JSONObject | str) -> JSONObject:
    return {"role": "user", "content": _content(content)}


def assistant(*content: JSONObject | str) -> JSONObject:
    return {"role": "assistant", "content": _content(content)}


def _content(content: tuple[JSONObject | str, ...]) -> object:
    """One string as it is, anything else as blocks."""
    if len(content) == 1 and isinstance(content[0], str):
        return content[0]
    return [text(item) if isinstance(item, str) else item for item in content]


def text(value: str, **more: object) -> JSONObject:
    return {"type": "text", "text": value, **more}


def use(id_: str, name: str = "Read", **arguments: object) -> JSONObject:
    return {"type": "tool_use", "id": id_, "name": name, "input": arguments}


def result(id_: str, content: object = "done", **more: object) -> JSONObject:
    return {"type": "tool_result", "tool_use_id": id_, "content": content, **more}


def tool(name: str = "Read", **more: object) -> JSONObject:
    return {"name": name, "description": f"{name} a file", "input_schema": SCHEMA, **more}


def image(data: str = PNG) -> JSONObject:
    return {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": data}}


def image_url(url: str) -> JSONObject:
    return {"type": "image", "source": {"type": "url", "url": url}}


def document(**more: object) -> JSONObject:
    source: JSONObject = {"type": "base64", "media_type": "application/pdf", "data": PDF}
    return {"type": "document", "source": source, **more}


# What the Chat Completions upstream has to get


def says(role: str, content: object) -> JSONObject:
    return {"role": role, "content": content}


def calls(*calls_: JSONObject, content: str | None = None) -> JSONObject:
    return {"role": "assistant", "content": content, "tool_calls": list(calls_)}


def call(id_: str, arguments: str = "{}", name: str = "Read") -> JSONObject:
    return {"id": id_, "type": "function", "function": {"name": name, "arguments": arguments}}


def answers(id_: str, content: str = "done") -> JSONObject:
    return {"role": "tool", "tool_call_id": id_, "content": content}


def part(value: str) -> JSONObject:
    return {"type": "text", "text": value}


def picture(url: str = DATA_URL) -> JSONObject:
    return {"type": "image_url", "image_url": {"url": url}}


def function(name: str = "Read", **more: object) -> JSONObject:
    described = {"name": name, "description": f"{name} a file", "parameters": SCHEMA, **more}
    return {"type": "function", "function": described}


@dataclass(frozen=True)
class Case:
    """`params` are those of `messages.create`. Without a model and `max_tokens`, they get some.

    chat: members of the Chat Completions request, each in full; `absent` are those that it must not have.
    compatible: the same where a server is only compatible with that API; None where it is just the same.
    refused: the vendor of the Messages API refuses the request with a message that holds this. There it passes through
    unchanged, whether right or wrong.
    """

    name: str
    params: Params
    chat: JSONObject
    absent: tuple[str, ...] = ()
    compatible: JSONObject | None = None
    refused: str | None = None


def messages(*of: JSONObject, **more: object) -> Params:
    return {"messages": list(of), **more}


HI = user("hi")
LOOP = (user("Read a and b"), assistant("I will.", use("toolu_1", path="a"), use("toolu_2", path="b")))
LOOP_RENDERED = (
    says("user", "Read a and b"),
    calls(call("toolu_1", '{"path":"a"}'), call("toolu_2", '{"path":"b"}'), content="I will."),
)
BILLING = "x-anthropic-billing-header: cc_version=2.1.330.abc; cc_entrypoint=cli"

CONVERSATIONS = (
    Case("a string", messages(user("Привет ❄ \u2028 \x00")), {"messages": [says("user", "Привет ❄ \u2028 \x00")]}),
    Case(
        "text blocks, one marked for the cache",
        messages(user("one", text("two", cache_control=EPHEMERAL))),
        {"messages": [says("user", [part("one"), part("two")])]},
    ),
    Case(
        "turns",
        messages(user("a"), assistant("b"), user("c"), assistant("d", "e"), user("f")),
        {
            "messages": [
                says("user", "a"),
                says("assistant", "b"),
                says("user", "c"),
                says("assistant", "d\n\ne"),
                says("user", "f"),
            ]
        },
    ),
    Case(
        "turns in pieces",
        messages(user("a"), user("b"), assistant("c"), assistant("d"), user("e")),
        {"messages": [says("user", [part("a"), part("b")]), says("assistant", "c\n\nd"), says("user", "e")]},
    ),
    Case("the beginning of an answer", messages(HI, assistant("{")), {"messages": [says("user", "hi")]}),
    Case(
        "text with citations",
        messages(
            HI,
            assistant(
                text(
                    "The sky is blue.",
                    citations=[
                        {
                            "type": "char_location",
                            "cited_text": "blue",
                            "document_index": 0,
                            "document_title": "Sky",
                            "start_char_index": 0,
                            "end_char_index": 4,
                        }
                    ],
                )
            ),
            user("Why?"),
        ),
        {"messages": [says("user", "hi"), says("assistant", "The sky is blue."), says("user", "Why?")]},
    ),
    Case(
        "the vendor's web search in the history",
        messages(
            HI,
            assistant(
                {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "sky"}},
                {
                    "type": "web_search_tool_result",
                    "tool_use_id": "srvtoolu_1",
                    "content": [
                        {
                            "type": "web_search_result",
                            "title": "The sky",
                            "url": "https://sky.example",
                            "encrypted_content": "SECRET",
                        }
                    ],
                },
                "It is blue.",
            ),
            user("Why?"),
        ),
        {
            "messages": [
                says("user", "hi"),
                says(
                    "assistant",
                    '[Call of the tool web_search: {"query":"sky"}]\n\n[Web search tool result]\n'
                    "The sky: https://sky.example\n\nIt is blue.",
                ),
                says("user", "Why?"),
            ]
        },
    ),
)

SYSTEM = (
    Case("system as a string", messages(HI, system="Be brief."), {"messages": [says("system", "Be brief."), HI]}),
    Case(
        "system as blocks",
        messages(HI, system=[text("Be brief.", cache_control=EPHEMERAL), text("Be kind.")]),
        {"messages": [says("system", "Be brief.\n\nBe kind."), HI]},
    ),
    Case(
        "system with a line that changes with every conversation",
        messages(HI, system=[text(BILLING), text("Be brief.")]),
        {"messages": [says("system", "Be brief."), HI]},
    ),
    Case(
        "a system message in the middle",
        messages(HI, assistant("hello"), user("and"), says("system", "Now be long."), user("go")),
        {"messages": [HI, says("assistant", "hello"), says("user", "and"), says("system", "Now be long."), user("go")]},
        compatible={
            "messages": [
                HI,
                says("assistant", "hello"),
                says(
                    "user",
                    [part("and"), part("<system-reminder>\nNow be long.\n</system-reminder>"), part("go")],
                ),
            ]
        },
    ),
    Case(
        "a system message of blocks after the first turn",
        messages(HI, {"role": "system", "content": [text("Skills:", cache_control=EPHEMERAL), text("none")]}),
        {"messages": [HI, says("system", "Skills:\n\nnone")]},
        compatible={"messages": [says("system", "Skills:\n\nnone"), HI]},
    ),
    Case(
        "an empty system message",
        messages(HI, {"role": "system", "content": [], "output_config": {"effort": "low"}}, system="Be brief."),
        {"messages": [says("system", "Be brief."), HI]},
    ),
)

TOOLS = (
    Case(
        "a tool loop",
        messages(
            user("Read a"),
            assistant(use("toolu_1", path="a")),
            user(result("toolu_1", "A")),
            assistant("And b.", use("toolu_2", path="b")),
            user(result("toolu_2", [text("B"), text("BB")])),
            assistant("Both."),
            user("Thanks"),
            tools=[tool()],
        ),
        {
            "messages": [
                says("user", "Read a"),
                calls(call("toolu_1", '{"path":"a"}')),
                answers("toolu_1", "A"),
                calls(call("toolu_2", '{"path":"b"}'), content="And b."),
                answers("toolu_2", "B\nBB"),
                says("assistant", "Both."),
                says("user", "Thanks"),
            ],
            "tools": [function()],
        },
        absent=("tool_choice", "parallel_tool_calls"),
    ),
    Case(
        "results in another order than the calls",
        messages(*LOOP, user(result("toolu_2", "B"), result("toolu_1", "A")), tools=[tool()]),
        {"messages": [*LOOP_RENDERED, answers("toolu_1", "A"), answers("toolu_2", "B")]},
    ),
    Case(
        "results in two messages",
        messages(*LOOP, user(result("toolu_2", "B")), user(result("toolu_1", "A")), tools=[tool()]),
        {"messages": [*LOOP_RENDERED, answers("toolu_1", "A"), answers("toolu_2", "B")]},
    ),
    Case(
        "text after results",
        messages(*LOOP, user(result("toolu_1"), result("toolu_2"), "Go on."), tools=[tool()]),
        {"messages": [*LOOP_RENDERED, answers("toolu_1"), answers("toolu_2"), says("user", "Go on.")]},
    ),
    Case(
        "text before and between results",
        messages(*LOOP, user("Here:", result("toolu_1"), "and", result("toolu_2")), tools=[tool()]),
        {
            "messages": [
                *LOOP_RENDERED,
                answers("toolu_1"),
                answers("toolu_2"),
                says("user", [part("Here:"), part("and")]),
            ]
        },
        refused="without `tool_result` blocks immediately after",
    ),
    Case(
        "a result that is missing",
        messages(*LOOP, user(result("toolu_2"), "Never mind a."), tools=[tool()]),
        {
            "messages": [
                *LOOP_RENDERED,
                answers("toolu_1", "(no result)"),
                answers("toolu_2"),
                says("user", "Never mind a."),
            ]
        },
        refused="without `tool_result` blocks immediately after",
    ),
    Case(
        "a system message after results",
        messages(*LOOP, user(result("toolu_1"), result("toolu_2")), says("system", "Note."), tools=[tool()]),
        {"messages": [*LOOP_RENDERED, answers("toolu_1"), answers("toolu_2"), says("system", "Note.")]},
        compatible={
            "messages": [
                *LOOP_RENDERED,
                answers("toolu_1"),
                answers("toolu_2"),
                says("user", "<system-reminder>\nNote.\n</system-reminder>"),
            ]
        },
    ),
    Case(
        "results that are errors",
        messages(
            *LOOP,
            user(result("toolu_1", "not found", is_error=True), result("toolu_2", [text("Error: no")], is_error=True)),
            tools=[tool()],
        ),
        {"messages": [*LOOP_RENDERED, answers("toolu_1", "Error: not found"), answers("toolu_2", "Error: no")]},
    ),
    Case(
        "results without content",
        messages(*LOOP, user({"type": "tool_result", "tool_use_id": "toolu_1"}, result("toolu_2", [])), tools=[tool()]),
        {"messages": [*LOOP_RENDERED, answers("toolu_1", "(no content)"), answers("toolu_2", "(no content)")]},
    ),
    Case(
        "results with images",
        messages(*LOOP, user(result("toolu_1", [text("See:"), image()]), result("toolu_2", [image()])), tools=[tool()]),
        {
            "messages": [
                *LOOP_RENDERED,
                answers("toolu_1", "See:"),
                answers("toolu_2", "(The result is attached to the next message.)"),
                says(
                    "user",
                    [
                        part("[Attached to the result of the tool call toolu_1]"),
                        picture(),
                        part("[Attached to the result of the tool call toolu_2]"),
                        picture(),
                    ],
                ),
            ]
        },
    ),
    Case(
        "a result that names tools",
        messages(
            user("Find a tool"),
            assistant(use("toolu_1", "ToolSearch", query="read")),
            user(result("toolu_1", [{"type": "tool_reference", "tool_name": "Read"}])),
            tools=[tool("ToolSearch"), tool(defer_loading=True)],
            extra_headers={"anthropic-beta": "advanced-tool-use-2025-11-20"},
        ),
        {
            "messages": [
                says("user", "Find a tool"),
                calls(call("toolu_1", '{"query":"read"}', "ToolSearch")),
                answers("toolu_1", "Tool found: Read"),
            ],
            "tools": [function("ToolSearch"), function()],
        },
    ),
    Case(
        "a result with a document",
        messages(
            user("Fetch"),
            assistant(use("toolu_1")),
            user(
                result(
                    "toolu_1",
                    [{"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "Once."}}],
                )
            ),
            tools=[tool()],
        ),
        {"messages": [says("user", "Fetch"), calls(call("toolu_1")), answers("toolu_1", "[Document]\nOnce.")]},
    ),
    Case("no tools", messages(HI, tools=[]), {"messages": [HI]}, absent=("tools", "tool_choice")),
    Case(
        "tools with less and with more than usual",
        messages(
            HI,
            tools=[
                {"name": "Bare", "input_schema": {"type": "object"}},
                tool(strict=True, cache_control=EPHEMERAL, type="custom", eager_input_streaming=True),
                {"type": "web_search_20250305", "name": "web_search", "max_uses": 5},
            ],
        ),
        {
            "tools": [
                {
                    "type": "function",
                    "function": {
                        "name": "Bare",
                        "description": "",
                        "parameters": {"type": "object", "properties": {}},
                    },
                },
                function(strict=True),
            ]
        },
    ),
    Case(
        "names longer than the upstream allows",
        messages(user("Go"), assistant(use("toolu_1", "n" * 100)), user(result("toolu_1")), tools=[tool("n" * 100)]),
        {
            "messages": [
                says("user", "Go"),
                calls(call("toolu_1", name=f"{'n' * 55}_4e9d8231")),
                answers("toolu_1"),
            ]
        },
    ),
)

CHOICES = (
    Case(
        "tool choice auto",
        messages(HI, tools=[tool()], tool_choice={"type": "auto"}),
        {"tool_choice": "auto"},
        absent=("parallel_tool_calls",),
    ),
    Case(
        "tool choice any",
        messages(HI, tools=[tool()], tool_choice={"type": "any"}),
        {"tool_choice": "required"},
        absent=("parallel_tool_calls",),
    ),
    Case(
        "tool choice of a tool",
        messages(HI, tools=[tool(), tool("Write")], tool_choice={"type": "tool", "name": "Write"}),
        {"tool_choice": {"type": "function", "function": {"name": "Write"}}},
    ),
    Case("tool choice none", messages(HI, tools=[tool()], tool_choice={"type": "none"}), {"tool_choice": "none"}),
    Case(
        "no parallel calls",
        messages(HI, tools=[tool()], tool_choice={"type": "auto", "disable_parallel_tool_use": True}),
        {"tool_choice": "auto", "parallel_tool_calls": False},
    ),
    Case(
        "no parallel calls, and a tool by name",
        messages(HI, tools=[tool()], tool_choice={"type": "tool", "name": "Read", "disable_parallel_tool_use": True}),
        {"tool_choice": {"type": "function", "function": {"name": "Read"}}, "parallel_tool_calls": False},
    ),
    Case(
        "a tool choice without tools",
        messages(HI, tool_choice={"type": "any"}),
        {"messages": [HI]},
        absent=("tool_choice", "tools"),
        refused="may only be specified while providing tools",
    ),
)

ATTACHMENTS = (
    Case(
        "images",
        messages(user("Compare", image(), "with", image_url("https://img.example/b.png"))),
        {
            "messages": [
                says("user", [part("Compare"), picture(), part("with"), picture("https://img.example/b.png")]),
            ]
        },
    ),
    Case("only an image", messages(user(image())), {"messages": [says("user", [picture()])]}),
    Case(
        "documents that are text",
        messages(
            user(
                {
                    "type": "document",
                    "title": "Tale",
                    "context": "A tale.",
                    "citations": {"enabled": True},
                    "source": {"type": "text", "media_type": "text/plain", "data": "Once."},
                },
                {"type": "document", "source": {"type": "content", "content": [text("Then."), image()]}},
                "Go on.",
            )
        ),
        {
            "messages": [
                says(
                    "user",
                    [
                        part("[Document: Tale]\nA tale.\nOnce."),
                        part("[Document]"),
                        part("Then."),
                        picture(),
                        part("Go on."),
                    ],
                )
            ]
        },
    ),
    Case(
        "PDF documents",
        messages(
            user(document(title="a.pdf"), {"type": "document", "source": {"type": "url", "url": "https://x.io/b"}})
        ),
        {
            "messages": [
                says(
                    "user",
                    [
                        {
                            "type": "file",
                            "file": {"filename": "a.pdf", "file_data": f"data:application/pdf;base64,{PDF}"},
                        },
                        part("[Document, at https://x.io/b]"),
                    ],
                )
            ]
        },
        compatible={
            "messages": [
                says(
                    "user",
                    [
                        part("[Document: a.pdf. Its content is in a format that cannot be passed on to this model.]"),
                        part("[Document, at https://x.io/b]"),
                    ],
                )
            ]
        },
    ),
)

THINKING = (
    Case(
        "thinking with a budget", messages(HI, thinking={"type": "enabled", "budget_tokens": 1024}), {"messages": [HI]}
    ),
    Case("adaptive thinking", messages(HI, thinking={"type": "adaptive"}), {"messages": [HI]}, absent=("thinking",)),
    Case(
        "thinking that nobody reads",
        messages(HI, thinking={"type": "adaptive", "display": "omitted"}, output_config={"effort": "max"}),
        {"messages": [HI]},
        absent=("thinking", "output_config"),
    ),
    Case("no thinking", messages(HI, thinking={"type": "disabled"}), {"messages": [HI]}, absent=("thinking",)),
    Case(
        "the vendor's thinking in the history",
        messages(
            user("Read a"),
            assistant(
                {"type": "thinking", "thinking": "Hm.", "signature": SIGNATURE},
                {"type": "redacted_thinking", "data": "RRRR"},
                use("toolu_1", path="a"),
            ),
            user(result("toolu_1")),
            thinking={"type": "enabled", "budget_tokens": 1024},
            tools=[tool()],
        ),
        {"messages": [says("user", "Read a"), calls(call("toolu_1", '{"path":"a"}')), answers("toolu_1")]},
    ),
)

PARAMETERS = (
    Case("one stop sequence", messages(HI, stop_sequences=["END"]), {"stop": ["END"]}),
    Case(
        "more stop sequences than the upstream takes",
        messages(HI, stop_sequences=["1", "2", "3", "4", "5", "6"]),
        {"stop": ["1", "2", "3", "4"]},
        absent=("stop_sequences",),
    ),
    Case(
        "sampling",
        messages(HI, extra_body={"temperature": 0.5, "top_p": 0.25, "top_k": 40}),
        {"temperature": 0.5, "top_p": 0.25},
        absent=("top_k",),
        compatible={"temperature": 0.5, "top_p": 0.25, "top_k": 40},
    ),
    Case(
        "sampling at its limits",
        messages(HI, extra_body={"temperature": 0, "top_p": 1}),
        {"temperature": 0, "top_p": 1},
    ),
    Case(
        "no sampling",
        messages(HI),
        {"max_completion_tokens": 1500},
        absent=("max_tokens", "temperature", "top_p", "top_k", "stop"),
        compatible={"max_tokens": 1500},
    ),
    Case(
        "JSON by a schema",
        messages(
            HI,
            output_config={
                "format": {
                    "type": "json_schema",
                    "schema": {
                        "type": "object",
                        "properties": {"a": {"type": "integer"}},
                        "required": ["a"],
                        "additionalProperties": False,
                    },
                }
            },
        ),
        {
            "response_format": {
                "type": "json_schema",
                "json_schema": {
                    "name": "output",
                    "strict": True,
                    "schema": {
                        "type": "object",
                        "properties": {"a": {"type": "integer"}},
                        "required": ["a"],
                        "additionalProperties": False,
                    },
                },
            }
        },
        absent=("output_config",),
    ),
    Case(
        "what only the vendor knows",
        messages(
            HI,
            metadata={"user_id": "user_1"},
            service_tier="auto",
            extra_headers={"anthropic-beta": "context-management-2025-06-27"},
            extra_body={"context_management": {"edits": [{"type": "clear_tool_uses_20250919"}]}},
        ),
        {"user": sha256(b"user_1").hexdigest()},
        absent=("metadata", "service_tier", "context_management"),
        compatible={"messages": [HI]},
    ),
)

CASES = (*CONVERSATIONS, *SYSTEM, *TOOLS, *CHOICES, *ATTACHMENTS, *THINKING, *PARAMETERS)
