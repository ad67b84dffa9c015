"""What clients send beside tools, and what has to arrive upstream.

Sources: Anthropic API reference, "Create a Message"; OpenAI API reference, "Create chat completion".
"""

from __future__ import annotations

from hashlib import sha256

from tests.converters.conversations import result, text, use
from tests.sdk.blocks import (
    EPHEMERAL,
    HI,
    PDF,
    answers,
    assistant,
    call,
    calls,
    document,
    image,
    image_url,
    part,
    picture,
    says,
    tool,
    user,
)
from tests.sdk.case import Case, messages
from tests.support.messages_answers import SIGNATURE

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

CASES = (*CONVERSATIONS, *SYSTEM, *ATTACHMENTS, *THINKING, *PARAMETERS)
