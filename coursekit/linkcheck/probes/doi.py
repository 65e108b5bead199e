"""Digital object identifiers, by the register and never on to publishers, who refuse machines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from coursekit.linkcheck.probes.answered import json_of, not_alive
from coursekit.linkcheck.probes.interface import Asker, Cited
from coursekit.linkcheck.urls import host_of
from coursekit.linkcheck.verdicts import Observation, Seen
from coursekit.model.url import Url

_HOSTS = ("doi.org", "dx.doi.org", "www.doi.org")
_DOI = re.compile(r"/(10\.\d{4,9}(?:\.\d+)*/.+)")


@dataclass(frozen=True, slots=True)
class Doi:
    """The handle API (DOI Handbook, REST API response format): code 1 is registered, 100 unknown."""

    handles: str = "https://doi.org/api/handles/"

    def fits(self, url: Url) -> bool:
        return url.host in _HOSTS and _DOI.fullmatch(unquote(url.path)) is not None

    def host(self, url: Url) -> str:
        return host_of(self.handles)

    def look(self, cited: Cited, web: Asker) -> Observation:
        name = unquote(cited.url.path).lstrip("/")
        answer = web.get(self.handles + quote(name, safe="/"))
        code = (json_of(answer) or {}).get("responseCode")
        if code == 1:
            return Observation(kind=Seen.ALIVE)
        if code == 100:
            return Observation(kind=Seen.MISSING, reason="the DOI is not registered")
        if code == 200:
            return Observation(kind=Seen.FAILED, reason="the DOI leads nowhere")
        seen = not_alive(answer)
        if seen is None or seen.kind in (Seen.MISSING, Seen.GONE):  # not the register's own words
            return Observation(kind=Seen.FAILED, reason="the register tells nothing of the DOI")
        return seen
