"""Which half a new record belongs to: `python -m bench.routing.split` fills in every "half" that is missing.

At random with a fixed seed, and so that every tier of every language is split evenly, its kinds too where they can be.
What has a half keeps it.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from pathlib import Path

from bench.routing.data import CONVERSATIONS, HALVES, PROMPTS, Half

SEED = 20_260

Line = dict[str, object]


def fill(records: list[Line], seed: int = SEED) -> None:
    """Sets the missing "half" of each of `records`, which have "tier", "lang" and "kind"."""
    dice = random.Random(seed)
    strata: dict[tuple[object, object], list[Line]] = defaultdict(list)
    for record in records:
        strata[record["tier"], record["lang"]].append(record)
    kinds = Counter((record.get("half"), record["kind"]) for record in records)
    tiers = Counter((record.get("half"), record["tier"]) for record in records)
    for (tier, _), stratum in strata.items():
        new = [record for record in stratum if "half" not in record]
        dice.shuffle(new)
        counts = Counter(record.get("half") for record in stratum)
        for record in new:
            kind = record["kind"]
            sizes = [(counts[half], tiers[half, tier], kinds[half, kind], dice.random()) for half in HALVES]
            half = HALVES[sizes.index(min(sizes))]
            record["half"] = half
            counts[half] += 1
            kinds[half, kind] += 1
            tiers[half, tier] += 1


def fill_file(path: Path) -> Counter[Half]:
    records: list[Line] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    fill(records)
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return Counter(half for half in HALVES for record in records if record["half"] == half)


if __name__ == "__main__":
    for file in (PROMPTS, CONVERSATIONS):
        print(file.name, dict(fill_file(file)))  # noqa: T201
