"""Fit what the traits of the default scorer are worth: `python -m bench.routing.fit` writes its two tables of weights.

Learns from data/train.jsonl, and from nothing else. It was written for this, with a tier for each prompt. Where an
id ends in `w`, the prompt without it stands amid chatter, so that length says nothing.

The model is an ordinal regression: the tiers' bounds are fixed at 25, 50 and 75 points, and a request's tier is
likely above a bound as far as its sum of weights is. The weights are drawn towards those of PRIOR, so that a trait
that the data knows little of keeps what common sense gives it. None changes its sign: what shows hard work never
subtracts.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.routing.prior import BASE, PRIOR
from lynkr.routing.auto.traits import read
from lynkr.routing.auto.wording import heard, parts_of

TRAIN = Path(__file__).parent / "data" / "train.jsonl"
PARTS = Path(__file__).parents[2] / "lynkr" / "routing" / "auto" / "part_weights.py"
WEIGHTS = Path(__file__).parents[2] / "lynkr" / "routing" / "auto" / "weights.py"
TIERS = ("SIMPLE", "MEDIUM", "COMPLEX", "REASONING")
BOUNDS = (25.0, 50.0, 75.0)

SLOPE = 7.0
"""Points within which a tier fades into the next."""

UP = 1.1
"""What it costs to put a request too low, where too high costs 1."""

PULL = 0.04
"""How strongly weights are drawn to the prior."""

EPOCHS, RATE = 60, 1.2
FOLDS = 5


LEAST = 3
"""Prompts that a part of a word must be in to be weighed."""

PART = 3.0
"""Points that all known parts of a prompt say together, at the weight 1."""


class Example(NamedTuple):
    amounts: Mapping[str, float]
    """Of the traits, and of the parts of words, which begin with `~`."""
    tier: int
    origin: str
    """The prompt that it was made from, by putting chatter around it."""


class Model(NamedTuple):
    base: float
    weights: dict[str, float]

    def value(self, amounts: Mapping[str, float]) -> float:
        return self.base + sum([self.weights.get(name, 0.0) * amount for name, amount in amounts.items()])


def examples(path: Path = TRAIN) -> list[Example]:
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    readings = [read(record["text"]) for record in records]
    parts = [Counter(part for word in heard(reading.asked) for part in parts_of(word)) for reading in readings]
    prompts = Counter(part for some in parts for part in some)
    data = []
    for record, reading, some in zip(records, readings, parts, strict=True):
        known = {part: count for part, count in sorted(some.items()) if prompts[part] >= LEAST}
        worth = PART / sum(known.values()) ** 0.5 if known else 0.0
        amounts = {**reading.amounts, **{f"~{part}": worth * count for part, count in known.items()}}
        data.append(Example(amounts, TIERS.index(record["tier"]), record["id"].rstrip("w")))
    return data


def fit(data: Sequence[Example], seed: int = 1) -> Model:
    """Stochastic gradient descent with a step for each weight that shrinks as it learns (AdaGrad)."""
    dice = random.Random(seed)
    order = list(data)
    parts = dict.fromkeys((name for example in data for name in example.amounts if name[0] == "~"), 0.0)
    prior = {**PRIOR, **parts}
    weights, base = dict(prior), BASE
    squares = dict.fromkeys(prior, 1e-3)
    base_squares = 1e-3
    for _ in range(EPOCHS):
        dice.shuffle(order)
        for amounts, tier, _ in order:
            value = base + sum([weights[name] * amount for name, amount in amounts.items() if name in weights])
            gradient = 0.0
            for step, bound in enumerate(BOUNDS):
                above = 1.0 / (1.0 + math.exp(max(-40.0, min(40.0, (bound - value) / SLOPE))))
                gradient += (above - 1.0) * UP if tier > step else above
            base_squares += gradient * gradient
            base -= RATE * gradient / math.sqrt(base_squares)
            for name, amount in amounts.items():
                if name not in weights:
                    continue
                slope = gradient * amount + PULL * (weights[name] - prior[name])
                squares[name] += slope * slope
                weights[name] -= RATE * slope / math.sqrt(squares[name])
                if prior[name] > 0 > weights[name] or prior[name] < 0 < weights[name]:
                    weights[name] = 0.0
    return Model(base, weights)


def cross_validated(data: Sequence[Example]) -> tuple[float, float, float]:
    """The shares of requests in their tier, below it by more than none, and at most one away, when not learnt from."""
    order = list(data)
    dice = random.Random(3)
    folds = {origin: dice.randrange(FOLDS) for origin in sorted({example.origin for example in order})}
    exact = below = near = 0
    for fold in range(FOLDS):
        model = fit([example for example in order if folds[example.origin] != fold])
        for amounts, tier, _ in [example for example in order if folds[example.origin] == fold]:
            found = sum(model.value(amounts) > bound for bound in BOUNDS)
            exact += found == tier
            below += found < tier
            near += abs(found - tier) <= 1
    return exact / len(order), below / len(order), near / len(order)


def write(model: Model) -> None:
    lines = [f'    "{name}": {round(weight, 1)},' for name, weight in sorted(model.weights.items()) if name[0] != "~"]
    WEIGHTS.write_text(
        '"""What each trait is worth, in points of the score. Written by bench/routing/fit.py."""\n\n'
        "from __future__ import annotations\n\nfrom collections.abc import Mapping\n\n"
        f"BASE = {round(model.base, 1)}\n\nWEIGHTS: Mapping[str, float] = {{\n" + "\n".join(lines) + "\n}\n",
        encoding="utf-8",
    )
    parts: dict[float, list[str]] = defaultdict(list)
    for name, weight in model.weights.items():
        # One that says nothing counts among the known ones too.
        if name[0] == "~" and not set(name) & set('"\\'):
            parts[round(weight * PART, 0 if abs(weight * PART) >= 2 else 1)].append(name[1:])
    table = "\n".join(wrapped(weight, sorted(some)) for weight, some in sorted(parts.items()))
    PARTS.write_text(
        '"""What parts of words are worth. Written by bench/routing/fit.py."""\n\n'
        f'PART_WEIGHTS = """\\\n{table}\n"""\n',
        encoding="utf-8",
    )


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def wrapped(weight: float, parts: Sequence[str]) -> str:
    """Lines of at most 110 characters, each with the weight in front."""
    lines, line = [], f"{weight:g}"
    for part in parts:
        if width(line) + width(part) > 110:
            lines.append(line)
            line = f"{weight:g}"
        line += " " + part
    return "\n".join([*lines, line])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="cross-validate on the training prompts, write nothing")
    options = parser.parse_args()
    data = examples()
    if options.check:
        exact, below, near = cross_validated(data)
        print(f"{len(data)} prompts, {FOLDS} folds: exact {exact:.1%}, below {below:.1%}, at most one off {near:.1%}")  # noqa: T201
        return
    write(fit(data))


if __name__ == "__main__":
    main()
