"""The way to the upstreams: an httpx transport for plain HTTP/1.1 with keep-alive, on trio.

httpx stays the interface (`httpx.Request`, `httpx.Response`, its errors), but its own transport costs more than all
the rest of a request. This one has no tasks, no locks and no bookkeeping that grows with the number of connections.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from functools import cache
from typing import NamedTuple

import httpx

from lynkr.gateway.connect import connect
from lynkr.gateway.connection import Connection
from lynkr.gateway.content_coding import DecodedBody, Inflater, coding_of, decoded_headers
from lynkr.gateway.http1 import render_head
from lynkr.gateway.origin import Origin, Proxy, proxy_for
from lynkr.gateway.pool import Pool

_ONE_WRITE = 1_048_576
"""Up to this many bytes a body is copied behind its head and sent with it. Measured: at 1 MB that still costs half as
much as two writes, at 4 MB as much."""

_BROKEN = (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)


class _Route(NamedTuple):
    """How an origin is reached: over a tunnel or directly, or where `forwarded` by a proxy that is sent whole URLs."""

    origin: Origin
    proxy: Proxy | None
    forwarded: bool


class Transport(httpx.AsyncBaseTransport):
    """`handle_async_request(request)` sends a request and returns its response when the head is there.

    The response's `stream` gives the body, decoded from chunks and from gzip or deflate, one item for each read from
    the socket; `aclose()` it. If the body was read to its end the connection has gone back to the pool by then,
    otherwise the socket closes at once.

    Cancellation: wherever it hits, the socket is closed before it leaves this transport. No task is ever started
    (except trio's own for the duration of connecting), and no connection with half a response goes to the pool.

    A request that goes out on a kept connection and fails before a byte of a response has come is sent again, once,
    on a new connection: the server had closed the old one just then.

    `request.extensions["timeout"]` is httpx's, in seconds: `connect` (for TCP, proxy and TLS together, by default
    `connect_timeout`), `read` and `write` (for each single one, by default none).

    Raises httpx's `ConnectError`, `ConnectTimeout`, `ReadError`, `ReadTimeout`, `WriteError`, `WriteTimeout`,
    `RemoteProtocolError` (also from the body), `LocalProtocolError`, `UnsupportedProtocol`.

    Certificates are checked as `httpx.create_ssl_context()` says: SSL_CERT_FILE or SSL_CERT_DIR, else certifi's. An
    origin goes through the proxy that the environment names when it is first asked.
    """

    def __init__(
        self, *, connect_timeout: float | None = 10.0, keepalive_expiry: float = 30.0, max_idle: int = 256
    ) -> None:
        self._connect_timeout = connect_timeout
        self._pool = Pool(max_idle=max_idle, keepalive_expiry=keepalive_expiry)
        self._routes: dict[tuple[str, str, int | None], _Route] = {}
        self._context = cache(_tls_context)

    @property
    def open_connections(self) -> int:
        return self._pool.open_connections

    @property
    def idle_connections(self) -> int:
        return self._pool.idle_connections

    @property
    def active(self) -> int:
        """Connections that carry a request, up to the last byte of its response."""
        return self._pool.open_connections - self._pool.idle_connections

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        route = self._route(request.url)
        body = await _body(request)
        parts = _render(request, route, body)
        timeout: dict[str, float | None] = request.extensions.get("timeout", {})
        read, write = timeout.get("read"), timeout.get("write")

        connection = self._pool.take(route.origin)
        if connection is not None:
            try:
                first = await connection.request(request.method, parts, read_timeout=read, write_timeout=write)
                return self._response(connection, first)
            except _BROKEN:
                if not connection.lost:
                    raise
        stream, socket = await connect(
            route.origin, route.proxy, self._context, timeout.get("connect", self._connect_timeout)
        )
        connection = self._pool.add(route.origin, stream, socket)
        first = await connection.request(request.method, parts, read_timeout=read, write_timeout=write)
        return self._response(connection, first)

    async def aclose(self) -> None:
        """Close all connections. Requests under way fail."""
        self._pool.close()

    def _response(self, connection: Connection, first: bytes) -> httpx.Response:
        headers, coding = connection.headers, None
        if first or not connection.complete:
            try:
                coding = coding_of(headers)
            except httpx.RemoteProtocolError:
                connection.close()
                raise
        body: httpx.AsyncByteStream = Body(connection, self._pool, first)
        if coding is not None:
            headers = decoded_headers(headers)
            body = DecodedBody(body, Inflater(coding))
        return httpx.Response(connection.status, headers=headers, stream=body)

    def _route(self, url: httpx.URL) -> _Route:
        key = (url.scheme, url.host, url.port)
        route = self._routes.get(key)
        if route is None:
            origin = Origin.of(url)
            proxy = proxy_for(origin)
            route = _Route(origin, proxy, proxy is not None and origin.scheme == "http")
            self._routes[key] = route
        return route


class Body(httpx.AsyncByteStream):
    """The body of a response. The connection goes back to the pool with the last byte, or closes with `aclose`."""

    def __init__(self, connection: Connection, pool: Pool, first: bytes) -> None:
        self._connection: Connection | None = connection
        self._pool = pool
        self._first = first
        self._whole = False
        self._give_back_if_complete(connection)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        data, self._first = self._first, b""
        if data:
            return data
        connection = self._connection
        if connection is None:
            if self._whole:
                raise StopAsyncIteration
            raise httpx.StreamClosed
        try:
            data = await connection.read()
        except BaseException:
            self._connection = None
            raise
        self._give_back_if_complete(connection)
        if not data:
            raise StopAsyncIteration
        return data

    async def aclose(self) -> None:
        # Without a checkpoint, so that it cannot be cancelled.
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _give_back_if_complete(self, connection: Connection) -> None:
        if connection.complete:
            self._connection = None
            self._whole = True
            self._pool.give_back(connection)


async def _body(request: httpx.Request) -> bytes:
    try:
        return request.content
    except httpx.RequestNotRead:
        return request.read() if isinstance(request.stream, httpx.SyncByteStream) else await request.aread()


def _render(request: httpx.Request, route: _Route, body: bytes) -> tuple[bytes, ...]:
    """The request as it goes over the wire, in as many pieces as it takes writes."""
    url, headers = request.url, request.headers.raw
    target = url.raw_path
    if route.forwarded:
        target = b"http://%b%b" % (url.netloc, target)
        if route.proxy is not None and route.proxy.authorization is not None:
            headers.append((b"Proxy-Authorization", route.proxy.authorization))
    head = render_head(request.method, target, url.netloc, headers, len(body))
    return (head + body,) if len(body) <= _ONE_WRITE else (head, body)


def _tls_context() -> ssl.SSLContext:
    context = httpx.create_ssl_context()
    context.set_alpn_protocols(["http/1.1"])
    return context
