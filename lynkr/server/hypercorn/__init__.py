"""hypercorn on trio with fewer tasks, task switches and writes per request, and with bounded endings.

hypercorn's configuration, lifespan, HTTP/1.1 protocol and WebSocket stream are used as they are or subclassed. Its
connection and its HTTP stream are replaced, because what they do per request costs more than parsing it:

- One reader task per connection and one task per request. The idle limit is the deadline of the reader's cancel scope.
- A response's head waits for the first bytes of the body. A whole answer is one write, every chunk of a stream is one
  write, and the last chunk goes out together with the end of the message.
- A request's body reaches the app in as few messages as there were reads; one that is already there is one message.
- A write is never shielded. If it is cancelled the connection is cut, so that the scope of a request really ends it.
- A response that is finished before its request has arrived reaches the client: the connection says that it closes,
  and reads and discards what still comes for a bounded time, since closing on unread data would reset it.
- `100 Continue` is sent when the app asks for the body, so a refused body is not sent at all.
- What an app or a client does wrong ends its connection, never the server.

Only HTTP/1.0, HTTP/1.1 and WebSocket are served: `Upgrade: h2c` is ignored and prior-knowledge HTTP/2 gets a 505.
"""

from __future__ import annotations

from importlib.metadata import version

WRITTEN_FOR = "0.18.0"

if version("hypercorn") != WRITTEN_FOR:
    raise ImportError(
        f"lynkr.server.hypercorn relies on internals of hypercorn {WRITTEN_FOR}, but {version('hypercorn')} is "
        f"installed: pip install hypercorn=={WRITTEN_FOR}"
    )

from lynkr.server.hypercorn.limits import Limits  # noqa: E402
from lynkr.server.hypercorn.worker import serve  # noqa: E402 - another version may lack what is imported there

__all__ = ["Limits", "serve"]
