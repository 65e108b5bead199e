"""YAML to a `Record`: plain values, and the place of every key and value.

The values are built from PyYAML's event stream rather than from its composer. The C composer
recurses, and crashes the process at some 30,000 nested brackets; the event stream does not. It also
still holds what composing forgets: duplicate keys, tags, anchors.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from coursekit.model.record import Duplicate, Entry, KeyPath, Record, SyntaxProblem
from coursekit.model.text import Span, Text
from coursekit.reading.scalars import plain
from coursekit.reading.yaml_errors import explained

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_BREAK = re.compile(r"(?:\r\n|[\r\n])\Z")


class _Refused(Exception):
    """The text cannot be read as we read YAML."""

    def __init__(self, problem: SyntaxProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_yaml(path: str, text: Text, span: Span, nesting: int) -> Record:
    """Read the YAML in the given span of a file.

    Reads the core schema of YAML 1.2. Anchors, aliases, merge keys, tags and more than `nesting`
    levels are refused. Of a text that cannot be read the record holds the first problem and `None`
    as its value.
    """
    source = text.cut(span)
    mark = source.startswith("\ufeff")  # libyaml passes over it without counting it
    builder = _Builder(source[mark:], span.start + mark, nesting)
    try:
        value, outer = builder.document()
    except _Refused as refused:
        return Record(path=path, value=None, span=span, entries={}, problems=(refused.problem,))
    return Record(
        path=path,
        value=value,
        span=outer,
        entries=builder.entries,
        duplicates=tuple(builder.duplicates),
    )


@dataclass
class _Builder:
    """Walks the events once; every method consumes the events of one node."""

    source: str
    base: int
    nesting: int
    entries: dict[KeyPath, Entry] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)

    def document(self) -> tuple[Any, Span]:
        events = self._events()
        event = next(events, None)
        if event is None:  # nothing but comments or white space
            whole = Span(self.base, self.base + len(self.source))
            self.entries[()] = Entry(None, whole)
            return None, whole
        value, span = self._node(events, event, (), None)
        extra = next(events, None)
        if extra is not None:
            self._refuse(
                self._span(extra),
                "a second YAML document begins here",
                "Keep one document in a file: remove the `---` above and what follows, or merge both.",
            )
        return value, span

    def _events(self) -> Iterator[Any]:
        try:
            for event in yaml.parse(self.source, Loader=_Loader):
                if isinstance(event, yaml.NodeEvent):
                    self._check(event)
                    yield event
                elif isinstance(event, yaml.CollectionEndEvent):
                    yield event
        except yaml.reader.ReaderError as error:
            raise _Refused(self._shifted(_unprintable(error, self.source))) from error
        except yaml.MarkedYAMLError as error:
            raise _Refused(self._shifted(explained(error, self.source))) from error

    def _check(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            word = "an alias" if isinstance(event, yaml.AliasEvent) else "an anchor"
            self._refuse(
                self._span(event),
                f"{word} (`{event.anchor}`) is not read here",
                "Write the value out where it counts; a text that begins with `*` or `&` needs "
                "quotation marks.",
            )
        written = self.source[event.start_mark.index : event.end_mark.index]
        # libyaml reads a lone `!` as a tag but does not tell.
        if event.tag is not None or written.startswith("!"):
            tag = written.split(maxsplit=1)[0]
            self._refuse(
                self._span(event),
                f"the tag `{tag}` is not read here",
                "Remove the tag; a text that begins with `!` needs quotation marks.",
            )

    def _node(
        self, events: Iterator[Any], event: Any, path: KeyPath, key: Span | None
    ) -> tuple[Any, Span]:
        if len(path) > self.nesting:
            self._refuse(
                self._span(event),
                f"the values nest more than {self.nesting} levels deep",
                "Flatten the data, or raise `nesting` under `[limits]` in coursekit.toml.",
            )
        value: Any
        if isinstance(event, yaml.MappingStartEvent):
            value, span = self._mapping(events, event, path)
        elif isinstance(event, yaml.SequenceStartEvent):
            value, span = self._sequence(events, event, path)
        else:
            value = plain(event.value) if event.implicit[0] else event.value
            span = self._span(event)
        self.entries[path] = Entry(key, span)
        return value, span

    def _sequence(self, events: Iterator[Any], start: Any, path: KeyPath) -> tuple[list[Any], Span]:
        values: list[Any] = []
        last = self._span(start)
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            value, last = self._node(events, event, (*path, len(values)), None)
            values.append(value)
        return values, self._collection_span(start, event, last)

    def _mapping(
        self, events: Iterator[Any], start: Any, path: KeyPath
    ) -> tuple[dict[str, Any], Span]:
        values: dict[str, Any] = {}
        keys: dict[str, Span] = {}
        last = self._span(start)
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event)
            key_span = self._span(event)
            if key in keys:
                self.duplicates.append(Duplicate((*path, key), key_span, keys[key]))
                kept, self.entries = self.entries, {}
                _, last = self._node(events, next(events), (*path, key), key_span)
                self.entries = kept
            else:
                keys[key] = key_span
                values[key], last = self._node(events, next(events), (*path, key), key_span)
            last = max(last, key_span)
        return values, self._collection_span(start, event, last)

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(
                self._span(event),
                "a key must be a word, not a list or a mapping",
                "Write the key as plain text before the colon; a text that begins with a bracket "
                "or a brace needs quotation marks.",
            )
        if event.value == "<<" and event.implicit[0]:
            self._refuse(
                self._span(event),
                "a merge key (`<<`) is not read here",
                "Write the merged keys out.",
            )
        return str(event.value)

    def _span(self, event: Any) -> Span:
        """The event's text, of a block scalar without the line break at its end."""
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">"):
            end = start + len(_block(self.source[start:end], event.value))
        return Span(self.base + start, self.base + end)

    def _collection_span(self, start: Any, end: Any, last: Span) -> Span:
        """Flow collections end at their bracket; block ones at the last value they hold."""
        if start.flow_style:
            return Span(self.base + start.start_mark.index, self.base + end.end_mark.index)
        return Span(self.base + start.start_mark.index, last.end)

    def _refuse(self, span: Span, message: str, help_: str) -> NoReturn:
        raise _Refused(SyntaxProblem(span, message, help_))

    def _shifted(self, problem: SyntaxProblem) -> SyntaxProblem:
        return dataclasses.replace(problem, span=problem.span.shifted(self.base))


def _block(text: str, value: str) -> str:
    """A block scalar without its last line break, and without empty lines that do not count."""
    last = value.rstrip("\r\n").rpartition("\n")[2]
    if re.match(r"[|>][0-9]?\+", text) or (last and not last.strip(" \t")):
        return _LINE_BREAK.sub("", text)
    shorter = text.rstrip("\r\n ")
    rest = text[len(shorter) :]
    return shorter + rest[: len(rest) - len(rest.lstrip(" "))]


def _unprintable(error: Any, source: str) -> SyntaxProblem:
    # The C parser counts bytes, the one in Python counts characters; both name the character.
    code = error.character if isinstance(error.character, int) else ord(error.character)
    at = max(source.find(chr(code)), 0)
    return SyntaxProblem(
        Span(at, at + 1),
        f"the character U+{code:04X} is not allowed in YAML",
        "Remove the character, or write it as an escape inside double quotation marks.",
    )
