"""What prose says of the course: claims that its facts confirm or refute.

Every claim has a kind, by which reports call it, and the span of what a reader would underline.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, NamedTuple, get_args

from coursekit.model.text import Place, Span


class Number(NamedTuple):
    """A number as prose writes it: `6`, `six`."""

    value: int
    span: Span


class Numbers(NamedTuple):
    """Numbers that stand together: `5`, `5 and 6`, `2 through 9`."""

    written: tuple[Number, ...]
    values: tuple[int, ...]
    """With those that a range only implies."""

    @property
    def one(self) -> Number | None:
        """The number, where there is just one."""
        return self.written[0] if len(self.values) == len(self.written) == 1 else None


class Phrase(NamedTuple):
    """Words of the prose, as a reader sees them."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPlace:
    """`lesson 6 of Track 24`, `lessons 5 and 6`, `L5`."""

    kind: ClassVar[str] = "lesson-place"
    span: Span
    numbers: Numbers
    track: Number | None = None
    """The track that is named with it; without one it is the page's own."""
    short: bool = False
    """Whether it is written `L5`: such a number that no lesson has may mean something else."""
    own: bool = False
    """Whether the page says so of its own lesson: `This is lesson 6`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackPlace:
    """`Track 24`, `T11, T13 and T20`."""

    kind: ClassVar[str] = "track-place"
    span: Span
    numbers: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasePlace:
    """`Phase 3`, `Phases 2 and 3 of Track 24`."""

    kind: ClassVar[str] = "phase-place"
    span: Span
    numbers: Numbers
    track: Number | None = None


class Direction(Enum):
    """Which neighbour of a lesson is meant."""

    NEXT = "next"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """`the next lesson`, `**Previous:** Lesson 5`, `Lesson 6 comes next`."""

    kind: ClassVar[str] = "neighbour"
    span: Span
    direction: Direction
    lesson: LessonPlace | None = None
    """The lesson that is said to be the neighbour, where a number names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title beside a number, or as the text of a link to a lesson."""

    kind: ClassVar[str] = "title"
    span: Span
    text: str
    of: LessonPlace | TrackPlace | PhasePlace | Neighbour | None
    """What is said to have the title; nothing where only a link tells."""
    linked: bool = False
    """Whether it is the text of a link: one that leads to no lesson is no title."""
    certain: bool = True
    """Whether the way it is written tells that a title is meant. If not, only one that resembles a
    title of the course counts."""


class Where(Enum):
    """Which place in a phase or track is meant."""

    FIRST = "first"
    LAST = "last"
    MIDDLE = "middle"
    WITHIN = "within"
    """Behind the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """`the close of Phase 3`, `which opens Phase 4`, `the track's closer`."""

    kind: ClassVar[str] = "position"
    span: Span
    where: Where
    phase: PhasePlace | None = None
    """The phase; without one it is that of the lesson, or the track."""
    in_track: bool = False
    track: TrackPlace | None = None
    """The track, where a number names it: `the first lesson of Track 12`."""
    subject: LessonPlace | None = None
    """The lesson that has the position; without one it is the page's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOff:
    """`lesson 7 opens with JEPA`."""

    kind: ClassVar[str] = "hand-off"
    span: Span
    lesson: LessonPlace
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMention:
    """`this lesson's references`, `the practice page`."""

    kind: ClassVar[str] = "page"
    span: Span
    page: str
    """The page kind."""
    part: str | None = None
    """What the page is said to hold, in a word, folded: `a matching exercise`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMention:
    """`L5 §6`, `section 4 above`, `the section *What DiT buys*`, `the L5 section on scope`."""

    kind: ClassVar[str] = "section"
    span: Span
    lesson: LessonPlace | None = None
    """Without one it is the page's own lesson."""
    number: Number | None = None
    """Counts the headings of the second level on the lesson page."""
    heading: str | None = None
    topic: str | None = None
    """What the section is said to be about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prerequisite:
    """The line **Prerequisite:** with the lessons that it asks for; none where it says so."""

    kind: ClassVar[str] = "prerequisite"
    span: Span
    lessons: tuple[LessonPlace, ...]


class Part(Enum):
    """What the practice page holds a number of."""

    QUESTIONS = "questions"
    EXERCISES = "exercises"
    CARDS = "cards"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`five categories:` before a list, `ten flashcards`, `the seven-category list`."""

    kind: ClassVar[str] = "count"
    span: Span
    number: Number
    noun: str
    """Folded; for a part of the practice page with the words before it: `self-check questions`."""
    listed: int | None = None
    """How many items follow right behind."""
    linked: bool = False
    """Whether it stands in a link into a section, whose list it then counts."""
    part: Part | None = None
    """What of the practice page is counted."""


class Activity(Enum):
    """What takes the time."""

    READ = "read"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """`Read time: about 13 minutes`."""

    kind: ClassVar[str] = "time"
    span: Span
    number: Number
    activity: Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    """`Difficulty: standard`."""

    kind: ClassVar[str] = "difficulty"
    span: Span
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMention:
    """`The lesson maps to the talk *T* by A. Author, given in E on 3 June 2025`."""

    kind: ClassVar[str] = "source"
    span: Span
    title: Phrase | None = None
    creators: tuple[Phrase, ...] = ()
    event: Phrase | None = None
    date: dt.date | None = None
    date_span: Span | None = None


Claim = (
    LessonPlace
    | TrackPlace
    | PhasePlace
    | Title
    | Position
    | Neighbour
    | HandOff
    | PageMention
    | SectionMention
    | Prerequisite
    | Count
    | Minutes
    | Difficulty
    | SourceMention
)

CLAIM_KINDS: tuple[str, ...] = tuple(sorted(claim.kind for claim in get_args(Claim)))
"""The kinds of claims, as reports call them."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A claim with what it speaks of."""

    claim: Claim
    lesson: str
    """The id of the lesson whose page makes the claim."""
    place: Place
    referents: tuple[str | None, ...]
    """What each of its parts speaks of; none for what the course does not have. A lesson or track
    is told by its id, a phase as `track#3`, a page as `lesson/references`, a section as
    `lesson#anchor`."""
