"""The Host header is the client's own word: it chooses a Site, it never gets into what others may be shown."""

import pytest

from portal.base.generation import shared
from portal.identity.sites import host_port
from tests import make

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/rss/",
    "/sitemap.xml",
    "/sitemap-trang.xml",
    "/robots.txt",
    "/api/v1/bai-viet/",
    "/chuyen-muc/tin-trong-tinh/",
]


@pytest.fixture(autouse=True)
def portal():
    for _ in range(51):  # a second page of the interface
        make.article(photo=None)


@pytest.mark.parametrize("port", ["1337", "0", "99999", "99999999999", "65536"])
def test_a_made_up_port_gets_into_no_page(client, port):
    for path in PAGES:
        shared.clear()
        answer = client.get(path, headers={"host": f"laichau.localhost:{port}"})
        assert answer.status_code in (200, 400), path
        assert f"localhost:{port}" not in answer.content.decode(), path


@pytest.mark.parametrize("port", ["8000", "8080"])
def test_our_own_port_stays(client, settings, port):
    settings.PUBLIC_PORT = "8080"
    text = client.get("/", headers={"host": f"laichau.localhost:{port}"}).content.decode()
    assert f'rel="canonical" href="http://laichau.localhost:{port}/"' in text


@pytest.mark.parametrize(
    "host",
    [
        "laichau.localhost:80@evil.example", "laichau.localhost, evil.example", "laichau.localhost/evil.example",
        "evil.example:laichau.localhost", "laichau.localhost#evil.example", "[::1]evil.example", "evil.example\\laichau.localhost",
        "laichau.localhost.evil.example", "xlaichau.localhost", "l\u00e0ichau.localhost", "laichau\uff0elocalhost", "\u212aaichau.localhost",
    ],
)  # fmt: skip
def test_a_host_that_is_not_ours_is_refused(client, host):
    answer = client.get("/", headers={"host": host.encode().decode("latin-1")})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


def test_forwarded_hosts_are_not_believed(client):
    headers = {"x-forwarded-host": "evil.example", "forwarded": "host=evil.example", "x-host": "evil.example"}
    for path in PAGES:
        assert "evil" not in client.get(path, headers=headers).content.decode(), path


@pytest.mark.parametrize("port", ["0", "65536", "-1", "+80", "8_0", "٨٠", "000080", "8 0"])
def test_what_is_no_port_is_none(port):
    assert host_port(f"laichau.localhost:{port}") == ""
