"""Why something cannot be recorded, and whom the command line means."""

from __future__ import annotations

from coursekit.model.course import Course, Lesson
from coursekit.words import counted, listing, nearest, shortened, visible


class Refused(Exception):
    """Why nothing was written, with the next step."""


def lesson_named(course: Course, text: str) -> Lesson:
    """The lesson of an id, of a slug that only one lesson has, or of a path inside it.

    Raises `Refused`.
    """
    if text in course.lessons:
        return _written(course.lessons[text])
    found = [one for one in course.lessons.values() if one.slug == text] or [
        one for one in course.lessons.values() if _holds(one, text.rstrip("/"))
    ]
    if len(found) == 1:
        return _written(found[0])
    if found:
        ids = listing(lesson.id for lesson in found[:5])
        raise Refused(f"{shortened(visible(text))} may be one of several lessons: say {ids}.")
    near = nearest(text, course.lessons)
    hint = f" Did you mean {near}?" if near else " Name it as track/lesson."
    raise Refused(f"the course has no lesson {shortened(visible(text))}.{hint}")


def one_line(text: str, what: str) -> str:
    """A text of the command line on one line; raises `Refused` where it is empty or hides marks."""
    line = " ".join(text.split())
    if not line:
        raise Refused(f"{what} is empty.")
    if visible(line) != line:
        raise Refused(f"{what} holds characters that nobody sees: {shortened(visible(line))}.")
    return line


def sound(path: str, problems: int) -> None:
    """Refuse to write a file anew of which a part could not be read: it would be lost."""
    if problems:
        raise Refused(
            f"{path} has {counted(problems, 'problem')}: mend it first, `coursekit lint` tells where."
        )


def _holds(lesson: Lesson, path: str) -> bool:
    return any(
        page == path or page.startswith(f"{path}/")
        for page in (*(page.path for page in lesson.pages.values()), *lesson.unread.values())
    )


def _written(lesson: Lesson) -> Lesson:
    if not lesson.present:
        raise Refused(f"{lesson.label} has no pages yet: there is nothing to review.")
    return lesson
