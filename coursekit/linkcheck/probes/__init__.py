"""The probes: each knows how to look at some URLs."""

from __future__ import annotations

from coursekit.linkcheck.probes.arxiv import Arxiv
from coursekit.linkcheck.probes.doi import Doi
from coursekit.linkcheck.probes.interface import Cited, Probe
from coursekit.linkcheck.probes.openreview import OpenReview
from coursekit.linkcheck.probes.web_page import WebPage
from coursekit.linkcheck.probes.wikipedia import Wikipedia
from coursekit.linkcheck.probes.youtube import YouTube
from coursekit.model.url import Url

PROBES: tuple[Probe, ...] = (
    YouTube(),
    Doi(),
    Arxiv(),
    OpenReview(),
    Wikipedia(),
    WebPage(),
)
"""The first that fits looks; the last one fits all. Files of the course itself come before them,
see `own_file`."""

__all__ = ("PROBES", "Cited", "Probe", "probe_for")


def probe_for(url: Url, probes: tuple[Probe, ...] = PROBES) -> Probe:
    """The probe that looks at a URL."""
    return next(probe for probe in probes if probe.fits(url))
