"""Disagreements with the schemas: each told once, at the smallest place, in words that help."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from coursekit.model.record import KeyPath, Violation, ViolationKind
from coursekit.model.text import Span, Text
from coursekit.reading.schemas import SCHEMAS, schema, schema_for_page, schema_text, violations
from coursekit.reading.yaml import read_yaml
from tests.support.schemas import INPUT

MISSING, UNKNOWN, INVALID = ViolationKind

BRIEF = """title: Proofing
description: Yeast turns sugar into gas.
page: brief
track: bread
phase: 1
order: 2
difficulty: intro
read_minutes: 5
practice_minutes: 5
prerequisites: [bread/flour]
objectives: [Explain it, Draw it, Bake it]
authors: [Ada]
status: published
published: 2026-03-02
"""
REFERENCES = "title: Proofing\npage: references\nderived: false\n"
SOURCE = """title: Proofing
page: references
derived: true
sources:
  - title: On dough
    creators: [Ada]
    url: https://example.org
    license: MIT
    use: linked
"""
COURSE = (
    "title: Baking\nlanguage: en\nlicense: {text: MIT, code: MIT}\nrights_statement: '{source}'\n"
)
TRACK = """number: 1
title: Bread
level: easy
description: All of it
phases:
  - slug: dough
    title: Dough
    lessons: [flour, {slug: rye, title: Rye, status: planned}]
"""


def check(
    name: str, source: str, names: Mapping[str, str] | None = None
) -> list[tuple[str, Violation]]:
    text = Text(source)
    record = read_yaml("file", text, Span(0, len(source)), 100)
    assert not record.problems
    spans = {path: (entry.key, entry.value) for path, entry in record.entries.items()}
    found = violations(name, record.value, spans, names or {})
    return [(text.cut(violation.span), violation) for violation in found]


def only(name: str, source: str, names: Mapping[str, str] | None = None) -> tuple[str, Violation]:
    [found] = check(name, source, names)
    return found


def changed(source: str, old: str, new: str) -> str:
    assert source.count(old) == 1
    return source.replace(old, new)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("brief", BRIEF),
        ("brief", BRIEF.replace("published: 2026-03-02\n", "").replace("published", "draft")),
        ("references", REFERENCES),
        ("references", SOURCE),
        ("course", COURSE),
        ("track", TRACK),
        ("practice", "title: Proofing\npage: practice\nexercises: {self-check: [1]}\n"),
        ("page", "title: Proofing\npage: lesson\n"),
    ],
)
def test_what_fits_has_no_violation(name: str, source: str) -> None:
    assert check(name, source) == []


# Missing keys


def test_a_missing_key_is_told_at_the_mapping_that_lacks_it() -> None:
    at, violation = only("course", changed(COURSE, "text: MIT, ", ""))
    assert (at, violation.kind, violation.path) == ("license", MISSING, ("license", "text"))
    assert violation.message == "`license.text` is missing"
    assert violation.help == (
        "Add it: an SPDX license expression, such as CC-BY-SA-4.0 or LicenseRef-Public-Channel."
    )


def test_a_key_that_the_root_or_an_entry_lacks_is_told_where_that_begins() -> None:
    _, violation = only("references", changed(REFERENCES, "title: Proofing\n", ""))
    assert (violation.message, violation.span) == ("`title` is missing", Span(0, 0))
    _, violation = only("references", changed(SOURCE, "    use: linked\n", ""))
    start = SOURCE.index("title: On dough")
    assert (violation.message, violation.span) == (
        "`sources[0].use` is missing",
        Span(start, start),
    )


@pytest.mark.parametrize(
    ("name", "source", "message", "reason"),
    [
        ("brief", changed(BRIEF, "published: 2026-03-02\n", ""), "`published`", "`status` is not"),
        ("references", changed(REFERENCES, "false", "true"), "`sources`", "`derived` is true"),
        (
            "track",
            changed(TRACK, "title: Rye, ", ""),
            "`phases[0].lessons[1].title`",
            "`status` is planned",
        ),
    ],
)
def test_a_key_that_another_asks_for_says_so(
    name: str, source: str, message: str, reason: str
) -> None:
    _, violation = only(name, source)
    assert violation.message == f"{message} is missing"
    assert f"because {reason}" in violation.help


def test_a_null_is_no_missing_key() -> None:
    at, violation = only("brief", changed(BRIEF, "title: Proofing", "title:"))
    assert (at, violation.kind) == ("", INVALID)
    assert violation.message.endswith("; found nothing")
    assert violation.help == "Write a value behind the key."


# Unknown keys


def test_an_unknown_key_offers_the_nearest_and_is_not_told_as_missing_too() -> None:
    at, violation = only("brief", changed(BRIEF, "read_minutes", "'Readminutes'"))
    assert (at, violation.kind, violation.path) == ("'Readminutes'", UNKNOWN, ("Readminutes",))
    assert violation.message == "`Readminutes` is not a known key"
    assert violation.help == "Did you mean `read_minutes`?"
    assert violation.replacement == "read_minutes"


def test_an_unknown_key_in_an_entry_says_where() -> None:
    at, violation = only("references", changed(SOURCE, "creators", "creator"))
    assert (at, violation.path) == ("creator", ("sources", 0, "creator"))
    assert violation.message == "`creator` is not a known key in `sources[0]`"
    assert violation.replacement == "creators"


def test_a_mistyped_key_beside_the_right_one_is_to_be_removed() -> None:
    _, violation = only("brief", BRIEF + "publishd: 2026-03-02\n")
    assert violation.help == "Remove it: `published` is there already."
    assert violation.replacement is None


def test_a_key_near_none_lists_those_that_may_be_added() -> None:
    _, violation = only("brief", BRIEF + "tags: [a]\n")
    assert violation.help == (
        "Remove it, or write one that is known here: reviewed, review_every, owner, license."
    )
    _, violation = only("page", "title: a\npage: lesson\ntags: [a]\n")
    assert violation.help == "Remove it."
    assert violation.replacement is None


def test_an_endless_key_is_shortened() -> None:
    _, violation = only("page", f"title: a\npage: lesson\n{'x' * 500}: y\n")
    assert len(violation.message) < 120


# Values


@pytest.mark.parametrize(
    ("old", "new", "message", "help_", "replacement"),
    [
        (
            "difficulty: intro",
            "difficulty: Deap",
            "`difficulty` must be one of intro, standard or deep; found 'Deap'",
            "Did you mean 'deep'?",
            "deep",
        ),
        (
            "page: brief",
            "page: Brief",
            "`page` must be the word brief; found 'Brief'",
            "Did you mean 'brief'?",
            "brief",
        ),
        (
            "page: brief",
            "page: 3",
            "`page` must be the word brief; found 3",
            "Correct the value; `coursekit schema brief` describes the key.",
            None,
        ),
        (
            "read_minutes: 5",
            "read_minutes: 13.0",
            "`read_minutes` must be a whole number of minutes, 1 or more; found 13.0",
            "Write 13.",
            "13",
        ),
        (
            "read_minutes: 5",
            "read_minutes: 12.5",
            "`read_minutes` must be a whole number of minutes, 1 or more; found 12.5",
            "Correct the value; `coursekit schema brief` describes the key.",
            None,
        ),
        (
            "read_minutes: 5",
            "read_minutes: '13'",
            "`read_minutes` must be a whole number of minutes, 1 or more; found the text '13'",
            "Remove the quotation marks: in them it is a text.",
            "13",
        ),
        (
            "read_minutes: 5",
            "read_minutes: '0'",
            "`read_minutes` must be a whole number of minutes, 1 or more; found the text '0'",
            "Correct the value; `coursekit schema brief` describes the key.",
            None,
        ),
        (
            "read_minutes: 5",
            "read_minutes: true",
            "`read_minutes` must be a whole number of minutes, 1 or more; found true",
            "Correct the value; `coursekit schema brief` describes the key.",
            None,
        ),
        (
            "read_minutes: 5",
            f"read_minutes: '{'9' * 400}'",
            (
                "`read_minutes` must be a whole number of minutes, 1 or more; found the text "
                f"'{'9' * 59}…'"
            ),
            "Correct the value; `coursekit schema brief` describes the key.",
            None,
        ),
        (
            "title: Proofing",
            "title: 1984",
            "`title` must be the title of the lesson, a text that is not empty; found 1984",
            "Put it in quotation marks, so that it is a text.",
            None,
        ),
        (
            "title: Proofing",
            "title: ''",
            (
                "`title` must be the title of the lesson, a text that is not empty; "
                "found an empty text"
            ),
            "Correct the value; `coursekit schema brief` describes the key.",
            None,
        ),
        (
            "title: Proofing",
            "title: ' '",
            (
                "`title` must be the title of the lesson, a text that is not empty; "
                "found nothing but white space"
            ),
            "Correct the value; `coursekit schema brief` describes the key.",
            None,
        ),
        (
            "title: Proofing",
            "title: {}",
            (
                "`title` must be the title of the lesson, a text that is not empty; "
                "found an empty mapping"
            ),
            "Correct the value; `coursekit schema brief` describes the key.",
            None,
        ),
        (
            "published: 2026-03-02",
            "published: 2026-02-30",
            (
                "`published` must be a date written YYYY-MM-DD; found '2026-02-30', "
                "which is no day of the calendar"
            ),
            "Correct the month or the day.",
            None,
        ),
        (
            "published: 2026-03-02",
            "published: 2 March",
            "`published` must be a date written YYYY-MM-DD; found '2 March'",
            "Write it like this: `2026-11-21`.",
            None,
        ),
        (
            "track: bread",
            "track: 0",
            "`track` must be the slug of the track, or its number, 1 or more; found 0",
            "Correct the value; `coursekit schema brief` describes the key.",
            None,
        ),
        (
            "authors: [Ada]",
            "authors: Ada",
            "`authors` must be a list of one or more authors; found 'Ada'",
            "Write a list in brackets, even where it has one entry.",
            None,
        ),
        (
            "authors: [Ada]",
            "authors: []",
            "`authors` must be a list of one or more authors; found an empty list",
            "Add at least 1 entry.",
            None,
        ),
        (
            "authors: [Ada]",
            "authors: {Ada: 1}",
            "`authors` must be a list of one or more authors; found a mapping",
            "Correct the value; `coursekit schema brief` describes the key.",
            None,
        ),
        (
            "authors: [Ada]",
            "authors: [Ada, ~]",
            "`authors[1]` must be the name of an author, a text that is not empty; found nothing",
            "Write the entry, or remove it.",
            None,
        ),
        (
            "[bread/flour]",
            "",
            (
                "`prerequisites` must be a list of prerequisites, each written track/lesson and named "
                "once; found nothing"
            ),
            "Write [] where there is none.",
            None,
        ),
        (
            "[bread/flour]",
            "[flour]",
            (
                "`prerequisites[0]` must be a lesson written track/lesson, such as "
                "multimodal-ai/transformers-in-diffusion; found 'flour'"
            ),
            "Correct the value; `coursekit schema brief` describes the key.",
            None,
        ),
        (
            "[bread/flour]",
            "[a/b, a/c, a/b]",
            "`prerequisites[2]` must not repeat what `prerequisites[0]` says",
            "Remove one of the two.",
            None,
        ),
        (
            ", Draw it, Bake it]",
            "]",
            "`objectives` must be a list of 3 to 5 objectives; found a list of 1 entry",
            "Add at least 2 more entries.",
            None,
        ),
        (
            ", Draw it, Bake it]",
            ", b, c, d, e, f]",
            "`objectives` must be a list of 3 to 5 objectives; found a list of 6 entries",
            "Remove at least 1 entry.",
            None,
        ),
    ],
)
def test_an_invalid_value(
    old: str, new: str, message: str, help_: str, replacement: str | None
) -> None:
    _, violation = only("brief", changed(BRIEF, old, new))
    assert violation.kind is INVALID
    assert violation.message == message
    assert violation.help == help_
    assert violation.replacement == replacement


@pytest.mark.parametrize(
    ("value", "found", "help_", "replacement"),
    [
        ("yes", "'yes'", "Did you mean 'true'?", "true"),
        ("Off", "'Off'", "Did you mean 'false'?", "false"),
        (
            "'False'",
            "the text 'False'",
            "Remove the quotation marks: in them it is a text.",
            "false",
        ),
        ("so", "'so'", "Correct the value; `coursekit schema references` describes the key.", None),
    ],
)
def test_what_is_meant_as_true_or_false(
    value: str, found: str, help_: str, replacement: str | None
) -> None:
    at, violation = only("references", changed(REFERENCES, "false", value))
    assert at == value
    assert violation.message == f"`derived` must be true or false; found {found}"
    assert (violation.help, violation.replacement) == (help_, replacement)


def test_a_value_that_another_forbids_says_so() -> None:
    at, violation = only("references", changed(SOURCE, "derived: true", "derived: false"))
    assert at.startswith("- title")
    assert violation.message == (
        "`sources` must be left out or an empty list, because `derived` is false; "
        "found a list of 1 entry"
    )
    assert violation.help == "Remove the key, or change the value that forbids it."


def test_what_counts_as_the_same_entry() -> None:
    source = "title: a\npage: practice\nexercises:\n  b: [1, true, [2], 1.0, [2], 3]\n"
    texts = {violation.path[-1]: violation.message for _, violation in check("practice", source)}
    assert texts[3] == "`exercises.b[3]` must not repeat what `exercises.b[0]` says"
    assert texts[1].endswith("found true")
    assert texts[2].endswith("found a list of 1 entry")
    assert texts[4] == "`exercises.b[4]` must not repeat what `exercises.b[2]` says"


def test_a_long_list_of_equals_takes_no_long_time() -> None:
    found = check("practice", f"exercises: {{a: [{'1, ' * 20_000}]}}")
    assert len(found) == 20_001


def test_an_entry_of_two_possible_types() -> None:
    at, violation = only("track", changed(TRACK, "flour", "[x]"))
    assert (at, violation.path) == ("[x]", ("phases", 0, "lessons", 0))
    assert violation.message == (
        "`phases[0].lessons[0]` must be the slug of a lesson (small letters, digits and single "
        "hyphens), or a mapping with `slug`; found a list of 1 entry"
    )


def test_a_key_that_is_not_allowed_is_told_at_the_key() -> None:
    source = COURSE + "licenses:\n  Public: {text: a, evidence: b, seen: 2026-03-02, allows: []}\n"
    at, violation = only("course", source)
    assert (at, violation.kind, violation.path) == ("Public", INVALID, ("licenses", "Public"))
    assert violation.message == (
        "a key in `licenses` must be a name that starts with LicenseRef- and goes on with "
        "letters, digits, dots and hyphens; found 'Public'"
    )


def test_a_key_and_its_value_may_both_be_wrong() -> None:
    found = check("course", COURSE + "owners:\n  '': 3\n")
    assert [(at, violation.path) for at, violation in found] == [
        ("''", ("owners", "")),
        ("3", ("owners", "")),
    ]


@pytest.mark.parametrize(
    ("name", "source", "message"),
    [
        (
            "brief",
            "- a\n- b\n",
            "the front matter must be a mapping of keys to values; found a list",
        ),
        (
            "page",
            "title Proofing\n",
            "the front matter must be a mapping of keys to values; found 't",
        ),
        ("references", "", "the front matter must be a mapping of keys to values; found nothing"),
        (
            "course",
            "# nothing\n",
            "the manifest must be a mapping of keys to values; found nothing",
        ),
        ("track", "3\n", "the manifest must be a mapping of keys to values; found 3"),
    ],
)
def test_a_root_that_is_no_mapping(name: str, source: str, message: str) -> None:
    _, violation = only(name, source)
    assert violation.path == ()
    assert violation.message.startswith(message)
    assert violation.help == (
        f"Write one `key: value` on each line; `coursekit schema {name}` shows the keys."
    )


def test_all_problems_of_a_file_are_told_at_once() -> None:
    source = SOURCE
    for old, new in (
        ("title: Proofing\n", ""),
        ("page: references", "page: reference"),
        ("On dough", "''"),
        ("[Ada]", "[Ada, 3]"),
        ("https://", ""),
        ("license", "licence"),
        ("use: linked", "use: link\n    date: 2026-13-01"),
    ):
        source = changed(source, old, new)
    assert {violation.path for _, violation in check("references", source)} == {
        ("title",),
        ("page",),
        ("sources", 0, "title"),
        ("sources", 0, "creators", 1),
        ("sources", 0, "url"),
        ("sources", 0, "licence"),
        ("sources", 0, "use"),
        ("sources", 0, "date"),
    }


# A course's own keys


def test_messages_use_the_keys_of_the_course() -> None:
    names = {"title": "name", "read_minutes": "time.reading"}
    found = [violation for _, violation in check("brief", "page: brief\nnme: x\n", names)]
    messages = {violation.message: violation.help for violation in found}
    assert "`time.reading` is missing" in messages
    assert messages["`nme` is not a known key"] == "Did you mean `name`?"
    assert "`name` is missing" not in messages
    _, violation = only("brief", changed(BRIEF, "read_minutes: 5", "read_minutes: x"), names)
    assert violation.message.startswith("`time.reading` must be")


def test_a_key_behind_dots_is_named_but_not_put_in_place() -> None:
    names = {"title": "meta.title"}
    _, violation = only("page", "page: lesson\nmetatitle: x\n", names)
    assert (violation.help, violation.replacement) == ("Did you mean `meta.title`?", None)


def test_keys_inside_of_values_are_nobodys_own() -> None:
    names = {"title": "name"}
    _, violation = only("references", changed(SOURCE, "title: On", "titel: On"), names)
    assert violation.replacement == "title"


# Configuration is checked the same way, with the types of TOML


def in_config(table: Mapping[str, Any], path: KeyPath) -> list[Violation]:
    spans = {path[:depth]: (None, Span(0, 0)) for depth in range(len(path) + 1)}
    return list(violations("config", table, spans, {}))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e300])
def test_numbers_that_toml_knows(value: float) -> None:
    [violation] = in_config({"limits": {"page_bytes": value}}, ("limits", "page_bytes"))
    assert violation.message == (
        f"`limits.page_bytes` must be a whole number of bytes, 1 or more; found {value}"
    )
    assert violation.replacement is None


def test_a_key_among_allowed_ones_offers_the_nearest() -> None:
    table = {"front_matter": {"keys": {"titel": "name"}}}
    [violation] = in_config(table, ("front_matter", "keys", "titel"))
    assert violation.help == "Did you mean 'title'?"


# The schemas themselves


def test_names() -> None:
    assert schema_for_page("brief") == "brief"
    assert schema_for_page("cheatsheet") == "page"
    with pytest.raises(KeyError):
        schema_text("breif")
    assert all(json.loads(schema_text(name)) == schema(name) for name in SCHEMAS)


def _parts(node: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, dict):
        yield node
        for key, value in node.items():
            if key not in ("if", "examples"):  # nobody sees the errors of a condition
                yield from _parts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _parts(value)


@pytest.mark.parametrize("name", INPUT)
def test_every_key_that_may_be_missing_says_what_it_holds(name: str) -> None:
    for part in _parts(schema(name)):
        if isinstance(part.get("required"), list):
            assert all(part["properties"][key]["x-expects"] for key in part["required"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one_and_its_examples_fit(name: str) -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema(name))
    checker = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(schema(name), format_checker=checker)
    for example in schema(name)["examples"]:
        assert list(validator.iter_errors(example)) == []
