"""A course before a change: the tree as it is, with what changed put back."""

from __future__ import annotations

import dataclasses
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coursekit.model.document import Document
from coursekit.reading.git import FileChange, Repository
from coursekit.reading.tree import Tree

_HOPS = 10
"""How many symbolic links may lead to one another."""
LINK_BYTES = 4_096
"""The longest path that a symbolic link holds."""


@dataclass
class Objects:
    """What files held before they changed; all of it is read together, when first asked for."""

    repository: Repository
    names: tuple[str, ...]
    _read: dict[int, dict[str, bytes]] = field(default_factory=dict)

    def read(self, name: str, limit: int) -> bytes:
        """The first `limit` + 1 bytes of an object; raises `GitError` where git lacks one of all."""
        if limit not in self._read:
            self._read[limit] = self.repository.blobs(self.names, limit)
        return self._read[limit][name]


@dataclass(frozen=True)
class Change:
    """A change to a course: the tree behind it and the one before it."""

    new: Tree
    old: Tree
    files: tuple[FileChange, ...]
    objects: Objects
    beside: tuple[Change, ...] = ()
    """The same tree against what else a merge under way brings together."""

    @property
    def moved(self) -> dict[str, str]:
        """The files that stand elsewhere now: their old paths to their new ones."""
        both = ((one.old, one.new) for one in self.files)
        return {old: new for old, new in both if old and new and old != new}

    def without(self, files: Iterable[FileChange]) -> Tree:
        """The tree behind the change, as if some files had not been changed."""
        return Reverted(self.new, files, self.objects)


def since(repository: Repository, tree: Tree, revision: str) -> Change:
    """What the work tree changes since it left a revision; raises `GitError`."""
    return _change(tree, repository.changed_since(repository.base(revision)), repository)


def staged(repository: Repository, tree: Tree) -> Change:
    """What the next commit would change; raises `GitError`."""
    index = _change(tree, repository.unstaged(), repository).old
    first, *others = (
        _change(index, repository.staged(commit), repository)
        for commit in (repository.head(), *repository.merged())
    )
    return dataclasses.replace(first, beside=tuple(others))


def _change(new: Tree, files: Iterable[FileChange], repository: Repository) -> Change:
    changed = tuple(files)
    objects = Objects(repository, tuple(one.blob for one in changed if one.blob))
    return Change(new, Reverted(new, changed, objects), changed, objects)


def unchanged(
    documents: Iterable[Document], tree: Tree, files: Iterable[FileChange]
) -> dict[str, Document]:
    """The pages of a tree, by path, that no changed file holds, not even behind a link."""
    differ = {path for one in files for path in (one.old, one.new)}
    return {
        page.path: page
        for page in documents
        if page.path not in differ and tree.target(page.path) not in differ
    }


@dataclass
class Reverted:
    """A tree in which files are again what they were before they changed."""

    tree: Tree
    changes: Iterable[FileChange]
    objects: Objects
    _before: dict[str, FileChange] = field(default_factory=dict)
    _gone: set[str] = field(default_factory=set)
    _added: dict[str, dict[str, bool]] = field(default_factory=dict)
    """By folder, the names that were there before."""

    def __post_init__(self) -> None:
        for change in self.changes:
            if change.new is not None:
                self._gone.add(change.new)
        for change in self.changes:
            if change.old is not None and change.blob is not None:
                self._gone.discard(change.old)
                self._before[change.old] = change
                self._add(change.old)

    def _add(self, path: str) -> None:
        is_folder = False
        while path:
            folder, _, name = path.rpartition("/")
            self._added.setdefault(folder, {})[name] = is_folder
            path, is_folder = folder, True

    def names(self, folder: str) -> Mapping[str, bool]:
        """As `Tree.names`."""
        base, added = self.tree.names(folder), self._added.get(folder, {})
        prefix = f"{folder}/" if folder else ""
        kept = {name: kind for name, kind in base.items() if prefix + name not in self._gone}
        return dict(sorted((kept | added).items()))

    def read(self, path: str, limit: int) -> bytes:
        """As `Tree.read`."""
        path = self.target(path)
        change = self._before.get(path)
        if change is not None and change.blob is not None:
            return self.objects.read(change.blob, limit)
        if path in self._gone:
            raise FileNotFoundError("it was not there")
        return self.tree.read(path, limit)

    def target(self, path: str) -> str:
        """As `Tree.target`; raises `OSError` where links lead in a circle."""
        for _ in range(_HOPS):
            found = self._hop(path)
            if found == path:
                return path
            path = found
        raise OSError("too many links lead to one another")

    def _hop(self, path: str) -> str:
        """Where a link leads; the path itself if it is none, or was not there."""
        change = self._before.get(path)
        if change is None or change.blob is None:
            return path if path in self._gone else self.tree.target(path)
        if not change.linked:
            return path
        target = self.objects.read(change.blob, LINK_BYTES).decode("utf-8", "surrogateescape")
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
