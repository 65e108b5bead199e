from __future__ import annotations

import pytest

from coursekit.linkcheck.domains import registrable_domain


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.example.com", "example.com"),
        ("EXAMPLE.com.", "example.com"),
        ("a.b.example.co.uk", "example.co.uk"),
        ("co.uk", "co.uk"),
        ("arxiv.org", "arxiv.org"),
        ("t.co", "t.co"),
        ("us.github.io", "us.github.io"),
        ("a.us.github.io", "us.github.io"),
        ("github.io", "github.io"),
        ("93.184.215.14", "93.184.215.14"),
        ("[2606:4700::1111]", "[2606:4700::1111]"),
        ("localhost", "localhost"),
    ],
)
def test_what_somebody_registered(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain
