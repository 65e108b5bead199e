"""`tracks/links.lock` to a `Lock`: everything that can be read, and a problem for all the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coursekit.model.lock import SCHEMA, Entry, Lock, LockProblem, newer
from coursekit.model.text import Span, Text
from coursekit.reading.lock_line import LineGetters, WrongLine, line_value, plain_entry
from coursekit.reading.tree import Tree

LOCK_BYTES = 16_777_216
"""The largest lock file that is read whole: some 50,000 URLs."""
PROBLEMS = 50
"""How many problems are told one by one."""

_MARKER = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
"""What git leaves where a merge met a conflict."""
_REMOVE = "Remove the line; the next sweep writes what it sees anew."
_MERGE = (
    "Remove this line and keep those around it, or have `coursekit links merge` do it: of two for "
    "one URL the newer counts."
)


def find_lock(tree: Tree, path: str) -> Lock | None:
    """The lock file at a path of a tree; none where there is no such file.

    Raises `OSError` where it is there and cannot be read.
    """
    folder, _, name = path.rpartition("/")
    if name not in tree.names(folder):
        return None
    return read_lock(path, tree.read(path, LOCK_BYTES))


def read_lock(path: str, data: bytes) -> Lock:
    """A lock file from its bytes; of one that is larger than `LOCK_BYTES`, the first lines."""
    cut = len(data) > LOCK_BYTES
    if cut:
        data = data[: data.rfind(b"\n", 0, LOCK_BYTES) + 1]
    text = Text(data.decode("utf-8-sig", errors="replace"))
    reading = _Reading(text)
    reading.lines()
    if cut:
        reading.problem(
            Span(len(text.content), len(text.content)),
            f"the lock file is larger than {LOCK_BYTES:,} bytes: what follows was not read",
            "Remove the lines of URLs that the course no longer cites.",
        )
    return reading.lock(path)


@dataclass
class _Reading:
    text: Text
    entries: dict[str, Entry] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    problems: list[LockProblem] = field(default_factory=list)
    passed_over: int = 0

    def lock(self, path: str) -> Lock:
        if self.passed_over:
            end = len(self.text.content)
            message = f"{self.passed_over:,} more problems in this file are not told one by one"
            self.problems.append(LockProblem(Span(end, end), message, _REMOVE))
        return Lock(
            path=path,
            entries=dict(sorted(self.entries.items())),
            text=self.text,
            spans=self.spans,
            problems=tuple(self.problems),
        )

    def problem(self, span: Span, message: str, help_: str) -> None:
        if len(self.problems) < PROBLEMS:
            self.problems.append(LockProblem(span, message, help_))
        else:
            self.passed_over += 1

    def lines(self) -> None:
        start, first = 0, True
        for line in self.text.content.split("\n"):
            bare = line.removesuffix("\r")
            span = Span(start, start + len(bare))
            start += len(line) + 1
            entry = plain_entry(bare)
            if entry is None and not bare.strip():
                continue
            if first and not self._opens(bare, span):
                return
            first = False
            if entry:
                self._keep(entry, span)
            else:
                self._line(bare, span)
        if first:
            self._opens("", Span(0, 0))

    def _opens(self, line: str, span: Span) -> bool:
        """Whether the rest may be read: a missing first line is a problem, another version all."""
        value = _value_or_none(line)
        if isinstance(value, dict) and "schema" in value:
            return self._is_known(value, span)
        message = f'the lock file does not begin with {{"schema":"{SCHEMA}"}}'
        self.problem(span, message, "Put that line on top of all others.")
        return True

    def _is_known(self, value: Mapping[str, Any], span: Span) -> bool:
        if value["schema"] == SCHEMA:
            return True
        message = "the lock file is of a kind that this version of coursekit does not read"
        self.problem(span, message, f"Use a newer coursekit; this one reads {SCHEMA}.")
        return False

    def _line(self, line: str, span: Span) -> None:
        if _MARKER.fullmatch(line):
            self.problem(span, "this line is left from a merge that met a conflict", _MERGE)
            return
        try:
            value = line_value(line)
            if set(value) == {"schema"}:
                self._is_known(value, span)  # of a second lock file, put behind the first
                return
            getters = LineGetters(value)
            entry = getters.entry()
        except WrongLine as wrong:
            self.problem(span, f"this line is no line of a lock file: {wrong}", _REMOVE)
            return
        for key in getters.unknown():
            self.problem(span, f"a line of a lock file has no key `{key}`", "Remove the key.")
        self._keep(entry, span)

    def _keep(self, entry: Entry, span: Span) -> None:
        known = self.entries.get(entry.url)
        if known is None or newer(known, entry) is not known:
            self.entries[entry.url] = entry
            self.spans[entry.url] = span


def _value_or_none(line: str) -> Any:
    try:
        return line_value(line)
    except WrongLine:
        return None
