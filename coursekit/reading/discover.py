"""Which files of a tree are what: manifests and the pages of lessons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coursekit.model.settings import PAGE_KINDS, Layout
from coursekit.reading.patterns import Pattern
from coursekit.reading.tree import Tree, walk

MARKDOWN = (".md", ".mdx", ".markdown")

SINGLE_TRACK = "course"
"""The track of a course whose layout has no `{track}`."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a course, by what they are."""

    manifest: str | None
    tracks: Mapping[str, str]
    """Track manifests by track."""
    pages: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    """Track and lesson to page kind to path."""
    others: tuple[str, ...] = ()
    """Markdown files near them that are none."""


def discover(tree: Tree, layout: Layout) -> Found:
    """Find the files that the layout describes; `exclude` and hidden folders are passed over."""
    patterns = [(kind, Pattern(text)) for kind in PAGE_KINDS for text in layout.pages.get(kind, ())]
    track_pattern = Pattern(layout.track) if layout.track else None
    roots = {p.folder for _, p in patterns} | ({track_pattern.folder} if track_pattern else set())
    excluded = [Pattern(text) for text in layout.exclude]
    tracks: dict[str, str] = {}
    ranked: dict[tuple[str, str], dict[str, tuple[int, str]]] = {}
    others: list[str] = []
    for path in sorted({path for root in _outermost(roots) for path in walk(tree, root)}):
        if any(pattern.match(path) is not None for pattern in excluded):
            continue
        values = track_pattern.match(path) if track_pattern else None
        if values is not None:
            tracks[values.get("track", SINGLE_TRACK)] = path
        for rank, (kind, pattern) in enumerate(patterns):
            values = pattern.match(path)
            if values is not None:
                track = values.get("track", SINGLE_TRACK)
                lesson = values.get("lesson") or path.rpartition("/")[2].partition(".")[0]
                kinds = ranked.setdefault((track, lesson), {})
                # Of several files for one page, the one of the pattern that is named first.
                kinds[kind] = min(kinds.get(kind, (rank, path)), (rank, path))
                break
        else:
            if path.lower().endswith(MARKDOWN):
                others.append(path)
    pages = {
        key: {kind: path for kind, (_, path) in kinds.items()} for key, kinds in ranked.items()
    }
    return Found(_existing(tree, layout.course), tracks, pages, tuple(others))


def expected_pages(layout: Layout, track: str, lesson: str) -> Mapping[str, str]:
    """Where the layout would look for each page of a lesson first."""
    values = {"track": track, "lesson": lesson}
    return {
        kind: Pattern(layout.pages[kind][0]).fill(values)
        for kind in PAGE_KINDS
        if layout.pages.get(kind)
    }


def lesson_home(pattern: str, path: str) -> str:
    """The folder that belongs to one lesson alone, or the path itself where its page shares one.

    `path` is the pattern filled in.
    """
    for depth, segment in enumerate(pattern.split("/"), start=1):
        if "{lesson}" in segment:
            return "/".join(path.split("/")[:depth])
    return path


def _existing(tree: Tree, path: str) -> str | None:
    folder, _, name = path.rpartition("/")
    return path if path and name in tree.names(folder) else None


def _outermost(folders: set[str]) -> set[str]:
    """The folders that lie in no other of them."""
    return {
        folder
        for folder in folders
        if not any(other != folder and _holds(other, folder) for other in folders)
    }


def _holds(outer: str, inner: str) -> bool:
    return not outer or inner.startswith(f"{outer}/")
