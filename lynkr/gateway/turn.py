"""One request of a client, as a door hands it to the gateway."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from lynkr.converters.conversation import Conversation
from lynkr.converters.surface import Surface

RawHeaders: TypeAlias = list[tuple[bytes, bytes]]


@dataclass(slots=True)
class Turn:
    """`raw` is the body as it came, `headers` are the client's in lower case, `key` names the key that it showed."""

    request_id: str
    path: str
    surface: Surface
    conversation: Conversation
    raw: bytes
    headers: Mapping[str, str]
    key: str | None = None

    @property
    def stream(self) -> bool:
        return self.conversation.stream is True


class Client(Protocol):
    """The connection to the client. Sending waits while the client does not read."""

    async def send_head(self, status: int, headers: RawHeaders) -> None: ...

    async def send_body(self, data: bytes, *, more: bool) -> None: ...

    async def disconnected(self) -> None:
        """Return when the client has gone, or when it has been answered."""
        ...
