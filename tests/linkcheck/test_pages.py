from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.linkcheck.pages import Fragment, find_fragment, read_page, says_not_found

URL = "https://course.test/attention"
PROSE = "Attention lets a model look at every word of a sentence at once. " * 10


def html(body: str, title: str = "Attention", head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}<title>{title}</title></head>{body}</html>".encode()


class TestReading:
    def test_a_page(self) -> None:
        page = read_page(
            html(
                "<body><h1 id=top-1>Attention,\n <em>explained</em></h1>"
                "<p>One<br>two &amp; <b>th</b>ree</p><a name='old'></a><H2 ID=\"näxt\">Next</H2>",
                title=" All of\n&ldquo;it&rdquo; ",
            )
        )
        assert page.title == "All of “it”"
        assert page.headings == ("Attention, explained",)
        assert page.anchors == {"top-1", "old", "näxt"}
        assert page.text == "Attention,\nexplained\nOne\ntwo & three\nNext"
        assert not page.scripted

    def test_what_no_reader_sees_is_no_text_and_holds_no_anchors(self) -> None:
        page = read_page(
            html(
                "<!-- <p id=no>no --><script>var a = '<p id=no>';</script><style>p {}</style>"
                "<noscript><p id=no></noscript><textarea><p id=no></textarea><!-->seen"
                "<?php id ?><!ELEMENT x></ x>"
            )
        )
        assert (page.anchors, page.text) == (frozenset(), "seen")

    @pytest.mark.parametrize(
        ("tag", "anchors"),
        [
            ("<p id=a/>", {"a/"}),
            ("<p id = 'a b'>", {"a b"}),
            ("<p @click='x' [ngIf]=\"y\" id=a>", {"a"}),
            ("<p id=a id=b>", {"a"}),
            ('<p title="a > b" id=a>', {"a"}),
            ('<p title="it\'s" id=a>', {"a"}),
            ('<p title="x""y" id=a>', {"a"}),
            ("<p ID=&quot;a&quot;>", {'"a"'}),
            ("<p id=''>", set()),
            ("<p id>", set()),
            ("<p name=a>", set()),
            ("<p\nid=a\n>", {"a"}),
            ("<my-part id=a>", {"a"}),
            ("</p id=a>", set()),
            ("<p id=a", set()),
            ("<p title='open id=a>", set()),
            ("< p id=a>", set()),
            ("<p =x id=a>", {"a"}),
            ("<script><p id=a>", set()),
            ("<!-- <p id=a>", set()),
            ("<! <p id=a", set()),
        ],
    )
    def test_tags_as_browsers_read_them(self, tag: str, anchors: set[str]) -> None:
        assert read_page(tag.encode()).anchors == anchors

    @pytest.mark.parametrize(
        ("body", "content_type"),
        [
            ("ü".encode(), ""),
            ("ü".encode("latin-1"), "text/html; charset=ISO-8859-1"),
            ("ü".encode("cp1252"), 'text/html; charset="windows-1252"'),
            ("ü".encode("utf-8-sig"), "text/html; charset=latin-1"),
            ("ü".encode("utf-16"), ""),
            ("ü<meta charset='iso-8859-1'>".encode("latin-1"), "text/html"),
            (b"<meta http-equiv=x content='text/html; charset=latin1'>\xfc", ""),
        ],
    )
    def test_charsets(self, body: bytes, content_type: str) -> None:
        assert read_page(body, content_type).text == "ü"

    @pytest.mark.parametrize(
        "charset", ["zlib", "idna", "nonsense", "windows-1299", "unicode_escape"]
    )
    def test_codecs_that_are_no_charsets_are_not_used(self, charset: str) -> None:
        assert read_page("ü".encode(), f"text/html; charset={charset}").text == "ü"

    def test_the_first_title_counts_and_is_cut(self) -> None:
        assert read_page(b"<title>a</title><svg><title>b</title></svg>").title == "a"
        assert len(read_page(html("", title="a" * 9999)).title) == 300
        assert read_page(b"no title").title == ""

    def test_a_number_with_too_many_digits(self) -> None:
        assert read_page(b"<p>&#" + b"9" * 5000 + b";</p>").text.startswith("&#9")

    @given(st.text("<>!-/= '\"&#;abhipt1\n", max_size=80) | st.text())
    def test_anything_is_a_page(self, text: str) -> None:
        page = read_page(text.encode("utf-8", "surrogatepass"))
        assert find_fragment(page, text) in Fragment
        says_not_found(page, URL)

    @given(st.binary(), st.text())
    def test_any_bytes_are_a_page(self, body: bytes, content_type: str) -> None:
        read_page(body, content_type)

    @pytest.mark.parametrize(
        "unit",
        [
            "<",
            "<!",
            "<!--",
            "<a",
            "<a ",
            "<a b=",
            "<a b='",
            "<a b=\"'",
            "</",
            "<p>",
            "<title>",
            "&#",
            "<h1>",
            "</h1>",
            " ",
            "<a" + " " * 99,
            "<script>",
            "</script",
            "<meta ",
            "&amp",
            "<p id=a ",
            "<h1></h1>",
            "a=",
            "='",
            "<svg/",
            "\n",
            "<title></title",
            "<?",
            "charset=",
        ],
    )
    def test_no_page_takes_long(self, unit: str) -> None:
        body = (unit * (256 * 1024 // len(unit))).encode()
        started = time.process_time()
        read_page(body)
        assert time.process_time() - started < 2


class TestFragments:
    PAGE = read_page(
        html(
            f"<h2 id='self-attention'>Self</h2><h2 id='user-content-usage'>Use</h2>"
            f"<p id='größe'>{PROSE}</p><p id='a%20b'>Every <em>head</em> looks, alone; then joins.</p>"
        )
    )

    @pytest.mark.parametrize(
        "fragment",
        [
            "",
            "top",
            "TOP",
            "self-attention",
            "self%2Dattention",
            "gr%C3%B6%C3%9Fe",
            "größe",
            "a%20b",
            "usage",
            ":~:text=every%20head",
            ":~:text=EVERY%20head%20looks%2C",
            ":~:text=Every,joins",
            ":~:text=once.-,Every,looks,-%2C%20alone",
            ":~:text=Every-,head,-looks",
            ":~:text=head,-looks",
            ":~:text=Every-,head",
            ":~:text=Every&text=joins",
            ":~:other=x",
            "self-attention:~:text=head",
        ],
    )
    def test_found(self, fragment: str) -> None:
        assert find_fragment(self.PAGE, fragment) is Fragment.FOUND

    @pytest.mark.parametrize(
        "fragment",
        [
            "cross-attention",
            "Self-Attention",
            ":~:text=no%20head",
            ":~:text=joins,Every",
            ":~:text=nobody,joins",
            ":~:text=once-,head",
            ":~:text=head,-alone",
            ":~:text=Every&text=nothing%20like%20it",
            "cross-attention:~:text=head",
            "self-attention:~:text=no%20head",
        ],
    )
    def test_missing(self, fragment: str) -> None:
        assert find_fragment(self.PAGE, fragment) is Fragment.MISSING
        assert find_fragment(self.PAGE, fragment, truncated=True) is Fragment.UNVERIFIED

    @pytest.mark.parametrize("fragment", ["/route", "!route"])
    def test_routes_of_scripts_are_not_looked_for(self, fragment: str) -> None:
        assert find_fragment(self.PAGE, fragment) is Fragment.UNVERIFIED

    @pytest.mark.parametrize(
        "body",
        [
            "<div id=root></div><script src=app.js></script>",
            f"<div id=__next><p>{PROSE}</p></div>",
            f"<react-app>{PROSE}</react-app>",
            f"<body ng-version=17>{PROSE}</body>",
            "<p>Loading</p><script>start()</script>",
        ],
    )
    def test_a_page_that_scripts_build_proves_nothing(self, body: str) -> None:
        page = read_page(html(body))
        assert page.scripted
        assert find_fragment(page, "x") is Fragment.UNVERIFIED

    def test_a_page_with_a_script_is_not_yet_built_by_it(self) -> None:
        page = read_page(html(f"<p>{PROSE}</p><script>count()</script>"))
        assert find_fragment(page, "x") is Fragment.MISSING

    def test_a_fragment_takes_no_long_time(self) -> None:
        page = read_page(b"<p>" + b"ab " * 300_000)
        wanted = "&".join(f"text={'ab' * 500}c-,{'ab' * 500}c,{'b' * 1000}" for _ in range(100))
        started = time.process_time()
        find_fragment(page, f":~:{wanted}")
        assert time.process_time() - started < 2


class TestNotFound:
    @pytest.mark.parametrize(
        "title",
        [
            "404",
            "404 Not Found",
            "Error 404",
            "404 - Page not found",
            "Page not found | Course",
            "Course – Page Not Found",
            "Page not found · GitHub Pages",
            "Not Found",
            "Oops! Page not found.",
            "Sorry, the page was not found",
            "The requested URL was not found",
            "This page doesn’t exist",
            "This page is no longer available",
            "We can't find that page",
            "Page not found (404)",
            "Course: Page not found",
            "Seite nicht gefunden",
            "Fehler 404: Seite wurde leider nicht gefunden",
            "Page introuvable",
            "Cette page n’existe pas",
            "Página no encontrada",
            "Página não encontrada - Curso",
            "Pagina non trovata",
            "Pagina niet gevonden",
            "Nie znaleziono strony",
            "Sidan hittades inte",
            "Siden ble ikke funnet",
            "Sivua ei löytynyt",
            "Stránka nenalezena",
            "Sayfa bulunamadı",
            "Страница не найдена",
            "Сторінку не знайдено",
            "ページが見つかりません",
            "页面不存在",
            "找不到页面",
            "페이지를 찾을 수 없습니다",
            "الصفحة غير موجودة",
        ],
    )
    def test_titles_and_headings_that_say_so(self, title: str) -> None:
        assert "title" in (says_not_found(read_page(html("", title=title)), URL) or "")
        heading = read_page(html(f"<h1>{title}</h1>"))
        parted = any(mark in title for mark in "|–·-") or title.startswith("Course:")
        assert parted or "heading" in (says_not_found(heading, URL) or "")

    @pytest.mark.parametrize(
        "title",
        [
            "",
            "Attention",
            "HTTP 404 and what it means",
            "Why your page was not found by Google",
            "Lost and not found: a novel",
            "Area 404 Festival",
            "Peugeot 404",
            "Found",
            "What is not found in textbooks",
            "Page 404 of 512",
            "Introduction: the page cache",
        ],
    )
    def test_titles_that_do_not(self, title: str) -> None:
        assert says_not_found(read_page(html(f"<h1>{title}</h1>", title=title)), URL) is None

    @pytest.mark.parametrize(
        "path", ["/Web/HTTP/Status/404", "/not-found-errors", "/page%20not%20found"]
    )
    def test_a_page_about_not_finding_is_not_suspected(self, path: str) -> None:
        page = read_page(html("<h1>404 Not Found</h1>", title="404 Not Found | Reference"))
        assert says_not_found(page, f"https://course.test{path}") is None

    @pytest.mark.parametrize(
        "path", ["/404", "/404.html", "/error-404/", "/page-not-found", "/en/notfound"]
    )
    def test_a_redirect_to_an_error_page(self, path: str) -> None:
        page = read_page(html("<p>Hello"))
        assert (
            says_not_found(page, URL, f"https://course.test{path}") == "redirects to an error page"
        )
        assert says_not_found(page, URL, "https://course.test/room/4041") is None
