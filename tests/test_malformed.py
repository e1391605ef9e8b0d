"""A thousand malformed requests, the same every time: never an answer of 500 and above."""

from random import Random

import pytest
from django.test import Client

from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db
REQUESTS, PER_TEST = 1000, 100
SEED = 20261122
PIECES = [
    "%00", "%ff%fe", "%c3%28", "%", "%%", "%2e%2e%2f", "../", "..%5c", "//", "%0d%0aX-A:1", "<script>", "'", '"', "\\",
    "%F0%9F%8E%89", "\u202e", "a" * 3000, "0", "-1", "999999999999999999999999", "1e9", "½", "{}", "[]", "$(x)", "`", "%u0041",
    "NaN", "null", "٣", "%E2%80%AE", "\ufffe", "%EF%BF%BE", "%ED%A0%80", ";", "?", "&", "=", "+", "#", "|", " OR 1=1--", "*",
]  # fmt: skip
NAMES = [
    "q", "trang", "loai", "co-quan", "linh-vuc", "cap", "nguoi-ky", "nam", "tu-ngay", "den-ngay", "hieu-luc", "tep", "sap-xep",
    "xem", "utm_source", "x", "page", "", "[]", "q[]", "%00",
]  # fmt: skip
VALUES = [
    *PIECES,
    "2024-13-45",
    "31/02/2024",
    "99/99/9999",
    "0000-00-00",
    "31/12/9999",
    "1/1/1",
    "moi",
    "co",
    "true",
    "",
]
METHODS = [
    "GET",
    "GET",
    "GET",
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "OPTIONS",
    "PATCH",
    "TRACE",
    "PROPFIND",
    "X" * 50,
]
HEADERS = {
    "Accept-Language": VALUES, "If-None-Match": [*VALUES, '"', 'W/"x', "*"], "If-Modified-Since": VALUES, "Range":
    ["bytes=-", "bytes=0-", "bytes=9-1", "bytes=0-0,5-9", "x", "bytes=-99999999999999999999", "bytes=a-b"],
    "Cookie": ["sessionid=x", "sessionid=%00", "csrftoken=" + "a" * 500, "=;=", "a" * 4000], "Referer": VALUES,
    "Content-Type": ["application/json", "multipart/form-data", "multipart/form-data; boundary=" + "x" * 300, "\x00", "a/b/c"],
    "Host": ["laichau.localhost", "laichau.localhost:99999999", "laichau.localhost:x", "[::1", "a" * 300, ""],
    "X-Forwarded-For": VALUES, "X-Forwarded-Proto": ["https", "x"], "User-Agent": VALUES, "Origin": ["null", "x"],
    "Accept": ["*/*", "x", ""], "Sec-Purpose": ["prefetch"],
}  # fmt: skip


@pytest.fixture
def addresses() -> list[str]:
    """Every public address of a Site with one row of everything, and the folders they stand in."""
    site = make.the_site()
    tag = make.tag()
    article = make.article(tags=[tag])
    document = make_documents.document()
    file = make_documents.file(document)
    make.block("articles.newest")
    rows = [article, make.page(), make.album(), document, file, tag]
    fixed = [
        "/", "/van-ban/", "/hinh-anh/", "/tim-kiem/", "/so-do-cong/", "/sitemap.xml", "/sitemap-trang.xml", "/robots.txt", "/rss/",
        "/rss/tin-trong-tinh/", "/van-ban/rss/", "/chuyen-muc/tin-trong-tinh/", "/thong-ke.json", "/api/v1/bai-viet/",
        f"/api/v1/bai-viet/{article.pk}/", "/api/v1/van-ban/", f"/api/v1/van-ban/{document.pk}/", "/healthz", "/readyz",
        "/quan-tri/", "/quan-tri/login/", "/media/1-0123abcd/320.webp", "/static/css/base.css", "/en/", "/dong-su-kien/x/",
        "/quan-tri/anh/tai-len/", "/gioi-thieu/", "/bai-viet/", "/favicon.ico", f"/sitemap-{site.pk}.xml",
    ]  # fmt: skip
    return [*fixed, *(row.get_absolute_url() for row in rows)]


def spoilt_path(rng: Random, path: str) -> str:
    """The address as it is, or cut, stretched or with garbage in it."""
    way = rng.randrange(5)
    place = rng.randrange(len(path)) + 1
    if way == 0:
        return path
    if way == 1:
        return path[:place]
    piece = rng.choice(PIECES)
    if way == 2:
        return path[:place] + piece + path[place:]
    if way == 3:
        parts = path.split("/")
        parts[rng.randrange(len(parts))] = piece
        return "/" + "/".join(parts).lstrip("/")
    return path + piece


def query(rng: Random) -> str:
    pairs = (f"{rng.choice(NAMES)}={rng.choice(VALUES)}" for _ in range(rng.randrange(5)))
    return "&".join(pairs)


def malformed(rng: Random, addresses: list[str]) -> dict:
    """Arguments of Client.generic; the path is what WSGI hands over, undecoded garbage among it."""
    path = spoilt_path(rng, rng.choice(addresses)).split("?")[0].split("#")[0] or "/"
    chosen = rng.sample(sorted(HEADERS), rng.randrange(4))
    return {
        "method": rng.choice(METHODS),
        "path": path,
        "QUERY_STRING": query(rng).encode().decode("latin-1"),
        "data": rng.choice(["", "x=1", "\x00", "{", "a" * 5000]),
        "headers": {name: rng.choice(HEADERS[name]).encode().decode("latin-1") for name in chosen},
    }


@pytest.mark.parametrize("part", range(REQUESTS // PER_TEST))
def test_no_malformed_request_is_an_error_of_ours(addresses, part):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    rng = Random(SEED + part)
    failed = []
    for _ in range(PER_TEST):
        request = malformed(rng, addresses)
        answer = client.generic(**request)
        b"".join(answer) if answer.streaming else answer.content
        if answer.status_code >= 500:
            failed.append((answer.status_code, {key: str(value)[:120] for key, value in request.items()}))
    assert not failed


def test_a_session_cookie_with_a_nul_is_no_session(client, addresses):
    for path in addresses:
        assert client.get(path, headers={"cookie": 'sessionid="abcdefgh\\000ijkl"'}).status_code < 500, path


@pytest.mark.parametrize("page", ["999999999999", "-1", "1e9", "\x00", "9" * 5000, "0x10", "１２", "1 ", "+1"])
def test_odd_page_numbers_break_no_list(client, addresses, page):
    for path in addresses:
        answer = client.get(path, {"trang": page})
        assert answer.status_code in (200, 301, 302, 404, 405), path
