"""The addresses of the web that a course states, in its pages and its YAML."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from coursekit.model.course import Citation, Manifest, OwnFile
from coursekit.model.document import Document
from coursekit.model.record import Record
from coursekit.model.settings import Settings
from coursekit.model.text import Text
from coursekit.model.url import BadUrl, Url, UrlFault, read_url, web_url
from coursekit.reading.targets import Targets
from coursekit.reading.tree import Tree

_KEYS = frozenset(("url", "evidence", "site", "repository", "contact"))
"""Keys of front matter and manifests whose values may be addresses."""
_OWN_KEYS = (("site",), ("repository",))
_BRANCHES = ("HEAD", "main", "master")
"""What the branch is called that the tree is taken to be; of others it tells nothing."""
_SHOWN_AS = ("blob", "tree", "raw", "blame", "edit")


class _Known(NamedTuple):
    """What is the same wherever an address is stated."""

    url: Url | BadUrl | None
    placeholder: str | None = None
    exempt: bool = False
    own: OwnFile | None = None


class Citations:
    """Finds the addresses of a course; each is read once, however often it is stated."""

    def __init__(self, tree: Tree, settings: Settings, manifest: Manifest | None) -> None:
        self.exemptions = settings.links.exempt
        self.own = _Own(tree, settings, manifest.record if manifest else None)
        self.known: dict[str, _Known] = {}

    def all(self, pages: Iterable[Document], manifests: Iterable[Manifest]) -> Iterator[Citation]:
        """All that pages and manifests state."""
        for page in pages:
            yield from self._page(page)
        for manifest in manifests:
            yield from self._record(manifest.record, manifest.text)

    def _page(self, page: Document) -> Iterator[Citation]:
        for link in page.links:
            known = self._known(link.target)
            if known.url is not None and not _is_embedded(link.image, known.url):
                yield Citation(
                    place=page.place(link.target_span),
                    target=link.target,
                    text=page.text,
                    url=known.url,
                    placeholder=known.placeholder,
                    exempt=known.exempt,
                    own=known.own,
                )
        if page.record:
            yield from self._record(page.record, page.text)

    def _record(self, record: Record, text: Text) -> Iterator[Citation]:
        for path in record.entries:
            if path and path[-1] in _KEYS:
                value = record.at(path)
                known = self._known(value) if isinstance(value, str) else _Known(None)
                if known.url is not None:
                    own = known.own if path not in _OWN_KEYS else None
                    yield Citation(
                        place=record.place(path),
                        target=value,
                        text=text,
                        url=known.url,
                        placeholder=known.placeholder,
                        exempt=known.exempt,
                        own=own,
                    )

    def _known(self, target: str) -> _Known:
        known = self.known.get(target)
        if known is None:
            known = self.known[target] = self._read(target)
        return known

    def _read(self, target: str) -> _Known:
        url = read_url(target)
        if not isinstance(url, Url):
            return _Known(url)
        exempt = any(one.covers(url.key) or one.covers(target) for one in self.exemptions)
        return _Known(url, url.placeholder, exempt, self.own.file(url))


def _is_embedded(image: bool, url: Url | BadUrl) -> bool:
    """Whether it is a picture written out in its own address: it leads nowhere."""
    return image and isinstance(url, BadUrl) and url == BadUrl(UrlFault.SCHEME, "data")


class _Own:
    """Tells which addresses lead to files of the course itself."""

    def __init__(self, tree: Tree, settings: Settings, manifest: Record | None) -> None:
        self.targets = Targets(tree, settings.links, {})
        self.folders = tree.names("")
        self.site = web_url(manifest.at(("site",))) if manifest else None
        self.repository = web_url(manifest.at(("repository",))) if manifest else None

    def file(self, url: Url) -> OwnFile | None:
        """Where an address leads in the tree, if it is our own and the tree can tell."""
        shown = self._in_repository(url)
        if shown is not None:
            kind, path = shown
            if not self._is_ours(path):
                return None
            # Asked for with `?plain=1`, a page is shown as it is written.
            rendered = kind == "blob" and not url.query
            return dataclasses.replace(self.targets.own_file(path), rendered=rendered)
        if self.site and (route := _below(self.site, url)):
            own = self.targets.own_route(f"/{unquote(route)}")
            return own and dataclasses.replace(own, rendered=True)
        return None

    def _in_repository(self, url: Url) -> tuple[str, str] | None:
        """How GitHub shows a file as it is on the main branch, and its path."""
        if self.repository is None:
            return None
        rest = _below(self.repository, url)
        if rest is None and url.host == "raw.githubusercontent.com":
            base = self.repository.path.removesuffix("/").removesuffix(".git")
            inside = url.path.startswith(f"{base}/")
            rest = f"raw/{url.path[len(base) + 1 :]}" if inside else None
        kind, _, rest = (rest or "").removeprefix("-/").partition("/")
        branch, _, path = rest.removeprefix("refs/heads/").partition("/")
        if kind not in _SHOWN_AS or branch not in _BRANCHES:
            return None
        path = unquote(path).strip("/")
        return None if "\0" in path else (kind, path)

    def _is_ours(self, path: str) -> bool:
        """Whether our root is that of the repository, or the path begins as one of ours does."""
        return ".git" in self.folders or path.partition("/")[0] in self.folders


def _below(base: Url, url: Url) -> str | None:
    """What an address adds to another one; none where it lies elsewhere."""
    if (base.host.removeprefix("www."), base.port) != (url.host.removeprefix("www."), url.port):
        return None
    folder = base.path.removesuffix("/").removesuffix(".git")
    if url.path.rstrip("/").casefold() == folder.casefold():
        return ""
    inside = url.path.casefold().startswith(f"{folder}/".casefold())
    return url.path[len(folder) + 1 :] if inside else None
