"""Globs of files: paths from the repository's root in which `*` and `**` stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


def fits(glob: str, path: str) -> bool:
    """Whether a path fits: `*` is any text within a segment, `**` any number of folders."""
    return bool(Globs([(glob, True)]).matching(path))


class Globs(Generic[T]):
    """Many globs, each with a value, asked at once: segments that they share are compared once."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        for order, (glob, value) in enumerate(entries):
            node = self._root
            for segment in glob.split("/"):
                node = node.child(segment)
            node.values.append((order, value))

    def matching(self, path: str) -> list[T]:
        """The values of the globs that a path fits, in their order."""
        reached = list(self._root.and_deep())
        for segment in path.split("/"):
            behind = {id(node): node for one in reached for node in one.behind(segment)}
            reached = list(behind.values())
        found = dict(entry for node in reached for entry in node.values)
        return [found[order] for order in sorted(found)]


@dataclass(slots=True, eq=False)
class _Node(Generic[T]):
    """A place in globs, behind some of their segments."""

    deep: bool = False
    """Whether it stands behind `**`, and so behind any number of folders."""
    values: list[tuple[int, T]] = field(default_factory=list)
    """Of the globs that end here, each with its place among all."""
    children: dict[str, _Node[T]] = field(default_factory=dict)
    starred: list[str] = field(default_factory=list)
    """The children that hold stars."""

    def child(self, segment: str) -> _Node[T]:
        """The place behind one more segment."""
        if segment not in self.children:
            self.children[segment] = _Node(deep=segment == "**")
            if "*" in segment and segment != "**":
                self.starred.append(segment)
        return self.children[segment]

    def behind(self, segment: str) -> Iterator[_Node[T]]:
        """The places that a segment of a path leads to."""
        if self.deep:
            yield from self.and_deep()
        if segment != "**" and "*" not in segment and segment in self.children:
            yield from self.children[segment].and_deep()
        for pattern in self.starred:
            if starred(pattern, segment):
                yield from self.children[pattern].and_deep()

    def and_deep(self) -> Iterator[_Node[T]]:
        """This place, and those behind `**`, which may stand for no folder at all."""
        node: _Node[T] | None = self
        while node:
            yield node
            node = node.children.get("**")


def starred(pattern: str, text: str) -> bool:
    """Whether the whole of a text fits a pattern in which `*` is any text."""
    first, *parts = pattern.split("*")
    if not parts:
        return text == first
    last = parts.pop()
    at, end = len(first), len(text) - len(last)
    if at > end or not text.startswith(first) or not text.endswith(last):
        return False
    for part in parts:  # each where it comes first: what is left is then the longest
        at = text.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True
