"""The small words of English, by what they do in a sentence: they open, bind, ask, or want a noun or a verb.

Words alone, and what ends a phrase; what follows from them is `english`'s.
"""

from __future__ import annotations

import re

DETERMINER = frozenset(
    """
    a an the any one each every some this another all both no many several
    """.split()
)
AUXILIARY = frozenset(
    """
    is are was were be been being has have had does do did can could may might must shall should will would isn't
    aren't doesn't don't didn't can't cannot won't wasn't
    """.split()
)
OPENERS = frozenset(
    """
    it its they them their he she his her we our you your i me my this that these those there here who whom whose
    which what when where why how if because since while although though unless until after before so but and or nor
    as to in on at by for from with without of about into onto over under between through during against let please
    one ones two three four five six seven eight nine ten most many some several few another other none much more less
    whereas whereby despite not no yes also however then thus hence therefore used called based given made built lets
    """.split()
)
SUBORDINATE = frozenset("that which who if when where because while whether".split())
CONDITIONS = frozenset("if when".split())
NO_SENTENCE = OPENERS - CONDITIONS - frozenset("there two three four five six seven most many some several no".split())
"""A text that begins so leans on another, or is a phrase."""
PERSONS = frozenset("i me my we us our you your".split())
HANGING = frozenset("a an the to of in on at for with by from and or that which as than into".split())
TO_BE = re.compile(r"\bto (?:be|have|do)\b", re.I)
CONTRACTED = re.compile(r"['’](?:s|ll|re|ve|d|m)$")
# After a word that is a noun or a verb (`update`, `check`) these make it a verb.
OBJECT = DETERMINER | frozenset("you us your our my its their if whether that all it them".split())
# No noun stands right before one of these, so a word that does is a verb or a preposition.
ARTICLE = frozenset("the a an your our".split())
# Right after a word that is a noun or a verb they make it a verb: `set up a server`.
PARTICLES = frozenset("up down off".split())
PREPOSITION = frozenset(
    """
    once upon among like than per via within despite except across along around behind below above beside besides
    beyond near off outside inside past since throughout toward towards unlike up down only just even almost
    """.split()
)
NO_TERM = OPENERS | PREPOSITION
CLAUSAL = AUXILIARY | SUBORDINATE
NOT_NOUNS = DETERMINER | OPENERS
NO_OBJECT = OPENERS | AUXILIARY | frozenset("already sometimes".split())
NOT_ADVERBS = frozenset("family assembly supply reply anomaly early fly ally monopoly only daily".split())
NOUN_PHRASE_END = re.compile(
    r"\s(?:of|for|in|with|that|which|who|where|when|to|on|at|by|from|into|between|without|over|under|used|using|we|you)\s"
)
SUFFIXES = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("zes", "ze"))
