"""The baseline as its file, and what a run makes of it for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from coursekit.engine.baseline import BaselineReport
from coursekit.model.baseline import SCHEMA, Baseline, Known
from coursekit.reporting import concise
from coursekit.rules import RULES
from coursekit.words import shortened, visible

_WIDEST = 160


def render_file(baseline: Baseline) -> str:
    """The text of the file: JSON with a line for each finding, so that merges meet few conflicts."""
    grown = [{"reason": one.reason, "added": dict(one.added)} for one in baseline.grown]
    findings = [
        {
            "code": one.code,
            "fingerprint": one.fingerprint,
            "stands_on": one.stands_on,
            "lesson": one.lesson,
            "path": one.path,
            "message": one.message,
        }
        for one in baseline.known
    ]
    parts = [
        f'"schema": {_dumped(SCHEMA)}',
        *([f'"grown": {_lines(grown)}'] if grown else []),
        f'"counts": {_counts(baseline.counts)}',
        f'"findings": {_lines(findings)}',
    ]
    body = ",\n  ".join(parts)
    return f"{{\n  {body}\n}}\n"


def _counts(counts: Mapping[str, int]) -> str:
    lines = ",\n".join(f"    {_dumped(code)}: {number}" for code, number in counts.items())
    return f"{{\n{lines}\n  }}" if lines else "{}"


def _lines(entries: Iterable[Any]) -> str:
    lines = ",\n".join(f"    {_dumped(entry)}" for entry in entries)
    return f"[\n{lines}\n  ]" if lines else "[]"


def _dumped(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # A file name that is not UTF-8 comes as lone surrogates: in JSON they are written as escapes.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def render(result: BaselineReport) -> str:
    """The numbers of each rule, then what is new and what is mended, a line for each."""
    return "".join(f"{line}\n" for line in _text(result))


def _text(result: BaselineReport) -> Iterator[str]:
    known = Counter(one.code for one in result.before.known) if result.before else Counter[str]()
    new = Counter(one.code for one in result.new)
    gone = Counter(one.code for one in result.gone)
    names = {rule.code: rule.name for rule in RULES}
    if known or new:
        yield " known    new  mended  rule"
    for code in sorted({*known, *new}):
        yield f"{known[code]:>6} {new[code]:>6} {gone[code]:>7}  {code} {names.get(code, '')}".rstrip()
    if result.report.findings:
        yield ""
        yield "New:"
        yield from (f"  {line}" for line in concise.render(result.report).splitlines())
    if result.gone:
        yield ""
        yield "Mended:"
        yield from (f"  {_told(one)}" for one in result.gone)


def _told(one: Known) -> str:
    return visible(f"{one.path}: {one.code} {shortened(one.message, _WIDEST)}")
