"""What a web page says: its title, its anchors, whether it says "not found".

Pages come from strangers, so reading one takes linear time and raises nothing. The parser of the
standard library may need quadratic time; the grammar of `reading/html.py` is that of CommonMark,
which is stricter than what servers send. Tags are read here as browsers do (HTML, 13.2.5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote, urlsplit

from coursekit.words import unescaped

_TAG = re.compile(r"<(?:(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)|(?P<comment>!--)|[!?/])")
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?:(?P<close>>)|(?P<name>[^\s/>][^\s/>=]*)
    (?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>"'][^\s>]*)?))?)""",
    re.VERBOSE,
)
_RAW_TEXT = ("iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title")
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW_TEXT}
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strong sub"
    " sup time tt u var wbr".split()
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,30})""", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w-]{1,30})""", re.IGNORECASE)
# Python knows codecs that are no charsets of pages, and slow ones among them.
_CHARSETS = re.compile(
    r"ascii|us-ascii|utf-?8|utf-16(?:le|be)?|iso-?8859-\d{1,2}|latin-?1|windows-12\d\d|koi8-[ru]"
    r"|gb2312|gbk|gb18030|big5|shift[_-]jis|euc-(?:jp|kr)|iso-2022-jp",
    re.IGNORECASE,
)
_ROOTS = frozenset(("root", "app", "__next", "__nuxt", "___gatsby", "app-root", "svelte"))
_ROOT_TAGS = frozenset(("app-root", "react-app"))
_ROOT_ATTRIBUTES = frozenset(
    (
        "data-reactroot",
        "ng-app",
        "ng-version",
        "data-server-rendered",
        "data-sveltekit-preload-data",
    )
)
_LITTLE_TEXT = 200
_LONGEST_TITLE = 300
_MOST_HEADINGS = 20


class Fragment(Enum):
    """Whether a page holds what the fragment of a link points at."""

    FOUND = "found"
    MISSING = "missing"
    UNVERIFIED = "unverified"
    """The page is built by script, was cut, or is no page: we cannot know."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page."""

    title: str
    headings: tuple[str, ...]
    """Those of the first level."""
    anchors: frozenset[str]
    text: str
    """What a reader sees, more or less; blocks are lines."""
    scripted: bool
    """Whether scripts build the page, so that what is not in it may still be seen."""


def read_page(body: bytes, content_type: str = "") -> Page:
    """The facts of an HTML page; never raises, whatever the bytes are."""
    scanner = _Scanner(_decoded(body, content_type))
    scanner.scan()
    text = "\n".join(filter(None, map(_squeezed, "".join(scanner.text).split("\n"))))
    tops = scanner.tops[:_MOST_HEADINGS]
    little = len(text) < _LITTLE_TEXT and scanner.scripts > 0
    return Page(
        title=_squeezed(scanner.title or "")[:_LONGEST_TITLE],
        headings=tuple(filter(None, (_squeezed(each)[:_LONGEST_TITLE] for each in tops))),
        anchors=frozenset(scanner.anchors),
        text=text,
        scripted=scanner.rooted or little,
    )


def find_fragment(page: Page, fragment: str, *, truncated: bool = False) -> Fragment:
    """Whether the page holds the fragment (HTML, 7.4.6.3), text fragments included.

    `truncated` tells that only the head of the page was read.
    """
    anchor, _, directive = fragment.partition(":~:")
    if _anchored(page, anchor) and _all_texts(page, directive):
        return Fragment.FOUND
    if page.scripted or truncated or anchor.startswith(("/", "!")):
        return Fragment.UNVERIFIED
    return Fragment.MISSING


def says_not_found(page: Page, url: str, final_url: str = "") -> str | None:
    """Why a page that came with status 200 looks like one that says "not found"; none if not.

    A page whose own URL speaks of 404 or of "not found" is about them, and so never suspected.
    """
    if _ABOUT.search(unquote(urlsplit(url).path)):
        return None
    if final_url and _ERROR_PATH.search(unquote(urlsplit(final_url).path)):
        return "redirects to an error page"
    if any(_NOT_FOUND.fullmatch(part.strip()) for part in _PARTS.split(page.title)):
        return "its title says that the page was not found"
    if any(_NOT_FOUND.fullmatch(heading) for heading in page.headings):
        return "its heading says that the page was not found"
    return None


_ABOUT = re.compile(r"404|not[-_ ]?found", re.IGNORECASE)
_ERROR_PATH = re.compile(
    r"/(?:error[-_/]?)?404(?:[/.]|$)|/(?:page[-_]?)?not[-_]?found", re.IGNORECASE
)
_PARTS = re.compile(r"\s[-–—|·•:»«/]+\s|\s*[|»«]\s*|:\s")
_THING = r"(?:this |the |that )?(?:requested )?(?:page|file|url|document|content|resource)"
_PHRASES = (
    rf"{_THING} (?:not found|(?:was|is|could|can)(?: not|n['’]t) (?:be )?found)",
    rf"{_THING} (?:(?:does not|doesn['’]t|no longer) exists?|(?:is )?(?:not |no longer |un)available)",
    r"not found",
    r"(?:we )?(?:can['’]?t|cannot|could not|couldn['’]t) find (?:that|the|this) page",
    r"(?:die )?(?:angeforderte )?seite (?:wurde )?(?:leider )?nicht gefunden|nicht gefunden",
    r"(?:cette |la )?page (?:non trouvée|introuvable)|(?:cette |la )?page n['’]existe (?:pas|plus)",
    r"página no encontrada|no se (?:ha )?(?:encontrado|encontró) la página|no encontrad[ao]",
    r"página não encontrada|não encontrad[ao]",
    r"pagina non trovata|non trovat[ao]",
    r"pagina niet gevonden|niet gevonden",
    r"nie znaleziono(?: strony)?|strona nie (?:została znaleziona|istnieje)",
    r"sidan (?:hittades inte|kunde inte hittas)|siden (?:ble|blev) ikke funnet|siden blev ikke fundet",
    r"sivua ei löyt(?:ynyt|y)",
    r"stránka (?:nebyla )?nenalezena|stránka nebyla nalezena",
    r"sayfa bulunamadı",
    r"страница не найдена|сторінку не знайдено",
    r"(?:お探しの)?ページ[がは]見つかりません(?:でした)?",
    r"(?:您访问的)?(?:页面|頁面|网页)(?:不存在|未找到|找不到)|(?:找不到|未找到)(?:页面|頁面|网页)",
    r"(?:요청하신 )?페이지를 찾을 수 없습니다",
    r"الصفحة غير موجودة",
)
_NOT_FOUND = re.compile(
    r"(?:(?:oops|sorry|oh no|uh[- ]oh)[!,.… ]+)?"
    r"(?:(?:error|fehler|erreur|http)?[ :]*404[ :,.!–—-]*(?:error[ :,.!–—-]*)?)?"
    rf"(?:{'|'.join(_PHRASES)})[.!… ]*(?:\(?404\)?)?"
    r"|(?:error |fehler |erreur )?404(?: error)?[.!]*",
    re.IGNORECASE,
)


def _anchored(page: Page, anchor: str) -> bool:
    """Whether an anchor is there; GitHub prefixes those of a reader's own text."""
    names = {anchor, unquote(anchor)}
    return (
        anchor.lower() in ("", "top")
        or not page.anchors.isdisjoint(names)
        or not page.anchors.isdisjoint({f"user-content-{name}" for name in names})
    )


def _all_texts(page: Page, directive: str) -> bool:
    wanted = [part[5:] for part in directive.split("&") if part.startswith("text=")]
    bare = _bare(page.text) if wanted else ""
    return all(_has_text(bare, each) for each in wanted[:20])


def _has_text(bare: str, wanted: str) -> bool:
    """Whether a text holds `[prefix-,]start[,end][,-suffix]` (Scroll to Text Fragment, 3.2).

    White space and case do not count, and words need not end where the fragment ends.
    """
    terms = wanted.split(",")
    prefix = terms.pop(0)[:-1] if len(terms) > 1 and terms[0].endswith("-") else ""
    suffix = terms.pop()[1:] if len(terms) > 1 and terms[-1].startswith("-") else ""
    prefix, suffix, *parts = (_bare(unquote(each)) for each in (prefix, suffix, *terms[:2]))
    if len(parts) == 1:
        return prefix + parts[0] + suffix in bare
    found = bare.find(prefix + parts[0])
    return found >= 0 and parts[1] + suffix in bare[found + len(prefix + parts[0]) :]


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _decoded(body: bytes, content_type: str) -> str:
    """The text of a page, by its byte order mark, its header, its own word, else as UTF-8."""
    if body.startswith(b"\xef\xbb\xbf"):
        return body[3:].decode("utf-8", "replace")
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    charset = "utf-8"
    if named := _HEADER_CHARSET.search(content_type):
        charset = named[1]
    elif meta := _CHARSET.search(body[:4096]):
        charset = meta[1].decode("ascii", "replace")
    try:
        return body.decode(charset if _CHARSETS.fullmatch(charset) else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


class _Scanner:
    """Goes over a page once. What is opened and never closed reaches to the end, as in browsers."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.title: str | None = None
        self.tops: list[str] = []
        self.anchors: set[str] = set()
        self.text: list[str] = []
        self.scripts = 0
        self.rooted = False
        self._top: int | None = None

    def scan(self) -> None:
        position = 0
        while tag := _TAG.search(self._source, position):
            self.text.append(unescaped(self._source[position : tag.start()]))
            position = self._behind(tag)
        self.text.append(unescaped(self._source[position:]))

    def _behind(self, tag: re.Match[str]) -> int:
        """Read one tag; where the next text begins."""
        if tag["comment"]:
            return self._find("-->", tag.end() - 2)
        if tag["name"] is None:
            return self._find(">", tag.end())
        name = tag["name"].lower()
        values, position = self._attributes(tag.end())
        if name not in _INLINE:
            self.text.append("\n")
        if name == "h1":
            self._heading(bool(tag["end"]))
        if tag["end"]:
            return position
        self._note(name, values)
        return self._raw(name, position) if name in _ENDS else position

    def _find(self, mark: str, start: int) -> int:
        found = self._source.find(mark, start)
        return len(self._source) if found < 0 else found + len(mark)

    def _attributes(self, position: int) -> tuple[dict[str, str], int]:
        values: dict[str, str] = {}
        while found := _ATTRIBUTE.match(self._source, position):
            if found["close"]:
                return values, found.end()
            if self._open_quote(found):
                break  # a quotation mark that is never closed
            value = found["double"] or found["single"] or found["bare"] or ""
            values.setdefault(found["name"].lower(), unescaped(value))
            position = found.end()
        return {}, len(self._source)

    def _open_quote(self, found: re.Match[str]) -> bool:
        valued = any(found[group] is not None for group in ("double", "single", "bare"))
        return not valued and self._source[found.end() : found.end() + 1] in ('"', "'")

    def _heading(self, end: bool) -> None:
        if end and self._top is not None:
            self.tops.append("".join(self.text[self._top :]))
        self._top = None if end else len(self.text)

    def _note(self, name: str, values: dict[str, str]) -> None:
        if anchor := values.get("id"):
            self.anchors.add(anchor)
        if name == "a" and (anchor := values.get("name")):
            self.anchors.add(anchor)
        self.rooted |= (
            name in _ROOT_TAGS
            or values.get("id") in _ROOTS
            or not _ROOT_ATTRIBUTES.isdisjoint(values)
        )
        self.scripts += name == "script"

    def _raw(self, name: str, position: int) -> int:
        """Behind what an element holds that has no tags inside; only a title is text for us."""
        end = _ENDS[name].search(self._source, position)
        behind = end.start() if end else len(self._source)
        if name == "title" and self.title is None:
            self.title = unescaped(self._source[position:behind])
        return behind
