"""The forecast as a bar chart in SVG, to stand inside a page of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.reporting.review.chart import MONTHS, begins_month
from coursekit.review.due import Week
from coursekit.words import counted

_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 8, 10, 22
_COLUMN, _BAR, _HEIGHT = 13, 10, 160
_MOST_TICKS = 5
_LEAST_FOR_NAME = 3
"""Columns that the name of a month takes."""


def render(weeks: Sequence[Week], description: str) -> str:
    """The chart. Colors are left to the page, which knows the classes; no script, no style."""
    return "\n".join(_lines(weeks, description))


def _lines(weeks: Sequence[Week], description: str) -> Iterator[str]:
    step = _step(max((week.total for week in weeks), default=0))
    top = step * max(-(-max((week.total for week in weeks), default=0) // step), 1)
    width = _LEFT + _COLUMN * len(weeks) + _RIGHT
    height = _TOP + _HEIGHT + _BOTTOM
    yield f'<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-label="{description}">'
    for value in range(0, top + 1, step):
        y = _TOP + _HEIGHT - _scaled(value, top)
        yield f'<line x1="{_LEFT}" x2="{width - _RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{value:,}</text>'
    free = 0
    for column, week in enumerate(weeks):
        x = _LEFT + _COLUMN * column
        yield from _bar(week, x, top)
        if begins_month(weeks, column) and column >= free:
            yield f'<text x="{x}" y="{height - 6}">{MONTHS[week.monday.month - 1]}</text>'
            free = column + _LEAST_FOR_NAME
    yield "</svg>"


def _bar(week: Week, x: int, top: int) -> Iterator[str]:
    if not week.total:
        return
    yield f"<g><title>{_said(week)}</title>"
    y: float = _TOP + _HEIGHT
    for kind, value in (("planned", week.planned), ("due", week.due), ("again", week.again)):
        if value:
            size = _scaled(value, top)
            y = round(y - size, 2)
            yield f'<rect class="{kind}" x="{x}" y="{y}" width="{_BAR}" height="{size}"/>'
    yield "</g>"


def _said(week: Week) -> str:
    parts = ((week.planned, "planned"), (week.due, "due"), (week.again, "again"))
    kinds = ", ".join(f"{number:,} {word}" for number, word in parts if number)
    return f"{week.label}, from {week.monday}: {counted(week.total, 'review')} ({kinds})"


def _scaled(value: int, top: int) -> float:
    return round(_HEIGHT * value / top, 2)


def _step(most: int) -> int:
    """The distance of the lines: 1, 2 or 5, or ten times that, and so on."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if most <= factor * size * _MOST_TICKS:
                return factor * size
        size *= 10
