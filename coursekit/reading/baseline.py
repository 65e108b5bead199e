"""`coursekit-baseline.json` to a `Baseline`; of a merge that met a conflict, both sides count."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from coursekit.model.baseline import SCHEMA, Baseline, BaselineProblem, Growth, Known
from coursekit.model.record import KeyPath
from coursekit.model.text import Span, Text
from coursekit.reading.schemas import violations
from coursekit.reading.tree import Tree

BASELINE_BYTES = 33_554_432
"""The largest baseline that is read: some 80,000 findings."""
PROBLEMS = 20
"""How many problems are told one by one."""

_FIELDS = tuple(field.name for field in dataclasses.fields(Known))
_MARKER = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: .*)?")
"""What git leaves where a merge met a conflict."""
_ENTRY = re.compile(r'"fingerprint"\s*:')
_RESTORE = (
    "Take the file back from the last commit in which it was whole, or write it anew: `coursekit "
    "baseline write --force --reason TEXT`. Until then no finding is judged."
)
_READABLE = "Make the file readable, or put the file itself in the place of a link."
_KEEP_BOTH = (
    "Run `coursekit baseline check --prune`: it keeps what either side knew and is still there."
)


def find_baseline(tree: Tree, path: str) -> Baseline | None:
    """The baseline at a path of a tree; none where there is no such file, or the path is empty."""
    folder, _, name = path.rpartition("/")
    if not name or name not in tree.names(folder):
        return None
    try:
        return read_baseline(path, tree.read(path, BASELINE_BYTES))
    except OSError as error:
        message = f"the baseline cannot be read: {error.strerror or error}"
        return _lost(path, Text(""), [BaselineProblem(Span(0, 0), message, _READABLE)])


def read_baseline(path: str, data: bytes) -> Baseline:
    """A baseline from its bytes."""
    if len(data) > BASELINE_BYTES:
        message = f"the baseline is larger than {BASELINE_BYTES:,} bytes, so it was not read"
        return _lost(path, Text(""), [BaselineProblem(Span(0, 0), message, _RESTORE)])
    text = Text(data.decode("utf-8-sig", errors="replace"))
    marker = _first_marker(text)
    if marker is None:
        return _whole(path, text)
    ours, theirs = (_whole(path, Text(side)) for side in _sides(text))
    message = "this line is left from a merge that met a conflict"
    if ours.lost or theirs.lost:
        return _lost(path, text, [BaselineProblem(marker, message, _RESTORE)])
    return _both(ours, theirs, text, BaselineProblem(marker, message, _KEEP_BOTH))


def _lost(path: str, text: Text, problems: Iterable[BaselineProblem]) -> Baseline:
    return Baseline(path=path, text=text, problems=tuple(problems), lost=True)


def _both(ours: Baseline, theirs: Baseline, text: Text, problem: BaselineProblem) -> Baseline:
    known = {one.fingerprint: one for one in (*theirs.known, *ours.known)}
    grown = [*ours.grown, *(one for one in theirs.grown if one not in ours.grown)]
    return Baseline(
        path=ours.path,
        known=tuple(known.values()),
        grown=tuple(grown),
        stated=ours.stated,
        text=text,
        problems=(problem,),
    )


def _first_marker(text: Text) -> Span | None:
    if "<<<<<<<" not in text.content:
        return None
    lines = (text.line_span(index) for index in range(len(text.line_starts)))
    return next((span for span in lines if _MARKER.fullmatch(text.cut(span))), None)


def _sides(text: Text) -> tuple[str, str]:
    """The file as either side of all conflicts has it."""
    ours, theirs = list[str](), list[str]()
    taken: tuple[list[str], ...] = (ours, theirs)
    for line in text.content.split("\n"):
        marker = _MARKER.fullmatch(line.removesuffix("\r"))
        if marker:
            taken = {"<": (ours,), "|": (), "=": (theirs,), ">": (ours, theirs)}[marker[1][0]]
            continue
        for side in taken:
            side.append(line)
    return "\n".join(ours), "\n".join(theirs)


def _whole(path: str, text: Text) -> Baseline:
    try:
        value = json.loads(text.content)
    except json.JSONDecodeError as error:
        span = Span(error.pos, error.pos)
        message = f"the baseline is not JSON: {_lowered(error.msg)}"
        return _lost(path, text, [BaselineProblem(span, message, _RESTORE)])
    except (ValueError, RecursionError):
        message = "the baseline is not JSON as coursekit writes it: it nests too deep, or holds a "
        message += "number with thousands of digits"
        return _lost(path, text, [BaselineProblem(Span(0, 0), message, _RESTORE)])
    if not _is_sound(value):
        return _lost(path, text, list(_problems(value, text))[:PROBLEMS])
    known = {
        entry["fingerprint"]: Known(**{name: entry[name] for name in _FIELDS})
        for entry in value["findings"]
    }
    return Baseline(
        path=path,
        known=tuple(known.values()),
        grown=tuple(Growth(one["reason"], one["added"]) for one in value.get("grown", ())),
        stated=value["counts"],
        text=text,
    )


def _is_sound(value: Any) -> bool:
    """Whether all is there that we read: looked at by hand, since a schema takes long for many."""
    return (
        isinstance(value, dict)
        and value.get("schema") == SCHEMA
        and _are_counts(value.get("counts"))
        and isinstance(value.get("findings"), list)
        and all(map(_is_finding, value["findings"]))
        and isinstance(value.get("grown", []), list)
        and all(map(_is_growth, value.get("grown", [])))
    )


def _is_finding(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(name), str) for name in _FIELDS)


def _is_growth(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("reason"), str)
        and _are_counts(value.get("added"))
    )


def _are_counts(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(count, int) and not isinstance(count, bool) for count in value.values()
    )


def _problems(value: Any, text: Text) -> Iterator[BaselineProblem]:
    stated = value.get("schema") if isinstance(value, dict) else None
    if isinstance(stated, str) and stated != SCHEMA:
        message = "the baseline is of a kind that this version of coursekit does not read"
        help_ = f"Use a newer coursekit; this one reads {SCHEMA}."
        yield BaselineProblem(Span(0, 0), message, help_)
        return
    for one in violations("baseline", _beginning(value), _Spans(text), {}):
        yield BaselineProblem(one.span, one.message, _RESTORE)


def _beginning(value: Any) -> Any:
    """As much of a value as is wrong, up to some findings behind the first wrong one."""
    if not isinstance(value, dict) or not isinstance(value.get("findings"), list):
        return value
    entries = value["findings"]
    first = next((n for n, entry in enumerate(entries) if not _is_finding(entry)), -PROBLEMS)
    return {**value, "findings": entries[: first + PROBLEMS]}


class _Spans(dict[KeyPath, tuple[Span | None, Span]]):
    """The place of each finding, by that of its fingerprint; the beginning for all the rest."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._entries = [Span(*match.span()) for match in _ENTRY.finditer(text.content)]

    def __missing__(self, path: KeyPath) -> tuple[Span | None, Span]:
        nth = path[1] if path[:1] == ("findings",) and len(path) > 1 else None
        known = isinstance(nth, int) and nth < len(self._entries)
        return None, self._entries[nth] if known and isinstance(nth, int) else Span(0, 0)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
