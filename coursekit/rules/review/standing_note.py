"""A note asks for something at the next review, and stood through that review untouched.

What is put off to "the next review" is easily read over: the reviewer sees the lesson, not the
debt. The rule compares what stands there now with the last two recorded reviews. A note that was
there at both was left by the second; one that a reviewer has just written is not meant. The phrases
are `next_review` under `[words]` in the configuration.

## Bad

```diff
+++ tracks/reviews.yaml
+schema: coursekit/reviews/v1
+reviews:
+  - lesson: bread/proofing
+    date: 2025-11-10
+    reviewer: Ada
+    digest: sha256:b34a0655474a2b842a3f6861733ea006a216113950a52a540c4520d1d1485cb7
+    blocks: "11ac"
+  - lesson: bread/proofing
+    date: 2026-05-02
+    reviewer: Grace
+    digest: sha256:b34a0655474a2b842a3f6861733ea006a216113950a52a540c4520d1d1485cb7
+    blocks: "11ac"
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+Next comes the [first loaf](../first-loaf/lesson.md). At the next review, add how long it rests.
```

## Good

```diff
+++ tracks/reviews.yaml
+schema: coursekit/reviews/v1
+reviews:
+  - lesson: bread/proofing
+    date: 2025-11-10
+    reviewer: Ada
+    digest: sha256:b34a0655474a2b842a3f6861733ea006a216113950a52a540c4520d1d1485cb7
+    blocks: "11ac"
+  - lesson: bread/proofing
+    date: 2026-05-02
+    reviewer: Grace
+    digest: sha256:70ca570eb8d5cfbc4c1cd4a89de3d09a9473002582e71580587a91787ae56366
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+Next comes the [first loaf](../first-loaf/lesson.md). It rests for an hour before.
```

## How to fix

Do what the note asks for and remove it. If it is to wait on, say in it until which day or event.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.notes import standing_notes
from coursekit.rules.base import Rule
from coursekit.rules.review import recorded_at, tracked
from coursekit.words import shortened


def check(course: Course) -> Iterator[Finding]:
    for lesson, fresh in tracked(course):
        if not fresh.recorded:
            continue
        for note in standing_notes(course, lesson):
            yield Finding(
                place=note.place,
                message=f"the note '{shortened(note.phrase)}' stood here at the review of "
                f"{note.since}, and that of {note.left} left it",
                help="Do what it asks for and remove it, or say in it until when it waits.",
                related=recorded_at(fresh.recorded),
            )


RULE = Rule(
    code="RV1204",
    name="standing-note",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
