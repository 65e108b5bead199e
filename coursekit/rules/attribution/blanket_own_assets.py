"""A glob under `own_assets` declares everything to be the course's own.

Such a glob also covers the picture that somebody copies into a lesson tomorrow: whose it is, would
never be asked. A glob is refused if it consists of `*` alone, fits any file in any lesson, or any
address on any host.

## Bad

```diff
--- tracks/course.yaml
 language: en
+own_assets:
+  - glob: "**"
+    author: The bakers of this test
```

## Good

```diff
--- tracks/course.yaml
 language: en
+own_assets:
+  - glob: tracks/bread/*/figures/*.svg
+    author: The bakers of this test
--- tracks/bread/proofing/lesson.md
-Yeast turns sugar into gas, and the dough rises because gluten holds it.
+![Dough in a bowl, risen to twice its size](figures/dough.svg)
+++ tracks/bread/proofing/figures/dough.svg
+<svg xmlns="http://www.w3.org/2000/svg"/>
```

## How to fix

Name the folders in which the course keeps what it made itself, best with a suffix:
`tracks/*/*/figures/*.svg`. Keep what others made in a folder of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule
from coursekit.rules.own_assets import OwnAsset, own_assets
from coursekit.words import shortened

_ANY_FILE = "any file.any"
"""A name that only `*` fits."""
_ANY_ADDRESSES = (f"https://any.host/{_ANY_FILE}", f"http://any.host/folder/{_ANY_FILE}")


def check(course: Course) -> Iterator[Finding]:
    homes = tuple(_homes(course))
    for asset in own_assets(course):
        if _is_blanket(asset, homes):
            yield Finding(
                place=asset.glob.place,
                message=f"'{shortened(asset.glob.value)}' declares everything to be the course's "
                "own, whoever made it",
                help="Name the folders that hold nothing but the course's own work.",
            )


def _homes(course: Course) -> Iterator[str]:
    """The folders of the lessons that are there."""
    for lesson in course.lessons.values():
        for page in lesson.pages.values():
            yield page.path.rpartition("/")[0]
            break


def _is_blanket(asset: OwnAsset, homes: tuple[str, ...]) -> bool:
    if not asset.glob.value.strip("*./") or any(map(asset.covers, _ANY_ADDRESSES)):
        return True
    anywhere = (f"{home}/{_ANY_FILE}" if home else _ANY_FILE for home in homes)
    return bool(homes) and all(asset.covers(path) for path in anywhere)


RULE = Rule(
    code="AT1009",
    name="blanket-own-assets",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
