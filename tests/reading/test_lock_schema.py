"""The reader of the lock file is written by hand, for speed; its schema says the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from coursekit.model.lock import FragmentState, Verdict, as_data, as_line
from coursekit.reading.lock import read_lock
from coursekit.reading.schemas import schema
from tests.support.locks import URL, entries, lock_bytes

SCHEMA = schema("links-lock-line")
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
KEYS = tuple(SCHEMA["properties"])
BEYOND_SCHEMAS = ("later than `checked`", "each day once")
"""What only the reader refuses: no schema compares days."""
LINE = {"url": URL, "verdict": "ok", "checked": "2026-05-21", "since": "2026-05-21"}

addresses = st.sampled_from(
    [
        *("https://a.org/", "https://a.org", "HTTPS://a.org/", "https://A.org/", " https://a.org/"),
        *("https://a.org/\n", "https://a.org/#b", "https://a.org/#", "https://a.org/b#c#d"),
        *("https://a.org:443/", "http://a.org:443/", "http://a.org:80/", "https://a.org:8080/x"),
        *("https://a.org:0/", "https://a.org:65535/", "https://a.org:65536/", "https://a.org:08/"),
        *("https://a.org:/", "https://a.org:x/", "https://u:p@a.org/", "https://u@a.org/"),
        *("https://é.org/", "https://xn--9ca.org/", "https://a.org/é", "https://a.org/%C3%A9"),
        *(
            "https://a..org/",
            "https://a.org./",
            "https://-a.org/",
            "https://a_b.org/",
            "https://a/",
        ),
        *(
            "https://[::1]/",
            "https://[::1",
            "https://[zz]/",
            "https:///",
            "https://",
            "https:/a.org/",
        ),
        *(
            "ftp://a.org/",
            "//a.org/",
            "a.org",
            "javascript:a",
            "https://a.org/b c",
            "https://a.org/<",
        ),
        *("https://a.org/?b=c", "https://a.org?b=c", "https://a.org/?b=c?d", "https://a.org/b'(c)"),
        *("https://a.org/[b]", 'https://a.org/"b"', "https://a.org/b|c", "https://a.org/b\\c"),
        *(f"https://{'a' * 63}.org/", f"https://{'a' * 64}.org/", f"https://{'a.' * 130}org/"),
        *(f"https://a.org/{'b' * 4082}", f"https://a.org/{'b' * 4083}"),
        f"https://a.org/#{'b' * 4081}",
        f"https://a.org/#{'b' * 4082}",
    ]
)
days = st.sampled_from(
    [
        *("2026-05-21", "2026-05-01", "2026-02-30", "2026-5-1", "20260521", "2026-05-21\n", ""),
        *("2026-W21-4", "0000-01-01", "٢٠٢٦-05-21", "2026-05-21T00:00:00"),
    ]
)
texts = st.text(
    st.sampled_from("a é<>\0\t\n\x7f\x85\u061c\u200b\u202e\u2066\ufeff\ufffd\ud800\U0001f600"),
    max_size=3,
) | st.sampled_from(["a" * 200, "a" * 201, "é" * 200])
states = st.sampled_from([*(one.value for one in FragmentState), "lost", "", None])
verdicts = st.sampled_from([*(one.value for one in Verdict), "OK", "", 1])
plain = st.none() | st.booleans() | st.integers(-1, 1) | st.just(0.5)
lists = st.lists(days | texts | plain, max_size=4) | st.lists(texts, min_size=19, max_size=21)
objects = st.dictionaries(texts, states, max_size=3)
many = st.sampled_from([199, 200, 201]).map(lambda count: {f"a{n}": "found" for n in range(count)})
LIKELY: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("url", "target", "archive"), addresses),
    **dict.fromkeys(("checked", "since", "missing"), days),
    "failures": st.lists(days, max_size=4),
    "verdict": verdicts,
    "reason": texts,
    "title": st.lists(texts, max_size=3) | lists,
    "fragments": objects | many,
}
junk = plain | texts | lists | objects


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Any]:
    """A line that a sweep could write, of which a few keys were changed, put in or taken out."""
    line = as_data(draw(entries()))
    for key in draw(st.lists(st.sampled_from((*KEYS, "Url", "")), min_size=1, max_size=3)):
        if draw(st.integers(0, 5)) == 0:
            line.pop(key, None)
        else:
            line[key] = draw(LIKELY.get(key, junk) | junk)
    return line


def refusals(line: dict[str, Any]) -> list[str]:
    """What the reader says of a line."""
    # Lone surrogates cannot stand in a file of UTF-8, but as escapes of JSON they can.
    text = as_line(line) if _is_text(as_line(line)) else json.dumps(line)
    return [problem.message for problem in read_lock("links.lock", lock_bytes(text)).problems]


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\ufffd" not in text


@given(lines())
def test_what_one_refuses_the_other_refuses(line: dict[str, Any]) -> None:
    errors = [error.message for error in VALIDATOR.iter_errors(line)]
    told = refusals(line)
    if errors:
        assert told, errors
    else:
        assert all(any(known in one for known in BEYOND_SCHEMAS) for one in told)


@pytest.mark.parametrize(
    "change",
    [
        {"url": "https://A.org/"},
        {"url": "https://a.org:443/"},
        {"url": "https://a.org/\n"},
        {"url": "https://a.org/#b"},
        {"url": "https://a.org:65536/"},
        {"verdict": "unverified"},
        {"verdict": "moved"},
        {"verdict": "moved", "target": "https://a.org"},
        {"target": "https://a.org/"},
        {"checked": "2026-02-30"},
        {"since": None},
        {"failures": ["2026-05-01", "2026-05-01"]},
        {"failures": ["2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04"]},
        {"reason": ""},
        {"reason": "a\n"},
        {"reason": "a\u202eb"},
        {"title": ["a", ""]},
        {"title": ["a"] * 21},
        {"fragments": {"a": "lost"}},
        {"fragments": {"<": "found"}},
        {"archive": "https://u:p@a.org/"},
        {"status": 404},
    ],
)
def test_both_refuse(change: dict[str, Any]) -> None:
    line = {**LINE, **change}
    assert not VALIDATOR.is_valid(line)
    assert refusals(line)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"url": "https://a.org:8080/b?c=%C3%A9"},
        {"url": "https://[::1]/"},
        {"verdict": "moved", "target": "https://a.org/#b"},
        {"failures": [], "title": [], "fragments": {}},
        {"reason": "é" * 200},
        {"fragments": {":~:text=a%20b": "missing"}},
    ],
)
def test_neither_refuses(change: dict[str, Any]) -> None:
    line = {**LINE, **change}
    assert VALIDATOR.is_valid(line)
    assert refusals(line) == []
