"""Which URLs a sweep asks for, and in which order: pure, so that its laws can be tested."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from coursekit.linkcheck.probes.interface import Cited
from coursekit.model.lock import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What narrows a sweep."""

    most: int | None = None
    """How many URLs at most."""
    older_than: int = 0
    """Days: what was seen more recently is left alone. New URLs are always asked for."""
    only: str | None = None
    """A pattern on whole URLs, in which `*` stands for any text."""
    shard: tuple[int, int] = (1, 1)
    """Which part of how many; all URLs of one host are in one part."""


def planned(
    cited: Iterable[Cited],
    entries: Mapping[str, Entry],
    plan: Plan,
    *,
    today: dt.date,
    host: Callable[[Cited], str],
) -> tuple[Cited, ...]:
    """The URLs to ask for: new ones first, then those that were not seen for longest.

    `host` tells whom a URL is asked of; empty where nobody is asked, which is for every shard.
    """
    only = _pattern(plan.only)
    wanted = (
        one
        for one in cited
        if (only is None or only.fullmatch(one.url.key))
        and _is_due(entries.get(one.url.key), plan, today)
        and _is_in_shard(host(one), plan.shard)
    )
    found = sorted(wanted, key=lambda one: _rank(one, entries))
    return tuple(found[: plan.most])


def shard_of(host: str, shards: int) -> int:
    """Which part a host belongs to, from 1; the same on every machine."""
    digest = hashlib.sha256(host.encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:8]) % shards + 1


def _rank(one: Cited, entries: Mapping[str, Entry]) -> tuple[dt.date, str]:
    entry = entries.get(one.url.key)
    return (entry.checked if entry else dt.date.min), one.url.key


def _is_due(entry: Entry | None, plan: Plan, today: dt.date) -> bool:
    return entry is None or (today - entry.checked).days >= plan.older_than


def _is_in_shard(host: str, shard: tuple[int, int]) -> bool:
    return not host or shard_of(host, shard[1]) == shard[0]


def _pattern(only: str | None) -> re.Pattern[str] | None:
    if only is None:
        return None
    return re.compile(".*".join(map(re.escape, re.split(r"\*+", only))))
