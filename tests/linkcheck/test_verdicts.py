from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.linkcheck.lockfile import render
from coursekit.linkcheck.verdicts import Observation, Seen, cleaned, observed, prospects
from coursekit.model.lock import Entry, FragmentState, Lock, Verdict
from coursekit.reading.lock import read_lock
from tests.support.locks import URL

START = dt.date(2026, 5, 1)
SUCCESSES = (Seen.ALIVE, Seen.MOVED)
SILENT = (Seen.BLOCKED, Seen.LIMITED, Seen.UNREACHABLE)
FAILURES = (Seen.MISSING, Seen.SOFT_MISSING, Seen.FAILED)


def seen(kind: Seen, **values: object) -> Observation:
    target = "https://www.loc.gov/new" if kind is Seen.MOVED else None
    return Observation(kind=kind, target=target, **values)  # type: ignore[arg-type]


def after(history: Iterable[tuple[int, Seen]]) -> Entry:
    """The line after observations, each so many days after the first."""
    entry: Entry | None = None
    for days, kind in history:
        entry = observed(entry, URL, seen(kind), START + dt.timedelta(days=days))
    assert entry
    return entry


def histories(kinds: Iterable[Seen]) -> st.SearchStrategy[list[tuple[int, Seen]]]:
    """Observations in the order of their days."""
    one = st.tuples(st.integers(0, 90), st.sampled_from(list(kinds)))
    return st.lists(one, min_size=1, max_size=12).map(
        lambda found: sorted(found, key=lambda o: o[0])
    )


@given(histories(SILENT))
def test_silence_never_kills(history: list[tuple[int, Seen]]) -> None:
    assert after(history).verdict in (Verdict.BLOCKED, Verdict.LIMITED, Verdict.UNREACHABLE)


@given(histories((*SILENT, *SUCCESSES)))
def test_silence_and_successes_never_kill(history: list[tuple[int, Seen]]) -> None:
    assert after(history).verdict not in (Verdict.DEAD, Verdict.FAILING)


@given(histories(Seen), st.sampled_from(SUCCESSES))
def test_any_success_resets(history: list[tuple[int, Seen]], success: Seen) -> None:
    entry = after([*history, (99, success)])
    assert entry.verdict is (Verdict.OK if success is Seen.ALIVE else Verdict.MOVED)
    assert (entry.failures, entry.missing) == ((), None)
    again = observed(entry, URL, seen(Seen.MISSING), START + dt.timedelta(days=120))
    assert again.verdict is Verdict.FAILING


@given(histories(Seen))
def test_who_is_dead_had_cause(history: list[tuple[int, Seen]]) -> None:
    if after(history).verdict is Verdict.DEAD:
        last = max(
            (i for i, (_, k) in enumerate(history) if k in (*SUCCESSES, Seen.CHANGED)), default=-1
        )
        since = history[last + 1 :]
        missing = {day for day, kind in since if kind is Seen.MISSING}
        failed = {day for day, kind in since if kind in (*FAILURES, Seen.GONE)}
        gone = any(kind is Seen.GONE for _, kind in since)
        assert gone or len(missing) >= 2 or (len(failed) >= 3 and max(failed) - min(failed) >= 3)


@given(histories(Seen))
def test_every_line_can_be_written_and_read(history: list[tuple[int, Seen]]) -> None:
    entry = after(history)
    lock = read_lock("", render(Lock(path="", entries={URL: entry})).encode())
    assert lock.problems == ()
    assert lock.entries == {URL: entry}
    assert entry.since <= entry.checked
    assert all(prospects(entry))


@given(histories(FAILURES))
def test_the_same_day_twice_is_one_failure(history: list[tuple[int, Seen]]) -> None:
    assert after([one for one in history for _ in range(2)]) == after(history)


@given(histories(Seen))
def test_days_never_run_backwards(history: list[tuple[int, Seen]]) -> None:
    entry = after(history)
    earlier = observed(entry, URL, seen(Seen.FAILED), START - dt.timedelta(days=9))
    assert earlier.checked == entry.checked


@pytest.mark.parametrize(
    ("history", "verdict"),
    [
        ([(0, Seen.GONE)], "dead"),
        ([(0, Seen.MISSING)], "failing"),
        ([(0, Seen.MISSING), (0, Seen.MISSING)], "failing"),
        ([(0, Seen.MISSING), (1, Seen.MISSING)], "dead"),
        ([(0, Seen.MISSING), (1, Seen.BLOCKED), (2, Seen.MISSING)], "dead"),
        ([(0, Seen.MISSING), (1, Seen.ALIVE), (2, Seen.MISSING)], "failing"),
        ([(0, Seen.FAILED), (1, Seen.MISSING)], "failing"),
        ([(0, Seen.FAILED), (1, Seen.FAILED), (2, Seen.FAILED)], "failing"),
        ([(0, Seen.FAILED), (1, Seen.FAILED), (2, Seen.FAILED), (3, Seen.FAILED)], "dead"),
        ([(0, Seen.FAILED), (1, Seen.SOFT_MISSING), (3, Seen.FAILED)], "dead"),
        ([(0, Seen.FAILED), (9, Seen.FAILED)], "failing"),
        ([(0, Seen.FAILED), (5, Seen.LIMITED)], "limited"),
        ([(0, Seen.GONE), (1, Seen.BLOCKED)], "dead"),
        ([(0, Seen.GONE), (1, Seen.FAILED)], "dead"),
        ([(0, Seen.GONE), (1, Seen.ALIVE)], "ok"),
        ([(0, Seen.GONE), (1, Seen.CHANGED)], "changed"),
        ([(0, Seen.CHANGED), (1, Seen.UNREACHABLE)], "changed"),
        ([(0, Seen.CHANGED), (1, Seen.FAILED)], "failing"),
        ([(0, Seen.MOVED), (1, Seen.BLOCKED)], "blocked"),
    ],
)
def test_histories(history: list[tuple[int, Seen]], verdict: str) -> None:
    assert after(history).verdict.value == verdict


def test_since_is_the_day_from_which_the_verdict_is_the_same() -> None:
    history = [(0, Seen.ALIVE), (2, Seen.UNREACHABLE), (40, Seen.UNREACHABLE)]
    entry = after(history)
    assert (entry.since, entry.checked) == (dt.date(2026, 5, 3), dt.date(2026, 6, 10))


def test_what_was_known_of_a_page_outlives_a_failure() -> None:
    alive = seen(
        Seen.ALIVE,
        title=("dough", "\n"),
        fragments={"a": FragmentState.FOUND, "<": FragmentState.FOUND},
    )
    entry = observed(None, URL, alive, START)
    failed = seen(Seen.FAILED, reason="503 <b>\x1b[1mbusy</b>", archive="https://web.archive.org/a")
    later = observed(entry, URL, failed, START + dt.timedelta(days=1))
    assert later.title == ("dough",)
    assert later.fragments == {"a": FragmentState.FOUND}
    assert later.reason == "503 b [1mbusy /b"
    blocked = observed(later, URL, seen(Seen.BLOCKED), START + dt.timedelta(days=2))
    assert blocked.archive == "https://web.archive.org/a"


def test_why_it_is_dead_is_not_forgotten_in_silence() -> None:
    dead = observed(None, URL, seen(Seen.GONE, reason="410 Gone"), START)
    assert observed(dead, URL, seen(Seen.BLOCKED, reason="403"), START).reason == "410 Gone"


def test_texts_are_cut_and_may_vanish() -> None:
    assert len(cleaned("a" * 9_999) or "") == 200
    assert cleaned("\n\u202e") is None


def test_a_target_belongs_to_what_has_moved() -> None:
    with pytest.raises(ValueError, match="target"):
        Observation(kind=Seen.ALIVE, target=URL)
    with pytest.raises(ValueError, match="target"):
        Observation(kind=Seen.MOVED)


def test_prospects_tell_what_is_missing() -> None:
    assert "first sweep" in prospects(None)[0]
    told = " ".join(prospects(after([(0, Seen.MISSING), (1, Seen.FAILED)])))
    assert "404 on a day after 2026-05-01" in told
    assert "one more failure, not before 2026-05-04" in told
    assert "never becomes `dead`" in prospects(after([(0, Seen.BLOCKED)]))[0]
