"""What a course may configure, as frozen values. `coursekit.config` reads them from a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from coursekit.model.finding import Severity
from coursekit.model.globs import starred
from coursekit.model.suppression import Suppression
from coursekit.model.vocabulary import WORD_SETS, Words

PAGE_KINDS = ("brief", "lesson", "practice", "references", "summary", "cheatsheet")
"""The kinds of pages, in the order in which a learner meets them. Facts stand in the brief."""


def _default_pages() -> Mapping[str, tuple[str, ...]]:
    return {kind: (f"tracks/{{track}}/{{lesson}}/{kind}.md",) for kind in PAGE_KINDS}


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
    sources: tuple[str, ...] = ("Source material", "Source materials", "Sources", "Attribution")
    references: tuple[str, ...] = ("Going deeper", "Further reading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Which claims a course makes by its own conventions."""

    neighbours: tuple[str, ...] = ()
    """The page kinds that name the lesson before and the one after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """URLs that the sweeps' verdicts are not held against, why, and until when that was decided."""

    pattern: str
    """In which `*` stands for any text."""
    reason: str
    until: dt.date

    def covers(self, url: str) -> bool:
        """Whether the pattern fits the whole of a URL."""
        return starred(self.pattern, url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """How the destination of a link becomes a file, and what is known of the web."""

    root: str = ""
    suffixes: tuple[str, ...] = ("",)
    lock: str = "tracks/links.lock"
    """The path of the lock file."""
    exempt: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFiles:
    """Where reviews are recorded and planned."""

    ledger: str = "tracks/reviews.yaml"
    plan: str = "tracks/review-plan.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a page may be at most before it is a finding instead of being parsed."""

    page_bytes: int = 1_048_576
    nesting: int = 100
    pieces: int = 10_000
    """Of one paragraph, heading or cell: marks of Markdown, or words that may make claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objectives:
    """What objectives must be; the bounds are those of objectives under a heading."""

    least: int = 3
    most: int | None = 5
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The course's own verbs by Bloom's level, besides those of `coursekit.model.bloom`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How many characters a text may have."""

    least: int = 0
    most: int | None = None


def _default_sections() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    sections = {
        "brief": (
            "What you will learn",
            "Where this fits",
            "Before you start",
            "By the end you will be able to",
            "Time and difficulty",
        ),
        "practice": ("Self-check", "Flashcards"),
        "references": (
            "Source material",
            "What this lesson draws from each source",
            "Going deeper",
            "Adjacent topics",
            "Community discussion",
        ),
    }
    return {kind: tuple((h,) for h in sections[kind]) for kind in sections}


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """What the pages of a lesson must hold."""

    sections: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=_default_sections)
    """By page kind, the headings of the second level in their order, each with what may stand in
    its place."""
    if_derived: tuple[str, ...] = ("Source material", "What this lesson draws from each source")
    """Sections that a lesson may lack whose references say that it derives from no source."""
    h1: str = "none"
    """How many headings of the first level a page has: `none`, `one` or `any`."""
    titles: str = "same"
    """Whether all pages of a lesson state the `same` title, or `any`."""
    other_files: str = "linked"
    """Which other Markdown files may lie beside the pages: those that are `linked`, or `any`."""
    description: Length = Length(least=60, most=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How much of each kind a learner reads in a minute; `coursekit explain TM701` tells why."""

    words: int = 200
    characters: int = 260
    code_lines: int = 20
    table_cells: int = 30
    images: int = 5
    formulas: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """How far a stated time may be off: by so many minutes or so much of it, the larger counts."""

    minutes: int = 2
    percent: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """How long the pages of a lesson take."""

    pages: tuple[str, ...] = ("lesson",)
    """The page kinds that `read_minutes` counts."""
    pace: Pace = Pace()
    tolerance: Tolerance = Tolerance()


def _default_vague_texts() -> Mapping[str, tuple[str, ...]]:
    return {
        "en": (
            "here",
            "click here",
            "this link",
            "this page",
            "this",
            "link",
            "more",
            "read more",
            "learn more",
            "see more",
        ),
        "de": ("hier", "hier klicken", "klicken Sie hier", "klick hier", "mehr", "weiterlesen"),
        "es": ("aquí", "haz clic aquí", "haga clic aquí", "este enlace", "leer más", "más"),
        "fr": ("ici", "cliquez ici", "ce lien", "lire la suite", "en savoir plus", "plus"),
        "it": ("qui", "clicca qui", "questo link", "leggi di più"),
        "pt": ("aqui", "clique aqui", "este link", "leia mais", "saiba mais"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility:
    """What keeps pages usable for those who do not see them."""

    vague_link_texts: Mapping[str, tuple[str, ...]] = field(default_factory=_default_vague_texts)
    """By language (`en`), the texts of links that tell nothing; case does not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowingSeverity:
    """A severity that grows on a day."""

    now: Severity
    day: dt.date
    """The first day of the later one."""
    then: Severity

    def on(self, day: dt.date | None) -> Severity:
        """The severity on a day; the earlier one where none is known."""
        return self.then if day is not None and day >= self.day else self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that a course may configure, with our own course as the default."""

    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    severity: Mapping[str, Severity | GrowingSeverity] = field(default_factory=dict)
    baseline: str = "coursekit-baseline.json"
    """The path of the baseline; empty where the course keeps none."""
    suppress: tuple[Suppression, ...] = ()
    """Which findings are not reported in which files, and why."""
    layout: Layout = Layout()
    keys: Mapping[str, str] = field(default_factory=dict)
    """Our front matter key to the dotted path of the course's own."""
    headings: Headings = Headings()
    words: Words = WORD_SETS["lessons"]
    claims: Claims = Claims()
    links: Links = Links()
    objectives: Objectives = Objectives()
    structure: Structure = Structure()
    time: Time = Time()
    accessibility: Accessibility = Accessibility()
    review: ReviewFiles = ReviewFiles()
    limits: Limits = Limits()


UNKNOWN_PAGES = Settings(
    objectives=Objectives(least=0, most=None),
    structure=Structure(
        sections={},
        h1="any",
        titles="any",
        other_files="any",
        description=Length(),
    ),
)
"""The defaults of a course that keeps its pages elsewhere: what they must hold, it alone knows."""
