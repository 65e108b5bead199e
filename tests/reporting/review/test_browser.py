"""The page in headless Chromium: what it does, asks for, and looks like."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coursekit.reporting.review import html
from tests.support import chromium as support
from tests.support.chromium import Browser, chromium, need_chromium
from tests.support.reviews import DAY, HOSTILE, due_lesson, due_list, every_kind

LESSONS = "[...document.querySelectorAll('#lessons tbody tr')]"
SORTED = (
    "[...document.querySelectorAll('#lessons th[aria-sort]')].map(h => [h.innerText, h.ariaSort])"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    need_chromium()
    with chromium(tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Browser:
    """The page of a list in which every state occurs, on a wide screen."""
    path = tmp_path / "review.html"
    path.write_text(html.render(every_kind()), encoding="utf-8")
    browser.show(1280)
    browser.open(path)
    return browser


def column(page: Browser, number: int) -> Any:
    """The first line of each cell of a column, in the order of the rows."""
    return page.run(f"{LESSONS}.map(row => row.cells[{number}].innerText.split('\\n')[0])")


def header(number: int) -> str:
    return f"#lessons thead th:nth-child({number + 1}) button"


def test_a_click_sorts_and_another_one_turns_the_order_round(page: Browser) -> None:
    before = column(page, 0)
    page.click(header(2))
    days = column(page, 2)
    assert days == [
        "2026-09-02 (80 days ago)", "2026-09-02", "2026-10-01", "2026-11-21", "2026-12-01", "",
    ]  # fmt: skip
    assert page.run(SORTED) == [["Due", "ascending"]]
    assert page.run("document.getElementById('told').textContent") == "Sorted by Due, ascending."
    page.click(header(2))
    assert column(page, 2) == [*days[4::-1][:3], *days[:2], ""]  # equals keep their order
    assert page.run(SORTED) == [["Due", "descending"]]
    page.click(header(1))
    assert column(page, 0) == before
    assert page.run(SORTED) == [["State", "ascending"]]
    assert page.complaints == []


def test_every_column_sorts_by_what_it_means(page: Browser) -> None:
    page.click(header(5))
    every = column(page, 5)
    assert every == ["6 months", "6 months", "6 months", "1 year", "", ""]
    page.click(header(3))
    assert column(page, 3) == ["Ada", "Ada", "Grace", "nobody", "nobody", "nobody"]
    page.click(header(6))
    assert column(page, 6)[0] == "2026-W48 (Ada)"
    page.click(header(0))
    assert column(page, 0)[:2] == ["lesson 1 of Track 1", "lesson 2 of Track 1"]


def test_lessons_sort_by_number_and_not_by_digit(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "review.html"
    path.write_text(html.render(due_list(*map(due_lesson, (10, 9, 100)))), encoding="utf-8")
    browser.open(path)
    browser.click(header(0))
    numbers = [name.split()[1] for name in column(browser, 0)]
    assert numbers == ["9", "10", "100"]


def test_the_keyboard_sorts_as_well(page: Browser) -> None:
    page.run(f"document.querySelector('{header(3)}').focus()")
    page.press("Enter", 13, "\r")
    assert page.run(SORTED) == [["Owner", "ascending"]]
    outline = page.run(f"getComputedStyle(document.querySelector('{header(3)}')).outlineStyle")
    assert outline == "solid"


def test_nothing_is_asked_for_and_the_policy_forbids_nothing_of_ours(page: Browser) -> None:
    assert [url for url in page.requests if not url.startswith("file:")] == []
    assert len(page.requests) == 1
    assert page.complaints == []
    assert page.run("getComputedStyle(document.querySelector('.lessons')).tableLayout") == "fixed"


def test_hostile_titles_stay_text(browser: Browser, tmp_path: Path) -> None:
    lessons = [due_lesson(n, title=text, owner=text) for n, text in enumerate(HOSTILE)]
    path = tmp_path / "review.html"
    path.write_text(html.render(due_list(*lessons)), encoding="utf-8")
    browser.open(path)
    for number in (0, 3, 7):
        browser.click(header(number))
    assert len(column(browser, 0)) == len(HOSTILE)
    assert len(browser.requests) == 1
    assert browser.complaints == []
    assert browser.run("document.querySelectorAll('img, main script').length") == 0


@pytest.mark.parametrize("width", [320, 375, 820, 1280])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_the_page_is_never_wider_than_what_shows_it(
    browser: Browser, tmp_path: Path, width: int, media: str
) -> None:
    lessons = [
        due_lesson(
            n,
            title="Long" * 40,
            owner="Averyvery" * 9,
            due=DAY - dt.timedelta(n),
            days_overdue=n,
            reasons=(f"1 link died since the last review: https://www.loc.gov/{'x' * 90}",),
        )
        for n in range(1, 5)
    ]
    path = tmp_path / "review.html"
    path.write_text(html.render(due_list(*lessons, course="Home" * 40)), encoding="utf-8")
    browser.show(width, media=media)
    browser.open(path)
    if media == "screen" or width > 800:
        assert browser.run("document.documentElement.scrollWidth") <= width


def test_on_a_phone_rows_are_cards_that_are_still_a_table(page: Browser) -> None:
    page.show(375)
    assert page.run(f"getComputedStyle({LESSONS}[0]).display") == "block"
    page.click(header(2))
    assert page.run(SORTED) == [["Due", "ascending"]]
    tree = page.ask("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in tree if not node["ignored"]]
    assert roles.count("rowheader") >= 6
    assert roles.count("columnheader") >= 8
    assert "table" in roles


def test_light_and_dark_differ_and_print_is_light(page: Browser) -> None:
    def colors() -> Any:
        return page.run("(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))")

    light = colors()
    page.show(1280, scheme="dark")
    assert colors() == ["rgb(18, 22, 28)", "rgb(230, 234, 239)"]
    page.show(1280, scheme="dark", media="print")
    assert colors() == [light[0], "rgb(0, 0, 0)"]
    assert page.run("getComputedStyle(document.querySelector('.weeks')).display") == "none"


def test_without_script_the_table_is_there_unsorted(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "review.html"
    path.write_text(html.render(every_kind()), encoding="utf-8")
    browser.ask("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.show(1280)
        browser.open(path)
        assert len(column(browser, 0)) == len(every_kind().lessons)
        assert browser.run("document.querySelectorAll('#lessons button').length") == 0
    finally:
        browser.ask("Emulation.setScriptExecutionDisabled", value=False)


def test_a_page_without_lessons_has_nothing_to_complain_of(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "review.html"
    path.write_text(html.render(due_list()), encoding="utf-8")
    browser.open(path)
    assert browser.complaints == []
    assert browser.run("document.querySelectorAll('table').length") == 1


def test_without_chromium_tests_are_skipped_unless_it_is_required(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(support, "BINARY", tmp_path / "chromium")
    monkeypatch.delenv(support.REQUIRED, raising=False)
    with pytest.raises(pytest.skip.Exception, match="Debian's package"):
        need_chromium()
    monkeypatch.setenv(support.REQUIRED, "1")
    with pytest.raises(pytest.fail.Exception, match=support.REQUIRED):
        need_chromium()
