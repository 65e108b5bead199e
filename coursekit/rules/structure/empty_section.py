"""Nothing stands under a heading before the next one of the same or a higher level.

A learner who jumps to it from the table of contents finds nothing; comments in HTML are nothing to a
learner. A heading that only holds headings of lower levels is fine, and so is one of the first level,
which may be all that a page between two chapters holds. Drafts are not judged.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+
+## Salt and time
+
+<!-- to be written -->
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+
+## Salt and time
+
+### Why salt slows yeast
+
+It draws water.
```

## How to fix

Write the section, or remove its heading. A closing line that is set as a heading for the size of its
letters is better set in bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.document import Document, FrontMatterState, Section
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import LINE_ENDING
from coursekit.rules.base import Rule
from coursekit.words import shortened

_TEXT_BELOW = re.compile(r"[^\r\n]*(?:\r\n?|\n)\s*[^\s<=-]")
"""The rest of a line, and below it what begins neither a comment nor the line under a heading."""
_SPACE = re.compile(r"\s*")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*(?:\r\n?|\n|$)")


def check(course: Course) -> Iterator[Finding]:
    for lesson in course.lessons.values():
        for page in () if lesson.draft else lesson.pages.values():
            content = page.text.content
            for section in page.sections:
                below = _TEXT_BELOW.match(content, section.heading.span.end)
                if below and below.end() <= section.span.end:
                    continue
                if section.heading.level > 1 and _is_empty(page, section):
                    yield Finding(
                        place=page.place(section.heading.span),
                        message=f"the section '{shortened(section.heading.text)}' is empty",
                        help="Write it, or remove its heading.",
                    )


def _is_empty(page: Document, section: Section) -> bool:
    """Whether only white space and comments stand below the lines of the heading."""
    heading_end = LINE_ENDING.search(page.text.content, section.heading.span.end)
    if heading_end is None:
        return True
    content, start, end = page.text.content, heading_end.end(), section.span.end
    if not content.startswith("#", _behind(_SPACE, content, section.span.start)):
        # Front matter that begins late or never ends reads as such a heading: others tell that.
        if page.front_matter is not FrontMatterState.PRESENT:
            return False
        start = _behind(_UNDERLINE, content, start)
    first = min(_behind(_SPACE, content, start), end)
    if first < end and not content.startswith("<!--", first):
        return False
    return not _COMMENT.sub("", content[first:end]).strip()


def _behind(pattern: re.Pattern[str], content: str, start: int) -> int:
    """The offset behind what a pattern matches there, if it does."""
    match = pattern.match(content, start)
    return match.end() if match else start


RULE = Rule(
    code="ST508",
    name="empty-section",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
