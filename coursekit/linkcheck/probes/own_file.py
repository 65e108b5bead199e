"""Files of the course's own repository, and pages of its own site: the work tree tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coursekit.linkcheck.probes.interface import Asker, Cited
from coursekit.linkcheck.verdicts import Observation, Seen
from coursekit.model.course import OwnFile, TargetState
from coursekit.model.url import Url


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """Nothing is asked: the host shows what is merged already, the tree what will be."""

    files: Mapping[str, OwnFile] = field(default_factory=dict)
    """By URL, where each leads in the tree."""

    def fits(self, url: Url) -> bool:
        return url.key in self.files

    def host(self, url: Url) -> str:
        return ""

    def look(self, cited: Cited, web: Asker) -> Observation:
        own = self.files[cited.url.key]
        if own.state is TargetState.FOUND:
            return Observation(kind=Seen.ALIVE)
        return Observation(kind=Seen.MISSING, reason="there is no such file in the repository")
