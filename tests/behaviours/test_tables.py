"""That the list is complete: no provider without behaviours, no exception without a reason."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lynkr.providers.base import EmbeddedProvider
from lynkr.providers.catalogue import CATALOGUE
from tests.behaviours.api import Api
from tests.behaviours.apis.chat import Chat
from tests.behaviours.apis.converse import Converse
from tests.behaviours.apis.gemini import Gemini
from tests.behaviours.apis.invoke import Invoke
from tests.behaviours.apis.messages import Messages, VertexClaude
from tests.behaviours.apis.responses import Responses
from tests.behaviours.cases import BEHAVIOURS
from tests.behaviours.exceptions import KNOWN_DEFECTS, LACKS, Table
from tests.behaviours.targets import EMBEDDED, TARGETS


def test_every_provider_is_asked() -> None:
    assert {target.provider for target in TARGETS.values()} | EMBEDDED.keys() == CATALOGUE.keys()
    assert all(isinstance(CATALOGUE[name], EmbeddedProvider) for name in EMBEDDED)


APIS: Mapping[str, tuple[type[Api], ...]] = {
    "openai": (Chat, Responses),
    "azure-openai": (Chat, Responses),
    "databricks": (Chat, Messages),
    "zai": (Chat, Messages),
    "vertex": (Gemini, VertexClaude),
    "bedrock": (Converse, Invoke),
}
"""Providers that speak more than one."""


def test_every_api_of_a_provider_is_asked() -> None:
    for provider, apis in APIS.items():
        asked = [target.api for target in TARGETS.values() if target.provider == provider]
        for api in apis:
            assert any(isinstance(one, api) for one in asked)


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
