"""The client's address behind our own proxies."""

import ipaddress

import pytest

from portal.base.middleware import client_address


@pytest.fixture
def own_proxies(settings):
    settings.TRUSTED_PROXIES = [ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_network("127.0.0.1")]


def test_it_believes_no_header_from_a_stranger(own_proxies):
    assert client_address("203.0.113.9", "198.51.100.1") == "203.0.113.9"


def test_it_takes_the_hop_before_our_proxies(own_proxies):
    assert client_address("127.0.0.1", "198.51.100.1, 203.0.113.9, 10.1.1.1") == "203.0.113.9"


def test_it_stops_at_garbage(own_proxies):
    assert client_address("127.0.0.1", "203.0.113.9, <script>") == "127.0.0.1"


def test_it_ignores_all_hops_without_trusted_proxies(settings):
    settings.TRUSTED_PROXIES = []
    assert client_address("127.0.0.1", "203.0.113.9") == "127.0.0.1"
