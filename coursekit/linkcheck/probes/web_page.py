"""Any page or file of the web."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from coursekit.linkcheck.answers import Failure, Fetched
from coursekit.linkcheck.domains import registrable_domain
from coursekit.linkcheck.http import Reader
from coursekit.linkcheck.pages import Fragment, Page, find_fragment, read_page, says_not_found
from coursekit.linkcheck.probes.answered import not_alive, title_words
from coursekit.linkcheck.probes.interface import Asker, Cited
from coursekit.linkcheck.urls import host_of
from coursekit.linkcheck.verdicts import Observation, Seen
from coursekit.linkcheck.web import KeptOut, Postponed
from coursekit.model.lock import FragmentState
from coursekit.model.url import Url, web_url

NONSENSE = "/coursekit-asks-for-what-is-not-there-7f3a9c1e"
"""A path that no server has."""

_HTML = ("text/html", "application/xhtml+xml", "")
_WALL = re.compile(
    r"just a moment|attention required|access denied|are you a robot|verify(?:ing)? (?:that )?you "
    r"are (?:a )?human|security check|bot verification|ddos-guard|pardon our interruption",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"/(?:log-?in|sign-?in|sso|oauth2?|auth|cas/login)(?:[/.?]|$)", re.IGNORECASE)
_BUILT_BY_SCRIPT = ("github.com", "gitlab.com", "huggingface.co")
"""Hosts whose pages get most of their anchors from scripts."""
_STATES = {
    Fragment.FOUND: FragmentState.FOUND,
    Fragment.MISSING: FragmentState.MISSING,
    Fragment.UNVERIFIED: FragmentState.UNVERIFIED,
}


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is kept of a page: little, for many wait for the turn of their hosts at the same time."""

    page: Page
    """Without its text and its anchors."""
    digest: str
    """By which the same page is known again."""
    fragments: Mapping[str, Fragment]


@dataclass(frozen=True, slots=True)
class WebPage:
    """HEAD, then GET where there is a page to read; the probe for all that no other one knows."""

    nonsense: str = NONSENSE

    def fits(self, url: Url) -> bool:
        return True

    def host(self, url: Url) -> str:
        return url.host

    def look(self, cited: Cited, web: Asker) -> Observation:
        answer = web.ask(cited.url.key, read=_reader(cited.fragments))
        if (seen := not_alive(answer)) or isinstance(answer, Failure):
            return seen or Observation(kind=Seen.FAILED)
        facts: _Facts | None = answer.facts
        if facts is None:
            unread = dict.fromkeys(cited.fragments, FragmentState.UNVERIFIED)
            return _alive(cited, answer, (), unread)
        return (
            _walled(cited, answer, facts.page)
            or self._soft_missing(cited, answer, facts, web)
            or _changed(cited, answer, facts.page)
            or _alive(cited, answer, title_words(facts.page.title), _fragments(answer, facts))
        )

    def _soft_missing(
        self, cited: Cited, answer: Fetched, facts: _Facts, web: Asker
    ) -> Observation | None:
        why = says_not_found(facts.page, cited.url.key, answer.final_url)
        if why is None and self._is_answer_to_all(cited, answer, facts, web):
            why = "its host answers the same to a path that does not exist"
        return Observation(kind=Seen.SOFT_MISSING, reason=why) if why else None

    def _is_answer_to_all(self, cited: Cited, answer: Fetched, facts: _Facts, web: Asker) -> bool:
        """Whether the host says the same of what is not there.

        A home page may well be its answer to everything, and so may the frame that a script fills.
        """
        url = cited.url
        if facts.page.scripted or (url.path == "/" and not url.query):
            return False
        origin = url.key[: len(url.key) - len(url.path) - len(url.query)]
        try:
            told = web.remember(
                ("nonsense", origin),
                lambda: _signature(web.ask(origin + self.nonsense, read=_reader())),
            )
        except (Postponed, KeptOut):
            return False
        return told is not None and told in (_led_to(answer), facts.digest)


def _reader(fragments: tuple[str, ...] = ()) -> Reader:
    def read(body: bytes, content_type: str, truncated: bool) -> _Facts:
        page = read_page(body, content_type)
        found = {one: find_fragment(page, one, truncated=truncated) for one in fragments}
        known = f"{page.title}\n{page.text}".encode("utf-8", "replace")
        bare = dataclasses.replace(page, anchors=frozenset(), text="")
        return _Facts(bare, hashlib.sha256(known).hexdigest(), found)

    return read


def _signature(answer: Fetched | Failure) -> str | None:
    """By what the answer to a nonsense path is known again; none where it says what is true."""
    if not_alive(answer) or isinstance(answer, Failure) or answer.content_type not in _HTML:
        return None
    facts: _Facts | None = answer.facts
    known = None if facts is None or facts.page.scripted else facts.digest
    return _led_to(answer) or known


def _led_to(answer: Fetched) -> str | None:
    """Where redirects led, unless that is the same path with another scheme or host."""
    if not answer.hops or urlsplit(answer.final_url).path == urlsplit(answer.url).path:
        return None
    return answer.final_url


def _walled(cited: Cited, answer: Fetched, page: Page) -> Observation | None:
    if _WALL.match(page.title):
        return Observation(kind=Seen.BLOCKED, reason="a wall against machines")
    if answer.hops and _LOGIN.search(answer.final_url) and not _LOGIN.search(cited.url.key):
        return Observation(kind=Seen.BLOCKED, reason="it leads to a page to log in")
    return None


def _changed(cited: Cited, answer: Fetched, page: Page) -> Observation | None:
    """Whether somebody else's page stands there now, with no word of the old title left."""
    domain = registrable_domain(host_of(answer.final_url))
    if domain == registrable_domain(cited.url.host) or not cited.title:
        return None
    if set(cited.title) & set(title_words(page.title)):
        return None
    reason = f"{domain} answers, with no word of the old title"
    return Observation(kind=Seen.CHANGED, reason=reason)


def _alive(
    cited: Cited, answer: Fetched, title: tuple[str, ...], fragments: dict[str, FragmentState]
) -> Observation:
    target = _moved_to(cited.url, answer)
    return Observation(
        kind=Seen.MOVED if target else Seen.ALIVE, target=target, title=title, fragments=fragments
    )


def _moved_to(url: Url, answer: Fetched) -> str | None:
    """Where permanent redirects lead; those behind a temporary one say nothing of this URL."""
    target = None
    for hop in answer.hops:
        if not hop.permanent:
            break
        target = hop.target
    moved = web_url(target)
    return moved.key if moved and moved.key != url.key else None


def _fragments(answer: Fetched, facts: _Facts) -> dict[str, FragmentState]:
    scripted = registrable_domain(host_of(answer.final_url)) in _BUILT_BY_SCRIPT
    found = {}
    for fragment, seen in facts.fragments.items():
        state = _STATES[seen]
        unknown = scripted and state is FragmentState.MISSING
        found[fragment] = FragmentState.UNVERIFIED if unknown else state
    return found
