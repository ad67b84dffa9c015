"""A request as a client makes it, and what has to arrive upstream."""

from __future__ import annotations

from dataclasses import dataclass

from tests.sdk.calls import JSONObject, Params


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
