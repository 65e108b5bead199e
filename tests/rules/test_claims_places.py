"""What prose says of lessons, tracks and phases: each mistake is told once, doubts are not."""

from __future__ import annotations

import pytest

from coursekit.model.finding import Safety
from coursekit.model.report import Location, ReportedFinding
from coursekit.rules import RULES
from tests.support.edits import BREAD, edited, with_cakes
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course

PLACES = tuple(rule for rule in RULES if "XR601" <= rule.code <= "XR611")
MANIFEST = f"{BREAD}/track.yaml"
PLANNED = "      - slug: sourdough\n        title: Sourdough\n        status: planned\n"


def saying(text: str, lesson: str = "proofing", files: Files | None = None) -> Files:
    """The course with a paragraph more at the end of a lesson page, that of lesson 2."""
    files = minimal_course() if files is None else files
    path = f"{BREAD}/{lesson}/lesson.md"
    return {**files, path: (files[path] or b"") + f"\n{text}\n".encode()}


def found(files: Files) -> list[ReportedFinding]:
    return list(lint_files(files, PLACES).findings)


def told(files: Files) -> list[str]:
    """Of each finding the code, what is underlined, and what the fix puts there."""
    return [_told(finding) for finding in found(files)]


def _told(finding: ReportedFinding) -> str:
    start, end = finding.location.start, finding.location.end
    text = f"{finding.code} {finding.source[start.column - 1 : end.column - 1]}"
    return f"{text} -> {finding.fix.edits[0].text}" if finding.fix else text


def without_last() -> Files:
    """The course without lesson 4: its last lesson is written."""
    return edited(minimal_course(), MANIFEST, PLANNED, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lesson 3, *The first loaf*, is hot.", []),
        ("Lesson 3, *the first loaf*, is hot.", []),
        ("Lesson 3, *Heat*, is hot.", ["XR601 Heat -> The first loaf"]),
        ("Bake (*Loaves*, lesson 3).", []),
        ("It is hot in *The second loaf* (lesson 3).", ["XR601 The second loaf -> The first loaf"]),
        ("Lesson 4, *Wild yeast*, is last.", ["XR601 Wild yeast -> Sourdough"]),
        ("This is lesson 2, *Rising*.", ["XR601 Rising -> Proofing"]),
        ("This is lesson 2, *Sourdough*.", ["XR601 Sourdough"]),
        ("It is hot in [The oven loaf](../first-loaf/lesson.md).", ["XR601 The oven loaf -> The first loaf"]),
        ("It is hot in [Flour and water](../first-loaf/lesson.md).", ["XR601 Flour and water"]),
        ("[You will smell the loaf before you see it](../first-loaf/lesson.md).", []),
        ("Lesson 3, [Mixing](../flour-and-water/brief.md), is first.", ["XR601 Mixing"]),
        ("Lesson 3, [Mixing](../first-loaf/brief.md), is hot.", ["XR601 Mixing -> The first loaf"]),
        ("Lesson 3 (Figure 2) is hot.", []),
        ("In lesson 3, *Steam* does the work.", []),
        ("Back in lesson 3, *Steam* does it.", []),
        ("In lesson 3, *The second loaf* is hot.", ["XR601 The second loaf -> The first loaf"]),
        ("In lesson 3, *Steam*, it is hot.", ["XR601 Steam -> The first loaf"]),
        ("Lesson 3 (The second loaf) is hot.", ["XR601 The second loaf -> The first loaf"]),
        ("## Lesson 3: Slash a loaf with a razor", []),
        ("Lesson 3 (Flour and water) is hot.", ["XR604 Lesson 3 -> 1"]),
        ("**Prerequisite:** Lesson 1, Patience.", []),
        ("Lesson 1 of Track 2, *Sponge*, is sweet.", []),
        ("Lesson 1 of Track 2 (*Cakes*) is sweet.", []),
        ("Lesson 1 of Track 2, *Biscuit*, is sweet.", ["XR603 Biscuit -> Cakes"]),
    ],
)  # fmt: skip
def test_titles_of_lessons(text: str, expected: list[str]) -> None:
    assert told(saying(text, files=with_cakes())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lesson 3, *Flour and water*, is first.", ["XR604 Lesson 3 -> 1"]),
        ("Lesson nine, *Flour and water*, is first.", ["XR604 Lesson nine -> one"]),
        ("Lesson 2 of Track 2, *Sponge*, is sweet.", ["XR604 Lesson 2 of Track 2 -> 1"]),
        ("This is lesson 3.", ["XR604 lesson 3 -> 2"]),
        ("This is lesson 3, *The first loaf*.", ["XR604 lesson 3 -> 2"]),
        ("This is lesson 2.", []),
        ("Lesson 9 is far.", ["XR605 Lesson 9"]),
        ("Lesson 9, *Stones*, is far.", ["XR605 Lesson 9"]),
        ("Lessons 2 and 9 are far.", ["XR605 Lessons 2 and 9"]),
        ("Lessons 1 and 2 are near.", []),
        ("Then L9 is far.", []),
        ("Then L3 and L9 are far.", ["XR605 L3 and L9"]),
        ("Then T2 L9 is far.", ["XR605 T2 L9"]),
        ("Lesson 9 of Track 5 is far.", []),
        ("Track 2 is sweet. Lesson 9 is too, and so is lesson 2, *Sugar*.", []),
        ("Lessons 8 and 9 are sweet, as Track 5 is.", []),
        ("Track 2 is sweet.\n\nLesson 9 is not.", ["XR605 Lesson 9"]),
        ("Track 1 is ours. Lesson 9 is not.", ["XR605 Lesson 9"]),
    ],
)
def test_numbers_of_lessons(text: str, expected: list[str]) -> None:
    assert told(saying(text, files=with_cakes())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Next:** Lesson 3.", []),
        ("**Next:** Lesson 3, *The first loaf*.", []),
        ("**Next:** Lesson 3, *Heat*.", ["XR601 Heat -> The first loaf"]),
        ("**Next:** Lesson 3, *Flour and water*.", ["XR609 Next"]),
        ("**Next:** Lesson 4.", ["XR609 Next"]),
        ("**Next:** Lesson 9.", ["XR609 Next"]),
        ("**Next:** Lesson 4, *The first loaf*.", ["XR604 Lesson 4 -> 3"]),
        ("**Next:** Lesson 4, *Heat*.", ["XR609 Next"]),
        ("**Next:** Lesson 1 of Track 2, *Sponge*.", []),
        ("**Next:** *The first loaf*.", []),
        ("**Next:** *Heat*.", ["XR601 Heat -> The first loaf"]),
        ("**Next:** *Sourdough*.", ["XR609 Next"]),
        ("**Next:** *Sponge*.", []),
        ("**Previous:** Lesson 3, *The first loaf*.", ["XR609 Previous"]),
        ("Lesson 4 comes next.", ["XR609 comes next"]),
        ("Go on to the [next lesson](../flour-and-water/lesson.md).", ["XR609 next lesson"]),
        ("Go on to the [next lesson](../first-loaf/lesson.md).", []),
        ("Go on to the [next lesson](lesson.md#warmth-and-time).", []),
        ("The next lesson is hot.", []),
    ],
)
def test_neighbours(text: str, expected: list[str]) -> None:
    assert told(saying(text, files=with_cakes())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The next lesson is about stones.", ["XR609 next lesson"]),
        ("There is no next lesson.", []),
        ("**Next lesson:** none.", []),
        ("**Next:** Lesson 4.", ["XR609 Next"]),
        ("**Next:** *Stones*.", ["XR609 Next"]),
        ("**Next:** *Sponge*.", []),
        ("**Next:** Lesson 1 of Track 2.", []),
    ],
)
def test_the_last_lesson_has_no_next_one(text: str, expected: list[str]) -> None:
    files = edited(with_cakes(), MANIFEST, PLANNED, "")
    assert told(saying(text, "first-loaf", files)) == expected


def test_the_first_lesson_has_no_previous_one() -> None:
    (finding,) = found(saying("The previous lesson is short.", "flour-and-water"))
    assert finding.message == "this is the first lesson of Track 1: there is no previous one"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phase 2 (*Oven*) is hot.", []),
        ("Phase 2 (*Heat*) is hot.", ["XR602 Heat -> Oven"]),
        ("Phase 2 (Optional) is hot.", []),
        ("Phase 1 (*Oven*) is hot.", ["XR602 Phase 1 -> 2"]),
        ("Phase 5 (*Oven*) is hot.", ["XR602 Phase 5 -> 2"]),
        ("Phase 5 (*Heat*) is hot.", ["XR606 Phase 5"]),
        ("After lesson 1, Phases 2 and 5 are hot.", ["XR606 Phases 2 and 5"]),
        ("Phases 2 and 5 are hot.", []),
        ("Phase 1 of Track 2 (*Oven*) is sweet.", []),
        ("Phase 1 of Track 2 (*Heat*) is sweet.", ["XR603 Heat -> Cakes"]),
        ("Phase 1 of Track 5 (*Oven*) is sweet.", []),
        ("Phase 3 of Track 2 is sweet.", ["XR606 Phase 3"]),
        ("Phase 3 is sweet, as Track 2 is.", []),
        ("## Phase 3: Glaze", []),
        ("### **Phase 3**", []),
        ("**Phase 3:** Brush it with egg.", []),
        ("1. Phase 3 – brush it with egg.", []),
        ("## Phase 3 of Track 2", ["XR606 Phase 3"]),
        ("## Phase 3: Oven", ["XR602 Phase 3 -> 2"]),
        ("## Lesson 2 and brushing in Phase 3", ["XR606 Phase 3"]),
        ("Phase 3 is brown, lesson 2 is done.", ["XR606 Phase 3"]),
        ("Phase 3 is brown.\n\nLesson 2 is done.", []),
    ],
)
def test_phases(text: str, expected: list[str]) -> None:
    assert told(saying(text, files=with_cakes())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Track 1 (*Bread at home*) is ours.", []),
        ("Track 1 (*Bread*) is ours.", ["XR603 Bread -> Bread at home"]),
        ("Track 1 (Beginners) is ours.", []),
        ("Track 1 (Bread and butter) is ours.", ["XR603 Bread and butter -> Bread at home"]),
        ("Track 1 (*Cakes*) is sweet.", ["XR607 Track 1 -> 2"]),
        ("Track 5 (*Cakes*) is sweet.", ["XR607 Track 5 -> 2"]),
        ("Track 5 (*Soup*) is hot.", []),
        ("This is lesson 2 of Track 5.", ["XR607 lesson 2 of Track 5 -> 1"]),
        ("This is lesson 2 of Track 2 (*Bread at home*).", ["XR607 lesson 2 of Track 2 -> 1"]),
        ("This is lesson 3 of Track 5.", ["XR604 lesson 3 of Track 5 -> 2", "XR607 lesson 3 of Track 5 -> 1"]),
    ],
)  # fmt: skip
def test_tracks(text: str, expected: list[str]) -> None:
    assert told(saying(text, files=with_cakes())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is lesson 2, the close of Phase 1.", []),
        ("This is lesson 2, the opener of Phase 1.", ["XR608 opener of Phase 1"]),
        ("This is lesson 2, the close of Phase 2.", ["XR608 close of Phase 2 -> 1"]),
        ("This is lesson 2, the opener of Phase 2.", ["XR608 opener of Phase 2"]),
        ("This is lesson 2, the close of Phase 2 (*Dough*).", ["XR602 Phase 2 -> 1"]),
        ("This is lesson 2, the close of Phase 7.", ["XR606 Phase 7"]),
        ("This is lesson 3, the close of Phase 1.", ["XR604 lesson 3 -> 2"]),
        ("This is lesson 2, the midpoint of Phase 1.", []),
        ("This is lesson 2, the midpoint of Track 1.", []),
        ("This lesson closes the phase.", []),
        ("This lesson opens the phase.", ["XR608 opens the phase"]),
        ("This lesson closes the track.", ["XR608 closes the track"]),
        ("Lesson 1 continues Phase 1.", ["XR608 continues Phase 1"]),
        ("Lesson 2 continues Phase 1.", []),
        ("Lesson 3 continues Phase 1.", ["XR608 continues Phase 1"]),
        ("Lesson 4 continues Phase 1.", ["XR608 continues Phase 1 -> 2"]),
        ("Lesson 9, *The first loaf*, opens Phase 2.", ["XR604 Lesson 9 -> 3"]),
        ("Lesson 9 opens Phase 2.", ["XR605 Lesson 9"]),
        ("**Next:** Lesson 4, which closes Phase 1.", ["XR609 Next"]),
        ("**Next:** *Sourdough*, the close of Phase 2. Lesson 3 opens Phase 2.", ["XR609 Next"]),
        ("Lesson 1 is the midpoint of Track 1.", ["XR608 midpoint of Track 1"]),
        ("Lesson 1 of Track 2 opens Phase 1.", ["XR608 opens Phase 1"]),
        ("Lesson 1 of Track 2 opens Phase 1 of Track 2.", []),
        ("Lesson 2 opens Phase 1 of Track 2.", ["XR608 opens Phase 1"]),
        ("Lesson 2 closes Track 2.", ["XR608 closes Track 2"]),
        ("Lesson 2 closes Track 5.", []),
        ("This is lesson 2 of Track 2, the close of Phase 1.", ["XR607 lesson 2 of Track 2 -> 1"]),
        ("Lesson 1 of Track 5 opens Phase 1.", []),
    ],
)
def test_positions(text: str, expected: list[str]) -> None:
    assert told(saying(text, files=with_cakes())) == expected


@pytest.mark.parametrize(
    ("count", "number", "expected"),
    [(3, 2, []), (3, 3, ["XR608"]), (9, 5, []), (9, 3, []), (9, 2, ["XR608"]), (9, 9, ["XR608"])],
)
def test_the_middle_is_taken_widely(count: int, number: int, expected: list[str]) -> None:
    entries = [
        f"      - {{slug: extra-{n}, title: Extra {n}, status: planned}}\n" for n in range(count)
    ]
    third = f"{PLANNED}  - slug: extra\n    title: Extra\n    lessons:\n{''.join(entries)}"
    files = edited(minimal_course(), MANIFEST, PLANNED, third)
    text = f"Lesson {4 + number} is the midpoint of Phase 3."
    assert [finding.code for finding in found(saying(text, files=files))] == expected


TWICE = ("      - flour-and-water\n", "      - flour-and-water\n      - flour-and-water\n")
BROKEN = ("phases:", "phasess:")
DOUBTS = (
    "This is lesson 3 of Track 1. Lesson 9, *Heat*, opens Phase 7 (*Heat*).\n\n"
    "**Next:** Lesson 4.\n\nThe next lesson opens with stones. Lesson 3 opens with stones."
)


@pytest.mark.parametrize(("old", "new"), [TWICE, BROKEN])
def test_nothing_is_said_where_the_order_of_a_track_is_not_sure(old: str, new: str) -> None:
    assert told(saying(DOUBTS, files=edited(minimal_course(), MANIFEST, old, new))) == []


@pytest.mark.parametrize(
    "text",
    [
        "This is lesson 3.",
        "The previous lesson is short.",
        "**Next:** Lesson 1.",
        "This lesson opens the phase.",
        "This lesson closes the track.",
    ],
)
def test_an_unlisted_lesson_has_no_place(text: str) -> None:
    files = edited(minimal_course(), MANIFEST, "      - proofing\n", "")
    assert told(saying(text, files=files)) == []


def test_a_number_of_two_tracks_is_that_of_neither() -> None:
    files = edited(with_cakes(), "tracks/cakes/track.yaml", "number: 2", "number: 1")
    text = "Lesson 9 of Track 1 is far, and Phase 9 of Track 1, and Track 1 (*Pies*)."
    assert told(saying(text, files=files)) == []


def test_a_track_whose_number_or_title_is_unknown_has_none() -> None:
    files = edited(minimal_course(), MANIFEST, "title: Bread at home\n", "")
    assert told(saying("Track 1 (*Bread*) is ours.", files=files)) == []
    files = edited(minimal_course(), MANIFEST, "number: 1\n", "")
    assert told(saying("This is lesson 2 of Track 5.", files=files)) == []


def test_a_title_of_two_tracks_or_lessons_tells_neither() -> None:
    files = edited(with_cakes(), "tracks/cakes/track.yaml", "title: Cakes", "title: Bread at home")
    assert told(saying("Track 5 (*Bread at home*) is ours.", files=files)) == []
    files = edited(minimal_course(), MANIFEST, "title: Sourdough", "title: The first loaf")
    assert told(saying("Lesson 1, *The first loaf*.", files=files)) == ["XR601 The first loaf"]
    assert told(saying("**Next:** *The first loaf*.", "flour-and-water", files)) == ["XR609 Next"]


def test_a_lesson_or_phase_without_a_title_may_have_any() -> None:
    files = edited(minimal_course(), MANIFEST, "        title: Sourdough\n", "")
    assert told(saying("Lesson 4, *Wild yeast*, is last.", files=files)) == []
    files = edited(minimal_course(), MANIFEST, "    title: Oven\n", "")
    assert told(saying("Phase 2 (*Heat*) is hot.", files=files)) == []


def test_either_title_is_right_where_brief_and_manifest_disagree() -> None:
    old = "      - proofing\n"
    files = edited(minimal_course(), MANIFEST, old, "      - {slug: proofing, title: Rising}\n")
    for title in ("Proofing", "Rising"):
        assert told(saying(f"Lesson 2, *{title}*, is warm.", "first-loaf", files)) == []


def test_a_title_is_told_where_it_stands() -> None:
    brief = f"{BREAD}/first-loaf/brief.md"
    without = edited(minimal_course(), brief, "title: The first loaf\n", "")
    old = "      - first-loaf\n"
    files = edited(without, MANIFEST, old, "      - {slug: first-loaf, title: Loaf}\n")
    (finding,) = found(saying("Lesson 3, *Heat*, is hot.", files=files))
    assert finding.related[0].location.path == MANIFEST
    files = saying("Lesson 3, [Heat](../rye/lesson.md), is hot.")
    files[f"{BREAD}/rye/lesson.md"] = b"Rye rises too.\n"
    (finding,) = found(files)
    assert finding.related[1].location.path == f"{BREAD}/rye/lesson.md"
    files = edited(minimal_course(), MANIFEST, "      - first-loaf\n", "")
    (finding,) = found(saying("It is in [The oven loaf](../first-loaf/brief.md).", files=files))
    assert finding.related[0].location.path == brief


@pytest.mark.parametrize(
    ("title", "text", "safety"),
    [
        ("The loaf", "*Heat*", Safety.SAFE),
        ("The *loaf*", "*Heat*", Safety.UNSAFE),
        ("The loaf", "*Heat, `hot` and dry*", Safety.UNSAFE),
    ],
)
def test_a_title_with_marks_wants_a_persons_eye(title: str, text: str, safety: Safety) -> None:
    path = f"{BREAD}/first-loaf/brief.md"
    files = edited(minimal_course(), path, "title: The first loaf", f'title: "{title}"')
    (finding,) = found(saying(f"Lesson 3, {text}, is hot.", files=files))
    assert finding.fix
    assert (finding.fix.safety, finding.fix.edits[0].text) == (safety, title)


CHAIN: Files = {"coursekit.toml": b'[claims]\nneighbours = ["lesson", "summary"]\n'}
FIRST = "Warmth and time"


def linked(text: str, last: str = "") -> Files:
    """The course with the chain; lesson 3 says no more than `last`, lesson 2 says `text` too."""
    return saying(last, "first-loaf", saying(text, files={**without_last(), **CHAIN}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [f"XR610 {FIRST}"]),
        ("Lesson 1 made the dough.", []),
        ("The [dough](../flour-and-water/practice.md) rises.", []),
        ("Lesson 3, *Flour and water*, made the dough.", ["XR604 Lesson 3 -> 1"]),
        ("**Previous:** Lesson 3.", ["XR609 Previous"]),
        ("**Previous:** *The first loaf*.", ["XR609 Previous"]),
        ("[Facts](../../course.yaml) tell nothing.", [f"XR610 {FIRST}"]),
        ("The previous lesson made the dough.", [f"XR610 {FIRST}"]),
    ],
)
def test_a_chain_of_pages_names_both_neighbours(text: str, expected: list[str]) -> None:
    assert sorted(told(linked(text))) == sorted(expected)


def test_a_page_that_names_no_neighbour_is_told_at_its_first_line() -> None:
    old = "Next comes the oven, in [the first loaf](../first-loaf/lesson.md).\n"
    files = edited(linked(""), f"{BREAD}/proofing/lesson.md", old, "")
    first, second = found(files)
    assert first.location.start.line == second.location.start.line == 1
    assert first.fingerprint != second.fingerprint
    assert "next lesson here: lesson 3, 'The first loaf'" in first.message
    assert "previous lesson here: lesson 1, 'Flour and water'" in second.message


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("status: published", "status: draft", 0),
        ("status: published", "status: needs-review", 1),
        ("status: published\n", "", 1),
    ],
)
def test_a_chain_is_asked_of_pages_that_learners_see(old: str, new: str, count: int) -> None:
    assert len(found(edited(linked(""), f"{BREAD}/proofing/brief.md", old, new))) == count


def test_a_chain_goes_on_to_a_lesson_without_a_title() -> None:
    entry = "      - {slug: rye, status: planned}\n"
    files = edited(minimal_course(), MANIFEST, PLANNED, entry)
    files = saying("Lesson 1 made the dough.", files={**files, **CHAIN})
    (finding,) = found(files)
    assert finding.message.endswith("here: lesson 4")


def test_an_unlisted_lesson_is_in_no_chain() -> None:
    findings = found(edited(linked(""), MANIFEST, "      - proofing\n", ""))
    assert "bread/proofing" not in [finding.lesson for finding in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lesson 3 opens with the crumb.", []),
        ("Lesson 3 opens with crusts.", []),
        ("Lesson 3 opens with Stonehenge.", ["XR611 Lesson 3 opens with Stonehenge"]),
        ("Lesson 3 opens with stones.", []),
        ("Lesson 3 opens with it.", []),
        ("Lesson 3 opens with DiT.", ["XR611 Lesson 3 opens with DiT"]),
        ("Lesson 4 opens with stones.", []),
        ("Lesson 9 opens with stones.", ["XR605 Lesson 9"]),
        ("Lesson 1, *The first loaf*, opens with stones.", ["XR604 Lesson 1 -> 3"]),
        ("Lesson 1 of Track 5 opens with stones.", []),
    ],
)
def test_hand_offs(text: str, expected: list[str]) -> None:
    assert told(saying(text)) == expected


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("## Heat\n\nStones.\n\n## More", 0),
        ("## Heat\n\n## Stones", 1),
        ("# The loaf\n\n## Stones", 0),
        ("Stones.", 0),
        ("Crumbs.", 1),
    ],
)
def test_a_lesson_opens_with_what_stands_before_its_second_heading(body: str, count: int) -> None:
    files = saying("Lesson 3 opens with Stones.")
    page = f"---\ntitle: The first loaf\npage: lesson\n---\n\n{body}\n"
    files[f"{BREAD}/first-loaf/lesson.md"] = page.encode()
    assert [finding.code for finding in found(files)] == ["XR611"] * count


def test_the_words_of_a_course_are_used() -> None:
    files = saying("Unit 9 is far. This is unit 2, the close of Module 2.")
    files["coursekit.toml"] = b'words = {set = "units"}\n'
    messages = [finding.message for finding in found(files)]
    assert messages == [
        "Course 1 has 4 units, there is no unit 9",
        "unit 2 is in Module 1, not in Module 2",
    ]


def test_every_fix_that_is_safe_leaves_nothing_to_say() -> None:
    text = (
        "Lesson 3, *Heat*, is hot. Lesson 9, *Sourdough*, is last.\n\n"
        "Lesson 2 is the close of Phase 2.\n\nTrack 7 (*Bread at home*) is ours."
    )
    files = saying(text)
    path = f"{BREAD}/proofing/lesson.md"
    lines = (files[path] or b"").decode().split("\n")
    for finding in reversed(found(files)):
        assert finding.fix
        for edit in finding.fix.edits:
            line, (start, end) = edit.location.start.line - 1, _columns(edit.location)
            lines[line] = lines[line][:start] + edit.text + lines[line][end:]
    assert found({**files, path: "\n".join(lines).encode()}) == []


def _columns(location: Location) -> tuple[int, int]:
    return location.start.column - 1, location.end.column - 1


@pytest.mark.parametrize(
    ("text", "safety"),
    [
        ("This is lesson 2 of Track 1 (*Baking*).", Safety.SAFE),
        ("This is lesson 2 of Track 1, *Baking*.", Safety.UNSAFE),
        ("Track 1, *Baking*, is ours.", Safety.SAFE),
    ],
)
def test_a_title_behind_a_lesson_and_its_track_may_be_of_either(text: str, safety: Safety) -> None:
    (finding,) = found(saying(text))
    assert finding.code == "XR603"
    assert finding.fix
    assert finding.fix.safety is safety


@pytest.mark.parametrize(("title", "safety"), [("", Safety.SAFE), (" (*Oven*)", Safety.UNSAFE)])
def test_the_number_of_a_phase_with_its_title_is_not_safe_to_change(
    title: str, safety: Safety
) -> None:
    (finding,) = found(saying(f"This is lesson 2, the close of Phase 2{title}."))
    assert finding.code == "XR608"
    assert finding.fix
    assert finding.fix.safety is safety


def test_of_many_numbers_a_message_names_a_few() -> None:
    (finding,) = found(saying("Lessons 5 to 100 follow."))
    assert finding.message.endswith("lesson 9, lesson 10 or any of 90 more")
