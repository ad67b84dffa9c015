"""The list of behaviours. Importing this package makes it."""

from tests.behaviours.cases import (
    asking,
    breaking,
    caching,
    ending,
    failing,
    media,
    parameters,
    talking,
    thinking,
    tools,
)
from tests.behaviours.listing import BEHAVIOURS

__all__ = [
    "BEHAVIOURS",
    "asking",
    "breaking",
    "caching",
    "ending",
    "failing",
    "media",
    "parameters",
    "talking",
    "thinking",
    "tools",
]
