"""Archive copies of what has died; offered to the maintainer, never put in by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coursekit.linkcheck.answers import Failure
from coursekit.linkcheck.probes.interface import Asker
from coursekit.linkcheck.web import KeptOut, Postponed
from coursekit.model.url import web_url

_COPY = re.compile(r"/\d{14}(?:[a-z]{2}_)?/")


@dataclass(frozen=True, slots=True)
class Archive:
    """The Wayback Machine redirects from a URL to the newest copy of it."""

    copies: str = "https://web.archive.org/web/"

    def newest(self, url: str, web: Asker) -> str | None:
        """The address of the newest copy; none where there is none, or nobody tells."""
        try:
            answer = web.ask(self.copies + url)
        except (Postponed, KeptOut):
            return None
        if isinstance(answer, Failure) or not 200 <= answer.status < 300:
            return None
        copy = web_url(answer.final_url)
        return copy.key if copy and _COPY.search(copy.path) else None
