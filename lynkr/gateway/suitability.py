"""Whether a model that was not chosen for a request could serve it all the same."""

from __future__ import annotations

from collections.abc import Iterable

from lynkr.converters.conversation import Conversation, ImageBlock, ToolResultBlock
from lynkr.gateway.count import estimate
from lynkr.gateway.turn import Turn
from lynkr.prices.registry import Registry
from lynkr.routing.decision import Target


async def unsuitable(target: Target, turn: Turn, registry: Registry) -> str | None:
    """Why the target cannot serve the turn, or None where nothing is known against it."""
    able = registry.lookup(target.provider, target.model)
    conversation = turn.conversation
    if able.images is False and has_images(conversation):
        return "it reads no images"
    if able.tools is False and conversation.tools:
        return "it calls no tools"
    if able.window is not None:
        tokens = await estimate(turn)
        if tokens >= able.window:
            return f"about {tokens} tokens do not fit its window of {able.window}"
    return None


def has_images(conversation: Conversation) -> bool:
    """Whether there is an image in the conversation, in results of tools too."""
    return any(_is_image(block) for message in conversation.messages for block in message.content)


def _is_image(block: object) -> bool:
    if isinstance(block, ToolResultBlock):
        content: Iterable[object] = block.content
        return any(_is_image(part) for part in content)
    return isinstance(block, ImageBlock)
