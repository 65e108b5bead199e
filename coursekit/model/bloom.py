"""The verbs that begin objectives, by the six levels of Bloom's revised taxonomy.

After Anderson and Krathwohl, "A Taxonomy for Learning, Teaching, and Assessing" (2001): their
cognitive processes, their other names for these, and verbs of practical work, each at the level at
which most lessons use it. A few words that learners cannot be seen doing stand apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType

VERBS: Mapping[str, str] = MappingProxyType(
    {
        "remember": """
            cite count define enumerate find identify label list locate memorize name pick point
            pronounce quote recall recite recognize repeat reproduce retrieve select spell state
            tabulate tell
        """,
        "understand": """
            abstract annotate articulate associate categorize characterize clarify classify
            compare conclude contrast convey describe discuss estimate exemplify explain express
            extrapolate generalize give illustrate indicate infer interpolate interpret map match
            paraphrase predict present relate rephrase report represent restate review show
            summarize translate visualize
        """,
        "apply": """
            access adapt add adjust administer append apply assign attach authenticate automate
            balance calculate call carry change chart clean clone close code collect commit
            complete compute concatenate configure connect consult control convert copy crop
            customize debug declare decode decrypt delete deliver demonstrate deploy document draw
            edit embed employ encode encrypt enter establish execute export extract fetch fill
            filter fine-tune fit follow format group handle implement import index insert install
            invoke iterate join launch link load log loop maintain make manage manipulate mask
            measure merge migrate mix mock modify move multiply navigate normalize open operate
            package pair pass perform place plot practice practise prepare print process protect
            provide publish pull push put quantize query raise read rebase record reduce remove
            rename reorder replace reset reshape resolve respond return reuse rotate round run
            sample save scale schedule search send separate sequence serve set share simulate
            slice solve sort split stack start stop store stream submit substitute subtract swap
            switch tokenize train transfer transform transpose treat troubleshoot tune type update
            upload use utilize vectorize wrap
        """,
        "analyze": """
            account analyze arrange attribute break cluster correlate decompose deconstruct deduce
            derive diagnose diagram differentiate discern discriminate dissect distinguish divide
            examine experiment explicate factor focus inspect integrate interrogate inventory
            investigate isolate observe order organize outline parse partition probe profile
            question research structure subdivide survey trace track unpack
        """,
        "evaluate": """
            advise appraise argue assess audit benchmark challenge check choose convince
            coordinate criticize critique debate decide defend detect determine evaluate grade
            judge justify monitor negotiate optimize persuade prioritize prove rank rate recommend
            refute reject score support test validate verify vindicate weigh
        """,
        "create": """
            assemble author build combine compile compose conceive construct craft create design
            develop devise draft engineer extend forecast form formulate generate hypothesize
            improve initiate innovate invent model originate plan produce program propose
            prototype reconstruct redesign refactor reframe reorganize revise rewrite shape sketch
            specify synthesize write
        """,
    }
)
"""Verbs by level, the lowest level first. The British spellings of `-ize` and `-yze` count too."""

VAGUE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "appreciate": ("justify", "assess", "compare"),
        "believe": ("argue", "justify", "defend"),
        "comprehend": ("explain", "summarize", "interpret"),
        "consider": ("compare", "assess", "discuss"),
        "discover": ("identify", "infer", "derive"),
        "enjoy": ("describe", "choose", "create"),
        "explore": ("compare", "test", "investigate"),
        "familiarize": ("describe", "identify", "use"),
        "grasp": ("explain", "illustrate", "apply"),
        "internalize": ("recall", "apply", "explain"),
        "know": ("define", "list", "describe"),
        "learn": ("describe", "apply", "build"),
        "master": ("apply", "solve", "design"),
        "realize": ("explain", "infer", "conclude"),
        "remember": ("recall", "list", "define"),
        "see": ("identify", "describe", "explain"),
        "study": ("describe", "analyze", "compare"),
        "think": ("compare", "assess", "discuss"),
        "understand": ("explain", "classify", "compare"),
    }
)
"""Verbs for what nobody can observe, each with measurable ones that may be meant."""

_STATES = re.compile(
    r"(?:be|become|feel|get|grow|stay)\s+(?:\w+ly\s+|more\s+)?"
    r"(?:acquainted|at\s+ease|aware|comfortable|confident|conversant|familiar|knowledgeable)\b"
    r"|(?:acquire|build|deepen|develop|expand|gain|get|have|improve|increase)\s+(?:\w+\s+){0,3}"
    r"(?:appreciation|awareness|familiarity|insight|insights|knowledge|understanding)"
    r"(?=\s+(?:about|how|in|into|of|on|that|what|why|with)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _spellings(verb: str) -> tuple[str, ...]:
    return (verb, f"{verb[:-2]}se") if verb.endswith(("ize", "yze")) else (verb,)


_LEVELS = {
    spelling: level
    for level, verbs in VERBS.items()
    for verb in verbs.split()
    for spelling in _spellings(verb)
}
_VAGUE = {spelling: verb for verb in VAGUE for spelling in _spellings(verb)}


def opening(objective: str, own: Mapping[str, tuple[str, ...]]) -> str:
    """The word that an objective begins with; an adverb before its verb is passed over."""
    words = [word[0] for word in islice(_WORD.finditer(objective), 2)]
    if len(words) > 1 and words[0].endswith("ly") and not level_of(words[0], own):
        return words[1]
    return words[0] if words else ""


def level_of(verb: str, own: Mapping[str, tuple[str, ...]]) -> str | None:
    """The level of a verb, by the course's own verbs first; none if it is in no list."""
    folded = verb.casefold()
    levels = (level for level, verbs in own.items() if folded in map(str.casefold, verbs))
    return next(levels, None) or _LEVELS.get(folded)


def vague_opening(objective: str, own: Mapping[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """The words at the beginning that nobody can observe, and the entry of `VAGUE` for them.

    A verb that the course counts among its own is not vague.
    """
    word = opening(objective, own)
    if not word or any(word.casefold() in map(str.casefold, verbs) for verbs in own.values()):
        return None
    if state := _STATES.match(objective, objective.index(word)):
        return state[0], "know"
    verb = _VAGUE.get(word.casefold())
    return (word, verb) if verb else None


def known_verbs(own: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Every verb that may begin an objective, in all spellings."""
    return (*_LEVELS, *(verb for verbs in own.values() for verb in verbs))
