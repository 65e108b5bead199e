"""A glob under `own_assets` fits nothing that a page shows or links to.

Mostly the files were moved or renamed, and now nothing says any more whose they are; or the glob is
mistyped. A glob that is left over will cover whatever is put there later.

## Bad

```diff
--- tracks/course.yaml
 language: en
+own_assets:
+  - glob: tracks/bread/*/figures/*.svg
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

Correct the glob, or remove the entry. It is a path from the repository's root; `*` stands for any
text within one folder or file name, `**` for any number of folders.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, TargetState
from coursekit.model.finding import Finding, Severity
from coursekit.model.globs import Globs
from coursekit.rules.base import Rule
from coursekit.rules.own_assets import own_assets
from coursekit.rules.shown_media import Gallery
from coursekit.words import shortened


def check(course: Course) -> Iterator[Finding]:
    assets = tuple(own_assets(course))
    globs = Globs((asset.glob.value, at) for at, asset in enumerate(assets))
    shown = frozenset(_used(course)) if assets else frozenset()
    used = {at for path in shown for at in globs.matching(path)}
    for at, asset in enumerate(assets):
        if at not in used:
            yield Finding(
                place=asset.glob.place,
                message=f"no page shows or links to a file that '{shortened(asset.glob.value)}' "
                "fits",
                help=_help(asset.glob.value),
            )


def _help(glob: str) -> str:
    if glob.startswith(("/", "./")):
        return "Begin it at the repository's root, without a dot or slash before it."
    if any(mark in glob for mark in "?[{"):
        return "Only `*` and `**` stand for other text: write an entry for each suffix."
    if glob.endswith("/") or "." not in glob.rpartition("/")[2].replace("*", "."):
        return f"For the files in this folder, write '{shortened(glob).rstrip('/')}/*'."
    return "Correct the glob, or remove the entry."


def _used(course: Course) -> Iterator[str]:
    for seen in Gallery(course).seen:
        yield seen.where
    for link in course.links:
        if link.state in (TargetState.FOUND, TargetState.OTHER_CASE):
            yield link.path


RULE = Rule(
    code="AT1010",
    name="own-assets-unused",
    severity=Severity.NOTE,
    doc=__doc__,
    check=check,
    requires=("AT1009",),
)
