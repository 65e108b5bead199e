"""The brief lists other objectives than its front matter states, or lists them in another order.

Learners read the list; catalogs and the exercises of the practice page go by the front matter, and
by the number of each objective in it. Markup, letter case, typographic quotation marks and the full
stop at the end do not count. A page without a list under the heading of objectives is not judged.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-- Describe what yeast does in a dough
+- Describe what yeast does in a cool dough
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-- Describe what yeast does in a dough
+- *Describe* what yeast does in a dough.
```

## How to fix

Decide which of the two is right, and write it in both places. If the order changes in the front
matter, the numbers in `exercises` on the practice page change with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Finding, Related, Severity
from coursekit.model.record import Stated
from coursekit.rules.base import Rule
from coursekit.rules.objectives import listed, numbered, states
from coursekit.words import shortened

_TYPOGRAPHY = str.maketrans("‘’‚‛“”„‟–—", "''''\"\"\"\"--")
_COMPARED = 400
"""How many pairs of objectives are compared letter by letter at most."""


def check(course: Course) -> Iterator[Finding]:
    for lesson in course.lessons.values():
        front, page = numbered(lesson), listed(course, lesson)
        if not front or [one.value for one in front] == [one.value for one in page]:
            continue
        if page and states(lesson) and lesson.pages["brief"].whole:
            pairs = _pairs([_words(f) for f in front], [_words(p) for p in page])
            yield from _in_words(front, page, pairs)
            yield from _missing(course, lesson, front, pairs)
            yield from _extra(lesson, page, pairs)
            yield from _order(front, page, pairs)


def _words(stated: Stated[str]) -> str:
    text = unicodedata.normalize("NFKC", stated.value).translate(_TYPOGRAPHY).casefold()
    return " ".join(re.sub(r"[*_`\\]", "", text).split()).rstrip(".;, ")


def _pairs(front: Sequence[str], page: Sequence[str]) -> dict[int, int]:
    """Which item of the page is which objective: equal ones, then alike ones, then by position."""
    where: dict[str, list[int]] = {}
    for index, words in enumerate(front):
        where.setdefault(words, []).append(index)
    pairs = {at: where[words].pop(0) for at, words in enumerate(page) if where.get(words)}
    at_left = [at for at in range(len(page)) if at not in pairs]
    free = set(range(len(front))) - set(pairs.values())
    near: list[tuple[float, int, int]] = []
    if len(at_left) * len(free) <= _COMPARED:
        near = [(_far(front[index], page[at]), at, index) for at in at_left for index in free]
    for far, at, index in (*sorted(near), *((0, at, at) for at in at_left)):
        if far <= 0.4 and at not in pairs and index in free:
            free.remove(index)
            pairs[at] = index
    return pairs


def _far(words: str, other: str) -> float:
    """How far two texts are from each other: 0 where they are equal, at most 1."""
    return 1 - SequenceMatcher(None, words[:500], other[:500], autojunk=False).ratio()


def _in_words(
    front: Sequence[Stated[str]], page: Sequence[Stated[str]], pairs: dict[int, int]
) -> Iterator[Finding]:
    for at, index in pairs.items():
        if _words(page[at]) != _words(front[index]):
            yield Finding(
                place=page[at].place,
                message=f"the front matter words objective {index + 1} otherwise: "
                f"'{shortened(front[index].value, 100)}'",
                help="Write it the same in both places.",
                related=(Related(front[index].place, f"objective {index + 1}"),),
            )


def _missing(
    course: Course, lesson: Lesson, front: Sequence[Stated[str]], pairs: dict[int, int]
) -> Iterator[Finding]:
    brief = lesson.pages["brief"]
    paired = set(pairs.values())
    for index, objective in enumerate(front):
        if index not in paired:
            section = next(brief.under(course.settings.headings.objectives))
            heading = section.heading
            yield Finding(
                place=objective.place,
                message=f"the list under '{shortened(heading.text)}' lacks objective {index + 1}",
                help="Add it to the list, or remove it here.",
                related=(Related(brief.place(heading.span), "the list that learners read"),),
            )


def _extra(lesson: Lesson, page: Sequence[Stated[str]], pairs: dict[int, int]) -> Iterator[Finding]:
    record = lesson.pages["brief"].record
    for at, item in enumerate(page):
        if at not in pairs and record:
            yield Finding(
                place=item.place,
                message="the front matter does not state this objective",
                help="Add it to `objectives` in the front matter, or remove it here.",
                related=(Related(record.head(("objectives",)), "the objectives it states"),),
            )


def _order(
    front: Sequence[Stated[str]], page: Sequence[Stated[str]], pairs: dict[int, int]
) -> Iterator[Finding]:
    here = sorted(pairs)
    for at, index in zip(here, sorted(pairs.values()), strict=True):
        if pairs[at] != index:
            stated = front[pairs[at]]
            yield Finding(
                place=page[at].place,
                message=f"objective {pairs[at] + 1} of the front matter stands here as number "
                f"{at + 1}",
                help="Put both in the same order: exercises name objectives by their number.",
                related=(Related(stated.place, f"objective {pairs[at] + 1}"),),
                subject="order",
            )
            return


RULE = Rule(
    code="OB405",
    name="objective-differs",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
