"""The minimal course as the model has it, after small changes."""

from __future__ import annotations

from coursekit.model.course import Course
from coursekit.model.digest import blocks_of, digest, sketch
from coursekit.model.settings import Settings
from coursekit.reading.course import read_course
from coursekit.reading.tree import DictTree
from tests.support.linting import AS_OF
from tests.support.patching import Files, minimal_course, patched

PROOFING = "bread/proofing"
LEDGER, PLAN = "tracks/reviews.yaml", "tracks/review-plan.yaml"


def course_of(files: Files, settings: Settings | None = None) -> Course:
    """The course that some files hold."""
    return read_course(DictTree(files), settings or Settings(), AS_OF)


def patched_course(patch: str = "") -> Course:
    """The minimal course after a patch."""
    return course_of(patched(minimal_course(), patch))


def entry(course: Course, date: str, lesson: str = PROOFING, *, blocks: bool = True) -> str:
    """An entry of the ledger for what a course holds now."""
    read = blocks_of(course.lessons[lesson])
    lines = [f"lesson: {lesson}", f"date: {date}", "reviewer: Ada", f"digest: {digest(read)}"]
    if blocks:
        lines.append(f'blocks: "{sketch(read)}"')
    return "  - " + "\n    ".join(lines) + "\n"


def ledger_of(*entries: str) -> bytes:
    """A ledger with some entries."""
    return f"schema: coursekit/reviews/v1\nreviews:\n{''.join(entries)}".encode()
