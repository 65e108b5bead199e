"""The reference page of a JSON Schema: every key, with what it must be and what it means."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any


def render(name: str, schema: Mapping[str, Any]) -> str:
    """The page of a schema as Markdown."""
    lines = [
        f"# {schema['title']}",
        "",
        _visible(schema["description"]),
        "",
        f"Made from `schemas/{name}.v1.schema.json` (also `coursekit schema {name}`). A key with",
        "a `?` behind it may be left out.",
        "",
        "| key | must be | meaning |",
        "| --- | --- | --- |",
        *(_row(key, node, required) for key, node, required in _keys(schema, "")),
        "",
        "## Example",
        "",
        "```json",
        json.dumps(schema["examples"][0], indent=2, ensure_ascii=False),
        "```",
    ]
    return "\n".join(lines) + "\n"


def _keys(node: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    for key, child in node.get("properties", {}).items():
        path = f"{prefix}.{key}" if prefix else key
        yield path, child, key in node.get("required", ())
        yield from _keys(child, path)
        if isinstance(items := child.get("items"), Mapping):
            yield from _keys(items, f"{path}[]")
        if isinstance(values := child.get("additionalProperties"), Mapping):
            yield f"{path}.*", values, False
            yield from _keys(values, f"{path}.*")


def _row(key: str, node: Mapping[str, Any], required: bool) -> str:
    mark = "" if required else "?"
    expects = node.get("x-expects") or _type(node)
    cells = (f"`{key}`{mark}", expects, node.get("description", ""))
    escaped = (_visible(cell.replace("|", "\\|")) for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _visible(text: str) -> str:
    """The text with the `<` of `<track>` shown instead of read as HTML."""
    return text.replace("<", "&lt;")


def _type(node: Mapping[str, Any]) -> str:
    type_ = node.get("type", "")
    return " or ".join(type_) if isinstance(type_, list) else str(type_)
