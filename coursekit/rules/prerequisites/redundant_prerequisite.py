"""A prerequisite that another prerequisite of the same lesson needs already.

Whoever has finished the other one has finished this one too. A short list tells learners what the
next step really is.

## Bad

```diff
--- tracks/bread/first-loaf/brief.md
-prerequisites: [bread/proofing]
+prerequisites: [bread/proofing, bread/flour-and-water]
```

## Good

```diff
--- tracks/bread/first-loaf/brief.md
-prerequisites: [bread/proofing]
+prerequisites: [bread/proofing, bread/flour-and-water]
--- tracks/bread/proofing/brief.md
-prerequisites: [bread/flour-and-water]
+prerequisites: []
```

## How to fix

Remove the entry. To send learners back to it on purpose, name it in the text of the brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.record import Stated
from coursekit.rules.base import Rule
from coursekit.rules.prerequisites import (
    called,
    chain_links,
    chain_text,
    components,
    graph,
    removal,
)

Edges = Mapping[str, Mapping[str, Stated[str]]]


def check(course: Course) -> Iterator[Finding]:
    edges, reach, bits = _acyclic(graph(course))
    for id_, lesson in course.lessons.items():
        for needed, stated in edges[id_].items():
            other = next((o for o in edges[id_] if reach[o] & bits[needed]), None)
            if other is None:
                continue
            chain = list(_way(edges, reach, bits[needed], other, needed))
            names = [called(course, course.lessons[one], lesson.track) for one in (other, needed)]
            way = f": {chain_text(course, chain, lesson.track)}" if len(chain) > 2 else ""
            yield Finding(
                place=stated.place,
                message=f"{names[0]}, also named here, needs {names[1]} already{way}",
                help=f"Remove {needed}: nobody comes here without it.",
                related=tuple(chain_links(course, edges, chain, lesson.track)),
                fix=removal(lesson, stated),
            )


def _acyclic(edges: Edges) -> tuple[Edges, Mapping[str, int], Mapping[str, int]]:
    """The links of lessons in no circle; what each lesson needs, directly or through others.

    That is a set of bits, one for each lesson: as sets of names it would not fit a long chain.
    """
    found = components(edges)
    tangled = {id_ for component in found if len(component) > 1 for id_ in component}
    kept = {id_: {} if id_ in tangled else links for id_, links in edges.items()}
    order = [id_ for component in found for id_ in component]
    bits = {id_: 1 << index for index, id_ in enumerate(order)}
    reach: dict[str, int] = {}
    for id_ in order:
        reach[id_] = 0
        for needed in kept[id_]:
            reach[id_] |= reach[needed] | bits[needed]
    return kept, reach, bits


def _way(edges: Edges, reach: Mapping[str, int], bit: int, start: str, goal: str) -> Iterator[str]:
    """A way from `start` to the `goal` with the given bit, both included."""
    yield start
    while goal not in edges[start]:
        start = next(needed for needed in edges[start] if reach[needed] & bit)
        yield start
    yield goal


RULE = Rule(
    code="PR306",
    name="redundant-prerequisite",
    severity=Severity.NOTE,
    doc=__doc__,
    check=check,
    requires=("PR303", "PR304"),
)
