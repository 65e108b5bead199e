"""The description in a brief is too short to tell anything, or too long to be shown whole.

Catalogs show it below the title, and search engines cut it after about 160 characters. By default it
should have from 60 to 200; line breaks count as spaces.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-description: Yeast turns sugar into gas, and the dough rises because gluten holds it, and a baker can tell by hand and eye.
+description: How dough rises.
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-description: Yeast turns sugar into gas, and the dough rises because gluten holds it, and a baker can tell by hand and eye.
+description: How yeast makes gas, and how gluten holds it, so that a dough rises.
```

## How to fix

Say in one sentence what the lesson is about. A course with other bounds sets them:

```toml
[structure.description]
least = 40
most = 160
```
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    bounds = course.settings.structure.description
    for lesson in course.lessons.values():
        brief = lesson.pages.get("brief")
        description = brief.record.at(("description",)) if brief and brief.record else None
        if not (brief and brief.record and isinstance(description, str) and description.strip()):
            continue
        length = len(" ".join(description.split()))
        too_long = bounds.most is not None and length > bounds.most
        if not too_long and length >= bounds.least:
            continue
        bound = f"at most {bounds.most}" if too_long else f"at least {bounds.least}"
        yield Finding(
            place=brief.record.place(("description",)),
            message=f"the description has {length} characters; it should have {bound}",
            help="Shorten it: catalogs and search results cut it."
            if too_long
            else "Say what the lesson is about: catalogs show little else of it.",
        )


RULE = Rule(
    code="ST506",
    name="description-length",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
