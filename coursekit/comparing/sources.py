"""Sources on record that were added, removed or changed, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.comparing.data import SourceChange, SourceState
from coursekit.comparing.facts import facts, told
from coursekit.comparing.pairs import matched
from coursekit.model.record import Stated
from coursekit.model.source import Source
from coursekit.model.url import web_url
from coursekit.words import folded

_TEXTS = ("title", "url", "license", "date", "event", "rights_holder", "evidence")


def source_changes(before: Sequence[Source], after: Sequence[Source]) -> Iterator[SourceChange]:
    """Those changed or added, in the order behind the change; then those removed.

    A source is known again by its address, or else by its title.
    """
    was: dict[int, Source] = {}
    old, new = list(before), list(after)
    for key in (_all, _address, _title):
        pairs, old, new = matched(old, new, key)
        was.update((id(now), then) for then, now in pairs)
    for one in after:
        if id(one) not in was:
            yield SourceChange(None, _state(one))
        elif fields := tuple(facts(_fields(was[id(one)]), _fields(one))):
            yield SourceChange(_state(was[id(one)]), _state(one), fields)
    yield from (SourceChange(_state(one), None) for one in old)


def _all(source: Source) -> object:
    return tuple(_fields(source).items())


def _address(source: Source) -> object:
    url = web_url(source.url.value) if source.url else None
    return url and (url.document, url.fragment)


def _title(source: Source) -> object:
    return folded(source.title.value) if source.title else None


def _fields(source: Source) -> dict[str, str]:
    """What a source states, by key, as text."""
    found = {name: _text(getattr(source, name)) for name in _TEXTS}
    found["creators"] = _list(source.creators)
    found["use"] = source.use.value.value if source.use else None
    found["modified"] = told(source.modified.value) if source.modified else None
    found["files"] = _list(source.files)
    return {name: text for name, text in found.items() if text is not None}


def _text(stated: Stated[object] | None) -> str | None:
    return str(stated.value) if stated else None


def _list(texts: Sequence[Stated[str]]) -> str | None:
    return ", ".join(text.value for text in texts) or None


def _state(source: Source) -> SourceState:
    fields = _fields(source)
    return SourceState(
        title=fields.get("title"),
        creators=tuple(creator.value for creator in source.creators),
        url=fields.get("url"),
        license=fields.get("license"),
        use=fields.get("use"),
    )
