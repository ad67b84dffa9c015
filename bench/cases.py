"""The matrix: which requests, how many at once, how long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bench import payloads
from bench.programs import Load

PATH = "/v1/messages"
HEADERS = ("x-api-key: bench", "anthropic-version: 2023-06-01", "accept: application/json")
BODIES: Mapping[str, Callable[..., bytes]] = {"small": payloads.small, "big": payloads.big}


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the report: `connections` send the `body` again and again.

    An answer has `chunks` pieces of `size` characters; a stream's come every `gap_ms`. One measured run ends after
    `seconds` or `requests`, whichever is first (0 = no such limit). `ramp_ms` spreads the first requests.
    """

    name: str
    body: str
    connections: int
    stream: bool = False
    chunks: int = 1
    size: int = 400
    gap_ms: int = 0
    seconds: float = 0.0
    requests: int = 0
    ramp_ms: int = 0

    def write_body(self, directory: Path) -> Path:
        """Write the request body into `directory` and return its path."""
        directive = f"chunks={self.chunks},size={self.size},gap_ms={self.gap_ms}"
        file = directory / f"{self.name.replace(' ', '-')}.json"
        file.write_bytes(BODIES[self.body](stream=self.stream, directive=directive))
        return file

    def load(self, body: Path) -> Load:
        """The load generator's options for one measured run."""
        return Load(
            body=body,
            path=PATH,
            connections=self.connections,
            requests=self.requests,
            seconds=self.seconds,
            stream=self.stream,
            expect=self.chunks,
            ramp_ms=self.ramp_ms,
            headers=HEADERS,
        )


def matrix(*, seconds: float, quick: bool) -> list[Case]:
    """All cases in the order in which they run; `quick` is the part that fits into 20 seconds."""
    # The cap bounds a run should a gateway become much faster than any today.
    json_cases = [
        Case(f"json {body} c={connections}", body, connections, seconds=seconds, requests=100_000)
        for body in BODIES
        for connections in ((1, 16, 64) if quick else (1, 16, 64, 256))
    ]
    paced = Case("stream paced", "small", 32, stream=True, chunks=50, size=40, gap_ms=40, requests=32 if quick else 64)
    spread = replace(paced, name="stream paced spread", ramp_ms=40)
    unpaced = replace(paced, name="stream unpaced", gap_ms=0, requests=100_000, seconds=seconds)
    big = replace(unpaced, name="stream unpaced big", body="big")
    return [*json_cases, paced, unpaced] if quick else [*json_cases, paced, spread, unpaced, big]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a gateway has to reach on the convert route: CPU milliseconds per request, at most."""

    case: str
    cpu_ms: float


MARKS = (Mark("json small c=16", 1.6), Mark("json big c=16", 4.0))

# No collapse: at 256 connections a gateway still does at least this part of the requests/s it does at 16.
COLLAPSE = 0.5
