"""Which addresses a connection may be made to.

The sweep follows links that strangers write, so it must not become their way into the network it
runs in. Host names and spellings (`127.1`, `0x7f.1`, `2130706433`) prove nothing: what counts is
the address that was resolved and is connected to.
"""

from __future__ import annotations

import ipaddress
from typing import Protocol

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class AddressPolicy(Protocol):
    """Judges one resolved address: why no connection may be made to it, or none if it may."""

    def __call__(self, address: IPAddress, /) -> str | None: ...


# `ipaddress.is_global` is not enough: its answer changes with the patch release of Python, and 3.11
# calls multicast, NAT64, 6to4 and site-local addresses global. From the special-purpose registries
# of IANA (RFC 6890), and what the large hosts of CI machines use besides.
_DENIED = (
    ("0.0.0.0/8", "unspecified"),
    ("10.0.0.0/8", "private"),
    ("100.64.0.0/10", "shared by carriers (RFC 6598)"),
    ("127.0.0.0/8", "loopback"),
    ("168.63.129.16/32", "the host of an Azure machine"),
    ("169.254.0.0/16", "link-local"),
    ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "reserved for protocols"),
    ("192.0.2.0/24", "reserved for documentation"),
    ("192.88.99.0/24", "a relay of 6to4"),
    ("192.168.0.0/16", "private"),
    ("198.18.0.0/15", "reserved for benchmarks"),
    ("198.51.100.0/24", "reserved for documentation"),
    ("203.0.113.0/24", "reserved for documentation"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved"),
    ("::/128", "unspecified"),
    ("::1/128", "loopback"),
    ("::/96", "an IPv4 address in IPv6"),
    ("::ffff:0:0/96", "an IPv4 address in IPv6"),
    ("::ffff:0:0:0/96", "an IPv4 address in IPv6"),
    ("64:ff9b::/96", "an IPv4 address behind NAT64"),
    ("64:ff9b:1::/48", "an IPv4 address behind NAT64"),
    ("100::/64", "discarded"),
    ("2001::/32", "a Teredo tunnel"),
    ("2001::/23", "reserved for protocols"),
    ("2001:db8::/32", "reserved for documentation"),
    ("2002::/16", "an IPv4 address behind 6to4"),
    ("3fff::/20", "reserved for documentation"),
    ("5f00::/16", "reserved for segment routing"),
    ("fc00::/7", "private"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "site-local"),
    ("ff00::/8", "multicast"),
)
_NETWORKS = tuple((ipaddress.ip_network(network), why) for network, why in _DENIED)
_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All that IANA has opened for global unicast (RFC 4291)."""


def PUBLIC_ONLY(address: IPAddress, /) -> str | None:  # noqa: N802 - a policy, named as a constant
    """The policy that ships: only addresses of the public internet."""
    for network, why in _NETWORKS:
        if address.version == network.version and address in network:
            return why
    if isinstance(address, ipaddress.IPv6Address) and address not in _UNICAST:
        return "reserved"
    return None if address.is_global else "not public"
