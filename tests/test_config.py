"""Settings from files: found, checked, and refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.config import ConfigError, find_config, load_config
from coursekit.model.finding import Severity
from coursekit.model.settings import UNKNOWN_PAGES, Settings, Structure


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
        ("[structure]\nh1 = 'two'\n", 2, "`structure.h1` must be one of none, one or any"),
        ("[objectives.verbs]\n# c\naply = ['x']\n", 3, "`aply` is not a known key"),
        ("[structure.sections]\nbrief = [[]]\n", 2, "`structure.sections.brief[0]` must be"),
        ("severity = {PL205 = 'off'}\n", 1, "`severity.PL205` must be"),
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
