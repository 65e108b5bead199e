"""A link to the course's own repository or site leads to a file or an anchor that is not there.

What `repository` and `site` in the course's manifest name can be checked here, and must be: a
request would tell what the published course holds, and not what this change makes of it. Checked
are what GitHub shows of the main branch (`HEAD`, `main`, `master`), and routes of the site that
begin as a folder of the repository does. Where such an address shows a page of the course, its
anchor is looked for among the headings of that page.

## Bad

```diff
--- tracks/course.yaml
 language: en
+repository: https://github.com/coursekit/baking
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [the oven](https://github.com/coursekit/baking/blob/main/tracks/bread/first-lof/lesson.md).
```

## Good

```diff
--- tracks/course.yaml
 language: en
+repository: https://github.com/coursekit/baking
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [the oven](https://github.com/coursekit/baking/blob/main/tracks/bread/first-loaf/lesson.md).
```

## How to fix

Correct the path; where a name is near, it is offered. A link between pages of the course is better
written as a path: it then works in a fork, on a branch and without a network.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from coursekit.model.course import Citation, Course, OwnFile, TargetState
from coursekit.model.finding import Finding, Severity
from coursekit.model.url import Url
from coursekit.rules.base import Rule
from coursekit.rules.links import MeantAnchor, anchor_advice, anchor_of


def check(course: Course) -> Iterator[Finding]:
    meant = MeantAnchor()
    for citation in course.citations:
        own = citation.own
        if own is None or citation.exempt:
            continue
        if own.state is not TargetState.FOUND:
            yield _finding(
                citation, f"this leads to our own {own.path}, {_what(own.state)}", _help(own)
            )
        elif (anchor := _anchor(citation, own)) and own.path in course.anchors:
            known = course.anchors[own.path]
            if anchor not in known:
                candidate = meant.by(anchor, own.path, known)
                message = f"this leads to our own {own.path}, which has no anchor #{anchor}"
                yield _finding(citation, message, anchor_advice(anchor, candidate))


def _finding(citation: Citation, message: str, advice: str) -> Finding:
    return Finding(place=citation.place, message=message, help=advice, subject=citation.target)


def _anchor(citation: Citation, own: OwnFile) -> str:
    """The anchor that an address asks for, if what it shows has anchors."""
    if own.rendered and isinstance(citation.url, Url):
        return anchor_of(unquote(citation.url.fragment))
    return ""


def _what(state: TargetState) -> str:
    if state is TargetState.OTHER_CASE:
        return "but writes it in another letter case"
    return "which is not there"


def _help(own: OwnFile) -> str:
    nearest = own.nearest
    return f"Did you mean {nearest}?" if nearest else "Correct the path, or remove the link."


RULE = Rule(
    code="LK918",
    name="own-site-link",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
