"""The brief tells of a source otherwise than the record in the references does.

"The lesson maps to the talk *T* by A. Author, given in E on 3 June 2025" is credit to somebody:
title, names, event and date have to be those under `sources` in the front matter of the references.
With several sources, the one of the same title is compared. Letter case does not count; names may
be shorter than in the record, and so may the event.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-Yeast turns sugar into gas, and the dough rises because gluten holds it. The [lesson](lesson.md) tells why.
+Yeast turns sugar into gas. The [lesson](lesson.md) maps to the talk *Slow dough* by Ada Miller, given in Bread Days 3 on 5 May 2025.
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: CC-BY-4.0
+    use: linked
+    date: 2025-05-06
+    event: Bread Days 3
@@
-None: the lesson is our own from end to end.
+- **Talk:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Speaker:** Ada Miller
+- **Rights:** The text of this lesson is original; all rights in the talk *Slow dough* stay with its owners.
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-Yeast turns sugar into gas, and the dough rises because gluten holds it. The [lesson](lesson.md) tells why.
+Yeast turns sugar into gas. The [lesson](lesson.md) maps to the talk *Slow dough* by Ada Miller, given in Bread Days 3 on 6 May 2025.
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: CC-BY-4.0
+    use: linked
+    date: 2025-05-06
+    event: Bread Days 3
@@
-None: the lesson is our own from end to end.
+- **Talk:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Speaker:** Ada Miller
+- **Rights:** The text of this lesson is original; all rights in the talk *Slow dough* stay with its owners.
```

## How to fix

Look at the source itself, and write what it says in both places.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from coursekit.model.claim import Phrase, Resolved, SourceMention
from coursekit.model.course import Course
from coursekit.model.dates import iso_date
from coursekit.model.document import Document
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.model.record import KeyPath, Record
from coursekit.model.text import Span
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of, page_of
from coursekit.rules.sources import same_name, within
from coursekit.words import folded, listing, shortened


class _Difference(NamedTuple):
    """What brief and record tell otherwise: the key, the record's words, how to write them."""

    key: str
    recorded: str
    edit: tuple[Span, str, str] | None = None
    """The span in the brief, what it must hold, and what is right."""


def check(course: Course) -> Iterator[Finding]:
    for claim, resolved in claims_of(course, SourceMention):
        references = course.lessons[resolved.lesson].pages.get("references")
        record = references.record if references else None
        path = _path(record, resolved.referents[0]) if record else None
        if record and path:
            differences = tuple(_differences(course, claim, record.at(path)))
            if differences:
                yield _finding(page_of(course, resolved), resolved, record, path, differences)


def _path(record: Record, url: str | None) -> KeyPath | None:
    """Where the record of the source with a URL stands."""
    sources = record.at(("sources",))
    for index, source in enumerate(sources if isinstance(sources, list) else ()):
        if url is not None and isinstance(source, dict) and source.get("url") == url:
            return ("sources", index)
    return None


def _differences(
    course: Course, claim: SourceMention, source: dict[str, Any]
) -> Iterator[_Difference]:
    title, event = source.get("title"), source.get("event")
    if claim.title and isinstance(title, str) and folded(claim.title.text) != folded(title):
        yield _Difference("title", f"'{shortened(title, 100)}'", _phrase(claim.title, title))
    creators = source.get("creators")
    if creators and isinstance(creators, list) and all(isinstance(one, str) for one in creators):
        yield from _creators(claim.creators, creators)
    if claim.event and isinstance(event, str) and not within(claim.event.text, event):
        yield _Difference("event", f"'{shortened(event, 100)}'", _phrase(claim.event, event))
    date = iso_date(source.get("date"))
    if claim.date and claim.date_span and date and claim.date != date:
        old, new = (_written(day, course.settings.words.months) for day in (claim.date, date))
        yield _Difference("date", date.isoformat(), (claim.date_span, old, new))


def _phrase(phrase: Phrase, new: str) -> tuple[Span, str, str]:
    return phrase.span, phrase.text, new


def _creators(named: Sequence[Phrase], creators: Sequence[str]) -> Iterator[_Difference]:
    """Where the prose names anybody: who is no creator, and which creator is not named."""
    strange = [one for one in named if not any(same_name(one.text, other) for other in creators)]
    missing = [one for one in creators if not any(same_name(one, other.text) for other in named)]
    if named and (strange or missing):
        edit = None
        if len(strange) == len(missing) == 1:
            edit = _phrase(strange[0], missing[0])
        yield _Difference("creators", listing((f"'{one}'" for one in creators), "and"), edit)


def _written(date: dt.date, months: Sequence[str]) -> str:
    """The date as most prose writes it; one that is written otherwise is not replaced."""
    return f"{date.day} {months[date.month - 1]} {date.year}"


def _finding(
    brief: Document,
    resolved: Resolved,
    record: Record,
    path: KeyPath,
    differences: Sequence[_Difference],
) -> Finding:
    told = listing((f"{one.key} {one.recorded}" for one in differences), "and")
    return Finding(
        place=resolved.place,
        message=f"the record of this source in the references states: {told}",
        help="Look at the source itself, and write the same in both places.",
        related=tuple(
            Related(record.place((*path, one.key)), f"the {one.key} on record")
            for one in differences
        ),
        fix=_fix(brief, differences),
        lesson=resolved.lesson,
    )


def _fix(brief: Document, differences: Sequence[_Difference]) -> Fix | None:
    """What the record states, where all of it can be put in its place; markup stays alone."""
    edits = [one.edit for one in differences if one.edit]
    if len(edits) < len(differences):
        return None
    if any(brief.text.cut(span) != old for span, old, _ in edits):
        return None
    return Fix(
        "Write what the record states",
        Safety.UNSAFE,
        tuple(Edit(brief.place(span), new) for span, _, new in edits),
    )


RULE = Rule(
    code="AT1001",
    name="source-in-brief",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    about_claims=True,
)
