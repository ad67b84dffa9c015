"""The stage of a fault: an upstream that has it, a fallback, and a gateway before both, all on real sockets.

Leaving the stage fails the test when anything is left of a request.
"""

from __future__ import annotations

import enum
import os
import socket
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import trio
from trio.testing import wait_all_tasks_blocked

from lynkr.gateway.breaker import State
from lynkr.gateway.gateway import Gateway
from lynkr.gateway.limiter import Limiter
from lynkr.gateway.shared import Shared
from lynkr.gateway.transport import Transport
from lynkr.observe.record import RequestRecord
from lynkr.observe.recorder import Recorder
from lynkr.providers.base import Catalogue, Provider
from lynkr.providers.catalogue import CATALOGUE
from lynkr.settings import load
from tests.support.upstream import ScriptedUpstream

UPSTREAM = "upstream.example"
FALLBACK = "fallback.example"
"""Names as of other machines: a refusal is final only on this one."""


_IPv4: TypeAlias = tuple[Literal[socket.AddressFamily.AF_INET], socket.SocketKind, int, str, tuple[str, int]]
_IPv6: TypeAlias = tuple[
    Literal[socket.AddressFamily.AF_INET6],
    socket.SocketKind,
    int,
    str,
    tuple[str, int, int, int] | tuple[int, bytes],
]
_Address: TypeAlias = _IPv4 | _IPv6


class Fallback(enum.Enum):
    NONE = "no fallback"
    HEALTHY = "fallback healthy"
    DOWN = "fallback down"


class Names(trio.abc.HostnameResolver):
    """Finds all names on this machine, but for the `unknown` ones, in `delay` seconds. Counts the `lookups`: there is
    one for each new connection."""

    def __init__(self) -> None:
        self.lookups: Counter[str] = Counter()
        self.unknown: set[str] = set()
        self.delay = 0.0

    async def getaddrinfo(
        self,
        host: bytes | None,
        port: bytes | str | int | None,
        family: int = 0,
        type: int = 0,  # noqa: A002 - trio's name for it
        proto: int = 0,
        flags: int = 0,
    ) -> list[_Address]:
        assert host is not None
        name = host.decode()
        self.lookups[name] += 1
        await trio.sleep(self.delay)
        if name in self.unknown:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", int(port or 0)))]

    async def getnameinfo(self, sockaddr: tuple[str, int] | tuple[str, int, int, int], flags: int) -> tuple[str, str]:
        raise NotImplementedError


class Records:
    """The records of the requests that have ended. Satisfies `RecordSink`."""

    status = "ok"
    dropped = 0
    queued = 0

    def __init__(self) -> None:
        self.all: list[RequestRecord] = []

    @property
    def written(self) -> int:
        return len(self.all)

    def put(self, record: RequestRecord) -> None:
        self.all.append(record)


@contextmanager
def closed_port() -> Iterator[int]:
    """A port that refuses."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        yield holder.getsockname()[1]


@contextmanager
def deaf_port() -> Iterator[int]:
    """A port that neither accepts nor refuses: its queue is full."""
    with socket.socket() as listener, socket.socket() as only:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        only.connect(listener.getsockname())
        yield listener.getsockname()[1]


@dataclass
class Stage:
    gate: Gateway
    shared: Shared
    transport: Transport
    names: Names
    records: Records
    upstreams: list[ScriptedUpstream]

    def limiter(self, provider: str) -> Limiter:
        found = CATALOGUE[provider]
        assert isinstance(found, Provider)
        return self.shared.limiter(found)

    def check_nothing_is_held(self) -> None:
        """No request is under way: nothing of one may be held, from the moment on in which the last has ended."""
        assert self.gate.running == 0, "a request counts as running"
        assert self.gate.recorder.metrics.streaming == 0, "a request counts as streaming"
        assert self.transport.active == 0, "a connection is in use"
        for name, provider in CATALOGUE.items():
            if isinstance(provider, Provider):
                limiter = self.shared.limiter(provider)
                assert (limiter.borrowed, limiter.waiting) == (0, 0), f"a slot of {name} is taken or waited for"
        for breaker in self.gate.breakers.values():
            assert breaker.state is not State.HALF_OPEN or not breaker.refuses(), f"a probe of {breaker.name} is out"

    async def check_nothing_hangs(self) -> None:
        """The same, and what takes the other side some time to see."""
        self.check_nothing_is_held()
        assert await _settles(lambda: self.open_connections == self.transport.idle_connections), "a socket is open"

    @property
    def open_connections(self) -> int:
        return sum(upstream.open_connections for upstream in self.upstreams)


@asynccontextmanager
async def staged(
    settings: dict[str, str],
    scratch: Path,
    *upstreams: ScriptedUpstream,
    names: Names | None = None,
    catalogue: Catalogue = CATALOGUE,
) -> AsyncIterator[Stage]:
    """A gateway with these settings before `upstreams`, which are listening. `scratch` is an empty directory."""
    names = names or Names()
    trio.socket.set_custom_hostname_resolver(names)
    await wait_all_tasks_blocked()
    tasks, files = _tasks(), _open_files()
    before, tempfile.tempdir = tempfile.tempdir, str(scratch)
    transport = Transport()
    try:
        loaded, records = load(settings, None), Records()
        shared = Shared(transport, loaded, Recorder(records))
        gate = Gateway(loaded, catalogue, shared)
        stage = Stage(gate, shared, transport, names, records, list(upstreams))
        yield stage
        await stage.check_nothing_hangs()
        await transport.aclose()
        assert await _settles(lambda: stage.open_connections == 0), "a socket is open"
        assert await _settles(lambda: _tasks() == tasks), "a task is left"
        assert await _settles(lambda: _open_files() == files), "a file or a socket is left"
        assert os.listdir(scratch) == [], "a temporary file is left"
    finally:
        await transport.aclose()
        tempfile.tempdir = before


async def _settles(condition: Callable[[], bool]) -> bool:
    """Whether it holds, if need be after the system has passed on what was closed: under load that takes a moment."""
    for _ in range(100):
        await wait_all_tasks_blocked()
        if condition():
            return True
        await wait_all_tasks_blocked(0.01)
    return False


def _tasks() -> int:
    return trio.lowlevel.current_statistics().tasks_living


def _open_files() -> int:
    return len(os.listdir("/dev/fd"))
