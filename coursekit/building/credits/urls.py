"""Destinations of links, written so that they mean the same in Markdown and in HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import quote

_NUMBERED_HOST = re.compile(r"https?://\[[0-9A-Fa-f:.]+\]")
"""The only place where brackets may stand as they are (RFC 3986, 3.2.2)."""
_OF_URLS = "!#$%&'()*+,/:;=?@~"
_OF_PATHS = "!$&'()*+,/;=@~"


def encoded_url(url: str) -> str:
    """An address with everything percent-encoded that may not stand in one."""
    url = url.strip()
    host = _NUMBERED_HOST.match(url)
    kept = host.end() if host else 0
    return url[:kept] + quote(url[kept:], _OF_URLS, errors="replace")


def encoded_path(path: str) -> str:
    """A path as a link's destination."""
    return quote(path, _OF_PATHS, errors="replace")


def relative_to(folder: str, root: str) -> Callable[[str], str]:
    """Links from a page in a folder; it and the repository's root are absolute POSIX paths."""
    return lambda path: encoded_path(posixpath.relpath(posixpath.join(root, path), folder))


def below(address: str) -> Callable[[str], str]:
    """Links to the files that the web shows below an address."""
    return lambda path: f"{encoded_url(address).rstrip('/')}/{encoded_path(path)}"
