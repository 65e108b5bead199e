"""What all formats say alike of a change: its counts, names, and the lines of one lesson."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursekit.comparing.data import (
    CourseDiff,
    Fact,
    Kind,
    LessonDiff,
    LessonState,
    Minutes,
    Objective,
    Prerequisite,
    SourceChange,
    SourceState,
    StaleReview,
)
from coursekit.words import counted, shortened, without_secrets

_WIDEST = 200
_COUNTED = {
    "lessons_added": ("lesson", "lessons", "added"),
    "lessons_removed": ("lesson", "lessons", "removed"),
    "lessons_written": ("planned lesson", "planned lessons", "written"),
    "lessons_unwritten": ("lesson", "lessons", "without pages now"),
    "lessons_renamed": ("lesson", "lessons", "renamed"),
    "lessons_moved": ("lesson", "lessons", "moved"),
    "statuses": ("status", "statuses", "changed"),
    "texts": ("text", "texts", "changed"),
    "objectives": ("objective", "objectives", "changed"),
    "prerequisites": ("prerequisite", "prerequisites", "changed"),
    "sources": ("source", "sources", "changed"),
    "licenses": ("license", "licenses", "changed"),
    "reviews_stale": ("review", "reviews", "made stale"),
}


def counts(diff: CourseDiff) -> Mapping[str, int]:
    """How much of each kind changed, in the order in which it is told."""
    lessons = diff.lessons
    kinds = [one.kind for one in lessons]
    return {
        "lessons_added": kinds.count(Kind.ADDED),
        "lessons_removed": kinds.count(Kind.REMOVED),
        "lessons_written": kinds.count(Kind.WRITTEN),
        "lessons_unwritten": kinds.count(Kind.UNWRITTEN),
        "lessons_renamed": sum(one.renamed or one.readdressed for one in lessons),
        "lessons_moved": sum(one.moved for one in lessons),
        "statuses": sum(one.status_changed for one in lessons),
        "texts": sum(one.text is not None for one in lessons),
        "objectives": sum(len(one.objectives) for one in lessons),
        "prerequisites": sum(len(one.needs_more) + len(one.needs_no_more) for one in lessons),
        "sources": sum(len(one.sources) for one in lessons),
        "licenses": sum(1 for _ in _licenses(diff)),
        "reviews_stale": sum(one.stale_review is not None for one in lessons),
    }


def totals(diff: CourseDiff) -> str:
    """`1 lesson added, 2 objectives changed`; nothing where only other facts changed."""
    found = []
    for name, number in counts(diff).items():
        if number:
            noun, plural, became = _COUNTED[name]
            found.append(f"{counted(number, noun, plural)} {became}")
    return ", ".join(found)


def _licenses(diff: CourseDiff) -> Iterator[Fact]:
    """The licenses that the course, its lessons and their sources state otherwise."""
    yield from (fact for fact in diff.facts if fact.name.startswith("license"))
    for lesson in diff.lessons:
        fields = (field for source in lesson.sources for field in source.fields)
        yield from (fact for fact in (*lesson.facts, *fields) if fact.name == "license")


def name(state: LessonState) -> str:
    """`lesson 6 of Track 24: Its title`; where it has no title, its id."""
    of = f" of {state.track_label}" if state.number else ""
    return f"{state.label}{of}: {cut(state.title or state.id)}"


def whole(state: LessonState) -> Iterator[str]:
    """Where a lesson stands that is on one side only, and how long it takes."""
    yield f"{state.phase_label or 'listed nowhere'}, {_standing(state)}"
    if state.minutes != Minutes():
        yield f"reading time: {minutes(state.minutes, state.minutes)}"


def _standing(state: LessonState) -> str:
    if state.planned:
        return "planned"
    return cut(state.status) or "written" if state.written else "without pages"


def place(state: LessonState) -> str:
    """`lesson 6, Phase 3`."""
    return f"{state.label}, {state.phase_label}" if state.number else "listed nowhere"


def lines(lesson: LessonDiff) -> Iterator[str]:
    """Everything that changed of a lesson that is on both sides, but its review."""
    before, after = lesson.before, lesson.after
    if before and after:
        yield from _states(lesson, before, after)
    if lesson.text is not None:
        yield f"text: {share(lesson.text)}"
    if before and after and lesson.time_changed and lesson.kind is Kind.CHANGED:
        yield f"reading time: {minutes(before.minutes, after.minutes)}"
    yield from map(_objective, lesson.objectives)
    yield from (f"prerequisite added: {_needed(one)}" for one in lesson.needs_more)
    yield from (f"prerequisite removed: {_needed(one)}" for one in lesson.needs_no_more)
    for source in lesson.sources:
        yield from _source(source)
    yield from map(fact, lesson.facts)


def _states(lesson: LessonDiff, before: LessonState, after: LessonState) -> Iterator[str]:
    if lesson.renamed:
        yield f"title: {quoted(before.title)} → {quoted(after.title)}"
    if lesson.readdressed:
        yield f"folder: {cut(before.id)} → {cut(after.id)}"
    if lesson.moved:
        tracks = (
            (f"{before.track_label}, ", f"{after.track_label}, ")
            if before.track_label != after.track_label
            else ("", "")
        )
        yield f"moved: {tracks[0]}{place(before)} → {tracks[1]}{place(after)}"
    if lesson.status_changed:
        yield f"status: {cut(before.status) or 'none'} → {cut(after.status) or 'none'}"


def share(changed: float) -> str:
    """How much of a text changed, in words."""
    if not changed:
        return "the same blocks in another order"
    percent = round(100 * changed)
    return f"{percent} % changed" if percent else "less than 1 % changed"


def minutes(before: Minutes, after: Minutes) -> str:
    """`12.3 → 14.1 minutes measured, 12 → 14 declared`."""
    measured = arrow(measure(before), measure(after))
    return f"{measured} minutes measured, {arrow(declared(before), declared(after))} declared"


def measure(time: Minutes) -> str:
    """The measured minutes; a question mark where they are not known."""
    return "?" if time.measured is None else f"{time.measured:,.1f}"


def declared(time: Minutes) -> str:
    """The declared minutes; a question mark where none are."""
    return "?" if time.declared is None else f"{time.declared:,}"


def arrow(before: str, after: str) -> str:
    """Both sides, or one where they are the same."""
    return before if before == after else f"{before} → {after}"


def fact(one: Fact) -> str:
    """`license.text: A → B`."""
    before, after = ("none" if text is None else cut(text) for text in (one.before, one.after))
    return f"{shortened(one.name, 100)}: {before} → {after}"


def stale(review: StaleReview) -> str:
    """Why a review counts no more."""
    by = f"reviewed on {review.date} by {cut(review.reviewer)}"
    if review.lost:
        return f"{by}: the ledger knows it by its old name only"
    return f"{by}: its text is no longer what was read"


def _objective(one: Objective) -> str:
    if one.before is None:
        return f"objective added: {cut(one.after)}"
    if one.after is None:
        return f"objective removed: {cut(one.before)}"
    return f"objective reworded: {cut(one.before)} → {cut(one.after)}"


def _needed(one: Prerequisite) -> str:
    return f"{cut(one.title)} ({cut(one.lesson)})" if one.title else cut(one.lesson)


def _source(one: SourceChange) -> Iterator[str]:
    if one.before and one.after:
        work = quoted(one.after.title or one.after.url)
        yield from (f"source {work}: {fact(field)}" for field in one.fields)
        return
    for became, state in (("removed", one.before), ("added", one.after)):
        if state:
            yield f"source {became}: {_work(state)}"


def _work(state: SourceState) -> str:
    title = quoted(state.title) if state.title else None
    creators = f"by {', '.join(state.creators)}" if state.creators else None
    parts = (title, creators, state.license, state.use, state.url)
    return ", ".join(cut(part) for part in parts if part)


def quoted(text: str | None) -> str:
    """A title in quotation marks."""
    return f'"{cut(text)}"' if text else "none"


def cut(text: str | None) -> str:
    """A text of the course on one line that is not too long, without passwords."""
    return shortened(without_secrets(text or ""), _WIDEST)
