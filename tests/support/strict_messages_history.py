"""The messages of a Messages request: turns, and that every tool use is answered at once.

Source: Anthropic API documentation, "Messages" and "Tool use"; the API's own error messages.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from tests.support.strict import JSONObject
from tests.support.strict_messages_blocks import ROLE_BLOCKS, CacheMarks, check_block
from tests.support.strict_messages_shapes import expect_known, expect_list, expect_object, refuse


@dataclass
class _Turn:
    """Neighbouring messages of one role: the API joins them."""

    role: str
    index: int
    blocks: list[JSONObject] = field(default_factory=list)


def check_history(
    messages: list[object], marks: CacheMarks, *, signatures: Container[str] | None, thinking_budget: bool
) -> None:
    """thinking_budget: thinking is `enabled` with a budget, which asks for more of the last assistant turn."""
    if not messages:
        refuse("messages: at least one message is required")
    turns: list[_Turn] = []
    for index, value in enumerate(messages):
        role, blocks = _message(value, index, marks, signatures, last=index == len(messages) - 1)
        if not turns or turns[-1].role != role:
            turns.append(_Turn(role, index))
        turns[-1].blocks += blocks
    if turns[0].role != "user":
        refuse('messages: first message must use the "user" role')
    _tool_uses(turns)
    _final_turn(turns, thinking_budget)


def _message(
    value: object, index: int, marks: CacheMarks, signatures: Container[str] | None, *, last: bool
) -> tuple[str, list[JSONObject]]:
    path = f"messages.{index}"
    message = expect_object(value, path)
    role = message.get("role")
    if not isinstance(role, str) or role not in ROLE_BLOCKS:
        refuse(f"{path}.role: Input should be 'user' or 'assistant'")
    # A message of the role system may say how the turns after it are to be made.
    expect_known(message, {"role", "content"} | ({"output_config"} if role == "system" else set()), path)
    if "content" not in message:
        refuse(f"{path}.content: Field required")
    content = message["content"]
    blocks: list[JSONObject]
    if isinstance(content, str):
        blocks = [{"type": "text", "text": content}] if content else []
    else:
        blocks = [
            check_block(block, role, f"{path}.content.{position}", marks, signatures)
            for position, block in enumerate(expect_list(content, f"{path}.content"))
        ]
    if not blocks and not (role == "system" or (role == "assistant" and last)):
        refuse(f"{path}: all messages must have non-empty content except for the optional final assistant message")
    return role, blocks


def _tool_uses(turns: list[_Turn]) -> None:
    seen: set[str] = set()
    open_ids: list[str] = []
    for turn in turns:
        results = [str(block["tool_use_id"]) for block in turn.blocks if block["type"] == "tool_result"]
        leading = [block["type"] for block in turn.blocks[: len(results)]]
        path = f"messages.{turn.index}"
        for id_ in results:
            if id_ not in open_ids:
                refuse(
                    f"{path}: unexpected `tool_use_id` found in `tool_result` blocks: {id_}. Each `tool_result` block"
                    " must have a corresponding `tool_use` block in the previous message."
                )
            if results.count(id_) > 1:
                refuse(f"{path}: each tool_use must have a single result. Found multiple `tool_result` for {id_}")
        missing = [id_ for id_ in open_ids if id_ not in results]
        if missing or any(kind != "tool_result" for kind in leading):
            refuse(
                f"{path}: `tool_use` ids were found without `tool_result` blocks immediately after:"
                f" {', '.join(missing or open_ids)}. Each `tool_use` block must have a corresponding `tool_result`"
                " block in the next message."
            )
        open_ids = [str(block["id"]) for block in turn.blocks if block["type"] == "tool_use"]
        for id_ in open_ids:
            if id_ in seen:
                refuse(f"{path}: `tool_use` ids must be unique: {id_}")
            seen.add(id_)
    if open_ids:
        refuse(
            f"messages.{turns[-1].index}: `tool_use` ids were found without `tool_result` blocks immediately after:"
            f" {', '.join(open_ids)}."
        )


def _final_turn(turns: list[_Turn], thinking_budget: bool) -> None:
    last = turns[-1]
    if last.role == "assistant" and last.blocks:
        final = last.blocks[-1]
        if final["type"] == "text" and str(final["text"]) != str(final["text"]).rstrip():
            refuse("messages: final assistant content cannot end with trailing whitespace")
        if final["type"] in ("thinking", "redacted_thinking"):
            refuse(f"messages.{last.index}: The final block in an assistant message cannot be `thinking`.")
    if not thinking_budget or len(turns) < 2:
        return
    # Within a tool loop the turn that called the tools must still begin with its thinking.
    called = turns[-2]
    in_loop = called.role == "assistant" and any(block["type"] == "tool_result" for block in last.blocks)
    if in_loop and called.blocks[0]["type"] not in ("thinking", "redacted_thinking"):
        refuse(
            f"messages.{called.index}.content.0.type: Expected `thinking` or `redacted_thinking`, but found"
            f" `{called.blocks[0]['type']}`. When `thinking` is enabled, a final `assistant` message must start with a"
            " thinking block."
        )
