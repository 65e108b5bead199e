"""What stands where a link between files leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from coursekit.model.course import FileLink, TargetState
from coursekit.model.document import Document, Link
from coursekit.model.settings import Links
from coursekit.reading.tree import Tree
from coursekit.words import nearest

_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|%7B%7B|%7B%25", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    state: TargetState
    path: str


class Targets:
    """Follows links through a tree; `lessons` maps the folders of lessons to their ids."""

    def __init__(self, tree: Tree, settings: Links, lessons: Mapping[str, str]) -> None:
        self.tree = tree
        self.settings = settings
        self.lessons = lessons

    def links(self, page: Document) -> Iterator[FileLink]:
        """The links of a page that lead to files of the repository."""
        for link in page.links:
            parts = _file_parts(link)
            if parts:
                yield self._follow(page, link, *parts)

    def _follow(self, page: Document, link: Link, path: str, fragment: str) -> FileLink:
        if not path:
            found, nearest_name = _Found(TargetState.FOUND, page.path), None
        else:
            wanted = self._wanted(page.path, path)
            found = self._find(wanted)
            missing = found.state is TargetState.MISSING
            nearest_name = self._nearest(wanted) if missing else None
        mended = None
        if found.state is TargetState.OTHER_CASE:
            mended = _respelled(link.target, found.path)
        return FileLink(
            page=page,
            link=link,
            state=found.state,
            path=found.path,
            fragment=fragment,
            lesson=self._lesson(found.path),
            nearest=nearest_name,
            mended=mended,
        )

    def _wanted(self, page: str, path: str) -> str:
        """The path from the root; it begins with `../` where it leaves the repository."""
        folder = self.settings.root if path.startswith("/") else posixpath.dirname(page)
        return posixpath.normpath(posixpath.join(folder, path.lstrip("/")))

    def _find(self, wanted: str) -> _Found:
        if wanted == ".." or wanted.startswith("../"):
            return _Found(TargetState.OUTSIDE, wanted)
        other_case = None
        for suffix in self.settings.suffixes:
            spelled = self._spelled(wanted + suffix)
            if spelled == wanted + suffix:
                return _Found(TargetState.FOUND, spelled)
            other_case = other_case or spelled
        if other_case:
            return _Found(TargetState.OTHER_CASE, other_case)
        return _Found(TargetState.MISSING, wanted)

    def _spelled(self, wanted: str) -> str | None:
        """The path as the tree spells it; none where nothing is there in any letter case."""
        path = ""
        for step in wanted.split("/") if wanted != "." else ():
            names = self.tree.names(path)
            real = step
            if step not in names:
                folded = step.casefold()
                real = next((name for name in names if name.casefold() == folded), "")
            if not real:
                return None
            path = f"{path}/{real}" if path else real
        return path or "."

    def _nearest(self, wanted: str) -> str | None:
        folder, name = posixpath.split(wanted)
        if match := nearest(name, (n for n in self.tree.names(folder) if n != name)):
            return posixpath.join(folder, match)
        parent, lost = posixpath.split(folder)
        folders = (n for n, is_folder in self.tree.names(parent).items() if is_folder)
        if not self.tree.names(folder) and (match := nearest(lost, folders)):
            path = posixpath.join(parent, match, name)
            return path if self._spelled(path) == path else None
        return None

    def _lesson(self, path: str) -> str | None:
        while path and path not in self.lessons:
            path = posixpath.dirname(path)
        return self.lessons.get(path)


def markdown_targets(links: Iterable[FileLink]) -> Iterator[str]:
    """The Markdown files that a fragment of a link leads into."""
    for link in links:
        if link.fragment and link.state is not TargetState.MISSING and link.path.endswith(".md"):
            yield link.path


def _file_parts(link: Link) -> tuple[str, str] | None:
    """Path and fragment of a destination in the repository; none for any other destination."""
    target = link.target.strip()
    if not target or _TEMPLATE.search(target):
        return None
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or target.startswith("//"):
        return None
    return unquote(parts.path), unquote(parts.fragment)


def _respelled(target: str, real: str) -> str:
    """The destination with the last steps of its path spelled as they really are."""
    path, mark, rest = re.split(r"([?#]|$)", target, maxsplit=1)
    steps, real_steps = path.split("/"), real.split("/")
    for back in range(1, min(len(steps), len(real_steps)) + 1):
        if unquote(steps[-back]).casefold() == real_steps[-back].casefold():
            if unquote(steps[-back]) != real_steps[-back]:
                steps[-back] = real_steps[-back]
        else:
            break
    return "/".join(steps) + mark + rest
