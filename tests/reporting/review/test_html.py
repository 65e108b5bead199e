"""The page, read as a browser would without opening one."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.reporting.review import html
from coursekit.review.due import DueList
from tests.support.reviews import HOSTILE, due_lesson, due_list, every_kind

texts = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=8).map("".join) | st.text()
VOID = {"meta", "link", "line", "rect"}


class Page(HTMLParser):
    """What elements and attributes a page has, and whether all are closed in their order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


def page(due: DueList) -> Page:
    return Page(html.render(due))


def test_every_lesson_has_one_row_in_the_order_of_the_list() -> None:
    due = every_kind()
    table = html.render(due).partition('id="lessons"')[2]
    paths = re.findall(r"<code>(.*?)</code>", table)
    assert paths == [lesson.path for lesson in due.lessons]
    assert page(due).open == []


@given(texts)
def test_hostile_text_adds_neither_elements_nor_attributes(title: str) -> None:
    def of(text: str) -> DueList:
        lesson = due_lesson(
            title=text, owner=text, reasons=(text,), path=f"a/{text}", reviewer=text
        )
        return due_list(lesson, course=text)

    hostile, plain = page(of(f"x{title}")), page(of("x"))
    assert hostile.open == []
    assert [(tag, [*attributes]) for tag, attributes in hostile.elements] == [
        (tag, [*attributes]) for tag, attributes in plain.elements
    ]


def test_nothing_leads_out_of_the_page() -> None:
    found = page(every_kind())
    assert found.count("script") == found.count("style") == 1
    for tag, attributes in found.elements:
        assert tag not in ("a", "img", "iframe", "object", "form", "base")
        assert not {name for name in attributes if name in ("src", "style") or name[:2] == "on"}
        assert attributes.get("href") in (None, "data:,")
    text = html.render(due_list())
    assert "url(" not in text
    assert "@import" not in text
    assert "innerHTML" not in text
    assert "://" not in text


def test_the_policy_names_the_digests_of_what_stands_in_the_page() -> None:
    text = html.render(every_kind())
    (policy,) = re.findall(r'Content-Security-Policy" content="(.*?)"', text)
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert policy == html._policy(style, script)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_tables_and_the_chart_say_what_they_are() -> None:
    found = page(every_kind())
    assert found.count("caption") == found.count("table") == 4
    headers = [attributes for tag, attributes in found.elements if tag == "th"]
    assert all(header["scope"] in ("col", "row") for header in headers)
    ((_, chart),) = [one for one in found.elements if one[0] == "svg"]
    assert chart["role"] == "img"
    assert (chart["aria-label"] or "").endswith("10 reviews in 52 weeks; most in 2027-W18: 5.")


def test_a_course_without_lessons_has_a_page_as_well() -> None:
    found = page(due_list(course=None))
    assert "There is no lesson that learners see." in found.texts
    assert "Reviews" in found.texts
    assert found.count("table") == 1  # of the weeks


def luminance(color: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


SCHEMES = [
    dict(re.findall(r"--([\w-]+): (#\w{6});", block))
    for block in re.findall(r":root \{(.*?)\}", html._part("page.css"), re.DOTALL)
]


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark", "print"])
def test_colors_are_told_apart_from_what_is_behind_them(scheme: dict[str, str]) -> None:
    for name in ("text", "muted", "overdue", "due", "untracked"):
        assert contrast(scheme[name], scheme["page"]) >= 4.5, name
    for name in ("text", "muted"):
        assert contrast(scheme[name], scheme["raised"]) >= 4.5, name
    for name in ("bar-planned", "bar-due", "bar-again"):
        assert contrast(scheme[name], scheme["page"]) >= 3, name
