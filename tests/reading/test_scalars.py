"""The core schema of YAML 1.2, by the examples of its section 10.3."""

from __future__ import annotations

import pytest

from coursekit.reading.scalars import plain


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_null(text: str) -> None:
    assert plain(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
    ],
)
def test_booleans(text: str, value: bool) -> None:
    assert plain(text) is value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("013", 13),  # octal in YAML 1.1
        ("-12", -12),
        ("+7", 7),
        ("0o14", 12),
        ("0xCf", 207),
        ("9" * 400, int("9" * 400)),
    ],
)
def test_integers(text: str, value: int) -> None:
    number = plain(text)
    assert number == value
    assert type(number) is int


@pytest.mark.parametrize(
    ("text", "value"),
    [("12.", 12.0), (".5", 0.5), ("+12e03", 12000.0), ("-2E+2", -200.0), ("1.5", 1.5)],
)
def test_floats(text: str, value: float) -> None:
    number = plain(text)
    assert number == value
    assert type(number) is float


@pytest.mark.parametrize(
    "text",
    [
        *("on", "off", "yes", "No", "y", "tRue", "nULL"),
        *("13:30", "1_000", "0b11", "0o8", "0xG", "-0x1", "1e", ".", "1.2.3", "- 1", "٣"),
        *("2026-03-02", "2026-13-45", "2026-03-02T10:00:00Z"),
        *(".inf", "-.INF", ".nan", "1e999"),
        "9" * 401,
        "1." + "9" * 400,
        "a text",
    ],
)
def test_everything_else_stays_text(text: str) -> None:
    assert plain(text) == text
