from __future__ import annotations

import hashlib
import json
import random
import time
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.converters import text_tokens
from lynkr.converters.conversation import Conversation
from lynkr.converters.tokens import estimate_conversation, estimate_image, estimate_image_data, estimate_text
from tests.converters.test_image_size import IMAGES

SAMPLES = Path(__file__).parent / "data" / "tokens"
COUNTS: dict[str, dict[str, object]] = json.loads((SAMPLES / "counts.json").read_text(encoding="utf-8"))["samples"]
LANGUAGES = {
    f"{name}.txt"
    for name in ("arabic", "chinese", "french", "german", "hindi", "japanese", "korean", "russian", "ukrainian")
}


def read_sample(name: str) -> str:
    return (SAMPLES / name).read_bytes().decode("utf-8")


def true_count(name: str) -> int:
    count = COUNTS[name]["tokens"]
    assert isinstance(count, int)
    return count


# Samples. Their true counts are o200k_base's: `scripts/fit-tokens counts` writes them.


def test_samples_are_those_that_were_counted() -> None:
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SAMPLES.glob("*.txt")}
    assert hashes == {name: sample["sha256"] for name, sample in COUNTS.items()}


@pytest.mark.parametrize("name", sorted(COUNTS.keys() - LANGUAGES))
def test_english_and_code(name: str) -> None:
    assert estimate_text(read_sample(name)) == pytest.approx(true_count(name), rel=0.07)


def test_english_and_code_together() -> None:
    names = COUNTS.keys() - LANGUAGES
    estimates = sum(estimate_text(read_sample(name)) for name in names)
    assert estimates == pytest.approx(sum(map(true_count, names)), rel=0.03)


@pytest.mark.parametrize("name", sorted(LANGUAGES))
def test_languages(name: str) -> None:
    assert estimate_text(read_sample(name)) == pytest.approx(true_count(name), rel=0.12)


RANDOM = random.Random(20261124)
BASE64 = b64encode(RANDOM.randbytes(6000)).decode()
HEX = RANDOM.randbytes(4000).hex()
FLOATS = " ".join(f"{RANDOM.gauss(0, 100):.4f}" for _ in range(500))
LETTERS = " ".join("".join(RANDOM.choices("abcdefghijklmnopqrstuvwxyz", k=RANDOM.randint(2, 12))) for _ in range(500))

UNUSUAL: list[tuple[str, str, int, float]] = [
    # name, text, tokens in o200k_base, relative error that is good enough
    ("base64", BASE64, 5474, 0.2),
    ("hex", HEX, 4503, 0.1),
    ("floats", FLOATS, 2499, 0.02),
    ("random words", LETTERS, 1899, 0.3),
    ("one letter", "a" * 5000, 625, 0.05),
    ("one digit", "0" * 5000, 1667, 0.01),
    ("spaces", " " * 5000, 40, 0.1),
    ("line ends", "\n" * 5000, 313, 0.1),
    ("tabs", "\t" * 5000, 313, 0.1),
    ("rule", "=" * 5000, 78, 0.1),
    ("one Han letter", "的" * 5000, 5000, 0.25),
    ("one pictograph", "😀" * 5000, 5000, 0.3),
    ("indented", "\n".join(" " * (4 * (i % 9)) + "x" for i in range(400)), 1154, 0.05),
    ("emoji in text", "✅ tests pass 🚀 ship it 🎉 → done ⚠️ one warning 🐛 fixed\n" * 20, 420, 0.15),
    ("tree", "├── src\n│   ├── app.ts\n│   └── lib\n└── README.md\n" * 20, 500, 0.2),
    (
        "minified",
        'function(e,t){var n=e.length;for(var r=0;r<n;r++)t(e[r],r)}!0,null==(o=i(a))||"x"!==s[u++];' * 9,
        369,
        0.2,
    ),
]


@pytest.mark.parametrize(("text", "tokens", "error"), [case[1:] for case in UNUSUAL], ids=[case[0] for case in UNUSUAL])
def test_unusual_texts(text: str, tokens: int, error: float) -> None:
    assert estimate_text(text) == pytest.approx(tokens, rel=error)


# Properties.

TEXTS = st.one_of(
    st.text(),
    st.text("aAzZ 1.\n\té"),
    st.text("яєעअ的か가，。─😀\ud800 x"),
    st.lists(st.tuples(st.sampled_from('aAz9 \n\t=!"\u00a0яє的😀\u0780'), st.integers(1, 300)), max_size=8).map(
        lambda runs: "".join(character * length for character, length in runs)
    ),
)


@given(TEXTS)
def test_every_character_is_in_one_piece(text: str) -> None:
    assert "".join(text_tokens._PIECE.findall(text)) == text


@given(TEXTS)
def test_a_text_has_tokens_but_hardly_more_than_bytes(text: str) -> None:
    tokens = estimate_text(text)
    assert (tokens > 0) == (text != "")
    # A token is at least one byte, but the estimate of a short and odd word may be above its length.
    assert tokens <= 1.2 * len(text.encode("utf-8", "surrogatepass")) + 1


@given(TEXTS, TEXTS)
def test_two_texts_together_count_like_both(one: str, two: str) -> None:
    together = estimate_text(one + two)
    # Only the pieces at the seam change. What was a long word there may turn out to be one letter repeated, or a word
    # of an alphabet that costs more.
    assert together <= 1.7 * (estimate_text(one) + estimate_text(two)) + 20
    assert together >= estimate_text(one) - 20
    assert together >= estimate_text(two) - 20


def test_a_long_text_counts_like_its_parts() -> None:
    parts = [read_sample(name) for name in sorted(COUNTS)] * 30
    RANDOM.shuffle(parts)
    text = "".join(parts)
    assert len(text) > 2_000_000
    assert estimate_text(text) == pytest.approx(sum(map(estimate_text, parts)), rel=0.05)


MILLION: dict[str, str] = {
    "one word": "a" * 1_000_000,
    "letter and digit": "a1" * 500_000,
    "spaces": " " * 1_000_000,
    "spaces before words": (" " * 999 + "x") * 1000,
    "spaces before line ends": (" " * 999 + "\n") * 1000,
    "marks": "!@" * 500_000,
    "capitals": "aA" * 500_000,
    "slashes": "/\n" * 500_000,
    "any characters": "".join(map(chr, RANDOM.choices(range(32, 0xD7FF), k=1_000_000))),
    "any words": " ".join("".join(RANDOM.choices("abcdefghij", k=5)) for _ in range(170_000)),
}


@pytest.mark.parametrize("name", MILLION)
def test_no_text_takes_long(name: str) -> None:
    start = time.process_time()
    estimate_text(MILLION[name])
    # It takes 150 ms at most on a machine that does nothing else.
    assert time.process_time() - start < 1


# Images.


@pytest.mark.parametrize(
    ("width", "height", "tokens"),
    [
        # Source: Anthropic documentation, "Vision", table of sizes.
        (200, 200, 54),
        (1000, 1000, 1334),
        (1092, 1092, 1590),
        (1568, 784, 1600),
        # Scaled down to an edge of 1568, or to the most that an image may take.
        (3136, 600, 628),
        (10_000, 10_000, 1600),
        (1, 1, 1),
        (100_000, 1, 1),
        (0, 0, 1),
    ],
)
def test_image(width: int, height: int, tokens: int) -> None:
    assert estimate_image(width, height) == tokens
    assert estimate_image(height, width) == tokens


def test_image_data() -> None:
    assert estimate_image_data(IMAGES["png"]) == 2
    assert estimate_image_data("AAAA") == 1500


# Conversations.


def conversation(*messages: dict[str, object], **members: object) -> Conversation:
    return Conversation.model_validate({"messages": list(messages), **members})


def user(*content: object) -> dict[str, object]:
    return {"role": "user", "content": list(content)}


def assistant(*content: object) -> dict[str, object]:
    return {"role": "assistant", "content": list(content)}


def text(content: str) -> dict[str, object]:
    return {"type": "text", "text": content}


ENGLISH = read_sample("english.txt")
WORDS = estimate_text(ENGLISH)
HELLO = user(text("hello"))
CALL = {"type": "tool_use", "id": "toolu_1", "name": "Read", "input": {"file_path": "/a"}}
THOUGHT = {"type": "thinking", "thinking": ENGLISH, "signature": "c2ln" * 500}
IMAGE = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": IMAGES["png"]}}


def result(*content: object) -> dict[str, object]:
    return {"type": "tool_result", "tool_use_id": "toolu_1", "content": list(content)}


def document(**source: object) -> dict[str, object]:
    return {"type": "document", "source": source}


def pdf(pages: int) -> str:
    objects = b"".join(b"%d 0 obj\n<< /Type /Page /Parent 1 0 R >>\nendobj\n" % (page + 2) for page in range(pages))
    return b64encode(b"%PDF-1.7\n1 0 obj\n<< /Type /Pages >>\nendobj\n" + objects).decode()


@pytest.mark.parametrize(
    ("more", "tokens"),
    [
        pytest.param([user(text(ENGLISH))], WORDS, id="text"),
        pytest.param([{"role": "user", "content": ENGLISH}], WORDS, id="string"),
        pytest.param([{"role": "system", "content": ENGLISH}], WORDS, id="system message"),
        pytest.param([assistant(CALL | {"input": {"content": ENGLISH}})], WORDS, id="tool call"),
        pytest.param([assistant(CALL), user(result(text(ENGLISH)))], WORDS, id="tool result"),
        pytest.param([assistant(CALL), user(result(*[IMAGE] * 500))], 1000, id="images in a tool result"),
        pytest.param([user(*[IMAGE] * 500)], 1000, id="images"),
        pytest.param([user({"type": "image", "source": {"type": "url", "url": "x"}})], 1500, id="image by address"),
        pytest.param([user(document(type="text", data=ENGLISH))], WORDS, id="text document"),
        pytest.param([user(document(type="content", content=[text(ENGLISH)]))], WORDS, id="document of blocks"),
        pytest.param([user(document(type="file", file_id="x"))], 2300, id="document elsewhere"),
        pytest.param(
            [user(document(type="base64", media_type="application/pdf", data=pdf(3)))], 6900, id="document of pages"
        ),
        pytest.param(
            [user(document(type="base64", media_type="application/pdf", data="JVBE" * 50_000))], 6900, id="hidden pages"
        ),
        pytest.param(
            [user(document(type="base64", media_type="application/pdf", data="é"))], 2300, id="damaged document"
        ),
        pytest.param([assistant(THOUGHT, CALL), user(result())], WORDS, id="thinking of the last turn"),
        pytest.param(
            [assistant(THOUGHT, CALL), user(result()), assistant(THOUGHT, CALL), user(result(), text("go on"))],
            2 * WORDS,
            id="thinking twice in the last turn",
        ),
        pytest.param([assistant(THOUGHT), user(text("go on"))], 0, id="thinking of a turn before"),
        pytest.param(
            [assistant({"type": "redacted_thinking", "data": "x" * 6000}, CALL), user(result())],
            1000,
            id="redacted thinking",
        ),
        pytest.param([user({"type": "novelty", "body": ENGLISH})], WORDS, id="unknown block"),
        pytest.param([user({"type": "novelty", "body": f"{ENGLISH}\ud800"})], WORDS, id="unknown block, half a pair"),
    ],
)
def test_what_a_message_adds(more: list[dict[str, object]], tokens: int) -> None:
    added = estimate_conversation(conversation(HELLO, *more)) - estimate_conversation(conversation(HELLO))
    # The frame of a message, a call and a result; in JSON, the escapes of line ends.
    assert tokens <= added <= tokens * 1.12 + 60


def test_what_the_other_members_add() -> None:
    plain = estimate_conversation(conversation(HELLO))
    tool = {"name": "Read", "description": ENGLISH, "input_schema": {"type": "object", "description": ENGLISH}}

    def added(**members: object) -> int:
        return estimate_conversation(conversation(HELLO, **members)) - plain

    assert WORDS <= added(system=ENGLISH) <= WORDS + 5
    assert 346 <= added(tools=[{"name": "Read"}]) <= 370
    assert 346 + 2 * WORDS <= added(tools=[tool]) <= 346 + 2.12 * WORDS + 30
    assert 2 * WORDS <= added(tools=[tool, tool]) - added(tools=[tool]) <= 2.12 * WORDS + 30
    assert WORDS <= added(tools=[{"type": "memory_1", "name": "memory", "note": ENGLISH}]) - 346 <= 1.12 * WORDS + 40
    assert added(output_config={"format": {"type": "json_schema", "schema": {"description": ENGLISH}}}) >= WORDS
    assert added(metadata={"user_id": ENGLISH}) == 0


def test_an_agent_request_counts_like_its_json() -> None:
    """A whole request of an agent, all text: near what its JSON counts, plus what comes with tools."""
    raw = read_sample("json.txt")
    estimate = estimate_conversation(Conversation.model_validate_json(raw))
    assert true_count("json.txt") * 0.85 < estimate - 346 < true_count("json.txt") * 1.1
