"""From a host name to a Site, and back to addresses; what a client says about itself is not believed."""

import pytest
from django.core.exceptions import DisallowedHost
from django.test import RequestFactory

from portal.base.models import Generation
from portal.identity import sites
from tests import make

pytestmark = pytest.mark.django_db
OTHER = "thainguyen.localhost"


@pytest.fixture
def two_sites():
    return make.the_site(), make.site(OTHER, theme="thai_nguyen", name="Cổng tỉnh Thái Nguyên")


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("laichau.localhost", "laichau.localhost"),
        ("LaiChau.LocalHost:8000", "laichau.localhost"),
        ("laichau.localhost.", "laichau.localhost"),
        ("laichau.localhost.:8443", "laichau.localhost"),
        ("127.0.0.1:8000", "127.0.0.1"),
        ("[::1]", "[::1]"),
        ("[::1]:8000", "[::1]"),
        ("", ""),
    ],
)
def test_it_reads_the_name_of_a_host_header(header, name):
    assert sites.host_name(header) == name


@pytest.mark.parametrize("header", [OTHER, f"{OTHER}:8000", f"{OTHER}.", OTHER.upper()])
def test_a_site_answers_on_its_host_however_it_is_written(client, two_sites, header):
    assert "Cổng tỉnh Thái Nguyên" in client.get("/", headers={"host": header}).content.decode()


@pytest.mark.parametrize("header", ["127.0.0.1", "localhost:8000", "[::1]:8000"])
def test_other_known_hosts_show_the_first_site(client, two_sites, settings, header):
    settings.KNOWN_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
    text = client.get("/", headers={"host": header}).content.decode()
    assert "Cổng thông tin điện tử tỉnh Lai Châu" in text
    assert "Cổng tỉnh Thái Nguyên" not in text


@pytest.mark.parametrize(
    "header",
    ["evil.example", "laichau.localhost.evil.example", "[::2]", "xlaichau.localhost", "a b", "a\x00b", "*", "["],
)
def test_an_unknown_host_gets_400(client, two_sites, header):
    answer = client.get("/", headers={"host": header})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


@pytest.mark.parametrize(
    ("host", "allowed"),
    [("laichau.gov.vn", True), ("sonv.laichau.gov.vn", True), ("laichau.gov.vn.evil.vn", False), ("xgov.vn", False)],
)
def test_a_leading_dot_allows_all_names_below(two_sites, settings, host, allowed):
    settings.KNOWN_HOSTS = [".laichau.gov.vn"]
    if allowed:
        assert sites.find(host).host == "laichau.localhost"
    else:
        with pytest.raises(DisallowedHost):
            sites.find(host)


def test_without_a_site_the_page_says_so(client):
    Generation.objects.all().delete()
    answer = client.get("/", headers={"host": "127.0.0.1"})
    assert answer.status_code == 503
    assert "/quan-tri/" in answer.content.decode()


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Forwarded-Server", "X-Host", "Forwarded"])
def test_a_forwarded_host_is_not_believed(client, two_sites, name):
    text = client.get("/", headers={"host": "laichau.localhost", name: OTHER}).content.decode()
    assert "Cổng tỉnh Thái Nguyên" not in text
    assert OTHER not in text


def test_a_forwarded_scheme_is_not_believed_without_a_proxy(client, two_sites):
    answer = client.get("/", headers={"host": "laichau.localhost", "X-Forwarded-Proto": "https"})
    assert "https://laichau.localhost" not in answer.content.decode()


@pytest.mark.parametrize(
    ("host", "made"),
    [
        ("laichau.localhost:8000", "http://thainguyen.localhost:8000/x/"),
        ("laichau.localhost", "http://thainguyen.localhost/x/"),
        ("laichau.localhost:80", "http://thainguyen.localhost/x/"),
        ("[::1]:8000", "http://thainguyen.localhost:8000/x/"),
    ],
)
def test_addresses_keep_the_port_the_reader_used(host, made):
    # The server's own port differs from the reader's behind a proxy.
    request = RequestFactory().get("/", headers={"host": host}, SERVER_PORT="8001")
    assert sites.absolute(OTHER, "/x/", request) == made


def test_addresses_outside_a_request_use_the_settings(settings):
    settings.PUBLIC_SCHEME, settings.PUBLIC_PORT = "https", ""
    assert sites.absolute(OTHER, "/x/") == "https://thainguyen.localhost/x/"
    settings.PUBLIC_PORT = "8443"
    assert sites.absolute(OTHER, "/x/") == "https://thainguyen.localhost:8443/x/"


def test_finding_a_site_costs_one_query(two_sites, django_assert_num_queries):
    with django_assert_num_queries(1):
        sites.find(OTHER)
