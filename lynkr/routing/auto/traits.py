"""What a text shows of the work it asks for: the signals of its words, and its structure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from lynkr.routing.auto.prose import prose
from lynkr.routing.auto.sentences import Sentence, sentences
from lynkr.routing.auto.words import signals


class Reading(NamedTuple):
    """`amounts` of each trait, from 0 up; `found` are the words that showed it. `words` is how many the text has."""

    amounts: Mapping[str, float]
    found: Mapping[str, Sequence[str]]
    words: int
    asked: Sequence[str]
    """The words of the sentences that ask, or all where none does."""
    answers: bool
    """Whether it begins as the answer to something: "yes", "still wrong", "and the tests?" """


_HARD, _TOP, _FIELDS = signals("hard.", "top."), signals("top."), signals("dom.")
_SUBJECT = signals(
    *(
        "hard.",
        "top.",
        "dom.",
        "bigthing",
        "whole",
        "multi",
        "deep",
        "stakes",
        "vague",
        "own",
        "constraint",
        "ifs",
        "why",
    )
)
"""Signals that count less where they are only talked about."""

_RISKY = frozenset(
    (
        "dom.distributed",
        "dom.concurrency",
        "dom.security",
        "dom.money",
        "dom.law",
        "dom.medicine",
        "dom.math",
        "dom.low",
    )
)
_HUNTED = frozenset(("dom.concurrency", "dom.security", "dom.low", "hard.flaky", "top.cause"))


class _Share(NamedTuple):
    asked: float
    beside: float


_ALL = _Share(1.0, 1.0)
_HARDLY = 0.3
"""A share with which a signal does not make others weigh more."""

_SHARES = {
    "trivial": _Share(0.2, 0.06),
    "chat": _Share(0.06, 0.06),
    "explain": _Share(0.4, 0.3),
    "step": _Share(1.0, 0.6),
}
"""What a subject counts for in the sentences that ask and in those beside them, by what is asked: "what does
'idempotent' mean?" does not ask for an idempotent system."""

_ITEM = re.compile(r"^[ \t]{0,8}(?:[-*•]|\d{1,2}[.)])[ \t]", re.MULTILINE)
_SUM = re.compile(r"[\d\s.,+*/×÷x^()%=?-]{3,60}")
_NUMBER = re.compile(r"\d+")
_QUESTION = re.compile(r"[?？؟]")


def read(text: str) -> Reading:
    """The traits of the user's own words `text`."""
    said, pasted = prose(text)
    if _SUM.fullmatch(said) and not pasted:
        return Reading({"only.trivial": 1.0}, {}, 1, (), False)
    all_sentences = sentences(said)
    count = sum([sentence.words for sentence in all_sentences])
    asks = [sentence for sentence in all_sentences if sentence.asks]
    beside = [sentence for sentence in all_sentences if not sentence.asks]
    kinds = {sentence.kind for sentence in asks} - {"remark"}
    if not kinds and not pasted and _is_chat(all_sentences, count):
        kinds = {"chat"}

    amounts = {f"evidence.{kind}": 1.0 for kind in pasted}
    found: dict[str, list[str]] = {}
    shares = _shares(kinds)
    seen: set[str] = set()
    for some, subject in ((asks, shares.asked), (beside, shares.beside)):
        for sentence in some:
            for signal, word, _ in sentence.hits:
                words = found.get(signal)
                if words is None:
                    words = found[signal] = []
                elif word in words:
                    continue
                words.append(word)
                share = subject if signal in _SUBJECT else 1.0
                if share > _HARDLY:
                    seen.add(signal)
                # The second word of a kind says half as much as the first, and so on.
                amounts[signal] = amounts.get(signal, 0.0) + share * 0.5 ** (len(words) - 1)
    _structure(amounts, said, count, len(all_sentences))
    if kinds == {"chat"}:
        amounts["only.chat"] = 1.0
    elif kinds == {"trivial"}:
        # The longer the question, the less likely a trivial one.
        amounts["only.trivial"] = max(0.3, min(1.0, 1.8 - max([sentence.words for sentence in asks]) / 10))
    else:
        _together(amounts, seen, kinds, count, bool(pasted))
    asked = [word for sentence in asks or beside for word in sentence.tokens]
    return Reading(amounts, found, count, asked, bool(all_sentences) and _answers(all_sentences[0]))


def _answers(first: Sentence) -> bool:
    return any(hit.at == 0 and hit.signal in ("ack", "follow") for hit in first.hits)


def _shares(kinds: Set[str]) -> _Share:
    if "open" in kinds or not kinds:
        return _ALL
    return _SHARES[next(iter(kinds)) if len(kinds) == 1 else "step"]


def _is_chat(all_sentences: Sequence[Sentence], count: int) -> bool:
    shown = {hit.signal for sentence in all_sentences for hit in sentence.hits}
    if "ack" in shown and count <= 4 and shown.isdisjoint(_SUBJECT):
        return True
    # "every monday morning" and "a bot that says hello" are no greetings.
    return "chat" in shown and any(
        hit.signal == "chat" and (hit.at < 3 or sentence.words <= 6)
        for sentence in all_sentences
        for hit in sentence.hits
    )


def _structure(amounts: dict[str, float], said: str, count: int, sentences: int) -> None:
    items = len(_ITEM.findall(said))
    if items > 1:
        amounts["items"] = min(items - 1, 5) / 2
    if (questions := len(_QUESTION.findall(said))) > 1:
        amounts["questions"] = min(questions - 1, 3) / 2
    if numbers := len(_NUMBER.findall(said)):
        amounts["numbers"] = min(numbers, 6) / 3
    if sentences > 2:
        amounts["sentences"] = min(sentences - 2, 6) / 6
    if count <= 3:
        amounts["terse"] = 1.0
    elif count <= 5:
        amounts["terse"] = 0.4


def _together(amounts: dict[str, float], seen: Set[str], kinds: Set[str], count: int, pasted: bool) -> None:
    """Traits of which each makes the other weigh more."""
    hard, top, fields = len(seen & _HARD), len(seen & _TOP), len(seen & _FIELDS)
    if "open" not in kinds and kinds and not hard:
        amounts["only.explain" if kinds == {"explain"} else "only.step"] = 1.0
        if "med.howto" in seen and count <= 7:
            amounts["only.short_question"] = 1.0
        if "small" in seen or "smallthing" in seen or "codething" in seen:
            amounts["only.small"] = 1.0
    if "find" in seen and not _HUNTED.isdisjoint(seen):
        amounts["together.hunt"] = 1.0
    if hard > 1:
        amounts["together.tasks"] = min(hard - 1, 4) / 2
    if top > 1:
        amounts["together.reasons"] = min(top - 1, 3) / 2
    if fields > 1:
        amounts["together.fields"] = min(fields - 1, 3) / 2
    if hard and not _RISKY.isdisjoint(seen):
        amounts["together.risky"] = 1.0
    if hard and ("whole" in seen or "bigthing" in seen):
        amounts["together.large"] = 1.0 if "whole" in seen and "bigthing" in seen else 0.6
    if hard and "stakes" in seen:
        amounts["together.stakes"] = 1.0
    if "why" in seen and (pasted or "hard.flaky" in seen or "stakes" in seen or "own" in seen):
        amounts["together.why"] = 1.0
    if "med.fix" in seen and ("hard.flaky" in seen or "dom.concurrency" in seen or "stakes" in seen):
        amounts["together.fix"] = 1.0
