from __future__ import annotations

from pathlib import Path

import pytest

import coursekit.review.writing as writing
from coursekit.review.writing import NewText, Unwritten, write_all


def test_all_files_are_written(tmp_path: Path) -> None:
    one, other = tmp_path / "new" / "a", tmp_path / "b"
    other.write_text("old")
    write_all({one: NewText("á\r\n", None), other: NewText("b", "old")})
    assert (one.read_bytes(), other.read_bytes()) == ("á\r\n".encode(), b"b")


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\xef\xbb\xbfold\r\n")
    write_all({path: NewText("new\r\n", "old\r\n")})
    assert path.read_bytes() == b"\xef\xbb\xbfnew\r\n"


@pytest.mark.parametrize("old", [b"old\r\n", None])
def test_where_one_fails_the_others_are_as_they_were(tmp_path: Path, old: bytes | None) -> None:
    one, other = tmp_path / "a", tmp_path / "b" / "c"
    if old is not None:
        one.write_bytes(old)
    (tmp_path / "b").write_text("no folder")
    with pytest.raises(Unwritten, match=r"c cannot be written: .+\."):
        write_all({one: NewText("new", old.decode() if old else None), other: NewText("new", None)})
    assert (one.read_bytes() if one.exists() else None) == old


@pytest.mark.parametrize(
    ("now", "read"), [(b"new", "old"), (b"new", None), (None, "old"), (b"\xff", "old"), (b"", None)]
)
def test_what_somebody_changed_meanwhile_is_left_alone(
    tmp_path: Path, now: bytes | None, read: str | None
) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    if now is not None:
        other.write_bytes(now)
    with pytest.raises(Unwritten, match="b was changed meanwhile: nothing was written"):
        write_all({one: NewText("1", None), other: NewText("2", read)})
    assert not one.exists()
    assert (other.read_bytes() if other.exists() else None) == now


def test_what_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(Unwritten, match=r"cannot be read: Is a directory\."):
        write_all({tmp_path: NewText("new", None)})


def test_what_is_not_there_afterwards_was_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    monkeypatch.setattr(writing, "write_atomically", lambda path, text: None)
    with pytest.raises(Unwritten, match="a does not hold what was written to it"):
        write_all({path: NewText("new", "old")})
    assert path.read_text() == "old"
