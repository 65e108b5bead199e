"""One work is one entry, and nothing that is stated gets lost."""

from __future__ import annotations

import dataclasses
import datetime as dt
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from coursekit.building.credits.data import CreditedLesson, Terms, Usage, Work
from coursekit.building.credits.merge import merged
from coursekit.model.source import Use
from coursekit.words import folded

LESSONS = [
    CreditedLesson(f"bread/{n}", "Track 1: Bread", "Track 1", f"lesson {n}", None, f"{n}.md")
    for n in range(1, 6)
]
FACTS = ("title", "creators", "url", "event", "date", "rights_holder", "terms", "evidence")
URL = "https://www.loc.gov/dough"


def work(lesson: int = 0, **facts: object) -> Work:
    return Work(usages=(Usage(lesson=LESSONS[lesson], use=Use.LINKED),), **facts)  # type: ignore[arg-type]


def few(*values: object) -> st.SearchStrategy[object]:
    return st.sampled_from((None, *values))


works = st.builds(
    work,
    lesson=st.integers(0, 4),
    title=few("Dough", "dough", "Crust"),
    creators=st.sampled_from(((), ("Ada",), ("Ada", "Ben"), ("Ben", "Ada"))),
    url=few(URL, "https://loc.gov/dough", "https://www.loc.gov/crust"),
    event=few("Bread Days"),
    date=few(dt.date(2025, 5, 6), "in spring"),
    rights_holder=few("The mill"),
    terms=few(Terms("CC-BY-4.0"), Terms("MIT")),
    evidence=few("docs/mail.txt"),
)


def key(name: str, value: object) -> object:
    """A stated value as far as it is told apart from others."""
    if name == "creators":
        return frozenset(value)  # type: ignore[call-overload]
    if name == "url" and isinstance(value, str):
        return value.replace("www.", "")
    return folded(value) if isinstance(value, str) else value


def tells(one: Work, other: Work) -> bool:
    """Whether a work states all that another one does, and has all its uses."""
    stated = [name for name in FACTS if getattr(other, name)]
    return set(other.usages) <= set(one.usages) and all(
        key(name, getattr(one, name)) == key(name, getattr(other, name)) for name in stated
    )


@given(st.lists(works, max_size=12))
def test_no_source_is_lost(given_: list[Work]) -> None:
    found = merged(given_)
    assert all(any(tells(one, work) for one in found) for work in given_)
    stated = [(name, key(name, getattr(one, name))) for one in given_ for name in FACTS]
    for one in found:
        assert all((name, key(name, getattr(one, name))) in stated for name in FACTS)


@given(st.lists(works, max_size=12))
def test_no_work_is_listed_twice(given_: list[Work]) -> None:
    for one, other in combinations(merged(given_), 2):
        both = [name for name in FACTS if getattr(one, name) and getattr(other, name)]
        facts = [[key(n, getattr(work, n)) for n in FACTS] for work in (one, other)]
        assert facts[0] != facts[1]
        if "url" in both and key("url", one.url) == key("url", other.url):
            assert any(key(n, getattr(one, n)) != key(n, getattr(other, n)) for n in both)


@given(st.lists(works, max_size=5))
def test_the_order_is_that_of_the_first_uses(given_: list[Work]) -> None:
    numbered = [
        dataclasses.replace(one, usages=(Usage(lesson=lesson),))
        for one, lesson in zip(given_, LESSONS, strict=False)
    ]
    found = merged(numbered)
    firsts = [LESSONS.index(one.usages[0].lesson) for one in found]
    assert firsts == sorted(firsts)
    assert merged(found) == found


def test_one_address_is_one_work_with_what_each_record_adds() -> None:
    (one,) = merged(
        [
            work(0, url=URL, creators=("Ada",)),
            work(1, title="Dough", url="https://loc.gov/dough", event="Bread Days"),
            work(2, title="dough"),
        ]
    )
    assert (one.title, one.creators, one.event) == ("Dough", ("Ada",), "Bread Days")
    assert [usage.lesson for usage in one.usages] == LESSONS[:3]


def test_what_differs_is_kept_apart() -> None:
    records = [
        work(0, title="Dough", url=URL, terms=Terms("CC-BY-4.0")),
        work(1, title="Dough", url=URL, terms=Terms("MIT")),
        work(2, title="Dough", url=f"{URL}#crust"),
    ]
    assert merged(records) == records


def test_what_has_neither_title_nor_address_is_one_where_all_is_the_same() -> None:
    fay = [work(n, creators=("Fay",), terms=Terms("CC-BY-4.0")) for n in (0, 1)]
    assert [len(one.usages) for one in merged([*fay, work(2, creators=("Fay",))])] == [2, 1]


def test_the_same_use_is_told_once() -> None:
    (one,) = merged([work(0, url=URL), work(0, url=URL)])
    assert len(one.usages) == 1
