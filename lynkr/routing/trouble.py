"""Signs that a model does not get on with its task: calls that fail one after the other, or the same call again."""

from __future__ import annotations

from lynkr.converters.conversation import Conversation, ToolResultBlock, ToolUseBlock

_LOOKED_AT = 40
"""Messages from the end that are looked at."""

_FAILURES = 4
"""Failed calls in a row."""

_REPEATS = 4
"""Times that the last call was made with the same input, and gave the same. Tests that are run after every change are
no stall as long as they say something new."""

_WAITING = frozenset({"BashOutput", "TaskOutput", "AgentOutput", "write_stdin", "wait", "wait_agent", "clock", "sleep"})
"""Tools that are called again and again until something has happened."""


def trouble(conversation: Conversation) -> str | None:
    """`failures` or `stall` where the tool loop at the end of the conversation shows it, else None."""
    failures = repeats = 0
    failing = True
    last: ToolUseBlock | None = None
    gave: object = None
    results: dict[str, ToolResultBlock] = {}
    for message in reversed(conversation.messages[-_LOOKED_AT:]):
        here = [block for block in message.content if type(block) is ToolResultBlock]
        if message.role == "user" and not here:
            break
        for result in reversed(here):
            failing = failing and result.is_error is True
            failures += failing
            results[result.tool_use_id] = result
        for block in reversed(message.content):
            if type(block) is not ToolUseBlock or (result_of := results.get(block.id)) is None:
                continue
            if last is None:
                last, gave = block, result_of.content
            if block.name == last.name and block.input == last.input and result_of.content == gave:
                repeats += 1
    if failures >= _FAILURES:
        return "failures"
    return "stall" if repeats >= _REPEATS and last is not None and last.name not in _WAITING else None
