"""What a course may configure, as frozen values. `coursekit.config` reads them from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coursekit.model.finding import Severity

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


def _default_pages_in_words() -> Mapping[str, tuple[str, ...]]:
    return {
        "brief": ("brief",),
        "lesson": ("lesson page",),
        "practice": ("practice page", "practice"),
        "references": ("references page", "references"),
        "summary": ("summary",),
        "cheatsheet": ("cheatsheet", "cheat sheet"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The course's own words; the first of each is used in messages.

    A word that begins with a capital counts only where prose begins it with one.
    """

    lesson: tuple[str, ...] = ("lesson", "lessons")
    track: tuple[str, ...] = ("Track", "Tracks")
    phase: tuple[str, ...] = ("Phase", "Phases")
    course: tuple[str, ...] = ("course",)
    section: tuple[str, ...] = ("section", "sections")
    lesson_short: str = "L"
    """What stands before a lesson's number in short: `L5`. An empty text: nothing does."""
    track_short: str = "T"
    numbers: tuple[str, ...] = (
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen", "twenty",
    )  # fmt: skip
    """From one on, without a gap."""
    joins: tuple[str, ...] = ("and", "or", "&", ",")
    through: tuple[str, ...] = ("through", "to", "–", "-")
    of: tuple[str, ...] = ("of", "in")
    about: tuple[str, ...] = ("on", "about")
    this: tuple[str, ...] = ("this lesson's", "the lesson's")
    this_is: tuple[str, ...] = ("this is",)
    itself: tuple[str, ...] = ("this", "it")
    """By these a page speaks of its own lesson."""
    being: tuple[str, ...] = ("is", "sits at", "stands at", "sits in", "stands in")
    """Between a lesson and its place in a phase."""
    we_are: tuple[str, ...] = ("you are in", "you are at", "we are in", "we are at", "it as")
    """Before the place in a phase of the page's own lesson."""
    articles: tuple[str, ...] = ("the", "these", "those", "its", "a", "an")
    """The first tells that something known is meant."""
    nothing: tuple[str, ...] = ("none", "no", "nothing")
    next: tuple[str, ...] = ("next", "up next")
    previous: tuple[str, ...] = ("previous", "preceding")
    comes_next: tuple[str, ...] = (
        "comes next", "comes after this one", "comes after it", "follows this one",
    )  # fmt: skip
    comes_before: tuple[str, ...] = (
        "comes before this one", "comes before it", "precedes this one",
    )  # fmt: skip
    opens: tuple[str, ...] = ("opens",)
    closes: tuple[str, ...] = ("closes",)
    continues: tuple[str, ...] = ("continues",)
    opens_with: tuple[str, ...] = ("opens with", "begins with", "starts with")
    opener: tuple[str, ...] = ("opener", "opening", "first lesson", "start")
    closer: tuple[str, ...] = ("close", "closer", "closing", "last lesson", "final lesson", "end")
    midpoint: tuple[str, ...] = ("midpoint", "middle lesson", "middle")
    above: tuple[str, ...] = ("above", "below")
    prerequisite: tuple[str, ...] = ("Prerequisite", "Prerequisites")
    read_time: tuple[str, ...] = ("Read time", "Reading time")
    practice_time: tuple[str, ...] = ("Practice time",)
    difficulty: tuple[str, ...] = ("Difficulty",)
    minutes: tuple[str, ...] = ("minutes", "minute", "min")
    to_read: tuple[str, ...] = ("read", "to read")
    pages: Mapping[str, tuple[str, ...]] = field(
        default_factory=_default_pages_in_words, hash=False
    )
    cards: tuple[str, ...] = ("flashcards", "cards")
    questions: tuple[str, ...] = ("questions",)
    exercises: tuple[str, ...] = ("exercises",)
    maps_to: tuple[str, ...] = ("maps to",)
    by: tuple[str, ...] = ("by",)
    gave: tuple[str, ...] = ("gave",)
    at: tuple[str, ...] = ("given in", "given at", "at")
    months: tuple[str, ...] = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    )  # fmt: skip
    elsewhere: tuple[str, ...] = (
        "norm", "norms", "loss", "losses", "cache", "caches", "regularisation", "regularization",
        "penalty", "penalties", "distance", "distances", "gpu", "gpus", "layer", "vertebra",
        "driving", "autonomy", "switch", "load", "balancer", "nvidia", "trial", "trials",
        "clinical", "study", "studies", "squared", "bonus",
    )  # fmt: skip
    """Beside `L5` or `Phase 3` they tell that something else is meant."""
    papers: tuple[str, ...] = (
        "et al", "paper", "papers", "report", "article", "Act", "Code", "Law",
    )  # fmt: skip
    """In a sentence with `§5` they tell that the section is one of theirs."""
    either: tuple[str, ...] = ("or",)
    """Between lessons they tell that one of them is enough."""
    plural: tuple[str, ...] = ("s", "people", "children", "criteria")
    """What a noun ends with of which there are several."""
    singular: tuple[str, ...] = ("ss", "us", "is")
    """What words end with that only look as if there were several."""
    measures: tuple[str, ...] = (
        "times", "seconds", "minutes", "hours", "days", "weeks", "months", "years", "percent",
        "degrees", "grams", "meters", "dollars", "euros", "cups", "pages",
    )  # fmt: skip
    """What is measured and not listed: `ten minutes`."""
    roughly: tuple[str, ...] = (
        "about", "around", "almost", "nearly", "over", "than", "least", "most", "up to", "first",
        "last", "next", "other", "another", "top",
    )  # fmt: skip
    """Before a number they tell that it is not all of a list: `at least two`."""


def _renamed(lesson: str, track: str, phase: str) -> Words:
    """English words where a lesson, a track and a phase are called so; they have no short forms."""
    usual = Words()

    def of(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text.replace("lesson", lesson) for text in texts)

    return Words(
        lesson=(lesson, f"{lesson}s"),
        track=(track, f"{track}s"),
        phase=(phase, f"{phase}s"),
        lesson_short="",
        track_short="",
        this=of(usual.this),
        opener=of(usual.opener),
        closer=of(usual.closer),
        midpoint=of(usual.midpoint),
        pages={kind: of(texts) for kind, texts in usual.pages.items()},
    )


WORD_SETS: Mapping[str, Words] = {
    "lessons": Words(),
    "chapters": _renamed("chapter", "Book", "Part"),
    "episodes": _renamed("episode", "Lesson", "Day"),
    "units": _renamed("unit", "Course", "Module"),
}
"""The words of English courses, by the name that `[words]` gives as its `set`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Which claims a course makes by its own conventions."""

    neighbours: tuple[str, ...] = ()
    """The page kinds that name the lesson before and the one after."""


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
class Settings:
    """Everything that a course may configure, with our own course as the default."""

    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    severity: Mapping[str, Severity] = field(default_factory=dict)
    layout: Layout = Layout()
    keys: Mapping[str, str] = field(default_factory=dict)
    """Our front matter key to the dotted path of the course's own."""
    headings: Headings = Headings()
    words: Words = Words()
    claims: Claims = Claims()
    links: Links = Links()
    objectives: Objectives = Objectives()
    structure: Structure = Structure()
    time: Time = Time()
    accessibility: Accessibility = Accessibility()
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
