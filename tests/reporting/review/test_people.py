"""Text and Markdown: what people read."""

from __future__ import annotations

import re

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from coursekit.reporting import github
from coursekit.reporting.review import chart, html, markdown, phrases, svg, text
from coursekit.review.due import DueState
from tests.support.reviews import HOSTILE, due_lesson, due_list, every_kind, weeks

texts = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=8).map("".join) | st.text()
GITHUB = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable("table")


def test_text_names_every_lesson_once_by_urgency() -> None:
    due = every_kind()
    shown = click.unstyle(text.render(due))
    lines = [
        line.split("  ")[1] for line in shown.splitlines() if re.match(r"  (lesson|bread)", line)
    ]
    names = [phrases.name(lesson) for lesson in due.lessons]
    assert [line.partition(":")[0] for line in lines] == names
    headings = ["Overdue (1)", "Due this week (1)", "Due within 30 days (1)", "Later (1)"]
    headings += ["Untracked (1)", "No cadence (1)", "By track", "By owner", "The coming weeks"]
    assert [line for line in shown.splitlines() if line in headings] == headings


def test_text_says_how_many_it_does_not_name() -> None:
    due = due_list(*(due_lesson(n, owner=f"Owner {n}") for n in range(102)))
    shown = click.unstyle(text.render(due))
    assert "  and 2 more (`--format json` has all)\n" in shown
    assert "  and 2 more\n" in shown


def test_text_tells_how_much_an_owner_takes_and_what_comes_later() -> None:
    lesson = due_lesson(1, DueState.LATER, owner="Ada", due=weeks()[-1].monday.replace(year=2028))
    shown = click.unstyle(text.render(due_list(lesson, capacities={"Ada": 3}, course=None)))
    assert "  Ada  1 later (at most 3 a week)\n" in shown
    assert shown.endswith("Nothing is due in the next 52 weeks.\nLater than that: 1.\n")
    assert shown.startswith("Reviews on 2026-11-21\n")


@given(texts)
def test_text_sends_nothing_to_the_terminal_but_our_own_colors(title: str) -> None:
    due = due_list(due_lesson(title=title, owner=title), course=title, only_owners=(title,))
    shown = click.unstyle(text.render(due))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", shown)


@given(texts)
def test_markdown_shows_hostile_text_as_text(title: str) -> None:
    lesson = due_lesson(title=title, owner=title, reasons=(title, title), lesson=f"a/{title}")
    shown = markdown.render(due_list(lesson, course=title, only_tracks=(title,)))
    page = GITHUB.render(shown)
    assert set(re.findall(r"<(\w+)", page)) <= {
        "h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "code", "pre",
    }  # fmt: skip
    assert page.count("<tr>") == 6  # heading and row of the lesson, of the owner, of the track
    outside = re.sub(r"<code>.*?</code>", "", page)
    assert not re.search(r"[@#]\w|GH-\d|www\.|https?://", outside, re.IGNORECASE)


@pytest.mark.parametrize(
    ("tracks", "owners", "said"),
    [
        (("Track 1",), (), "Only lessons of Track 1."),
        ((), ("Ada", "nobody"), "Only lessons that Ada or nobody looks after."),
        (("Track 1", "bread"), ("Ada",), "Only lessons of Track 1 or bread that Ada looks after."),
    ],
)
def test_a_report_of_some_lessons_says_so(
    tracks: tuple[str, ...], owners: tuple[str, ...], said: str
) -> None:
    due = due_list(due_lesson(), only_tracks=tracks, only_owners=owners, snoozed=1)
    for module in (text, markdown, html):
        assert f"{said} 1 lesson snoozed." in click.unstyle(module.render(due))


def test_markdown_fits_an_issue_and_says_what_it_leaves_out() -> None:
    lessons = [
        due_lesson(n, state, title="🎉<" * 100, owner=f"{n}<" * 60, reasons=("#" * 500,))
        for state in (DueState.OVERDUE, DueState.DUE, DueState.SOON, DueState.UNTRACKED)
        for n in range(300)
    ]
    shown = markdown.render(due_list(*lessons))
    assert len(shown.encode()) < 65_536
    assert "300 more: `coursekit review --format json` has all." in shown
    named = shown.count("<br>`bread/lesson-")
    assert named > 5
    assert f"{300 - named:,} more: `coursekit" in shown
    assert "## Untracked (300)" in shown
    assert "\n270 more.\n" in shown


def test_markdown_leaves_out_what_has_time() -> None:
    shown = markdown.render(every_kind())
    assert "bread/lesson-3" in shown
    assert "bread/lesson-4" not in shown


@pytest.mark.parametrize(
    ("before", "after"),
    [("a b", "`a b`"), ("a|`b`", "`a\\|'b'`"), ("", ""), ("x" * 300, f"`{'x' * 199}…`")],
)
def test_a_code_span_stays_one(before: str, after: str) -> None:
    assert github.code(before) == after


def test_the_chart_has_a_column_for_each_week() -> None:
    lines = list(chart.rows(weeks((0, 12, 0), (0, 0, 0), (1, 0, 0), (2, 4, 6))))
    assert lines == [
        "12 │█  ░",
        "   │█  ░",
        "   │█  ░",
        "   │█  █",
        "   │█  █",
        "   │█ ██",
        f" 0 └{'─' * 52}",
        "    Nov    Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct",
    ]


@given(st.lists(st.tuples(*[st.integers(0, 9999)] * 3), max_size=52))
def test_bars_are_as_high_as_they_should_be(totals: list[tuple[int, int, int]]) -> None:
    load = weeks(*totals)
    lines = list(chart.rows(load))
    most = max(week.total for week in load)
    assert bool(lines) == bool(most)
    for column, week in enumerate(load if lines else ()):
        bars = [line.partition("│")[2].ljust(52)[column] for line in lines[:-2]]
        assert (set(bars) != {" "}) == (week.total > 0)
        assert (bars[0] != " ") >= (week.total == most)
    drawn = svg.render(load, "")
    assert drawn.count("<g>") == sum(week.total > 0 for week in load)
    assert drawn.count("<line") <= 7


def test_what_comes_round_again_is_explained_where_there_is_any() -> None:
    for render in (text.render, markdown.render):
        first, again = render(due_list(weeks=weeks((1, 0, 0)))), render(every_kind())
        assert (chart.AGAIN in first, chart.AGAIN in again) == (False, True)


def test_the_forecast_in_a_sentence() -> None:
    load = weeks((1, 2, 3), (0, 1, 0))
    assert phrases.busiest(due_list(weeks=load)) == "7 reviews in 52 weeks; most in 2026-W47: 6."
    assert phrases.when(due_lesson()) == "no date"
