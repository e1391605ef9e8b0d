"""The front around the real Django: answers from memory, and everything that must never be in it."""

import gzip
import random
import string

import brotli
import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, close_old_connections
from django.test import Client, RequestFactory

from portal.base import generation
from portal.base.generation_file import GenerationFile
from portal.front.front import AGE, Captured, Front, _may_keep, encoding
from portal.front.journal_writer import JournalWriter
from portal.front.table import ReadyPage, Table
from portal.front.watcher import Watcher
from portal.identity import sites
from portal.publishing import services
from portal.visits import journal
from tests import make

pytestmark = pytest.mark.django_db
HOST = "laichau.localhost"


class Answer:
    def __init__(self, status: str, headers: list, body: bytes) -> None:
        self.status, self.code = status, int(status[:3])
        self.headers = {name.lower(): value for name, value in headers}
        self.body = body

    @property
    def text(self) -> str:
        return self.body.decode()


class Served:
    """A front with its own folder; `django_calls` are the requests that were not answered from memory."""

    def __init__(self, folder, most_bytes: int = 2**22) -> None:
        self.django_calls = 0
        self.folder = folder
        self.watcher = Watcher(GenerationFile(folder / "run" / "generations"))
        self.writer = JournalWriter(folder / "journal")
        self._django = get_wsgi_application()
        self.front = Front(self._asked_django, Table(most_bytes), self.watcher, self.writer)
        self.watcher.look()

    def _asked_django(self, environ, start_response):
        self.django_calls += 1
        return self._django(environ, start_response)

    def get(self, path: str, method: str = "GET", **headers) -> Answer:
        headers.setdefault("host", HOST)
        environ = RequestFactory().generic(method, path, headers=headers).environ
        told = []
        body = self.front(environ, lambda status, found, exc_info=None: told.append((status, found)))
        content = b"".join(body)
        return Answer(*told[0], content)

    def lines(self) -> list[journal.Hit]:
        files = sorted((self.folder / "journal").glob("hits-*.log"))
        return [journal.parse(raw) for file in files for raw in file.read_bytes().split(b"\n")[:-1]]

    def pages(self) -> list[ReadyPage]:
        return list(self.front.table._pages.values())


@pytest.fixture(autouse=True)
def one_connection():
    """Django closes its connection around each request; that of a test must stay."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def served(tmp_path, settings):
    make.the_site()
    settings.HIT_JOURNAL = "nginx"  # Django's own middleware stays silent: only the front's lines are read here
    found = Served(tmp_path)
    yield found
    found.writer.close()


def test_the_second_reader_is_answered_from_memory(served):
    path = make.article("Lễ hội hoa ban").get_absolute_url()
    first, second = served.get(path), served.get(path)
    assert "Lễ hội hoa ban" in first.text and first.text == second.text
    assert served.django_calls == 1
    assert second.headers["cache-control"] == "no-cache" and second.headers["vary"] == "Accept-Encoding"
    assert "x-hit" not in first.headers and "x-hit" not in second.headers


def test_what_is_published_shows_with_the_next_look(served):
    row = make.article("Tin cũ")
    assert "Tin mới" not in served.get("/").text
    with_new = make.article("Tin mới")
    services.saved(with_new, None)
    served.watcher.look()
    assert served.get(with_new.get_absolute_url()).code == 200
    calls = served.django_calls
    served.get("/")
    assert served.django_calls == calls + 1
    assert served.get(row.get_absolute_url()).code == 200


def test_what_is_taken_down_is_gone_at_once(served):
    row = make.article("Bài sẽ gỡ")
    editor = make.user("editor")
    assert served.get(row.get_absolute_url()).code == 200
    services.bin_row(row, editor)
    served.watcher.look()
    assert served.get(row.get_absolute_url()).code == 404
    assert all("Bài sẽ gỡ" not in page.variants[""].body.decode() for page in served.pages())


@pytest.mark.django_db(transaction=True)
def test_the_publishing_process_pokes_the_file_after_its_commit(served, settings, monkeypatch):
    file = served.watcher.file
    monkeypatch.setattr(generation, "file_at", lambda path: file)
    site = make.the_site()
    before = file.number(site.pk)
    generation.raise_for(site.pk)
    assert file.number(site.pk) == before + 1


def test_a_page_that_grew_old_is_built_anew_for_one_reader(served):
    served.get("/")
    (page,) = served.pages()
    page.built -= AGE + 1
    lock = served.front._builders[hash(next(iter(served.front.table._pages))) % len(served.front._builders)]
    with lock:
        served.get("/")
        assert served.django_calls == 1, "somebody else builds it: the old page goes out"
    served.get("/")
    assert served.django_calls == 2


def test_while_the_database_is_gone_the_old_page_goes_out(served, monkeypatch):
    path = make.article("Bài trong bộ nhớ").get_absolute_url()
    served.get(path)
    served.pages()[0].built -= AGE + 1

    def gone(host):
        raise OperationalError("gone")

    monkeypatch.setattr(sites, "find", gone)
    assert "Bài trong bộ nhớ" in served.get(path).text
    assert served.get("/van-ban/").code == 503
    assert len(served.lines()) == 1


def test_each_answer_leaves_one_line_before_it_leaves(served):
    row = make.article()
    path = row.get_absolute_url()
    served.get(path)
    tag = served.get(path).headers["etag"]
    served.get(path, **{"if-none-match": tag, "user-agent": "Firefox ăn", "referer": "https://coccoc.com/?q=bí mật"})
    served.get(path, method="HEAD")
    hits = served.lines()
    assert [(hit.status, hit.thing, hit.method) for hit in hits] == [
        (200, f"article:{row.pk}", "GET"), (304, f"article:{row.pk}", "GET")
    ]  # fmt: skip
    assert hits[1].referrer_host == "coccoc.com" and journal.unescape(hits[1].path) == path
    assert hits[0].host == HOST and hits[0].address == "127.0.0.1"


def test_django_and_the_front_never_write_the_same_hit(tmp_path, settings):
    make.the_site()
    settings.HIT_JOURNAL, settings.JOURNAL_DIR = "front", tmp_path / "journal"
    found = Served(tmp_path)
    for _ in range(3):
        found.get("/")
    assert len(found.lines()) == 3


def test_a_known_tag_gets_304_without_a_body(served):
    first = served.get("/")
    same = served.get("/", **{"if-none-match": f'"x", W/{first.headers["etag"]}'})
    assert same.code == 304 and same.body == b"" and same.headers["etag"] == first.headers["etag"]
    assert "content-length" not in same.headers and "content-type" not in same.headers
    assert served.get("/", **{"if-none-match": '"other"'}).code == 200


def test_each_encoding_has_its_own_tag_and_the_same_page(served):
    plain = served.get("/")
    packed = served.get("/", **{"accept-encoding": "gzip, deflate"})
    smaller = served.get("/", **{"accept-encoding": "gzip, br"})
    assert gzip.decompress(packed.body) == brotli.decompress(smaller.body) == plain.body
    assert len({plain.headers["etag"], packed.headers["etag"], smaller.headers["etag"]}) == 3
    assert served.django_calls == 1


@pytest.mark.parametrize(
    ("accepted", "wanted"),
    [("", ""), ("br", "br"), ("gzip;q=1.0, br;q=0", "gzip"), ("*", "br"), ("identity", ""), ("br;q=0, *;q=0", ""),
     ("GZIP", "gzip"), ("deflate, zstd", ""), ("gzip" * 400, ""), (";;,,", ""), ("br;q=0.5", "br")],
)  # fmt: skip
def test_the_encoding_asked_for(accepted, wanted):
    assert encoding(accepted) == wanted


def test_head_has_the_headers_of_get_and_no_body(served):
    got, head = served.get("/"), served.get("/", method="HEAD")
    assert head.body == b"" and head.headers == got.headers


def test_a_range_gets_the_whole_page(served):
    served.get("/")
    assert served.get("/", range="bytes=0-10").code == 200


def test_staff_never_get_or_make_a_ready_page(served):
    client = Client()
    client.force_login(make.user("editor"))
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    served.get("/", cookie=cookie)
    assert served.pages() == []
    served.get("/")
    served.get("/", cookie=cookie)
    assert served.django_calls == 3 and len(served.pages()) == 1


def test_tracking_names_share_the_page_and_others_pass_by(served):
    served.get("/")
    for query in ("utm_source=zalo&utm_medium=x", "fbclid=abc", "zarsrc=31&gclid=1"):
        served.get(f"/?{query}")
    assert served.django_calls == 1
    for query in ("x=1", "trang=0", "trang=01", "trang=1&trang=2", "utm_source=a&x=1", "trang=9999999", "q=%C4%83"):
        served.get(f"/?{query}")
    assert served.django_calls == 8 and len(served.pages()) == 1


def test_pages_of_lists_are_pages_of_their_own(served):
    for number in range(25):
        make.article(f"Tin {number}")
    path = make.category().get_absolute_url()
    first, second = served.get(path).text, served.get(f"{path}?trang=2").text
    assert first != second and served.get(f"{path}?trang=2&utm_source=x").text == second
    assert served.django_calls == 2


def test_ten_thousand_random_queries_do_not_grow_the_table(served):
    chance = random.Random(4)
    served.get("/")
    before = served.front.table.bytes
    served.front.django = lambda environ, start: start("404 Not Found", []) or [b""]
    for _ in range(10_000):
        name, value = ("".join(chance.choices(string.printable, k=6)) for _ in range(2))
        served.get(f"/?{name}={value}")
    assert len(served.front.table) == 1 and served.front.table.bytes == before


def test_searches_and_files_are_never_kept(served):
    for path in (
        "/tim-kiem/?q=bí+mật",
        "/tim-kiem/",
        "/rss/",
        "/sitemap.xml",
        "/robots.txt",
        "/khong-co/",
        "/api/v1/bai-viet/",
        "/thong-ke.json",
    ):
        served.get(path)
    assert served.pages() == []


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "laichau.localhost.evil.example",
        "",
        "laichau.localhost@evil",
        "a" * 300,
        "laichau.localhost\x00",
    ],
)
def test_an_unknown_host_poisons_nothing(served, host):
    assert served.get("/", host=host).code == 400
    assert served.pages() == []
    assert "evil" not in served.get("/").text


def test_foreign_ports_and_forwarded_words_reach_no_other_reader(served):
    served.get("/", host=f"{HOST}:9999", **{"x-forwarded-proto": "https", "x-forwarded-host": "evil.example"})
    text = served.get("/").text
    assert "9999" not in text and "evil" not in text and "https://laichau" not in text


def test_each_site_has_its_own_pages(served):
    make.site("thainguyen.localhost", theme="thai_nguyen", name="Cổng Thái Nguyên")
    served.watcher.look()
    assert "Cổng Thái Nguyên" not in served.get("/").text
    assert "Cổng Thái Nguyên" in served.get("/", host="thainguyen.localhost").text
    assert "Cổng Thái Nguyên" not in served.get("/", host="127.0.0.1").text


@pytest.mark.parametrize(
    ("status", "headers", "kept"),
    [
        ("200 OK", [("Content-Type", "text/html; charset=utf-8")], True),
        ("200 OK", [("Content-Type", "text/html"), ("Set-Cookie", "a=b")], False),
        ("200 OK", [("Content-Type", "text/html"), ("Vary", "Accept, Cookie")], False),
        ("200 OK", [("Content-Type", "text/html"), ("Cache-Control", "max-age=0, private")], False),
        ("200 OK", [("Content-Type", "text/html"), ("cache-control", "no-store")], False),
        ("200 OK", [("Content-Type", "application/json")], False),
        ("200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], False),
        ("404 Not Found", [("Content-Type", "text/html")], False),
        ("503 Service Unavailable", [("Content-Type", "text/html")], False),
    ],
)
def test_only_impersonal_pages_are_kept(status, headers, kept):
    answer = Captured()
    answer.start(status, headers)
    assert _may_keep(answer, "page") == kept
    assert not _may_keep(answer, "")


def test_the_table_is_bounded_by_bytes_and_keeps_what_is_read():
    table = Table(20_000)
    for number in range(50):
        table.put(number, ReadyPage(1, 0, "page", [], bytes([number]) * 400))
        table.get(0)
    assert table.bytes <= 20_000 and 0 < len(table) < 50
    assert table.get(0) and table.get(49) and not table.get(1)
    table.put("big", ReadyPage(1, 0, "page", [], random.Random(1).randbytes(50_000)))
    assert table.get("big") is None


def test_generations_are_seen_by_other_mappings_of_the_file(tmp_path):
    one, other = GenerationFile(tmp_path / "g"), GenerationFile(tmp_path / "g")
    one.raise_to(3, 7)
    assert other.number(3) == 7
    other.raise_to(3, 5)
    assert one.number(3) == 7
    other.set_to(3, 5)
    assert one.number(3) == 5
    one.raise_to(99_999, 1)
    assert one.number(99_999) == one.number(-1) == 0
