"""What a course may configure, as frozen values. `coursekit.config` reads them from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from coursekit.model.finding import Severity

PAGE_KINDS = ("brief", "lesson", "practice", "references", "summary", "cheatsheet")
"""The kinds of pages, in the order in which a learner meets them. Facts stand in the brief."""


def _default_pages() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {kind: (f"tracks/{{track}}/{{lesson}}/{kind}.md",) for kind in PAGE_KINDS}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where things are. `{track}` and `{lesson}` in a pattern each take a path segment."""

    course: str = "tracks/course.yaml"
    track: str = "tracks/{track}/track.yaml"
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=_default_pages)
    required: tuple[str, ...] = ("brief", "lesson", "practice", "references")
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """Which headings of a page hold a lesson's facts; case does not count."""

    objectives: tuple[str, ...] = ("By the end you will be able to", "Objectives")
    prerequisites: tuple[str, ...] = ("Before you start", "Prerequisites")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The course's own words; the first of each is used in messages."""

    lesson: tuple[str, ...] = ("lesson",)
    track: tuple[str, ...] = ("Track",)
    phase: tuple[str, ...] = ("Phase",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """How the destination of a link becomes a file."""

    root: str = ""
    suffixes: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a page may be at most before it is a finding instead of being parsed."""

    page_bytes: int = 1_048_576
    nesting: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that a course may configure, with our own course as the default."""

    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    layout: Layout = Layout()
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Our front matter key to the dotted path of the course's own."""
    headings: Headings = Headings()
    words: Words = Words()
    links: Links = Links()
    limits: Limits = Limits()
