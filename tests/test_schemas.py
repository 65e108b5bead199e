"""The schemas are schemas, say what every key means, and accept their own examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from coursekit.model.settings import PAGE_KINDS
from coursekit.reading.schemas import SCHEMAS, schema, schema_for_page, schema_text
from tests.support.schemas import INPUT

FOLDER = Path(__file__).parent.parent / "schemas"


def properties(node: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every property at every depth; the conditions of `if` describe none."""
    if isinstance(node, dict):
        for key, child in node.get("properties", {}).items():
            yield f"{path}.{key}", child
        for key, child in node.items():
            if key not in ("if", "examples", "enum", "const"):
                yield from properties(child, f"{path}.{key}")
    elif isinstance(node, list):
        for child in node:
            yield from properties(child, path)


def test_every_file_is_known() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{n}.v1.schema.json" for n in SCHEMAS}
    assert {schema_for_page(kind) for kind in PAGE_KINDS} <= set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_fits_the_metaschema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema_text(name).endswith("}\n")


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_examples_fit_their_schema(name: str) -> None:
    validator = Draft202012Validator(
        schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert schema(name)["examples"]
    for example in schema(name)["examples"]:
        assert [error.message for error in validator.iter_errors(example)] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_property_has_title_and_description(name: str) -> None:
    found = list(properties(schema(name)))
    assert found
    for path, node in [("", schema(name)), *found]:
        assert node.get("title"), path
        assert node.get("description", "").endswith("."), path


@pytest.mark.parametrize("name", INPUT)
def test_every_property_of_an_input_says_what_it_expects(name: str) -> None:
    for path, node in properties(schema(name)):
        assert node.get("x-expects"), path


def test_an_unknown_schema_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        schema_text("../pyproject")
