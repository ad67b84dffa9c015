"""The words and phrases by which the documented scores judge a request.

Families of patterns, written as `lynkr.routing.phrases` reads them. All forms of a word are listed: plurals, -ing, -ed,
nouns made of verbs, British and American spelling. English only, as the documented modes are.
"""

from __future__ import annotations

from collections.abc import Sequence

from lynkr.routing.phrases import Phrases, surface_forms

GREETINGS = (
    "(hi|hello|hey) [there|all|everyone|again]",
    "good (morning|afternoon|evening|day)",
    "goodmorning",
    "howdy",
    "greetings",
    "sup",
    "yo",
    "hiya",
)
THANKS = (
    "thank",
    "thanks",
    "thank you",
    "thankyou",
    "thx",
    "(thank you|thanks) [very|so] much",
    "(thanks|thank you) a lot",
    "many thanks",
    "bye",
    "goodbye",
    "bye bye",
)
"""Whole texts, with nothing but punctuation besides."""

CONFIRMATIONS = ("yes", "no", "ok", "okay", "sure", "got it", "understood")
MENUS = ("help", "menu", "command[s]", "option[s]")

DATE_QUESTIONS = ("what (time|day|date) is it",)

SIMPLE_QUESTIONS = (
    "what is",
    "what's",
    "whats",
    "define",
    "who (is|was|are)",
    "who's",
    "when (was|is)",
    "where (is|are)",
    "where's",
)
YES_NO_QUESTIONS = ("is it", "are there", "can i", "do you", "does it", "will it", "should i")
"""At the beginning of a text, with more behind."""

TECHNICAL = (
    "code[s]",
    "coding",
    "function[s]",
    "class(es|)",
    "method[s]",
    "variable[s]",
    "api[s]",
    "database[s]",
    "server[s]",
    "client[s]",
    "module[s]",
    "import(s|ed|ing|)",
    "export(s|ed|ing|)",
    "async",
    "asynchronous",
    "await(s|ed|ing|)",
    "promise[s]",
    "component[s]",
    "interface[s]",
    "type[s]",
    "struct[s]",
    "enum[s]",
)

CODE: dict[str, tuple[str, ...]] = {
    "multi_file": (
        "# file[s]",
        "multiple file[s]",
        "(several|many) files",
        "(across|all|every|each) [of] [the|my|our] file[s]",
    ),
    "architecture": (
        "architect(s|ed|ing|ure|ures|ural|urally|)",
        "micro service[s]",
        "microservice[s]",
        "distributed",
        "system[s] design[s]",
        "scalab(le|ility)",
        "scal(e|es|ed|ing) (up|out|horizontally)",
        "infrastructure[s]",
        "infrastructural",
    ),
    "security": (
        "security",
        "insecure",
        "auth",
        "authn",
        "authz",
        "oauth",
        "authenticat(e|es|ed|ing|ion|or|ors)",
        "authori(s|z)(e|es|ed|ing|ation|ations|er)",
        "(en|de)crypt(s|ed|ing|ion|)",
        "vulnerab(le|ility|ilities)",
        "injection[s]",
        "xss",
        "csrf",
        "saniti(s|z)(e|es|ed|ing|ation|er|ers)",
    ),
    "concurrency": (
        "async",
        "asynchronous[ly]",
        "concurren(t|tly|cy)",
        "parallel[ism]",
        "paralleli(s|z)(e|es|ed|ing|ation)",
        "thread(s|ed|ing|)",
        "multi thread(ed|ing)",
        "multithread(ed|ing)",
        "worker[s]",
        "queue(s|d|)",
        "queu(e|)ing",
        "mutex(es|)",
        "lock(s|ed|ing|)",
        "dead lock(s|ed|ing|)",
        "deadlock(s|ed|ing|)",
        "race condition[s]",
        "data race[s]",
    ),
    "performance": (
        "optimi(s|z)(e|es|ed|ing|er|ers|ation|ations)",
        "performan(ce|t)",
        "memory leak(s|ing|)",
        "leak(s|ing) memory",
        "profil(e|es|ed|ing|er|ers)",
        "bottle neck[s]",
        "bottleneck(s|ed|)",
        "cach(e|es|ed|ing)",
    ),
    "database": (
        "migration[s]",
        "schema[s]",
        "schemata",
        "index(es|ed|ing|)",
        "indices",
        "quer(y|ies) optimi(s|z)(e|er|ers|ation|ations)",
        "optimi(s|z)(e|es|ed|ing) [the|each|every|all|my|this|our] quer(y|ies)",
        "transaction(s|al|)",
        "roll(s|ed|ing|) back",
        "rollback[s]",
        "back(s|ed|ing|) up",
        "backup[s]",
    ),
    "testing": (
        "test coverage",
        "coverage (report|reports|threshold|gap|gaps)",
        "(integration|unit|regression|acceptance|smoke) test(s|ed|ing|)",
        "e2e",
        "end (to|2) end",
        "regression[s]",
        "benchmark(s|ed|ing|)",
    ),
}
CODE_POINTS = {
    "multi_file": 5,
    "architecture": 5,
    "security": 4,
    "concurrency": 3,
    "performance": 3,
    "database": 3,
    "testing": 2,
}

REASONING: dict[str, tuple[str, ...]] = {
    "step_by_step": (
        "step by step",
        "(think|thinks|thinking|thought) [it] [this] through",
        "let's reason",
        "lets reason",
        "reasoning",
        "chain[s] of thought[s]",
    ),
    "tradeoffs": (
        "trade off[s]",
        "tradeoff[s]",
        "pro[s] and [the] con[s]",
        "compar(e|es|ing) [all] [the|our|my|these] option[s]",
        "weigh(s|ing|) [all] [the|our|my|these] option[s]",
        "advantage[s] and [the] [dis]advantage[s]",
        "(benefits|upsides) and [the] (drawbacks|downsides)",
    ),
    "analysis": (
        "analy(s|z)(e|es|ed|ing|er|ers)",
        "analysis",
        "analytical",
        "evaluat(e|es|ed|ing|ion|ions)",
        "assess(es|ed|ing|ment|ments|)",
        "review(s|ed|ing|) (the|this|these|my|our|all)",
        "code review[s]",
        "audit(s|ed|ing|or|)",
        "investigat(e|es|ed|ing|ion|ions)",
        "diagnos(e|es|ed|ing|is|tic|tics)",
    ),
    "planning": (
        "plan(s|ned|ning|)",
        "strateg(y|ies|ic)",
        "approach(es|)",
        "road map[s]",
        "roadmap[s]",
        "design doc(s|ument|uments|)",
        "rfc[s]",
        "proposal[s]",
    ),
    "edge_cases": (
        "(edge|corner) case[s]",
        "what if",
        "exception[s]",
        "error handl(ing|er|ers)",
        "(handle|handles|handling) [all] [the] errors",
        "fall back[s]",
        "fallback[s]",
    ),
}
REASONING_POINTS = {"step_by_step": 4, "tradeoffs": 4, "analysis": 3, "planning": 3, "edge_cases": 2}

SCOPES: dict[str, tuple[str, ...]] = {
    "entire_codebase": tuple(
        f"{whole} [existing] {thing}"
        for whole in ("entire", "whole", "complete", "full", "all of [the|my|our|this]")
        for thing in (
            "code base[s]",
            "codebase[s]",
            "project[s]",
            "app[s]",
            "application[s]",
            "system[s]",
            "repo(s|sitory|sitories|)",
            "monolith[s]",
            "monorepo[s]",
        )
    ),
    "from_scratch": (
        "from scratch",
        "[the] ground up",
        "green field",
        "greenfield",
        "bootstrap(s|ped|ping|)",
        "scaffold(s|ed|ing|)",
    ),
    "new_implementation": tuple(
        f"{verb} [a|an|the] [new] {thing}"
        for verb in ("implement(s|ed|ing|)", "buil(d|ds|ding|t)", "creat(e|es|ed|ing)", "develop(s|ed|ing|)")
        for thing in ("feature[s]", "system[s]", "module[s]", "[micro]service[s]", "api[s]")
    ),
    "refactoring": (
        "refactor(s|ed|ing|)",
        "restructur(e|es|ed|ing)",
        "reorgani(s|z)(e|es|ed|ing|ation)",
        "re write[s]",
        "rewrit(e|es|ing|ten)",
        "rewrote",
        "overhaul(s|ed|ing|)",
        "migrat(e|es|ed|ing)",
    ),
}
"""The most first: the first that occurs is the task's."""

GENERATION = tuple(
    f"{verb} [a|an|the] [new] {thing}"
    for verb in (
        "writ(e|es|ing)",
        "creat(e|es|ing)",
        "implement(s|ing|)",
        "buil(d|ds|ding)",
        "generat(e|es|ing)",
    )
    for thing in (
        "function[s]",
        "class(es|)",
        "module[s]",
        "api[s]",
        "endpoint[s]",
        "[micro]service[s]",
        "component[s]",
    )
)

CHAIN = ("then", "after", "next", "finally", "first … then", "step #")
"""Words that put one step behind another."""

SPECIFICS = ("file[s]", "function[s]", "line #", "error[s]", "bug[s]")

DOMAINS: dict[str, tuple[str, ...]] = {
    "security": (
        *CODE["security"],
        "jwt[s]",
        "password[s]",
        "credential[s]",
        "secret[s]",
    ),
    "ml": (
        "model(s|led|ling|)",
        "train(s|ed|ing|)",
        "inference",
        "tensor[s]",
        "embedding[s]",
        "neural",
        "llm[s]",
        "gpt",
        "transformer[s]",
        "pytorch",
        "tensorflow",
    ),
    "distributed": (
        "microservice[s]",
        "micro service[s]",
        "kafka",
        "redis",
        "queue[s]",
        "scal(e|es|ed|ing)",
        "scalab(le|ility)",
        "cluster(s|ed|ing|)",
        "replicat(e|es|ed|ing|ion)",
        "replica[s]",
        "kubernetes",
        "k8s",
        "docker",
        "container[s]",
    ),
    "database": (
        "sql",
        "nosql",
        "migration[s]",
        "index(es|ed|ing|)",
        "indices",
        "quer(y|ies)",
        "transaction[s]",
        "orm[s]",
        "postgres(ql|)",
        "mongodb",
        "mysql",
        "sqlite",
    ),
    "frontend": ("react", "vue", "angular", "svelte", "css", "html", "component[s]", "state", "redux", "hook[s]"),
    "devops": (
        "ci cd",
        "pipeline[s]",
        "deploy(s|ed|ing|ment|ments|)",
        "terraform",
        "ansible",
        "github actions",
        "githubactions",
        "jenkins",
    ),
}

AGENTIC: dict[str, tuple[str, ...]] = {
    "autonomous": (
        "complete the task[s]",
        "do whatever",
        "make it work",
        "find a way",
        "whatever it takes",
        "autonomous[ly]",
        "on your own",
        "without (asking|supervision)",
        "keep (going|iterating|working) until",
    ),
    "iterative": (
        "keep trying",
        "(retry|repeat|loop|iterate|try) until",
        "until (it|they|everything|all|the tests|all tests|all the tests|the build|ci) [all] "
        "(pass|passes|works|work|succeeds|succeed|is green|are green|is fixed|compiles)",
        "iterat(e|ing) (until|on)",
        "fix … again",
        "(fixing|fixed) … again",
        "try … different",
        "try … again",
    ),
    "tool_chain": ("then use", "after that", "next step[s]", "first … then", "step #"),
    "multi_file": (
        "multiple file[s]",
        "across [the] [whole] [entire] (codebase|repo|repository|project)",
        "all [of] [the] files",
        "refactor [the] entire",
        "(whole|entire) project",
        "everywhere",
    ),
    "planning": (
        "plan(s|ned|ning|)",
        "design(s|ed|ing|)",
        "architect(s|ed|ing|ure|ural|)",
        "strateg(y|ies)",
        "roadmap[s]",
        "approach(es|)",
        "how would you",
    ),
    "implementation": (
        "implement(s|ed|ing|ation|)",
        "buil(d|ding)",
        "creat(e|ing)",
        "develop(ing|)",
        "add [a|the|this] [new] feature[s]",
        *GENERATION,
    ),
    "testing": ("test(s|ed|ing|)", "verif(y|ies|ied|ying)", "validat(e|es|ed|ing|ion)"),
}
AGENTIC_WEAK: dict[str, tuple[str, ...]] = {
    "autonomous": ("figure out", "solv(e|es|ing)"),
    "iterative": (
        "until",
        "repeat(s|ed|ing|edly|)",
        "loop(s|ing|)",
        "retr(y|ies|ying)",
        "iterat(e|es|ing)",
        "debug(s|ging|)",
    ),
    "tool_chain": ("finally",),
    "implementation": ("writ(e|ing)", "code"),
    "testing": ("check(s|ing|)", "ensur(e|es|ing)", "confirm(s|ing|)", "mak(e|ing) sure"),
}
"""Words too common to say anything alone."""

_DEFINITE = "[the|this|my|our]"

FORCE_COMPLEX: dict[str, tuple[str, ...]] = {
    "architecture_design": (
        "architect(ure|ural|ing) (review|reviews|design|designs|diagram|diagrams)",
        "architect (review|reviews|design|designs|diagram|diagrams)",
        "system[s] design[s]",
    ),
    "whole_refactoring": (
        f"refactor(ing|) {_DEFINITE} (entire|whole)",
        "refactor(ing|) all",
        "complete[ly] rewrit(e|es|ing)",
        "complete re write",
    ),
    "code_review": ("code review[s]", "(pr|pull request|merge request) review[s]"),
    "hard_debugging": (
        "debug(ging|) [a] [this] (complex|difficult|hard|tricky)",
        "(complex|difficult|hard|tricky) debugging",
    ),
    "production_incident": ("production (issue|bug|incident|outage)[s]",),
}
FORCE_REASONING: dict[str, tuple[str, ...]] = {
    "security_audit": (
        "security (audit|review|assessment)[s]",
        "penetration test(s|ing|)",
        "pen test(s|ing|)",
        "pentest(s|ing|)",
        "vulnerability (scan|scans|scanning)",
    ),
    "think_hard": (
        "ultra think",
        "ultrathink",
        "think (hard|harder|deeply|carefully|step by step|[it] [this] through)",
    ),
    "first_principles": ("from first principles", "reason (through|about|from)"),
}
PROOF = ("prov(e|es|ing|en)", "proof[s]", "verif(y|ying|ication)", "formal[ly]")
FORMAL = (
    "theorem[s]",
    "lemma[s]",
    "conjecture[s]",
    "corollary",
    "by induction",
    "by contradiction",
    "invariant[s]",
    "axiom[s]",
    "irrational",
    "formal proof[s]",
    "formal verification",
    "formally (prove|verify|verified)",
    "(proof|prove|prove the) (of|) correctness",
    "correctness proof[s]",
    "linearizab(le|ility)",
    "serializability",
    "np (hard|complete)",
    "soundness",
    "deadlock free[dom]",
    "infinitely many",
    "convergence",
    "for (all|every|any) (n|integers|integer|real|reals|natural|positive|prime|primes)",
)
"""A proof is meant only together with one of these: "verify the file exists" is none."""

DEFINITIONS = (
    "what is",
    "what are",
    "what's",
    "define",
    "what does",
    "explain what",
    "what do you mean by",
    "meaning of",
)
"""Beginnings of a text that asks about a thing and not for it."""

WHOLE = {
    family: frozenset([form for pattern in patterns for form in surface_forms(pattern)])
    for family, patterns in {
        "greeting": (*GREETINGS, *THANKS),
        "confirmation": CONFIRMATIONS,
        "menu": MENUS,
    }.items()
}
"""Texts that consist of one of these, in lower case and without punctuation."""

_LONGEST_WHOLE = max(len(form.split()) for forms in WHOLE.values() for form in forms)

STARTS = {
    family: tuple([tuple(form.split()) for pattern in patterns for form in surface_forms(pattern)])
    for family, patterns in {
        "date": DATE_QUESTIONS,
        "simple_question": SIMPLE_QUESTIONS,
        "yes_no_question": YES_NO_QUESTIONS,
        "definition": DEFINITIONS,
    }.items()
}
"""Texts that begin with one of these, word by word."""


def is_whole(family: str, words: Sequence[str]) -> bool:
    """Whether `words`, which has no marks, is a text of this family."""
    return len(words) <= _LONGEST_WHOLE and " ".join(words) in WHOLE[family]


def starts(family: str, words: Sequence[str]) -> bool:
    """Whether a text of this family begins like `words`, which has no marks."""
    return any(tuple(words[: len(start)]) == start for start in STARTS[family])


# Every family by one name each, so that a text is read once.
PHRASES = Phrases(
    {
        "technical": TECHNICAL,
        **{f"code.{family}": patterns for family, patterns in CODE.items()},
        **{f"reasoning.{family}": patterns for family, patterns in REASONING.items()},
        **{f"task.{family}": patterns for family, patterns in SCOPES.items()},
        "generation": GENERATION,
        "chain": CHAIN,
        "specifics": SPECIFICS,
        **{f"domain.{family}": patterns for family, patterns in DOMAINS.items()},
        **{f"agentic.{family}": patterns for family, patterns in AGENTIC.items()},
        **{f"weak.{family}": patterns for family, patterns in AGENTIC_WEAK.items()},
        **{f"force.{family}": patterns for family, patterns in (FORCE_COMPLEX | FORCE_REASONING).items()},
        "proof": PROOF,
        "formal": FORMAL,
    }
)
