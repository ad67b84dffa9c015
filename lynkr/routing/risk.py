"""Changes that are small to make and costly to get wrong: to who may do what, to money, to data, to what runs.

Only what the user wrote in this turn counts, and only where something is to be changed.
"""

from __future__ import annotations

import re

from lynkr.routing.facts import Facts

_AREAS = {
    "auth": """
        acl auth auth2 authn authz authentication authorization jwt login oauth oauth2 permission permissions rbac
        security sso
        """,
    "payment": """
        billing checkout invoice invoices payment payments payout payouts refund refunds subscription subscriptions
        """,
    "data": "migration migrations schema",
    "secrets": "secret secrets credential credentials apikey keystore vault",
    "operations": "deploy deployment rollout rollback infra terraform kustomize helm kubernetes k8s workflows",
}
_AREA_OF = {word: area for area, words in _AREAS.items() for word in words.split()}

_FILE = re.compile(r"\w\.\w{1,5}\W*+$")
_DOTENV = re.compile(r"(?:^|[\W_])\.env\b")
_SEGMENT = re.compile(r"[A-Z]{2,}\d*(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]")
"""`JWTUtils` and `login_form` have two each."""
_MOST_TEXT = 4000
_LONGEST_NAME = 100

_CHANGES = frozenset(
    """
    add allow bypass change create delete disable drop enable extend fix grant implement integrate introduce migrate
    modify patch refactor remove replace restrict revoke rewrite rotate skip switch update upgrade
    """.split()  # noqa: SIM905
)
_HARMLESS = frozenset(
    """
    comment comments docstring docstrings format formatting import imports lint rename sort spelling typo typos
    whitespace wording
    """.split()  # noqa: SIM905
)


def risk(facts: Facts) -> str | None:
    """The area that a change is asked for in, or None.

    A file's path says where; a word in a sentence is too often what the sentence only speaks of.
    """
    words = set(facts.plain_words)
    if not words & _CHANGES or words & _HARMLESS:
        return None
    for word in facts.parts.prose[:_MOST_TEXT].split():
        if _DOTENV.search(word) is not None:
            return "secrets"
        if "://" in word or ("/" not in word and _FILE.search(word[-_LONGEST_NAME:]) is None):
            continue
        for segment in _SEGMENT.findall(word):
            if (area := _AREA_OF.get(segment.lower())) is not None:
                return area
    return None
