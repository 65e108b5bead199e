"""A track from its manifest: numbers are positions in the manifest's lists."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from coursekit.model.course import Listing, Manifest, Phase, Track
from coursekit.model.record import KeyPath, Record
from coursekit.model.settings import Settings
from coursekit.reading.facts import items, stated


def assemble_track(
    slug: str, manifest: Manifest | None, path: str | None, settings: Settings
) -> Track:
    """The track with its phases; entries that no one could mean to be lessons are left out."""
    record = manifest.record if manifest else None
    number = stated(record, "number", int)
    title = stated(record, "title", str)
    word = settings.words.track[0]
    return Track(
        slug=slug,
        label=f"{word} {number.value if number else slug}",
        manifest=manifest,
        manifest_path=path or settings.layout.track.replace("{track}", slug) or None,
        number=number,
        title=title.value if title else None,
        owner=stated(record, "owner", str),
        review=stated(record, "review", str),
        phases=tuple(_phases(slug, record, settings)) if record else (),
    )


def _phases(track: str, record: Record, settings: Settings) -> Iterator[Phase]:
    count = itertools.count(1)
    numbers: dict[str, int] = {}
    for number, (path, phase) in enumerate(items(record, ("phases",)), start=1):
        if not isinstance(phase, dict):
            continue
        listings = tuple(_listings(track, record, (*path, "lessons"), number, count, numbers))
        slug, title = phase.get("slug"), phase.get("title")
        yield Phase(
            number=number,
            slug=slug if isinstance(slug, str) else str(number),
            title=title if isinstance(title, str) else "",
            label=f"{settings.words.phase[0]} {number}",
            place=record.place((*path, "slug") if "slug" in phase else path),
            listings=listings,
        )


def _listings(
    track: str,
    record: Record,
    path: KeyPath,
    phase: int,
    count: Iterator[int],
    numbers: dict[str, int],
) -> Iterator[Listing]:
    """The lessons of one phase; `numbers` gains those that no phase listed before."""
    for at, value in items(record, path):
        entry = value if isinstance(value, dict) else {"slug": value}
        slug, title = entry.get("slug"), entry.get("title")
        if not isinstance(slug, str):
            if value is not None:  # a lesson was meant, and has its place in the count
                next(count)
            continue
        if slug not in numbers:
            numbers[slug] = next(count)
        planned = entry.get("status") == "planned"
        yield Listing(
            track=track,
            slug=slug,
            number=numbers[slug],
            phase=phase,
            title=title if isinstance(title, str) else None,
            planned=planned,
            place=record.place((*at, "slug") if isinstance(value, dict) else at),
            planned_at=record.place((*at, "status")) if planned else None,
            title_at=record.place((*at, "title")) if isinstance(title, str) else None,
        )
