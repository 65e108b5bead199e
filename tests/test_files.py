from __future__ import annotations

import os
from pathlib import Path

import pytest

from coursekit.files import write_atomically
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
