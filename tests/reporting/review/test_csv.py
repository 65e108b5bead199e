"""The comma-separated values, read back."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from coursekit.reporting.review.csv import render
from coursekit.review.due import DueList
from tests.support.reviews import HOSTILE, due_lesson, due_list, every_kind

texts = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map("".join) | st.text()


def rows(due: DueList) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(due), newline="")))


def test_each_lesson_has_a_row_with_all_that_is_known() -> None:
    due = every_kind()
    found = rows(due)
    assert [row["lesson"] for row in found] == [lesson.lesson for lesson in due.lessons]
    assert found[0]["changed_percent"] == "30"
    assert found[0]["days_overdue"] == "80"
    assert found[2]["planned_week"] == "2026-W48"
    assert (found[3]["snoozed_until"], found[3]["snoozed_why"]) == ("2027-01-09", "ovens")
    assert (found[3]["cadence"], found[3]["cadence_said_by"]) == ("1 year", "lesson 4")
    assert found[5]["due"] == found[5]["number"] == ""


@given(texts, texts)
def test_no_cell_is_a_formula_and_no_row_is_torn(title: str, why: str) -> None:
    due = due_list(due_lesson(1, title=title, owner=why, reasons=(why, title)), due_lesson(2))
    found = rows(due)
    assert [row["lesson"] for row in found] == ["bread/lesson-1", "bread/lesson-2"]
    for row in found:
        assert None not in row
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
            assert "\n" not in cell
    assert render(due).count("\r\n") == 3
