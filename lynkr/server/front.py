"""The front: every request comes in here.

Model calls take the shortest way, straight to their handlers. Everything else goes to a Quart application, which is
loaded after the server listens: importing it takes longer than everything else together.
"""

from __future__ import annotations

import math
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias, cast

import trio
from hypercorn.typing import ASGIFramework, ASGIReceiveCallable, ASGISendCallable, ASGISendEvent, HTTPScope, Scope

from lynkr.converters.anthropic import ANTHROPIC
from lynkr.converters.errors import ApiError, shutting_down
from lynkr.converters.ids import request_id
from lynkr.gateway.gateway import Gateway
from lynkr.gateway.turn import RawHeaders
from lynkr.observe.record import RequestRecord
from lynkr.observe.recorder import Recorder
from lynkr.server.access import Access
from lynkr.server.admission import Admission
from lynkr.server.asgi import ClientGone, Request
from lynkr.server.messages import count_tokens, messages
from lynkr.server.paths import canonical_path, dialect
from lynkr.server.rate_limit import RateLimit

Handler: TypeAlias = Callable[[Request, Gateway], Awaitable[None]]

_JSON = (b"content-type", b"application/json; charset=utf-8")
_HOT: Mapping[str, Mapping[str, Handler]] = {
    "/v1/messages": {"POST": messages},
    "/v1/messages/count_tokens": {"POST": count_tokens},
}
_READINESS = frozenset({"/health", "/health/ready", "/v1/health"})
# Routes that ask for no key: probes, and what clients send before they have one.
_OPEN = ("/health", "/api/hello", "/api/event_logging", "/api/claude_code/", "/api/claude_cli/")


class Front:
    """The ASGI application. `running` is the number of requests under way."""

    def __init__(self, gateway: Gateway) -> None:
        self.admission = Admission(gateway.settings, gateway.recorder.metrics)
        self.rate_limit = RateLimit(gateway.settings, gateway.recorder.metrics)
        self.running = 0
        self._loading = trio.Lock()
        self._began = time.time()
        self._draining = False
        self.use(gateway)

    def use(self, gateway: Gateway) -> None:
        """Let `gateway` answer the requests to come, by its settings. Those under way go on as they began."""
        settings = gateway.settings
        self.gateway = gateway
        self.admission.use(settings)
        self.rate_limit.use(settings)
        self._access = Access(settings)
        self._cors = bool(settings.lynkr_cors_origins)
        self._cold: ASGIFramework | None = None

    def drain(self) -> None:
        """Refuse model requests from now on, and tell probes that the server is not ready."""
        self._draining = True

    def cut(self) -> int:
        """End model requests under way with an error. Returns how many requests of all kinds are under way."""
        self.gateway.cut()
        return self.running

    async def __call__(self, scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        match scope["type"]:
            case "http":
                await self._http(scope, receive, send)
            case "websocket":
                await send({"type": "websocket.close", "code": 1008, "reason": "no WebSocket here"})
            case _:
                await _lifespan(receive, send)

    async def load(self) -> None:
        """Import the Quart application, in a thread, so that requests are answered meanwhile."""
        async with self._loading:
            while self._cold is None:
                gateway = self.gateway
                cold = await trio.to_thread.run_sync(self._make_cold, gateway)
                if gateway is self.gateway:
                    self._cold = cold

    def _make_cold(self, gateway: Gateway) -> ASGIFramework:
        from lynkr.server.cold import make_app

        return cast("ASGIFramework", make_app(gateway, self.admission))

    async def _http(self, scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        headers = dict(scope["headers"])
        request = Request(scope, receive, send, request_id(), canonical_path(scope["path"]), headers)
        self.running += 1
        try:
            origin = self._access.check_origin(headers)
            if origin is not None and self._cors:
                request.send = _with_headers(send, [(b"access-control-allow-origin", origin.encode("latin-1"))])
            await self._dispatch(request)
        except ApiError as error:
            await _refuse(request, error, self.gateway.recorder)
        except ClientGone:
            pass
        finally:
            self.running -= 1

    async def _dispatch(self, request: Request) -> None:
        if request.path == "/health/live":
            uptime = int(time.time() - self._began)
            await request.respond(200, [_JSON], b'{"status":"alive","uptime":%d}' % uptime)
            return
        if self._draining and request.path in _READINESS:
            await request.respond(503, [_JSON], b'{"status":"not_ready","reason":"shutting_down"}')
            return
        if request.method == "OPTIONS":
            await request.respond(204, [(b"allow", b"GET, HEAD, POST, OPTIONS"), *self._preflight(request)], b"")
            return
        if request.path != "/" and not request.path.startswith(_OPEN):
            request.key = self._access.check_key(request.headers)
        methods = _HOT.get(request.path)
        if methods is None:
            await self._to_cold(request)
        elif (handler := methods.get(request.method)) is None:
            allow = ", ".join(methods).encode()
            raise ApiError(
                405, "invalid_request_error", f"{request.path} takes {', '.join(methods)}", headers=((b"allow", allow),)
            )
        else:
            await self._model_call(request, handler)

    async def _model_call(self, request: Request, handler: Handler) -> None:
        if self._draining:
            raise shutting_down()
        anthropic = dialect(request.path, request.headers) is ANTHROPIC
        if self.rate_limit.enabled:
            allowance = self.rate_limit.take(request)
            request.send = _with_headers(request.send, allowance.headers(anthropic=anthropic))
            allowance.check()
        admission = self.admission
        admission.check(529 if anthropic else 503)
        admission.active += 1
        try:
            await handler(request, self.gateway)
        finally:
            admission.active -= 1

    def _preflight(self, request: Request) -> RawHeaders:
        if not self._cors:
            return []
        wanted = request.headers.get(b"access-control-request-headers", b"content-type")
        return [
            (b"access-control-allow-methods", b"GET, HEAD, POST, OPTIONS"),
            (b"access-control-allow-headers", wanted),
            (b"access-control-max-age", b"600"),
        ]

    async def _to_cold(self, request: Request) -> None:
        await self.load()
        assert self._cold is not None
        scope = request.scope.copy()
        scope["path"] = request.path
        scope["raw_path"] = request.path.encode("utf-8")
        known = {"request_id": request.request_id, "key": request.key}
        scope["extensions"] = {**scope["extensions"], "lynkr": known}
        await self._cold(
            scope, request.receive, _with_headers(request.send, [(b"request-id", request.request_id.encode())])
        )


async def _refuse(request: Request, error: ApiError, recorder: Recorder) -> None:
    writer = dialect(request.path, request.headers)
    headers = [_JSON, *error.headers, (b"x-should-retry", b"true" if error.retryable else b"false")]
    if error.retry_after is not None:
        headers.append((b"retry-after", str(math.ceil(error.retry_after)).encode()))
    recorder.record(
        RequestRecord(
            request_id=request.request_id,
            method=request.method,
            path=request.path,
            key=request.key,
            status=error.status,
            duration_ms=(trio.current_time() - request.began) * 1000,
            error_type=error.type,
            error_message=error.message,
        )
    )
    await request.respond(error.status, headers, writer.encode_error(error, request.request_id))


def _with_headers(send: ASGISendCallable, headers: RawHeaders) -> ASGISendCallable:
    """`send` that adds `headers` to an answer, in place of those with the same names."""
    names = {name for name, _ in headers}

    async def send_with_headers(message: ASGISendEvent) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message["headers"] if name.lower() not in names]
            message["headers"] = [*kept, *headers]
        await send(message)

    return send_with_headers


async def _lifespan(receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            await send({"type": "lifespan.shutdown.complete"})
            return
