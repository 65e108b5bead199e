"""An image, recording or embedded page that is not ours has no credit, or more than one.

What readers see and hear without a word on whose it is, looks like the course's own. Everything that
is not ours needs exactly one credit: a source on record with its `files` or its address, or a
caption in one of the forms that docs/attribution.md describes. What is ours, the course manifest
declares under `own_assets`, with its author; that a caption says so is not enough. Such a file must
not come from a source on record as well.

What is shown from the web is judged in every course with a manifest, files of the repository only
where the manifest has `own_assets`: without it nobody knows which of them are ours. Without it there
is also one finding for all that one host shows, since the host may be the course's own. Badges
and pictures that stand in their own address (`data:`) are left out. The same file needs its credit
once in a lesson. A caption that credits several works in one paragraph counts as one.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-Yeast turns sugar into gas, and the dough rises because gluten holds it.
+![Dough in a bowl, risen to twice its size](https://www.loc.gov/dough.jpg)
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
-Yeast turns sugar into gas, and the dough rises because gluten holds it.
+![Dough in a bowl, risen to twice its size](https://www.loc.gov/dough.jpg)
+
+*Figure 1. Dough after two hours. [Risen dough](https://www.loc.gov/item/dough) by Ada Miller, CC BY 4.0.*
```

## How to fix

Write a caption below it, such as *Title* by Creator, license, address. Or put the work on record
under `sources`, with the paths of its files under `files`. If it is the course's own, list it under
`own_assets` in `tracks/course.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Related, Severity
from coursekit.model.source import MediaKind, Source
from coursekit.rules.base import Rule
from coursekit.rules.own_assets import OwnAsset, declares_own, knows_own
from coursekit.rules.shown_media import Caption, Gallery, Seen
from coursekit.rules.sources import source_place
from coursekit.words import shortened

_NOUNS = {
    MediaKind.IMAGE: "image",
    MediaKind.AUDIO: "recording",
    MediaKind.VIDEO: "video",
    MediaKind.EMBED: "embedded page",
}


def check(course: Course) -> Iterator[Finding]:
    if course.manifest is None:
        return
    gallery, declared, known = Gallery(course), declares_own(course), knows_own(course)
    hosts: dict[str, list[Seen]] = {}
    for seen in gallery.seen:
        own = gallery.own(seen)
        sources, captions = gallery.credited(seen)
        if own:
            yield from _contradicted(seen, own, sources)
        elif not (sources or captions):
            if declared and (known or not seen.local):
                yield _uncredited(seen)
            elif not seen.local:
                hosts.setdefault(seen.where.split("/")[2], []).append(seen)
        elif len(sources) + _paragraphs(captions) > 1:
            yield _credited_again(seen, sources, captions)
    for shown in hosts.values():
        yield _uncredited(*shown)


def _contradicted(seen: Seen, own: OwnAsset, sources: Sequence[Source]) -> Iterator[Finding]:
    """A file that is declared to be ours and comes from a source on record."""
    for source in sources[:1]:
        yield Finding(
            place=seen.page.place(seen.media.span),
            message=f"this {_NOUNS[seen.media.kind]} is declared to be the course's own, but comes "
            "from a source on record",
            help="Narrow the glob under `own_assets`, or correct `files` of the source.",
            related=(
                Related(own.glob.place, "the glob by which it is ours"),
                Related(source_place(source), "the source on record"),
            ),
        )


def _uncredited(seen: Seen, *others: Seen) -> Finding:
    where = shortened(seen.where, 100)
    more = f", like {len(others):,} more from this host," if others else ""
    host = "/".join((*seen.where.split("/")[:3], "**"))
    ours = f"with the glob {host} if the host is yours" if others else "if it is ours"
    return Finding(
        place=seen.page.place(seen.media.span),
        message=f"this {_NOUNS[seen.media.kind]} ({where}){more} has no credit and is not declared "
        "to be the course's own",
        help="Write below it whose it is (*Title* by Creator, license, address), put its source on "
        f"record with `files`, or list it under `own_assets` {ours}.",
        subject=seen.where,
    )


def _credited_again(seen: Seen, sources: Sequence[Source], captions: Sequence[Caption]) -> Finding:
    return Finding(
        place=seen.page.place(seen.media.span),
        message=f"this {_NOUNS[seen.media.kind]} is credited to more than one work",
        help="Keep the credit that is right.",
        related=(
            *(Related(source_place(one), "a source on record") for one in sources),
            *(Related(one.page.place(one.shown.span), "a caption") for one in captions),
        ),
        subject=seen.where,
    )


def _paragraphs(captions: Sequence[Caption]) -> int:
    """In how many paragraphs captions stand."""
    return min(len(captions), 1) + sum(_are_apart(*pair) for pair in pairwise(captions))


def _are_apart(one: Caption, other: Caption) -> bool:
    if one.page is not other.page:
        return True
    between = one.page.text.content[one.shown.span.end : other.shown.span.start]
    return "\n\n" in between.replace("\r\n", "\n")


RULE = Rule(
    code="AT1008",
    name="uncredited-media",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
