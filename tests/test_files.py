from __future__ import annotations

import fcntl
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

from coursekit.files import UNFINISHED, remove_unfinished, write_atomically
from coursekit.linkcheck.lockfile import write
from coursekit.model.lock import Lock
from tests.support.locks import HEADER, URL, entry


def test_a_lock_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "links.lock"
    write(Lock(path="", entries={URL: entry()}), path)
    assert path.read_text().startswith(f"{HEADER}\n")
    assert os.listdir(tmp_path) == ["links.lock"]


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_whoever_is_stopped_leaves_the_old_file(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "links.lock"
    path.write_text("old")

    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, stop)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["links.lock"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_atomically(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "new"


def test_a_device_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(pipe, "new")
        assert os.read(reader, 9) == b"new"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


class TestUnfinished:
    """What a killed writer leaves goes; what a writer holds, and what is no such file, stays."""

    def left(self, path: Path) -> Path:
        unfinished = path.with_name(f".{path.name}.abc{UNFINISHED}")
        unfinished.write_text("half of it")
        return unfinished

    def test_what_was_left_is_removed_and_nothing_else(self, tmp_path: Path) -> None:
        path = tmp_path / "links.lock"
        self.left(path)
        others = {"links.lock", ".links.lock.swp", ".other.abc.unfinished", ".links.lock.d"}
        for name in others - {".links.lock.d"}:
            (tmp_path / name).write_text("other")
        (tmp_path / ".links.lock.d").mkdir()
        remove_unfinished(path)
        assert set(os.listdir(tmp_path)) == others

    def test_what_a_writer_holds_stays(self, tmp_path: Path) -> None:
        path = tmp_path / "links.lock"
        unfinished = self.left(path)
        with unfinished.open() as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            remove_unfinished(path)
            assert unfinished.exists()
        remove_unfinished(path)
        assert not unfinished.exists()

    def test_a_writer_at_work_is_never_disturbed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Somebody cleans at each step of a writer: it ends well all the same."""
        path = tmp_path / "links.lock"
        for step in ("fsync", "chmod", "replace"):
            real = getattr(os, step)

            def cleaned(*arguments: Any, real: Any = real) -> Any:
                remove_unfinished(path)
                return real(*arguments)

            monkeypatch.setattr(os, step, cleaned)
        write_atomically(path, "new")
        assert path.read_text() == "new"
        assert os.listdir(tmp_path) == ["links.lock"]

    def test_a_file_that_is_removed_before_it_is_locked_is_made_anew(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "links.lock"
        made: list[str] = []
        real: Any = tempfile.NamedTemporaryFile

        def disturbed(*arguments: Any, **named: Any) -> Any:
            stream = real(*arguments, **named)
            made.append(stream.name)
            if len(made) == 1:
                remove_unfinished(path)
            return stream

        monkeypatch.setattr(tempfile, "NamedTemporaryFile", disturbed)
        write_atomically(path, "new")
        assert len(made) == 2
        assert path.read_text() == "new"

    def test_a_file_system_without_locks(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*arguments: object) -> None:
            raise OSError("no locks available")

        monkeypatch.setattr(fcntl, "flock", refuse)
        path = tmp_path / "links.lock"
        write_atomically(path, "new")
        unfinished = self.left(path)
        remove_unfinished(path)
        assert path.read_text() == "new"
        assert unfinished.exists()

    def test_no_folder(self, tmp_path: Path) -> None:
        remove_unfinished(tmp_path / "none" / "links.lock")
