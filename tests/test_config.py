"""Settings from files: found, checked, and refused with file and line."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from coursekit.config import ConfigError, find_config, load_config
from coursekit.model.claim import LessonPlace
from coursekit.model.finding import Severity
from coursekit.model.settings import (
    UNKNOWN_PAGES,
    Exemption,
    GrowingSeverity,
    Settings,
    Structure,
)
from coursekit.model.source import Part
from coursekit.model.suppression import Suppression
from coursekit.model.text import Text
from coursekit.model.vocabulary import WORD_SETS, Words
from coursekit.reading.document import read_page
from coursekit.reading.schemas import schema


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    config = load_config(write(tmp_path / "coursekit.toml", ""))
    assert (config.root, config.settings) == (tmp_path, Settings())


def test_every_table_is_read(tmp_path: Path) -> None:
    text = """
        select = ["PL"]
        ignore = ["FM105"]
        fail_on = "warning"
        severity = {PL205 = "note"}
        [layout]
        course = ""
        pages = {brief = ["episodes/{lesson}.md"]}
        required = ["brief"]
        exclude = ["**/drafts/**"]
        [front_matter.keys]
        read_minutes = "time.reading"
        [headings]
        objectives = ["Goals"]
        [words]
        lesson = ["episode"]
        [claims]
        neighbours = ["brief", "summary"]
        [links]
        root = "site"
        suffixes = ["", ".md"]
        [objectives]
        most = 7
        verbs = {apply = ["bake"]}
        [structure]
        if_derived = ["Sources"]
        other_files = "linked"
        sections = {brief = ["Goals", ["Time", "Effort"]], summary = []}
        description = {most = 160}
        [time]
        pages = ["lesson", "summary"]
        pace = {words = 180}
        tolerance = {percent = 20}
        [accessibility.vague_link_texts]
        en = ["over here"]
        [limits]
        page_bytes = 1000
    """
    settings = load_config(write(tmp_path / "coursekit.toml", text)).settings
    assert settings.select == ("PL",)
    assert settings.ignore == ("FM105",)
    assert settings.fail_on == "warning"
    assert settings.severity == {"PL205": Severity.NOTE}
    assert settings.layout.course == ""
    assert settings.layout.track == ""  # the pages know no tracks
    assert settings.layout.pages == {"brief": ("episodes/{lesson}.md",)}
    assert settings.keys == {"read_minutes": "time.reading"}
    assert settings.headings.objectives == ("Goals",)
    assert settings.headings.prerequisites == Settings().headings.prerequisites
    assert settings.words.lesson == ("episode",)
    assert settings.claims.neighbours == ("brief", "summary")
    assert settings.links.suffixes == ("", ".md")
    assert (settings.objectives.least, settings.objectives.most) == (0, 7)
    assert settings.objectives.verbs == {"apply": ("bake",)}
    assert settings.structure.if_derived == ("Sources",)
    assert (settings.structure.h1, settings.structure.other_files) == ("any", "linked")
    assert settings.structure.sections == {"brief": (("Goals",), ("Time", "Effort")), "summary": ()}
    assert (settings.structure.description.least, settings.structure.description.most) == (0, 160)
    assert settings.time.pages == ("lesson", "summary")
    assert (settings.time.pace.words, settings.time.pace.images) == (180, 5)
    assert (settings.time.tolerance.minutes, settings.time.tolerance.percent) == (2, 20)
    assert settings.accessibility.vague_link_texts["en"] == ("over here",)
    assert "hier" in settings.accessibility.vague_link_texts["de"]
    assert settings.limits.page_bytes == 1000


def test_only_a_course_with_pages_of_our_layout_is_asked_for_our_sections(tmp_path: Path) -> None:
    text = "[layout]\nrequired = ['brief']\n[structure]\nsections = {summary = ['All']}\n"
    ours = load_config(write(tmp_path / "ours" / "coursekit.toml", text)).settings
    assert ours.structure.sections == {**Structure().sections, "summary": (("All",),)}
    assert (ours.structure.h1, ours.objectives.least) == ("none", 3)
    text = "[layout.pages]\nbrief = ['x.md']\n"
    theirs = load_config(write(tmp_path / "theirs" / "coursekit.toml", text)).settings
    assert theirs.structure == UNKNOWN_PAGES.structure
    assert theirs.objectives == UNKNOWN_PAGES.objectives


def test_the_nearest_file_sets_the_root(tmp_path: Path) -> None:
    write(tmp_path / "coursekit.toml", "")
    inner = write(tmp_path / "a" / "pyproject.toml", "[tool.coursekit]\nfail_on = 'note'\n")
    page = write(tmp_path / "a" / "b" / "page.md", "")
    assert find_config(page).path == inner
    assert find_config(page.parent).settings.fail_on == "note"
    assert find_config(tmp_path).path == tmp_path / "coursekit.toml"


def test_a_shared_file_without_our_table_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "coursekit.toml", "")
    write(tmp_path / "a" / "pyproject.toml", "[project]\nname = 'x'\n")
    assert find_config(tmp_path / "a").root == tmp_path


@pytest.mark.parametrize("marker", [".git/HEAD", "tracks/course.yaml"])
def test_without_a_file_the_repository_or_the_course_sets_the_root(
    tmp_path: Path, marker: str
) -> None:
    write(tmp_path / marker, "")
    inner = write(tmp_path / "tracks" / "one" / "x.md", "").parent
    config = find_config(inner)
    assert (config.root, config.path, config.settings) == (tmp_path, None, Settings())


def test_without_anything_the_folder_itself_is_the_root(tmp_path: Path) -> None:
    assert find_config(tmp_path).root in (tmp_path, *tmp_path.parents)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("fail_on = 'eror'\n", 1, "`fail_on` must be one of error, warning, note or never"),
        ("\n# a\n\nfail_on = 3\n", 4, "found 3"),
        ("select = [\n  'PL',\n  4,\n]\n", 1, "`select[1]` must be"),
        ("[layout]\ncourse = ''\n\n[layout.pages]\nbreif = ['x']\n", 5, "`breif` is not a known"),
        ("[limits]\n# c\npage_bytes = 0\n", 3, "`limits.page_bytes` must be"),
        ("[words]\nlesson = []\n", 2, "`words.lesson` must be"),
        ("[words]\n\nset = 'chapter'\n", 3, "Did you mean 'chapters'?"),
        ("[words]\nlesson_short = 'L 5'\n", 2, "`words.lesson_short` must be a text without"),
        ("[words]\nof = ['']\n", 2, "`words.of[0]` must be"),
        ("[words]\nmonths = ['May']\n", 2, "`words.months` must be the names of the twelve"),
        ("[words.pages]\nbreif = ['x']\n", 2, "`breif` is not a known key"),
        ("[words]\nlessen = ['x']\n", 2, "Did you mean `lesson`?"),
        ("[claims]\nneighbours = ['bref']\n", 2, "Did you mean 'brief'?"),
        ("[claims]\nneighbours = 'brief'\n", 2, "`claims.neighbours` must be a list"),
        ("[structure]\nh1 = 'two'\n", 2, "`structure.h1` must be one of none, one or any"),
        ("[objectives.verbs]\n# c\naply = ['x']\n", 3, "`aply` is not a known key"),
        ("[structure.sections]\nbrief = [[]]\n", 2, "`structure.sections.brief[0]` must be"),
        ("severity = {PL205 = 'off'}\n", 1, "`severity.PL205` must be"),
        ("[severity]\nPL205 = 3\n", 2, "`severity.PL205` must be one of error, warning or note"),
        ("severity = {PL205 = 'eror'}\n", 1, "Did you mean 'error'?"),
        ("[severity]\nPL205 = {now = 'note', then = 'error'}\n", 2, "`severity.PL205.from` is"),
        (
            "[severity.PL205]\nnow = 'note'\nthen = 'error'\nfrom = 'May'\n",
            4,
            "must be a date written YYYY-MM-DD; found 'May'",
        ),
        (
            "[severity.PL205]\nnow = 'off'\nthen = 'error'\nfrom = 2027-01-01\n",
            2,
            "`severity.PL205.now` must be one of error, warning or note; found 'off'",
        ),
        ("baseline = 3\n", 1, "`baseline` must be a path from the root"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    path = write(tmp_path / "coursekit.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert message in str(caught.value)


def test_lines_in_a_shared_file_are_those_of_our_table(tmp_path: Path) -> None:
    text = "[project]\nname = 'x'\n\n[tool.other]\nselect = 1\n\n[tool.coursekit]\nselect = 1\n"
    path = write(tmp_path / "pyproject.toml", text)
    with pytest.raises(ConfigError, match=r"pyproject\.toml:8: `select` must be"):
        load_config(path)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "coursekit.toml", "selct = []\nfail_on = 'x'\n")
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"select = [\n", "this is not TOML"),
        (b"select = '\xff'\n", "this is not UTF-8"),
        (b"[project]\n", "there is no table"),
        (b"tool = 1\n", "there is no table"),
        (b"[tool]\ncoursekit = 'x'\n", "must be a table"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_bytes(data)
    with pytest.raises(ConfigError, match=message):
        load_config(path)


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "coursekit.toml").mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "coursekit.toml")


@pytest.mark.parametrize(
    ("layout", "message"),
    [
        ('pages = {brief = ["a/{leson}.md"]}', "{track} and {lesson} only"),
        ('pages = {brief = ["a/{lesson.md"]}', "{track} and {lesson} only"),
        ('pages = {brief = ["./a/{lesson}.md"]}', "must be a path from the root"),
        ('pages = {brief = ["/a/{lesson}.md"]}', "must be a path from the root"),
        ('pages = {brief = ["a\\\\{lesson}.md"]}', "must be a path from the root"),
        ('course = "../course.yaml"', "must be a path from the root"),
        ('track = "tracks/track.yaml"', "or none"),
        ('required = ["brief"]\npages = {lesson = ["{track}/{lesson}.md"]}', "has no pattern"),
    ],
)
def test_a_layout_that_cannot_be_meant_is_refused(
    tmp_path: Path, layout: str, message: str
) -> None:
    required = "" if "required" in layout else "required = []\n"
    path = write(tmp_path / "coursekit.toml", f"[layout]\n{required}{layout}\n")
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert message in str(caught.value)


def test_a_long_shared_file_is_not_searched_whole(tmp_path: Path) -> None:
    other = "".join(f"[tool.other{number}]\nkey = [\n  1,\n]\n" for number in range(2_000))
    ours = "\n[tool.coursekit]\nselect = 1\n\n[tool.coursekit.layout]\ncuorse = ''\n"
    path = write(tmp_path / "pyproject.toml", f"{other}{ours}\n[tool.last]\n")
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    first, second = str(caught.value).splitlines()
    assert first.startswith(f"{path}:8003: `select`")
    assert second.startswith(f"{path}:8006: `cuorse`")


WORDS = [field.name for field in dataclasses.fields(Words)]
LISTS = [name for name in WORDS if isinstance(getattr(Words(), name), tuple)]


def words(folder: Path, text: str) -> Words:
    return load_config(write(folder / "coursekit.toml", f"[words]\n{text}")).settings.words


def claims(text: str, words: Words) -> list[tuple[str, str]]:
    """The claims of a lesson page as a course with these words makes them."""
    source = Text(text)
    page = read_page("a/b/lesson.md", "lesson", source, Settings(words=words))
    return [(claim.kind, source.cut(claim.span)) for claim in page.claims]


def test_every_word_of_prose_can_be_configured() -> None:
    assert list(schema("config")["properties"]["words"]["properties"]) == ["set", *WORDS]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_of_words_reaches_the_settings(tmp_path: Path, name: str) -> None:
    texts = tuple(f"word{number}" for number in range(12))
    stated = ", ".join(f'"{text}"' for text in texts)
    changed = words(tmp_path, f"{name} = [{stated}]\n")
    assert changed == dataclasses.replace(Words(), **{name: texts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", [n for n in LISTS if n not in ("lesson", "track", "phase", "months")]
)
def test_a_course_may_have_no_such_word(tmp_path: Path, name: str) -> None:
    none = words(tmp_path, f"{name} = []\n")
    assert getattr(none, name) == ()
    claims(
        "Lesson 3 opens Phase 2, see §5 of lesson 4 and the next lesson.\n\nTwo things:\n\n- a",
        none,
    )


@pytest.mark.parametrize("name", ["lesson_short", "track_short"])
@pytest.mark.parametrize("text", ["", "K"])
def test_short_forms_reach_the_settings(tmp_path: Path, name: str, text: str) -> None:
    assert getattr(words(tmp_path, f'{name} = "{text}"\n'), name) == text


def test_words_for_one_page_leave_those_for_others(tmp_path: Path) -> None:
    changed = words(tmp_path, 'pages = {practice = ["workbook"]}\n')
    assert changed.pages == {**Words().pages, "practice": ("workbook",)}


def test_labels_for_one_part_leave_those_for_others(tmp_path: Path) -> None:
    changed = words(tmp_path, 'source_labels = {creators = ["Von"], date = []}\n')
    assert changed.source_labels == {**Words().source_labels, "creators": ("Von",), "date": ()}
    assert all(labels for labels in Words().source_labels.values())
    assert list(Words().source_labels) == [part.value for part in Part]


def test_all_words_are_found_under_the_default_layout_and_under_another(tmp_path: Path) -> None:
    text = "[words]\nset = 'units'\n[layout.pages]\nlesson = ['{lesson}.md']\n"
    settings = load_config(write(tmp_path / "coursekit.toml", text)).settings
    assert settings.words == WORD_SETS["units"]
    assert settings.structure == UNKNOWN_PAGES.structure


def test_a_set_is_the_base_of_what_else_is_stated(tmp_path: Path) -> None:
    changed = words(tmp_path, 'set = "chapters"\ntrack = ["Volume", "Volumes"]\n')
    expected = dataclasses.replace(WORD_SETS["chapters"], track=("Volume", "Volumes"))
    assert changed == expected
    assert words(tmp_path, 'set = "lessons"\n') == Words()


def test_every_set_can_be_chosen(tmp_path: Path) -> None:
    chosen = schema("config")["properties"]["words"]["properties"]["set"]["enum"]
    assert chosen == [*WORD_SETS]
    assert [words(tmp_path, f"set = '{name}'\n") for name in chosen] == [*WORD_SETS.values()]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("lessons", "See L5.", [("lesson-place", "L5")]),
        ("chapters", "See Chapter 3.", [("lesson-place", "Chapter 3")]),
        (
            "chapters",
            "Chapters 4 and 5 of Book 2 need this chapter's references. L5 is a vertebra.",
            [
                ("lesson-place", "Chapters 4 and 5 of Book 2"),
                ("track-place", "Book 2"),
                ("page", "this chapter's references"),
            ],
        ),
        (
            "episodes",
            "Episode 2 is the last episode of Day 1.",
            [
                ("lesson-place", "Episode 2"),
                ("position", "last episode of Day 1"),
                ("phase-place", "Day 1"),
            ],
        ),
        (
            "episodes",
            "See episode 2 of Lesson 4.",
            [("lesson-place", "episode 2 of Lesson 4"), ("track-place", "Lesson 4")],
        ),
        ("units", "Unit 5 of Module 4", [("lesson-place", "Unit 5"), ("phase-place", "Module 4")]),
        (
            "units",
            "The next unit is unit 6 of Course 1.",
            [
                ("neighbour", "next unit"),
                ("lesson-place", "unit 6 of Course 1"),
                ("track-place", "Course 1"),
            ],
        ),
        ("units", "See lesson 3.", []),
    ],
)
def test_every_set_understands_its_words(
    name: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert claims(text, WORD_SETS[name]) == expected


GERMAN = """\
lesson = ["Lektion", "Lektionen"]
track = ["Kurs", "Kurse"]
phase = ["Teil", "Teile"]
section = ["Abschnitt", "Abschnitte"]
of = ["von"]
joins = ["und", "oder", ","]
through = ["bis", "–"]
this = ["diese Lektion", "die Lektion"]
this_is = ["das ist"]
itself = ["dies", "sie"]
being = ["ist"]
articles = ["die", "der", "das"]
numbers = ["eins", "zwei", "drei", "vier", "fünf", "sechs"]
next = ["nächste", "weiter"]
opens = ["eröffnet"]
opener = ["Auftakt"]
prerequisite = ["Voraussetzung", "Voraussetzungen"]
read_time = ["Lesezeit"]
minutes = ["Minuten"]
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Das ist Lektion 3 von Kurs 2.",
            [("lesson-place", "Lektion 3 von Kurs 2"), ("track-place", "Kurs 2")],
        ),
        ("Siehe Lektionen 2 und 5.", [("lesson-place", "Lektionen 2 und 5")]),
        ("Siehe Lektion fünf.", [("lesson-place", "Lektion fünf")]),
        (
            "Sie ist der Auftakt von Teil 3.",
            [("position", "Auftakt von Teil 3"), ("phase-place", "Teil 3")],
        ),
        ("Die nächste Lektion bäckt.", [("neighbour", "nächste Lektion")]),
        ("**Lesezeit:** etwa 13 Minuten", [("time", "13 Minuten")]),
        (
            "**Voraussetzung:** Lektion 2",
            [("prerequisite", "Voraussetzung"), ("lesson-place", "Lektion 2")],
        ),
        ("Eine Lektion in Demut, in drei Teilen.", []),
        ("This is lesson 3 of Track 2.", []),
    ],
)
def test_another_language_is_a_matter_of_words(
    tmp_path: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    assert claims(text, words(tmp_path, GERMAN)) == expected


def test_a_page_tells_its_own_place_in_any_language(tmp_path: Path) -> None:
    settings = Settings(words=words(tmp_path, GERMAN))
    text = Text("Das ist Lektion 3 von Kurs 2. Nach Lektion 2 ist sie leicht.")
    page = read_page("a/b/brief.md", "brief", text, settings)
    places = [claim for claim in page.claims if isinstance(claim, LessonPlace)]
    assert [(place.own, place.numbers.values) for place in places] == [(True, (3,)), (False, (2,))]
    assert places[0].track
    assert places[0].track.value == 2


EXEMPT = """
[links]
lock = "course/links.lock"
[[links.exempt]]
pattern = "https://a.org/*"
reason = "it refuses machines"
until = 2027-06-30
[[links.exempt]]
pattern = "https://b.org/"
reason = "so does it"
until = "2027-07-01"
"""


def test_exemptions_are_read_with_dates_of_both_kinds(tmp_path: Path) -> None:
    links = load_config(write(tmp_path / "coursekit.toml", EXEMPT)).settings.links
    assert links.lock == "course/links.lock"
    assert [one.until for one in links.exempt] == [dt.date(2027, 6, 30), dt.date(2027, 7, 1)]
    assert links.exempt[0].pattern == "https://a.org/*"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('reason = "so does it"\n', "", "reason` is missing"),
        ('until = "2027-07-01"\n', "", "until` is missing"),
        ("2027-06-30", "2027-06-30T01:00:00", "until` must be a date"),
        ('"2027-07-01"', '"2027-02-30"', "until` must be a date"),
        ('"https://b.org/"', '"a b"', "pattern` must be a web address"),
        ('"so does it"', '" "', "reason` must be the reason"),
    ],
)
def test_an_exemption_needs_all_that_it_holds(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(write(tmp_path / "coursekit.toml", EXEMPT.replace(old, new, 1)))
    assert message in str(caught.value)


def test_the_lock_file_lies_in_the_repository(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"`links\.lock`: '\.\./a' must be a path from the root"):
        load_config(write(tmp_path / "coursekit.toml", '[links]\nlock = "../a"'))


@pytest.mark.parametrize(
    ("pattern", "url", "covers"),
    [
        ("https://a.org/", "https://a.org/", True),
        ("https://a.org/", "https://a.org/b", False),
        ("https://a.org/*", "https://a.org/", True),
        ("https://a.org/*", "https://b.org/", False),
        ("*.pdf", "https://a.org/b.pdf", True),
        ("*.pdf", "https://a.org/b.pdf?c", False),
        ("*a*b*c", "xaxbxc", True),
        ("*a*b*c", "xbxaxc", False),
        ("ab*ba", "aba", False),
        ("*" * 50 + "x", "a" * 4_000, False),
    ],
)
def test_a_pattern_fits_whole_addresses(pattern: str, url: str, covers: bool) -> None:
    exemption = Exemption(pattern=pattern, reason="-", until=dt.date(2027, 1, 1))
    assert exemption.covers(url) is covers


def test_a_severity_may_grow_on_a_day(tmp_path: Path) -> None:
    text = "[severity]\nPL205 = {now = 'warning', from = %s, then = 'error'}\nFM105 = 'note'\n"
    growing = GrowingSeverity(now=Severity.WARNING, day=dt.date(2027, 1, 1), then=Severity.ERROR)
    for day in ("2027-01-01", "'2027-01-01'"):
        settings = load_config(write(tmp_path / "coursekit.toml", text % day)).settings
        assert settings.severity == {"PL205": growing, "FM105": Severity.NOTE}


@pytest.mark.parametrize(("now", "then"), [("error", "warning"), ("note", "note")])
def test_a_severity_may_not_shrink_on_a_day(tmp_path: Path, now: str, then: str) -> None:
    text = f"[severity]\nPL205 = {{now = '{now}', from = 2027-01-01, then = '{then}'}}\n"
    with pytest.raises(ConfigError) as caught:
        load_config(write(tmp_path / "coursekit.toml", text))
    assert (
        f"`severity.PL205`: from 2027-01-01 on it must weigh more than before, but {then}"
        in str(caught.value)
    )


def test_the_baseline_has_a_path_or_none(tmp_path: Path) -> None:
    def baseline(path: str) -> str:
        text = f"baseline = '{path}'\n"
        return load_config(write(tmp_path / "coursekit.toml", text)).settings.baseline

    assert (baseline(""), baseline("a/b.json")) == ("", "a/b.json")
    with pytest.raises(ConfigError, match=r"`baseline`: .* must be a path from the root"):
        baseline("../b.json")


def test_suppressions_are_read(tmp_path: Path) -> None:
    text = """
[[suppress]]
rules = ["LK901", "stale-lesson-title"]
paths = ["tracks/archive/**", "."]
reason = " it is kept as it was printed "
until = 2027-03-01

[[suppress]]
rules = ["LK902"]
paths = ["*.md"]
reason = "so it is"
"""
    first, second = load_config(write(tmp_path / "coursekit.toml", text)).settings.suppress
    assert first == Suppression(
        rules=("LK901", "stale-lesson-title"),
        reason="it is kept as it was printed",
        until=dt.date(2027, 3, 1),
        paths=("tracks/archive/**", "."),
    )
    assert second.until is None
    assert not second.in_source


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('paths = ["a"]\nreason = "x"', "`suppress[0].rules`"),
        ('rules = ["A1"]\nreason = "x"', "`suppress[0].paths`"),
        ('rules = ["A1"]\npaths = ["a"]', "`suppress[0].reason`"),
        ('rules = ["A1"]\npaths = ["a"]\nreason = " "', "reason"),
        ('rules = []\npaths = ["a"]\nreason = "x"', "rules"),
        (
            'rules = ["A1"]\npaths = ["../a"]\nreason = "x"',
            "`suppress.paths`: '../a' must be a path",
        ),
        ('rules = ["A1"]\npaths = ["a"]\nreason = "x"\nuntil = "soon"', "until"),
    ],
)
def test_a_suppression_needs_rules_paths_and_a_reason(
    tmp_path: Path, line: str, message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(write(tmp_path / "coursekit.toml", f"[[suppress]]\n{line}\n"))
    assert message in str(caught.value)
