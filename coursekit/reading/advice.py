"""What a value is instead of what its schema asks for, and what to write: in words for people.

Every function takes one error of the validator, whose `schema` is the part of the JSON Schema that
the value does not fit. A schema's `x-expects` is a noun phrase that completes "`key` must be …".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from coursekit.reading.scalars import plain
from coursekit.words import nearest, shortened


class SchemaError(Protocol):
    """What we look at in an error of the validator."""

    instance: Any
    schema: Any
    """The part of the schema that holds the keyword which failed."""
    validator: str
    """The keyword."""
    validator_value: Any
    schema_path: Iterable[str | int]
    absolute_path: Collection[str | int]


Advice = tuple[str, str | None]
"""The next step, and what could stand in the value's place where that is likely."""

_ANY_TEXT = r"\S"
_UNQUOTE = "Remove the quotation marks: in them it is a text."
_BOOLEANS = {"yes": "true", "on": "true", "no": "false", "off": "false"}


def expected(error: SchemaError) -> str:
    """The noun phrase for what should stand there."""
    return str(_schema(error).get("x-expects", "another value"))


def found(error: SchemaError) -> str:
    """What stands there."""
    value = error.instance
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return _found_text(error, value)
    if isinstance(value, list):
        return f"a list of {_entries(len(value))}" if value else "an empty list"
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    return shortened(str(value).lower() if isinstance(value, bool) else str(value))


def advice(error: SchemaError, schema_name: str) -> Advice:
    """What to do about a value that does not fit."""
    for advise in _ADVISERS:
        given = advise(error, _schema(error))
        if given:
            return given
    described = f"`coursekit schema {schema_name}`"
    if not error.absolute_path:
        return f"Write one `key: value` on each line; {described} shows the keys.", None
    return f"Correct the value; {described} describes the key.", None


def _found_text(error: SchemaError, value: str) -> str:
    if not value:
        return "an empty text"
    if value.isspace():
        return "nothing but white space"
    if error.validator == "type" and not isinstance(plain(value), str):
        return f"the text '{shortened(value)}'"
    if _is_written_as_date(error):
        return f"'{value}', which is no day of the calendar"
    return f"'{shortened(value)}'"


def _word(error: SchemaError, schema: Mapping[str, Any]) -> Advice | None:
    if not isinstance(error.instance, str):
        return None
    if schema.get("type") == "boolean":
        if isinstance(plain(error.instance), bool):
            return _UNQUOTE, error.instance.lower()
        match = _BOOLEANS.get(error.instance.casefold())
    else:
        match = nearest(error.instance, _allowed(schema))
    return (f"Did you mean '{match}'?", match) if match else None


def _number(error: SchemaError, schema: Mapping[str, Any]) -> Advice | None:
    value = plain(error.instance) if isinstance(error.instance, str) else error.instance
    if schema.get("type") != "integer" or not isinstance(value, int | float):
        return None
    if error.validator != "type" or isinstance(value, bool) or not abs(value) < 1e9:
        return None
    number = int(value)
    if number != value:
        return None
    if number < schema.get("minimum", number) or number > schema.get("maximum", number):
        return None
    if isinstance(error.instance, str):
        return _UNQUOTE, str(number)
    return f"Write {number}.", str(number)


def _quotation(error: SchemaError, schema: Mapping[str, Any]) -> Advice | None:
    any_text = schema.get("type") == "string" and schema.get("pattern") == _ANY_TEXT
    if any_text and isinstance(error.instance, bool | int | float | date):
        return "Put it in quotation marks, so that it is a text.", None
    return None


def _list(error: SchemaError, schema: Mapping[str, Any]) -> Advice | None:
    if schema.get("type") == "array" and error.validator == "type":
        if error.instance is None and not schema.get("minItems"):
            return "Write [] where there is none.", None
        if isinstance(error.instance, str | int | float):
            return "Write a list in brackets, even where it has one entry.", None
    return None


def _empty(error: SchemaError, schema: Mapping[str, Any]) -> Advice | None:
    if error.instance is not None or not error.absolute_path:
        return None
    if isinstance(list(error.absolute_path)[-1], int):
        return "Write the entry, or remove it.", None
    return "Write a value behind the key.", None


def _length(error: SchemaError, schema: Mapping[str, Any]) -> Advice | None:
    if error.validator == "minItems":
        missing = schema["minItems"] - len(error.instance)
        return f"Add at least {_entries(missing, 'more ' if error.instance else '')}.", None
    if error.validator == "maxItems" and not schema["maxItems"]:
        return "Remove the key, or change the value that forbids it.", None
    if error.validator == "maxItems":
        return f"Remove at least {_entries(len(error.instance) - schema['maxItems'])}.", None
    return None


def _date(error: SchemaError, schema: Mapping[str, Any]) -> Advice | None:
    return ("Correct the month or the day.", None) if _is_written_as_date(error) else None


def _example(error: SchemaError, schema: Mapping[str, Any]) -> Advice | None:
    """An example where the form of a text is what is wrong."""
    formed = schema.get("pattern", _ANY_TEXT) != _ANY_TEXT
    if formed and (schema.get("type") == "string" or isinstance(error.instance, str)):
        for example in schema.get("examples", ()):
            if isinstance(example, str) and example not in expected(error):
                return f"Write it like this: `{example}`.", None
    return None


_ADVISERS: tuple[Callable[[Any, Mapping[str, Any]], Advice | None], ...] = (
    _word,
    _number,
    _quotation,
    _list,
    _empty,
    _length,
    _date,
    _example,
)


def _allowed(schema: Mapping[str, Any]) -> list[str]:
    words = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
    return [word if isinstance(word, str) else json.dumps(word) for word in words]


def _is_written_as_date(error: SchemaError) -> bool:
    schema = _schema(error)
    dated = schema.get("format") == "date" and isinstance(error.instance, str)
    return dated and bool(re.fullmatch(schema.get("pattern", ""), error.instance))


def _schema(error: SchemaError) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, Mapping) else {}


def _entries(number: int, more: str = "") -> str:
    return f"1 {more}entry" if number == 1 else f"{number:,} {more}entries"
