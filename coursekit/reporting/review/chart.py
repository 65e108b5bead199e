"""The forecast as a bar chart of characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.review.due import Week

FIRST, AGAIN = "█", "░"
"""What bars are made of: the next review of each lesson, and those that come round again."""
_MOST_ROWS = 6
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def rows(weeks: Sequence[Week]) -> Iterator[str]:
    """The lines of the chart: a column for each week, the months below; none without a review."""
    most = max((week.total for week in weeks), default=0)
    if not most:
        return
    height = min(most, _MOST_ROWS)
    columns = [_column(week, height, most) for week in weeks]
    margin = len(f"{most:,}")
    for row in reversed(range(height)):
        label = f"{most:,}" if row == height - 1 else ""
        yield f"{label:>{margin}} │{''.join(column[row] for column in columns)}".rstrip()
    yield f"{0:>{margin}} └{'─' * len(weeks)}"
    yield f"{'':>{margin}}  {_months(weeks)}".rstrip()


def _column(week: Week, height: int, most: int) -> str:
    """A bar from its foot up; whatever there is takes a character at least."""
    first = _ceiling((week.planned + week.due) * height, most)
    whole = max(_ceiling(week.total * height, most), first)
    return (FIRST * first + AGAIN * (whole - first)).ljust(height)


def _ceiling(number: int, divisor: int) -> int:
    return -(-number // divisor)


def begins_month(weeks: Sequence[Week], column: int) -> bool:
    """Whether a week is the first of the chart that begins in its month."""
    return column == 0 or weeks[column].monday.month != weeks[column - 1].monday.month


def _months(weeks: Sequence[Week]) -> str:
    """The name of each month below the first week that begins in it, where there is room."""
    line = ""
    for column, week in enumerate(weeks):
        name = MONTHS[week.monday.month - 1]
        fits = len(line) + bool(line) <= column <= len(weeks) - len(name)
        if fits and begins_month(weeks, column):
            line = f"{line:<{column}}{name}"
    return line
