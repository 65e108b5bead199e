"""A source on record is not shown on the references page, or not with all that readers are owed.

Front matter is for tools; readers see the page. Credit that only a tool can read is no credit. A
source that the lesson only links to is shown with title, creators and address. One that it quotes,
copies, adapts or embeds is shown with its license as well.

A source counts as shown where a block under "Source material" shows it (docs/attribution.md tells
their forms), and just as well where prose names it: then its title or a link to it, one of its
creators and its address have to stand anywhere on the page. What a block leaves out may stand
elsewhere in the section.

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
+    use: quoted
@@
-None: the lesson is our own from end to end.
+- **Title:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Author:** Ada Miller
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
+    use: quoted
@@
-None: the lesson is our own from end to end.
+- **Title:** [Slow dough](https://www.loc.gov/slow-dough)
+- **Author:** Ada Miller
+- **License:** CC BY 4.0
+- **Rights:** The text of this lesson is original; all rights in "Slow dough" stay with its owners.
```

## How to fix

Write the missing part under "Source material", in the words of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from coursekit.model.course import Course
from coursekit.model.document import Document
from coursekit.model.finding import Finding, Related, Severity
from coursekit.model.source import Part, ShownSource, Source, Use
from coursekit.rules.base import Rule
from coursekit.rules.shown_license import ShownLicenses
from coursekit.rules.sources import (
    addresses,
    pairings,
    seen,
    source_place,
    whole_words,
    work_at,
)
from coursekit.words import listing, shortened

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]{}\"'`|*]+")
_BEHIND = ".,;:!?"


def check(course: Course) -> Iterator[Finding]:
    licenses = ShownLicenses(course)
    for pairing in pairings(course):
        page = _Page(course, pairing.page, licenses)
        for source, blocks in pairing.pairs if pairing.page.whole else ():
            missing = tuple(page.missing(source, blocks))
            if missing:
                yield _finding(pairing.page, source, blocks, missing)


class _Page:
    """A references page, asked for what it shows of a source."""

    def __init__(self, course: Course, page: Document, licenses: ShownLicenses) -> None:
        self._course = course
        self._page = page
        self._licenses = licenses

    @cached_property
    def _body(self) -> str:
        start = self._page.record.span.end if self._page.record else 0
        # Cells of a table in HTML are words of their own.
        return seen(self._page.text.content[start:].replace("<", " <"))

    @cached_property
    def _section(self) -> str:
        sections = self._page.under(self._course.settings.headings.sources)
        return " ".join(seen(self._page.text.cut(section.span)) for section in sections)

    @cached_property
    def _linked(self) -> frozenset[tuple[str, str] | None]:
        """What links lead to, and what addresses that are written out do."""
        start = self._page.record.span.end if self._page.record else 0
        written = _ADDRESS.findall(self._page.text.content, start)
        links = [link.target for link in self._page.shown_links]
        works = (work_at(one.rstrip(_BEHIND)) for one in (*links, *written))
        return frozenset(work for work in works if work)

    def missing(self, source: Source, blocks: Sequence[ShownSource]) -> Iterator[str]:
        """What the page does not show of a source; nothing is named where it shows none of it."""
        if not blocks:
            yield from self._missing_in_prose(source)
            return
        told = {part.part for block in blocks for part in block.parts}
        title, url, makers = source.title, source.url, source.creators
        if title and Part.TITLE not in told and not self._holds(title.value):
            yield "its title"
        if Part.CREATORS not in told and not all(
            self._holds(one.value, last=True) for one in makers
        ):
            yield "its creators"
        if url and not any(map(any, map(addresses, blocks))) and not self._links(source):
            yield "its address"
        if Part.LICENSE not in told and not self._tells_license(source):
            yield "its license"

    def _missing_in_prose(self, source: Source) -> Iterator[str]:
        """What the whole page lacks, where no block shows the source."""
        if not self._mentions(source):
            if source.title or source.url:
                yield ""
            return
        makers = [seen(one.value).rpartition(" ")[2] for one in source.creators]
        if makers and not any(whole_words(self._body, one) >= 0 for one in makers):
            yield "its creators"
        if source.url and not self._links(source):
            yield "its address"

    def _mentions(self, source: Source) -> bool:
        """Whether the title or a link stands anywhere on the page."""
        title = source.title
        return bool(title and whole_words(self._body, seen(title.value)) >= 0) or self._links(
            source
        )

    def _holds(self, text: str, *, last: bool = False) -> bool:
        """Whether the section for sources holds a text, or just its last word."""
        wanted = seen(text)
        if last:
            wanted = wanted.rpartition(" ")[2]
        return whole_words(self._section, wanted) >= 0

    def _links(self, source: Source) -> bool:
        return source.url is not None and work_at(source.url.value) in self._linked

    def _tells_license(self, source: Source) -> bool:
        """Whether the section names the license, or need not: a link copies nothing."""
        if source.license is None or source.use is None or source.use.value is Use.LINKED:
            return True
        urls = [link.target for link in self._page.shown_links]
        return self._licenses.is_shown(source.license.value, self._section, urls) is not False


def _finding(
    page: Document, source: Source, blocks: Sequence[ShownSource], missing: Sequence[str]
) -> Finding:
    title = f"'{shortened(source.title.value, 100)}'" if source.title else "this source"
    parts = listing(missing, "and")
    return Finding(
        place=source_place(source),
        message=f"the page shows {title} without {parts}"
        if parts
        else f"the page does not show {title}, which is on record",
        help="Write it under the heading for sources, where readers look for it.",
        related=tuple(Related(page.place(one.span), "how the page shows it") for one in blocks[:3]),
    )


RULE = Rule(
    code="AT1004",
    name="source-not-shown",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    requires=("ST501",),
)
