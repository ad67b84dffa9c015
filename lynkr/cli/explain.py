"""`lynkr explain`: how requests would be routed, and why. It asks nobody, and imports nothing that could."""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Sequence
from pathlib import Path
from typing import BinaryIO

from lynkr.converters.any_request import parse_any
from lynkr.converters.conversation import Conversation, JsonObject
from lynkr.converters.errors import ApiError
from lynkr.converters.json_text import json_bytes, json_text, parse
from lynkr.gateway.routes import make_router
from lynkr.prices.registry import Registry
from lynkr.providers.catalogue import CATALOGUE
from lynkr.routing.analysis import Analysis, analyze
from lynkr.routing.pins import Pins
from lynkr.routing.router import Router
from lynkr.settings import Settings, SettingsError, find_dotenv, load

NO_PINS = Pins(0.0)


class _Snapshot:
    """What is known of models without a network."""

    def __init__(self, settings: Settings) -> None:
        self.registry = Registry.of(settings)


def explain(
    env_file: str | None, *, text: str | None, file: str | None, lines: bool, as_json: bool, mode: str | None
) -> int:
    """Explain `text`, the request in `file` ("-" is stdin), or where `lines`, one request in each line of stdin.

    Returns the exit code: 2 for wrong settings or a request that cannot be read, 1 where lines could not be read.
    """
    try:
        settings = load(os.environ, find_dotenv(os.environ, Path(env_file) if env_file else None))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    router = make_router(settings, CATALOGUE, _Snapshot(settings))
    if mode is not None:
        router = router.in_mode(mode)
    try:
        if lines:
            return _explain_lines(router, sys.stdin.buffer, sys.stdout.buffer)
        conversation = _asked(text) if text is not None else parse_any(_read(file or "-"))
    except ApiError as error:
        print(f"{file}: {error.message}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Nobody reads on. Python would complain of that once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return 2
    analysis = _analyze(router, conversation)
    print(json_text(analysis.as_json()) if as_json else _table(analysis))
    return 0


def _analyze(router: Router, conversation: Conversation) -> Analysis:
    return analyze(router, conversation, {}, None, NO_PINS, 0.0)


def _asked(text: str) -> Conversation:
    return _request({"messages": [{"role": "user", "content": text}]})


def _request(body: JsonObject) -> Conversation:
    return parse_any(json_bytes(body))


def _read(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _explain_lines(router: Router, source: BinaryIO, sink: BinaryIO) -> int:
    code = 0
    for line in source:
        if not line.strip():
            continue
        answer = _explain_line(router, line)
        if "error" in answer:
            code = 1
        sink.write(json_bytes(answer) + b"\n")
        # Who writes a line may wait for what is said of it.
        sink.flush()
    return code


def _explain_line(router: Router, line: bytes) -> JsonObject:
    body = parse(line)
    if not isinstance(body, dict):
        return {"id": None, "error": "it is no JSON object"}
    identity = body.get("id")
    text = body.get("text")
    if "messages" not in body and isinstance(text, str):
        body["messages"] = [{"role": "user", "content": text}]
    try:
        decision = _analyze(router, _request(body)).decision
    except ApiError as error:
        return {"id": identity, "error": error.message}
    score = None if decision.score is None else round(decision.score, 2)
    return {"id": identity, "tier": decision.tier, "score": score, "method": decision.method}


def _table(analysis: Analysis) -> str:
    """For people."""
    decision = analysis.decision
    target = str(decision.target)
    if decision.silent:
        target = "nobody: the answer is empty"
    elif not analysis.routed:
        target = f"static, {target}: no tiers are set"
    rows = [
        ("tier", decision.tier or "none"),
        ("score", "none" if decision.score is None else f"{decision.score:.1f} of 100"),
        ("method", decision.method),
        ("target", target),
        ("reasons", ", ".join(decision.reasons) or "none"),
        ("kind", decision.kind or "none"),
        ("agent", decision.agent or "none"),
    ]
    shown = _aligned(rows)
    if decision.contributions:
        parts = [(one.name, f"{one.points:+.1f}", " ".join(one.detail.split())) for one in decision.contributions]
        shown += ["", *_aligned([("name", "points", "found"), *parts], right={1})]
    return "\n".join(shown)


def _aligned(rows: Sequence[tuple[str, ...]], right: Container[int] = ()) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
