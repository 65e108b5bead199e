"""The list of due reviews as one page of HTML that needs nothing but itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files

from coursekit.reporting.review import html_parts, phrases
from coursekit.reporting.review.html_parts import class_of, day, shown
from coursekit.review.due import DueList, DueState


def render(due: DueList) -> str:
    """Totals, the load of the coming weeks, owners and tracks, and all lessons in a table to sort.

    Style and script stand in the page, and its policy allows these two only: nothing that a title
    holds is run, and nothing is asked for from anywhere.
    """
    return "".join(f"{line}\n" for line in _lines(due))


def _lines(due: DueList) -> Iterator[str]:
    title = shown(f"Reviews of {due.course}" if due.course else "Reviews")
    style, script = _part("page.css"), _part("page.js")
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<link rel="icon" href="data:,">'
    yield f"<title>{title} on {due.as_of}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"
    yield "<body>"
    yield "<header>"
    yield f"<h1>{title}</h1>"
    yield f"<p>{day(due.as_of)}: {shown(phrases.totals(due))}</p>"
    if aside := phrases.asides(due):
        yield f"<p>{shown(aside)}</p>"
    yield from _counts(due)
    yield "</header>"
    yield "<main>"
    yield from html_parts.forecast(due)
    yield from html_parts.groups(due, "owner", due.owners)
    yield from html_parts.groups(due, "track", due.tracks)
    yield from html_parts.lessons(due)
    yield "</main>"
    yield f"<script>{script}</script>"
    yield "</body>"
    yield "</html>"


def _part(name: str) -> str:
    return (files("coursekit.reporting.review") / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing is loaded from anywhere; of style and script only ours, known by their digests."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _counts(due: DueList) -> Iterator[str]:
    yield '<ul class="counts">'
    for state in DueState:
        if number := due.states[state]:
            words = shown(phrases.state(due, state))
            yield f'<li class="{class_of(state)}"><strong>{number:,}</strong> {words}</li>'
    yield "</ul>"
