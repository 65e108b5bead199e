"""The brief names a part of the practice page that no heading there speaks of.

"Practice time: about 15 minutes (a matching exercise, an identification and flashcards)" promises
three parts. When one of them is replaced, the promise stays. A heading speaks of a part if a word
of it has the same stem, or begins alike (*matching*, *Match the pairs*).

## Bad

```diff
--- tracks/bread/proofing/brief.md
-A short lesson with a short practice, for beginners.
+Practice time: about 5 minutes (a matching exercise and flashcards).
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-A short lesson with a short practice, for beginners.
+Practice time: about 5 minutes (a self-check and flashcards).
```

## How to fix

Name the parts that the practice page has now, or give the part a heading with its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursekit.model.claim import PageMention, Resolved
from coursekit.model.course import Course
from coursekit.model.document import Document
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of, parts_of, stems
from coursekit.words import content_words, listing, shortened

_SHOWN = 6


def check(course: Course) -> Iterator[Finding]:
    for claim, resolved in claims_of(course, PageMention):
        page = course.lessons[resolved.lesson].pages.get(claim.page)
        if claim.part and page and page.whole and not _has(course, page, claim.part):
            yield _finding(page, claim.part, resolved)


def _has(course: Course, page: Document, part: str) -> bool:
    """Whether a heading holds the part's word, another of the course's for it, or one alike."""
    words = course.settings.words
    wanted = content_words(part) or frozenset([part])
    for same in (words.cards, words.questions):
        if wanted & stems(same):
            wanted |= stems(same)
    held = {
        word
        for heading in page.headings
        for word in (*content_words(heading.text), *heading.text.casefold().split())
    }
    return any(_alike(one, other) for one in wanted for other in held)


def _alike(one: str, other: str) -> bool:
    """Whether two words are equal, or share a beginning of at least half of the longer one."""
    shared = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        shared += 1
    return one == other or (shared >= 4 and 2 * shared >= max(len(one), len(other)))


def _finding(page: Document, part: str, resolved: Resolved) -> Finding:
    headings = [section.heading for section in parts_of(page)]
    first = headings[0].span if headings else page.text.line_span(0)
    return Finding(
        place=resolved.place,
        message=f"no heading of the practice page speaks of '{part}'",
        help="Name the parts that the page has now, or give this one a heading.",
        related=(Related(page.place(first), f"its headings: {_shown(h.text for h in headings)}"),),
        lesson=resolved.lesson,
    )


def _shown(texts: Iterable[str]) -> str:
    shown = [f"'{shortened(text)}'" for text in texts]
    if len(shown) > _SHOWN:
        return f"{', '.join(shown[:_SHOWN])} and {len(shown) - _SHOWN} more"
    return listing(shown, "and") if shown else "none"


RULE = Rule(
    code="XR616",
    name="missing-practice-part",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
