"""How many tokens a text has, estimated without a vocabulary.

The measure is OpenAI's o200k_base encoding: most OpenAI-class upstreams use it or count alike. A byte pair encoding
cuts a text into pieces (a word with the character before it, up to three digits, a run of punctuation, white space)
and then looks each piece up. The cut is cheap and is made here almost as the encoding makes it. What a piece costs is
fitted: a word is one token unless its neighbouring letters look unfamiliar, a word of another script is priced by its
length. `scripts/fit-tokens` fits the tables and measures the error.

Other vocabularies cut finer or coarser: Claude's newest count a tenth to a third more tokens for the same text.
"""

from __future__ import annotations

import math
import re
from bisect import bisect
from collections import Counter
from itertools import pairwise

_WINDOW, _WINDOWS = 512, 256
"""A text longer than all windows together is judged by that many samples of it, so that no text takes long."""

_LATIN = r"a-z\u00c0-\u024f\u1e00-\u1eff"
_SYMBOLS = r"\u00a0-\u00bf\u2000-\u2fff"
_MARKS = rf"!-/:-@\[-`{{-~\x00-\x08\x0e-\x1b\x7f-\x9f{_SYMBOLS}\u3000-\u303f\ufe00-\uff20\U0001f000-\U0001faff"
_BEFORE = rf"[\t !-/:-@\[-`{{-~{_SYMBOLS}]?"

_PIECE = re.compile(
    rf"{_BEFORE}(?:[A-Z]++[{_LATIN}]*+|[{_LATIN}]++)"
    r"|[0-9]{1,3}+"
    rf"| ?+[{_MARKS}]++[\r\n/]*+"
    r"|\s*[\r\n]++|\s+(?!\S)"
    rf"|{_BEFORE}(?:[\u0250-\u1fff]++|[\u3040-\u33ff]++|[\u3400-\u9fff\uf900-\ufaff]++|[\uac00-\ud7ff]++)"
    r"|\s++"
    r"|[\ua000-\uabff\ud800-\uf8ff\ufb00-\ufdff\uff21-\U0001efff\U0001fb00-\U0010ffff]++"
)
"""The pieces. Every character is in exactly one, and repeats are possessive, so that matching takes linear time."""

_IS_MARK = re.compile(rf"[{_MARKS}\s]").match
_NOT_A_TO_Z = re.compile("[^a-z]")

_UNIT = 20
"""Letter pairs and openings are priced in 1/20 token."""

_PAIRS = {
    "a": "rgheqjckjpkdggxfqbhcmkofdlo",
    "b": "ltvtitpxqliesqlsxklqhnsllzy",
    "c": "krmtcqsgmregovhrpaobirtzlpt",
    "d": "pvtlfqrqlnmmiukrqojqmhvodiu",
    "e": "mnlgoglsstujliolihhkrjiklos",
    "f": "lzurmissmyklmtinskwkmsptkpr",
    "g": "uoszhynhozmkaqmzumlmnqzsqzx",
    "h": "lunphtsrnxmnshhqnmuanrqrots",
    "i": "khddgcappjibidaeliebsfwlncn",
    "j": "ntwogtmzrsdqtlnpvvlwnvlttpo",
    "k": "rlgujpbotqprzowtavoktsusrkt",
    "l": "mqznikuonvplrrnnsuplktpzdxw",
    "m": "keqsdywvnyuogqjiqxksmvrypso",
    "n": "qwihjpeoqpmotlorwzhfmivzpqt",
    "o": "jjimmcerqlhflehgtdmijjhmfpr",
    "p": "nnvlftqjrqzcmsgopeknjwrtout",
    "q": "muuutttrsruervsspdzsctytsro",
    "r": "nsljhpnsnpprkhkovllmponrftu",
    "s": "sslqghrlouptproiplihjqhtgtt",
    "t": "nxqnirpfmzpprqnrthknpqgudkt",
    "u": "nijmfhhumrodhhsewaidxisfjuq",
    "v": "qyxxfujtnsptltksyuvtvvdzxtv",
    "w": "kszofuxmmvsmtcfyvhgouokqntr",
    "x": "ltfwluqmovwzitxfszthyuwmgzy",
    "y": "rsvttvyztyttvssrxqlkyprwvmz",
    "z": "qunvlyqxrtxszjvtywzqpuqrfur",
    "#": "kqjomekhurohjgeopklnnqklcms",
}
"""What a letter pair adds to a word: the row is the first letter, the place in it the second (a to z, then any other
letter). "f" is nothing, "e" one unit off, "g" one unit more."""

_PAIR_PRICES = {
    first: {second: ord(price) - ord("f") for second, price in zip(_PAIRS, row, strict=True)}
    for first, row in _PAIRS.items()
}

_OPENINGS = {
    " ": -17,
    "_": -12,
    ".": -11,
    "#": -8,
    "(": -7,
    "-": -5,
    "\t": -3,
    "/": -3,
    "'": 0,
    ",": 1,
    ":": 1,
    "=": 1,
    "\\": 1,
    ")": 3,
    "<": 3,
    "[": 3,
    "$": 4,
    "%": 4,
    "&": 6,
    ">": 6,
    '"': 7,
    "*": 7,
    ";": 8,
    "+": 9,
    "{": 9,
    "?": 10,
    "`": 10,
    "}": 11,
    "@": 13,
    "|": 13,
    "~": 14,
    "]": 17,
    "^": 18,
    "!": 19,
}
"""What the character before a word adds. Words that follow a space are cheap: the vocabulary has most of them."""

_OTHER_OPENING, _NO_OPENING = 6, -12

_SCRIPTS: tuple[tuple[str, float, float], ...] = (
    # first letter, tokens per run of letters, tokens per letter and for the character before the run
    ("\u0250", 0.0, 1.9),  # phonetic letters, combining marks
    ("\u0370", 0.0, 0.36),  # Greek
    ("\u0400", 0.45, 0.18),  # Cyrillic, words that Russian could have
    ("\u0452", 0.55, 0.28),  # Cyrillic, words with a letter of another alphabet
    ("\u0530", 0.2, 0.6),  # Armenian
    ("\u0590", 0.15, 0.38),  # Hebrew
    ("\u0600", 0.2, 0.26),  # Arabic
    ("\u0780", 0.0, 1.5),
    ("\u0900", 0.05, 0.31),  # Devanagari
    ("\u0980", 0.5, 0.28),  # other scripts of India
    ("\u0e00", 0.05, 0.4),  # Thai
    ("\u0e80", 0.0, 1.3),
    ("\u10a0", 0.2, 0.5),  # Georgian
    ("\u1100", 0.0, 1.8),
    ("\u3040", 0.1, 0.62),  # kana
    ("\u3400", 0.0, 2.9),  # rare Han
    ("\u4e00", 0.0, 0.76),  # Han
    ("\ua000", 0.0, 2.8),
    ("\uac00", 0.35, 0.45),  # Hangul
    ("\ud800", 0.0, 3.0),
)
_SCRIPT_STARTS = [start for start, _, _ in _SCRIPTS]


def estimate_text(text: str) -> int:
    """About how many tokens `text` has: within 5 % for English and code, within 15 % for most other languages.

    Takes about 8 ms per 100 KB, and no longer than for 130 KB however long the text is.
    """
    if len(text) > _WINDOW * _WINDOWS:
        starts = range(0, len(text) - _WINDOW, len(text) // _WINDOWS)
        sample = "".join([text[start : start + _WINDOW] for start in starts])
        return math.ceil(_tokens(sample) * len(text) / len(sample))
    return math.ceil(_tokens(text))


def _tokens(text: str) -> float:
    return sum([count * _price(piece) for piece, count in Counter(_PIECE.findall(text)).items()])


def _price(piece: str) -> float:
    """The tokens of one piece. What it is shows in its last character."""
    last = piece[-1]
    if last.isalpha() and (last < "\u0250" or "\u1e00" <= last <= "\u1eff"):
        return _word_price(piece)
    if "0" <= last <= "9":
        return 1
    if _IS_MARK(last):
        return _space_price(piece) if piece.isspace() else _marks_price(piece.strip())
    # Words are of one script. The highest letter tells the alphabets of one script apart.
    _, run, letter = _SCRIPTS[bisect(_SCRIPT_STARTS, max(piece[1:] or piece)) - 1]
    return max(1, run + letter * len(piece))


def _word_price(piece: str) -> float:
    if piece[0].isalpha():
        word, units = piece, _NO_OPENING
    else:
        word, units = piece[1:], _OPENINGS.get(piece[0], _OTHER_OPENING)
    if word[1:2].isupper():
        units += 7 + len(word) // 2
    word = word.lower()
    if not word.isascii():
        word = _NOT_A_TO_Z.sub("#", word)
    if len(word) > 16:
        # No word, but a key, a hash, or one letter over and over, eight of which are mostly one token.
        units += sum([_PAIR_PRICES[a][b] for a, b in pairwise(word) if a != b])
        return max(1 + units / _UNIT, len(word) / 8)
    units += sum([_PAIR_PRICES[a][b] for a, b in pairwise(word)])
    return 1 + units / _UNIT if units > 0 else 1


def _space_price(space: str) -> float:
    """White space: up to about 128 spaces or 16 line ends are one token."""
    return max(1, len(space) / 128, len(space.strip(" ")) / 16)


def _marks_price(marks: str) -> float:
    """Punctuation: up to 64 of one mark are one token, and so are common pairs and what stands at a line's end."""
    if len(marks) < 3 and marks.isascii():
        return 1
    changes = sum([a != b for a, b in pairwise(marks)])
    if marks.isascii():
        return max(1, 0.75 * changes - 0.45, len(marks) / 64)
    # Pictographs are two tokens each.
    return max(1, len(marks) / 64) + 0.65 * changes + sum([mark > "\uffff" for mark in marks])
