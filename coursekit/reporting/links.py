"""The status of the addresses that a course cites, as text, JSON and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import click

from coursekit.linkcheck.status import URGENCY, CitedUrl, Host, Status
from coursekit.linkcheck.verdicts import prospects
from coursekit.model.lock import Entry, Verdict
from coursekit.model.report import Location
from coursekit.reporting.json import dumped
from coursekit.words import counted, listing, shortened, visible

SCHEMA = "coursekit/links-status/v1"

_COLOURS = {
    Verdict.DEAD: "red",
    Verdict.CHANGED: "red",
    Verdict.MOVED: "yellow",
    Verdict.FAILING: "yellow",
    Verdict.OK: "green",
}
_TOLD = URGENCY[:5]
"""The verdicts of which reports for people name each address."""
_MOST_ROWS = 100
_MOST_PLACES = 3
_WIDEST = 200
_MARKS = re.compile(r"([\\`*_\[\]<>|~&#!@])")
_SAYS = {
    Verdict.DEAD: "Replace them, or link to an archive copy.",
    Verdict.CHANGED: "Another site seems to stand there: look at each.",
    Verdict.MOVED: "Take the new address after a look at it.",
    Verdict.FAILING: "The coming sweeps decide.",
    Verdict.UNREACHABLE: "Nothing answered; after 30 days look whether the host is gone.",
}


def render(status: Status) -> str:
    """For people: totals, hosts with ages, and the addresses that need one."""
    return "".join(f"{line}\n" for line in _text(status))


def render_json(status: Status) -> str:
    """As indented JSON with a stable order of keys."""
    return dumped(
        {
            "schema": SCHEMA,
            "tool": {"name": "coursekit", "version": status.version},
            "as_of": status.day.isoformat(),
            "summary": {verdict.value: status.count(verdict) for verdict in Verdict},
            "hosts": [
                {
                    "host": host.name,
                    "verdicts": {verdict.value: n for verdict, n in host.verdicts.items()},
                    "oldest_days": status.age(host.oldest) if host.oldest else None,
                }
                for host in status.hosts
            ],
            "links": [_link(link) for link in status.links],
        }
    )


def render_markdown(status: Status) -> str:
    """As Markdown for one issue that is written anew after each sweep."""
    return "".join(f"{line}\n" for line in _markdown(status))


def render_explanation(url: str, link: CitedUrl | None, entry: Entry | None) -> str:
    """What was seen of an address and when, where it is cited, what would change the verdict."""
    return "".join(f"{line}\n" for line in _explanation(url, link, entry))


def _text(status: Status) -> Iterator[str]:
    yield _total(status)
    if not status.has_lock:
        yield "There is no lock file: no sweep has been run yet."
    if status.hosts:
        widest = min(max(len(host.name) for host in status.hosts), 60)
        yield ""
        for host in status.hosts:
            yield f"{visible(shortened(host.name, 60)):<{widest}}  {_host(status, host)}"
    for verdict in _TOLD:
        links = [link for link in status.links if link.verdict is verdict]
        if links:
            yield ""
            yield click.style(f"{verdict.value} ({len(links):,})", fg=_COLOURS.get(verdict))
        for link in links[:_MOST_ROWS]:
            yield f"  {visible(shortened(link.url.key, _WIDEST))}"
            yield from (f"    {visible(fact)}" for fact in _facts(link))
            yield f"    {visible(_places(link))}"
        if len(links) > _MOST_ROWS:
            yield f"  and {len(links) - _MOST_ROWS:,} more (`--format json` has all)"


def _markdown(status: Status) -> Iterator[str]:
    yield f"# Links on {status.day}"
    yield ""
    yield _total(status)
    for verdict in _TOLD:
        links = [link for link in status.links if link.verdict is verdict]
        if links:
            yield ""
            yield f"## {verdict.value.capitalize()} ({len(links):,})"
            yield ""
            yield _SAYS[verdict]
            yield ""
        for link in links[:_MOST_ROWS]:
            facts = "; ".join(_escaped(fact) for fact in _facts(link))
            yield f"- [ ] {_code(link.url.key)}: {facts} ({_escaped(_places(link))})"
        if len(links) > _MOST_ROWS:
            yield f"- and {len(links) - _MOST_ROWS:,} more"
    if status.hosts:
        yield ""
        yield "## Hosts"
        yield ""
        yield "| host | verdicts |"
        yield "| --- | --- |"
        for host in status.hosts[:_MOST_ROWS]:
            yield f"| {_escaped(host.name)} | {_host(status, host)} |"


def _total(status: Status) -> str:
    counts = [f"{n:,} {verdict.value}" for verdict in URGENCY if (n := status.count(verdict))]
    addresses = f"{len(status.links):,} cited {'URL' if len(status.links) == 1 else 'URLs'}"
    hosts = counted(len(status.hosts), "host")
    return f"{addresses} on {hosts}: {listing(counts, 'and')}." if counts else f"{addresses}."


def _host(status: Status, host: Host) -> str:
    counts = [f"{n:,} {verdict.value}" for verdict in URGENCY if (n := host.verdicts[verdict])]
    if host.oldest:
        counts.append(f"oldest seen {counted(status.age(host.oldest), 'day')} ago")
    return ", ".join(counts)


def _facts(link: CitedUrl) -> Iterator[str]:
    entry = link.entry
    if entry:
        why = f" ({entry.reason})" if entry.reason else ""
        yield f"since {entry.since}, last seen {entry.checked}{why}"
        if entry.target:
            yield f"now at {shortened(entry.target, _WIDEST)}"
        if entry.archive:
            yield f"archive copy {shortened(entry.archive, _WIDEST)}"
    if link.exempt:
        yield "exempt by the configuration"


def _places(link: CitedUrl) -> str:
    shown = [_place(place) for place in link.places[:_MOST_PLACES]]
    more = len(link.places) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def _place(place: Location) -> str:
    return f"{place.path}:{place.start.line}"


def _explanation(url: str, link: CitedUrl | None, entry: Entry | None) -> Iterator[str]:
    verdict = entry.verdict if entry else Verdict.UNVERIFIED
    colour = _COLOURS.get(verdict)
    yield f"{visible(url)}: {click.style(verdict.value, fg=colour, bold=True)}"
    if entry:
        seen = f"every observation since {entry.since}, the last on {entry.checked}"
        yield f"  seen so: {seen}{f' ({visible(entry.reason)})' if entry.reason else ''}"
        if entry.target:
            yield f"  now at: {visible(entry.target)}"
        if entry.failures:
            yield f"  last failures: {', '.join(day.isoformat() for day in entry.failures)}"
        for name, state in sorted(entry.fragments.items()):
            yield f"  #{visible(name)}: {state.value}"
        if entry.archive:
            yield f"  archive copy: {visible(entry.archive)}"
    else:
        yield "  no line of the lock file knows it"
    if link and link.exempt:
        yield "  exempt: the configuration keeps the verdict from being reported"
    for place in link.places if link else ():
        yield f"  cited at: {visible(_place(place))}"
    if link is None:
        yield "  cited: nowhere in the course"
    for sentence in prospects(entry):
        yield f"  next: {sentence}"


def _link(link: CitedUrl) -> Mapping[str, Any]:
    entry = link.entry
    return {
        "url": link.url.key,
        "verdict": link.verdict.value,
        "checked": entry.checked.isoformat() if entry else None,
        "since": entry.since.isoformat() if entry else None,
        "target": entry.target if entry else None,
        "reason": entry.reason if entry else None,
        "archive": entry.archive if entry else None,
        "missing_fragments": list(link.missing_fragments),
        "exempt": link.exempt,
        "places": [
            {"path": at.path, "line": at.start.line, "column": at.start.column}
            for at in link.places
        ],
    }


def _escaped(text: str) -> str:
    """Text that Markdown shows as it stands, and in which GitHub finds nobody to notify."""
    return _MARKS.sub(r"\\\1", visible(text)).replace("\\@", "@\u200b")


def _code(url: str) -> str:
    """An address in a code span: nothing is fetched, and nobody is sent there by mistake."""
    return f"`{visible(shortened(url, _WIDEST)).replace('`', '%60')}`"
