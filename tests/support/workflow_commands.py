"""Reads workflow commands as GitHub's runner does (`actions/runner`, `ActionCommand.TryParseV2`)."""

from __future__ import annotations

from dataclasses import dataclass

KNOWN = ("error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "stop-commands")


@dataclass(frozen=True)
class Command:
    """A command with its values as they are meant."""

    name: str
    properties: dict[str, str]
    data: str


def parsed(line: str) -> Command | None:
    """The command on a line; none where the line is text for the log."""
    line = line.lstrip()
    if not line.startswith("::"):
        assert "##[" not in line, "the runner would look for a command of the first version"
        return None
    head, mark, data = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    if not mark or name not in KNOWN:
        return None
    pairs = [part.split("=", 1) for part in rest.strip().split(",") if part]
    properties = {pair[0]: _property(pair[1]) for pair in pairs if len(pair) == 2 and pair[1]}
    return Command(name, properties, _data(data))


def commands(text: str) -> list[Command]:
    """All commands of a log. The runner ends lines at line feeds and carriage returns."""
    lines = text.replace("\r", "\n").split("\n")
    return [command for line in lines if (command := parsed(line))]


def _data(text: str) -> str:
    for written, meant in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(written, meant)
    return text


def _property(text: str) -> str:
    for written, meant in (
        ("%0D", "\r"),
        ("%0A", "\n"),
        ("%3A", ":"),
        ("%2C", ","),
        ("%25", "%"),
    ):
        text = text.replace(written, meant)
    return text
