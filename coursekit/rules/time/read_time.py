"""The read time that a lesson states is far from the time that its page takes.

Learners plan by it, and pages grow. What a page holds is counted, without front matter, comments,
addresses and tags, and each kind is read at its own pace; how far off a stated time may be is 2
minutes or 30 % of the measured time, the larger of the two. Lessons in draft are not judged.

- *Words*, 200 a minute. Adults read English non-fiction silently at about 238, most of them at 175
  to 300 (Brysbaert 2019, <https://doi.org/10.1016/j.jml.2019.104047>); who learns reads slower.
- *Characters* of Chinese and Japanese, which have no spaces, 260 a minute. Aloud people read 255 of
  Chinese and 357 of Japanese (Trauzettel-Klosinski and Dietz 2012,
  <https://doi.org/10.1167/iovs.11-8284>).
- *Code lines* that are not blank, 20 a minute; *table cells*, 30; *images* and diagrams, 5;
  *formulas*, 6. No study that we know of tells these: they are estimates. A cell of more than 60
  characters counts by its words, and a formula of at most 10, such as `$x_1$`, as one word.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-read_minutes: 1
+read_minutes: 20
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-read_minutes: 1
+read_minutes: 2
```

## How to fix

State the time that was measured. A course whose read time counts more than the lesson page, or whose
learners read at another pace, says so:

```toml
[time]
pages = ["lesson", "summary"]
pace = { words = 180, code_lines = 15 }
tolerance = { minutes = 3, percent = 25 }
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.model.course import Course
from coursekit.model.document import Document
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.model.reading_time import Part, measured_pages, reading_parts
from coursekit.model.record import Stated
from coursekit.model.settings import Tolerance
from coursekit.rules.base import Rule
from coursekit.words import counted, listing


def check(course: Course) -> Iterator[Finding]:
    time = course.settings.time
    key = course.settings.keys.get("read_minutes", "read_minutes")
    for lesson in course.lessons.values():
        pages = measured_pages(course, lesson)
        if lesson.read_minutes is None or not pages or lesson.draft:
            continue
        parts = reading_parts(pages, time.pace)
        minutes = sum(part.minutes for part in parts)
        if _is_off(lesson.read_minutes.value, minutes, time.tolerance):
            yield _finding(lesson.read_minutes, key, pages, parts, max(round(minutes), 1))


def _is_off(stated: int, minutes: float, tolerance: Tolerance) -> bool:
    allowed = max(tolerance.minutes, minutes * tolerance.percent / 100)
    return abs(stated - minutes) > allowed


def _finding(
    stated: Stated[int],
    key: str,
    pages: Sequence[Document],
    parts: Sequence[Part],
    minutes: int,
) -> Finding:
    names = listing((page.path.rpartition("/")[2] for page in pages), "and")
    takes = "takes" if len(pages) == 1 else "take"
    held = (
        ", ".join(f"{counted(n, noun)} ({time:.1f})" for n, noun, time in parts)
        or "nothing to read"
    )
    return Finding(
        place=stated.place,
        message=f"`{key}` says {stated.value:,}, but {names} {takes} about "
        f"{counted(minutes, 'minute')}: {held}",
        help=f"Write {minutes}, or set the pace of your learners under `[time.pace]` in the "
        "configuration.",
        related=tuple(
            Related(page.place(page.text.line_span(0)), "what was measured") for page in pages
        ),
        fix=Fix(f"Write {minutes}", Safety.UNSAFE, (Edit(stated.place, str(minutes)),)),
        subject=str(stated.value),
    )


RULE = Rule(
    code="TM701",
    name="read-time",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
