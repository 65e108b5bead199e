"""What a finding keeps when lines are put above it, its file is renamed or its text wrapped anew."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from coursekit.model.course import Course
from coursekit.model.finding import Finding
from coursekit.model.text import Text

_WRAPPED = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t>]*")
"""A break between lines, with the marks of quotations around it."""


class Owner(NamedTuple):
    """Whose file a path is."""

    track: str | None = None
    lesson: str | None = None
    kind: str = ""
    """A page kind, or `manifest`."""


@dataclass
class Files:
    """The files of a course that findings may stand in: their texts, and whose they are."""

    course: Course
    texts: dict[str, Text] = field(default_factory=dict)

    def __post_init__(self) -> None:
        course = self.course
        self.texts.update((document.path, document.text) for document in course.documents)
        self.texts.update((manifest.path, manifest.text) for manifest in course.manifests)
        if course.lock:
            self.texts[course.lock.path] = course.lock.text
        if course.ledger:
            self.texts[course.ledger.path] = course.ledger.text
        if course.review_plan:
            self.texts[course.review_plan.path] = course.review_plan.text
        if course.baseline:
            self.texts[course.baseline.path] = course.baseline.text

    @cached_property
    def _owners(self) -> dict[str, Owner]:
        found: dict[str, Owner] = {}
        for track in self.course.tracks.values():
            if track.manifest_path:
                found[track.manifest_path] = Owner(track.slug, None, "manifest")
        for lesson in self.course.lessons.values():
            pages = {kind: page.path for kind, page in lesson.pages.items()}
            for kind, path in (
                *lesson.expected.items(),
                *lesson.unread.items(),
                *pages.items(),
            ):
                found[path] = Owner(lesson.track, lesson.id, kind)
        return found

    def owner(self, path: str) -> Owner:
        """Whose file it is; nobody's if it belongs to no track."""
        return self._owners.get(path, Owner())


Identity = tuple[str, str, str, str]
"""Rule code, lesson or track, page kind, and the normalized text that a finding stands on."""


class Identified(NamedTuple):
    """What tells one finding from all others of a course."""

    identity: Identity
    nth: int
    """Which of several equals it is, counted from 1 in the order of their places."""

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits."""
        return hexadecimal((*self.identity, str(self.nth)))


def hexadecimal(parts: Iterable[str]) -> str:
    """32 hexadecimal digits that tell some texts from all others."""
    import hashlib  # slow to import, and only findings need it

    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def identified(
    found: Sequence[tuple[str, Finding]], files: Files, renamed: Mapping[str, str]
) -> Iterator[Identified]:
    """The identities of findings, each with the code of its rule, in the given order.

    `renamed` maps ids of lessons and slugs of tracks to those that they are to be known by.
    """
    seen: Counter[Identity] = Counter()
    for code, finding in found:
        identity = _identity(code, finding, files, renamed)
        seen[identity] += 1
        yield Identified(identity, seen[identity])


def _identity(code: str, finding: Finding, files: Files, renamed: Mapping[str, str]) -> Identity:
    path = finding.place.path
    owner = files.owner(path)
    home = owner.lesson or owner.track or ""
    subject = finding.subject
    if subject is None:
        text = files.texts.get(path)
        subject = text.cut(finding.place.span) if text else ""
    normal = unicodedata.normalize("NFC", _WRAPPED.sub(" ", subject))
    return code, renamed.get(home, home), owner.kind, " ".join(normal.split())
