"""The routes that are no model calls, on Quart."""

from __future__ import annotations

import math

import trio
from quart import Quart as AnyQuart
from quart import Response, jsonify, request
from quart_trio import QuartTrio
from werkzeug.exceptions import HTTPException

from lynkr import __version__
from lynkr.converters.errors import ApiError, ErrorType, internal_error
from lynkr.gateway.discovery import Discovery
from lynkr.gateway.gateway import Gateway
from lynkr.server.admission import Admission
from lynkr.server.asgi import text_headers
from lynkr.server.metrics import Exposition, circuit_breakers, summary
from lynkr.server.models import find_model, list_models
from lynkr.server.paths import dialect
from lynkr.server.providers import find_health, find_provider, list_health, list_providers
from lynkr.server.routing import analyze, find_known_model, list_tiers

_TYPES: dict[int, ErrorType] = {404: "not_found_error", 413: "request_too_large"}


def make_app(gateway: Gateway, admission: Admission) -> AnyQuart:
    """The application. `gateway` and `admission` are what it reports on."""
    app = QuartTrio(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = gateway.settings.request_json_limit
    body_timeout = gateway.settings.request_body_timeout_ms / 1000 or None
    app.config["BODY_TIMEOUT"] = body_timeout
    # Quart would cut an answer silently after a minute.
    app.config["RESPONSE_TIMEOUT"] = None
    # Bodies are as they are written: tiers from the weakest to the strongest.
    app.json.sort_keys = False  # type: ignore[attr-defined]  # of the default provider
    discovery = Discovery(gateway)
    exposition = Exposition(gateway)
    primary = gateway.settings.model_provider

    @app.get("/")
    async def root() -> dict[str, object]:
        return {"service": "Lynkr", "version": __version__, "status": "running"}

    @app.get("/api/hello")
    async def hello() -> dict[str, object]:
        return {"service": "Lynkr"}

    @app.get("/health")
    @app.get("/health/ready")
    @app.get("/v1/health")
    async def ready() -> dict[str, object]:
        records = gateway.recorder.status
        return {
            # Requests are answered without records too.
            "status": "degraded" if records.startswith("degraded") else "ready",
            "version": __version__,
            "provider": gateway.settings.model_provider,
            "checks": {"records": records},
        }

    @app.get("/metrics")
    @app.get("/metrics/prometheus")
    async def metrics() -> Response:
        accept = request.headers.get("accept", "")
        if request.path == "/metrics" and "application/json" in accept:
            return jsonify(summary(gateway.recorder.metrics))
        text, content_type = exposition.render(accept)
        return Response(text, content_type=content_type)

    @app.get("/metrics/circuit-breakers")
    async def breakers() -> Response:
        return jsonify(circuit_breakers(gateway.breakers))

    @app.get("/metrics/load-shedding")
    async def load_shedding() -> dict[str, object]:
        return admission.report()

    @app.get("/metrics/cost-optimization")
    async def costs() -> Response:
        return jsonify(gateway.costs.as_json())

    @app.post("/routing/analyze")
    @app.post("/v1/routing/analyze")
    async def analyze_request() -> Response:
        raw = await request.get_data()
        assert isinstance(raw, bytes)
        key = request.scope["extensions"]["lynkr"]["key"]
        return jsonify(analyze(gateway, raw, text_headers(request.scope["headers"]), key, request.args))

    @app.get("/routing/stats")
    @app.get("/v1/routing/stats")
    async def routing_stats() -> Response:
        return jsonify({"status": "ok", "stats": gateway.routed.as_json()})

    @app.get("/routing/tiers")
    @app.get("/v1/routing/tiers")
    async def tiers() -> Response:
        return jsonify(list_tiers(gateway))

    @app.get("/routing/models")
    @app.get("/v1/routing/models")
    async def known_models() -> Response:
        return jsonify(gateway.prices.status())

    @app.get("/routing/models/<path:name>")
    @app.get("/v1/routing/models/<path:name>")
    async def known_model(name: str) -> Response:
        return jsonify(find_known_model(gateway, name, request.args.get("provider")))

    @app.get("/v1/models")
    async def models() -> dict[str, object]:
        return await list_models(discovery, request.args, anthropic="anthropic-version" in request.headers)

    @app.get("/v1/models/<path:name>")
    async def model(name: str) -> dict[str, object]:
        return await find_model(discovery, name)

    @app.get("/v1/providers")
    async def providers() -> dict[str, object]:
        return await list_providers(discovery, primary)

    @app.get("/v1/providers/<name>")
    async def provider(name: str) -> dict[str, object]:
        return await find_provider(discovery, name, primary)

    @app.get("/v1/health/providers")
    async def health() -> dict[str, object]:
        return await list_health(discovery, gateway.breakers)

    @app.get("/v1/health/providers/<name>")
    async def provider_health(name: str) -> dict[str, object]:
        return await find_health(discovery, name, gateway.breakers)

    @app.post("/api/event_logging/batch")
    @app.post("/api/event_logging/v2/batch")
    @app.post("/api/claude_code/<path:name>")
    @app.post("/api/claude_cli/<path:name>")
    async def telemetry(name: str = "") -> dict[str, object]:  # noqa: ARG001 - Quart gives it
        # Clients that get an error here repeat it for as long as they run. What they send goes nowhere.
        with trio.move_on_after(body_timeout or math.inf):
            async for _ in request.body:
                pass
        return {}

    @app.errorhandler(ApiError)
    async def api_error(error: ApiError) -> Response:
        return _error(error)

    @app.errorhandler(HTTPException)
    async def http_error(error: HTTPException) -> Response:
        status = error.code or 500
        message = f"{request.method} {request.path}: {error.name.lower()}"
        headers = (
            ((b"allow", ", ".join(getattr(error, "valid_methods", None) or ()).encode()),) if status == 405 else ()
        )
        code = "not_found" if status == 404 else None
        return _error(
            ApiError(status, _TYPES.get(status, "invalid_request_error"), message, code=code, headers=headers)
        )

    @app.errorhandler(Exception)
    async def bug(error: Exception) -> Response:
        app.logger.error("%s %s failed", request.method, request.path, exc_info=error)
        return _error(internal_error())

    return app


def _error(error: ApiError) -> Response:
    headers = {name.lower().encode("latin-1"): value.encode("latin-1") for name, value in request.headers}
    body = dialect(request.path, headers).encode_error(error, str(request.scope["extensions"]["lynkr"]["request_id"]))
    response = Response(body, error.status, content_type="application/json; charset=utf-8")
    response.headers["x-should-retry"] = str(error.retryable).lower()
    for name, value in error.headers:
        response.headers[name.decode("latin-1")] = value.decode("latin-1")
    return response
