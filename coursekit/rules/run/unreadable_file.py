"""A file of the course is there, but it cannot be read.

The system refuses it, or it is a symbolic link that leads nowhere or out of the repository. Nothing
in the file was checked, and rules that need it had to leave out what depends on it.

## Bad

```diff
--- tracks/bread/proofing/references.md
unreadable file
```

## Good

```diff
```

## How to fix

Do what the system's reason in the message asks for: give read permission, or put the file itself
in the place of the link.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, UnreadReason
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import Place, Span
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for unread in course.unread:
        if unread.reason is UnreadReason.UNREADABLE:
            yield Finding(
                place=Place(unread.path, Span(0, 0)),
                message=f"this file cannot be read: {unread.detail}",
                help="Make the file readable, or remove it; until then nothing in it is checked.",
            )


RULE = Rule(
    code="CK003",
    name="unreadable-file",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
