"""What words say about a request, a table for each language.

`WORDS` has a line for each signal: its name, a colon, and the words and phrases that show it, with commas between. A
line that begins with a space goes on. A word that ends in `*` stands for all that begin so. Accents and capitals do not
matter, and punctuation stands for a space: "don't" is `don t`. `STOPWORDS` are what a language is known by.

The signals:

chat, ack, follow        small talk; "go ahead"; what points back to something said before
request                  "please", "I need": the sentence asks for something
find                     "find": hard where what is sought hides, such as a race
own                      "our", "my": it is about something that there is, and not about a notion
easy.*                   tasks with one right result: edits, translation, formatting, lists, definitions, look-ups
med.*                    tasks of one step: explain, write, fix, test, compare, calculate
hard.*                   tasks of many steps: build, refactor, migrate, optimise, investigate, design, review
top.*                    tasks that stand or fall with the reasoning: prove, audit, find the cause, weigh, invent
small, smallthing        asked to be little; an object that is
codething                an object of the size of a function
bigthing, multi, whole   an object of the size of a system; several; all of it
deep                     asked to be thorough
dom.*                    fields in which mistakes are easily made
stakes                   what a mistake would cost: production, money, customers, compliance
vague                    a goal that must be found out first; work without supervision
constraint, why, ifs     conditions; a question for reasons; premises
"""

SIGNALS = (
    *("chat", "ack", "follow", "request", "own", "find"),
    *(
        "easy.edit",
        "easy.language",
        "easy.format",
        "easy.list",
        "easy.define",
        "easy.lookup",
        "easy.show",
        "easy.arith",
    ),
    *("med.explain", "med.write", "med.test", "med.fix", "med.howto", "med.compare", "med.calc"),
    *("hard.build", "hard.refactor", "hard.migrate", "hard.optimise", "hard.investigate", "hard.flaky", "hard.design"),
    *("hard.review", "top.prove", "top.audit", "top.cause", "top.derive", "top.weigh", "top.judge", "top.novel"),
    *("top.think", "small", "smallthing", "codething", "bigthing", "multi", "whole", "deep"),
    *("dom.distributed", "dom.concurrency", "dom.security", "dom.data", "dom.money", "dom.law", "dom.medicine"),
    *("dom.math", "dom.stats", "dom.ml", "dom.low", "stakes", "vague", "constraint", "why", "ifs"),
)


def signals(*beginnings: str) -> frozenset[str]:
    """The signals whose names begin so."""
    return frozenset(signal for signal in SIGNALS if signal.startswith(beginnings))
