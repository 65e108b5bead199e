"""The references page shows a source otherwise than the record states it.

What readers see under "Source material" and what the front matter states are one credit, written
twice. Title, creators, address, date, event and license are compared. Case and kinds of quotation
marks do not count; names may be shorter on the page, and so may the event; an address may be another
one of the same video or paper; a license may stand as its SPDX identifier, by its name
(`CC BY-SA 4.0`), or as a link to its text. How a page calls the terms of a `LicenseRef-`, its `name`
in the course manifest says; without one, only another license is found.

## Bad

```diff
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: CC-BY-4.0
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Author:** Ada Miller
+- **License:** CC BY-SA 4.0
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
```

## Good

```diff
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - title: Slow dough
+    creators: [Ada Miller]
+    url: https://www.loc.gov/slow-dough
+    license: CC-BY-4.0
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Author:** A. Miller
+- **License:** [Creative Commons Attribution 4.0](https://creativecommons.org/licenses/by/4.0/)
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
```

## How to fix

Look at the source itself, and write what it says in both places.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.document import Document
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.model.source import ShownPart
from coursekit.model.text import Span
from coursekit.rules.base import Rule
from coursekit.rules.differences import Comparison, Difference, shows_title
from coursekit.rules.shown_license import ShownLicenses
from coursekit.rules.sources import pairings
from coursekit.words import shortened


def check(course: Course) -> Iterator[Finding]:
    comparison = Comparison(ShownLicenses(course), course.settings.words.months)
    for pairing in pairings(course):
        page = pairing.page
        for source, blocks in pairing.pairs:
            titled = any(shows_title(source, block) for block in blocks)
            for block in blocks:
                for one in comparison.differences(source, block, page.text):
                    if not (titled and one.key == "title"):
                        yield _finding(page, one)


def _finding(page: Document, one: Difference) -> Finding:
    return Finding(
        place=page.place(one.shown.span),
        message=f"the record of this source states the {one.key} "
        f"'{shortened(one.recorded, 100)}', not '{shortened(one.shown.text, 100)}'",
        help="Look at the source itself, and write the same in both places.",
        related=(Related(one.place, f"the {one.key} on record"),),
        fix=_fix(page, one),
    )


def _fix(page: Document, one: Difference) -> Fix | None:
    """What the record states, where it can be put in the place of just that; markup stays alone."""
    plain = page.text.cut(one.shown.span) == one.shown.text
    span = _destination(page, one.shown) if one.key == "address" else one.shown.span
    if one.written is None or span is None or not (plain or one.key == "address"):
        return None
    title = f"Write '{shortened(one.written)}'"
    return Fix(title, Safety.UNSAFE, (Edit(page.place(span), one.written),))


def _destination(page: Document, shown: ShownPart) -> Span | None:
    """Where the address is written that a part shows, if there is one only."""
    spans = {
        link.target_span
        for link in page.shown_links
        if shown.span.start <= link.target_span.start
        and link.span.start <= shown.span.end
        and link.target in shown.urls
    }
    if len(spans) == 1:
        return spans.pop()
    return shown.span if not spans and page.text.cut(shown.span) in shown.urls else None


RULE = Rule(
    code="AT1005",
    name="shown-otherwise",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
