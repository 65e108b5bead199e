"""Who owns a host name, as far as a name can tell."""

from __future__ import annotations

import ipaddress

_REGISTRIES = frozenset("ac co com edu gob gouv gov go mil ne net nic nom or org sch".split())
"""Second labels below which countries register names."""
_LONGEST_REGISTRY = 2
_PLATFORMS = (
    "appspot.com blogspot.com bitbucket.io cloudfront.net codeberg.page fly.dev github.io gitlab.io "
    "herokuapp.com hf.space neocities.org netlify.app notion.site onrender.com pages.dev "
    "readthedocs.io readthedocs.org s3.amazonaws.com sourceforge.io streamlit.app substack.com "
    "surge.sh tumblr.com vercel.app web.app weebly.com wixsite.com wordpress.com workers.dev"
).split()
"""Where everybody who likes has a name of their own."""


def registrable_domain(host: str) -> str:
    """The part of a host name that somebody registered: `example.co.uk` of `www.example.co.uk`.

    The Public Suffix List says it exactly and changes daily; these are its common cases. An address
    is its own domain.
    """
    host = host.lower().rstrip(".")
    if _is_address(host):
        return host
    labels = host.split(".")
    kept = 2
    if len(labels[-1]) <= _LONGEST_REGISTRY and len(labels) > 2 and labels[-2] in _REGISTRIES:
        kept = 3
    for platform in _PLATFORMS:
        if host.endswith(f".{platform}"):
            kept = platform.count(".") + 2
    return ".".join(labels[-kept:])


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
