"""Which URLs may be asked for."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import urldefrag, urljoin, urlsplit

import requests

from coursekit.linkcheck.answers import FailureKind, Stopped

LONGEST_URL = 8_000
"""Characters; what RFC 9110, 4.1, asks everybody to support."""

# Parsers disagree on a backslash (`http://good.example\@evil.test/`), and on white space.
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\\ud800-\udfff\u2028\u2029]")
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|[0-9a-f:.]+")
_SCHEMES = ("http", "https")


def vetted(url: str) -> str:
    """The URL as it is asked for: ASCII, without fragment.

    Raises `Stopped` for all but http and https, and for credentials, which it never repeats.
    """
    if len(url) > LONGEST_URL:
        raise _bad(f"the URL is longer than {LONGEST_URL:,} characters")
    if _UNSAFE.search(url):
        raise _bad("the URL holds white space, a control character or a backslash")
    try:
        _vet(url)
        prepared = requests.Request("GET", urldefrag(url).url).prepare().url or ""
        host = _vet(prepared)
    except (ValueError, requests.RequestException):
        raise _bad("the URL is malformed") from None
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise _bad("the URL names no host")
    return prepared


def redirected(url: str, location: str) -> str:
    """The URL that a `Location` header leads to, vetted; `location` as http.client decodes it."""
    with suppress(UnicodeError):  # where it was Latin-1 indeed
        location = location.encode("latin-1").decode("utf-8")
    try:
        target = urljoin(url, location.strip().replace(" ", "%20"))
    except ValueError:
        raise _bad("redirects to a malformed URL") from None
    try:
        return vetted(target)
    except Stopped as stopped:
        raise _bad(f"redirects, and {stopped.reason}") from None


def host_of(url: str) -> str:
    """The host of a vetted URL."""
    return urlsplit(url).hostname or ""


def _vet(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in _SCHEMES:
        raise _bad("the URL is neither http nor https")
    if "@" in parts.netloc:
        raise _bad("the URL holds credentials")
    _ = parts.port  # raises where it is no number
    return parts.hostname or ""


def _bad(reason: str) -> Stopped:
    return Stopped(FailureKind.BAD_URL, reason)
