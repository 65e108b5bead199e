"""Settings from `coursekit.toml` or `[tool.coursekit]` in `pyproject.toml`."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from coursekit.model.finding import Severity
from coursekit.model.record import KeyPath, Violation
from coursekit.model.settings import UNKNOWN_PAGES, Exemption, GrowingSeverity, Layout, Settings
from coursekit.model.suppression import Suppression
from coursekit.model.text import Span
from coursekit.model.vocabulary import WORD_SETS, Words

OWN_FILE = "coursekit.toml"
SHARED_FILE = "pyproject.toml"

T = TypeVar("T")

_HEADER = re.compile(r"\s*\[\[?[\w.\s\"'-]+\]\]?\s*(#.*)?$")
_OUR_HEADER = re.compile(r"\s*\[+\s*tool\s*\.\s*coursekit\b")
_BRACES = re.compile(r"\{[^{}]*\}")


class ConfigError(Exception):
    """The configuration cannot be used; the message names file, line, reason and next step."""


@dataclass(frozen=True, slots=True)
class Config:
    """The root of a course's repository and its settings."""

    root: Path
    settings: Settings
    path: Path | None
    """The file that the settings come from; none where the defaults stand."""


def find_config(start: Path) -> Config:
    """The configuration for a file or folder.

    The nearest folder at or above it that holds `coursekit.toml`, or `pyproject.toml` with a table
    `[tool.coursekit]`, is the root. Without either, the root is the nearest folder that is a git
    repository or holds a course where the default layout has it, and the defaults stand.
    """
    folder = start if start.is_dir() else start.parent
    folders = [folder, *folder.parents]
    for candidate in folders:
        for name in (OWN_FILE, SHARED_FILE):
            path = candidate / name
            if path.is_file() and (name == OWN_FILE or _table(path) is not None):
                return load_config(path)
    for candidate in folders:
        if (candidate / ".git").exists() or (candidate / Layout().course).is_file():
            return Config(candidate, Settings(), None)
    return Config(folder, Settings(), None)


def load_config(path: Path) -> Config:
    """The settings of one file, whose folder is the root; raises `ConfigError`."""
    table = _table(path)
    if table is None:
        raise ConfigError(f"{path}: there is no table [tool.coursekit] here.")
    problems = _problems(path, table)
    if problems:
        raise ConfigError("\n".join(problems))
    settings = settings_from(table)
    stated = table.get("layout", {})
    reasons = [
        *_layout_problems(settings.layout, stated),
        *_severity_problems(settings.severity),
        *_path_problems("baseline", settings.baseline),
        *(
            p
            for one in settings.suppress
            for path in one.paths
            for p in _path_problems("suppress.paths", path)
        ),
        *_path_problems("links.lock", settings.links.lock),
        *_path_problems("review.ledger", settings.review.ledger),
        *_path_problems("review.plan", settings.review.plan),
    ]
    wrong = [f"{path}: {reason}" for reason in reasons]
    if wrong:
        raise ConfigError("\n".join(wrong))
    return Config(path.parent, settings, path)


def settings_from(table: Mapping[str, Any]) -> Settings:
    """Settings from a table that fits the schema; what it leaves out keeps its default.

    A course with pages of its own layout is asked only for what it configures itself.
    """
    values = dict(_with_dates_as_text(table))
    front_matter = values.pop("front_matter", {})
    if "keys" in front_matter:
        values["keys"] = front_matter["keys"]
    if "severity" in values:
        values["severity"] = {rule: _severity(one) for rule, one in values["severity"].items()}
    words = _words(values.pop("words", {}))
    layout = values.get("layout", {})
    if "pages" not in layout:
        return _filled(dataclasses.replace(Settings(), words=words), values)
    if not any("{track}" in text for texts in layout["pages"].values() for text in texts):
        values["layout"] = {"track": "", **layout}  # one track, and no manifest unless it is named
    return _filled(dataclasses.replace(UNKNOWN_PAGES, words=words), values)


def _words(stated: Mapping[str, Any]) -> Words:
    """The words of the set that is named, with the course's own in place of some."""
    own = dict(stated)
    words = WORD_SETS[own.pop("set", "lessons")]
    for key in ("pages", "source_labels"):
        if key in own:
            own[key] = {**getattr(words, key), **own[key]}
    return _filled(words, own)


def _filled(default: T, values: Mapping[str, Any]) -> T:
    """A copy of a settings object in which tables become settings and lists become tuples."""
    changes: dict[str, Any] = {}
    for key, value in values.items():
        current = getattr(default, key)
        if key == "exempt":
            changes[key] = tuple(_exemption(one) for one in value)
        elif key == "suppress":
            changes[key] = tuple(_suppression(one) for one in value)
        elif isinstance(value, list):
            changes[key] = tuple(value)
        elif key in ("pages", "source_labels"):
            changes[key] = {kind: tuple(value[kind]) for kind in value}
        elif key == "sections":
            changes[key] = {**current, **_sections(value)}
        elif key == "verbs":
            changes[key] = {level: tuple(value[level]) for level in value}
        elif key == "vague_link_texts":
            changes[key] = {**current, **{language: tuple(value[language]) for language in value}}
        elif dataclasses.is_dataclass(current):
            changes[key] = _filled(current, value)
        else:
            changes[key] = value
    return dataclasses.replace(default, **changes)  # type: ignore[type-var]


def _severity(value: str | Mapping[str, str]) -> Severity | GrowingSeverity:
    if isinstance(value, str):
        return Severity(value)
    day = dt.date.fromisoformat(value["from"])
    return GrowingSeverity(now=Severity(value["now"]), day=day, then=Severity(value["then"]))


def _exemption(value: Mapping[str, str]) -> Exemption:
    until = dt.date.fromisoformat(value["until"])
    return Exemption(pattern=value["pattern"], reason=value["reason"], until=until)


def _suppression(value: Mapping[str, Any]) -> Suppression:
    until = value.get("until")
    return Suppression(
        rules=tuple(value["rules"]),
        reason=value["reason"].strip(),
        until=dt.date.fromisoformat(until) if until else None,
        paths=tuple(value["paths"]),
    )


def _sections(value: Mapping[str, Any]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Page kinds to headings, each as the group of those that may stand in its place."""
    return {
        kind: tuple((one,) if isinstance(one, str) else tuple(one) for one in value[kind])
        for kind in value
    }


def _layout_problems(layout: Layout, stated: Mapping[str, Any]) -> Iterator[str]:
    """What a schema cannot say of path patterns; `stated` is what the file itself holds."""
    pages = {kind: texts for kind, texts in layout.pages.items() if texts}
    patterns = [(f"layout.pages.{kind}", text) for kind in pages for text in pages[kind]]
    if layout.track:
        patterns.append(("layout.track", layout.track))
    for key, text in [*patterns, ("layout.course", layout.course)]:
        yield from _path_problems(key, text)
    for key, text in patterns:
        unknown = set(_BRACES.findall(text)) - {"{track}", "{lesson}"}
        if unknown or text.count("{") != len(_BRACES.findall(text)):
            yield f"`{key}`: '{text}' may hold the placeholders {{track}} and {{lesson}} only."
    if len({"{track}" in text for key, text in patterns}) > 1:
        yield "`layout`: either all patterns of pages and track manifests hold {track}, or none."
    for kind in stated.get("required", ()):
        if kind not in pages:
            yield f"`layout.required` names '{kind}', but `layout.pages` has no pattern for it."


def _severity_problems(severities: Mapping[str, Severity | GrowingSeverity]) -> Iterator[str]:
    for rule, one in severities.items():
        if isinstance(one, GrowingSeverity) and one.then.weight <= one.now.weight:
            yield (
                f"`severity.{rule}`: from {one.day} on it must weigh more than before, but "
                f"{one.then.value} is no more than {one.now.value}."
            )


def _path_problems(key: str, text: str) -> Iterator[str]:
    if text.startswith(("/", "./", "../")) or "/../" in text or "\\" in text:
        yield f"`{key}`: '{text}' must be a path from the root, with `/` and without `.` or `..`."


def _table(path: Path) -> Mapping[str, Any] | None:
    """The table of our settings in a TOML file; none where a shared file has none."""
    import tomllib  # slow to import, and courses of the default layout need no such file

    try:
        data: Any = _with_dates_as_text(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: this is not TOML: {error}.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: this is not UTF-8 (byte {error.start}).") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}.") from error
    if path.name != SHARED_FILE:
        own: dict[str, Any] = data
        return own
    tool = data.get("tool")
    table = tool.get("coursekit") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: `tool.coursekit` must be a table.")
    return table


def _with_dates_as_text(value: Any) -> Any:
    """Plain data of JSON's types: TOML has dates of its own, our schemas have texts."""
    if isinstance(value, dict):
        return {key: _with_dates_as_text(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_with_dates_as_text(child) for child in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def _problems(path: Path, table: Mapping[str, Any]) -> list[str]:
    from coursekit.reading.schemas import violations

    spans = {at: (None, Span(0, 0)) for at in _paths(table, ())}
    found = list(violations("config", table, spans, {}))
    if not found:
        return []
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    prefix: KeyPath = ()
    before = 0
    if path.name == SHARED_FILE:
        prefix = ("tool", "coursekit")
        before, lines = _own_lines(lines)
    told = sorted((before + _line(lines, prefix, v), f"{v.message}. {v.help}") for v in found)
    return [f"{path}:{line}: {text}" for line, text in told]


def _own_lines(lines: list[str]) -> tuple[int, list[str]]:
    """The lines of our tables in a shared file, and how many come before them."""
    headers = [index for index, line in enumerate(lines) if _HEADER.match(line)]
    ours = [index for index in headers if _OUR_HEADER.match(lines[index])]
    if not ours:
        return 0, lines
    end = next((index for index in headers if index > ours[-1]), len(lines))
    return ours[0], lines[ours[0] : end]


def _paths(value: Any, at: KeyPath) -> list[KeyPath]:
    children: Any = ()
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    return [at, *(path for key, child in children for path in _paths(child, (*at, key)))]


def _line(lines: list[str], prefix: KeyPath, violation: Violation) -> int:
    """The line at which the violation's key first appears, counted from 1.

    `tomllib` keeps no places. But the beginning of a TOML file is TOML again wherever a statement
    ends, so the shortest beginning that holds the key ends with the statement that sets it.
    """
    import tomllib

    path = tuple(step for step in (*prefix, *violation.path) if isinstance(step, str))
    while path:
        statement = 1
        for count in range(1, len(lines) + 1):
            try:
                value: Any = tomllib.loads("\n".join(lines[:count]))
            except tomllib.TOMLDecodeError:
                continue
            if _holds(value, path):
                return statement
            statement = count + 1
            while statement <= len(lines) and lines[statement - 1].strip()[:1] in ("", "#"):
                statement += 1
        path = path[:-1]  # a missing key: point at the table that lacks it
    return 1


def _holds(value: Any, path: KeyPath) -> bool:
    for step in path:
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    return True
