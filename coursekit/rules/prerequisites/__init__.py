"""Rules about prerequisites."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Edit, Fix, Related, Safety
from coursekit.model.record import Stated
from coursekit.model.text import Place, Span

_SHOWN = 8
"""How many lessons of a chain are written out."""


def needs(course: Course, lesson: Lesson) -> dict[str, Stated[str]]:
    """The other lessons of the course that a lesson names as its prerequisites, each once."""
    found: dict[str, Stated[str]] = {}
    for stated in lesson.prerequisites:
        if stated.value in course.lessons and stated.value != lesson.id:
            found.setdefault(stated.value, stated)
    return found


def graph(course: Course) -> dict[str, dict[str, Stated[str]]]:
    """Each lesson's id to what it needs."""
    return {id_: needs(course, lesson) for id_, lesson in course.lessons.items()}


def components(edges: Mapping[str, Iterable[str]]) -> list[frozenset[str]]:
    """The strongly connected components of a graph, each behind all that it leads to.

    Two lessons are in one component where each needs the other. After Tarjan, "Depth-first search
    and linear graph algorithms" (1972), in linear time and without recursion.
    """
    search = _Search(edges)
    for root in edges:
        search.visit(root)
    return search.found


@dataclass
class _Search:
    edges: Mapping[str, Iterable[str]]
    index: dict[str, int] = field(default_factory=dict)
    low: dict[str, int] = field(default_factory=dict)
    open: dict[str, None] = field(default_factory=dict)
    """What was visited and is in no component yet, in the order of visits."""
    found: list[frozenset[str]] = field(default_factory=list)

    def visit(self, root: str) -> None:
        path: list[tuple[str, Iterator[str]]] = []
        ahead: str | None = None if root in self.index else root
        while ahead or path:
            if ahead:
                self.index[ahead] = self.low[ahead] = len(self.index)
                self.open[ahead] = None
                path.append((ahead, iter(self.edges[ahead])))
            node, rest = path[-1]
            ahead = self._next(node, rest)
            if ahead is None:
                path.pop()
                self._leave(node)
                if path:
                    above = path[-1][0]
                    self.low[above] = min(self.low[above], self.low[node])

    def _next(self, node: str, rest: Iterator[str]) -> str | None:
        for other in rest:
            if other not in self.index:
                return other
            if other in self.open:
                self.low[node] = min(self.low[node], self.index[other])
        return None

    def _leave(self, node: str) -> None:
        if self.low[node] < self.index[node]:
            return
        component: set[str] = set()
        while node in self.open:
            component.add(self.open.popitem()[0])
        self.found.append(frozenset(component))


def is_later(lesson: Lesson, needed: Lesson) -> bool:
    """Whether the needed one stands behind the other in the same track."""
    if lesson.track != needed.track or lesson.number is None or needed.number is None:
        return False
    return needed.number > lesson.number


def called(course: Course, lesson: Lesson, track: str) -> str:
    """How a message about a lesson of the given track calls a lesson, maybe of another one."""
    if lesson.track == track or lesson.listing is None:
        return lesson.label
    return f"{lesson.label} of {course.tracks[lesson.track].label}"


def chain_text(course: Course, chain: Sequence[str], track: str) -> str:
    """`lesson 5 -> lesson 6 -> lesson 5`; the middle of a long chain is left out."""
    names = [called(course, course.lessons[id_], track) for id_ in _shown(chain)]
    if len(names) < len(chain):
        names.insert(_SHOWN // 2, f"({len(chain) - _SHOWN:,} more)")
    return " -> ".join(names)


def chain_links(
    course: Course,
    edges: Mapping[str, Mapping[str, Stated[str]]],
    chain: Sequence[str],
    track: str,
) -> Iterator[Related]:
    """Where each lesson of a chain names the next; as much of it as its text shows."""
    shown = set(_shown(chain))
    for id_, needed in itertools.pairwise(chain):
        if id_ in shown and needed in shown:
            names = [called(course, course.lessons[one], track) for one in (id_, needed)]
            yield Related(edges[id_][needed].place, f"{names[0]} needs {names[1]}")


def _shown(chain: Sequence[str]) -> Sequence[str]:
    if len(chain) <= _SHOWN:
        return chain
    return (*chain[: _SHOWN // 2], *chain[-_SHOWN // 2 :])


def removal(lesson: Lesson, stated: Stated[str]) -> Fix | None:
    """A fix that takes a prerequisite out of the list in the brief's front matter.

    None where the list is not plain: a comment stands in it, or something that is no prerequisite.
    """
    brief = lesson.pages.get("brief")
    values = brief.record.at(("prerequisites",)) if brief and brief.record else None
    places = [other.place for other in lesson.prerequisites]
    if brief is None or brief.record is None or values is None or len(values) != len(places):
        return None
    whole = brief.record.place(("prerequisites",))
    if "#" in brief.text.cut(whole.span):
        return None
    index = places.index(stated.place)
    if len(places) == 1:
        edit = Edit(whole, "[]")
    elif index + 1 < len(places):
        edit = Edit(_between(whole, stated.place.span.start, places[index + 1].span.start), "")
    else:
        edit = Edit(_between(whole, places[index - 1].span.end, stated.place.span.end), "")
    return Fix(f"Remove {stated.value}", Safety.UNSAFE, (edit,))


def _between(where: Place, start: int, end: int) -> Place:
    return Place(where.path, Span(start, end))
