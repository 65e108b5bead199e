"""Articles of Wikipedia, whose pages are long and whose sections move."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from coursekit.linkcheck.probes.answered import json_of, not_alive, title_words
from coursekit.linkcheck.probes.interface import Asker, Cited
from coursekit.linkcheck.urls import host_of
from coursekit.linkcheck.verdicts import Observation, Seen
from coursekit.model.lock import FragmentState
from coursekit.model.url import Url

_HOST = re.compile(r"([a-z]{2,12}(?:-[a-z]{2,8})?)\.(?:m\.)?wikipedia\.org")
_MISSING = ("missingtitle", "pagecannotexist", "invalidtitle")


@dataclass(frozen=True, slots=True)
class Wikipedia:
    """One request to the Action API tells whether there is an article, and its sections."""

    api: str = "https://{language}.wikipedia.org/w/api.php"

    def fits(self, url: Url) -> bool:
        article = unquote(url.path).removeprefix("/wiki/")
        return (
            _HOST.fullmatch(url.host) is not None
            and url.path.startswith("/wiki/")
            and not url.query
            and bool(article)
            and ":" not in article
        )

    def host(self, url: Url) -> str:
        return host_of(self._api(url))

    def look(self, cited: Cited, web: Asker) -> Observation:
        title = quote(unquote(cited.url.path).removeprefix("/wiki/"), safe="")
        answer = web.get(
            f"{self._api(cited.url)}?action=parse&prop=sections&redirects=1&format=json"
            f"&formatversion=2&page={title}"
        )
        told = json_of(answer) or {}
        if isinstance(article := told.get("parse"), dict):
            return Observation(
                kind=Seen.ALIVE,
                title=title_words(article.get("title")),
                fragments=_fragments(cited, article),
            )
        error = told.get("error")
        if isinstance(error, dict) and error.get("code") in _MISSING:
            return Observation(kind=Seen.MISSING, reason="there is no such article")
        seen = not_alive(answer)
        if seen is None or seen.kind in (Seen.MISSING, Seen.GONE):  # not the interface's own words
            return Observation(kind=Seen.FAILED, reason="the interface tells nothing of it")
        return seen

    def _api(self, url: Url) -> str:
        match = _HOST.fullmatch(url.host)
        return self.api.format(language=match[1] if match else "en")


def _fragments(cited: Cited, article: dict[str, Any]) -> dict[str, FragmentState]:
    """Sections are told; other anchors may stand anywhere, so they are not called missing."""
    sections = article.get("sections")
    told = [one for one in sections if isinstance(one, dict)] if isinstance(sections, list) else []
    anchors = {str(one.get(key)) for one in told for key in ("anchor", "linkAnchor")}
    return {
        fragment: FragmentState.FOUND
        if unquote(fragment) in anchors or fragment in anchors
        else FragmentState.UNVERIFIED
        for fragment in cited.fragments
    }
