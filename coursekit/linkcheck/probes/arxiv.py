"""Papers of arXiv, by the page of their abstract."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coursekit.linkcheck.probes.answered import not_alive
from coursekit.linkcheck.probes.interface import Asker, Cited
from coursekit.linkcheck.urls import host_of
from coursekit.linkcheck.verdicts import Observation, Seen
from coursekit.model.url import Url

_HOSTS = ("arxiv.org", "www.arxiv.org")
_PAPER = re.compile(
    r"/(?:abs|pdf|html)/(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)"
    r"(?:\.pdf)?/?"
)


@dataclass(frozen=True, slots=True)
class Arxiv:
    """The page of the abstract stands for PDF and HTML as well; arXiv asks for few requests."""

    abstracts: str = "https://arxiv.org/abs/"

    def fits(self, url: Url) -> bool:
        return url.host in _HOSTS and _PAPER.fullmatch(url.path) is not None

    def host(self, url: Url) -> str:
        return host_of(self.abstracts)

    def look(self, cited: Cited, web: Asker) -> Observation:
        match = _PAPER.fullmatch(cited.url.path)
        paper = match[1] if match else ""
        return not_alive(web.ask(self.abstracts + paper)) or Observation(kind=Seen.ALIVE)
