"""Judge a course before a change as it is judged behind it, and find what broke what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from coursekit.engine.change import Difference, caused, renames, still_there
from coursekit.engine.run import Judged, Outcome
from coursekit.model.course import Course
from coursekit.model.report import Cause
from coursekit.reading.changes import Change, unchanged
from coursekit.reading.course import read_course
from coursekit.reading.git import FileChange
from coursekit.reading.tree import Tree

_TRIED = 20
"""How many changed files are put back, one by one, to see which of them broke a finding."""
_TRIED_TOGETHER = 40
"""How often files are put back at all, before nothing is said of who broke the rest."""

Judge = Callable[[Course, Mapping[str, str], Collection[str] | None], Outcome]
"""Judges a course: lessons are known by the names that the mapping gives them. With codes, only the
rules with these and what they require have to be run."""


@dataclass
class Comparison:
    """A change, and the course behind it with its findings."""

    change: Change
    course: Course
    outcome: Outcome
    judge: Judge
    renamed: Mapping[str, str] = field(default_factory=dict)
    _tries: int = 0

    def difference(self) -> Difference:
        """What the change caused, and what it mended."""
        files = self.change.files
        before = self._course(self.change.old, files)
        self.renamed = renames(before, self.course, self.change.moved)
        origins = {one.new: one.old for one in files if one.new is not None}
        return caused(self.outcome, self.judge(before, self.renamed, None), origins, self._blame)

    def _course(self, tree: Tree, changed: Sequence[FileChange]) -> Course:
        """The course of another tree; pages that are the same there are not read again."""
        known = unchanged(self.course.documents, self.change.new, changed)
        return read_course(tree, self.course.settings, self.course.as_of, known)

    def _blame(self, found: Sequence[Judged]) -> list[tuple[Cause, ...]]:
        """The changes of files without which a finding would not be there."""
        causes: list[list[FileChange]] = [[] for _ in found]
        files = self._suspects(found) if found else []
        for file in files[:_TRIED]:
            for cause, stays in zip(causes, self._stay(found, [file]), strict=True):
                if not stays:
                    cause.append(file)
        for nth, one in enumerate(found):
            together = [] if causes[nth] else self._together(one, files)
            for cause, stays in zip(causes, self._stay(found, together), strict=True):
                if not stays and not cause:
                    cause.extend(together)
        return [tuple(map(_cause, cause)) for cause in causes]

    def _together(self, one: Judged, files: Sequence[FileChange]) -> list[FileChange]:
        """Few changed files that have to be put back together for a finding to vanish."""
        needed: list[FileChange] = []
        rest = files
        while self._tries < _TRIED_TOGETHER:
            low, high = 0, len(rest)
            while low < high:
                middle = (low + high) // 2
                stays = self._stay([one], [*needed, *rest[:middle]])[0]
                low, high = (middle + 1, high) if stays else (low, middle)
            if low == 0:
                return needed
            needed.append(rest[low - 1])
            rest = rest[: low - 1]
        return []

    def _stay(self, found: Sequence[Judged], files: Sequence[FileChange]) -> list[bool]:
        """Whether findings are still there when changed files are put back."""
        if not files:
            return [True] * len(found)
        self._tries += 1
        course = self._course(self.change.without(files), files)
        codes = {one.rule.code for one in found}
        return still_there(found, self.outcome, self.judge(course, self.renamed, codes))

    def _suspects(self, found: Sequence[Judged]) -> Sequence[FileChange]:
        """The changed files, those first that findings point at or speak of, then what is gone."""
        pointed = {related.place.path for one in found for related in one.finding.related}
        said = "\n".join({one.finding.message for one in found})

        def weight(one: FileChange) -> tuple[bool, bool]:
            named = one.new in pointed or any(path in said for path in (one.old, one.new) if path)
            return not named, one.old == one.new

        return sorted(self.change.files, key=weight)


def _cause(one: FileChange) -> Cause:
    if one.old is None or one.new is None:
        return Cause(one.new or one.old or "", "deleted" if one.new is None else "added")
    if one.old != one.new:
        return Cause(one.new, "renamed", one.old)
    return Cause(one.new, "changed")
