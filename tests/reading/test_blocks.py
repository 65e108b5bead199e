from __future__ import annotations

import time

import pytest

from coursekit.model.document import Measure
from coursekit.model.settings import Limits
from coursekit.model.text import Text
from coursekit.reading.blocks import Blocks
from coursekit.reading.markdown import read_markdown


def read(source: str, *, first: int = 0, mdx: bool = False) -> Blocks:
    return read_markdown(Text(source), first, Limits(), mdx=mdx).blocks


def measured(source: str, *, mdx: bool = False) -> dict[str, int]:
    """The counts that are not 0."""
    measure = read(source, mdx=mdx).measure
    counts = {name: getattr(measure, name) for name in Measure.__slots__}
    return {name: count for name, count in counts.items() if count}


def words(source: str) -> int:
    """How many words there are; nothing else may be."""
    counts = measured(source)
    assert counts.keys() <= {"prose_words"}
    return counts.get("prose_words", 0)


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("", 0),
        ("- - -\n\n* * *", 0),
        ("Don't count well-known words - or dashes -- twice.", 7),
        ("don’t e‐mail", 2),
        ("naïve café — x… “quoted” 5 × 3 🍞", 6),
        ("हिन्दी भाषा", 2),
        ("한국어 문장", 2),
        ("ภาษาไทยเป็นภาษา", 3),
        ("R&amp;D&nbsp;costs", 3),
        ("## A heading\n\n- an item\n\n> a quotation\n\n*b* **c** `d.e`", 10),
        ("a[^1]\n\n[^1]: one note", 3),
        ("[text](http://a.b/c_(d) 'a title') [b][c] [e]\n\n[c]: d\n[e]: f", 3),
        ("<https://a.b/c> https://d.e/f g", 1),
        ("a <b class='x y'>c</b> 1 < 2 > d", 5),
        ("a <!-- b --> c\n\n<!-- d\n\ne -->\n\nf <!-- g", 4),
        ("`<!--` a\n\nb `-->`", 2),
        ("<script>\na b\n</script>\n\n<style>c</style>\n\nd", 1),
        ("<details><summary>Two words</summary>\n\nthree\n\n</details>", 3),
        ("Between $5 and $10, or US$5–US$7; `$x` and `$y`; $HOME/bin:$PATH", 15),
        ("$x$ is \\(y_{12}\\)", 3),
    ],
)
def test_words_are_what_a_reader_reads(source: str, count: int) -> None:
    assert words(source) == count


@pytest.mark.parametrize(
    ("source", "formulas"),
    [
        ("$E = mc^2 + \\alpha$", 1),
        ("$a + b + c + d$, $$a + b + c + d$$", 2),
        ("$$\na + b + c + d + e\n$$", 1),
        ("\\\\(a^2 + b^2 = c^2\\\\) \\(\\alpha + \\beta + \\gamma\\)", 2),
        ("```math\na = b\n```\n\n~~~{math}\na\n~~~", 2),
        ("> ```{math} x\n> a\n> ```", 1),
    ],
)
def test_formulas_are_counted_in_each_way_to_write_them(source: str, formulas: int) -> None:
    assert measured(source) == {"formulas": formulas}


@pytest.mark.parametrize(
    ("source", "counts"),
    [
        ("你好，世界。日本語テキスト", {"characters": 11}),
        ("用 Python 写", {"prose_words": 1, "characters": 2}),
        ("```py\na\n\n\tb\n```\n\n    c\n", {"code_lines": 3}),
        ("```mermaid\ngraph\n```\n\n``` {.mermaid}\n```", {"images": 2}),
        ("![a b](c) ![d][e] <img src=f>\n\n<p><img src=g></p>\n\n[e]: h", {"images": 4}),
        ("![a](b){alt='not read by who sees it'}", {"images": 1}),
        ("| a | b |\n|---|---|\n| c | |\n| | `d` |", {"table_cells": 4}),
        (f"| a |\n|---|\n| {'word ' * 13} |", {"prose_words": 13, "table_cells": 1}),
    ],
)
def test_each_kind_is_counted_apart(source: str, counts: dict[str, int]) -> None:
    assert measured(source) == counts


def test_comments_of_mdx_are_not_read() -> None:
    assert measured("{/* a b */} c\n\n<Note>d</Note>", mdx=True) == {"prose_words": 2}


def test_front_matter_is_not_read() -> None:
    assert read("---\ntitle: A b\n---\nc", first=3).measure.prose_words == 1


def test_fences_have_their_opening_line_and_their_text() -> None:
    source = "```py x=1  \na\n```\n\n> - ~~~~\n>   b\n>   ~~~~\n\n\t```\n\n```"
    fences = read(source).fences
    assert [(f.info, Text(source).cut(f.span), f.text) for f in fences] == [
        ("py x=1", "```py x=1", "a\n"),
        ("", "~~~~", "b\n"),
        ("", "```", ""),
    ]


def test_tables_have_their_header_cells_and_the_row_that_holds_them() -> None:
    source = "a|&nbsp;\n-|-\nc|d\n\n> - | <!-- x --> | **b** |\n>   |---|---|\n\n| |\n|-|\n"
    tables = read(source).tables
    assert [(t.header, Text(source).cut(t.span)) for t in tables] == [
        (("a", ""), "a|&nbsp;"),
        (("", "**b**"), "| <!-- x --> | **b** |"),
        (("",), "| |"),
    ]


HOSTILE = ["](", "![", "[^", "<a ", "$x ", "$$x", "\\(", "\\(a", "<!--", "<!-- -->", "][", "a](b("]


@pytest.mark.parametrize("unit", HOSTILE)
def test_measuring_takes_linear_time(unit: str) -> None:
    from coursekit.reading.blocks import _Reading

    reading = _Reading(Text(""), 0)
    reading.marked.append(unit * (1_000_000 // len(unit)))
    start = time.process_time()
    reading.blocks(0)
    assert time.process_time() - start < 2  # about 0.03; a quadratic pattern takes minutes
