"""Sources written by hand, beyond the corpus in `tests/attribution`."""

from __future__ import annotations

import dataclasses

import pytest

from coursekit.model.document import Document
from coursekit.model.settings import Headings, Settings
from coursekit.model.source import Part
from coursekit.model.text import Text
from coursekit.model.vocabulary import Words
from coursekit.reading.document import read_page

Told = list[list[tuple[str, str]]]


def page_of(markdown: str, settings: Settings = Settings()) -> Document:  # noqa: B008 - frozen
    return read_page("a/references.md", "references", Text(markdown), settings)


def sources(markdown: str, settings: Settings = Settings()) -> Told:  # noqa: B008 - frozen
    """The parts of each source under a heading: their kinds and texts."""
    page = page_of(f"## Sources\n\n{markdown}", settings)
    return [[(one.part.value, one.text) for one in s.parts] for s in page.shown_sources]


def texts(markdown: str, part: Part) -> list[str]:
    (source,) = page_of(f"## Sources\n\n{markdown}").shown_sources
    return [one.text for one in source.parts if one.part is part]


DOUGH = ("title", "Slow dough")
ADA = ("creators", "Ada Miller")
BEN = ("creators", "Ben Ode")
FREE = ("license", "CC BY 4.0")


@pytest.mark.parametrize(
    "markdown",
    [
        "Title\n: Slow dough\n\nAuthor\n: Ada Miller\n",
        "Title\n: Slow dough\nAuthor\n: Ada Miller\n",
        "**Title** – Slow dough\\\n**Author** – Ada Miller\n",
        "**Title:** Slow dough **Author:** Ada Miller\n",
        "> Title: Slow dough\n> Author: Ada Miller\n",
        "> ```\n> Title: Slow dough\n> Author: Ada Miller\n> ```\n",
        "- Title: “Slow dough”\n  - Author: Ada Miller\n",
        "1. Title: *Slow dough*\n\n   ```text\n   Author: Ada Miller\n   ```\n",
        "Title: Slow dough<br>Author(s): Ada Miller<br>\n",
        "Title: Slow dough\nSomething else: entirely\nAuthor: Ada Miller\n",
        "Title：Slow dough\\\n**Author：** Ada Miller\n",
        "- Title: Slow dough\n- Note: of 2025\n- The slides are lost.\n- Author: Ada Miller\n",
        "Title: Slow dough\n\nSome prose, which tells: nothing.\n\nAuthor: Ada Miller\n",
        "| Title | Author |\n|---|---|\n| Slow dough | Ada Miller |\n",
        "| Title: | Slow dough |\n|---|---|\n| **Author** | Ada Miller |\n| License |\n",
        "- Talk: *Slow dough* by Ada Miller\n",
        "```\n\n\nTitle: Slow dough\nAuthor: Ada Miller\n```\n\n```\n\n```\n",
    ],
)
def test_the_same_source_has_many_forms(markdown: str) -> None:
    assert sources(markdown) == [[DOUGH, ADA]]


def test_each_item_with_several_labels_is_a_source() -> None:
    listed = "1. Title: Slow dough\n   - Author: Ada Miller\n2. Title: Fast\n   - Author: Ben Ode\n"
    assert sources(listed) == [[DOUGH, ADA], [("title", "Fast"), BEN]]


def test_each_row_under_labels_is_a_source() -> None:
    table = "| Title | Author | Page |\n|---|---|---|\n| Slow dough | Ada Miller | 1 |\n| Fast | Ben Ode |"
    assert sources(table) == [[DOUGH, ADA], [("title", "Fast"), BEN]]


@pytest.mark.parametrize(
    "markdown",
    [
        "- Author: Ada Miller\n- Title: Slow dough\n- Author: Ben Ode\n- Title: Fast\n",
        "| | |\n|---|---|\n| Author | Ada Miller |\n| Title | Slow dough |\n| Author | Ben Ode |\n| Title | Fast |",
        "Author: Ada Miller\nTitle: Slow dough\n\nAuthor: Ben Ode\nTitle: Fast\n",
        "License: CC0\nAuthor: Ada Miller\n\nTitle: Slow dough\nAuthor: Ben Ode\n",
    ],
)
def test_a_label_that_comes_again_begins_the_next_source(markdown: str) -> None:
    found = sources(markdown)
    assert len(found) == 2
    assert ADA in found[0]
    assert BEN in found[1]


def test_two_titles_with_nothing_between_them_are_of_one_work() -> None:
    both = "- Title: Slow dough\n- Lecture: 5\n- Author: Ada Miller\n"
    assert sources(both) == [[DOUGH, ("title", "5"), ADA]]
    assert len(sources("- Title: [Slow dough](http://a)\n- Title: [Fast](http://b)\n")) == 2


def test_a_title_may_go_on_as_a_credit_line() -> None:
    listed = "- **Talk:** *Slow dough* by Ada Miller, Bread Days 3, 6 May 2025\n- **License:** CC BY 4.0\n"
    assert sources(listed) == [
        [DOUGH, ADA, ("event", "Bread Days 3"), ("date", "6 May 2025"), FREE]
    ]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("*Slow dough* (a talk)", "Slow dough"),
        ("[Slow dough](http://a.b), a talk", "Slow dough"),
        ("*Slow* dough", "Slow dough"),
        ("Slow *dough*", "Slow dough"),
        ("“Slow dough”", "Slow dough"),
        ('"Slow" dough', '"Slow" dough'),
        ("*Slow*: dough by night", "Slow: dough by night"),
    ],
)
def test_a_title_is_what_is_set_apart_or_all_of_it(title: str, text: str) -> None:
    assert texts(f"- Title: {title}\n- License: MIT\n", Part.TITLE) == [text]


@pytest.mark.parametrize(
    ("label", "value", "names"),
    [
        ("Speakers", "Ada Miller and Ben Ode (Bakery, Rye)", ["Ada Miller", "Ben Ode"]),
        ("Speakers", "Ada Miller (Rye), Ben Ode & C. Li", ["Ada Miller", "Ben Ode", "C. Li"]),
        ("Authors", "Ada Miller, Ben Ode", ["Ada Miller", "Ben Ode"]),
        ("Authors", "Ada Miller, Ben Ode, and Li Wei.", ["Ada Miller", "Ben Ode", "Li Wei"]),
        ("Authors", "Ada Miller, Rye University", ["Ada Miller"]),
        ("Authors", "Ada Miller, Room 4", ["Ada Miller"]),
        ("Authors", "Ada Miller and others", ["Ada Miller"]),
        ("Authors", "Ada Miller et al.", ["Ada Miller"]),
        ("Author(s)", "Ada Miller, Ben Ode", ["Ada Miller", "Ben Ode"]),
        ("Author", "Ada Miller, Hearth", ["Ada Miller"]),
        ("Author", "Ada Miller and Ben Ode, Hearth", ["Ada Miller", "Ben Ode"]),
        ("By", "Miller, Ada; Ode, Ben", ["Miller, Ada", "Ode, Ben"]),
        ("By", "[Ada Miller](http://ada.example)", ["Ada Miller"]),
        ("By", "(unknown) Ada", ["Ada"]),
    ],
)
def test_creators_are_told_one_by_one(label: str, value: str, names: list[str]) -> None:
    assert texts(f"- Title: T\n- {label}: {value}\n", Part.CREATORS) == names


@pytest.mark.parametrize(
    ("value", "urls"),
    [
        ("<https://a.b/c>", ("https://a.b/c",)),
        ("https://a.b/c_(d).", ("https://a.b/c_(d)",)),
        ("(https://a.b/c)", ("https://a.b/c",)),
        ("www.a.b", ("https://www.a.b",)),
        ("[one](http://a) and [two](http://b)", ("http://a", "http://b")),
        ("10.1000/xyz.1", ("https://doi.org/10.1000/xyz.1",)),
        ("`https://a.b`", ("https://a.b",)),
        ("youtu.be/abc", ("https://youtu.be/abc",)),
    ],
)
def test_an_address_is_a_link_or_looks_like_one(value: str, urls: tuple[str, ...]) -> None:
    (source,) = page_of(f"## Sources\n\n- Title: T\n- URL: {value}\n").shown_sources
    shown = source.first(Part.URL)
    assert shown
    assert shown.urls == urls


def test_an_address_without_one_tells_nothing() -> None:
    assert sources("- Title: T\n- Author: Ada\n- Recording: not available\n- License:\n") == [
        [("title", "T"), ("creators", "Ada")]
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("*Slow dough* by Ada Miller, CC BY 4.0", [DOUGH, ADA, FREE]),
        ("*Slow dough* (a talk) by Ada Miller et al., CC BY 4.0", [DOUGH, ADA, FREE]),
        ("Adapted from: *Slow dough* by Ada Miller, CC BY 4.0", [DOUGH, ADA, FREE]),
        ("Our talk: *Slow dough* by Ada Miller, CC BY 4.0", [DOUGH, ADA, FREE]),
        ("Based on *Slow dough* by Ada Miller (MIT), CC BY 4.0", [DOUGH, ADA, FREE]),
        (
            "*Slow dough* by Ada Miller, given at Bread Days on 6 May 2025, http://a.b.",
            [DOUGH, ADA, ("event", "Bread Days"), ("date", "6 May 2025"), ("url", "http://a.b")],
        ),
        (
            "*Slow dough* by Ada Miller, given at Bread Days, licensed under the Rye Terms.",
            [DOUGH, ADA, ("event", "Bread Days"), ("license", "Rye Terms")],
        ),
        (
            "*Slow dough* by A. Miller, 2015, © 2015 The bakery, <http://a.b/2016>",
            [
                DOUGH,
                ("creators", "A. Miller"),
                ("date", "2015"),
                ("rights", "© 2015 The bakery"),
                ("url", "http://a.b/2016"),
            ],
        ),
        (
            "*Slow dough* by Ada Miller, Rye University, 6 May 2025",
            [DOUGH, ADA, ("date", "6 May 2025")],
        ),
        (
            "*Slow dough* by Ada Miller, <http://a.b/2016>",
            [DOUGH, ADA, ("url", "http://a.b/2016")],
        ),
    ],
)
def test_a_credit_line_tells_its_parts(line: str, parts: list[tuple[str, str]]) -> None:
    assert sources(line) == [parts]


def test_each_line_may_be_a_credit_line() -> None:
    lines = "*Slow dough* by Ada Miller, CC BY 4.0\\\n*Fast* by Ben Ode, CC0\n"
    assert sources(lines) == [[DOUGH, ADA, FREE], [("title", "Fast"), BEN, ("license", "CC0")]]


@pytest.mark.parametrize(
    "markdown",
    [
        "See *Slow dough* by Ada Miller, CC BY 4.0, while it lasts.",
        "*Slow dough* by noon, CC BY 4.0",
        "*Slow dough* by Ada Miller explains most of it, and [more](http://a.b).",
        "*Slow dough*, a talk under CC BY 4.0",
        "**Slow dough by Ada Miller, CC BY 4.0**",
        "*Slow dough* by , CC BY 4.0",
        "“ ” by Ada Miller, CC BY 4.0",
        "*Slow dough* by Ada Miller, CC BY 4.0 " + "and so on " * 300,
        "- License: MIT\n- Date: 2025\n",
        "| a |\n|---|\n| b |\n",
        "1. one\n2. two: three\n",
        "***\n\n<div>Title: T</div>\n",
    ],
)
def test_other_things_are_no_sources(markdown: str) -> None:
    assert sources(markdown) == []


def test_a_block_may_say_that_the_work_is_ours() -> None:
    (source,) = page_of("## Sources\n\n- Source: our own work\n- Date: 2025\n").shown_sources
    assert source.own
    assert [one.part for one in source.parts] == [Part.DATE]
    none = Settings(words=dataclasses.replace(Words(), own_work=()))
    assert sources("- Title: Own work\n- Date: 2025\n", none) == [
        [("title", "Own work"), ("date", "2025")]
    ]


def test_the_whole_block_is_the_place_of_a_source() -> None:
    page = page_of("## Sources\n\n- **Title:** *T*\n- **Author:** *Ada*\n\nEnd.\n")
    (source,) = page.shown_sources
    assert page.text.cut(source.span) == "**Title:** *T*\n- **Author:** *Ada*"
    assert source.first(Part.LICENSE) is None


def test_a_course_names_its_headings_and_labels() -> None:
    words = dataclasses.replace(
        Words(),
        source_labels={**Words().source_labels, "creators": ("Von",)},
        by=("von",),
        joins=("und", ","),
    )
    settings = Settings(words=words, headings=Headings(sources=("Quellen",)))
    markdown = (
        "## Quellen\n\n- Title: Slow dough\n- Von: Ada Miller und Ben Ode\n- Author: Li\n\n"
        "*Fast* von Ben Ode, CC0\n\n## Sources\n\nTitle: T\nVon: Ada\n"
    )
    found = [[one.text for one in s.parts] for s in page_of(markdown, settings).shown_sources]
    assert found == [["Slow dough", "Ada Miller", "Ben Ode"], ["Fast", "Ben Ode", "CC0"]]


def test_a_course_may_have_no_words_for_sources() -> None:
    none = dataclasses.replace(
        Words(), source_labels={}, by=(), at=(), joins=(), captions=(), own_work=(), months=()
    )
    assert sources("- Title: T\n- Author: Ada\n\n*T* by Ada, CC0\n", Settings(words=none)) == []


def test_sections_inside_of_the_section_belong_to_it() -> None:
    markdown = (
        "# A\n\n## Sources\n\n### First\n\nTitle: T\nAuthor: Ada\n\n# B\n\nTitle: U\nAuthor: Li\n"
    )
    (source,) = page_of(markdown).shown_sources
    assert source.parts[0].text == "T"
