"""The words that claims are made of: those of English courses, or a course's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def _default_pages_in_words() -> Mapping[str, tuple[str, ...]]:
    return {
        "brief": ("brief",),
        "lesson": ("lesson page",),
        "practice": ("practice page", "practice"),
        "references": ("references page", "references"),
        "summary": ("summary",),
        "cheatsheet": ("cheatsheet", "cheat sheet"),
    }


def _default_source_labels() -> Mapping[str, tuple[str, ...]]:
    return {
        "title": (
            "Title", "Talk", "Talk title", "Lecture", "Paper", "Paper title", "Book", "Article",
            "Work", "Original", "Original work", "Original title", "Adapted from", "Based on",
        ),
        "creators": (
            "Author", "Authors", "Speaker", "Speakers", "Creator", "Creators", "By", "Written by",
            "Given by", "Presented by", "Presenter", "Presenters", "Lecturer", "Lecturers",
            "Instructor", "Instructors", "Artist", "Artists", "Photographer", "Credit", "Credits",
        ),
        "url": (
            "URL", "Link", "Recording", "Video", "Source", "Source URL", "Source link",
            "Available at", "Address", "Web address", "Website", "DOI",
        ),
        "date": (
            "Date", "Published", "Given", "Recorded", "Published on", "Given on", "Recorded on",
            "Date published", "Publication date", "Date given", "Year",
        ),
        "event": (
            "Event", "Series", "Lecture series", "Conference", "Workshop", "Venue", "Given at",
            "Given in", "Presented at", "Published in", "Journal",
        ),
        "license": (
            "License", "Licence", "License terms", "Licence terms", "Licensed under", "Licensing",
            "Terms", "Terms of use",
        ),
        "rights": ("Rights", "Rights statement", "Copyright"),
    }  # fmt: skip


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
    of: tuple[str, ...] = ("of",)
    within: tuple[str, ...] = ("in",)
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
    source_labels: Mapping[str, tuple[str, ...]] = field(
        default_factory=_default_source_labels, hash=False
    )
    """By the part of a source, the labels that stand before it; case does not count."""
    own_work: tuple[str, ...] = ("own work", "our own", "the course's own")
    """By these a block under a heading for sources says that the work is the course's own."""
    captions: tuple[str, ...] = (
        "Figure", "Fig", "Image", "Photo", "Photograph", "Picture", "Illustration", "Diagram",
        "Chart", "Map", "Screenshot", "Video", "Audio", "Recording", "Animation", "Table",
        "Artwork", "Cartoon", "Drawing", "Graphic", "Painting",
    )  # fmt: skip
    """What a caption begins with; a number may follow."""
    elsewhere: tuple[str, ...] = (
        "norm", "norms", "loss", "losses", "cache", "caches", "regularisation", "regularization",
        "penalty", "penalties", "distance", "distances", "gpu", "gpus", "layer", "layers", "vertebra",
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
    next_review: tuple[str, ...] = (
        "at the next review", "at next review", "in the next review", "on the next review",
        "during the next review",
    )  # fmt: skip
    """By these a note asks the next reviewer for something."""


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
