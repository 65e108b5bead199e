"""`tracks/links.lock` to a `Lock`: everything that can be read, and a problem for all the rest."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar

from coursekit.model.lock import (
    FAILURES,
    MOST_FRAGMENTS,
    MOST_WORDS,
    PRINTABLE,
    SCHEMA,
    Entry,
    FragmentState,
    Lock,
    LockProblem,
    Verdict,
    newer,
)
from coursekit.model.text import Span, Text
from coursekit.model.url import LONGEST, web_url
from coursekit.reading.tree import Tree

LOCK_BYTES = 16_777_216
"""The largest lock file that is read whole: some 50,000 URLs."""
LINE_CHARACTERS = 65_536
PROBLEMS = 50
"""How many problems are told one by one."""

T = TypeVar("T")

_PLAIN = re.compile(
    r'\{"url":"([^"\\\x00-\x1f\ufffd]+)","verdict":"([a-z]+)",'
    r'"checked":"([0-9-]{10})","since":"([0-9-]{10})"\}'
)
"""Most lines, as a sweep writes them; the slower reading below agrees with it."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MARKER = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
"""What git leaves where a merge met a conflict."""
_REMOVE = "Remove the line; the next sweep writes what it sees anew."
_MERGE = (
    "Remove this line and keep those around it, or have `coursekit links merge` do it: of two for "
    "one URL the newer counts."
)
_VERDICTS = {verdict.value: verdict for verdict in Verdict if verdict is not Verdict.UNVERIFIED}
_STATES = {state.value: state for state in FragmentState}


class _Wrong(Exception):
    """Why a line is no line of a lock file."""


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
            entry = _plain(bare)
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
        value = _json_or_none(line)
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
            value = _parsed(line)
            if set(value) == {"schema"}:
                self._is_known(value, span)  # of a second lock file, put behind the first
                return
            getters = _Getters(value)
            entry = getters.entry()
        except _Wrong as wrong:
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


def _plain(line: str) -> Entry | None:
    """The entry of a line that holds no more than it must; none where anything may be wrong."""
    match = _PLAIN.fullmatch(line)
    if match is None:
        return None
    text, word, *days = match.groups()
    url, verdict = web_url(text), _VERDICTS.get(word)
    checked, since = map(_read_day, days)
    if url is None or url.key != text or verdict in (None, Verdict.MOVED):
        return None
    if checked is None or since is None or since > checked:
        return None
    return Entry(url=text, verdict=verdict, checked=checked, since=since)


def _json_or_none(line: str) -> Any:
    try:
        return _parsed(line)
    except _Wrong:
        return None


def _parsed(line: str) -> dict[str, Any]:
    if len(line) > LINE_CHARACTERS:
        raise _Wrong(f"it is longer than {LINE_CHARACTERS:,} characters")
    if "\0" in line:
        raise _Wrong("it holds NUL characters")
    if "\ufffd" in line:
        raise _Wrong("it is not UTF-8")
    try:
        value = _JSON.decode(line)
    except (ValueError, RecursionError):
        raise _Wrong("it is not JSON") from None
    if not isinstance(value, dict):
        raise _Wrong("it is not a JSON object")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Wrong("it has a key twice")
    return found


_JSON = json.JSONDecoder(object_pairs_hook=_once)


class _Getters:
    """Takes the values of one line; each raises `_Wrong` where there is another type."""

    def __init__(self, value: Mapping[str, Any]) -> None:
        self.value = value
        self.asked: set[str] = set()

    def entry(self) -> Entry:
        url = self._required("url", self._url)
        verdict = self._required("verdict", self._verdict)
        checked = self._required("checked", self._date)
        since = self._required("since", self._date)
        if since > checked:
            raise _Wrong("a day in it is later than `checked`")
        entry = Entry(
            url=url,
            verdict=verdict,
            checked=checked,
            since=since,
            failures=self._failures(),
            missing=self._date("missing"),
            target=self._url("target"),
            reason=self._text("reason"),
            title=tuple(self._texts("title", MOST_WORDS)),
            fragments=self._fragments(),
            archive=self._url("archive"),
        )
        days = (*entry.failures, *([entry.missing] if entry.missing else []))
        if any(day > checked for day in days):
            raise _Wrong("a day in it is later than `checked`")
        if (entry.target is not None) != (entry.verdict is Verdict.MOVED):
            raise _Wrong("`target` stands where the verdict is `moved`, and only there")
        return entry

    def unknown(self) -> Iterator[str]:
        for key in self.value:
            if key not in self.asked:
                yield key[:60] if PRINTABLE.fullmatch(key[:60]) else "…"

    def _get(self, key: str) -> Any:
        self.asked.add(key)
        return self.value.get(key)

    def _required(self, key: str, get: Callable[[str], T | None]) -> T:
        value = get(key)
        if value is None:
            raise _Wrong(f"`{key}` is missing")
        return value

    def _date(self, key: str) -> dt.date | None:
        return None if self._absent(key) else _day(key, self._get(key))

    def _absent(self, key: str) -> bool:
        self.asked.add(key)
        return key not in self.value

    def _failures(self) -> tuple[dt.date, ...]:
        days = tuple(_day("failures", one) for one in self._list("failures", FAILURES))
        if any(one >= other for one, other in pairwise(days)):
            raise _Wrong("`failures` must name each day once, the oldest first")
        return days

    def _verdict(self, key: str) -> Verdict | None:
        if self._absent(key):
            return None
        value = self._get(key)
        if not isinstance(value, str) or value not in _VERDICTS:
            raise _Wrong(f"`{key}` must be one of {', '.join(_VERDICTS)}")
        return _VERDICTS[value]

    def _url(self, key: str) -> str | None:
        if self._absent(key):
            return None
        value = self._get(key)
        url = web_url(value)
        if url is None or (url.fragment and key == "url"):
            raise _Wrong(f"`{key}` must be an address of the web, without a fragment or a password")
        known = f"{url.key}#{url.fragment}" if url.fragment else url.key
        if value != known or len(known) > LONGEST:
            raise _Wrong(f"`{key}` must be written as a sweep writes it")
        return known

    def _text(self, key: str) -> str | None:
        return None if self._absent(key) else _printable(key, self._get(key))

    def _texts(self, key: str, most: int) -> Iterator[str]:
        return (_printable(key, one) for one in self._list(key, most))

    def _list(self, key: str, most: int) -> list[Any]:
        value = [] if self._absent(key) else self._get(key)
        if not isinstance(value, list) or len(value) > most:
            raise _Wrong(f"`{key}` must be a list of at most {most} values")
        return value

    def _fragments(self) -> dict[str, FragmentState]:
        value = {} if self._absent("fragments") else self._get("fragments")
        if not isinstance(value, dict) or len(value) > MOST_FRAGMENTS:
            raise _Wrong(f"`fragments` must be an object of at most {MOST_FRAGMENTS} keys")
        if any(not isinstance(one, str) or one not in _STATES for one in value.values()):
            raise _Wrong(f"a value in `fragments` must be one of {', '.join(_STATES)}")
        return {_printable("fragments", name): _STATES[value[name]] for name in sorted(value)}


@lru_cache(maxsize=1_000)
def _read_day(text: str) -> dt.date | None:
    if not _DATE.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _day(key: str, value: Any) -> dt.date:
    day = _read_day(value) if isinstance(value, str) else None
    if day is not None:
        return day
    raise _Wrong(f"`{key}` must hold days of the calendar, written YYYY-MM-DD")


def _printable(key: str, value: Any) -> str:
    if not isinstance(value, str) or not PRINTABLE.fullmatch(value):
        raise _Wrong(f"`{key}` must hold short texts that a terminal can show")
    return value
