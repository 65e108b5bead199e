"""The Markdown report, read by a parser of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from coursekit.model.finding import Severity
from coursekit.reporting.markdown import MOST_BYTES, render
from tests.support.reports import EVERYTHING, finding, many, report


def tokens(text: str) -> Iterator[Token]:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for token in parser.parse(text):
        yield token
        yield from token.children or ()


def shown(text: str) -> str:
    return "".join(
        token.content
        if token.type in ("text", "code_inline", "text_special")
        else "\n"
        if token.type.endswith("_close")
        else ""
        for token in tokens(text)
    )


def test_hostile_text_is_shown_and_does_nothing() -> None:
    text = render(EVERYTHING)
    kinds = {token.type for token in tokens(text)}
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "s_open", "fence"}
    assert "</failure>]]> [l](u) {0} @\u200bme" in shown(text)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.count("\n- **") == len(EVERYTHING.findings)


def test_it_tells_totals_then_rules_then_lessons() -> None:
    headings = [line for line in render(EVERYTHING).splitlines() if line.startswith("#")]
    assert headings == [
        "## coursekit: 3 errors, 1 warning and 1 note",
        "### By rule",
        "### By lesson",
        "#### `bread/one`: 1 error, 1 warning and 1 note",
        "#### `tracks/caf\\udce9/brief.md`: 1 error",
        "#### `the whole course`: 1 error",
    ]
    assert "Checked 1 lesson in 1 track (3 files)" in shown(render(EVERYTHING))


def test_rules_are_a_table_the_heaviest_and_most_frequent_first() -> None:
    three = [finding(code="LK901", rule="missing-file") for _ in range(3)]
    text = render(report(finding(severity=Severity.NOTE), finding(), *three))
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert rows[2:] == [
        "| error | LK901 missing-file | 3 |",
        "| error | PL205 order-disagrees | 1 |",
        "| note | PL205 order-disagrees | 1 |",
    ]
    assert sum(token.type == "tr_open" for token in tokens(text)) == 4


def test_lessons_with_errors_come_first() -> None:
    text = render(report(finding(severity=Severity.NOTE, lesson="a/b"), finding(lesson="a/c")))
    assert text.index("`a/c`") < text.index("`a/b`")


def test_a_clean_run_is_short() -> None:
    assert render(report()).startswith("## coursekit: nothing to report\n\nChecked 1 lesson")
    assert "###" not in render(report())


def test_a_very_long_report_is_cut_and_says_so() -> None:
    warnings = many(9_000, Severity.WARNING)
    long = [finding(message="\u4e2d" * 500, lesson=f"a/{n}") for n in range(9_000)]
    text = render(report(*warnings, *long))
    assert MOST_BYTES - 5_000 < len(text.encode()) < MOST_BYTES + 200
    items = text.count("\n- **")
    assert text.endswith(f"\n\n{18_000 - items:,} more findings left out here for their length.\n")
    assert "| warning | PL205 order-disagrees | 9,000 |" in text
