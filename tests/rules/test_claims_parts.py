"""What prose says of sections, lists, pages and their parts, times and sources."""

from __future__ import annotations

import time

import pytest

from coursekit.model.report import ReportedFinding
from coursekit.model.settings import Settings
from coursekit.reading.course import read_course
from coursekit.reading.tree import DictTree
from coursekit.rules import RULES
from tests.support.edits import BREAD, edited, with_cakes
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course

PROOFING = f"{BREAD}/proofing"
LESSON = "Yeast turns sugar into gas, and the dough rises because gluten holds it."
BRIEF = "A short lesson with a short practice, for beginners."
QUESTION = "1. Tell in your own words what [the lesson](lesson.md#warmth-and-time) says.\n"


def judged(files: Files, code: str) -> list[ReportedFinding]:
    """What a rule finds that neither itself nor those that it requires withhold."""
    wanted = [code]
    for one in wanted:
        wanted += [other for rule in RULES if rule.code == one for other in rule.requires]
    rules = tuple(rule for rule in RULES if rule.code in wanted)
    return [finding for finding in lint_files(files, rules).findings if finding.code == code]


def in_lesson(text: str, files: Files | None = None) -> Files:
    return edited(files or minimal_course(), f"{PROOFING}/lesson.md", LESSON, text)


def in_brief(text: str, files: Files | None = None) -> Files:
    return edited(files or minimal_course(), f"{PROOFING}/brief.md", BRIEF, text)


def in_front_matter(old: str, new: str, files: Files | None = None) -> Files:
    return edited(files or minimal_course(), f"{PROOFING}/brief.md", old, new)


def fixed(finding: ReportedFinding) -> list[str] | None:
    return [edit.text for edit in finding.fix.edits] if finding.fix else None


SECTIONS = [
    ("Reread section 2 of lesson 1.", "lesson 1 has no section 2: its lesson page has 1 section"),
    ("Reread §2.", "this lesson has no section 2: its lesson page has 1 section"),
    ('See section "Warm times".', "this lesson has no section 'Warm times'"),
    ("Reread section 1 of lesson 1.", None),
    ("Reread section 2 of lesson 4.", None),  # planned
    ("Reread section 2 of lesson 9.", None),
    ("Reread section 2 of lesson 1 of Track 9.", None),
    ('See section "Warmth".', None),
    ('See section "Flashcards".', None),  # on another page of the lesson
    ("It is in the L1 section on zebras.", None),
]


@pytest.mark.parametrize(("text", "message"), SECTIONS)
def test_sections_that_are_not_there(text: str, message: str | None) -> None:
    assert [f.message for f in judged(in_lesson(text), "XR612")] == ([message] if message else [])


def test_a_section_of_a_lesson_in_another_track_is_told_with_the_track() -> None:
    files = edited(
        with_cakes(), "tracks/cakes/track.yaml", "\n        status: planned", "\n        title: X"
    )
    files["tracks/cakes/sponge/lesson.md"] = (
        b"---\ntitle: X\npage: lesson\n---\n\n## Air\n\nFoam.\n"
    )
    (finding,) = judged(in_lesson("See section 3 of lesson 1 of Track 2.", files), "XR612")
    assert finding.message.startswith("lesson 1 of Track 2 has no section 3")


@pytest.mark.parametrize("heading", ["## §2 Warmth and time", "## 2. Warmth", "### 2: Warmth"])
def test_numbers_that_headings_write_are_meant(heading: str) -> None:
    files = edited(minimal_course(), f"{PROOFING}/lesson.md", "## Warmth and time", heading)
    assert judged(in_lesson("Reread §2.", files), "XR612") == []


def test_a_page_without_sections_is_not_counted() -> None:
    files = edited(minimal_course(), f"{PROOFING}/lesson.md", "## Warmth and time", "# Warmth")
    assert judged(in_lesson("Reread §2.", files), "XR612") == []


def test_a_number_may_be_of_the_page_itself() -> None:
    files = edited(
        minimal_course(), f"{PROOFING}/practice.md", QUESTION, f"{QUESTION}\nReread §2.\n"
    )
    assert judged(files, "XR612") == []


def test_of_a_page_that_takes_in_others_nothing_is_missing() -> None:
    assert judged(in_lesson("Reread §2.\n\n{% include more.md %}\n"), "XR612") == []


@pytest.mark.parametrize(
    ("text", "help_", "fix"),
    [
        ('See section "Warmth or time".', "Did you mean 'Warmth and time'?", ["Warmth and time"]),
        ("See section *Warmth `or` time*.", None, None),
        ('See section "Zzz".', f"Name the section by one of the headings in {PROOFING}/lesson.md, or link to it.", None),
    ],
)  # fmt: skip
def test_the_nearest_heading_is_offered(
    text: str, help_: str | None, fix: list[str] | None
) -> None:
    for finding in judged(in_lesson(text), "XR612"):
        assert fixed(finding) == fix
        assert help_ in (None, finding.help)


def counted(noun: str, practice: str) -> list[ReportedFinding]:
    """What is said of a count on the brief, with other sections on the practice page."""
    path = f"{PROOFING}/practice.md"
    text = f"---\ntitle: Proofing\npage: practice\n---\n\n{practice}\n".encode()
    files = in_brief(f"Practice time: about 5 minutes ({noun}).")
    return judged({**files, path: text}, "XR614")


TWO = "1. One.\n2. Two.\n"
THREE = "- One.\n- Two.\n- Three.\n"
PARTS = [
    ("two questions", f"## Self-check\n\n{THREE}", "the list under 'Self-check' has 3", "three"),
    ("two questions", f"## Self-check\n\n{TWO}", None, None),
    ("two self-check questions", f"## Warm-up\n\n{THREE}\n## Self-check\n\n{TWO}", None, None),
    ("three self-check questions", f"## Warm-up\n\n{THREE}\n## Self-check\n\n{TWO}",
     "the list under 'Self-check' has 2", "two"),
    ("five questions", f"## Before\n\n{THREE}\n## Behind\n\n{TWO}", None, None),
    ("two questions", f"## Before\n\n{THREE}\n## Behind\n\n{TWO}", None, None),
    ("four questions", f"## Before\n\n{THREE}\n## Behind\n\n{TWO}",
     "the lists under 'Before' and 'Behind' have 3 and 2", None),
    ("four questions", f"## Exercise 1\n\n{THREE}\n## Cards\n\n{TWO}", None, None),
    ("four questions", f"## Check\n\n{THREE}\n### More\n\n{TWO}", None, None),
    ("four questions", "## Check\n\nNothing is listed.", None, None),
    ("three cards", f"## Flashcards\n\n{TWO}", "the list under 'Flashcards' has 2", "two"),
    ("three cards", "## Flashcards\n\n1. One.\n", "the list under 'Flashcards' has 1", None),
    ("three cards", f"## Questions\n\n{TWO}", None, None),
    ("three exercises", f"## Exercise 1\n\n{TWO}\n## Exercise 2: More\n\nWrite.",
     "the practice page has 2", "two"),
    ("two exercises", f"## Exercise 1\n\n{THREE}\n## Exercise 2: More\n\nWrite.", None, None),
    ("three exercises", f"## Exercise 1\n\n{TWO}\n## Matching exercise\n\nWrite.", None, None),
    ("three exercises", f"## Exercises\n\n{TWO}", "the list under 'Exercises' has 2", "two"),
    ("three exercises", f"## Exercises\n\n{TWO}\n## More exercises\n\n{TWO}", None, None),
    ("three exercises", f"## Exercise 1\n\n{TWO}\n## Exercises\n\n{TWO}", None, None),
    ("three exercises", "## Check\n\nWrite.", None, None),
    ("three exercises", "## Exercise 1\n\n{% include more.md %}", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("noun", "practice", "message", "fix"), PARTS)
def test_counts_of_what_the_practice_page_holds(
    noun: str, practice: str, message: str | None, fix: str | None
) -> None:
    found = counted(noun, practice)
    assert [f.message.partition(", but ")[2] for f in found] == ([message] if message else [])
    assert [fixed(f) for f in found] == ([[fix] if fix else None] if message else [])


def test_each_number_that_is_wrong_is_told() -> None:
    assert len(counted("three cards and three cards", f"## Cards\n\n{TWO}")) == 2


def test_without_a_practice_page_nothing_is_counted() -> None:
    files = in_brief("Practice time: about 5 minutes (two questions and three cards).")
    del files[f"{PROOFING}/practice.md"]
    assert judged(files, "XR614") == []


def test_counts_before_lists() -> None:
    files = in_lesson("A dough needs three things:\n\n- warmth\n- time\n")
    (finding,) = judged(files, "XR614")
    assert finding.message == "this counts three, but the list behind it has 2"
    assert (fixed(finding), finding.help) == (["two"], "Write 2, or correct the list.")


def test_a_list_before_all_headings_has_nothing_to_point_to() -> None:
    files = minimal_course()
    text = "---\ntitle: Proofing\npage: lesson\n---\n\nIt needs three things:\n\n- warmth\n- time\n"
    files[f"{PROOFING}/lesson.md"] = text.encode()
    (finding,) = judged(files, "XR614")
    assert finding.related == ()


LISTED = "A dough needs three things:\n\n- warmth\n- time\n- flour\n"


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("[the three things](../proofing/lesson.md#warmth-and-time)", []),
        ("[the two things](../proofing/lesson.md#warmth-and-time)",
         ["this counts two, but the list under 'Warmth and time' has 3"]),
        ("[the two moons](../proofing/lesson.md#warmth-and-time)", []),
        ("[the two things](../proofing/lesson.md#zzz)", []),
    ],
)  # fmt: skip
def test_counts_in_links(text: str, messages: list[str]) -> None:
    old = "The dough came from [proofing](../proofing/lesson.md)."
    files = edited(in_lesson(LISTED), f"{BREAD}/first-loaf/lesson.md", old, f"It has {text}.")
    assert [f.message for f in judged(files, "XR614")] == messages


def test_sections_of_the_same_anchor_on_two_pages_are_not_told_apart() -> None:
    files = in_lesson(LISTED)
    files[f"{PROOFING}/summary.md"] = (
        b"---\ntitle: Proofing\npage: summary\n---\n\n## Warmth and time\n\n- Two things.\n- More.\n"
    )
    old = "The dough came from [proofing](../proofing/lesson.md)."
    new = "It has [the five things](../proofing/lesson.md#warmth-and-time)."
    assert judged(edited(files, f"{BREAD}/first-loaf/lesson.md", old, new), "XR614") == []


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("the three-thing rule", []),
        ("the five-thing rule", ["this counts five, but the list that is meant has 3"]),
        ("the five-moon rule", []),
    ],
)
def test_counts_of_a_list_elsewhere_in_the_lesson(text: str, messages: list[str]) -> None:
    old = "Yeast works in wine as well."
    files = edited(in_lesson(LISTED), f"{PROOFING}/references.md", old, f"It is {text}.")
    assert [f.message for f in judged(files, "XR614")] == messages


def test_of_two_lists_for_the_same_noun_none_is_meant() -> None:
    more = "## Warmth and time\n\nIt takes four things:\n\n- a\n- b\n- c\n- d\n\nIt is the five-thing rule."
    files = {
        **in_lesson(LISTED),
        f"{PROOFING}/summary.md": f"---\ntitle: Proofing\npage: summary\n---\n\n{more}\n".encode(),
    }
    assert judged(files, "XR614") == []


def mentioned(text: str, files: Files | None = None) -> list[str]:
    return [finding.message for finding in judged(in_lesson(text, files), "XR615")]


def test_pages_that_are_not_there() -> None:
    assert mentioned("See this lesson's summary.") == ["lesson 2 has no summary page"]
    assert mentioned("See this lesson's references.") == []
    assert mentioned("See this lesson's [summary](summary.md).") == []
    assert mentioned("See this lesson's summary, not [that](x.md).") == [
        "lesson 2 has no summary page"
    ]
    assert mentioned("[That](x.md) or this lesson's summary.") == ["lesson 2 has no summary page"]


def test_a_page_that_every_lesson_must_have_is_told_by_another_rule() -> None:
    files = minimal_course()
    del files[f"{PROOFING}/references.md"]
    assert mentioned("See this lesson's references.", files) == []


def test_a_section_of_that_name_is_meant() -> None:
    text = "See this lesson's summary, and again this lesson's summary.\n\n## Summary\n\nIt rises."
    assert mentioned(text) == []


PARTS_NAMED = [
    ("a matching exercise and flashcards", ["no heading of the practice page speaks of 'matching'"]),
    ("a self-check and flashcards", []),
    ("a self-checking exercise and cards", []),
    ("flashcards and questions", ["no heading of the practice page speaks of 'questions'"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "messages"), PARTS_NAMED)
def test_parts_of_the_practice_page(text: str, messages: list[str]) -> None:
    files = in_brief(f"Practice time: about 5 minutes ({text}).")
    assert [f.message for f in judged(files, "XR616")] == messages


@pytest.mark.parametrize(
    ("heading", "alike"), [("Match the pairs", True), ("Matter", False), ("Matchmaking", False)]
)
def test_words_that_begin_alike(heading: str, alike: bool) -> None:
    files = in_brief("Practice time: about 5 minutes (a matching exercise and flashcards).")
    files = edited(files, f"{PROOFING}/practice.md", "## Self-check", f"## {heading}")
    assert (judged(files, "XR616") == []) is alike


@pytest.mark.parametrize(
    ("practice", "shown"),
    [
        ("Nothing.", "its headings: none"),
        ("## One\n\nX", "its headings: 'One'"),
        ("\n\nX\n\n".join(f"## N{n}" for n in range(8)), "'N5' and 2 more"),
    ],
)
def test_the_headings_that_are_there_are_named(practice: str, shown: str) -> None:
    files = in_brief("Practice time: about 5 minutes (a matching exercise and flashcards).")
    text = f"---\ntitle: Proofing\npage: practice\n---\n\n{practice}\n"
    found = judged({**files, f"{PROOFING}/practice.md": text.encode()}, "XR616")
    assert [f.related[0].message.endswith(shown) for f in found] == [True, True]


PREREQUISITES = [
    ("bread/flour-and-water", "Lesson 1", None),
    ("bread/flour-and-water", "none",
     "also hold lesson 1 ('Flour and water')"),
    ("bread/flour-and-water", "Lesson 3", "lack lesson 3 ('The first loaf')"),
    ("bread/flour-and-water", "Lesson 9", None),
    ("bread/flour-and-water", "Lesson 1 of Track 9", None),
    ("", "none", None),
    ("", "Lesson 1", "lack lesson 1 ('Flour and water')"),
    ("", "Lesson 4", "lack lesson 4 ('Sourdough')"),
    ("bread/flour-and-water", "Lesson 4",
     "also hold lesson 1 ('Flour and water') and lack lesson 4 ('Sourdough')"),
    ("cakes/sponge", "none", None),
    ("cakes/sponge", "Lesson 1 of Track 2", None),
    ("", "Lesson 1 of Track 2", "lack lesson 1 of Track 2 ('Sponge')"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "line", "message"), PREREQUISITES)
def test_prerequisites_in_prose(front: str, line: str, message: str | None) -> None:
    files = in_front_matter("[bread/flour-and-water]", f"[{front}]", with_cakes())
    files = in_brief(f"**Prerequisites:** {line}.", files)
    start = "the prerequisites in the front matter "
    found = [finding.message for finding in judged(files, "PR307")]
    assert found == ([start + message] if message else [])


def test_what_is_needed_on_the_way_may_be_named_or_left_out() -> None:
    path = f"{BREAD}/first-loaf/brief.md"
    old = "A risen dough is needed, and a hot oven."
    line = "**Prerequisites:** Lessons 1 and 2."
    assert judged(edited(minimal_course(), path, old, line), "PR307") == []
    both = "[bread/proofing, bread/flour-and-water]"
    files = edited(minimal_course(), path, "[bread/proofing]", both)
    assert judged(edited(files, path, old, "**Prerequisite:** Lesson 2."), "PR307") == []


@pytest.mark.parametrize("needed", ["[bread/proofing]", "[bread/first-loaf]"])
def test_lessons_that_need_each_other_are_another_rule_s(needed: str) -> None:
    files = edited(
        minimal_course(),
        f"{BREAD}/flour-and-water/brief.md",
        "prerequisites: []",
        f"prerequisites: {needed}",
    )
    assert judged(in_brief("**Prerequisite:** Lesson 1.", files), "PR307") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("prerequisites: [bread/flour-and-water]\n", ""),
        ("[bread/flour-and-water]", "bread/flour-and-water"),
        ("[bread/flour-and-water]", "[Flour and water]"),
    ],
)
def test_where_the_front_matter_does_not_tell_prose_is_right(old: str, new: str) -> None:
    files = in_front_matter(old, new)
    assert judged(in_brief("**Prerequisite:** Lesson 3.", files), "PR307") == []


def test_a_number_that_is_wrong_beside_its_title_is_told_once() -> None:
    files = in_brief("**Prerequisite:** Lesson 3, *Flour and water*.")
    assert len(judged(files, "XR604")) == 1
    assert judged(files, "PR307") == []


def test_of_two_lines_neither_is_all() -> None:
    files = in_brief("**Prerequisite:** Lesson 3.\n\n**Prerequisite:** Lesson 4.")
    assert judged(files, "PR307") == []


def test_where_the_manifest_is_broken_numbers_tell_nothing() -> None:
    files = edited(minimal_course(), f"{BREAD}/track.yaml", "- proofing", "- 12")
    assert judged(in_brief("**Prerequisite:** Lesson 3.", files), "PR307") == []


TIMES = [
    ("Practice time: about 6 minutes.", "by the front matter the practice takes 5 minutes, not 6", ["5"]),
    ("Practice time: about Six minutes.", "by the front matter the practice takes 5 minutes, not 6", ["Five"]),
    ("Read time: about 2 minutes.", "by the front matter reading takes 1 minute, not 2", None),
    ("Practice time: about five minutes.", None, None),
    ("Read time: one minute.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "fix"), TIMES)
def test_times_in_prose(text: str, message: str | None, fix: list[str] | None) -> None:
    found = judged(in_brief(text), "TM702")
    assert [finding.message for finding in found] == ([message] if message else [])
    assert [fixed(finding) for finding in found] == ([fix] if message else [])


def test_a_time_for_which_there_is_no_word_is_written_in_digits() -> None:
    files = in_front_matter("practice_minutes: 5", "practice_minutes: 25")
    (finding,) = judged(in_brief("Practice time: about six minutes.", files), "TM702")
    assert fixed(finding) == ["25"]


@pytest.mark.parametrize("value", ["five", "-5", "true", "[5]"])
def test_a_time_that_its_schema_refuses_is_none(value: str) -> None:
    files = in_front_matter("practice_minutes: 5", f"practice_minutes: {value}")
    assert judged(in_brief("Practice time: about 6 minutes.", files), "TM702") == []


def test_without_a_brief_the_front_matter_states_nothing() -> None:
    files = in_lesson("This page takes about 2 minutes to read.")
    assert len(judged(files, "TM702")) == 1
    del files[f"{PROOFING}/brief.md"]
    assert judged(files, "TM702") == []


DIFFICULTIES = [
    ("en", "Difficulty: deep", ["intro"]),
    ("en", "Difficulty: Hard.", ["Intro"]),
    ("en-GB", "Difficulty: hard", ["intro"]),
    ("en", "Difficulty: Intro", None),
    ("de", "Difficulty: leicht", None),
    ("de", "Difficulty: deep", ["intro"]),
]


@pytest.mark.parametrize(("language", "text", "fix"), DIFFICULTIES)
def test_difficulties_in_prose(language: str, text: str, fix: list[str] | None) -> None:
    files = edited(minimal_course(), "tracks/course.yaml", "language: en", f"language: {language}")
    assert [fixed(finding) for finding in judged(in_brief(text, files), "FM109")] == (
        [fix] if fix else []
    )


def test_without_a_manifest_a_course_is_in_english() -> None:
    files = in_brief("Difficulty: hard")
    del files["tracks/course.yaml"]
    assert len(judged(files, "FM109")) == 1


SLOW = """\
  - title: Slow dough
    creators: [Ada Miller, Eve Baker]
    url: https://example.org/slow
    license: CC-BY-4.0
    use: linked
    date: 2025-05-06
    event: Bread Days 3
"""
FAST = """\
  - title: Fast dough
    creators: [Ada Miller]
    url: https://example.org/fast
    license: CC-BY-4.0
    use: linked
"""


def from_source(text: str, *sources: str) -> list[ReportedFinding]:
    """What is said of a sentence of the brief, with these sources on record."""
    files = in_brief(f"The lesson maps to {text}.")
    listed = "".join(("derived: true\nsources:\n", *sources))
    return judged(edited(files, f"{PROOFING}/references.md", "derived: false\n", listed), "AT1001")


STATES = "the record of this source in the references states: "
SOURCES = [
    ("*Slow dough* by Ada Miller and Eve Baker, given in Bread Days 3 on 6 May 2025", None, None),
    ("*slow Dough* by Baker and Miller, given in the Bread Days on 6 May 2025", None, None),
    ("*Slow dough* on 6 May 2025", None, None),
    ("*Slow dough* on 5 May 2025", "date 2025-05-06", ["6 May 2025"]),
    ("*Slow dough* on May 5, 2025", "date 2025-05-06", None),
    ("*Slow doughs* on 6 May 2025", "title 'Slow dough'", ["Slow dough"]),
    ("*Slow `doughs`* on 6 May 2025", "title 'Slow dough'", None),
    ("*Slow dough* by Ada Miller and Tom Baker", "creators 'Ada Miller' and 'Eve Baker'", ["Eve Baker"]),
    ("*Slow dough* by Ada Miller", "creators 'Ada Miller' and 'Eve Baker'", None),
    ("*Slow dough* by Ada Miller and Eve Baker, given in Bread Days 2", "event 'Bread Days 3'", ["Bread Days 3"]),
    ("*Slow doughs* on 5 May 2025", "title 'Slow dough' and date 2025-05-06", ["Slow dough", "6 May 2025"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "fix"), SOURCES)
def test_sources_in_the_brief(text: str, message: str | None, fix: list[str] | None) -> None:
    found = from_source(text, SLOW)
    assert [finding.message for finding in found] == ([STATES + message] if message else [])
    assert [fixed(finding) for finding in found] == ([fix] if message else [])


def test_of_several_sources_the_one_of_the_same_title_is_compared() -> None:
    (finding,) = from_source("*Fast dough* by Tom Baker", SLOW, FAST)
    assert finding.message == f"{STATES}creators 'Ada Miller'"
    assert finding.related[0].location.start.line == 14
    assert from_source("*No dough* by Tom Baker", SLOW, FAST) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Slow dough", "title: 12"),
        ("[Ada Miller, Eve Baker]", "Ada"),
        ("[Ada Miller, Eve Baker]", "[12]"),
        ("[Ada Miller, Eve Baker]", "[]"),
        ("event: Bread Days 3", "event: 3"),
        ("date: 2025-05-06", "date: 2025-13-06"),
        ("date: 2025-05-06", "date: 20"),
        ("    date: 2025-05-06\n", ""),
    ],
)
def test_values_that_their_schema_refuses_are_not_compared(old: str, new: str) -> None:
    text = "*Slow dough* by Ada Miller and Eve Baker, given in Bread Days 3 on 6 May 2025"
    assert from_source(text, SLOW.replace(old, new)) == []


def test_without_a_record_no_source_is_compared() -> None:
    files = in_brief("The lesson maps to *Slow dough* by Ada Miller on 5 May 2025.")
    assert judged(files, "AT1001") == []
    assert judged({**files, f"{PROOFING}/references.md": b"## None\n\nX\n"}, "AT1001") == []
    del files[f"{PROOFING}/references.md"]
    assert judged(files, "AT1001") == []


MANY = 8000
HOT = "\n\n".join(f"## Heat {n}\n\nL2 §1 on heat" for n in range(MANY))
CARDS = "\n\n".join(f"## Cards {n}\n\n- a\n- b" for n in range(MANY))
TRACK = "\n".join(["It is hot in Track 7.", *["As lesson 9 tells."] * 3 * MANY])


@pytest.mark.parametrize(
    ("code", "page", "text"),
    [("XR605", "lesson", TRACK), ("XR613", "lesson", HOT), ("XR614", "practice", CARDS)],
)
def test_long_pages_are_judged_quickly(code: str, page: str, text: str) -> None:
    files = in_brief("Practice time: about 5 minutes (ten flashcards).")
    path = f"{PROOFING}/{page}.md"
    files = {**files, path: (files[path] or b"") + f"\n{text}\n".encode()}
    course = read_course(DictTree(files), Settings(), None)
    rule = next(rule for rule in RULES if rule.code == code)
    start = time.process_time()
    assert rule.check
    assert list(rule.check(course)) == []
    assert time.process_time() - start < 1.5  # about 0.1; several seconds if all meet all
