"""Patches to the minimal course, as rules' examples and golden cases write them.

A patch is a list of file sections. `--- path` changes a file: below it stand hunks, separated by
`@@` or by a line that is neither kept, removed nor added. Lines that begin with a space are kept,
with `-` removed, with `+` added; the kept and removed ones must stand in the file once, one after
the other. `+++ path` writes a file whole. `deleted file` and `unreadable file` do what they say.
With `escaped`, `\\xNN` in added lines stands for a byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

Files = dict[str, bytes | None]

MINIMAL = Path(__file__).parent.parent / "minimal"


def minimal_course() -> Files:
    """The files of the minimal course, which no rule finds fault with."""
    paths = sorted(path for path in MINIMAL.rglob("*") if path.is_file())
    return {path.relative_to(MINIMAL).as_posix(): path.read_bytes() for path in paths}


def patched(files: Files, patch: str, *, escaped: bool = False) -> Files:
    """The files after a patch; raises `ValueError` where it does not fit."""
    result = dict(files)
    for path, is_whole, body in _sections(patch):
        if body == ["deleted file"]:
            del result[path]
        elif body == ["unreadable file"]:
            result[path] = None
        elif is_whole:
            result[path] = _encoded([line[1:] for line in body], escaped)
        else:
            content = result[path]
            if content is None:
                raise ValueError(f"{path} cannot be read")
            result[path] = _changed(path, content, body, escaped)
    return result


def _sections(patch: str) -> Iterator[tuple[str, bool, list[str]]]:
    path, is_whole, body = "", False, list[str]()
    for line in [*patch.splitlines(), "--- "]:
        if line.startswith(("--- ", "+++ ")):
            if path:
                yield path, is_whole, body
            path, is_whole, body = line[4:].strip(), line.startswith("+++"), []
        elif line or is_whole:
            body.append(line)


def _changed(path: str, content: bytes, body: list[str], escaped: bool) -> bytes:
    lines = content.split(b"\n")
    for hunk in _hunks(body):
        old = [line[1:].encode() for line in hunk if line[0] in " -"]
        new = [_unescaped(line[1:], escaped) for line in hunk if line[0] in " +"]
        fits = [i for i in range(len(lines)) if lines[i : i + len(old)] == old]
        if len(fits) != 1:
            raise ValueError(f"{path}: {len(fits)} places fit {hunk}")
        lines[fits[0] : fits[0] + len(old)] = new
    return b"\n".join(lines)


def _hunks(body: list[str]) -> Iterator[list[str]]:
    hunk: list[str] = []
    for line in [*body, "@@"]:
        if line[:1] in (" ", "-", "+"):
            hunk.append(line)
        elif hunk:
            yield hunk
            hunk = []


def _encoded(lines: list[str], escaped: bool) -> bytes:
    return b"".join(_unescaped(line, escaped) + b"\n" for line in lines)


def _unescaped(line: str, escaped: bool) -> bytes:
    data = line.encode()
    if escaped:
        data = re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]), data)
    return data
