"""Tools: what clients send, and what has to arrive upstream.

Sources: Anthropic API reference, "Create a Message", and documentation, "Tool use"; OpenAI API reference, "Create chat
completion".
"""

from __future__ import annotations

from tests.converters.conversations import result, text, use
from tests.sdk.blocks import (
    EPHEMERAL,
    HI,
    LOOP,
    LOOP_RENDERED,
    answers,
    assistant,
    call,
    calls,
    function,
    image,
    part,
    picture,
    says,
    tool,
    user,
)
from tests.sdk.case import Case, messages

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
