"""Bytes of a file to a `Document` or a `Manifest`: pure, so that it can be cached and shared out."""

from __future__ import annotations

import dataclasses

from coursekit.model.course import Manifest, Unread, UnreadReason
from coursekit.model.document import Document, FrontMatterState
from coursekit.model.record import Record
from coursekit.model.settings import Settings
from coursekit.model.suppression import Suppression
from coursekit.model.text import LINE_ENDING, Span, Text
from coursekit.reading.claims import ClaimReader
from coursekit.reading.front_matter import split
from coursekit.reading.keys import translate
from coursekit.reading.markdown import read_markdown
from coursekit.reading.schemas import schema_for_page, violations
from coursekit.reading.shown import ShownReader
from coursekit.reading.suppressions import in_yaml
from coursekit.reading.yaml import read_yaml


def decode(path: str, data: bytes, limit: int) -> Text | Unread:
    """The text of a file as UTF-8, without a byte order mark, or why there is none."""
    if len(data) > limit:
        return Unread(path, UnreadReason.TOO_LARGE, f"{limit:,}")
    try:
        return Text(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        bad = error.object  # without the byte order mark, as `start` counts
        line = len(LINE_ENDING.findall(bad[: error.start].decode("latin-1"))) + 1
        return Unread(path, UnreadReason.NOT_UTF8, f"0x{bad[error.start]:02x}", line)


def read_page(path: str, kind: str, text: Text, settings: Settings) -> Document:
    """A page of a lesson, with its front matter checked against the schema of its kind."""
    parts = split(text)
    record, suppressions = None, tuple[Suppression, ...]()
    if parts.state is FrontMatterState.PRESENT:
        record = read_yaml(path, text, parts.yaml, settings.limits.nesting)
        suppressions = in_yaml(text, parts.yaml, record)
        record = _checked(translate(record, settings.keys), schema_for_page(kind), settings)
    mdx = path.endswith(".mdx")
    facts = read_markdown(
        text,
        parts.body_line,
        settings.limits,
        mdx=mdx,
        lists=settings.headings.objectives,
        claims=ClaimReader(settings.words, kind, text.content),
        shown=ShownReader(settings, kind),
    )
    return Document(
        path=path,
        text=text,
        front_matter=parts.state,
        record=record,
        sections=facts.sections,
        links=tuple(sorted(facts.links, key=lambda link: link.span)),
        uses=tuple(facts.uses),
        fences=facts.blocks.fences,
        tables=facts.blocks.tables,
        measure=facts.blocks.measure,
        claims=tuple(facts.claims),
        shown_sources=facts.shown_sources,
        references=facts.references,
        media=facts.media,
        anchors=frozenset(facts.anchors),
        undefined=tuple(facts.undefined),
        labels=facts.labels,
        too_deep=facts.too_deep,
        too_dense=facts.too_dense,
        includes=facts.includes,
        suppressions=suppressions + facts.suppressions,
    )


def read_anchors(text: Text, settings: Settings) -> frozenset[str] | None:
    """The anchors of a Markdown file that is no page of a lesson; none if not all are known."""
    facts = read_markdown(text, split(text).body_line, settings.limits)
    left_out = facts.too_deep or facts.too_dense or facts.includes
    return None if left_out else frozenset(facts.anchors)


def read_manifest(path: str, schema: str, text: Text, settings: Settings) -> Manifest:
    """A manifest, checked against the schema with the given name."""
    whole = Span(0, len(text.content))
    record = read_yaml(path, text, whole, settings.limits.nesting)
    return Manifest(path, text, _checked(record, schema, None), in_yaml(text, whole, record))


def _checked(record: Record, schema: str, settings: Settings | None) -> Record:
    """The record with its violations, unless its YAML could not be read at all."""
    if record.problems:
        return record
    spans = {path: (entry.key, entry.value) for path, entry in record.entries.items()}
    names = settings.keys if settings else {}
    found = tuple(violations(schema, record.value, spans, names))
    return dataclasses.replace(record, violations=found)
