"""The default scorer: what it must do for any text, and obvious requests in each language."""

from __future__ import annotations

import itertools
import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.routing.auto import score
from lynkr.routing.score import tier_of

TIERS = ("SIMPLE", "MEDIUM", "COMPLEX", "REASONING")

# Each language: one right answer, one step, and a task that stands or falls with the reasoning.
ANCHORS = {
    "en": (
        "What is the capital of Peru?",
        "Write a Python function that removes duplicates",
        "Find the race condition",
    ),
    "de": (
        "Was bedeutet SLA?",
        "Schreib eine Funktion, die Duplikate entfernt",
        "Beweise, dass Wurzel 3 irrational ist",
    ),
    "fr": (
        "Que veut dire SLA ?",
        "Écris des tests unitaires pour cette fonction",
        "Démontre que racine de 3 est irrationnel",
    ),
    "es": (
        "¿Qué significa SLA?",
        "Escribe pruebas unitarias para esta función",
        "Demuestra que la raíz de 3 es irracional",
    ),
    "pt": (
        "O que significa SLA?",
        "Escreva testes unitários para esta função",
        "Demonstre que a raiz de 3 é irracional",
    ),
    "it": (
        "Cosa significa SLA?",
        "Scrivi i test unitari per questa funzione",
        "Dimostra che radice di 3 è irrazionale",
    ),
    "nl": ("Wat betekent SLA?", "Schrijf unit tests voor deze functie", "Bewijs dat wortel 3 irrationaal is"),
    "pl": (
        "Co znaczy SLA?",
        "Napisz testy jednostkowe do tej funkcji",
        "Udowodnij, że pierwiastek z 3 jest niewymierny",
    ),
    "ru": ("Что значит SLA?", "Напиши юнит-тесты для этой функции", "Докажи, что корень из 3 иррационален"),
    "uk": ("Що означає SLA?", "Напиши юніт-тести для цієї функції", "Доведи, що корінь з 3 ірраціональний"),
    "tr": ("SLA ne demek?", "Bu fonksiyon için birim testleri yaz", "Kök 3'ün irrasyonel olduğunu kanıtla"),
    "zh": ("SLA是什么意思？", "给这个函数写单元测试", "证明根号3是无理数"),
    "ja": ("SLAとはどういう意味ですか？", "この関数のユニットテストを書いて", "ルート3が無理数であることを証明せよ"),
    "ko": ("SLA가 무슨 뜻이야?", "이 함수의 단위 테스트를 작성해줘", "루트 3이 무리수임을 증명해줘"),
    "hi": ("SLA का मतलब क्या है?", "इस फंक्शन के यूनिट टेस्ट लिखो", "सिद्ध करो कि रूट 3 अपरिमेय है"),
    "ar": ("ما معنى SLA؟", "اكتب اختبارات وحدة لهذه الدالة", "أثبت أن جذر 3 غير نسبي"),
}


def tier(text: str, *earlier: str) -> str:
    return tier_of(score(text, earlier).value)


@pytest.mark.parametrize("language", ANCHORS)
def test_orders_obvious_requests_in_each_language(language: str) -> None:
    lookup, step, proof = (score(text).value for text in ANCHORS[language])
    assert lookup < step < proof
    assert tier_of(lookup) in ("SIMPLE", "MEDIUM")
    assert tier_of(step) in ("MEDIUM", "COMPLEX")
    assert tier_of(proof) in ("COMPLEX", "REASONING")


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("hello", "SIMPLE"),
        ("thanks a lot!", "SIMPLE"),
        ("what does 'distributed' mean?", "SIMPLE"),
        ('what does "root cause analysis" mean?', "SIMPLE"),
        ("rename class SecurityAudit to AuditLog", "SIMPLE MEDIUM"),
        ("translate to German: we must redesign the entire distributed system and prove it safe", "SIMPLE MEDIUM"),
        ("Shorten this:\n\nThe audit of the payment platform found a race condition in production.", "SIMPLE MEDIUM"),
        ("23 * 19", "SIMPLE"),
        ("find the race", "COMPLEX REASONING"),
        ("make it production ready", "COMPLEX REASONING"),
        ("something is off with the totals", "COMPLEX REASONING"),
        ("migrate us from Oracle to Postgres without downtime", "COMPLEX REASONING"),
        ("Do a threat model of our payment system", "COMPLEX REASONING"),
        ("prove that the merge function is commutative, or give a counterexample", "REASONING"),
        ("write a regex for dates", "MEDIUM"),
        ("explain mutex vs semaphore", "MEDIUM COMPLEX"),
    ],
)
def test_goes_by_what_is_asked_and_not_by_single_words(text: str, accepted: str) -> None:
    assert tier(text) in accepted.split(), score(text)


def test_what_is_pasted_does_not_count_by_its_length() -> None:
    line = '  File "/srv/app/main.py", line 12, in run\n'
    short, long = ("Why does it fail?\n\nTraceback (most recent call last):\n" + line * count for count in (2, 150))
    assert score(short).value == score(long).value


def test_chatter_around_a_question_does_not_make_it_hard() -> None:
    before = "We are in the middle of a security audit of our distributed payment platform and everybody is tired. "
    assert tier(before + "Anyway, what is the capital of Peru?") in ("SIMPLE", "MEDIUM")


@pytest.mark.parametrize(
    "text",
    ["yes", "ok do it", "go ahead", "now fix it", "ok mach das", "vas-y", "hazlo", "давай", "继续", "お願いします"],
)
def test_a_follow_up_is_as_hard_as_what_it_follows(text: str) -> None:
    task = "Refactor the whole billing service so that no invoice can be lost, without downtime in production"
    assert score(text, [task]).value >= score(task).value
    assert score(text, ["yes", "", task]).value >= score(task).value


@pytest.mark.parametrize("text", ["thanks!", "danke, tschüss", "merci beaucoup", "谢谢"])
def test_thanks_are_not_as_hard_as_what_they_follow(text: str) -> None:
    assert tier(text, "Do a threat model of our payment system") == "SIMPLE"


def test_a_new_task_does_not_inherit() -> None:
    proof = "Prove that our replication protocol is linearizable"
    assert tier("translate 'good morning' to French", proof) == "SIMPLE"
    assert score("write a regex for ISO dates", [proof]).value == score("write a regex for ISO dates").value


def test_five_earlier_texts_are_looked_at() -> None:
    task = "Prove that our replication protocol is linearizable"
    assert score("yes", ["ok"] * 4 + [task]).value == score(task).value
    assert score("yes", ["ok"] * 5 + [task]).value < score(task).value


BASES = (
    "",
    "Write a function that sorts a list",
    "rename foo to bar",
    "Please add a field to the form.",
    "What is a mutex?",
    "Thanks for the help yesterday!",
    "Baue ein Formular.",
    "我们的网站有问题",
)
HARD = (
    "Prove that it is correct under concurrent writes.",
    "Find the root cause of the intermittent deadlock in production.",
    "Audit the whole system for vulnerabilities.",
    "Migrate the production database without downtime.",
    "Design the architecture of the entire platform, with trade-offs.",
)


@pytest.mark.parametrize(("base", "hard"), [*itertools.product(BASES, HARD)])
def test_hard_evidence_never_lowers_the_score(base: str, hard: str) -> None:
    once = score(f"{base} {hard}").value
    assert once >= score(base).value
    for more in HARD:
        assert score(f"{base} {hard} {more}").value >= once - 1e-9


@given(st.text(max_size=400), st.lists(st.text(max_size=60), max_size=7))
def test_any_text_has_a_score_that_its_contributions_explain(text: str, earlier: list[str]) -> None:
    found = score(text, earlier)
    assert math.isfinite(found.value)
    assert 0 <= found.value <= 100
    assert math.isclose(sum(one.points for one in found.contributions), found.value, abs_tol=1e-6)
    assert all(len(one.detail) <= 60 for one in found.contributions)
    assert found == score(text, tuple(earlier))


@given(st.text(max_size=200))
def test_space_around_a_text_and_capitals_of_its_words_do_not_matter(text: str) -> None:
    assert score(f"  {text}\n") == score(text.strip()) or text != text.strip()


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a",
            "a ",
            "aA",
            ".",
            "?",
            "\n",
            "`",
            '"a',
            "'a ",
            "(a[b",
            "_",
            "a.",
            "/a",
            "- a\n",
            "```\n",
            "at x(",
            "「",
            "「a",
        ),
        *(
            "设计",
            "а",
            "ال",
            "ा",
            "e\u0301",
            "how do ",
            "fix ",
            "translate this\n\n",
            "1. ",
            "a:",
            "? ",
            "İ",
            "root cause ",
        ),
    ],
)
def test_a_megabyte_takes_less_than_50_ms(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    score(text[:100])
    taken = []
    for _ in range(3):
        begin = time.perf_counter()
        score(text, [text])
        taken.append(time.perf_counter() - begin)
    assert min(taken) < 0.05
