"""What stands where a link between files leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from coursekit.model.course import FileLink, OwnFile, TargetState
from coursekit.model.document import Document, Link
from coursekit.model.settings import Links
from coursekit.reading.tree import Tree
from coursekit.words import Guesses

_WEB = ("https://", "http://")
_TEMPLATE = re.compile(r"[{}]|<%|%7B|%3C%", re.IGNORECASE)
_ALIAS = re.compile(r"@\w*/|~/|\$")
"""How bundlers name their own folders: `@site/docs`, `~/assets`."""
_PAGES_OF_REPOSITORY = re.compile(
    r"\.\./\.\./(?:actions|blob|commits?|compare|discussions|edit|forks?|graphs|issues|labels|"
    r"milestones?|network|projects|pulls?|pulse|raw|releases|security|stargazers|tags|tree|wiki)"
    r"(?:/|$)"
)
"""What GitHub shows beside the files: two folders above the root, for it shows those at
`blob/BRANCH/`."""
_BUILT = re.compile(r"\.html?$", re.IGNORECASE)
_FREELY_WRITTEN = re.compile(r"[^\w.~+=@-]")


class _Found(NamedTuple):
    state: TargetState
    path: str
    written: str = ""
    """With another case: the path as a link writes it, without the suffix that was put behind."""


class Targets:
    """Follows links through a tree; `lessons` maps the folders of lessons to their ids."""

    def __init__(self, tree: Tree, settings: Links, lessons: Mapping[str, str]) -> None:
        self.tree = tree
        self.settings = settings
        self.lessons = lessons
        self._folded: dict[str, dict[str, str]] = {}
        self._guesses = Guesses()

    def links(self, page: Document) -> Iterator[FileLink]:
        """The links of a page that lead to files of the repository."""
        for link in page.links:
            parts = _file_parts(link)
            if parts is None:
                continue
            path, fragment = parts
            wanted = self._wanted(page.path, path) if path else page.path
            if not self._leads_to_a_site(path, wanted):
                found = self._find(wanted) if path else _Found(TargetState.FOUND, wanted)
                followed = self._followed(page, link, wanted, found, fragment)
                if followed.state is not TargetState.MISSING or not self._is_built(followed.path):
                    yield followed

    def own_file(self, path: str) -> OwnFile:
        """What stands at a path from the repository's root, however deep `..` leads in it."""
        wanted = posixpath.normpath(path) if path else "."
        found = self._find(wanted)
        missing = found.state is TargetState.MISSING
        return OwnFile(found.state, found.path, self._nearest(wanted) if missing else None)

    def own_route(self, route: str) -> OwnFile | None:
        """What stands where a route of the course's site leads; none where no tree can tell."""
        wanted = self._wanted("", route)
        if self._leads_to_a_site(route, wanted):
            return None
        own = self.own_file(wanted)
        if own.state is not TargetState.MISSING:
            return own
        page = self.own_file(f"{wanted}.md")  # a site shows it without its suffix
        if page.state is TargetState.FOUND:
            return page
        return None if self._is_built(own.path) else own

    def _followed(
        self, page: Document, link: Link, wanted: str, found: _Found, fragment: str
    ) -> FileLink:
        missing = found.state is TargetState.MISSING
        other_case = found.state is TargetState.OTHER_CASE
        return FileLink(
            page=page,
            link=link,
            state=found.state,
            path=found.path,
            fragment=fragment,
            lesson=self._lesson(found.path),
            nearest=self._nearest(wanted) if missing else None,
            mended=self._mended(page.path, link.target, found) if other_case else None,
        )

    def _wanted(self, page: str, path: str) -> str:
        """The path from the root; it begins with `../` where it leaves the repository."""
        folder = self.settings.root if path.startswith("/") else posixpath.dirname(page)
        return posixpath.normpath(posixpath.join(folder, path.lstrip("/")))

    def _leads_to_a_site(self, path: str, wanted: str) -> bool:
        """Whether it is a route of a site or a page of GitHub, of which the tree knows nothing."""
        if path.startswith("/"):
            first = path.lstrip("/").partition("/")[0]
            return bool(first) and first.casefold() not in self._names(
                self.settings.root.strip("/")
            )
        return bool(_PAGES_OF_REPOSITORY.match(wanted))

    def _is_built(self, wanted: str) -> bool:
        """Whether a missing `.html` may be made by a generator: no other lies where it would."""
        folder = posixpath.dirname(wanted)
        return bool(_BUILT.search(wanted)) and not any(map(_BUILT.search, self.tree.names(folder)))

    def _find(self, wanted: str) -> _Found:
        if wanted == ".." or wanted.startswith("../"):
            return _Found(TargetState.OUTSIDE, wanted)
        other_case = None
        for candidate, suffix in self._candidates(wanted):
            spelled = self._spelled(candidate)
            if spelled == candidate:
                return _Found(TargetState.FOUND, spelled)
            if spelled and not other_case:
                written = spelled.removesuffix(suffix)
                other_case = _Found(TargetState.OTHER_CASE, spelled, written)
        return other_case or _Found(TargetState.MISSING, wanted)

    def _candidates(self, wanted: str) -> Iterator[tuple[str, str]]:
        """The paths that may be meant, each with the suffix that was put behind."""
        for suffix in self.settings.suffixes:
            yield wanted + suffix, suffix
        if _BUILT.search(wanted):
            # A site is built from Markdown: its `setup.html` is our `setup.md`.
            yield _BUILT.sub(".md", wanted), ""

    def _spelled(self, wanted: str) -> str | None:
        """The path as the tree spells it; none where nothing is there in any letter case."""
        path = ""
        for step in wanted.split("/") if wanted != "." else ():
            real = step
            if step not in self.tree.names(path):
                real = self._names(path).get(step.casefold(), "")
            if not real:
                return None
            path = f"{path}/{real}" if path else real
        return path or "."

    def _names(self, folder: str) -> Mapping[str, str]:
        """The names in a folder by their case-folded form."""
        if folder not in self._folded:
            names = reversed(list(self.tree.names(folder)))
            self._folded[folder] = {name.casefold(): name for name in names}
        return self._folded[folder]

    def _nearest(self, wanted: str) -> str | None:
        folder, name = posixpath.split(wanted)
        if match := self._guesses.nearest(name, (n for n in self.tree.names(folder) if n != name)):
            return posixpath.join(folder, match)
        parent, lost = posixpath.split(folder)
        folders = (n for n, is_folder in self.tree.names(parent).items() if is_folder)
        if not self.tree.names(folder) and (match := self._guesses.nearest(lost, folders)):
            path = posixpath.join(parent, match, name)
            return path if self._spelled(path) == path else None
        return None

    def _mended(self, page: str, target: str, found: _Found) -> str | None:
        """The destination in the right case, unless it would still not lead to the file."""
        mended = _respelled(target, found.written)
        path = unquote(urlsplit(mended).path)
        exact = self._find(self._wanted(page, path))
        return mended if exact == _Found(TargetState.FOUND, found.path) else None

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
    if not target or target.startswith(_WEB) or _TEMPLATE.search(target) or _ALIAS.match(target):
        return None
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or target.startswith("//"):
        return None
    path = unquote(parts.path)
    # No file system has such a name, and asking for it raises.
    return None if "\0" in path else (path, unquote(parts.fragment))


def _respelled(target: str, real: str) -> str:
    """The destination with the last steps of its path spelled as they really are."""
    path, mark, rest = re.split(r"([?#]|$)", target, maxsplit=1)
    bare = path.rstrip("/")
    steps, real_steps = bare.split("/"), real.split("/")
    for back in range(1, min(len(steps), len(real_steps)) + 1):
        written = unquote(steps[-back])
        if written.casefold() != real_steps[-back].casefold():
            break
        if written != real_steps[-back]:
            steps[-back] = _FREELY_WRITTEN.sub(lambda c: quote(c[0], ""), real_steps[-back])
    return "/".join(steps) + path[len(bare) :] + mark + rest
