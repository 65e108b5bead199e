"""Look at pages in headless Chromium, driven by its DevTools protocol through a pair of pipes."""

from __future__ import annotations

import base64
import itertools
import json
import os
import select
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

BINARY = Path("/usr/bin/chromium")
REQUIRED = "COURSEKIT_REQUIRE_CHROMIUM"
"""The environment variable by which a test without Chromium fails instead of being skipped."""

_OPTIONS = (
    "--headless",
    "--no-sandbox",  # what it opens is ours, and containers often have no namespaces to give
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
_PATIENCE = 60.0
"""Seconds until a browser that says nothing is taken for one that hangs."""
_FROM_US, _TO_US = 3, 4
"""The descriptors that Chromium reads commands from and writes messages to."""


def need_chromium() -> None:
    """Skip the test where there is no Chromium; fail it where the environment requires one."""
    if BINARY.exists():
        return
    why = f"there is no {BINARY} (Debian's package `chromium`)"
    if os.environ.get(REQUIRED):
        pytest.fail(f"{why}, and {REQUIRED} is set")
    pytest.skip(why)


class Browser:
    """A running Chromium with one tab."""

    def __init__(self, commands: int, messages: int) -> None:
        self._commands = commands
        self._messages = messages
        self._numbers = itertools.count(1)
        self._unread = b""
        self._session = ""
        self.events: list[Mapping[str, Any]] = []
        """What the tab reported, oldest first."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **parameters: Any) -> Mapping[str, Any]:
        """Send a command and return its result."""
        number = next(self._numbers)
        command = {"id": number, "method": method, "params": parameters}
        if self._session:
            command["sessionId"] = self._session
        os.write(self._commands, json.dumps(command).encode() + b"\0")
        for message in self._received():
            if message.get("id") == number:
                assert "error" not in message, f"{method}: {message['error']}"
                result: Mapping[str, Any] = message["result"]
                return result
            self.events.append(message)
        raise AssertionError(f"Chromium is gone after {method}")

    def open(self, path: Path) -> None:
        """Load a file and wait until it is there with all that it asks for."""
        self.events.clear()
        self.ask("Page.navigate", url=path.as_uri())
        loaded = any(event["method"] == "Page.loadEventFired" for event in self.events)
        for message in self._received() if not loaded else ():
            self.events.append(message)
            if message.get("method") == "Page.loadEventFired":
                return

    def run(self, script: str) -> Any:
        """The value of an expression in the page, as far as JSON can tell it."""
        result = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def click(self, selector: str) -> None:
        """Click the middle of an element with the mouse."""
        found = json.dumps(selector)
        x, y = self.run(
            f"(() => {{ const e = document.querySelector({found});"
            " e.scrollIntoView({block: 'center', inline: 'center'});"
            " const r = e.getBoundingClientRect();"
            " return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press a key and let it go."""
        for kind in ("keyDown", "keyUp"):
            self.ask(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                windowsVirtualKeyCode=code,
                **({"text": text} if text and kind == "keyDown" else {}),
            )

    def show(
        self, width: int, height: int = 800, *, scheme: str = "light", media: str = "screen"
    ) -> None:
        """Take a screen of this size, a color scheme, and a medium."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("Emulation.setEmulatedMedia", media=media, features=features)

    def screenshot(self) -> bytes:
        """The whole page as a PNG."""
        taken = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        return base64.b64decode(taken["data"])

    @property
    def requests(self) -> list[str]:
        """The addresses that the page asked for, its own among them."""
        return [
            event["params"]["request"]["url"]
            for event in self.events
            if event.get("method") == "Network.requestWillBeSent"
        ]

    @property
    def complaints(self) -> list[str]:
        """What the browser logged: errors of scripts, and what the page's policy forbids."""
        logged = [e for e in self.events if e.get("method") == "Log.entryAdded"]
        thrown = [e for e in self.events if e.get("method") == "Runtime.exceptionThrown"]
        return [e["params"]["entry"]["text"] for e in logged] + [str(e["params"]) for e in thrown]

    def _received(self) -> Iterator[Mapping[str, Any]]:
        until = time.monotonic() + _PATIENCE
        while True:
            message, end, rest = self._unread.partition(b"\0")
            if end:
                self._unread = rest
                yield json.loads(message)
                continue
            ready, _, _ = select.select([self._messages], [], [], until - time.monotonic())
            assert ready, "Chromium does not answer"
            received = os.read(self._messages, 1 << 16)
            if not received:
                return
            self._unread += received


@contextmanager
def chromium(profile: Path) -> Iterator[Browser]:
    """A Chromium that writes into an empty folder, and is ended afterwards."""
    read_commands, commands = os.pipe()
    messages, write_messages = os.pipe()
    redirected = f'exec "$0" "$@" {_FROM_US}<&{read_commands} {_TO_US}>&{write_messages}'
    process = subprocess.Popen(
        ["/bin/bash", "-c", redirected, BINARY, *_OPTIONS, f"--user-data-dir={profile}"],
        pass_fds=(read_commands, write_messages),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(read_commands)
    os.close(write_messages)
    try:
        yield Browser(commands, messages)
    finally:
        os.close(commands)  # which ends the browser
        os.close(messages)
        process.wait(_PATIENCE)
