"""Papers of OpenReview, whose pages are built by a script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from coursekit.linkcheck.answers import Fetched
from coursekit.linkcheck.probes.answered import json_of, not_alive
from coursekit.linkcheck.probes.interface import Asker, Cited
from coursekit.linkcheck.urls import host_of
from coursekit.linkcheck.verdicts import Observation, Seen
from coursekit.model.url import Url

_PATHS = ("/forum", "/pdf")
_ID = re.compile(r"[\w-]{7,20}", re.ASCII)


@dataclass(frozen=True, slots=True)
class OpenReview:
    """Its two interfaces share the papers out: those of older venues are known to the first one."""

    notes: tuple[str, ...] = (
        "https://api2.openreview.net/notes",
        "https://api.openreview.net/notes",
    )

    def fits(self, url: Url) -> bool:
        return _paper(url) is not None

    def host(self, url: Url) -> str:
        return host_of(self.notes[0])

    def look(self, cited: Cited, web: Asker) -> Observation:
        for interface in self.notes:
            answer = web.get(f"{interface}?id={_paper(cited.url)}")
            if (json_of(answer) or {}).get("notes"):
                return Observation(kind=Seen.ALIVE)
            seen = not_alive(answer)
            unknown = seen is None and isinstance(answer, Fetched)
            if not unknown and (seen is None or seen.kind is not Seen.MISSING):
                return seen or Observation(kind=Seen.FAILED)
        return Observation(kind=Seen.MISSING, reason="OpenReview does not know the paper")


def _paper(url: Url) -> str | None:
    if url.host not in ("openreview.net", "www.openreview.net") or url.path not in _PATHS:
        return None
    found = parse_qs(url.query.removeprefix("?")).get("id", [""])[0]
    return found if _ID.fullmatch(found) else None
