"""`tracks/reviews.yaml` and `tracks/review-plan.yaml`: all that can be read, and the problems."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from coursekit.model.course import Manifest
from coursekit.model.dates import iso_date
from coursekit.model.record import KeyPath, Record, Stated, ViolationKind, dotted
from coursekit.model.review import (
    Ledger,
    LedgerProblem,
    Owners,
    Planned,
    Review,
    ReviewFacts,
    ReviewPlan,
    Snooze,
)
from coursekit.model.text import Place, Span, Text
from coursekit.reading.facts import items
from coursekit.reading.review_entries import NEEDED, VERSIONS, fits
from coursekit.reading.schemas import violations
from coursekit.reading.tree import Tree
from coursekit.reading.yaml import read_yaml
from coursekit.words import shortened

LEDGER_BYTES = 16_777_216
"""The largest ledger or plan that is read."""
PROBLEMS = 50
"""How many problems are told one by one."""
LEDGER_SCHEMA, PLAN_SCHEMA = VERSIONS["reviews"], VERSIONS["review-plan"]

_MARKER = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
"""What git leaves where a merge met a conflict."""
_NESTING = 10
_MERGED = {
    "reviews": "Remove this line and keep the entries around it: both sides count.",
    "review-plan": "Keep the snoozes of both sides and the rest of one, then run `coursekit review "
    "plan` again.",
}
"""How a conflict is mended in each kind of file."""


def find_ledger(tree: Tree, path: str) -> Ledger | None:
    """The ledger at a path of a tree; none where there is no such file. Raises `OSError`."""
    data = _bytes(tree, path)
    return None if data is None else read_ledger(path, data)


def find_plan(tree: Tree, path: str) -> ReviewPlan | None:
    """The plan at a path of a tree; none where there is no such file. Raises `OSError`."""
    data = _bytes(tree, path)
    return None if data is None else read_plan(path, data)


def read_ledger(path: str, data: bytes) -> Ledger:
    """A ledger from its bytes."""
    reading = _Reading.of(path, "reviews", data)
    found: dict[tuple[object, ...], Review] = {}
    for at, value in reading.sound("reviews", NEEDED["reviews"]):
        place = reading.record.place((*at, "lesson"))
        review = Review(**{**value, "date": iso_date(value["date"])}, place=place)
        said = (review.lesson, review.date, review.reviewer, review.digest, review.note)
        # A merge may keep an entry twice, once without its sketch.
        if said not in found or not found[said].blocks:
            found[said] = review
    reviews = sorted(found.values(), key=lambda one: one.date)
    return Ledger(path, tuple(reviews), reading.told(), reading.text)


def read_plan(path: str, data: bytes) -> ReviewPlan:
    """A plan from its bytes; of two weeks for one lesson the first counts."""
    reading = _Reading.of(path, "review-plan", data)
    planned: dict[str, Planned] = {}
    for at, value in reading.sound("planned", NEEDED["planned"]):
        week = iso_date(value["week"])
        if week is None or week.weekday():
            monday = week and week - dt.timedelta(week.weekday())
            message, help_ = f"{value['week']} is no Monday", f"That of its week is {monday}."
            reading.problem((*at, "week"), message, help_)
            continue
        after = iso_date(value.get("after"))
        one = Planned(value["lesson"], week, value["reviewer"], after)
        if planned.setdefault(one.lesson, one) != one:
            message = f"'{shortened(one.lesson)}' is planned above already"
            reading.problem((*at, "lesson"), message, "Remove one of the two entries.")
    snoozes = sorted(
        (
            Snooze(**{**value, "until": iso_date(value["until"]), "made": iso_date(value["made"])})
            for at, value in reading.sound("snoozes", NEEDED["snoozes"])
        ),
        key=lambda one: (one.made, one.until),
    )
    once = tuple(dict.fromkeys(snoozes))  # a merge may keep one twice
    return ReviewPlan(path, tuple(planned.values()), once, reading.told(), reading.text)


def review_facts(manifest: Manifest | None) -> ReviewFacts:
    """What the course's manifest says of reviews; what its schema refuses it does not say."""
    if manifest is None:
        return ReviewFacts()
    record = manifest.record
    tiers = record.at(("review", "tiers"))
    names = record.at(("owners",))
    return ReviewFacts(
        every=_text(record, ("review", "every")),
        tiers={
            name: stated
            for name in (tiers if isinstance(tiers, dict) else ())
            if (stated := _text(record, ("review", "tiers", name)))
        },
        owners=Owners({name: _capacity(record, name) for name in names})
        if isinstance(names, dict)
        else None,
    )


def _text(record: Record, path: KeyPath) -> Stated[str] | None:
    value = _fitting(record, path)
    return Stated(value, record.place(path)) if isinstance(value, str) else None


def _capacity(record: Record, name: str) -> int | None:
    value = _fitting(record, ("owners", name, "capacity"))
    return value if isinstance(value, int) else None


def _fitting(record: Record, path: KeyPath) -> Any:
    refused = any(violation.path == path for violation in record.violations)
    return None if refused else record.at(path)


def _bytes(tree: Tree, path: str) -> bytes | None:
    folder, _, name = path.rpartition("/")
    return tree.read(path, LEDGER_BYTES) if name in tree.names(folder) else None


@dataclass
class _Reading:
    record: Record
    text: Text = field(default_factory=lambda: Text(""))
    problems: list[LedgerProblem] = field(default_factory=list)
    broken: set[KeyPath] = field(default_factory=set)
    """The entries that cannot be read."""

    @classmethod
    def of(cls, path: str, schema: str, data: bytes) -> _Reading:
        """The YAML of a file, with all that is wrong with it by its schema."""
        if len(data) > LEDGER_BYTES:
            return cls._unread(path, f"the file is larger than {LEDGER_BYTES:,} bytes")
        try:
            text = Text(data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            return cls._unread(path, f"the file is not UTF-8: byte 0x{data[error.start]:02x}")
        without = Text(_MARKER.sub("#######", text.content))
        record = read_yaml(path, without, Span(0, len(without.content)), _NESTING)
        reading = cls(record, text)
        for marker in _MARKER.finditer(text.content):
            reading.problems.append(_conflict(path, schema, marker))
        reading._syntax()
        if not (record.problems or fits(schema, record.value)):
            reading._schema(schema)
        return reading

    @classmethod
    def _unread(cls, path: str, message: str) -> _Reading:
        nowhere = Place(path, Span(0, 0))
        help_ = "Put back the last version of the file that could be read."
        empty = Record(path=path, value=None, span=nowhere.span, entries={})
        return cls(empty, problems=[LedgerProblem(nowhere, message, help_)])

    def sound(self, key: str, needed: frozenset[str]) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
        """The entries of a list that fit their schema, as arguments."""
        for at, value in items(self.record, (key,)):
            if at not in self.broken and isinstance(value, dict):
                known = {name: value[name] for name in value if (*at, name) not in self.broken}
                # A key that is missing goes untold where an unknown one was meant to be it.
                if known.keys() >= needed:
                    yield at, known

    def problem(self, at: KeyPath, message: str, help_: str) -> None:
        """Keep a problem of the value at a path."""
        self.problems.append(LedgerProblem(self.record.place(at), message, help_))

    def told(self) -> tuple[LedgerProblem, ...]:
        """The problems that are told, by place: the first, and how many more there are."""
        problems = sorted(self.problems, key=lambda one: one.place)
        if len(problems) <= PROBLEMS:
            return tuple(problems)
        last = problems[PROBLEMS]
        more = f"{len(problems) - PROBLEMS:,} more problems in this file are not told one by one"
        return (*problems[:PROBLEMS], dataclasses.replace(last, message=more))

    def _syntax(self) -> None:
        for problem in self.record.problems:
            place = Place(self.record.path, problem.span)
            self.problems.append(LedgerProblem(place, problem.message, problem.help))
        for duplicate in self.record.duplicates:
            place = Place(self.record.path, duplicate.again)
            message = f"`{dotted(duplicate.path)}` stands here again; the first one counts"
            help_ = "Remove one of the two."
            self.problems.append(LedgerProblem(place, message, help_))

    def _schema(self, schema: str) -> None:
        spans = {path: (entry.key, entry.value) for path, entry in self.record.entries.items()}
        for violation in violations(schema, self.record.value, spans, {}):
            place = Place(self.record.path, violation.span)
            self.problems.append(LedgerProblem(place, violation.message, violation.help))
            unknown = violation.kind is ViolationKind.UNKNOWN_KEY
            self.broken.add(violation.path if unknown else violation.path[:2])


def _conflict(path: str, schema: str, marker: re.Match[str]) -> LedgerProblem:
    return LedgerProblem(
        Place(path, Span(*marker.span())),
        "this line is left from a merge that met a conflict",
        _MERGED[schema],
    )
