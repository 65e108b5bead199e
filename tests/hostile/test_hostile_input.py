"""What a stranger's repository may hold: a clear finding each, and every other file still checked.

Each case names the codes that the broken files must give. One more fault, in a file that no case
touches, must be found every time: nothing may keep the rest from being checked.
"""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from tests.support.command import Coursekit
from tests.support.patching import Files, minimal_course, patched

HOME = "tracks/bread/proofing"
LESSON = f"{HOME}/lesson.md"
BRIEF = f"{HOME}/brief.md"
WITNESS = """\
--- tracks/bread/flour-and-water/references.md
-derived: false
+derived: perhaps
"""
FRONT = b"---\ntitle: Proofing\npage: lesson\n---\n\n## Warmth and time\n\n"
BRIEF_BYTES = minimal_course()[BRIEF] or b""


def brief(old: bytes, new: bytes) -> Files:
    assert old in BRIEF_BYTES
    return {BRIEF: BRIEF_BYTES.replace(old, new)}


def lesson(body: bytes, front: bytes = FRONT) -> Files:
    return {LESSON: front + body}


LAUGHS = b"a: &a [x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c, *%c, *%c]\n" % (c, c, c - 1, c - 1, c - 1, c - 1)
    for c in range(ord("b"), ord("z"))
)

CASES: dict[str, tuple[Files, set[str]]] = {
    "no front matter": (lesson(b"", b"## Warmth and time\n\nText.\n"), {"FM101"}),
    "a rule that is no front matter": (
        lesson(b"", b"---\n\n## Warmth and time\n\nText.\n"),
        {"FM101"},
    ),
    "unclosed front matter": (lesson(b"", FRONT.replace(b"\n---\n", b"\n", 1)), {"FM102"}),
    "tabs": (brief(b"\nobjectives:\n  - ", b"\nobjectives:\n\t- "), {"CK007"}),
    "duplicate keys": (brief(b"\norder: 2\n", b"\norder: 2\norder: 3\n"), {"FM103"}),
    "an anchor": (brief(b"title: Pr", b"title: &x Pr"), {"CK007"}),
    "an alias": (brief(b"title: Proofing", b"title: *x"), {"CK007"}),
    "a merge key": (brief(b"title: Proofing", b"title: Proofing\n<<: {a: 1}"), {"CK007"}),
    "a billion laughs": ({BRIEF: b"---\n" + LAUGHS + b"---\n"}, {"CK007"}),
    "a tag": (brief(b"title: Pr", b"title: !!python/object:os.system Pr"), {"CK007"}),
    "a date where a text belongs": (brief(b"title: Proofing", b"title: 2026-03-02"), set()),
    "a text where a date belongs": (
        brief(b"published: 2026-03-02", b"published: in spring"),
        {"FM106"},
    ),
    "a list where a mapping belongs": ({BRIEF: b"---\n- a\n- b\n---\n"}, {"FM106"}),
    "a number where a mapping belongs": ({BRIEF: b"---\n13\n---\n"}, {"FM106"}),
    "a mapping where a list belongs": (
        brief(b"prerequisites: [bread/flour-and-water]", b"prerequisites: {a: b}"),
        {"FM106"},
    ),
    "an empty file": ({LESSON: b""}, {"FM101"}),
    "a file of only front matter": (
        {LESSON: b"---\ntitle: Proofing\npage: lesson\n---"},
        {"LK902"},
    ),
    "front matter of nothing": (
        {LESSON: b"---\n---\n" + FRONT.partition(b"---\n\n")[2]},
        {"FM106"},
    ),
    "a byte order mark": ({LESSON: b"\xef\xbb\xbf" + FRONT + b"Text.\n"}, set()),
    "CRLF": ({LESSON: (FRONT + b"Text.\n").replace(b"\n", b"\r\n")}, set()),
    "lone CR": ({LESSON: (FRONT + b"Text.\n").replace(b"\n", b"\r")}, set()),
    "not UTF-8": (lesson(b"caf\xe9\n"), {"CK004"}),
    "UTF-16": ({LESSON: FRONT.decode().encode("utf-16")}, {"CK004"}),
    "NUL in the text": (lesson(b"a\0b [x](\0.md)\n"), {"LK901"}),
    "NUL in front matter": (brief(b"title: Proofing", b"title: Proo\0fing"), {"CK007"}),
    "20 MB": (lesson(b"word " * 4_000_000), {"CK005"}),
    "one MiB and a byte": (lesson(b"x" * (1_048_577 - len(FRONT))), {"CK005"}),
    "one MiB to the byte": (lesson(b"x " * ((1_048_576 - len(FRONT)) // 2)), set()),
    "a line of 900 kB": (lesson(b"word " * 180_000), set()),
    "a line of 900 kB of brackets": (lesson(b"[" * 900_000), {"CK016"}),
    "5,000 brackets on a line": (lesson(b"[" * 5_000), {"CK006"}),
    "900 kB of pairs of brackets": (lesson(b"[]" * 450_000), {"CK016"}),
    "900 kB of stars": (lesson(b"*a " * 300_000), set()),
    "900 kB of stars and a link": (lesson(b"*a " * 300_000 + b"[b](c)"), {"CK016"}),
    "900 kB of what may be claims": (lesson(b"L5 lesson 6, " * 70_000), {"CK016"}),
    "900 kB of backticks": (lesson(b"`" * 900_000), set()),
    "900 kB of entities": (lesson(b"&amp;" * 180_000), set()),
    "900 kB of tags": (lesson(b"<a>" * 300_000), {"CK016"}),
    "900 kB of an image": (
        lesson(b"![Loaf](data:image/png;base64," + b"iVBORw0KGgo+/AA=" * 56_000 + b")"),
        set(),
    ),
    "20,000 broken links on a line": (lesson(b"[a](b.md) " * 20_000), {"CK016"}),
    "3,000 broken links on a line": (lesson(b"[a](b.md) " * 3_000), {"LK901"}),
    "ten thousand headings": (lesson(b"".join(b"## H\n\nText.\n\n" for _ in range(10_000))), set()),
    "ten thousand lists": (lesson(b"- a\n\n<!-- -->\n\n" * 10_000), set()),
    "quotations nested too deep": (lesson(b"> " * 500 + b"x\n"), {"CK006"}),
    "lists nested too deep": (
        lesson(b"".join(b"  " * depth + b"- x\n" for depth in range(200))),
        {"CK006"},
    ),
    "30,000 brackets in YAML": (brief(b"title: Proofing", b"title: " + b"[" * 30_000), {"CK007"}),
    "30,000 braces in YAML": (brief(b"title: Proofing", b"title: " + b"{a: " * 30_000), {"CK007"}),
    "indentation without end in YAML": (
        {BRIEF: b"---\n" + b"".join(b" " * d + b"a:\n" for d in range(600)) + b"---\n"},
        {"CK007"},
    ),
    "a number of a hundred thousand digits": (
        brief(b"order: 2", b"order: " + b"9" * 100_000),
        {"FM106"},
    ),
    "a character reference of ten thousand digits": (
        {
            "tracks/bread/proofing/lesson.md": b"---\ntitle: Proofing\npage: lesson\n---\n\n"
            b"## Warmth and time\n\nYeast &#"
            + b"9" * 10_000
            + b"; <a href='&#"
            + b"9" * 10_000
            + b";'>turns</a> sugar into gas in [the oven](../first-loaf/lesson.md).\n"
        },
        set(),
    ),
    "zero-width and bidi characters": (
        brief(b"track: bread", "track: b\u200br\u202eead".encode()),
        {"FM106"},
    ),
    "an empty manifest": ({"tracks/bread/track.yaml": b""}, {"FM106"}),
    "a broken manifest": ({"tracks/bread/track.yaml": b"number: [\n"}, {"CK007"}),
    "a manifest of a list": ({"tracks/bread/track.yaml": b"- phases\n"}, {"FM106"}),
    "a manifest with odd lessons": (
        {
            "tracks/bread/track.yaml": b"number: 1\ntitle: T\nlevel: x\ndescription: A text.\n"
            b"phases:\n  - 3\n  - slug: [a]\n    title: 4\n    lessons: {a: b}\n"
        },
        {"FM106"},
    ),
    "an unreadable course manifest": ({"tracks/course.yaml": b"\xff"}, {"CK004"}),
}


def check(course: Coursekit, codes: set[str]) -> str:
    """Lint; the codes and the witness must be there, and no fault of ours."""
    outcome = course("lint", "--format", "concise")
    found = {line.split("[")[1][:5] for line in outcome.out.splitlines() if ": error[" in line}
    assert codes <= found, outcome.out[-2000:]
    assert "CK001" not in found, outcome.out[-2000:]
    assert "flour-and-water/references.md:4:10: error[FM106] `derived`" in outcome.out
    assert outcome.code == 1
    return outcome.out


@pytest.fixture
def strange(coursekit: Coursekit) -> Callable[[Files], Coursekit]:
    def write(files: Files) -> Coursekit:
        coursekit.write(patched(minimal_course(), WITNESS))
        coursekit.write(files)
        return coursekit

    return write


@pytest.mark.parametrize("name", CASES)
def test_a_broken_file(name: str, strange: Callable[[Files], Coursekit]) -> None:
    files, codes = CASES[name]
    check(strange(files), codes)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_with_spaces_umlauts_and_emoji(
    form: Literal["NFC", "NFD"], strange: Callable[[Files], Coursekit]
) -> None:
    name = unicodedata.normalize(form, "Übung 1 🍞.md")
    link = name.replace(" ", "%20")
    good = lesson(f"[so]({link}), [so](<{name}>)\n".encode())
    out = check(strange({**good, f"{HOME}/{name}": b"# x\n"}), set())
    assert "LK901" not in out


def test_a_link_that_leaves_the_course_is_not_read(
    strange: Callable[[Files], Coursekit], tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.md"
    secret.write_text("# secret words\n")
    course = strange({})
    (course.folder / LESSON).unlink()
    (course.folder / LESSON).symlink_to(secret)
    out = check(course, {"CK003"})
    assert "secret words" not in out


def test_links_that_loop_end_nothing(strange: Callable[[Files], Coursekit]) -> None:
    course = strange({})
    (course.folder / "tracks" / "loop").symlink_to(course.folder / "tracks")
    (course.folder / HOME / "again").symlink_to(".")
    (course.folder / LESSON).unlink()
    (course.folder / LESSON).symlink_to("lesson.md")
    check(course, {"CK003"})


def test_a_directory_called_like_a_page(strange: Callable[[Files], Coursekit]) -> None:
    course = strange({})
    (course.folder / LESSON).unlink()
    (course.folder / LESSON).mkdir()
    assert LESSON in check(course, {"PL210"})


def test_a_pipe_called_like_a_page(strange: Callable[[Files], Coursekit]) -> None:
    course = strange({})
    (course.folder / LESSON).unlink()
    os.mkfifo(course.folder / LESSON)
    check(course, {"CK003"})


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(strange: Callable[[Files], Coursekit]) -> None:
    course = strange({})
    (course.folder / LESSON).chmod(0)
    check(course, {"CK003"})


def test_a_missing_manifest(strange: Callable[[Files], Coursekit]) -> None:
    course = strange({})
    (course.folder / "tracks/bread/track.yaml").unlink()
    check(course, {"PL211"})


def test_no_lesson_at_all(coursekit: Coursekit) -> None:
    (coursekit.folder / "tracks").mkdir()
    outcome = coursekit("lint")
    assert outcome.code == 2
    assert "no lesson was found" in outcome.out


HEAVY = [
    "20 MB",
    "a line of 900 kB of brackets",
    "3,000 broken links on a line",
    "ten thousand headings",
]


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_input_stays_below_300_mb(name: str, strange: Callable[[Files], Coursekit]) -> None:
    course = strange(CASES[name][0])
    code = (
        "import resource, sys\n"
        "from coursekit.cli import cli\n"
        "from coursekit.cli.boundary import run\n"
        "code = run(cli, ['lint', '--format', 'json', '--output', 'report.json'])\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "assert peak < 300, peak\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=course.folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr[-2000:]
    assert (Path(course.folder) / "report.json").stat().st_size > 0
