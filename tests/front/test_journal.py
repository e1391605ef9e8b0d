"""The journal that Django's answers leave behind, in real files."""

import errno
import os
import resource
import stat
import threading
from pathlib import Path

import pytest
import time_machine
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from portal.front import journal_writer
from portal.front.journal_writer import JournalWriter, writer_for
from portal.front.middleware import JournalMiddleware
from portal.identity import sites
from portal.layout.render import HIT_HEADER
from portal.visits import journal
from portal.visits.counters import totals
from portal.visits.fold import Folder

HOST = "laichau.localhost"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def answer(request, status: int, thing: str) -> HttpResponse:
    response = HttpResponse("trang", status=status)
    if thing != "none":
        response[HIT_HEADER] = thing
    if status == 206:
        response["Content-Range"] = "bytes 0-4/99"
    return response


urlpatterns = [path("x/<int:status>/<thing>/", answer)]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def folder(tmp_path, settings):
    settings.JOURNAL_DIR = tmp_path / "data" / "journal"
    settings.HIT_JOURNAL = "front"
    sites.create(HOST, name="Cổng tỉnh Lai Châu")
    yield settings.JOURNAL_DIR
    writer_for(settings.JOURNAL_DIR).close()


def get(client, address: str, **headers):
    return client.get(address, headers={"host": HOST, "user-agent": FIREFOX} | headers)


def lines(folder: Path) -> list[journal.Hit]:
    return [
        journal.parse(raw) for file in sorted(folder.glob("hits-*.log")) for raw in file.read_bytes().split(b"\n")[:-1]
    ]


def test_it_writes_one_line_with_all_fields(client, folder):
    before = journal_writer.time.time_ns() // 1_000_000
    get(
        client, "/x/206/file:45/?q=riêng", referer="https://www.google.com/search?q=x", **{"sec-purpose": "prefetch"}
    )  # fmt: skip
    (hit,) = lines(folder)
    assert before <= hit.ms <= before + 10_000
    assert hit == journal.Hit(
        hit.ms, HOST, "GET", 206, "file:45", "/x/206/file:45/", "127.0.0.1", FIREFOX, "www.google.com",
        "bytes 0-4/99", "prefetch",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "thing", "count"),
    [
        (200, "article:1", 1),
        (200, "page", 1),
        (304, "article:1", 1),
        (206, "file:4", 1),
        (404, "missing", 1),
        (404, "article:1", 0),
        (200, "none", 0),
        (302, "page", 0),
        (403, "page", 0),
        (500, "page", 0),
    ],
)
def test_it_writes_countable_answers_only(client, folder, status, thing, count):
    response = get(client, f"/x/{status}/{thing}/")
    assert (response.status_code, len(lines(folder))) == (status, count)


@pytest.mark.parametrize("method", ["head", "post", "options"])
def test_other_methods_leave_no_line(client, folder, method):
    response = getattr(client, method)("/x/200/page/", headers={"host": HOST})
    assert HIT_HEADER not in response
    assert not lines(folder)


@pytest.mark.parametrize("choice", ["front", "nginx"])
def test_the_name_of_the_thing_never_leaves(folder, settings, choice):
    settings.HIT_JOURNAL = choice
    response = get(Client(), "/x/200/article:1/")
    assert HIT_HEADER not in response
    assert len(lines(folder)) == (choice == "front")


def test_staff_are_not_written(client, folder):
    client.force_login(User.objects.create_user("phongvien", is_staff=True))
    get(client, "/x/200/page/")
    assert not lines(folder)


def test_a_session_cookie_alone_makes_no_staff(client, folder, settings):
    client.cookies[settings.SESSION_COOKIE_NAME] = "made-up"
    get(client, "/x/200/page/")
    assert len(lines(folder)) == 1


def test_without_the_cookie_nobody_asks_who_it_is(rf, folder):
    class Untouchable:
        @property
        def is_staff(self):
            raise AssertionError("the session was touched")

    request = rf.get("/", headers={"host": HOST})
    request.user = Untouchable()
    JournalMiddleware(lambda request: answer(request, 200, "page"))(request)
    assert len(lines(folder)) == 1


def test_an_anonymous_answer_does_not_touch_the_session(client, folder, django_assert_num_queries):
    with django_assert_num_queries(1):  # the Site
        response = get(client, "/x/200/page/")
    assert "Cookie" not in response.get("Vary", "")
    assert len(lines(folder)) == 1


def test_folder_and_file_are_closed_to_others(client, folder):
    get(client, "/x/200/page/")
    (file,) = folder.glob("hits-*")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.name.startswith("hits-1-") and file.name.endswith(f"-{os.getpid()}.log")


def test_what_was_read_is_counted(client, folder):
    for _ in range(3):
        get(client, "/x/200/article:7/")
    Folder(folder).run()
    assert totals("article", [7])[7].views == 1


def test_it_takes_a_new_segment_every_hour(tmp_path):
    writer = JournalWriter(tmp_path)
    with time_machine.travel("2026-11-10 09:59:59+07:00", tick=False) as clock:
        writer.append(b"a\n")
        clock.shift(2)
        writer.append(b"b\n")
        writer.append(b"c\n")
        clock.shift(-3000)  # a clock set back
        writer.append(b"d\n")
    writer.close()
    assert sorted(file.read_bytes() for file in tmp_path.glob("hits-*")) == [b"a\n", b"b\nc\n", b"d\n"]


def test_segments_of_one_moment_do_not_share_a_file(tmp_path):
    with time_machine.travel("2026-11-10 09:00+07:00", tick=False):
        for text in (b"a\n", b"b\n"):
            assert JournalWriter(tmp_path).append(text)
    assert len(list(tmp_path.glob("hits-*"))) == 2


def test_threads_write_whole_lines(tmp_path):
    writer = JournalWriter(tmp_path)
    texts = [str(number).encode() * 50 + b"\n" for number in range(8)]
    threads = [threading.Thread(target=lambda text=text: [writer.append(text) for _ in range(200)]) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.close()
    (file,) = tmp_path.glob("hits-*")
    written = file.read_bytes().splitlines(keepends=True)
    assert sorted(written) == sorted(texts * 200)


def test_a_forked_child_writes_a_segment_of_its_own(tmp_path):
    writer = writer_for(tmp_path)
    writer.append(b"parent\n")
    with writer._lock:  # as if another thread were writing at that very moment
        child = os.fork()
        if child == 0:
            os._exit(0 if writer.append(b"child\n") else 1)
    assert os.waitpid(child, 0)[1] == 0
    writer.append(b"parent again\n")
    writer.close()
    assert sorted(file.read_bytes() for file in tmp_path.glob("hits-*")) == [b"child\n", b"parent\nparent again\n"]


def test_a_full_disk_never_breaks_an_answer(client, folder, monkeypatch, caplog):
    def full(*args):
        raise OSError(errno.ENOSPC, "No space left on device")

    writer = writer_for(folder)
    with monkeypatch.context() as broken:
        broken.setattr(journal_writer.os, "write", full)
        assert [get(client, "/x/200/page/").status_code for _ in range(3)] == [200] * 3
    assert writer.lost == 3
    assert caplog.text.count("cannot be written") == 1
    get(client, "/x/200/page/")
    assert len(lines(folder)) == 1


def test_a_half_written_line_does_not_spoil_the_next(tmp_path, caplog):
    """A real limit on file size, as a disk that fills up in the middle of a line."""
    writer = JournalWriter(tmp_path)
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (15, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        first, torn = writer.append(b"first line\n"), writer.append(b"torn line\n")
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        os._exit(0 if first and not torn and writer.append(b"last line\n") and writer.lost == 1 else 1)
    assert os.waitpid(child, 0)[1] == 0
    (file,) = tmp_path.glob("hits-*")
    assert file.read_bytes() == b"first line\ntorn\nlast line\n"


def test_a_folder_that_cannot_be_made_never_breaks_an_answer(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    writer = JournalWriter(tmp_path / "file" / "journal")
    assert not writer.append(b"a\n")
    assert writer.lost == 1
