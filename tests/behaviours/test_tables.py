"""That the list is complete: no provider without behaviours, no exception without a reason."""

from __future__ import annotations

import pytest

from lynkr.providers.base import EmbeddedProvider
from lynkr.providers.catalogue import CATALOGUE
from tests.behaviours.cases import BEHAVIOURS
from tests.behaviours.exceptions import KNOWN_DEFECTS, LACKS, Table
from tests.behaviours.targets import EMBEDDED, TARGETS


def test_every_provider_is_asked() -> None:
    assert {target.provider for target in TARGETS.values()} | EMBEDDED.keys() == CATALOGUE.keys()
    assert all(isinstance(CATALOGUE[name], EmbeddedProvider) for name in EMBEDDED)


def test_every_api_of_a_provider_is_asked() -> None:
    apis = {(target.provider, type(target.api).__name__) for target in TARGETS.values()}
    for provider, api in (
        ("openai", "Chat"),
        ("openai", "Responses"),
        ("azure-openai", "Chat"),
        ("azure-openai", "Responses"),
        ("databricks", "Chat"),
        ("databricks", "Messages"),
        ("zai", "Chat"),
        ("zai", "Messages"),
        ("vertex", "Gemini"),
        ("vertex", "VertexClaude"),
        ("bedrock", "Converse"),
        ("bedrock", "Invoke"),
    ):
        assert (provider, api) in apis


def test_every_behaviour_says_what_users_rely_on() -> None:
    assert len(BEHAVIOURS) >= 40
    for behaviour in BEHAVIOURS.values():
        assert behaviour.promise.endswith("."), behaviour.name


@pytest.mark.parametrize("table", [LACKS, KNOWN_DEFECTS], ids=["lacks", "known defects"])
def test_every_exception_is_of_something(table: Table) -> None:
    for name, row in table.items():
        modes = BEHAVIOURS[name].modes
        for place, reason in row.items():
            target, _, mode = place.partition(":")
            assert target in TARGETS
            assert not mode or mode in modes
            assert len(reason) > 10


def test_nothing_is_both_lacking_and_wrong() -> None:
    for name, row in KNOWN_DEFECTS.items():
        assert not row.keys() & LACKS.get(name, {}).keys()
