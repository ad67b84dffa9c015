"""Whether length says anything about the tier: `python -m bench.routing.balance` prints it.

A set in which hard prompts are long would praise a router that only counts characters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import correlation, median

from bench.routing.data import HALVES, TIERS, Label, Prompt, conversations, of_half, prompts


def length_and_tier(records: Sequence[Prompt]) -> float:
    """Spearman's rank correlation of characters and tier, from -1 to 1."""
    lengths = ranks([len(record.text) for record in records])
    return correlation(lengths, ranks([TIERS.index(record.tier) for record in records]))


def ranks(values: Sequence[int]) -> list[float]:
    """From 1; equal values share the mean of their ranks."""
    counts = Counter(values)
    rank: dict[int, float] = {}
    below = 0
    for value in sorted(counts):
        rank[value] = below + (counts[value] + 1) / 2
        below += counts[value]
    return [rank[value] for value in values]


def _tiers(records: Sequence[Label]) -> str:
    counts = Counter(record.tier for record in records)
    return "  ".join(f"{tier} {counts[tier]:3}" for tier in TIERS)


def report() -> str:
    all_prompts = prompts()
    halves = [("all", all_prompts), *((half, of_half(all_prompts, half)) for half in HALVES)]
    lines = [f"{name:10}{len(of):4}  {_tiers(of)}  rho {length_and_tier(of):+.3f}" for name, of in halves]
    lines.append("")
    for lang, count in Counter(record.lang for record in all_prompts).most_common():
        lines.append(f"{lang:10}{count:4}  {_tiers([record for record in all_prompts if record.lang == lang])}")
    lines.append("")
    for tier in TIERS:
        lengths = [len(record.text) for record in all_prompts if record.tier == tier]
        lines.append(f"{tier:10} median {median(lengths):.0f} characters, longest {max(lengths)}")
    lines.append("")
    chats = conversations()
    for name, some in [("chats", chats), *((half, of_half(chats, half)) for half in HALVES)]:
        lines.append(f"{name:10}{len(some):4}  {_tiers(some)}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report())  # noqa: T201
