"""A page of a lesson, or its entry in the manifest, states another title than the brief.

All pages of a lesson state its title in their front matter, and the manifest may state it too.
Mostly the lesson was renamed in one of the files only. Where pages have titles of their own, the
configuration says `titles = "any"` under `[structure]`; the manifest is checked all the same.

## Bad

```diff
--- tracks/bread/proofing/practice.md
-title: Proofing
+title: Proving
```

## Good

```diff
--- tracks/bread/track.yaml
-      - proofing
+      - slug: proofing
+        title: Proofing
```

## How to fix

Decide which title is right, and write it in every file of the lesson. Other lessons may name it too.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator

from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.model.record import Stated
from coursekit.rules.base import Rule
from coursekit.words import shortened

_PLAIN = re.compile(r"[^\W\d_][\w ,.()/–-]*[\w.)]")
"""Titles that YAML reads as text without quotation marks."""


def check(course: Course) -> Iterator[Finding]:
    for lesson in course.lessons.values():
        title = _title(lesson, "brief")
        if title is None:
            continue
        others = [_title(lesson, kind) for kind in lesson.pages if kind != "brief"]
        if course.settings.structure.titles == "any":
            others = []
        for other in (*others, _listed(lesson)):
            if other and not _is_same(other.value, title.value):
                yield _finding(lesson, title, other)


def _title(lesson: Lesson, kind: str) -> Stated[str] | None:
    page = lesson.pages.get(kind)
    title = page.record.at(("title",)) if page and page.record else None
    if page is None or page.record is None or not isinstance(title, str) or not title.strip():
        return None
    return Stated(title, page.record.place(("title",)))


def _listed(lesson: Lesson) -> Stated[str] | None:
    listing = lesson.listing
    if listing is None or not listing.title or listing.title_at is None:
        return None
    return Stated(listing.title, listing.title_at)


def _is_same(one: str, other: str) -> bool:
    return one == other or _normal(one) == _normal(other)


def _normal(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).split())


def _finding(lesson: Lesson, title: Stated[str], other: Stated[str]) -> Finding:
    new = _normal(title.value)
    plain = _PLAIN.fullmatch(new) and new.casefold() not in ("true", "false", "null")
    edit = Edit(other.place, new if plain else json.dumps(new, ensure_ascii=False))
    return Finding(
        place=other.place,
        message=f"the brief of {lesson.label} states another title: '{shortened(new, 100)}'",
        help="Write the same title in both files.",
        related=(Related(title.place, "the title in the brief"),),
        fix=Fix("Write the title of the brief", Safety.UNSAFE, (edit,)),
        lesson=lesson.id,
    )


RULE = Rule(
    code="ST505",
    name="title-disagrees",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
