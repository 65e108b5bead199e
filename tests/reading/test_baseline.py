"""The baseline as it is read: whole, broken, and with both sides of a conflict."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from coursekit.model.baseline import SCHEMA, Baseline, Growth, Known
from coursekit.reading import baseline as reading
from coursekit.reading.baseline import find_baseline
from coursekit.reading.schemas import schema
from coursekit.reading.tree import DictTree
from coursekit.reporting.baseline import render_file
from tests.support.baselines import PATH, read


def known(number: int, code: str = "LK901", **more: str) -> Known:
    values = {
        "code": code,
        "fingerprint": f"{number:032x}",
        "stands_on": f"{number + 1000:032x}",
        "lesson": "bread/proofing",
        "path": "tracks/bread/proofing/lesson.md",
        "message": 'there is no "fingerprint": file',
        **more,
    }
    return Known(**values)


def entry(**more: Any) -> dict[str, Any]:
    values = {name: getattr(known(1), name) for name in Known.__slots__}
    return {name: value for name, value in {**values, **more}.items() if value is not None}


def written(*entries: Any, **more: Any) -> str:
    value = {"schema": SCHEMA, "counts": {}, "findings": entries, **more}
    return json.dumps({key: one for key, one in value.items() if one is not None}, indent=1)


HOSTILE = known(
    3, "PL205", path="tracks/caf\udce9/brief.md", message='"\n\u2028<<<<<<< \U0001f600\\'
)


@pytest.mark.parametrize("ones", [(), (known(1),), (known(1), known(2), HOSTILE)])
def test_what_is_written_is_read_and_fits_the_schema(ones: tuple[Known, ...]) -> None:
    growths = (Growth("we live\nwith it", {"LK901": 2}),) if ones else ()
    text = render_file(Baseline(path=PATH, known=ones, grown=growths))
    found = read(text)
    assert (found.known, found.grown, found.problems) == (ones, growths, ())
    assert (found.stated, found.miscounted) == (found.counts, False)
    assert [*Draft202012Validator(schema("baseline")).iter_errors(json.loads(text))] == []
    assert render_file(found) == text


def test_each_finding_has_a_line_of_its_own() -> None:
    text = render_file(Baseline(path=PATH, known=(known(1), known(2))))
    assert [line.count('"code":"LK901"') for line in text.splitlines()].count(1) == 2


def test_there_may_be_none() -> None:
    assert find_baseline(DictTree({}), PATH) is None
    assert find_baseline(DictTree({PATH: ""}), "") is None
    assert find_baseline(DictTree({f"a/{PATH}": written()}), f"a/{PATH}") is not None


def test_one_that_cannot_be_read_is_lost() -> None:
    found = find_baseline(DictTree({PATH: None}), PATH)
    assert found is not None
    assert found.lost
    assert found.problems[0].message == "the baseline cannot be read: permission denied"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the baseline is not JSON: expecting value"),
        ('{"schema": ', "the baseline is not JSON: expecting value"),
        ("[" * 100_000, "the baseline is not JSON as coursekit writes it"),
        ('{"counts": {"LK901": ' + "1" * 5_000 + "}}", "the baseline is not JSON as coursekit"),
        ("[]", "the baseline must be a mapping of keys to values; found an empty list"),
        ("{}", "`schema` is missing"),
        (written(schema="coursekit/baseline/v2"), "of a kind that this version"),
        (written(schema=2), "`schema` must be coursekit/baseline/v1; found 2"),
        (written(counts=None), "`counts` is missing"),
        (written(counts={"LK901": True}), "`counts.LK901` must be a whole number, 0 or more"),
        (written(findings=None), "`findings` is missing"),
        (written(findings={}), "`findings` must be a list of findings; found an empty mapping"),
        (written(entry(message=None)), "`findings[0].message` is missing"),
        (written(3), "`findings[0]` must be a mapping"),
        (written(grown={}), "`grown` must be a list"),
        (written(grown=[{"reason": "x"}]), "`grown[0].added` is missing"),
        (written(grown=[{"added": {}}]), "`grown[0].reason` is missing"),
        (written(grown=[3]), "`grown[0]` must be a mapping"),
    ],
)
def test_what_is_no_baseline_is_lost_and_told(text: str, message: str) -> None:
    found = read(text)
    assert (found.lost, found.known) == (True, ())
    assert any(message in problem.message for problem in found.problems), found.problems
    assert all(problem.help for problem in found.problems)


def test_one_that_is_too_large_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BASELINE_BYTES", 10)
    found = read(written())
    assert found.lost
    assert found.problems[0].message == "the baseline is larger than 10 bytes, so it was not read"


def test_a_problem_stands_at_the_finding_that_has_it() -> None:
    found = read(written(entry(), entry(code=None), entry(code=3)))
    lines = [found.text.position(problem.span.start).line for problem in found.problems]
    assert [found.text.line(line - 1).strip()[:13] for line in lines] == ['"fingerprint"'] * 2
    assert lines[0] < lines[1]


def test_one_without_a_place_stands_at_the_beginning() -> None:
    found = read(written(entry(fingerprint=None)))
    assert [problem.span.start for problem in found.problems] == [0]


def test_not_all_problems_are_told() -> None:
    assert len(read(written(*[3] * 100)).problems) == reading.PROBLEMS


def test_twice_the_same_is_one() -> None:
    assert read(written(entry(), entry())).known == (known(1),)


def conflict(ours: str, base: str, theirs: str, end: str = "\n") -> str:
    """What git leaves, with the base or without it."""
    head, tail = '{"schema": "coursekit/baseline/v1",\n', '\n"findings": [\n'
    middle = f"||||||| 1234567\n{base}\n" if base else ""
    marked = f"<<<<<<< HEAD\n{ours}\n{middle}=======\n{theirs}\n>>>>>>> other\n"
    text = f"{head}{marked}{tail}]}}\n"
    return text.replace("\n", end)


@pytest.mark.parametrize("base", ["", '"counts": {"LK901": 3},'])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_both_sides_of_a_conflict_count(base: str, end: str) -> None:
    growths = ['{"reason": "a", "added": {}}', '{"reason": "b", "added": {}}']
    ours = f'"counts": {{"LK901": 1}}, "grown": [{growths[0]}],'
    theirs = f'"counts": {{}}, "grown": [{", ".join(growths)}],'
    found = read(conflict(ours, base, theirs, end))
    assert not found.lost
    assert [one.reason for one in found.grown] == ["a", "b"]
    (problem,) = found.problems
    assert problem.message == "this line is left from a merge that met a conflict"
    assert found.text.cut(problem.span) == "<<<<<<< HEAD"
    assert not found.miscounted


def test_what_either_side_knows_is_known() -> None:
    ours, theirs = (f'"findings": [{json.dumps(entry(fingerprint=c * 32))}]' for c in "ab")
    text = (
        f'{{"schema": "{SCHEMA}", "counts": {{}},\n<<<<<<<\n{ours}\n=======\n{theirs}\n>>>>>>>\n}}'
    )
    assert {one.fingerprint[0] for one in read(text).known} == {"a", "b"}


def test_a_conflict_of_which_a_side_is_broken_is_lost() -> None:
    found = read(conflict('"counts": {},', "", '"counts": {'))
    assert found.lost
    assert [problem.message for problem in found.problems] == [
        "this line is left from a merge that met a conflict"
    ]


def test_a_marker_in_a_text_is_none() -> None:
    found = read(written(entry(message="<<<<<<< HEAD")))
    assert not found.problems
