"""A sweep did not find in a page of the web what the part of a link behind `#` points at.

The page is there, so the link opens it, but at its top, and the learner has to search for what was
meant: the heading was reworded, or the passage that a text fragment (`#:~:text=`) quotes is gone. The
newest sweep that could read the page tells. Pages that a script builds are never judged, and of a page
that is dead, failing or another one now the other rules tell.

## Bad

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+{"url":"https://en.wikipedia.org/wiki/Dough","verdict":"ok","checked":"2026-05-21","since":"2026-05-21","fragments":{"Rising":"missing"}}
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough#Rising).
```

## Good

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+{"url":"https://en.wikipedia.org/wiki/Dough","verdict":"ok","checked":"2026-05-21","since":"2026-05-21","fragments":{"Techniques":"found"}}
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough#Techniques).
```

## How to fix

Open the page, look for what is meant, and take the anchor that stands there now; or link to the page
as a whole. If the anchor works and only a machine does not see it, exempt the address in the
configuration.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.lock import FragmentState, Verdict
from coursekit.model.url import Url
from coursekit.rules.base import Rule
from coursekit.rules.links import seen_at
from coursekit.words import shortened

_NO_PAGE = (Verdict.DEAD, Verdict.FAILING, Verdict.CHANGED)
"""Verdicts on the page itself: where one of them stands, its fragments are the smaller trouble."""


def check(course: Course) -> Iterator[Finding]:
    for citation, url, entry in course.observed:
        missing = entry.fragments.get(url.fragment) is FragmentState.MISSING
        if missing and entry.verdict not in _NO_PAGE and not citation.own:
            yield Finding(
                place=citation.place,
                message=f"the sweeps found no {_what(url)} in {shortened(url.key, 200)}",
                help="Open the page and take the anchor of what is meant, or link to the page as a "
                "whole.",
                related=tuple(seen_at(course, entry)),
                subject=citation.target,
            )


def _what(url: Url) -> str:
    quoted = ":~:" in url.fragment
    return f"{'text' if quoted else 'anchor'} #{shortened(url.fragment, 100)}"


RULE = Rule(
    code="LK920",
    name="missing-fragment",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
