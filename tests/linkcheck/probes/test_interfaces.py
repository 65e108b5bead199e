"""The probes that ask an interface, each against a real local server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from coursekit.linkcheck.probes.arxiv import Arxiv
from coursekit.linkcheck.probes.doi import Doi
from coursekit.linkcheck.probes.interface import Probe
from coursekit.linkcheck.probes.openreview import OpenReview
from coursekit.linkcheck.probes.own_file import OwnFiles
from coursekit.linkcheck.probes.wikipedia import Wikipedia
from coursekit.linkcheck.probes.youtube import YouTube
from coursekit.linkcheck.verdicts import Observation, Seen
from coursekit.model.course import OwnFile, TargetState
from coursekit.model.lock import FragmentState
from tests.linkcheck.audit import connects
from tests.linkcheck.servers import Server, Talk, serving
from tests.linkcheck.sweeping import cited, local_web, page, url_of

VIDEO = "https://youtu.be/dQw4w9WgXcQ"
Answers = Mapping[str, tuple[str, Any]]


def as_json(answers: Answers) -> Server:
    """A server that answers so to paths that begin so; 404 to all others."""

    def script(talk: Talk) -> None:
        for start, (status, value) in answers.items():
            if talk.path.startswith(start):
                body = value if isinstance(value, bytes) else json.dumps(value).encode()
                return talk.answer(status, "Content-Type: application/json", body=body)
        return talk.answer("404 Not Found", "Content-Type: application/json", body=b"none")

    return Server(script)


def looked(probe: Probe, url: str, *fragments: str) -> Observation:
    assert probe.fits(url_of(url))
    return probe.look(cited(url, *fragments), local_web())


class TestYouTube:
    @pytest.mark.parametrize(
        ("status", "value", "thumbnail", "kind"),
        [
            ("200 OK", {"title": "Attention"}, True, Seen.ALIVE),
            ("401 Unauthorized", b"Unauthorized", True, Seen.ALIVE),
            ("404 Not Found", b"Not Found", False, Seen.MISSING),
            ("404 Not Found", b"Not Found", True, Seen.FAILED),
            ("403 Forbidden", b"Forbidden", False, Seen.FAILED),
            ("403 Forbidden", b"Forbidden", True, Seen.BLOCKED),
            ("200 OK", b"Forbidden", False, Seen.FAILED),
            ("400 Bad Request", b"Bad Request", False, Seen.FAILED),
            ("500 Oops", b"", True, Seen.FAILED),
            ("429 Too Many Requests", b"", True, Seen.LIMITED),
        ],
    )
    def test_oembed_and_thumbnail(
        self, status: str, value: Any, thumbnail: bool, kind: Seen
    ) -> None:
        answers: dict[str, tuple[str, Any]] = {"/oembed": (status, value)}
        if thumbnail:
            answers["/vi/dQw4w9WgXcQ/hqdefault.jpg"] = ("200 OK", b"")
        with as_json(answers) as server:
            probe = YouTube(oembed=server.url("/oembed"), thumbnails=server.url("/vi/"))
            assert looked(probe, VIDEO).kind is kind
        assert server.lines[0] == (
            "GET /oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DdQw4w9WgXcQ"
        )

    def test_the_title_is_kept(self) -> None:
        with as_json({"/oembed": ("200 OK", {"title": "Attention is enough"})}) as server:
            probe = YouTube(oembed=server.url("/oembed"), thumbnails=server.url("/vi/"))
            assert looked(probe, VIDEO).title == ("attention", "enough")


class TestDoi:
    @pytest.mark.parametrize(
        ("status", "value", "kind"),
        [
            ("200 OK", {"responseCode": 1}, Seen.ALIVE),
            ("404 Not Found", {"responseCode": 100}, Seen.MISSING),
            ("200 OK", {"responseCode": 200}, Seen.FAILED),
            ("500 Oops", {"responseCode": 2}, Seen.FAILED),
            ("404 Not Found", b"<html>", Seen.FAILED),
            ("200 OK", b"[1]", Seen.FAILED),
            ("403 Forbidden", b"", Seen.BLOCKED),
        ],
    )
    def test_the_register(self, status: str, value: Any, kind: Seen) -> None:
        with as_json({"/api/handles/": (status, value)}) as server:
            probe = Doi(handles=server.url("/api/handles/"))
            assert looked(probe, "https://doi.org/10.1000/a%20b").kind is kind
        assert server.lines[0] == "GET /api/handles/10.1000/a%20b"


@pytest.mark.parametrize(
    ("status", "kind"), [("200 OK", Seen.ALIVE), ("404 Not Found", Seen.MISSING)]
)
def test_arxiv_is_asked_for_the_abstract(status: str, kind: Seen) -> None:
    with as_json({"/abs/": (status, page())}) as server:
        probe = Arxiv(abstracts=server.url("/abs/"))
        assert looked(probe, "https://arxiv.org/pdf/1706.03762v7.pdf").kind is kind
    assert server.lines[0] == "HEAD /abs/1706.03762v7"


class TestOpenReview:
    @pytest.mark.parametrize(
        ("new", "old", "kind"),
        [
            (("200 OK", {"notes": [{}]}), None, Seen.ALIVE),
            (("200 OK", {"notes": []}), ("200 OK", {"notes": [{}]}), Seen.ALIVE),
            (("404 Not Found", {}), ("200 OK", {"notes": [{}]}), Seen.ALIVE),
            (("404 Not Found", {}), ("404 Not Found", {}), Seen.MISSING),
            (("403 Forbidden", {}), None, Seen.BLOCKED),
            (("404 Not Found", {}), ("500 Oops", {}), Seen.FAILED),
        ],
    )
    def test_both_interfaces(
        self, new: tuple[str, Any], old: tuple[str, Any] | None, kind: Seen
    ) -> None:
        with as_json({"/new": new, **({"/old": old} if old else {})}) as server:
            probe = OpenReview(notes=(server.url("/new"), server.url("/old")))
            assert looked(probe, "https://openreview.net/forum?id=YicbFdNTTy").kind is kind


class TestWikipedia:
    @pytest.mark.parametrize(
        ("status", "value", "kind"),
        [
            ("200 OK", {"parse": {"title": "Bread", "sections": []}}, Seen.ALIVE),
            ("200 OK", {"error": {"code": "missingtitle"}}, Seen.MISSING),
            ("200 OK", {"error": {"code": "readonly"}}, Seen.FAILED),
            ("404 Not Found", b"", Seen.FAILED),
            ("403 Forbidden", b"", Seen.BLOCKED),
            ("200 OK", {"parse": {"title": None, "sections": [1]}}, Seen.ALIVE),
        ],
    )
    def test_articles(self, status: str, value: Any, kind: Seen) -> None:
        with as_json({"/api": (status, value)}) as server:
            probe = Wikipedia(api=server.url("/api"))
            assert looked(probe, "https://en.wikipedia.org/wiki/Bread").kind is kind

    def test_sections(self) -> None:
        article = {"title": "Bread", "sections": [{"anchor": "Crust_and_crumb"}]}
        with as_json({"/api": ("200 OK", {"parse": article})}) as server:
            probe = Wikipedia(api=server.url("/api"))
            url = "https://en.wikipedia.org/wiki/Bread"
            seen = looked(probe, url, "Crust_and_crumb", "cite_note-1")
        assert dict(seen.fragments) == {
            "Crust_and_crumb": FragmentState.FOUND,
            "cite_note-1": FragmentState.UNVERIFIED,
        }


def test_the_work_tree_tells_of_our_own_files() -> None:
    url = "https://github.com/us/course/blob/main/README.md"
    files = {url: OwnFile(TargetState.FOUND, "README.md")}
    with connects() as attempts:
        assert looked(OwnFiles(files), url).kind is Seen.ALIVE
        files[url] = OwnFile(TargetState.MISSING, "README.md")
        assert looked(OwnFiles(files), url).kind is Seen.MISSING
    assert attempts == []
    assert not OwnFiles(files).fits(url_of("https://github.com/us/course/issues"))
    with serving(lambda talk: None) as server:
        assert not OwnFiles(files).fits(url_of(server.url()))
