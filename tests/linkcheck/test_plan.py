"""Which URLs a sweep looks at, and in which order: laws for any course and any lock."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from coursekit.linkcheck.plan import Plan, planned, shard_of
from coursekit.linkcheck.probes import Cited
from coursekit.model.lock import Entry, Verdict
from tests.linkcheck.sweeping import TODAY, cited

DAYS = st.integers(0, 60).map(lambda days: TODAY - dt.timedelta(days))
URLS = st.sets(
    st.builds("http://h{}.org/{}".format, st.integers(0, 9), st.integers(0, 20)), max_size=40
)
LOCKS = st.dictionaries(
    st.builds("http://h{}.org/{}".format, st.integers(0, 9), st.integers(0, 20)), DAYS, max_size=30
)


def entries_of(days: dict[str, dt.date]) -> dict[str, Entry]:
    return {
        url: Entry(url=url, verdict=Verdict.OK, checked=day, since=day) for url, day in days.items()
    }


def chosen(urls: set[str], lock: dict[str, dt.date], plan: Plan) -> list[str]:
    found = planned(
        map(cited, sorted(urls, reverse=True)),
        entries_of(lock),
        plan,
        today=TODAY,
        host=host_of,
    )
    return [one.url.key for one in found]


def host_of(one: Cited) -> str:
    return one.url.host


@given(URLS, LOCKS)
def test_new_ones_come_first_and_then_the_oldest(urls: set[str], lock: dict[str, dt.date]) -> None:
    found = chosen(urls, lock, Plan())
    assert set(found) == urls
    days = [lock.get(url, dt.date.min) for url in found]
    assert days == sorted(days)


@given(URLS, LOCKS, st.integers(1, 50))
def test_at_most_so_many_and_those_that_are_first(
    urls: set[str], lock: dict[str, dt.date], most: int
) -> None:
    assert chosen(urls, lock, Plan(most=most)) == chosen(urls, lock, Plan())[:most]


@given(URLS, LOCKS, st.integers(0, 70))
def test_what_was_seen_lately_is_left_alone(
    urls: set[str], lock: dict[str, dt.date], days: int
) -> None:
    found = set(chosen(urls, lock, Plan(older_than=days)))
    left = {url for url in urls if url in lock and (TODAY - lock[url]).days < days}
    assert found == urls - left


@given(URLS, LOCKS, st.integers(1, 6))
def test_shards_cover_all_overlap_nowhere_and_split_no_host(
    urls: set[str], lock: dict[str, dt.date], parts: int
) -> None:
    found = [chosen(urls, lock, Plan(shard=(part, parts))) for part in range(1, parts + 1)]
    assert sorted(url for part in found for url in part) == sorted(urls)
    hosts = [{url.split("/")[2] for url in part} for part in found]
    assert sum(map(len, hosts)) == len(set().union(*hosts))


@given(URLS, LOCKS)
def test_the_plan_does_not_depend_on_the_order_of_the_citations(
    urls: set[str], lock: dict[str, dt.date]
) -> None:
    forward = planned(map(cited, sorted(urls)), entries_of(lock), Plan(), today=TODAY, host=host_of)
    assert [one.url.key for one in forward] == chosen(urls, lock, Plan())


def test_a_pattern_is_of_whole_urls() -> None:
    urls = {"http://a.org/x", "http://a.org/y", "http://b.org/x?a.org/"}
    assert chosen(urls, {}, Plan(only="http://a.org/*")) == ["http://a.org/x", "http://a.org/y"]
    assert chosen(urls, {}, Plan(only="*/x")) == ["http://a.org/x"]
    assert chosen(urls, {}, Plan(only="*x?*")) == ["http://b.org/x?a.org/"]


def test_shards_are_the_same_on_every_machine() -> None:
    assert [shard_of(host, 4) for host in ("arxiv.org", "doi.org", "www.youtube.com")] == [1, 2, 1]


def test_what_nobody_is_asked_for_is_in_every_shard() -> None:
    for part in (1, 2):
        found = planned(
            [cited("http://a.org/")],
            {},
            Plan(shard=(part, 2)),
            today=TODAY,
            host=lambda one: "",
        )
        assert len(found) == 1
