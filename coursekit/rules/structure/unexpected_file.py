"""A Markdown file in the folder of a lesson is no page of the layout, and nothing links to it.

Such a file looks like a part of the lesson, but neither coursekit nor a site made from the course
reads it. Mostly its name is mistyped, or it was left behind. Files in folders below the lesson's own,
and those that some page links to, are fine.

## Bad

```diff
+++ tracks/bread/proofing/sumary.md
+---
+title: Proofing
+page: summary
+---
+
+## The lesson on half a page
+
+Warm dough rises fast, and cold dough rises well.
```

## Good

```diff
+++ tracks/bread/proofing/summary.md
+---
+title: Proofing
+page: summary
+---
+
+## The lesson on half a page
+
+Warm dough rises fast, and cold dough rises well.
```

## How to fix

Rename the file to the page that it was meant to be, link to it from a page, or remove it. Files that
belong there for another reason are named under `exclude` in `[layout]` of the configuration. A course
that sets `pages` there is asked only if it says `other_files = "linked"` under `[structure]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, Lesson, Unexpected
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import Place, Span
from coursekit.rules.base import Rule
from coursekit.words import nearest


def check(course: Course) -> Iterator[Finding]:
    if course.settings.structure.other_files == "any":
        return
    linked = {link.path for link in course.links}
    for file in course.unexpected:
        if file.path not in linked:
            yield _finding(course.lessons[file.lesson], file)


def _finding(lesson: Lesson, file: Unexpected) -> Finding:
    name = file.path.rpartition("/")[2]
    there = {page.path for page in lesson.pages.values()} | set(lesson.unread.values())
    absent = [path.rpartition("/")[2] for path in lesson.expected.values() if path not in there]
    near = nearest(name, absent)
    return Finding(
        place=Place(file.path, Span(0, 0)),
        message=f"{name} is no page of {lesson.label}, so it was not read",
        help=f"Did you mean {near}?"
        if near
        else "Link to it from a page, move it, or name it under `exclude` in `[layout]` of the "
        "configuration.",
        subject=name,
        lesson=lesson.id,
    )


RULE = Rule(
    code="ST507",
    name="unexpected-file",
    severity=Severity.NOTE,
    doc=__doc__,
    check=check,
)
