from __future__ import annotations

from email.utils import formatdate

import pytest

from coursekit.linkcheck.answers import Fetched, Hop, Method, retry_after

NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("99999999999999", 86_400.0),
        (formatdate(NOW + 90, usegmt=True), 90.0),
        (formatdate(NOW + 90, localtime=False), 90.0),
        (formatdate(NOW - 90, usegmt=True), 0.0),
        (formatdate(NOW + 9e6, usegmt=True), 86_400.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("9" * 500, 86_400.0),
        ("Fri, 99 Foo 99999 99:99:99 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 -9999", None),
    ],
)
def test_seconds_and_dates(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_two_redirects_are_permanent(status: int) -> None:
    assert Hop("http://a.test/", status, "http://b.test/").permanent == (status in (301, 308))


def test_the_type_of_an_answer_is_without_parameters() -> None:
    headers = (("content-type", "Text/HTML ; charset=utf-8"),)
    answer = Fetched("http://a.test/", "http://a.test/", (), Method.GET, 200, headers)
    assert answer.content_type == "text/html"
    assert answer.header("server") == ""
