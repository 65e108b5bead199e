"""A derived lesson lacks the course's rights statement, or words it otherwise.

The course manifest holds the sentences that every derived lesson carries about the rights in its
source, with `{source}` where the source is named. They say what the course took and what it did not:
where each page words them anew, they soon promise different things. Any words that hold the title
may stand for `{source}`, such as *the talk "Slow dough"*, or *the papers* with two titles. Markup,
line breaks and kinds of quotation marks do not count.

A source that is in the public domain, or under CC0, needs no such statement: nobody keeps rights.

## Bad

```diff
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: CC-BY-4.0
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Author:** Ada Miller
+- **License:** CC BY 4.0
+- **Rights:** All rights in "Slow dough" stay with its owners.
```

## Good

```diff
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: CC-BY-4.0
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Author:** Ada Miller
+- **License:** CC BY 4.0
+- **Rights:** The text of this lesson is original; all rights in the book *Slow dough* stay with its owners.
```

## How to fix

Write the sentences of `rights_statement` in `tracks/course.yaml` on the references page, with the
title of the source put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

from coursekit.model.course import Course
from coursekit.model.document import Document
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.model.record import Stated
from coursekit.model.source import Part, ShownPart, ShownSource, Source
from coursekit.model.text import Place, Span
from coursekit.rules.base import Rule
from coursekit.rules.sources import (
    MOST,
    Pairing,
    of_kind,
    pairings,
    seen,
    source_place,
    whole_words,
)
from coursekit.words import folded, resembles, shortened

_HOLE = "{source}"
_ROOM = 300
"""How many characters may stand around a title in the place of `{source}`."""
_STARTS = 1_000
"""How often a page may begin with the statement before it is given up."""
_AROUND = " \"'“”*_.,;:"
_WORD = re.compile(r"\w+")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_FREE = ("CC0-1.0", "CC-PDM-1.0", "CC-PDDC", "PDDL-1.0", "Unlicense")
"""Licenses by which nobody keeps any rights."""


class _Owed(NamedTuple):
    """A title that the statement has to name, and what to point at where no statement is."""

    title: str
    place: Place
    blocks: tuple[ShownSource, ...]


def check(course: Course) -> Iterator[Finding]:
    statement = _statement(course)
    for pairing in pairings(course) if statement else ():
        derived = pairing.lesson.derived
        if statement and derived and derived.value and pairing.page.whole:
            yield from _findings(course, statement, pairing)


def _statement(course: Course) -> Stated[str] | None:
    """The course's own statement, where it has one that fits its schema."""
    record = course.manifest.record if course.manifest else None
    text = record.at(("rights_statement",)) if record else None
    if record is None or not isinstance(text, str) or _HOLE not in text:
        return None
    return Stated(" ".join(text.split()), record.place(("rights_statement",)))


def _findings(course: Course, statement: Stated[str], pairing: Pairing) -> Iterator[Finding]:
    page = pairing.page
    body = _words(page.text.content[page.record.span.end if page.record else 0 :])
    parts = tuple(_words(part) for part in statement.value.split(_HOLE))
    for owed in islice(_owed(pairing), MOST):
        if not _states(body, parts, _words(owed.title)):
            yield _finding(course, page, statement, owed)


def _words(text: str) -> str:
    """The words of a text without marks and footnotes; `&` is one."""
    return " ".join(_WORD.findall(seen(_FOOTNOTE.sub("", text)).replace(" & ", " and ")))


def _owed(pairing: Pairing) -> Iterator[_Owed]:
    for source, blocks in pairing.pairs:
        if source.title and not _is_free(source):
            yield _Owed(source.title.value, source_place(source), blocks)


def _is_free(source: Source) -> bool:
    return source.license is not None and source.license.value in _FREE


def _states(body: str, parts: Sequence[str], title: str) -> bool:
    """Whether a text holds the parts of the statement, one after the other, around a title."""
    first, *others = parts
    start = first or title
    at = -1
    for _ in range(_STARTS):
        at = body.find(start, at + 1)
        if at < 0:
            break
        if _goes_on(body, at + len(first), others, title):
            return True
    return False


def _goes_on(body: str, at: int, parts: Sequence[str], title: str) -> bool:
    for part in parts:
        named = whole_words(body, title, at, at + _ROOM + len(title))
        if named < 0:
            return False
        stop = named + len(title) + _ROOM + len(part)
        found = body.find(part, named + len(title), stop)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _finding(course: Course, page: Document, statement: Stated[str], owed: _Owed) -> Finding:
    written = statement.value.replace(_HOLE, f'"{owed.title}"')
    stated = of_kind(owed.blocks, Part.RIGHTS)
    shown = next((one for one in stated if resembles(one.text, statement.value)), None)
    title = shortened(owed.title)
    return Finding(
        place=page.place(shown.span) if shown else owed.place,
        message=f"this is not the course's rights statement for '{title}'"
        if shown
        else f"the page lacks the course's rights statement for '{title}'",
        help=f"{_otherwise(shown.text, written, owed.title) if shown else ''}Write: {written}",
        related=(Related(statement.place, "the statement of the course"),),
        fix=_fix(course, page, shown, written),
    )


def _otherwise(shown: str, written: str, title: str) -> str:
    """Where a statement first differs from the course's own, the words around the title aside."""
    named_so = re.compile(rf"{re.escape(title)}(?!\w)")
    mine, theirs = (named_so.sub(_HOLE, text).split() for text in (shown, written))
    hole = next((at for at, word in enumerate(theirs) if _HOLE in word), -1)
    named = any(_HOLE in word for word in mine)
    said, owed = ([folded(word.strip(_AROUND)) for word in words] for words in (mine, theirs))
    for kind, a, b, c, d in SequenceMatcher(None, said, owed, autojunk=False).get_opcodes():
        if kind != "equal" and not (c <= hole + 1 and hole <= d and named):
            old, new = (
                " ".join(words).replace(_HOLE, title).strip(_AROUND)
                for words in (mine[a:b], theirs[c:d])
            )
            told = f"says '{shortened(old)}'" if old else "says nothing"
            wanted = f"has '{shortened(new)}'" if new else "has nothing"
            return f"It {told} where the statement {wanted}. "
    return ""


def _fix(course: Course, page: Document, shown: ShownPart | None, written: str) -> Fix | None:
    """The statement in the place of another one, or as the last paragraph of the section."""
    title = "Write the statement of the course"
    if shown:
        edit = Edit(page.place(shown.span), written)
        return Fix(title, Safety.UNSAFE, (edit,))
    section = next(page.under(course.settings.headings.sources), None)
    if section is None:
        return None
    end = section.span.start + len(page.text.cut(section.span).rstrip())
    newline = "\r\n" if "\r\n" in page.text.content else "\n"
    edit = Edit(page.place(Span(end, end)), f"{newline}{newline}{written}")
    return Fix(title, Safety.UNSAFE, (edit,))


RULE = Rule(
    code="AT1007",
    name="rights-statement",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    requires=("ST501",),
)
