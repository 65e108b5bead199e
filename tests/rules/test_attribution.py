"""What examples and golden cases of the rules about attribution leave open."""

from __future__ import annotations

import pytest

from coursekit.model.report import ReportedFinding
from coursekit.rules import RULES
from tests.support.edits import edited
from tests.support.fixes import fixed
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course

REFERENCES = "tracks/bread/proofing/references.md"
LESSON = "tracks/bread/proofing/lesson.md"
COURSE = "tracks/course.yaml"
NONE = "None: the lesson is our own from end to end."
PROSE = "Yeast turns sugar into gas, and the dough rises because gluten holds it."
OURS = tuple(rule for rule in RULES if rule.code.startswith(("AT", "ST501")))
URL = "https://www.loc.gov/slow-dough"
SLOW = {
    "title": "Slow dough",
    "creators": "[Ada Miller, Tom Baker]",
    "url": URL,
    "license": "CC-BY-4.0",
    "use": "linked",
    "date": "2025-05-06",
    "event": "Bread Days 3",
}
BLOCK = {
    "Title": "*Slow dough*",
    "Authors": "Ada Miller and Tom Baker",
    "Link": f"<{URL}>",
    "License": "CC BY 4.0",
    "Date": "6 May 2025",
    "Event": "Bread Days 3",
}
RIGHTS = "The text of this lesson is original; all rights in {} stay with its owners."
SAYS = RIGHTS.format('"Slow dough"')


def record(**changes: str | None) -> str:
    """An entry under `sources`; `None` leaves a key out."""
    stated = {**SLOW, **changes}
    lines = [f"{key}: {value}" for key, value in stated.items() if value is not None]
    return "  - " + "\n    ".join(lines) + "\n"


def block(**changes: str | None) -> str:
    """A list with labels."""
    shown = {**BLOCK, **changes}
    return "\n".join(f"- **{key}:** {value}" for key, value in shown.items() if value is not None)


def with_page(sources: str, shown: str, files: Files | None = None) -> Files:
    """The minimal course with a references page that has these sources and this section."""
    listed = f"derived: true\nsources:\n{sources}" if sources else "derived: false\n"
    files = edited(files or minimal_course(), REFERENCES, "derived: false\n", listed)
    return edited(files, REFERENCES, NONE, shown)


def found(files: Files, code: str = "AT") -> list[ReportedFinding]:
    return [f for f in lint_files(files, OURS).findings if f.code.startswith(code)]


def messages(files: Files, code: str = "AT") -> list[str]:
    return [finding.message for finding in found(files, code)]


def text(files: Files, path: str = REFERENCES) -> str:
    return (files[path] or b"").decode()


# Shown otherwise


@pytest.mark.parametrize(
    "shown",
    [
        {"Title": '"Slow Dough"'},
        {"Title": "**Slow dough** (a talk)"},
        {"Title": "Slow dough (a talk)"},
        {"Title": "Slow dough [video]"},
        {"Title": "Slow – dough"},
        {"Title": "*Slow dough*[^1]"},
        {"Title": "*Slow dough* / *Langsamer Teig*"},
        {"Title": "Bread Days: V5 I Slow dough"},
        {"Talk": "the film", "Title": "Slow dough"},
        {"Authors": "Ada Miller; Tom Baker; Mill Works"},
        {"Authors": "Ada Miller, Tom Baker and team"},
        {"Instructors": "Eve Bell and Ann Cole"},
        {"Credits": "camera by Eve Bell"},
        {"Published": "3 June 2025"},
        {"Date": "Bread year 2024/25"},
        {"Date": "May 6th, 2025"},
        {"Date": "7 or 8 of May 2025"},
        {"Date": "week 9, May 2025"},
        {"Date": "5–6 May 2025"},
        {"Date": "6 May 2025 (accessed 7 June 2026)"},
        {"Series": "Breads of the world"},
        {"Event": "Bread Days: the kneading, no. 3"},
        {"Authors": "A. Miller and T. Baker"},
        {"Authors": "Miller and Baker"},
        {"Authors": "Ada Miller et al."},
        {"Authors": "Ada Miller and others"},
        {"Authors": "Ada Miller, Tom Baker, Mill Works"},
        {"Authors": "Ada Miller (Loaf College), Tom Baker"},
        {"Date": "2025-05-06"},
        {"Date": "May 6, 2025"},
        {"Date": "May 2025"},
        {"Date": "2025"},
        {"Date": "last spring"},
        {"Date": None},
        {"Event": "the Bread Days 3 in town"},
        {"Event": None},
        {"Link": "[the film](http://loc.gov/slow-dough/)"},
        {"Link": None, "Title": f"[Slow dough]({URL})"},
        {"License": "[Creative Commons](https://creativecommons.org/licenses/by/4.0/deed.en)"},
        {"License": "Creative Commons 4.0 BY"},
        {"License": None},
    ],
)
def test_what_is_shown_in_other_words_is_the_same(shown: dict[str, str | None]) -> None:
    assert messages(with_page(record(), f"{block(**shown)}\n\n{SAYS}")) == []


@pytest.mark.parametrize(
    ("shown", "says", "mended"),
    [
        ({"Title": "Slow doughs"}, "the title 'Slow dough', not 'Slow doughs'", "Slow dough\n"),
        ({"Title": "Slow *doughs*"}, "the title 'Slow dough', not 'Slow doughs'", None),
        (
            {"Authors": "Ada Miller and Tim Baker"},
            "the creators 'Ada Miller and Tom Baker', not 'Tim Baker'",
            "Ada Miller and Tom Baker\n",
        ),
        (
            {"Authors": "Ada Miller"},
            "the creators 'Ada Miller and Tom Baker', not 'Ada Miller'",
            None,
        ),
        (
            {"Authors": "Ada Miller, Tom Baker and Eve Bell"},
            "the creators 'Ada Miller and Tom Baker', not 'Eve Bell'",
            None,
        ),
        (
            {"Authors": "Eve Bell, Ada Miller and Tom Baker"},
            "the creators 'Ada Miller and Tom Baker', not 'Eve Bell'",
            None,
        ),
        ({"Date": "7 May 2025"}, "the date '2025-05-06', not '7 May 2025'", "6 May 2025\n"),
        ({"Date": "2025-05-07"}, "the date '2025-05-06', not '2025-05-07'", "2025-05-06\n"),
        ({"Date": "May 7, 2025"}, "the date '2025-05-06', not 'May 7, 2025'", None),
        ({"Date": "June 2025"}, "the date '2025-05-06', not 'June 2025'", None),
        ({"Title": "Slow dough 2"}, "the title 'Slow dough', not 'Slow dough 2'", "Slow dough\n"),
        (
            {"Author": "Ada Miller", "Authors": "Tom Baker\n- **Author:** Eve Bell"},
            "the creators 'Ada Miller and Tom Baker', not 'Eve Bell'",
            None,
        ),
        ({"Date": "7th May 2025"}, "the date '2025-05-06', not '7th May 2025'", None),
        ({"Date": "May 66, 2025"}, "the date '2025-05-06', not 'May 66, 2025'", None),
        ({"Date": "2023/24"}, "the date '2025-05-06', not '2023/24'", None),
        ({"Date": "2024"}, "the date '2025-05-06', not '2024'", None),
        ({"Event": "Bread Days 4"}, "the event 'Bread Days 3', not 'Bread Days 4'", "Bread Days 3"),
        ({"License": "CC BY"}, "the license 'CC-BY-4.0', not 'CC BY'", "CC BY 4.0\n"),
        (
            {"License": "[CC BY 3.0](https://creativecommons.org/licenses/by/3.0/)"},
            "the license 'CC-BY-4.0', not 'CC BY 3.0'",
            None,
        ),
        (
            {"Link": "<https://www.loc.gov/fast>"},
            f"the address '{URL}', not 'https://www.loc.gov/fast'",
            f"<{URL}>\n",
        ),
        (
            {"Link": "[film](https://www.loc.gov/fast)"},
            f"the address '{URL}', not 'film'",
            f"[film]({URL})\n",
        ),
        (
            {"Link": "[a](https://www.loc.gov/a) and [b](https://www.loc.gov/b)"},
            f"the address '{URL}', not 'a and b'",
            None,
        ),
    ],
)
def test_what_is_shown_otherwise(
    shown: dict[str, str | None], says: str, mended: str | None
) -> None:
    files = with_page(record(), f"{block(**shown)}\n\n{SAYS}")
    (finding,) = found(files)
    assert finding.code == "AT1005"
    assert finding.message == f"the record of this source states {says}"
    assert (finding.fix is not None) == (mended is not None)
    if mended is not None:
        after = fixed(files, finding)
        assert mended in text(after)
        assert messages(after) == []


def test_an_address_in_a_fence_can_be_mended_too() -> None:
    lines = [f"{key}: {value.strip('*<>')}" for key, value in BLOCK.items()]
    shown = "\n".join(["```", *lines, "```"])
    assert messages(with_page(record(), f"{shown}\n\n{SAYS}")) == []
    files = with_page(record(), f"{shown.replace(URL, 'https://b.org/')}\n\n{SAYS}")
    (finding,) = found(files)
    assert messages(fixed(files, finding)) == []


@pytest.mark.parametrize(
    ("recorded", "shown"),
    [
        ("https://www.youtube.com/watch?v=vXtapCFctTI", "https://youtu.be/vXtapCFctTI?t=10"),
        (
            "https://www.youtube.com/watch?v=vXtapCFctTI",
            "https://www.youtube.com/watch?list=a&v=vXtapCFctTI",
        ),
        (
            "https://www.youtube-nocookie.com/embed/vXtapCFctTI",
            "https://m.youtube.com/watch?v=vXtapCFctTI",
        ),
        ("https://vimeo.com/12345", "https://player.vimeo.com/video/12345"),
        ("https://arxiv.org/abs/2212.09748", "https://arxiv.org/pdf/2212.09748v2"),
        ("https://doi.org/10.1000/Ab", "http://dx.doi.org/10.1000/aB"),
        ("https://www.loc.gov/a/", "http://loc.gov/a/index.html#b"),
    ],
)
def test_addresses_of_one_work(recorded: str, shown: str) -> None:
    files = with_page(record(url=recorded), f"{block(Link=f'<{shown}>')}\n\n{SAYS}")
    assert messages(files) == []


# Pairs


def test_a_block_with_another_title_and_address_is_the_only_source_told_otherwise() -> None:
    shown = block(Title="*Fast*", Authors="Eve Bell", Link="<https://www.loc.gov/fast>")
    codes = [finding.code for finding in found(with_page(record(), f"{shown}\n\n{SAYS}"))]
    assert codes == ["AT1005"] * 3


def test_each_block_goes_to_the_source_that_it_resembles() -> None:
    other = record(title="Fast bread", creators="[Eve Bell]", url="https://www.loc.gov/fast")
    blocks = (
        block(Title="*Fast breads*", Authors="Eve Bell", Link="<https://www.loc.gov/fast-breads>"),
        block(Title="*Slow doughs*", Link=None),
    )
    rights = SAYS.replace('"Slow dough"', '"Slow dough" and "Fast bread"')
    files = with_page(record() + other, "\n\nAnd:\n\n".join(blocks) + f"\n\n{rights}")
    assert [f.message.split(", not ")[1] for f in found(files, "AT1005")] == [
        "'Fast breads'",
        "'https://www.loc.gov/fast-breads'",
        "'Slow doughs'",
    ]


def test_titles_keep_what_tells_them_apart() -> None:
    page = with_page(record(title="'C++ & bread'"), f"{block(Title='C and bread')}\n\n{SAYS}")
    assert len(messages(page, "AT1005")) == 1
    page = with_page(record(title="'C++ & bread'"), f"{block(Title='C++ and bread')}\n\n{SAYS}")
    assert messages(page, "AT1005") == []


def test_another_title_beside_the_right_one_is_no_other_title() -> None:
    again = f"- **Talk:** [watch it]({URL})\n- **Speakers:** Ada Miller and Tom Baker\n"
    assert messages(with_page(record(), f"{block()}\n\n<!-- -->\n\n{again}\n{SAYS}")) == []


def test_two_blocks_may_show_one_source() -> None:
    shown = (
        f"{block()}\n\nOnce more:\n\n*Slow dough* by Ada Miller and Tom Baker, CC BY 4.0\n\n{SAYS}"
    )
    assert messages(with_page(record(), shown)) == []


def test_among_very_many_nothing_is_guessed() -> None:
    sources = "".join(
        record(title=f"Dough {n}", url=f"https://www.loc.gov/{n}", creators=f"[Ada {n}]")
        for n in range(60)
    )
    files = with_page(sources, block(Title="*Fast bread*", Link="<https://www.loc.gov/fast>"))
    assert len(found(files, "AT1006")) == 1
    assert len(found(files, "AT1004")) == 60


# Not shown


@pytest.mark.parametrize(
    "shown",
    [
        f"See <{URL}>.",
        "The lesson stands on *Slow\ndough*.",
        "> The lesson stands on\n> *Slow\n> dough*.",
        "We read <em>Slow dough</em>.",
        f"[slow]: {URL}\n\nWe read [it][slow].",
        "<table><tr><th>Work</th><td>Slow dough</td></tr></table>",
        f"```bibtex\n@misc{{a, title={{Slow dough}}, url={{{URL}}}}}\n```",
    ],
)
def test_a_source_may_be_shown_in_prose(shown: str) -> None:
    rest = f"Miller wrote it. {URL}\n\n{SAYS.replace('Slow dough', '_Slow dough_')}"
    assert messages(with_page(record(), f"{shown}\n\n{rest}"), "AT1004") == []


@pytest.mark.parametrize(
    ("shown", "lacks"),
    [
        (SAYS, "its creators and its address"),
        (f"We read <{URL}>.", "its creators"),
        ("We read *Slow dough* by Tom Baker.", "its address"),
        (f"We read *Slow dough* by Tom Baker, {URL}-2.", "its address"),
    ],
)
def test_prose_that_names_a_source_owes_its_credit_too(shown: str, lacks: str) -> None:
    assert messages(with_page(record(), shown), "AT1004") == [
        f"the page shows 'Slow dough' without {lacks}"
    ]


def test_what_a_block_leaves_out_is_named() -> None:
    shown = f"- **Link:** <{URL}>\n- **Date:** 6 May 2025\n"
    assert messages(with_page(record(), shown), "AT1004") == [
        "the page shows 'Slow dough' without its title and its creators"
    ]


def test_lists_of_names_without_end_are_not_compared() -> None:
    names = [f"Ada {n}" for n in range(60)]
    files = with_page(record(creators=f"[{', '.join(names)}]"), f"{block()}\n\n{SAYS}")
    assert messages(files) == []


def test_a_statement_that_never_ends_is_given_up() -> None:
    files = with_page(record(), f"{block()}\n\n" + "All is well. " * 5_000 + SAYS)
    old = text(files, COURSE).split("rights_statement: ")[1].rstrip("\n")
    files = edited(files, COURSE, old, "All is {source}, well.")
    assert [finding.code for finding in found(files)] == ["AT1007"]


def test_a_longer_word_is_not_the_title() -> None:
    assert messages(with_page(record(), "We read Slow doughnuts."), "AT1004") == [
        "the page does not show 'Slow dough', which is on record"
    ]


@pytest.mark.parametrize("use", ["linked", "quoted"])
@pytest.mark.parametrize(
    ("terms", "missing"),
    [("CC-BY-4.0", True), ("LicenseRef-Unnamed", False), ("5", False)],
)
def test_who_copies_shows_the_license(use: str, terms: str, missing: bool) -> None:
    files = with_page(record(use=use, license=terms), f"{block(License=None)}\n\n{SAYS}")
    expected = ["the page shows 'Slow dough' without its license"]
    assert messages(files, "AT1004") == (expected if missing and use == "quoted" else [])


def test_a_source_without_title_and_address_cannot_be_looked_for() -> None:
    assert messages(with_page(record(title=None, url=None), "None."), "AT1004") == []
    told = messages(with_page(record(title=None), "None."), "AT1004")
    assert told == ["the page does not show this source, which is on record"]


@pytest.mark.parametrize("include", ["{% include sources.md %}", "--8<-- 'sources.md'"])
def test_a_page_that_takes_in_other_text_is_not_known(include: str) -> None:
    assert messages(with_page(record(), include)) == []


# Rights


@pytest.mark.parametrize(
    "statement",
    [
        RIGHTS.format("*Slow dough*"),
        RIGHTS.format(f"the talk [Slow dough]({URL})"),
        RIGHTS.format("the talk “Slow dough” by Ada Miller"),
        RIGHTS.format("Slow dough").upper(),
        RIGHTS.format('"Slow dough"').replace("; ", ";\n").replace("original", "*original*"),
        "The text of this lesson is original; all is well. " + SAYS,
        "Slow dough is a talk. " + SAYS,
        SAYS.replace("; all", ". All").replace("lesson", "lesson[^1]"),
    ],
)
def test_ways_to_write_the_statement(statement: str) -> None:
    assert messages(with_page(record(), f"{block()}\n\n{statement}")) == []


@pytest.mark.parametrize(
    "statement",
    [
        RIGHTS.format("the talk"),
        RIGHTS.format("*Slow doughs*"),
        SAYS.replace("original", "ours"),
        SAYS.replace("stay", "are"),
    ],
)
def test_other_statements(statement: str) -> None:
    files = with_page(record(), f"{block()}\n\n{statement}")
    (finding,) = found(files)
    assert finding.message == "the page lacks the course's rights statement for 'Slow dough'"
    assert messages(fixed(files, finding)) == []
    files = with_page(record(), block(Rights=statement))
    (finding,) = found(files)
    assert finding.message == "this is not the course's rights statement for 'Slow dough'"
    assert messages(fixed(files, finding)) == []


@pytest.mark.parametrize(
    ("says", "told"),
    [
        (SAYS.replace("original", "our own"), "It says 'our own' where the statement has 'original'. "),
        (SAYS.replace("all ", ""), "It says nothing where the statement has 'all'. "),
        (SAYS.replace("all ", "all the "), "It says 'the' where the statement has nothing. "),
        (RIGHTS.format('the talk "Slow doughs"'),
         "It says 'the talk \"Slow doughs' where the statement has 'Slow dough'. "),
        (SAYS.replace(" with ", " "), "It says nothing where the statement has 'with'. "),
        (SAYS.replace("in ", "on "), ""),
    ],
)  # fmt: skip
def test_another_statement_is_told_by_its_first_other_words(says: str, told: str) -> None:
    (finding,) = found(with_page(record(), block(Rights=says)))
    assert finding.help == f"{told}Write: {SAYS}"


def test_a_notice_is_no_statement() -> None:
    (finding,) = found(with_page(record(), block(Copyright="2025 Ada Miller")))
    assert finding.message == "the page lacks the course's rights statement for 'Slow dough'"


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("'{source} is not ours.'", "We read Slow dough once. *Slow dough* is not ours."),
        ("All rights stay with the makers of {source}", "All rights stay with the makers of Slow dough."),
        ("'{source} is not ours; ask the makers of {source}.'", "Slow dough is not ours; ask the makers of Slow dough."),
    ],
)  # fmt: skip
def test_the_source_may_stand_anywhere_in_the_statement(statement: str, says: str) -> None:
    old = text(minimal_course(), COURSE).split("rights_statement: ")[1].rstrip("\n")
    files = edited(minimal_course(), COURSE, old, statement)
    assert messages(with_page(record(), f"{block()}\n\n{says}", files)) == []
    assert messages(with_page(record(), f"{block()}\n\n{says[:-12]}", files)) != []


@pytest.mark.parametrize("statement", ["", "rights_statement: no hole\n", "rights_statement: 5\n"])
def test_without_a_statement_nothing_is_asked_for(statement: str) -> None:
    old = "rights_statement: " + text(minimal_course(), COURSE).split("rights_statement: ")[1]
    files = edited(minimal_course(), COURSE, old, statement)
    assert messages(with_page(record(), block(), files)) == []
    del files[COURSE]
    assert messages(with_page(record(), block(), files)) == []


def test_where_no_section_is_the_statement_is_not_offered() -> None:
    files = with_page(record(), block())
    files = edited(files, REFERENCES, "## Source material", "## Whose work this is")
    files["coursekit.toml"] = b"[structure.sections]\nreferences = []\n"
    (finding,) = found(files, "AT1007")
    assert finding.fix is None


# Unrecorded


OWN_BRIEF = "authors: [The bakers of this test]"


@pytest.mark.parametrize(
    "shown",
    [
        f"*Slow dough* by The bakers of this test, CC BY 4.0, <{URL}>",
        block(Authors="The bakers of this test"),
        "Own work.",
        "- **Title:** our own work",
        "Slow dough is a nice book.",
    ],
)
def test_own_work_needs_no_record(shown: str) -> None:
    assert messages(with_page("", shown)) == []


def test_the_people_of_the_manifest_are_ours() -> None:
    more = (
        "language: en\nowners:\n  Ada Miller: {}\n"
        "own_assets:\n  - {glob: a/*.svg, author: Tom Baker}\n"
    )
    files = edited(minimal_course(), COURSE, "language: en\n", more)
    assert messages(with_page("", block(), files), "AT1006") == []
    assert len(found(with_page("", block(Authors="Eve Bell and Ada Miller"), files), "AT1006")) == 1


def test_the_record_that_is_offered_is_whole() -> None:
    files = with_page(
        "",
        f"{block()}\n\n{SAYS}\n\nAnd:\n\n*Fast: a #1* by Eve Bell, CC0, <https://b.org/?q=%C3%A9>",
    )
    first, second = found(files)
    assert (first.code, second.code) == ("AT1006", "AT1006")
    assert second.fix is None
    after = fixed(files, first)
    assert text(after).split("---")[1] == (
        "\ntitle: Proofing\npage: references\nderived: true\nsources:\n"
        f"{record()}"
        '  - title: "Fast: a #1"\n    creators: [Eve Bell]\n    url: https://b.org/?q=%C3%A9\n'
        "    license: CC0-1.0\n    use: linked\n"
    ).replace("[Ada Miller, Tom Baker]", "[Ada Miller, Tom Baker]")
    assert messages(after) == []


@pytest.mark.parametrize(
    ("front", "offered"),
    [
        ("derived: true\nsources: []\n", True),
        ("derived: true\nsources: []  # none yet\n", True),
        ("derived: true  # yes\n", True),
        ("", True),
        (f"derived: true\nsources:\n{record(title='Other', url='https://b.org/', creators='[A B]')}", True),
        (f"derived: true\nsources:\n  # old\n{record(title='Other', url='https://b.org/', creators='[A B]')}  # end\n", True),
        ("derived: true\nsources: [{title: Other, creators: [A B], url: 'https://b.org/', license: MIT, use: linked}]\n", False),
        ("derived: true\nsources:\n  - {title: Other, creators: [A B], url: 'https://b.org/', license: MIT, use: linked}\n", False),
    ],
)  # fmt: skip
def test_where_the_record_is_put(front: str, offered: bool) -> None:
    shown = (
        f"{block()}\n\nAnd: *Other* by A B, <https://b.org/>\n\n{SAYS}\n\n{RIGHTS.format('Other')}"
    )
    if "Other" not in front:
        shown = f"{block()}\n\n{SAYS}"
    files = edited(minimal_course(), REFERENCES, "derived: false\n", front)
    files = edited(files, REFERENCES, NONE, shown)
    for newline in ("\n", "\r\n"):
        written = {**files, REFERENCES: text(files).replace("\n", newline).encode()}
        (finding,) = found(written)
        assert (finding.fix is not None) == offered
        if offered:
            after = fixed(written, finding)
            assert [f.message for f in lint_files(after).findings] == []
            assert "\n" not in text(after).replace(newline, "")


@pytest.mark.parametrize(
    "front",
    [
        "derived: false\nsources: 5\n",
        "derived: true\nsource:\n  - title: Slow dough\n",
        "derived: true\nsources: Slow dough\n",
        f"derived: false\nsources:\n{record(title='Other', url='https://b.org/')}",
    ],
)
def test_one_cause_is_told_once(front: str) -> None:
    files = edited(minimal_course(), REFERENCES, "derived: false\n", front)
    files = edited(files, REFERENCES, NONE, block())
    told = [f.code for f in lint_files(files).findings]
    assert "AT1006" not in told
    assert any(code.startswith("FM") for code in told)


def test_without_front_matter_nothing_can_be_offered() -> None:
    files = minimal_course()
    files[REFERENCES] = f"## Source material\n\n{block()}\n".encode()
    (finding,) = found(files, "AT1006")
    assert finding.fix is None


def test_a_course_with_keys_of_its_own_is_not_edited() -> None:
    files = with_page("", block())
    files["coursekit.toml"] = b'[front_matter.keys]\nsources = "meta.sources"\n'
    (finding,) = found(files, "AT1006")
    assert finding.fix is None


def test_a_source_that_lacks_a_part_may_be_put_on_record_all_the_same() -> None:
    shown = "- **Title:** true\n- **Link:** <https://b.org/(a)>\n- **Date:** once\n"
    files = with_page("", shown)
    (finding,) = found(files)
    assert finding.message == (
        "the source 'true' is shown without its creators and its license, and no record tells more"
    )
    assert (
        text(fixed(files, finding))
        .split("---")[1]
        .endswith('sources:\n  - title: "true"\n    url: "https://b.org/(a)"\n    use: linked\n')
    )


@pytest.mark.parametrize(("value", "offered"), [("{}", False), ("null", True), ("", True)])
def test_a_record_of_another_kind_is_not_added_to(value: str, offered: bool) -> None:
    files = with_page("", block(License=None))
    files = edited(files, REFERENCES, "derived: false\n", f"derived: true\nsources: {value}\n")
    (finding,) = found(files, "AT1012")
    assert (finding.fix is not None) == offered


NAMES = {"Title": "title", "Authors": "creators", "Link": "address", "License": "license"}
FORMS = {
    "list": ("- **{}:** {}", ""),
    "fence": ("{}: {}", "```"),
    "paragraph": ("**{}:** {}  ", ""),
    "plain paragraph": ("{}: {}", ""),
    "table": ("| {} | {} |", ""),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("left_out", ["", *NAMES])
def test_a_course_without_records_is_checked_too(form: str, left_out: str) -> None:
    line, fence = FORMS[form]
    value = {key: text.strip("*<>") if fence else text for key, text in BLOCK.items()}
    lines = [line.format(key, value[key]) for key in BLOCK if key != left_out]
    if form == "table":
        lines = ["| Source | |", "| --- | --- |", *lines]
    files = with_page("", "\n".join([fence, *lines, fence]))
    files = edited(files, REFERENCES, "derived: false\n", "")
    (finding,) = found(files)
    if left_out:
        assert finding.code == "AT1012"
        assert f" without its {NAMES[left_out]}, and" in finding.message
    else:
        assert finding.code == "AT1006"
        assert record() in text(fixed(files, finding))


def test_a_block_without_a_title_is_told_by_its_address() -> None:
    files = with_page("", block(Title=None, Authors=None))
    (finding,) = found(files)
    assert finding.message.startswith(
        f"the source '{URL}' is shown without its title and its creators"
    )


# Media


def with_media(shown: str, assets: str = "own_assets: []\n") -> Files:
    files = edited(minimal_course(), COURSE, "language: en\n", f"language: en\n{assets}")
    return edited(files, LESSON, PROSE, shown)


FIGURES = "own_assets:\n  - {glob: tracks/bread/*/figures/*, author: The bakers}\n"
CREDIT = "*Photo: [Dough](https://b.org/dough) by Ada Miller, CC BY 4.0.*"


@pytest.mark.parametrize(
    ("shown", "assets", "count"),
    [
        ("![A](a.png)", "", 0),
        ("![A](a.png)", "own_assets: []\n", 1),
        ("![A](https://b.org/a.png)", "", 1),
        (f"![A](a.png)\n\n{CREDIT}", "own_assets: []\n", 0),
        ("![A](a.png)\n\n*Figure 1. Own work, the bakers, CC BY 4.0.*", "own_assets: []\n", 1),
        ("![A](figures/a.png)", FIGURES, 0),
        ("![A](./figures/a%2Db.png?raw=true#x)", FIGURES, 0),
        ("![A](/tracks/bread/proofing/figures/a.png)", FIGURES, 0),
        ("![A](/figures/a.png)", FIGURES, 1),
        ("![A](../../../../a.png)", FIGURES, 0),
        ("![A]({{ site.url }}/a.png)", FIGURES, 0),
        ("![A](data:image/png;base64,AA==)", FIGURES, 0),
        ("![A](https://img.shields.io/a.svg) ![B](https://b.org/badge.svg)", FIGURES, 0),
        ("![CC BY](https://i.creativecommons.org/l/by/4.0/88x31.png)", FIGURES, 0),
        ("![A](a.png)", "own_assets: [tracks/bread/*/a.png]\n", 0),
        ("![A](https://b.org/a.png)", "own_assets: [tracks/bread/*/a.png]\n", 1),
        ("![A](https://www.loc.gov/a.png)", FIGURES + "site: https://www.loc.gov/\n", 1),
        ("![A](https://github.com/a/b/raw/main/tracks/bread/proofing/figures/a.png)",
         FIGURES + "repository: https://github.com/a/b\n", 0),
        (f"![A](a.png)\n\n{CREDIT}\n\nText.\n\n![A](a.png)", FIGURES, 0),
        ("![A](a.png)\n\nText.\n\n![A](a.png)", FIGURES, 1),
        ('<iframe src="https://www.youtube.com/embed/vXtapCFctTI" title="a"></iframe>', "", 1),
    ],
)  # fmt: skip
def test_what_needs_a_credit(shown: str, assets: str, count: int) -> None:
    assert len(found(with_media(shown, assets), "AT1008")) == count


def test_without_own_assets_a_host_is_told_once() -> None:
    shown = "![A](https://b.org/a.png)\n\n![B](https://b.org/b.png)\n\n![C](https://c.org/c.png)"
    first, second = messages(with_media(shown, ""), "AT1008")
    assert first == (
        "this image (https://b.org/a.png), like 1 more from this host, has no credit and is not "
        "declared to be the course's own"
    )
    assert second.startswith("this image (https://c.org/c.png) has no credit")
    assert len(messages(with_media(shown), "AT1008")) == 3


def test_a_course_without_a_manifest_declares_nothing() -> None:
    files = with_media("![A](https://b.org/a.png)")
    del files[COURSE]
    assert found(files, "AT1008") == []


def test_a_source_on_record_is_a_credit() -> None:
    embed = '<iframe src="https://www.youtube.com/embed/vXtapCFctTI" title="a"></iframe>'
    video = record(url="https://www.youtube.com/watch?v=vXtapCFctTI", use="embedded")
    shown = f"{block(Link='<https://youtu.be/vXtapCFctTI>')}\n\n{SAYS}"
    assert messages(with_page(video, shown, with_media(embed))) == []
    photo = record(files="[tracks/bread/*/photos/*]")
    shown = f"{block()}\n\n{SAYS}"
    files = with_media("![A](photos/a.png)\n\n*Slow dough* by Ada Miller, CC BY 4.0")
    assert messages(with_page(photo, shown, files)) == []


def test_a_source_without_an_address_credits_nothing_from_the_web() -> None:
    files = with_page(record(url=None), f"{block()}\n\n{SAYS}", with_media("![A](https://b.org/a)"))
    assert len(found(files, "AT1008")) == 1


@pytest.mark.parametrize("title", ["None", "", "Dough"])
def test_a_caption_of_the_same_work_is_no_other_credit(title: str) -> None:
    photo = record(files="[tracks/bread/*/photos/*]")
    captions = {"None": "Photo by Ada Miller, CC BY 4.0", "": f"*Dough* by A. Miller, <{URL}>"}
    caption = captions.get(title, f"*{title}* by Ada Miller, CC BY 4.0")
    files = with_media(f"![A](photos/a.png)\n\n*Photo.* {caption}")
    expected = ["this image is credited to more than one work"] if title == "Dough" else []
    assert messages(with_page(photo, f"{block()}\n\n{SAYS}", files)) == expected


def test_several_works_in_one_caption_are_one_credit() -> None:
    two = "*Photos: [Dough](https://b.org/dough) by Ada Miller, CC BY 4.0; [Crumb](https://b.org/c) by Eve Bell, CC0.*"
    assert messages(with_media(f"![A](a.png)\n\n{two}")) == []


def test_two_pages_credit_one_picture_to_one_work() -> None:
    files = with_media(f"![A](a.png)\n\n{CREDIT}")
    other = CREDIT.replace("Dough", "Crumb").replace("/dough", "/crumb")
    for caption, expected in (
        (CREDIT, []),
        (other, ["this image is credited to more than one work"]),
    ):
        told = edited(
            files, REFERENCES, "Everything in this lesson is our own.", f"![A](a.png)\n\n{caption}"
        )
        assert messages(told) == expected


# The manifest


@pytest.mark.parametrize(
    ("glob", "blanket"),
    [
        ("*", True),
        ("**/*", True),
        ("**/*.*", True),
        ("tracks/bread/**", True),
        ("tracks/*/*/*", True),
        ("tracks/bread/*/figures/**", False),
        ("tracks/bread/proofing/*", False),
        ("**/*.svg", False),
        ("https://**", True),
        ("http*://*/**", True),
        ("https://b.org/**", False),
    ],
)
def test_globs_that_fit_everything(glob: str, blanket: bool) -> None:
    files = with_media(PROSE, f"own_assets: [{{glob: '{glob}', author: The bakers}}]\n")
    assert (len(found(files, "AT1009")) == 1) == blanket


@pytest.mark.parametrize(
    ("glob", "told"),
    [
        ("/tracks/bread/*/a.png", "Begin it at the repository's root, without a dot or slash before it."),
        ("tracks/bread/*/a.{png,svg}",
         "Only `*` and `**` stand for other text: write an entry for each suffix."),
        ("tracks/bread/*/figures/", "For the files in this folder, write 'tracks/bread/*/figures/*'."),
        ("tracks/bread/*/figures", "For the files in this folder, write 'tracks/bread/*/figures/*'."),
        ("tracks/bread/*/figures/*", "Correct the glob, or remove the entry."),
    ],
)  # fmt: skip
def test_a_glob_that_fits_nothing_is_mended_by_its_look(glob: str, told: str) -> None:
    files = with_media(PROSE, f"own_assets: [{{glob: '{glob}', author: The bakers}}]\n")
    (finding,) = found(files, "AT1010")
    assert finding.help == told


def test_pages_without_folders_lie_at_the_root() -> None:
    files: Files = {
        "one.md": b"# One\n\n![A](https://b.org/a.png)\n",
        "course.yaml": b"own_assets: [{glob: '*.md', author: A}, {glob: '*', author: A}, {glob: 5}, 5]\n",
        "coursekit.toml": b'[layout]\ncourse = "course.yaml"\n[layout.pages]\nlesson = ["{lesson}.md"]\n',
    }
    assert messages(files, "AT1009") == [
        "'*' declares everything to be the course's own, whoever made it"
    ]
    assert len(found(files, "AT1008")) == 1


def test_an_author_that_does_not_fit_its_schema_is_told_once() -> None:
    files = with_media(
        "![A](a.png)", "own_assets: [{glob: tracks/bread/proofing/*.png, author: 5}]\n"
    )
    assert messages(files) == []
