"""Paths and bytes from a folder and from a dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.reading.tree import DictTree, Tree, WorkTree, walk

FILES = {
    "tracks/a/one/brief.md": b"one",
    "tracks/a/track.yaml": b"a",
    "README.md": b"read me",
    ".git/config": b"",
    "node_modules/x/brief.md": b"",
}


@pytest.fixture(params=["work tree", "dictionary"])
def tree(request: pytest.FixtureRequest, tmp_path: Path) -> Tree:
    if request.param == "dictionary":
        return DictTree(FILES)
    for path, data in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return WorkTree(tmp_path)


def test_names_tell_files_from_folders(tree: Tree) -> None:
    assert tree.names("tracks/a") == {"one": True, "track.yaml": False}
    assert dict(tree.names(""))["README.md"] is False
    assert tree.names("nowhere") == {}
    assert tree.names("README.md") == {}


def test_one_byte_more_than_the_limit_is_read(tree: Tree) -> None:
    assert tree.read("tracks/a/one/brief.md", 100) == b"one"
    assert tree.read("tracks/a/one/brief.md", 1) == b"on"


def test_what_is_not_there_cannot_be_read(tree: Tree) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - both trees have words of their own
        tree.read("nowhere.md", 100)


def test_a_walk_passes_hidden_folders_and_those_of_tools(tree: Tree) -> None:
    assert sorted(walk(tree, "")) == ["README.md", "tracks/a/one/brief.md", "tracks/a/track.yaml"]
    assert sorted(walk(tree, "tracks/a/one")) == ["tracks/a/one/brief.md"]
    assert list(walk(tree, "nowhere")) == []


def test_a_file_of_a_dictionary_may_be_unreadable() -> None:
    tree = DictTree({"a.md": None, "b.md": "text"})
    assert tree.names("") == {"a.md": False, "b.md": False}
    assert tree.read("b.md", 9) == b"text"
    with pytest.raises(OSError, match="permission denied"):
        tree.read("a.md", 9)


def test_names_are_listed_once(tmp_path: Path) -> None:
    tree = WorkTree(tmp_path)
    assert tree.names("") == {}
    (tmp_path / "late.md").touch()
    assert tree.names("") == {}


def test_links_are_files_and_lead_nowhere_outside(tmp_path: Path) -> None:
    root = tmp_path / "course"
    (root / "real").mkdir(parents=True)
    (root / "real" / "a.md").write_bytes(b"a")
    (tmp_path / "secret").write_bytes(b"secret")
    (root / "circle").symlink_to(root, target_is_directory=True)
    (root / "inside.md").symlink_to(root / "real" / "a.md")
    (root / "outside.md").symlink_to(tmp_path / "secret")
    (root / "dead.md").symlink_to(root / "nowhere")
    tree = WorkTree(root)
    assert list(walk(tree, "")) == ["circle", "dead.md", "inside.md", "outside.md", "real/a.md"]
    assert tree.read("inside.md", 9) == b"a"
    with pytest.raises(OSError, match="out of the repository"):
        tree.read("outside.md", 9)
    for path in ("circle", "dead.md", "real"):
        with pytest.raises(OSError, match="not a regular file"):
            tree.read(path, 9)
    with pytest.raises(OSError, match="out of the repository"):
        tree.read("../secret", 9)


def test_a_path_stands_for_the_file_that_links_lead_to(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    (root / "a/real.md").write_text("x")
    (root / "linked").symlink_to("a")
    (root / "page.md").symlink_to("linked/real.md")
    (root / "away.md").symlink_to(tmp_path)
    tree = WorkTree(root)
    paths = ("a/real.md", "page.md", "linked/real.md", "away.md", "missing.md")
    assert [tree.target(path) for path in paths] == [*["a/real.md"] * 3, "away.md", "missing.md"]


def test_in_memory_there_are_no_links() -> None:
    assert DictTree({"a.md": ""}).target("a.md") == "a.md"
