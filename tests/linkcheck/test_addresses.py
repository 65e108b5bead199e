from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.linkcheck.addresses import PUBLIC_ONLY

ALLOWED = ["1.1.1.1", "93.184.215.14", "168.63.129.15", "2606:4700::1111", "2a00:1450:4001::200e"]
DENIED = {
    "0.0.0.0": "unspecified",  # noqa: S104
    "10.255.0.1": "private",
    "100.64.0.1": "carriers",
    "100.100.100.200": "carriers",
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "168.63.129.16": "Azure",
    "169.254.169.254": "link-local",
    "172.31.255.255": "private",
    "192.0.0.8": "protocols",
    "192.0.0.9": "protocols",
    "192.0.0.192": "protocols",
    "192.0.2.1": "documentation",
    "192.88.99.1": "6to4",
    "192.168.1.1": "private",
    "198.19.0.1": "benchmarks",
    "198.51.100.1": "documentation",
    "203.0.113.1": "documentation",
    "224.0.0.1": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "unspecified",
    "::1": "loopback",
    "::7f00:1": "IPv4 address",
    "::ffff:127.0.0.1": "IPv4 address",
    "::ffff:8.8.8.8": "IPv4 address",
    "::ffff:0:7f00:1": "IPv4 address",
    "64:ff9b::7f00:1": "NAT64",
    "64:ff9b::808:808": "NAT64",
    "64:ff9b:1::1": "NAT64",
    "100::1": "discarded",
    "2001::1": "Teredo",
    "2001:10::1": "protocols",
    "2001:db8::1": "documentation",
    "2002:7f00:1::": "6to4",
    "3fff::1": "documentation",
    "5f00::1": "segment routing",
    "fc00::1": "private",
    "fd00:ec2::254": "private",
    "fe80::1": "link-local",
    "fe80::1%lo": "link-local",
    "fec0::1": "site-local",
    "ff02::1": "multicast",
    "4000::1": "reserved",
    "400::1": "reserved",
}


@pytest.mark.parametrize("address", ALLOWED)
def test_public_addresses_may_be_connected_to(address: str) -> None:
    assert PUBLIC_ONLY(ipaddress.ip_address(address)) is None


@pytest.mark.parametrize(("address", "why"), DENIED.items())
def test_all_others_may_not(address: str, why: str) -> None:
    assert why in (PUBLIC_ONLY(ipaddress.ip_address(address)) or "")


@given(st.ip_addresses())
def test_what_python_calls_private_is_never_allowed(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    local = not address.is_global or address.is_multicast or address.is_reserved
    assert not local or PUBLIC_ONLY(address)


@given(st.ip_addresses(v=4))
def test_no_way_to_write_an_ipv4_address_in_ipv6_is_allowed(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    for prefix, shift in (("::", 0), ("::ffff:0:0", 0), ("64:ff9b::", 0), ("2002::", 80)):
        assert PUBLIC_ONLY(
            ipaddress.IPv6Address(int(ipaddress.ip_address(prefix)) | number << shift)
        )
