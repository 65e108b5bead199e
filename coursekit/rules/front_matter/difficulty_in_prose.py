"""Prose states another difficulty than the front matter of the brief does.

Catalogs show the front matter, learners read "Difficulty: standard". In a course whose manifest says
that it is in another language than English, only the words that front matter knows are compared:
others are translations.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-A short lesson with a short practice, for beginners.
+Difficulty: deep.
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-A short lesson with a short practice, for beginners.
+Difficulty: intro.
```

## How to fix

Write the word of the front matter; or, if the prose is right, correct `difficulty`.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.claim import Difficulty, Resolved
from coursekit.model.course import Course
from coursekit.model.document import Document
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.model.record import Stated
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of, in_front_matter, page_of
from coursekit.words import folded

_KEY = "difficulty"
_LEVELS = frozenset(("intro", "standard", "deep"))


def check(course: Course) -> Iterator[Finding]:
    language = course.manifest.record.at(("language",)) if course.manifest else None
    english = not isinstance(language, str) or language.casefold().startswith("en")
    for claim, resolved in claims_of(course, Difficulty):
        stated = in_front_matter(course.lessons[resolved.lesson], _KEY, str)
        said = folded(claim.word)
        if stated and said != folded(stated.value) and (english or said in _LEVELS):
            page = page_of(course, resolved)
            yield _finding(page, resolved, stated, course.settings.keys.get(_KEY, _KEY))


def _finding(page: Document, resolved: Resolved, stated: Stated[str], key: str) -> Finding:
    written = page.text.cut(resolved.place.span)
    new = stated.value[:1].upper() + stated.value[1:] if written[:1].isupper() else stated.value
    return Finding(
        place=resolved.place,
        message=f"by the front matter the difficulty is {stated.value}, not {written}",
        help=f"Write {new}, or correct `{key}`.",
        related=(Related(stated.place, f"`{key}` of this lesson"),),
        fix=Fix(f"Write {new}", Safety.SAFE, (Edit(resolved.place, new),)),
        lesson=resolved.lesson,
    )


RULE = Rule(
    code="FM109",
    name="difficulty-in-prose",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    about_claims=True,
)
