"""Paths and bytes, wherever they come from: a work tree, a dictionary, later a git revision."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

IGNORED_FOLDERS = frozenset(("node_modules", "__pycache__", "site-packages"))
"""Folders that never hold a course; hidden ones are passed over too."""


class Tree(Protocol):
    """Files by their POSIX path from the root of a repository.

    A symbolic link counts as a file, whatever it leads to: so no walk runs in circles.
    """

    def names(self, folder: str) -> Mapping[str, bool]:
        """The names in a folder (the root is the empty path), each with whether it is a folder.

        Empty for a folder that is not there or cannot be listed.
        """

    def read(self, path: str, limit: int) -> bytes:
        """At most `limit` + 1 bytes of a file; raises `OSError` where it cannot be read."""

    def target(self, path: str) -> str:
        """The file that is read for a path: where links lead, or the path itself."""


class WorkTree:
    """The files below a folder of this machine; nothing is read through a link that leaves it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._real_root = os.path.realpath(root)
        self._real_folders: dict[str, str] = {}
        self._names: dict[str, Mapping[str, bool]] = {}

    def names(self, folder: str) -> Mapping[str, bool]:
        if folder not in self._names:
            try:
                with os.scandir(self.root / folder) as entries:
                    found = {e.name: e.is_dir(follow_symlinks=False) for e in entries}
            except OSError:
                found = {}
            self._names[folder] = dict(sorted(found.items()))
        return self._names[folder]

    def read(self, path: str, limit: int) -> bytes:
        real = self._real(path)
        if not os.path.isfile(real):
            raise OSError("it is not a regular file")
        with open(real, "rb") as stream:
            # Room is made for all that is asked for, so nobody asks for a megabyte to get a page.
            size = os.fstat(stream.fileno()).st_size or limit
            return stream.read(min(size, limit) + 1)

    def target(self, path: str) -> str:
        try:
            real = self._real(path)
        except OSError:
            return path
        return real.removeprefix(self._real_root).lstrip(os.sep).replace(os.sep, "/")

    def _real(self, path: str) -> str:
        """The real path of a file; that of its folder is looked up once, which takes long."""
        folder, name = os.path.split(path)
        if folder not in self._real_folders:
            self._real_folders[folder] = self._inside(os.path.realpath(self.root / folder))
        file = os.path.join(self._real_folders[folder], name)
        return self._inside(os.path.realpath(file)) if os.path.islink(file) else file

    def _inside(self, real: str) -> str:
        if os.path.commonpath((self._real_root, real)) != self._real_root:
            raise OSError("it is a link that leads out of the repository")
        return real


class DictTree:
    """A tree in memory; a value of `None` stands for a file that cannot be read."""

    def __init__(self, files: Mapping[str, bytes | str | None]) -> None:
        self.files = {
            path: value.encode() if isinstance(value, str) else value
            for path, value in files.items()
        }
        self._names: dict[str, dict[str, bool]] = {}
        for path in sorted(self.files):
            *folders, name = path.split("/")
            for depth, folder in enumerate(folders):
                self._names.setdefault("/".join(folders[:depth]), {})[folder] = True
            self._names.setdefault("/".join(folders), {})[name] = False

    def names(self, folder: str) -> Mapping[str, bool]:
        return self._names.get(folder, {})

    def read(self, path: str, limit: int) -> bytes:
        value = self.files.get(path)
        if value is None:
            raise OSError("permission denied")
        return value[: limit + 1]

    def target(self, path: str) -> str:
        return path


def walk(tree: Tree, folder: str) -> Iterator[str]:
    """All files below a folder, without hidden folders and those that hold no course."""
    stack = [folder]
    while stack:
        current = stack.pop()
        for name, is_folder in tree.names(current).items():
            path = f"{current}/{name}" if current else name
            if not is_folder:
                yield path
            elif not name.startswith(".") and name not in IGNORED_FOLDERS:
                stack.append(path)
