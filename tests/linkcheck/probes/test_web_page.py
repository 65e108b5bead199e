from __future__ import annotations

import pytest

from coursekit.linkcheck.probes.web_page import NONSENSE, WebPage
from coursekit.linkcheck.verdicts import Observation, Seen
from coursekit.model.lock import FragmentState
from tests.linkcheck.servers import Talk, serving
from tests.linkcheck.sweeping import answering, cited, local_web, page

HOST = "pages.course-tests.org"
OTHER = "parked.other-tests.net"
HTML = "Content-Type: text/html"


def looked(
    answer: str,
    *headers: str,
    body: bytes = b"",
    title: tuple[str, ...] = (),
    fragments: tuple[str, ...] = (),
    path: str = "/a/page",
) -> Observation:
    """What is seen of a path that answers so, on a server that knows no other path."""

    def script(talk: Talk) -> None:
        if talk.path == path:
            talk.answer(answer, HTML, *headers, body=body)
        else:
            talk.answer("404 Not Found", HTML, body=b"none")

    with serving(script) as server:
        url = cited(server.url(path, host=HOST), *fragments, title=title)
        return WebPage().look(url, local_web())


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("200 OK", Seen.ALIVE),
        ("400 Bad Request", Seen.FAILED),
        ("401 Unauthorized", Seen.BLOCKED),
        ("403 Forbidden", Seen.BLOCKED),
        ("404 Not Found", Seen.MISSING),
        ("410 Gone", Seen.GONE),
        ("429 Too Many Requests", Seen.LIMITED),
        ("451 Unavailable For Legal Reasons", Seen.BLOCKED),
        ("500 Internal Server Error", Seen.FAILED),
        ("503 Service Unavailable", Seen.FAILED),
        ("999 Request denied", Seen.BLOCKED),
    ],
)
def test_statuses(status: str, kind: Seen) -> None:
    assert looked(status, body=page()).kind is kind


def test_a_wall_is_known_by_its_header_and_by_its_title() -> None:
    assert looked("503 Busy", "cf-mitigated: challenge").kind is Seen.BLOCKED
    assert looked("200 OK", body=page("Just a moment...")).kind is Seen.BLOCKED


def test_a_title_leaves_its_words() -> None:
    seen = looked("200 OK", body=page("The Bread of Paris, 2019"))
    assert seen.title == ("bread", "paris", "2019")


def test_fragments_are_looked_for() -> None:
    html = page("Bread", '<h2 id="crust">Crust</h2><p>It breaks.</p>')
    seen = looked("200 OK", body=html, fragments=("crust", "crumb", ":~:text=it%20breaks"))
    assert dict(seen.fragments) == {
        "crust": FragmentState.FOUND,
        "crumb": FragmentState.MISSING,
        ":~:text=it%20breaks": FragmentState.FOUND,
    }


def test_what_a_script_builds_or_is_no_page_leaves_fragments_unverified() -> None:
    script = b'<title>App</title><div id="root"></div><script src="a.js"></script>'
    assert looked("200 OK", body=script, fragments=("crust",)) == Observation(
        kind=Seen.ALIVE, title=("app",), fragments={"crust": FragmentState.UNVERIFIED}
    )
    with serving(lambda talk: talk.answer("200 OK", "Content-Type: application/pdf")) as server:
        url = cited(server.url("/a.pdf", host=HOST), "page=3")
        seen = WebPage().look(url, local_web())
    assert seen == Observation(kind=Seen.ALIVE, fragments={"page=3": FragmentState.UNVERIFIED})


class TestSoft404:
    def test_a_title_that_says_so(self) -> None:
        seen = looked("200 OK", body=page("404 - Page not found"))
        assert (seen.kind, seen.reason) == (
            Seen.SOFT_MISSING,
            "its title says that the page was not found",
        )

    def test_the_answer_to_a_nonsense_path(self) -> None:
        """The host is asked once, however many of its URLs are looked at."""
        there = page("Bread")
        shop = page("Our shop")

        def script(talk: Talk) -> None:
            talk.answer("200 OK", HTML, body=there if talk.path == "/bread" else shop)

        with serving(script) as server:
            web = local_web()
            kinds = {
                path: WebPage().look(cited(server.url(path, host=HOST)), web).kind
                for path in ("/bread", "/cakes", "/pies", "/")
            }
        assert kinds == {
            "/bread": Seen.ALIVE,
            "/cakes": Seen.SOFT_MISSING,
            "/pies": Seen.SOFT_MISSING,
            "/": Seen.ALIVE,
        }
        assert server.lines.count(f"GET {NONSENSE}") == 1

    def test_everything_that_is_not_there_leads_to_the_same_page(self) -> None:
        def script(talk: Talk) -> None:
            if talk.path == "/":
                talk.answer("200 OK", HTML, body=page(f"Home at {len(talk.request)}"))
            else:
                talk.answer("301 Moved Permanently", "Location: /")

        with serving(script) as server:
            seen = WebPage().look(cited(server.url("/old", host=HOST)), local_web())
        assert seen.kind is Seen.SOFT_MISSING

    def test_a_frame_that_a_script_fills_is_no_sign(self) -> None:
        frame = b'<title>App</title><div id="root"></div><script src="a.js"></script>'
        with serving(lambda talk: talk.answer("200 OK", HTML, body=frame)) as server:
            seen = WebPage().look(cited(server.url("/deep", host=HOST)), local_web())
        assert seen.kind is Seen.ALIVE


class TestRedirects:
    @pytest.mark.parametrize(
        ("status", "kind"),
        [
            ("301 Moved Permanently", Seen.MOVED),
            ("308 Permanent Redirect", Seen.MOVED),
            ("302 Found", Seen.ALIVE),
            ("307 Temporary Redirect", Seen.ALIVE),
        ],
    )
    def test_only_permanent_ones_move(self, status: str, kind: Seen) -> None:
        def script(talk: Talk) -> None:
            if talk.path == "/old":
                talk.answer(status, "Location: /new")
            elif talk.path == "/new":
                talk.answer("200 OK", HTML, body=page())
            else:
                talk.answer("404 Not Found")

        with serving(script) as server:
            seen = WebPage().look(cited(server.url("/old", host=HOST)), local_web())
        assert seen.kind is kind
        assert seen.target == (server.url("/new", host=HOST) if kind is Seen.MOVED else None)

    def test_what_follows_a_temporary_one_is_not_the_target(self) -> None:
        hops = {"/a": ("301", "/b"), "/b": ("302", "/c"), "/c": ("301", "/d")}

        def script(talk: Talk) -> None:
            if hop := hops.get(talk.path):
                talk.answer(f"{hop[0]} See", f"Location: {hop[1]}")
            else:
                talk.answer("200 OK" if talk.path == "/d" else "404 No", HTML, body=page())

        with serving(script) as server:
            seen = WebPage().look(cited(server.url("/a", host=HOST)), local_web())
        assert seen.target == server.url("/b", host=HOST)

    def test_a_page_to_log_in_is_a_wall(self) -> None:
        def script(talk: Talk) -> None:
            if talk.path.startswith("/login"):
                talk.answer("200 OK", HTML, body=page("Log in"))
            else:
                talk.answer("301 Moved", f"Location: /login?next={talk.path}")

        with serving(script) as server:
            seen = WebPage().look(cited(server.url("/course", host=HOST)), local_web())
        assert seen.kind is Seen.BLOCKED

    def test_a_circle_is_no_verdict_on_the_page(self) -> None:
        with serving(lambda talk: talk.answer("302 Found", "Location: /b")) as server:
            seen = WebPage().look(cited(server.url("/a", host=HOST)), local_web())
        assert (seen.kind, seen.reason) == (Seen.BLOCKED, "the redirects lead in a circle")


class TestChanged:
    @staticmethod
    def led_to(host: str, title: tuple[str, ...], shown: str) -> Observation:
        def script(talk: Talk) -> None:
            if talk.path == "/there":
                talk.answer("200 OK", HTML, body=page(shown))
            elif talk.path == "/bread":
                port = talk.header("Host").rpartition(":")[2]
                talk.answer("301 Moved", f"Location: http://{host}:{port}/there")
            else:
                talk.answer("404 Not Found")

        with serving(script) as server:
            url = cited(server.url("/bread", host=HOST), title=title)
            return WebPage().look(url, local_web())

    def test_another_domain_without_a_word_of_the_old_title(self) -> None:
        seen = self.led_to(OTHER, ("bread", "paris"), "Casino bonus")
        assert (seen.kind, seen.reason) == (
            Seen.CHANGED,
            "other-tests.net answers, with no word of the old title",
        )

    @pytest.mark.parametrize(
        ("host", "title", "shown"),
        [
            (OTHER, ("bread", "paris"), "Paris at night"),
            (OTHER, (), "Casino bonus"),
            ("www.course-tests.org", ("bread",), "Casino bonus"),
        ],
    )
    def test_what_is_no_such_change(self, host: str, title: tuple[str, ...], shown: str) -> None:
        assert self.led_to(host, title, shown).kind is Seen.MOVED


def test_a_host_that_will_not_be_asked_for_nonsense_loses_nothing() -> None:
    """Its patience ends between the page and the second request."""
    pages = {"/a": ("200 OK", page())}

    def script(talk: Talk) -> None:
        if talk.path == "/a":
            answering(pages)(talk)
        else:
            talk.answer("429 Too Many", "Retry-After: 3600")

    with serving(script) as server:
        seen = WebPage().look(cited(server.url("/a", host=HOST)), local_web())
    assert seen.kind is Seen.ALIVE
