"""How well the default scorer ranks requests, and how a router would that only counts characters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import correlation

from pydantic import TypeAdapter

from bench.routing.balance import ranks
from bench.routing.data import HALVES, TIERS, Label, of_half, prompts
from lynkr.converters.conversation import Message
from lynkr.routing.auto import score
from lynkr.routing.score import tier_of

__all__ = ["HALVES", "TIERS", "Judged", "by_length", "by_words", "cases", "judge", "missed", "report"]

ACCEPTABLE, BELOW = 0.80, 0.08
"""The marks: the least share of acceptable tiers, and the greatest share below the lowest acceptable one."""

_MESSAGES = TypeAdapter(list[Message])

Texts = tuple[str, ...]
"""What the user said, the newest first."""


@dataclass(frozen=True, slots=True)
class Judged:
    label: Label
    value: float
    tier: str

    @property
    def distance(self) -> int:
        """Tiers above the highest acceptable one, or, negative, below the lowest."""
        place = TIERS.index(self.tier)
        accepted = [TIERS.index(tier) for tier in self.label.accept]
        return min(0, place - min(accepted)) + max(0, place - max(accepted))


def cases(half: str | None = None) -> list[tuple[Label, Texts]]:
    """The single prompts of a half, or of both."""
    found = prompts()
    return [(prompt, (prompt.text,)) for prompt in (of_half(found, half) if half else found)]  # type: ignore[arg-type]


def judge(some: Iterable[tuple[Label, Texts]], rate: Callable[[Texts], float]) -> list[Judged]:
    return [Judged(label, value := rate(texts), tier_of(value)) for label, texts in some]


def by_words(texts: Texts) -> float:
    return score(texts[0], texts[1:]).value


def by_length(known: Sequence[tuple[Label, Texts]]) -> Callable[[Texts], float]:
    """A router that only counts characters, with the bounds that give each tier its share of what is `known`."""
    lengths = sorted(len(texts[0]) for _, texts in known)
    counts = Counter(label.tier for label, _ in known)
    bounds, below = [], 0
    for tier in TIERS[:-1]:
        below += counts[tier]
        bounds.append(lengths[min(below, len(lengths) - 1)])

    def rate(texts: Texts) -> float:
        length = len(texts[0])
        place = sum(length > bound for bound in bounds)
        return place * 25 + 24 * length / (length + 500) + 0.5

    return rate


def spearman(judged: Sequence[Judged]) -> float:
    """Rank correlation of the scores with the tiers, from -1 to 1."""
    values = ranks([round(one.value * 1000) for one in judged])
    return correlation(values, ranks([TIERS.index(one.label.tier) for one in judged]))


def report(title: str, judged: Sequence[Judged], *, details: bool = True) -> str:
    count = len(judged)
    lines = [
        f"{title}: {count} requests, {share(judged, lambda one: one.distance == 0)} acceptable, "
        f"{share(judged, lambda one: one.tier == one.label.tier)} exact, "
        f"{share(judged, lambda one: one.distance < 0)} below, {share(judged, lambda one: one.distance > 0)} above, "
        f"rho {spearman(judged):+.3f}"
    ]
    if details:
        lines += ["", *confusion(judged), ""]
        lines += groups("language", judged, lambda one: one.label.lang)
        lines += groups("kind", judged, lambda one: one.label.kind)
    return "\n".join(lines)


def share(judged: Sequence[Judged], wanted: Callable[[Judged], bool]) -> str:
    return f"{100 * sum(map(wanted, judged)) / len(judged):.1f}%"


def confusion(judged: Sequence[Judged]) -> list[str]:
    counts = Counter((one.label.tier, one.tier) for one in judged)
    lines = [f"  {'best':10}" + "".join(f"{tier:>11}" for tier in TIERS)]
    lines += [f"  {best:10}" + "".join(f"{counts[best, tier]:11}" for tier in TIERS) for best in TIERS]
    return lines


def groups(title: str, judged: Sequence[Judged], of: Callable[[Judged], str]) -> list[str]:
    """A line for each group: acceptable of all, below, above."""
    found: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        found[of(one)].append(one)
    lines = [f"  {title:16}{'fine':>6}{'all':>6}{'below':>7}{'above':>7}"]
    for name, some in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        distances = [one.distance for one in some]
        below, above = sum(distance < 0 for distance in distances), sum(distance > 0 for distance in distances)
        lines.append(f"  {name:16}{len(some) - below - above:6}{len(some):6}{below:7}{above:7}")
    return [*lines, ""]


def missed(judged: Sequence[Judged]) -> list[str]:
    """The marks that are missed."""
    fine = sum(one.distance == 0 for one in judged) / len(judged)
    below = sum(one.distance < 0 for one in judged) / len(judged)
    found = []
    if fine < ACCEPTABLE:
        found.append(f"{fine:.1%} acceptable tiers, and not {ACCEPTABLE:.0%}")
    if below >= BELOW:
        found.append(f"{below:.1%} below the lowest acceptable tier, and not under {BELOW:.0%}")
    return found
