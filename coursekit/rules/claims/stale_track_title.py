"""A track is named by a title that it does not have in its manifest.

A track's title stands in `track.yaml`, and in the first sentence of many briefs: "lesson 6 of Track
24 (*Multimodal AI*)". When the track is renamed, each of those sentences tells the old name.

The title of another track tells that the number is wrong: that is [XR607](wrong-track.md).

## Bad

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+The dough is mixed, as Track 1 (*Baking bread*) asks for.
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+The dough is mixed, as Track 1 (*Bread at home*) asks for.
```

## How to fix

Write the title as it stands in `track.yaml`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Related, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.facts import is_doubtful, quoted, retitled
from coursekit.rules.parts import track_titles


def check(course: Course) -> Iterator[Finding]:
    for stated in track_titles(course):
        if stated.track is None or stated.named:
            continue
        label, title = stated.track.track.label, stated.track.title
        if not is_doubtful(course, stated.at, stated.text, title):
            fix = retitled(course, stated.at, title)
            yield Finding(
                place=stated.at.place,
                message=f"{label} has another title: {quoted(title)}",
                help=f"Write the title as it stands in {stated.track.place.path}.",
                related=(Related(stated.track.place, f"the title of {label}"),),
                fix=fix if stated.sure else dataclasses.replace(fix, safety=Safety.UNSAFE),
                lesson=stated.at.lesson,
            )


RULE = Rule(
    code="XR603",
    name="stale-track-title",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
