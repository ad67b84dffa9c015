"""Every behaviour, at every provider, in both modes.

`pytest tests/behaviours -k "openrouter and streamed"` runs a part of it.
"""

from __future__ import annotations

import pytest
from trio.testing import MockClock

from tests.behaviours.cases import BEHAVIOURS
from tests.behaviours.exceptions import KNOWN_DEFECTS, LACKS, Failed, Refused, Table
from tests.behaviours.listing import Behaviour, Mode
from tests.behaviours.stage import Stage, stage
from tests.behaviours.targets import TARGETS, Target
from tests.support.sse_check import StreamViolationError

CASES = [
    (behaviour, target, mode)
    for behaviour in BEHAVIOURS.values()
    for target in TARGETS.values()
    for mode in behaviour.modes
]


def _reason(table: Table, behaviour: Behaviour, target: Target, mode: Mode) -> str | None:
    row = table.get(behaviour.name, {})
    return row.get(target.name) or row.get(f"{target.name}:{mode}")


@pytest.mark.parametrize(
    ("behaviour", "target", "mode"),
    [pytest.param(*case, id=f"{case[0].name}-{case[1].name}-{case[2]}") for case in CASES],
)
async def test(
    behaviour: Behaviour, target: Target, mode: Mode, autojump_clock: MockClock, request: pytest.FixtureRequest
) -> None:
    lack, defect = (_reason(table, behaviour, target, mode) for table in (LACKS, KNOWN_DEFECTS))
    if defect is not None:
        # A defect that is mended fails here, until it is off the list.
        raises = pytest.RaisesGroup(AssertionError, allow_unwrapped=True, flatten_subgroups=True)
        request.applymarker(pytest.mark.xfail(strict=True, reason=defect, raises=raises))
    async with stage(target, mode == "streamed", scheme=behaviour.scheme, **behaviour.settings) as on:
        if lack is None:
            await behaviour.check(on)
        else:
            await _is_lacking(behaviour, on, lack)


async def _is_lacking(behaviour: Behaviour, on: Stage, reason: str) -> None:
    """It is indeed not so; but nothing worse happens, and what the client is answered is well formed."""
    with pytest.raises(AssertionError) as caught:
        await behaviour.check(on)
    assert not isinstance(caught.value, StreamViolationError), caught.value
    match reason:
        case Refused():
            assert on.upstream.problems, "the upstream refuses nothing"
            on.upstream.problems.clear()
            assert on.statuses[-1] == 400
        case Failed():
            assert on.statuses[-1] >= 500
        case _:
            assert set(on.statuses) <= {200}
