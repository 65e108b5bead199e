"""A line of `tracks/links.lock` to an `Entry`: what a sweep saw of one URL."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar

from coursekit.model.lock import (
    FAILURES,
    MOST_FRAGMENTS,
    MOST_WORDS,
    PRINTABLE,
    Entry,
    FragmentState,
    Verdict,
)
from coursekit.model.url import LONGEST, web_url

LINE_CHARACTERS = 65_536
T = TypeVar("T")

_PLAIN = re.compile(
    r'\{"url":"([^"\\\x00-\x1f\ufffd]+)","verdict":"([a-z]+)",'
    r'"checked":"([0-9-]{10})","since":"([0-9-]{10})"\}'
)
"""Most lines, as a sweep writes them; the slower reading below agrees with it."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_VERDICTS = {verdict.value: verdict for verdict in Verdict if verdict is not Verdict.UNVERIFIED}
_STATES = {state.value: state for state in FragmentState}


class WrongLine(Exception):
    """Why a line is no line of a lock file."""


def plain_entry(line: str) -> Entry | None:
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


def line_value(line: str) -> dict[str, Any]:
    """What a line holds; raises `WrongLine` where that is no JSON object."""
    if len(line) > LINE_CHARACTERS:
        raise WrongLine(f"it is longer than {LINE_CHARACTERS:,} characters")
    if "\0" in line:
        raise WrongLine("it holds NUL characters")
    if "\ufffd" in line:
        raise WrongLine("it is not UTF-8")
    try:
        value = _JSON.decode(line)
    except (ValueError, RecursionError):
        raise WrongLine("it is not JSON") from None
    if not isinstance(value, dict):
        raise WrongLine("it is not a JSON object")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise WrongLine("it has a key twice")
    return found


_JSON = json.JSONDecoder(object_pairs_hook=_once)


class LineGetters:
    """Takes the values of one line; raises `WrongLine` where one is of another type."""

    def __init__(self, value: Mapping[str, Any]) -> None:
        self.value = value
        self.asked: set[str] = set()

    def entry(self) -> Entry:
        """What the line says of its URL; raises `WrongLine`."""
        url = self._required("url", self._url)
        verdict = self._required("verdict", self._verdict)
        checked = self._required("checked", self._date)
        since = self._required("since", self._date)
        if since > checked:
            raise WrongLine("a day in it is later than `checked`")
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
            raise WrongLine("a day in it is later than `checked`")
        if (entry.target is not None) != (entry.verdict is Verdict.MOVED):
            raise WrongLine("`target` stands where the verdict is `moved`, and only there")
        return entry

    def unknown(self) -> Iterator[str]:
        """The keys that no line has, as they may be shown."""
        for key in self.value:
            if key not in self.asked:
                yield key[:60] if PRINTABLE.fullmatch(key[:60]) else "…"

    def _get(self, key: str) -> Any:
        self.asked.add(key)
        return self.value.get(key)

    def _required(self, key: str, get: Callable[[str], T | None]) -> T:
        value = get(key)
        if value is None:
            raise WrongLine(f"`{key}` is missing")
        return value

    def _date(self, key: str) -> dt.date | None:
        return None if self._absent(key) else _day(key, self._get(key))

    def _absent(self, key: str) -> bool:
        self.asked.add(key)
        return key not in self.value

    def _failures(self) -> tuple[dt.date, ...]:
        days = tuple(_day("failures", one) for one in self._list("failures", FAILURES))
        if any(one >= other for one, other in pairwise(days)):
            raise WrongLine("`failures` must name each day once, the oldest first")
        return days

    def _verdict(self, key: str) -> Verdict | None:
        if self._absent(key):
            return None
        value = self._get(key)
        if not isinstance(value, str) or value not in _VERDICTS:
            raise WrongLine(f"`{key}` must be one of {', '.join(_VERDICTS)}")
        return _VERDICTS[value]

    def _url(self, key: str) -> str | None:
        if self._absent(key):
            return None
        value = self._get(key)
        url = web_url(value)
        if url is None or (url.fragment and key == "url"):
            raise WrongLine(
                f"`{key}` must be an address of the web, without a fragment or a password"
            )
        known = f"{url.key}#{url.fragment}" if url.fragment else url.key
        if value != known or len(known) > LONGEST:
            raise WrongLine(f"`{key}` must be written as a sweep writes it")
        return known

    def _text(self, key: str) -> str | None:
        return None if self._absent(key) else _printable(key, self._get(key))

    def _texts(self, key: str, most: int) -> Iterator[str]:
        return (_printable(key, one) for one in self._list(key, most))

    def _list(self, key: str, most: int) -> list[Any]:
        value = [] if self._absent(key) else self._get(key)
        if not isinstance(value, list) or len(value) > most:
            raise WrongLine(f"`{key}` must be a list of at most {most} values")
        return value

    def _fragments(self) -> dict[str, FragmentState]:
        value = {} if self._absent("fragments") else self._get("fragments")
        if not isinstance(value, dict) or len(value) > MOST_FRAGMENTS:
            raise WrongLine(f"`fragments` must be an object of at most {MOST_FRAGMENTS} keys")
        if any(not isinstance(one, str) or one not in _STATES for one in value.values()):
            raise WrongLine(f"a value in `fragments` must be one of {', '.join(_STATES)}")
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
    raise WrongLine(f"`{key}` must hold days of the calendar, written YYYY-MM-DD")


def _printable(key: str, value: Any) -> str:
    if not isinstance(value, str) or not PRINTABLE.fullmatch(value):
        raise WrongLine(f"`{key}` must hold short texts that a terminal can show")
    return value
