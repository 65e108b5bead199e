"""Courses of any size from a seed: the standard course has 310 lessons of six pages each."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

STANDARD_LESSONS = 310
LESSONS_PER_TRACK = 31
PHASES = 4

BRIEF = (
    "What you will learn",
    "Where this fits",
    "Before you start",
    "By the end you will be able to",
    "Time and difficulty",
)
PRACTICE = ("Self-check", "Exercise 1: Once more", "Exercise 2: And again", "Flashcards")
REFERENCES = ("Going deeper", "Adjacent topics", "Community discussion")
WITH_LIST = ("By the end you will be able to", "Going deeper")

_URL = re.compile(r"https://[^\s)]+")

WORDS = tuple(
    """
    model lesson picture token frame signal error weight layer sample value gradient learner
    teacher answer question reason example measure method result figure table number pattern
    small large early late simple careful open closed first second common rare steady shows
    holds reads moves gives takes finds keeps names counts compares explains follows often
    rarely always today slowly clearly together
    """.split()
)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Where a generated lesson stands."""

    track: int
    number: int

    @property
    def slug(self) -> str:
        return f"lesson-{self.number:03}"

    @property
    def phase(self) -> int:
        return (self.number - 1) * PHASES // LESSONS_PER_TRACK + 1

    @property
    def title(self) -> str:
        return f"Subject {self.number} of track {self.track}"


class Author:
    """Writes pages; the same seed gives the same bytes."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - sentences, not secrets

    def sentence(self) -> str:
        words = self.random.choices(WORDS, k=self.random.randint(8, 18))
        mark = self.random.randrange(12)
        if mark == 0:
            words[3] = f"*{words[3]}*"
        elif mark == 1:
            words[2] = f"**{words[2]}**"
        elif mark == 2:
            words[4] = f"`{words[4]}`"
        elif mark == 3:
            words[5] = f"{words[5]} &amp;"
        return " ".join(words).capitalize() + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randint(3, 7)))

    def block(self) -> str:
        kind = self.random.randrange(10)
        if kind == 0:
            return "\n".join(f"- {self.sentence()}" for _ in range(4))
        if kind == 1:
            rows = "\n".join(f"| {self.word()} | {self.word()} | {self.word()} |" for _ in range(4))
            return f"| one | two | three |\n| --- | --- | --- |\n{rows}"
        if kind == 2:
            return f"```python\n{self.word()} = [{self.word()!r} for _ in range(3)]\n```"
        if kind == 3:
            return f"> {self.sentence()}"
        return self.paragraph()

    def word(self) -> str:
        return self.random.choice(WORDS)

    def body(self, size: int) -> str:
        """Sections with paragraphs, lists, tables, code and quotations, of about `size` bytes."""
        parts: list[str] = []
        length = 0
        section = 0
        while length < size:
            if length >= section * size // 6:
                section += 1
                parts.append(f"## Part {section} on {self.word()}")
            parts.append(self.block())
            length += len(parts[-1]) + 2
        return "\n\n".join(parts)


def write_course(folder: Path, lessons: int = STANDARD_LESSONS, seed: int = 1) -> None:
    """Write a course with that many lessons, in tracks of 31, into an empty folder."""
    author = Author(seed)
    tracks = folder / "tracks"
    tracks.mkdir(parents=True)
    (tracks / "course.yaml").write_text(
        "title: A generated course\nlanguage: en\nlicense:\n  text: CC-BY-SA-4.0\n  code: MIT\n"
        "rights_statement: All of it is generated; rights in {source} stay with its owners.\n",
        encoding="utf-8",
    )
    cited: set[str] = set()
    for start in range(0, lessons, LESSONS_PER_TRACK):
        track = start // LESSONS_PER_TRACK + 1
        count = min(LESSONS_PER_TRACK, lessons - start)
        members = [Lesson(track, number) for number in range(1, count + 1)]
        home = tracks / f"track-{track:02}"
        home.mkdir()
        (home / "track.yaml").write_text(_manifest(track, members), encoding="utf-8")
        for lesson in members:
            (home / lesson.slug).mkdir()
            for name, text in _pages(author, lesson, count):
                (home / lesson.slug / name).write_text(text, encoding="utf-8")
                cited.update(_URL.findall(text))
    (tracks / "links.lock").write_text(_lock(cited), encoding="utf-8")


def _lock(cited: Iterable[str]) -> str:
    """A sweep has found all of them alive."""
    seen = {"verdict": "ok", "checked": "2026-01-01", "since": "2026-01-01"}
    lines = [{"url": url} | seen for url in sorted(cited)]
    return "".join(
        json.dumps(line, separators=(",", ":")) + "\n"
        for line in ({"schema": "coursekit/links-lock/v1"}, *lines)
    )


def _manifest(track: int, lessons: list[Lesson]) -> str:
    lines = [
        f"number: {track}",
        f"title: Track number {track}",
        "level: standard",
        "description: A generated track.",
        "phases:",
    ]
    for phase in sorted({lesson.phase for lesson in lessons}):
        lines += [f"  - slug: phase-{phase}", f"    title: Phase of part {phase}", "    lessons:"]
        lines += [f"      - {lesson.slug}" for lesson in lessons if lesson.phase == phase]
    return "\n".join(lines) + "\n"


def _pages(author: Author, lesson: Lesson, count: int) -> Iterator[tuple[str, str]]:
    track = f"track-{lesson.track:02}"
    objectives = [
        f"Explain how the {word} {author.word()} of part {lesson.number} works"
        for word in ("first", "second", "third")
    ]
    needs = f"{track}/lesson-{lesson.number - 1:03}" if lesson.number > 1 else ""
    front = (
        f"title: {lesson.title}\n"
        f"description: A generated lesson about {author.word()} and {author.word()}, number "
        f"{lesson.number} of its track, long enough.\n"
        f"page: brief\ntrack: {track}\nphase: {lesson.phase}\norder: {lesson.number}\n"
        f"difficulty: standard\nread_minutes: 12\npractice_minutes: 15\n"
        f"prerequisites: [{needs}]\nobjectives:\n"
        + "".join(f"  - {objective}\n" for objective in objectives)
        + "authors: [The generator]\nstatus: published\npublished: 2026-01-01\n"
    )
    said = _said(lesson, count)
    yield "brief.md", _page(front, _sections(author, BRIEF, 5_000, objectives, said))
    after = lesson.number % count + 1
    onward = f"Then comes [lesson {after}](../lesson-{after:03}/lesson.md)."
    for name, size in (("lesson", 14_000), ("summary", 3_500), ("cheatsheet", 4_500)):
        front = f"title: {lesson.title}\npage: {name}\n"
        yield f"{name}.md", _page(front, f"{author.body(size)}\n\n## Onward\n\n{onward}")
    front = f"title: {lesson.title}\npage: practice\nexercises:\n  self-check: [1, 2, 3]\n"
    yield "practice.md", _page(front, _sections(author, PRACTICE, 9_000, []))
    front = f"title: {lesson.title}\npage: references\nderived: false\n"
    links = [
        f"[{author.word()} {n}](https://www.loc.gov/{track}/{lesson.number}/{n}): "
        f"{author.sentence()}"
        for n in range(20)
    ]
    yield "references.md", _page(front, _sections(author, REFERENCES, 5_000, links))


def _said(lesson: Lesson, count: int) -> dict[str, str]:
    """What a brief says of the course, by heading."""
    place = f"lesson {lesson.number} of Track {lesson.track} (*Track number {lesson.track}*)"
    said = {
        "What you will learn": f"This is {place}, in Phase {lesson.phase} "
        f"(*Phase of part {lesson.phase}*).",
        "Before you start": "**Prerequisite:** none.",
        "Time and difficulty": "Read time: about 12 minutes.\n\nPractice time: about 15 minutes.\n\n"
        "Difficulty: standard.",
    }
    neighbours = []
    for label, number in (("Previous", lesson.number - 1), ("Next", lesson.number + 1)):
        if 0 < number <= count:
            title = Lesson(lesson.track, number).title
            link = f"[{title}](../lesson-{number:03}/brief.md)"
            neighbours.append(f"- **{label}:** Lesson {number}, {link}.")
            if label == "Previous":
                said["Before you start"] = f"**Prerequisite:** Lesson {number}, {link}."
    said["Where this fits"] = "\n".join(neighbours)
    return said


def _sections(
    author: Author,
    headings: Sequence[str],
    size: int,
    items: Sequence[str],
    said: Mapping[str, str] | None = None,
) -> str:
    """The sections that a page must have; the list stands where the page kind wants one."""
    parts = []
    for heading in headings:
        first = [said[heading]] if said and heading in said else []
        blocks = [*first, author.paragraph(), *(author.block() for _ in range(size // 2_500))]
        if heading in WITH_LIST:
            blocks = ["\n".join(f"- {item}" for item in items)]
        parts += [f"## {heading}", *blocks]
    while sum(map(len, parts)) < size:
        parts.append(author.block())
    return "\n\n".join(parts)


def _page(front: str, body: str) -> str:
    return f"---\n{front}---\n\n{body}\n"
