"""What a digest and a sketch tell of a lesson, and what they pass over."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coursekit.model.course import Lesson
from coursekit.model.digest import (
    DIGITS,
    blocks_of,
    changed,
    digest,
    lesson_digest,
    placed_blocks,
    sketch,
)
from tests.support.courses import PROOFING, course_of
from tests.support.edits import edited
from tests.support.patching import Files, minimal_course

BRIEF, PAGE = "tracks/bread/proofing/brief.md", "tracks/bread/proofing/lesson.md"
HEAD = "---\ntitle: Proofing\npage: lesson\n---\n"

words = st.text(st.sampled_from("ab>é日-#\u00ad"), min_size=1, max_size=4).filter(
    lambda word: not word.startswith(">") and word != "---"
)
bodies = st.text(st.sampled_from("ab>é\u00a0\u2028 \t\r\n-#`"), max_size=40)
paragraphs = st.lists(st.lists(words, min_size=1, max_size=6), min_size=1, max_size=5)
spaces = st.sampled_from([" ", "  ", "\t", "\n", "\r\n", "\n> ", "\n  "])
gaps = st.sampled_from(["\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n\n", "\r\r", "\n\r\n"])


def lesson(body: str = "") -> Lesson:
    """The lesson; with a text, one of a single page that holds it."""
    files: Files = {PAGE: (HEAD + body).encode()} if body else minimal_course()
    return course_of(files).lessons[PROOFING]


@given(paragraphs, st.data())
def test_white_space_line_ends_and_wrapping_change_nothing(
    text: list[list[str]], data: st.DataObject
) -> None:
    plain = lesson("\n\n".join(" ".join(paragraph) for paragraph in text))
    other = ""
    for paragraph in text:
        for index, word in enumerate(paragraph):
            other += (data.draw(spaces) if index else "") + word
        other += data.draw(gaps)
    assert blocks_of(lesson(other)) == blocks_of(plain)
    assert lesson_digest(lesson(other)) == lesson_digest(plain)


@given(bodies)
@example("> a\n> b")
@example("a\n\n> b\n\n>> c\n\n>\n")
@example("a\r\r> b\rc")
def test_a_digest_is_that_of_the_blocks(body: str) -> None:
    one = lesson(body)
    assert lesson_digest(one) == digest(blocks_of(one))
    assert len(sketch(blocks_of(one))) == DIGITS * len(blocks_of(one))


@given(paragraphs, st.integers(0), words)
def test_another_word_changes_the_digest(text: list[list[str]], where: int, word: str) -> None:
    before = lesson("\n\n".join(" ".join(paragraph) for paragraph in text))
    text[where % len(text)].append(f"{word}x")
    after = lesson("\n\n".join(" ".join(paragraph) for paragraph in text))
    assert lesson_digest(before) != lesson_digest(after)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_form_of_unicode_does_not_count(form: str) -> None:
    text = "Café, naïve, Å"
    other = lesson(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    assert lesson_digest(other) == lesson_digest(lesson(text))


def test_where_blank_lines_stand_does_not_count_for_the_digest() -> None:
    one, other = lesson("## A\n\nb c"), lesson("## A\nb c")
    assert lesson_digest(one) == lesson_digest(other)
    assert sketch(blocks_of(one)) != sketch(blocks_of(other))


@pytest.mark.parametrize("before", ["Words.\n\n", "Words.\n", "Words. "])
def test_what_is_said_to_coursekit_does_not_count(before: str) -> None:
    comment = "<!-- coursekit: ignore LK901 -- it comes later -->\n"
    one, other = lesson(f"{before}{comment}More."), lesson(f"{before}More.")
    assert lesson_digest(one) == lesson_digest(other) == digest(blocks_of(one))
    noted = lesson(f"{before}<!-- a note -->\nMore.")
    assert lesson_digest(noted) != lesson_digest(other)


def test_a_page_without_words_has_a_digest() -> None:
    one = course_of({PAGE: HEAD.encode()}).lessons[PROOFING]
    assert lesson_digest(one) == digest(blocks_of(one)) == digest(['lesson.title: "Proofing"'])


def test_a_lesson_without_front_matter_has_a_digest() -> None:
    files = {**minimal_course(), PAGE: b"Only *words*."}
    one = course_of(files).lessons[PROOFING]
    assert "Only *words*." in blocks_of(one)
    assert lesson_digest(one) == digest(blocks_of(one))


def test_front_matter_that_cannot_be_read_is_left_out() -> None:
    files = {**minimal_course(), PAGE: b"---\ntitle: [\n---\n\nWords."}
    one = course_of(files).lessons[PROOFING]
    assert [block.text for block in placed_blocks(one) if block.place.path == PAGE] == ["Words."]


def test_a_block_knows_its_place() -> None:
    one = lesson("First\nof all.\n\n\nThen this.")
    page = one.pages["lesson"]
    found = [block for block in placed_blocks(one) if block.place.path == PAGE]
    assert [(block.fact, block.text) for block in found] == [
        (True, 'lesson.title: "Proofing"'),
        (False, "First of all."),
        (False, "Then this."),
    ]
    for block in found:
        written = page.text.cut(block.place.span)
        assert " ".join(written.split()) in block.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: published", "status: needs-review"),
        ("published: 2026-03-02", "published: 2026-03-03"),
        ("published: 2026-03-02", "published: 2026-03-02\nreviewed: 2026-04-01"),
        ("published: 2026-03-02", "published: 2026-03-02\nowner: Ada\nreview_every: 1 year"),
        ("order: 2", "order: 9"),
        ("phase: 1", "phase: 2"),
        ("practice_minutes: 5", "practice_minutes:    5  # about"),
    ],
)
def test_how_a_lesson_is_looked_after_and_where_it_is_does_not_count(old: str, new: str) -> None:
    after = course_of(edited(minimal_course(), BRIEF, old, new)).lessons[PROOFING]
    assert lesson_digest(after) == lesson_digest(lesson())


@pytest.mark.parametrize(
    ("old", "new"),
    [("practice_minutes: 5", "practice_minutes: 6"), ("difficulty: intro", "difficulty: deep")],
)
def test_other_facts_count(old: str, new: str) -> None:
    after = course_of(edited(minimal_course(), BRIEF, old, new)).lessons[PROOFING]
    assert lesson_digest(after) != lesson_digest(lesson())


def test_the_share_that_has_changed() -> None:
    assert changed("", "") == 0
    assert changed("aaaabbbb", "bbbbaaaa") == 0
    assert changed("aaaabbbb", "aaaacccc") == 0.5
    assert changed("aaaa", "aaaabbbb") == 0.5
    assert changed("aaaaaaaa", "aaaa") == 0.5
    assert changed("aaaa", "") == 1


@given(st.lists(st.text("0123456789abcdef", min_size=4, max_size=4), max_size=9).map("".join))
def test_the_share_is_one_of_a_whole(old: str) -> None:
    new = old[4:] + "ffff"
    assert 0 <= changed(old, new) <= 1
    assert changed(old, old) == 0
    assert changed(old, new) == changed(new, old)


def test_a_sketch_fits_the_schema() -> None:
    assert re.fullmatch("([0-9a-f]{4})+", sketch(blocks_of(lesson())))
