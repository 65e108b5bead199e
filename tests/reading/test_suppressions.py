"""Which comments are suppressions, what they say, and what they speak of."""

from __future__ import annotations

import datetime as dt

import pytest

from coursekit.model.settings import Settings
from coursekit.model.suppression import Suppression
from coursekit.model.text import Span, Text
from coursekit.reading.document import read_manifest, read_page
from coursekit.reading.suppressions import suppression

SPAN, SCOPE = Span(3, 9), Span(10, 20)


def said(text: str) -> Suppression:
    found = suppression(text, SPAN, SCOPE)
    assert found
    return found


def read(source: str, path: str = "a.md") -> list[tuple[tuple[str, ...], str | None]]:
    """The rules of each suppression of a page with the text that it speaks of; none for all."""
    page = read_page(path, "lesson", Text(source), Settings())
    return _cut(page.text, page.suppressions)


def read_yaml(source: str) -> list[tuple[tuple[str, ...], str | None]]:
    manifest = read_manifest("tracks/a/track.yaml", "track", Text(source), Settings())
    return _cut(manifest.text, manifest.suppressions)


def _cut(text: Text, found: tuple[Suppression, ...]) -> list[tuple[tuple[str, ...], str | None]]:
    for one in found:
        assert "coursekit:" in text.cut(one.span)
    return [(one.rules, text.cut(one.scope) if one.scope else None) for one in found]


A = "<!-- coursekit: ignore LK901 -- why -->"
B = "<!-- coursekit: ignore XR601 -- why -->"
MDX = "{/* coursekit: ignore LK901 -- *why* lesson 6 is [here](x.md) */}"


@pytest.mark.parametrize(
    ("text", "rules", "reason"),
    [
        ("coursekit: ignore XR601 -- it is so", ("XR601",), "it is so"),
        ("coursekit:ignore xr601,  missing-file LK902--x -- a -- b", None, "a -- b"),
        ("coursekit: Ignore XR601 — it is so", ("XR601",), "it is so"),
        ("coursekit: ignore XR601\n  --\n  it is\n  so", ("XR601",), "it is so"),
        ("coursekit: ignore XR601", ("XR601",), ""),
        ("coursekit: ignore XR601 --", ("XR601",), ""),
        ("coursekit: ignore -- it is so", (), "it is so"),
        ("coursekit: ignore", (), ""),
    ],
)
def test_a_suppression_names_rules_and_a_reason(
    text: str, rules: tuple[str, ...] | None, reason: str
) -> None:
    found = said(text)
    assert found.rules == (rules if rules is not None else ("xr601", "missing-file", "LK902--x"))
    assert (found.reason, found.problem, found.until, found.scope) == (reason, None, None, SCOPE)
    assert found.span == SPAN
    assert found.in_source


@pytest.mark.parametrize("text", ["XR601 until=2027-03-01 -- x", "until = 2027-03-01, XR601 -- x"])
def test_the_last_day_may_stand_anywhere_before_the_reason(text: str) -> None:
    found = said(f"coursekit: ignore {text}")
    assert (found.rules, found.until, found.problem) == (("XR601",), dt.date(2027, 3, 1), None)


def test_a_day_in_the_reason_is_no_last_day() -> None:
    assert said("coursekit: ignore XR601 -- until=2027-03-01").until is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ignore XR601 until=2027-02-29 -- x", "'2027-02-29' is no day of the calendar"),
        ("ignore XR601 until= -- x", "'' is no day of the calendar"),
        ("ignore XR601 until=2027-03-01 until=2027-03-02 -- x", "two days: 2027-03-01, 2027-03-02"),
        ("ingore XR601 -- x", "'ingore' says nothing behind `coursekit:`"),
        ("disable-next-line XR601 -- x", "'disable-next-line' says nothing behind `coursekit:`"),
    ],
)
def test_what_cannot_be_understood_is_kept_to_be_told(text: str, problem: str) -> None:
    found = said(f"coursekit: {text}")
    assert found.problem
    assert found.problem.message == problem


@pytest.mark.parametrize("text", ["coursekit: note this", "coursekit: more to come", "coursekit: "])
def test_other_comments_that_name_coursekit_are_none(text: str) -> None:
    assert suppression(text, SPAN, SCOPE) is None


def test_ignore_page_speaks_of_the_whole_page() -> None:
    assert said("coursekit: ignore-page XR601 -- x").scope is None
    assert read(f"One.\n\n{A.replace('ignore', 'ignore-page')}\n") == [(("LK901",), None)]


@pytest.mark.parametrize(
    ("source", "scope"),
    [
        ("{}\n\nNext.\nOf it.\n\nMore.\n", "Next.\nOf it."),
        ("Before.\n{}\nNext.\n\nMore.\n", "Next."),
        ("{}\n## Next\n\nMore.\n", "## Next"),
        ("{}\nNext\n====\n\nMore.\n", "Next\n===="),
        ("{}\n- Next\n- item\n\nMore.\n", "- Next\n- item"),
        ("- Before\n\n  {}\n\n  Next.\n- More\n", "  Next."),
        ("- Before\n  {}\n- Next\n", "- Next"),
        ("> {}\n>\n> Next.\n>\n> More.\n", "> Next."),
        ("> {}\n\nNext.\n", "Next."),
        ("{}\n\n| a | b |\n| - | - |\n| c | d |\n\nMore.\n", "| a | b |\n| - | - |\n| c | d |"),
        ("{}\n```\nNext.\n```\n", "```\nNext.\n```"),
        ("{}\n<!-- another -->\n\nNext.\n", "Next."),
        ("{}\n\n[^note]: Next.\n\nA.[^note]\n", "[^note]: Next."),
        ("Before.\n\n{}\n", ""),
        # Beside other things it speaks of what holds it.
        ("Before.\n\nText {}\nin it.\n\nMore.\n", "Text {}\nin it."),
        ("{} <img src='a.png'>\n\nMore.\n", "{} <img src='a.png'>"),
        ("## Title {}\n\nMore.\n", "## Title {}"),
        ("| a | b |\n| - | - |\n| {} | d |\n| e | f |\n", "| {} | d |"),
        ("- Before\n- Text {}\n- More\n", "- Text {}"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_comment_speaks_of_the_next_block_or_of_its_own(
    source: str, scope: str, ending: str
) -> None:
    page = source.replace("{}", A).replace("\n", ending)
    found = scope.replace("{}", A).replace("\n", ending)
    assert read(page) == [(("LK901",), found)]


def test_comments_one_after_the_other_speak_of_the_same_block() -> None:
    assert read(f"{A}\n{B}\n\nNext.\n") == [(("LK901",), "Next."), (("XR601",), "Next.")]
    assert read(f"{A}{B}\n\nNext.\n") == [(("LK901",), "Next."), (("XR601",), "Next.")]


@pytest.mark.parametrize(
    "source",
    [
        f"```html\n{A}\n```\n",
        f"~~~\n{A}\n~~~\n",
        f"    {A}\n",
        f"Write `{A}` above it.\n",
        f"Write \\{A} above it.\n",
        f"<!-- was: {MDX} -->\n\nNext.\n",
        "<!-- coursekit: ignore LK901 -- never closed\n\nNext.\n",
        "coursekit: ignore LK901 -- no comment\n",
        f"{'[' * 200} {A}\n",
    ],
)
def test_code_and_what_is_no_comment_suppress_nothing(source: str) -> None:
    assert read(source) == []


@pytest.mark.parametrize("path", ["a.mdx", "a.md"])
def test_comments_of_mdx_are_comments(path: str) -> None:
    assert read(f"{MDX}\n\nNext.\n", path) == [(("LK901",), "Next.")]
    assert read(f"Text {MDX}\n\nNext.\n", path) == [(("LK901",), f"Text {MDX}")]
    assert read(f"{MDX}\n{MDX}\n\nNext.\n", path) == [(("LK901",), "Next.")] * 2
    assert read(f"`{MDX}`\n\nNext.\n", path) == []


def test_a_comment_of_mdx_claims_and_links_nothing() -> None:
    page = read_page("a.mdx", "lesson", Text(f"{MDX}\n\nNext.\n"), Settings())
    assert (page.links, page.claims) == ((), ())
    assert page.measure.prose_words == 1


@pytest.mark.parametrize("comment", [A, MDX])
def test_what_stands_around_a_comment_is_read_as_without_it(comment: str) -> None:
    text = "It takes these three steps:\n\n{}1. Mix\n2. Wait\n\n![dough](a.png)\n\n{}*Dough*\n"
    with_, without = (
        read_page("a.md", "lesson", Text(text.replace("{}", one)), Settings())
        for one in (f"{comment}\n\n", "")
    )
    assert without.claims
    assert [type(claim) for claim in with_.claims] == [type(claim) for claim in without.claims]
    assert with_.measure == without.measure
    assert len(with_.suppressions) == 2


def test_a_comment_in_html_speaks_of_that_html() -> None:
    html = f"<div>\n{A}\n<img src='a.png'>\n</div>"
    assert read(f"{html}\n\nMore.\n") == [(("LK901",), html)]


def test_a_comment_may_have_several_lines() -> None:
    text = "> <!-- coursekit: ignore LK901\n> until=2027-03-01 -- why\n> and how -->\n>\n> Next.\n"
    page = read_page("a.md", "lesson", Text(text), Settings())
    (found,) = page.suppressions
    assert (found.rules, found.reason) == (("LK901",), "why and how")
    assert page.text.cut(found.span) == text[2 : text.index("-->") + 3]


FRONT_MATTER = """---
# coursekit: ignore FM104 -- above the first key
title: A
page: lesson # coursekit: ignore FM106 -- on its line
# Another comment, of coursekit: ignore FM101 -- no
note: "# coursekit: ignore FM102 -- a text"
text: |
  # coursekit: ignore FM103 -- a text as well
sources:
  # coursekit: ignore AT1003 -- the first of them
  - title: One
    url: https://a.org # coursekit: ignore LK907 -- on its line
  - title: Two
# coursekit: ignore-page ST505 -- all of it
---
"""


def test_comments_of_yaml_speak_of_the_next_entry_or_their_own_line() -> None:
    url = "    url: https://a.org # coursekit: ignore LK907 -- on its line"
    assert read(FRONT_MATTER) == [
        (("FM104",), "title: A"),
        (("FM106",), "page: lesson # coursekit: ignore FM106 -- on its line"),
        (("AT1003",), f"  - title: One\n{url}"),
        (("LK907",), url),
        (("ST505",), None),
    ]


def test_manifests_hold_them_too() -> None:
    assert read_yaml(
        "number: 1\n# coursekit: ignore PL210 -- why\nphases:\n  - slug: a\n    lessons: [b]\ntitle: T\n"
    ) == [(("PL210",), "phases:\n  - slug: a\n    lessons: [b]")]
    assert read_yaml("number: 1\n# coursekit: ignore PL210 -- why\n") == [(("PL210",), "")]
    assert read_yaml("# coursekit: note that\nnumber: 1\n") == []


def test_yaml_that_cannot_be_read_holds_none() -> None:
    assert read_yaml("# coursekit: ignore PL210 -- why\nnumber: [1\n") == []


def test_front_matter_comes_before_the_markdown() -> None:
    found = read(f"---\n# coursekit: ignore FM104 -- x\ntitle: A\n---\n{A}\nNext.\n")
    assert found == [(("FM104",), "title: A"), (("LK901",), "Next.")]


@pytest.mark.parametrize(
    "source",
    [
        f"{A}\n" * 600,
        f"| {f'{A} | ' * 600}\n|{'-|' * 600}\n| {f'{A} `{B}` | ' * 600}\n",
        "<!--" * 20000 + " coursekit: ",
        f"---\n{'# coursekit: ignore A1 -- x' + chr(10) + 'k: 1' + chr(10)}" * 600 + "---\n",
        f"{'`a` ' * 900}{A * 600}\n",
    ],
    ids=["stacked", "cells", "never closed", "yaml", "code"],
)
def test_very_many_of_them_are_read(source: str) -> None:
    read(source)
