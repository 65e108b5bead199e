from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.model.url import LONGEST, BadUrl, Url, UrlFault, read_url, web_url


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("https://a.org", "https://a.org/"),
        ("https://a.org/b#c", "https://a.org/b"),
        ("HTTP://A.ORG:80/B", "http://a.org/B"),
        ("https://a.org:443?x", "https://a.org/?x"),
        ("https://a.org:8080/", "https://a.org:8080/"),
        ("//a.org/b", "https://a.org/b"),
        ("https://a.org./b", "https://a.org/b"),
        ("https://bücher.org/ü", "https://xn--bcher-kva.org/%C3%BC"),
        ("https://[::0001]/", "https://[::1]/"),
        ("\thttps://a.org/\n", "https://a.org/"),
        ("https://a_b.org/|", "https://a_b.org/%7C"),
    ],
)
def test_what_is_the_same_has_one_key(text: str, key: str) -> None:
    url = web_url(text)
    assert url
    assert url.key == key
    again = web_url(key)
    assert again
    assert again.key == key


@pytest.mark.parametrize(
    "text", ["a/b", "#c", "", "mailto:a@b.org", "ftp://a.org", "{{ site.url }}/a", "C:/a", "https"]
)
def test_other_destinations_are_none(text: str) -> None:
    assert read_url(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https:/a.org", "two slashes"),
        ("https:a.org", "two slashes"),
        ("https://", "names no host"),
        ("https://a..org", "no host name"),
        ("https://-a.org", "no host name"),
        ("https://a.org:x/", "port"),
        ("https://a.org:0/", "port"),
        ("https://a.org:65536/", "port"),
        ("https://[::1/", "no host name"),
        ("https://[::1%25eth0]/", "no host name"),
        ("https://[::1]x/", "no host name"),
        ("https://[x]/", "no host name"),
        (f"https://{'ü' * 70}.org/", "no host name"),
        ("https://a.org/b c", "space"),
        ("https://a.org\\b", "backslash"),
        (f"https://a.org/{'b' * LONGEST}", "longer"),
        (f"https://a.org/{'ü' * (LONGEST // 3)}", "longer"),
        (f"https://{'a' * 64}.org/", "no host name"),
    ],
)
def test_a_malformed_address_says_why(text: str, why: str) -> None:
    bad = read_url(text)
    assert isinstance(bad, BadUrl)
    assert bad.fault is UrlFault.MALFORMED
    assert why in bad.why


@pytest.mark.parametrize("text", ["https://u:pw@a.org/", "//u@a.org", "http://a.org\\@b.org/"])
def test_credentials_are_never_repeated(text: str) -> None:
    assert read_url(text) == BadUrl(UrlFault.CREDENTIALS, "it holds a user name or a password")


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("javascript:alert(1)", "javascript"),
        (" java\nscript:x", "javascript"),
        ("FILE:///etc/passwd", "file"),
        ("data:text/html,x", "data"),
        ("vbscript:x", "vbscript"),
    ],
)
def test_dangerous_schemes(text: str, scheme: str) -> None:
    assert read_url(text) == BadUrl(UrlFault.SCHEME, scheme)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.org/b", "http://www.a.org/b/"),
        ("https://a.org", "https://a.org/index.html"),
        ("https://a.org/b/", "https://a.org/b/Index.html"),
    ],
)
def test_trivial_differences_leave_one_document(one: str, other: str) -> None:
    urls = web_url(one), web_url(other)
    assert urls[0]
    assert urls[1]
    assert urls[0].document == urls[1].document


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://example.org/", True),
        ("https://www.example.com/", True),
        ("https://a.example/", True),
        ("https://a.test/", True),
        ("http://localhost:80/", True),
        ("http://mill/", True),
        ("http://mill.local/", True),
        ("http://127.0.0.1/", True),
        ("http://[::1]/", True),
        ("http://999.1.1.1/", False),
        ("https://8.8.8.8/", False),
        ("https://a.org/TODO", True),
        ("https://a.org/todo", False),
        ("https://a.org/your-name/b", True),
        ("https://your-domain.com/", True),
        ("https://a.org/find-your-name", False),
        ("https://myexample.org/", False),
    ],
)
def test_placeholders(text: str, is_one: bool) -> None:
    url = web_url(text)
    assert url
    assert (url.placeholder is not None) is is_one


@given(st.text(max_size=60) | st.text(max_size=60).map(lambda text: f"https://a.org{text}"))
def test_reading_never_fails_and_a_key_is_its_own(text: str) -> None:
    url = read_url(text)
    if isinstance(url, Url):
        assert url.key.isascii()
        again = web_url(url.key)
        assert again
        assert (again.key, again.fragment) == (url.key, "")


@given(
    st.from_regex(
        r"https?://[a-z0-9.-]{1,9}(/[a-zA-Z0-9.,/%~-]{0,9})?(#[a-z]{0,3})?", fullmatch=True
    )
)
def test_the_fast_way_agrees_with_the_slow_one(text: str) -> None:
    shouted = text.replace("http", "HTTP", 1)  # which the fast way does not take
    fast, slow = read_url(text), read_url(shouted)
    assert fast == slow
