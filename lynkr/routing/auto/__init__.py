"""How hard a request is, from its words alone: no network, no model, no clock.

words      tables of what words say, one for each language
lexicon    looks them up
languages  which tables to look in
traits     what a text shows: the signals of its words, and its structure
weights    what each trait is worth; made by bench/routing/fit.py
scorer     the sum, and what follow-ups inherit
"""

from lynkr.routing.auto.scorer import score

__all__ = ["score"]
