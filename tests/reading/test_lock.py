from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from coursekit.linkcheck.lockfile import render
from coursekit.model.lock import Entry, Lock, Verdict, as_data, as_line, merged
from coursekit.reading.lock import LOCK_BYTES, PROBLEMS, find_lock, read_lock
from coursekit.reading.schemas import schema
from coursekit.reading.tree import DictTree
from tests.support.locks import HEADER, URL, entries, entry, lock_bytes

files = st.lists(entries(), max_size=8).map(lambda found: lock_bytes(*found))


def read(data: bytes) -> Lock:
    return read_lock("tracks/links.lock", data)


@given(files, files)
def test_the_order_of_two_files_does_not_matter(one: bytes, other: bytes) -> None:
    assert read(one + other).entries == read(other + one).entries


@given(files, files, files)
def test_it_does_not_matter_which_two_are_merged_first(a: bytes, b: bytes, c: bytes) -> None:
    first = render(Lock(path="", entries=read(a + b).entries)).encode()
    last = render(Lock(path="", entries=read(b + c).entries)).encode()
    assert read(first + c).entries == read(a + last).entries == read(a + b + c).entries


@given(files)
def test_a_file_twice_is_the_file_once(one: bytes) -> None:
    assert read(one + one).entries == read(one).entries
    assert read(one + one).problems == ()


@given(st.lists(entries(), max_size=8), st.randoms())
def test_lines_in_any_order_give_the_same(found: list[Entry], random: object) -> None:
    shuffled = sorted(found, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert merged(found) == merged(shuffled) == read(lock_bytes(*shuffled)).entries


@given(st.lists(entries(), max_size=8))
def test_what_is_written_is_read_again(found: list[Entry]) -> None:
    kept = merged(found)
    text = render(Lock(path="", entries=kept))
    lock = read(text.encode())
    assert lock.entries == kept
    assert list(lock.entries) == sorted(kept)
    assert lock.problems == ()
    assert render(lock) == text


@given(entries())
def test_every_line_fits_the_schema(one: Entry) -> None:
    validator = Draft202012Validator(
        schema("links-lock-line"), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert [error.message for error in validator.iter_errors(as_data(one))] == []


def test_the_newer_observation_wins_then_the_later_verdict() -> None:
    old = entry("dead")
    new = entry("ok", checked=old.checked.replace(day=22))
    assert read(lock_bytes(new, old)).entries[URL] == new
    assert read(lock_bytes(entry("failing"), entry("ok"))).verdict(URL) is Verdict.FAILING
    assert read(lock_bytes()).verdict(URL) is Verdict.UNVERIFIED


WITNESS = entry("ok", "https://www.loc.gov/witness")
LINE = {"url": URL, "verdict": "ok", "checked": "2026-05-21", "since": "2026-05-21"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("<<<<<<< ours", "conflict"),
        ("||||||| base", "conflict"),
        ("=======", "conflict"),
        (">>>>>>> theirs", "conflict"),
        ("{", "not JSON"),
        ("[" * 50_000, "not JSON"),
        ("1" * 5_000, "not JSON"),
        ("x" * 70_000, "longer than"),
        ("[]", "not a JSON object"),
        ("\0", "NUL"),
        (json.dumps({**LINE, "verdict": "unverified"}), "`verdict` must be one of"),
        (json.dumps({**LINE, "verdict": ["ok"]}), "`verdict` must be one of"),
        (json.dumps({**LINE, "checked": None}), "`checked` must hold days"),
        (json.dumps({**LINE, "checked": "2026-02-30"}), "`checked` must hold days"),
        (json.dumps({**LINE, "checked": "20260521"}), "`checked` must hold days"),
        (json.dumps({**LINE, "since": "2026-05-22"}), "later than `checked`"),
        (json.dumps({**LINE, "missing": "2026-05-22"}), "later than `checked`"),
        (json.dumps({"url": URL}), "is missing"),
        (json.dumps({**LINE, "url": f"{URL}#a"}), "`url` must be an address"),
        (json.dumps({**LINE, "url": "https://u:p@a.org"}), "`url` must be an address"),
        (json.dumps({**LINE, "url": 1}), "`url` must be an address"),
        (json.dumps({**LINE, "url": "https://A.org/"}), "`url` must be written as"),
        (json.dumps({**LINE, "verdict": "moved"}), "`target` stands where"),
        (json.dumps({**LINE, "target": URL}), "`target` stands where"),
        (json.dumps({**LINE, "reason": "<b>"}), "`reason` must hold short texts"),
        (json.dumps({**LINE, "reason": "a\u202eb"}), "`reason` must hold short texts"),
        (json.dumps({**LINE, "reason": "\ud800"}), "`reason` must hold short texts"),
        (json.dumps({**LINE, "reason": "a" * 201}), "`reason` must hold short texts"),
        (json.dumps({**LINE, "title": ["a"] * 21}), "`title` must be a list"),
        (json.dumps({**LINE, "title": "a"}), "`title` must be a list"),
        (json.dumps({**LINE, "failures": ["2026-05-02", "2026-05-01"]}), "each day once"),
        (json.dumps({**LINE, "fragments": {"a": "lost"}}), "a value in `fragments`"),
        (json.dumps({**LINE, "fragments": {"a": []}}), "a value in `fragments`"),
        (json.dumps({**LINE, "fragments": []}), "`fragments` must be an object"),
        (json.dumps({**LINE, "schema": "a"}), "has no key `schema`"),
        (json.dumps({**LINE, "\x1b": "a"}), "has no key `…`"),
        (json.dumps({"schema": "coursekit/links-lock/v2"}), "does not read"),
        (f'{json.dumps(LINE)[:-1]},"url":"{URL}"}}', "a key twice"),
        ('{"url": NaN}', "`url` must be an address"),
    ],
)
def test_a_broken_line_is_a_problem_and_the_others_are_read(line: str, message: str) -> None:
    lock = read(lock_bytes(line, WITNESS))
    (problem,) = lock.problems
    assert message in problem.message
    assert problem.help
    assert lock.text.position(problem.span.start).line == 2
    assert lock.verdict(WITNESS.url) is Verdict.OK


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"url": "https://A.org/"},
        {"url": f"{URL}#a"},
        {"url": "https://u:p@a.org/"},
        {"url": "a.org"},
        {"verdict": "moved"},
        {"verdict": "gone"},
        {"checked": "2026-02-30"},
        {"since": "2026-05-22"},
    ],
)
def test_a_line_as_a_sweep_writes_it_is_read_like_any_other(other: dict[str, str]) -> None:
    line = {**LINE, **other}
    written, spaced = (read(lock_bytes(text)) for text in (as_line(line), json.dumps(line)))
    assert written.entries == spaced.entries
    assert [one.message for one in written.problems] == [one.message for one in spaced.problems]
    assert len(written.entries) + len(written.problems) == 1


def test_bytes_that_are_no_text_break_their_line_only() -> None:
    lock = read(lock_bytes(WITNESS) + b"\xff\xfe\n" + lock_bytes(entry()))
    assert ["not UTF-8" in problem.message for problem in lock.problems] == [True]
    assert set(lock.entries) == {WITNESS.url, URL}


@pytest.mark.parametrize("data", [b"", b"\n\n", lock_bytes(WITNESS)[len(HEADER) + 1 :]])
def test_a_missing_first_line_is_a_problem(data: bytes) -> None:
    (problem,) = read(data).problems
    assert "does not begin with" in problem.message
    assert (WITNESS.url in read(data).entries) == bool(data.strip())


def test_of_another_version_nothing_is_read() -> None:
    data = lock_bytes(WITNESS).replace(b"links-lock/v1", b"links-lock/v2")
    (problem,) = read(data).problems
    assert "does not read" in problem.message
    assert read(data).entries == {}


def test_line_endings_of_windows_and_a_byte_order_mark_are_fine() -> None:
    lock = read(b"\xef\xbb\xbf" + lock_bytes(WITNESS).replace(b"\n", b"\r\n"))
    assert lock.problems == ()
    assert set(lock.entries) == {WITNESS.url}


def test_of_a_file_that_is_too_large_the_beginning_is_read() -> None:
    lock = read(lock_bytes(WITNESS) + b" " * LOCK_BYTES)
    assert ["larger than" in problem.message for problem in lock.problems] == [True]
    assert set(lock.entries) == {WITNESS.url}


def test_many_problems_are_not_all_told() -> None:
    lock = read(lock_bytes(*["x"] * (PROBLEMS + 5)))
    assert len(lock.problems) == PROBLEMS + 1
    assert "5 more problems" in lock.problems[-1].message


def test_it_is_found_in_a_tree_where_it_is() -> None:
    tree = DictTree({"tracks/links.lock": lock_bytes(WITNESS), "tracks/no.lock": None})
    found = find_lock(tree, "tracks/links.lock")
    assert found
    assert set(found.entries) == {WITNESS.url}
    assert find_lock(tree, "links.lock") is None
    with pytest.raises(OSError, match="permission"):
        find_lock(tree, "tracks/no.lock")
