r"""A file of the course is not text in UTF-8.

UTF-8 is the one encoding that git, browsers and site generators all take for granted. Of a file in
another one nothing is read, because every accented letter in it would be a guess. The finding
points at the line of the first wrong byte.

## Bad

The byte `e2` is an "â" in the old Western encodings, and the beginning of a longer character in
UTF-8:

```diff escaped
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+Everything in this lesson is our own, p\xe2t\xe9 included.
```

## Good

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+Everything in this lesson is our own, pâté included.
```

## How to fix

Open the file in an editor that lets you choose the encoding, check that the accented letters look
right, and save it as UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, UnreadReason
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import Place, Span
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for unread in course.unread:
        if unread.reason is UnreadReason.NOT_UTF8:
            yield Finding(
                place=Place(unread.path, Span(0, 0)),
                message=f"this file is not UTF-8: the byte {unread.detail} in this line does not "
                "belong to any character",
                help="Open it in the encoding that it was written in, and save it as UTF-8; until "
                "then nothing in it is checked.",
            )


RULE = Rule(
    code="CK004",
    name="not-utf8",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
