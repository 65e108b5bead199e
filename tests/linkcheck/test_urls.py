from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.linkcheck.answers import FailureKind, Stopped
from coursekit.linkcheck.urls import LONGEST_URL, host_of, redirected, vetted

GOOD = {
    "http://course.test": "http://course.test/",
    "HTTPS://Course.Test/A?b=c#d": "https://course.test/A?b=c",
    "https://bücher.test/ü": "https://xn--bcher-kva.test/%C3%BC",
    "http://course.test./": "http://course.test./",
    "http://a_b.test:8080/": "http://a_b.test:8080/",
    "http://127%2e0.0.1/": "http://127.0.0.1/",  # judged when it is connected to
    "http://[2606:4700::1111]/": "http://[2606:4700::1111]/",
}
BAD = {
    "": "neither http nor https",
    "course.test": "neither http nor https",
    "javascript:alert(1)": "neither http nor https",
    "file:///etc/passwd": "neither http nor https",
    "ftp://course.test/": "neither http nor https",
    "http://": "malformed",
    "http:///path": "malformed",
    "http://user:secret@course.test/": "credentials",
    "http://@course.test/": "credentials",
    "http://good.test\\@evil.test/": "backslash",
    "http://course.test/a b": "white space",
    "http://course.test/\r\nX: y": "control character",
    "http://course.test:99999/": "malformed",
    "http://course.test:port/": "malformed",
    "http://[::1": "malformed",
    "http://[fe80::1%25lo]/": "names no host",
    "http://a!b.test/": "names no host",
    f"http://{'ä' * 64}.test/": "malformed",
    f"http://{'a.' * 200}test/": "names no host",
    f"http://course.test/{'a' * LONGEST_URL}": "longer than 8,000",
}


@pytest.mark.parametrize(("url", "asked"), GOOD.items())
def test_a_url_is_asked_for_in_ascii_and_without_its_fragment(url: str, asked: str) -> None:
    assert vetted(url) == asked
    assert vetted(asked) == asked


@pytest.mark.parametrize(("url", "why"), BAD.items(), ids=lambda text: text[:40])
def test_what_may_not_be_asked_for(url: str, why: str) -> None:
    with pytest.raises(Stopped, match=why) as stopped:
        vetted(url)
    assert stopped.value.kind is FailureKind.BAD_URL
    assert "secret" not in stopped.value.reason


def test_a_redirect_is_relative_to_its_page() -> None:
    assert redirected("http://course.test/a/b?c", "../d e") == "http://course.test/d%20e"
    assert redirected("http://course.test/a", "//other.test/#x") == "http://other.test/"


def test_a_redirect_may_be_written_in_utf_8_or_latin_1() -> None:
    assert redirected("http://course.test/", "/ü".encode().decode("latin-1")).endswith("/%C3%BC")
    assert redirected("http://course.test/", "/ü") == "http://course.test/%C3%BC"


@pytest.mark.parametrize("location", ["http://u:secret@a.test/", "gopher://a.test/", "http://[/"])
def test_a_redirect_is_vetted_as_well(location: str) -> None:
    with pytest.raises(Stopped, match="redirects") as stopped:
        redirected("http://course.test/", location)
    assert "secret" not in stopped.value.reason


def test_the_host_of_a_url() -> None:
    assert host_of("http://[2606:4700::1111]:8080/") == "2606:4700::1111"


@given(st.text() | st.from_regex(r"https?://[\w.@:\\\[\]-]{0,20}/?\S{0,10}", fullmatch=True))
def test_vetting_ends_with_a_url_or_a_reason(url: str) -> None:
    with suppress(Stopped):
        asked = vetted(url)
        assert asked.isascii()
        assert host_of(asked)
        assert vetted(asked) == asked
