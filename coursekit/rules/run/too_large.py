"""A file of the course is larger than a page may be, so it was not read.

The limit keeps a run short and its memory small: a page of a megabyte is no page that somebody
reads, but mostly a recording or a picture that was pasted in as text.

## Bad

```diff
+++ coursekit.toml
+[limits]
+page_bytes = 1200
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+Everything in this lesson is our own, and so is this advice.
+
+Flour from the mill down the road tastes of the field it grew on, and no two bags bake alike.
+Flour from the shop is mixed from many fields, so that every bag bakes like the one before it.
+Whoever bakes for a family can enjoy the first; whoever bakes for a shop will want the second.
+Keep both in the dark, dry and cool; bran goes rancid, so keep whole flour no longer than a season.
+Smell it before you weigh it: good flour smells of hay, and old flour smells of paint.
+A scale that weighs single grams costs less than ten loaves, and it pays for itself in a month.
+A bowl, a cloth, a scraper and a warm corner of the kitchen are all else that this lesson needs.
+An oven that holds its heat helps, and a heavy pot with a lid makes up for one that does not.
+A thermometer tells when the crumb is done, and a notebook tells next month how it was done.
+Most of all it needs time, which nobody sells, and a dough that is watched more than it is worked.
+Then bake often.
+
+And eat fresh.
```

## Good

```diff
+++ coursekit.toml
+[limits]
+page_bytes = 1200
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+Everything in this lesson is our own, and so is the advice to bake often and to eat fresh.
```

## How to fix

Move data out of the page into a file that it links to, or split the page. If it has to be that
large, raise the limit:

```toml
[limits]
page_bytes = 2097152
```
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, UnreadReason
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import Place, Span
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for unread in course.unread:
        if unread.reason is UnreadReason.TOO_LARGE:
            yield Finding(
                place=Place(unread.path, Span(0, 0)),
                message=f"this file is larger than {unread.detail} bytes, so it was not read",
                help="Split it or move data out of it, or raise `page_bytes` under `[limits]` in "
                "coursekit.toml.",
            )


RULE = Rule(
    code="CK005",
    name="too-large",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
