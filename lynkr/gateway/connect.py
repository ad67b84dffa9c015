"""How a connection to an upstream comes about: name look-up and TCP, a proxy's tunnel, TLS."""

from __future__ import annotations

import http
import math
import os
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress

import httpx
import trio

from lynkr.gateway.http1 import ResponseParser, render_head
from lynkr.gateway.origin import Origin, Proxy
from lynkr.gateway.tls import Stream, TLSStream

_PROBE_INTERVAL = 60
"""Seconds between TCP's keep-alive probes."""

_TLS_HINTS = {
    "WRONG_VERSION_NUMBER": "it does not speak TLS: is it http instead of https?",
    "RECORD_LAYER_FAILURE": "it does not speak TLS: is it http instead of https?",
    "HTTP_REQUEST": "it does not speak TLS: is it http instead of https?",
    "TLSV1_ALERT_PROTOCOL_VERSION": "it wants another version of TLS",
    "UNSUPPORTED_PROTOCOL": "it speaks only an old version of TLS",
}
"""OpenSSL's reasons in words, where they need some."""


async def connect(
    origin: Origin, proxy: Proxy | None, context: Callable[[], ssl.SSLContext], timeout: float | None
) -> tuple[Stream, trio.SocketStream]:
    """A stream to `origin`, or where `proxy` forwards plain HTTP, to the proxy; and the TCP stream below it.

    `timeout` is in seconds, for all of it. Raises `httpx.ConnectTimeout` and `httpx.ConnectError`. There is no socket
    left when this raises, cancellation included. The caller closes the socket; nothing else needs to be closed.
    """
    with trio.move_on_after(math.inf if timeout is None else timeout):
        return await _connect(origin, proxy, context)
    raise httpx.ConnectTimeout(f"no connection within {timeout:g} s")


async def _connect(
    origin: Origin, proxy: Proxy | None, context: Callable[[], ssl.SSLContext]
) -> tuple[Stream, trio.SocketStream]:
    first = proxy.origin if proxy is not None else origin
    try:
        tcp = await trio.open_tcp_stream(first.host, first.port)
    except (OSError, ValueError, OverflowError) as error:
        raise httpx.ConnectError(_at(proxy, failure(error))) from error
    try:
        _send_probes(tcp)
        stream: Stream = tcp
        if proxy is not None and proxy.origin.scheme == "https":
            stream = await _secure(stream, context(), proxy.origin.host, proxy)
        if origin.scheme == "https":
            if proxy is not None:
                await _tunnel(stream, origin, proxy)
            stream = await _secure(stream, context(), origin.host, None)
    except BaseException:
        tcp.socket.close()
        raise
    return stream, tcp


def _send_probes(stream: trio.SocketStream) -> None:
    """Let the system probe the connection once a minute of silence has passed.

    A model may think for longer than a router remembers a silent connection (AWS's NAT gateways: 350 s).
    """
    # Some systems refuse options for a connection that has been reset, which the first read will tell.
    with suppress(OSError):
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name in ("TCP_KEEPIDLE", "TCP_KEEPINTVL"):
            option: int | None = getattr(socket, name, None)
            if option is not None:
                stream.setsockopt(socket.IPPROTO_TCP, option, _PROBE_INTERVAL)


async def _secure(stream: Stream, context: ssl.SSLContext, host: str, proxy: Proxy | None) -> TLSStream:
    tls = TLSStream(stream, context, host)
    try:
        await tls.handshake()
    except ssl.SSLCertVerificationError as error:
        message = f"the certificate of {host} was not accepted: {error.verify_message}"
        raise httpx.ConnectError(_at(proxy, message)) from error
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError) as error:
        raise httpx.ConnectError(_at(proxy, f"{host} broke off the TLS handshake")) from error
    except ssl.SSLError as error:
        reason = error.reason or str(error)
        raise httpx.ConnectError(
            _at(proxy, f"no TLS with {host}: {_TLS_HINTS.get(reason, reason.lower().replace('_', ' '))}")
        ) from error
    except trio.BrokenResourceError as error:
        raise httpx.ConnectError(_at(proxy, f"{host} broke off the TLS handshake: {failure(error)}")) from error
    return tls


async def _tunnel(stream: Stream, origin: Origin, proxy: Proxy) -> None:
    """Ask the proxy for a connection to the origin (RFC 9110 9.3.6)."""
    target = origin.authority.encode()
    headers = [(b"Proxy-Authorization", proxy.authorization)] if proxy.authorization is not None else []
    parser = ResponseParser()
    parser.expect("CONNECT")
    try:
        await stream.send_all(render_head("CONNECT", target, target, headers, 0))
        while not parser.head_complete:
            data = await stream.receive_some(65_536)
            if data:
                parser.feed(data)
            else:
                parser.eof()
    except (trio.BrokenResourceError, httpx.RemoteProtocolError) as error:
        raise httpx.ConnectError(_at(proxy, failure(error))) from error
    if not 200 <= parser.status < 300:
        raise httpx.ConnectError(_at(proxy, f"it refused the connection: {_status(parser.status)}"))


def failure(error: BaseException) -> str:
    """What went wrong, in the operating system's words where it has any."""
    causes = [error]
    while causes:
        cause = causes.pop(0)
        if isinstance(cause, socket.gaierror) and cause.strerror:
            return cause.strerror
        if isinstance(cause, OSError) and not isinstance(cause, ssl.SSLError) and cause.errno:
            # Its own text repeats the address.
            return os.strerror(cause.errno)
        if isinstance(cause, BaseExceptionGroup):
            causes.extend(cause.exceptions)
        if cause.__cause__ is not None:
            causes.append(cause.__cause__)
    return str(error) or type(error).__name__


def _at(proxy: Proxy | None, message: str) -> str:
    return message if proxy is None else f"the proxy at {proxy.origin.authority}: {message}"


def _status(status: int) -> str:
    try:
        return f"{status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
