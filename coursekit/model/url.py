"""Web addresses as the lock file and the rules compare them; RFC 3986 names their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address, ip_address
from typing import NamedTuple
from urllib.parse import quote

LONGEST = 4096
"""Characters of the longest address that is read."""

_PLAIN = re.compile(
    r"(https?)://([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+)"
    r"(/[\w.~!$&'()*+,;=:@%/-]*)?(\?[\w.~!$&'()*+,;=:@%/?-]*)?(?:#([\w.~!$&'()*+,;=:@%/?-]*))?",
    re.ASCII,
)
"""Most addresses, as they are compared already; the slower reading below agrees with it."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_STRIPPED = re.compile(r"[\t\r\n]|^[\x00-\x20]+|[\x00-\x20]+$")
"""What browsers take out before they read an address (WHATWG URL, 4.4)."""
_TEMPLATE = re.compile(r"[{}]|<%|%7B|%3C%|^[<$]", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?")
_UNWRITTEN = re.compile(r"[\x00-\x20\x7f\\]")
_KEPT = "!#$%&'()*+,/:;=?@[]~"
_EXAMPLE_HOST = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net|edu)|example|invalid|test)$")
"""RFC 2606 and RFC 6761 keep them free."""
_PRIVATE_HOST = re.compile(
    r"^[^.\[]+$|(?:^|\.)(?:localhost|local|localdomain|internal|lan|home\.arpa)$"
)
_NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+){3}|\[.*\]")
_PLACEHOLDER_SIGN = re.compile(r"TODO|TBD|FIXME|your|my")
"""Without it there is no placeholder; to look for one takes eight times as long."""
_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z0-9])(?:TODO|TBD|FIXME)(?![A-Za-z0-9])"
    r"|(?:^|(?<=[/.=@]))(?:your|my)[-_](?:name|user(?:[-_]?name)?|account|org(?:ani[sz]ation)?|"
    r"repo(?:sitory)?|project|domain|site|website|host|company|school|university|course|team|id|"
    r"handle|channel|page|link|url)(?=$|[/.?&#])",
    re.ASCII,
)
_INDEXES = frozenset(("index.html", "index.htm", "index.php", "default.htm", "default.html"))
_WEB = ("http", "https")
_DANGEROUS = ("javascript", "vbscript", "data", "file")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST_HOST, _LONGEST_LABEL = 253, 63
_PORTS = 65_536


class Url(NamedTuple):
    """An address of the web: the host in small letters and as DNS knows it, the rest as ASCII."""

    scheme: str
    host: str
    port: int | None
    """None where it is the one of the scheme."""
    path: str
    query: str
    """With its question mark; empty where there is none."""
    fragment: str
    """Without its number sign; empty where there is none."""
    key: str
    """All but the fragment: what the lock file calls it."""

    @property
    def document(self) -> str:
        """What is left when trivial differences are taken away; equal ones are one document."""
        host = self.host.removeprefix("www.")
        port = f":{self.port}" if self.port else ""
        return f"{host}{port}{_without_index(self.path)}{self.query}"

    @property
    def placeholder(self) -> str | None:
        """Why it leads a learner nowhere, in a few words; none where it may well."""
        if why := _unseen_host(self.host):
            return f"{self.host} is {why}"
        text = f"{self.host}{self.path}{self.query}"
        words = _PLACEHOLDER.search(text) if _PLACEHOLDER_SIGN.search(text) else None
        return f"'{words[0].strip('/?=&.')}' in it waits to be replaced" if words else None


class UrlFault(Enum):
    """What is wrong with an address, whatever it leads to."""

    MALFORMED = "malformed"
    CREDENTIALS = "credentials"
    SCHEME = "scheme"


@dataclass(frozen=True, slots=True)
class BadUrl:
    """Why an address is none that a course may cite; `why` holds nothing secret."""

    fault: UrlFault
    why: str


@lru_cache(maxsize=20_000)
def read_url(text: str) -> Url | BadUrl | None:
    """An address of the web, or what is wrong with it.

    None for what is no such address: a path, another scheme (`mailto:`), a template's placeholder.
    Kept, for the lock file states what the pages do.
    """
    if match := _PLAIN.fullmatch(text):
        scheme, host, path, query, fragment = match.groups("")
        if len(text) <= LONGEST and _is_host(host):
            path = path or "/"
            key = f"{scheme}://{host}{path}{query}"
            return Url(scheme, host, None, path, query, fragment, key)
    text = _STRIPPED.sub("", text)
    if _TEMPLATE.search(text):
        return None
    if text.startswith("//"):
        text = f"https:{text}"
    found = _SCHEME.match(text)
    scheme = found[1].lower() if found else ""
    if found is None or scheme not in (*_WEB, *_DANGEROUS):
        return None
    if scheme in _DANGEROUS:
        return BadUrl(UrlFault.SCHEME, scheme)
    return _read_web(scheme, text[found.end() :])


def web_url(text: object) -> Url | None:
    """The address of the web that a text is; none for anything else."""
    url = read_url(text) if isinstance(text, str) else None
    return url if isinstance(url, Url) else None


def _read_web(scheme: str, rest: str) -> Url | BadUrl:
    if len(rest) > LONGEST:
        return _malformed(f"it is longer than {LONGEST:,} characters")
    if not rest.startswith("//"):
        return _malformed(f"two slashes must follow {scheme}:")
    authority, path, query, fragment = _split(rest[2:])
    if "@" in authority:
        return BadUrl(UrlFault.CREDENTIALS, "it holds a user name or a password")
    if _UNWRITTEN.search(rest):
        return _malformed("it holds a space, a control character or a backslash")
    host, port = _host_and_port(authority)
    if port is not None and not (port.isascii() and port.isdigit() and 0 < int(port) < _PORTS):
        return _malformed("the port behind its host is none")
    if host is None:
        return _malformed("it names no host" if not authority else "its host is no host name")
    number = int(port) if port else None
    number = None if number == _DEFAULT_PORTS[scheme] else number
    path, query, fragment = (
        quote(one, _KEPT, errors="replace") for one in (path or "/", query, fragment)
    )
    shown = host if number is None else f"{host}:{number}"
    key = f"{scheme}://{shown}{path}{query}"
    if len(key) > LONGEST:
        return _malformed(f"it is longer than {LONGEST:,} characters")
    return Url(scheme, host, number, path, query, fragment, key)


def _malformed(why: str) -> BadUrl:
    return BadUrl(UrlFault.MALFORMED, why)


def _split(rest: str) -> tuple[str, str, str, str]:
    """Authority, path, query with its mark, fragment."""
    rest, _, fragment = rest.partition("#")
    rest, mark, query = rest.partition("?")
    authority, slash, path = rest.partition("/")
    return authority, slash + path, mark + query, fragment


def _host_and_port(authority: str) -> tuple[str | None, str | None]:
    """The host as DNS knows it, none where it is no host; the port as it is written."""
    if authority.startswith("["):
        address, bracket, port = authority[1:].partition("]")
        try:
            host = f"[{IPv6Address(address).compressed}]" if "%" not in address else None
        except AddressValueError:
            host = None
        if not bracket or (port and not port.startswith(":")):
            return None, None
        return host, port[1:] or None
    host, colon, port = authority.partition(":")
    host = host.lower()
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return None, None
    host = host.removesuffix(".")
    return (host if _is_host(host) else None), (port or None if colon else None)


@lru_cache(maxsize=2_000)
def _is_host(host: str) -> bool:
    labels = host.split(".")
    return len(host) <= _LONGEST_HOST and all(
        len(label) <= _LONGEST_LABEL and _LABEL.fullmatch(label) for label in labels
    )


@lru_cache(maxsize=2_000)
def _unseen_host(host: str) -> str | None:
    """What a host is that no learner reaches."""
    if _EXAMPLE_HOST.search(host):
        return "a host for examples"
    return "a host of its author's own network" if _is_private(host) else None


def _is_private(host: str) -> bool:
    if not _NUMBERS.fullmatch(host):
        return _PRIVATE_HOST.search(host) is not None
    try:
        return not ip_address(host.strip("[]")).is_global
    except ValueError:
        return False


def _without_index(path: str) -> str:
    """A path without the slash at its end and the name that servers put there by themselves."""
    folder, _, name = path.rpartition("/")
    if name.lower() in _INDEXES:
        path = folder
    return path.rstrip("/")
