"""What is the same for all probes."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.linkcheck import probes
from coursekit.linkcheck.probes import PROBES, probe_for
from tests.linkcheck.sweeping import url_of

NO_PROBES = {"__init__", "interface", "answered", "own_file"}


def test_every_file_is_a_probe_of_the_tuple() -> None:
    files = {path.stem for path in Path(probes.__file__).parent.glob("*.py")} - NO_PROBES
    assert files == {type(probe).__module__.rpartition(".")[2] for probe in PROBES}


@pytest.mark.parametrize(
    ("url", "name", "host"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", "YouTube", "www.youtube.com"),
        ("https://youtu.be/dQw4w9WgXcQ", "YouTube", "www.youtube.com"),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "YouTube", "www.youtube.com"),
        ("https://www.youtube.com/playlist?list=PLx", "WebPage", "www.youtube.com"),
        ("https://www.youtube.com/embed/videoseries?list=PLx", "WebPage", "www.youtube.com"),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", "WebPage", "www.youtube.com"),
        ("https://dx.doi.org/10.1000/182", "Doi", "doi.org"),
        ("https://doi.org/10.1002/(sici)1097-4571", "Doi", "doi.org"),
        ("https://doi.org/the-identifier/", "WebPage", "doi.org"),
        ("https://arxiv.org/pdf/1706.03762v7.pdf", "Arxiv", "arxiv.org"),
        ("https://arxiv.org/abs/math.GT/0309136", "Arxiv", "arxiv.org"),
        ("https://arxiv.org/list/cs.CL/recent", "WebPage", "arxiv.org"),
        ("https://openreview.net/pdf?id=YicbFdNTTy", "OpenReview", "api2.openreview.net"),
        ("https://openreview.net/group?id=ICLR.cc", "WebPage", "openreview.net"),
        ("https://de.m.wikipedia.org/wiki/Brot", "Wikipedia", "de.wikipedia.org"),
        ("https://en.wikipedia.org/wiki/File:Bread.jpg", "WebPage", "en.wikipedia.org"),
        ("https://en.wikipedia.org/w/index.php?title=Bread", "WebPage", "en.wikipedia.org"),
        ("https://notyoutube.com/watch?v=dQw4w9WgXcQ", "WebPage", "notyoutube.com"),
    ],
)
def test_who_looks_at_what_and_whom_it_asks(url: str, name: str, host: str) -> None:
    probe = probe_for(url_of(url))
    assert type(probe).__name__ == name
    assert probe.host(url_of(url)) == host
