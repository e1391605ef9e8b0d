"""What a stranger sends gets into the hit journal as one line of one format, or not at all."""

import pytest
from django.apps import apps
from django.conf import settings

from portal.front.journal_writer import writer_for
from portal.visits import journal
from portal.visits.counters import totals
from portal.visits.fold import Folder
from tests import make

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def article():
    yield make.article()
    writer_for(settings.JOURNAL_DIR).close()


def lines() -> list[bytes]:
    return [
        raw for file in sorted(settings.JOURNAL_DIR.glob("hits-*.log")) for raw in file.read_bytes().split(b"\n")[:-1]
    ]


NASTY = [
    "a\tb", "a\nb", "a\r\n1\t2", "\x00", "\xff\xfe", '"\\x09"', "\\x0A1\\t", "a" * 65_536, "\x1b[31m", "é" * 3000, "-", "", " ", "\u2028",
]  # fmt: skip


@pytest.mark.parametrize(
    "header", ["user-agent", "referer", "sec-purpose", "x-hit", "x-forwarded-for", "range", "host-x"]
)
def test_no_header_breaks_a_line(client, article, header):
    for value in NASTY:
        client.get(article.get_absolute_url(), headers={header: value})
    found = lines()
    assert len(found) == len(NASTY)
    for raw in found:
        hit = journal.parse(raw)
        assert len(raw) < journal.LONGEST_LINE
        assert (hit.thing, hit.status, hit.method) == (f"article:{article.pk}", 200, "GET")
        assert (hit.address, hit.path) == ("127.0.0.1", article.get_absolute_url())


def test_no_path_breaks_a_line(client, article):
    for part in ("a%09b", "a%0Ab", "%00", "%ff%fe", "%22%5C", "%F0%9F%98%80" * 500, "%E2%80%A8", "a" * 60_000):
        client.get(f"/{part}")
    found = [journal.parse(raw) for raw in lines()]
    assert len(found) == 8
    assert {hit.thing for hit in found} == {"missing"}


def test_one_reader_raises_a_counter_once(client, article):
    """However often, with whatever query, method or range; and nobody by asking for something else."""
    path = article.get_absolute_url()
    for number in range(30):
        client.get(f"{path}?utm_source={number}&x={number}", headers={"user-agent": FIREFOX})
        client.head(path, headers={"user-agent": f"{FIREFOX} {number}"})
        client.get(path, headers={"user-agent": f"{FIREFOX} a{number}", "sec-purpose": "prefetch;prerender"})
        client.get(path, headers={"user-agent": f"Googlebot/{number}"})
        client.get(path, headers={"user-agent": ""})
        client.get(f"/bai-viet/khac-{article.pk}/", headers={"user-agent": f"{FIREFOX} b{number}"})
        client.post(path, headers={"user-agent": f"{FIREFOX} c{number}"})
        client.get(
            f"/api/v1/bai-viet/{article.pk}/",
            headers={"user-agent": f"{FIREFOX} d{number}", "x-hit": f"article:{article.pk}"},
        )
    Folder(settings.JOURNAL_DIR).run()
    assert totals("article", [article.pk])[article.pk].views == 1


def test_nothing_of_a_reader_gets_into_the_database(client, article):
    client.get(article.get_absolute_url(), headers={"user-agent": f"{FIREFOX} Marke"}, REMOTE_ADDR="203.0.113.77")
    Folder(settings.JOURNAL_DIR).run()
    for model in apps.get_models():
        for row in model.objects.values_list():
            assert "203.0.113.77" not in str(row) and "Marke" not in str(row), model
