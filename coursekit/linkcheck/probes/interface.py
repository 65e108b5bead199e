"""What a probe is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from coursekit.linkcheck.answers import Failure, Fetched
from coursekit.linkcheck.http import Reader
from coursekit.linkcheck.verdicts import Observation
from coursekit.model.url import Url

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cited:
    """A URL that the course cites, and what is to be looked for there."""

    url: Url
    fragments: tuple[str, ...] = ()
    """With which it is cited."""
    title: tuple[str, ...] = ()
    """Words of the title that an earlier sweep read."""


class Asker(Protocol):
    """What a probe asks through; see `coursekit.linkcheck.web.Web`."""

    def ask(self, url: str, *, read: Reader | None = None) -> Fetched | Failure: ...

    def get(self, url: str) -> Fetched | Failure: ...

    def remember(self, key: Hashable, make: Callable[[], T]) -> T: ...


class Probe(Protocol):
    """Tells of some URLs whether they live. Its endpoints are fields, so that tests change them."""

    def fits(self, url: Url) -> bool:
        """Whether this probe knows how to look at a URL."""

    def host(self, url: Url) -> str:
        """The host that will be asked; empty where none is."""

    def look(self, cited: Cited, web: Asker) -> Observation:
        """What is seen; raises `Postponed` or `KeptOut` where nothing was asked."""
