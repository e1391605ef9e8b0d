"""Sending files: names, ranges, headers, what counts as a download."""

from urllib.parse import unquote

import pytest
from django.test import RequestFactory
from django.urls import resolve

from portal.identity.sites import find
from portal.layout.render import HIT_HEADER
from portal.visits.things import parents_of
from tests import make as make_rows
from tests.documents import make_documents as make

pytestmark = pytest.mark.django_db
NAME = "Hướng dẫn số 28 – Phụ lục Đ.pdf"


@pytest.fixture
def file():
    return make.file(make.document(), name=NAME)


def answer(path: str, **headers):
    """The view's own answer: the hit header is still on it."""
    request = RequestFactory().get(path, headers=headers)
    request.site, request.language = find("laichau.localhost"), "vi"
    match = resolve(unquote(path.split("?")[0]))
    return match.func(request, *match.args, **match.kwargs)


def test_bytes_and_name_arrive_as_they_were(client, file):
    response = client.get(file.get_absolute_url())
    assert response.getvalue() == file.stored.path.read_bytes()
    assert response["Content-Length"] == str(file.stored.size)
    way, plain, full = response["Content-Disposition"].split("; ")
    assert way == "attachment"
    assert plain == 'filename="huong-dan-so-28-phu-luc-d.pdf"'
    assert unquote(full.removeprefix("filename*=UTF-8''")) == NAME


def test_a_browser_cannot_be_made_to_run_it(client, file):
    response = client.get(file.get_absolute_url())
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=10-", 10, None), ("bytes=-5", -5, None), ("bytes=3-3", 3, 3)],
)
def test_a_range_gives_its_part(client, file, asked, first, last):
    data, size = file.stored.path.read_bytes(), file.stored.size
    response = client.get(file.get_absolute_url(), headers={"range": asked})
    start, end = first % size, size - 1 if last is None else last
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {start}-{end}/{size}"
    assert response.getvalue() == data[start : end + 1]


def test_a_range_outside_is_416_and_nonsense_is_the_whole_file(client, file):
    url = file.get_absolute_url()
    assert client.get(url, headers={"range": f"bytes={file.stored.size}-"}).status_code == 416
    assert client.get(url, headers={"range": "bytes=-0"}).status_code == 416
    for asked in ("bytes=9-3-1", "lines=1-2", "bytes=0-1,4-5", "bytes=-", "\u00b2"):
        assert client.get(url, headers={"range": asked}).status_code == 200
    assert client.get(url, headers={"range": "bytes=0-1", "if-range": '"old"'}).status_code == 200


def test_an_unchanged_file_is_304(client, file):
    first = client.get(file.get_absolute_url())
    assert client.get(file.get_absolute_url(), headers={"if-none-match": first["ETag"]}).status_code == 304


def test_only_downloads_from_the_start_are_counted(file):
    url, thing = file.get_absolute_url(), f"file:{file.pk}"
    assert answer(url).headers.get(HIT_HEADER) == thing
    assert answer(url, range="bytes=0-4").headers.get(HIT_HEADER) == thing
    assert HIT_HEADER not in answer(url, range="bytes=5-").headers
    assert HIT_HEADER not in answer(url, range="bytes=99999999-").headers
    assert HIT_HEADER not in answer(f"{url}?xem=1").headers
    assert HIT_HEADER not in answer(url, **{"if-none-match": f'"{file.stored.sha256}"'}).headers


def test_a_download_also_stands_at_its_document(file):
    assert parents_of("file", [file.pk, 99999]) == {file.pk: ("document", file.document_id)}


def test_only_a_pdf_opens_in_the_browser(client, file):
    assert client.get(f"{file.get_absolute_url()}?xem=1")["Content-Disposition"].startswith("inline")
    word = make.file(file.document, make.upload("a.docx", make.docx_bytes()), name="Bản Word")
    assert word.name == "Bản Word.docx"
    assert client.get(f"{word.get_absolute_url()}?xem=1")["Content-Disposition"].startswith("attachment")


def test_a_wrong_name_or_host_moves_to_the_right_address(client, file):
    response = client.get(f"/van-ban/tep/{file.pk}/khac.pdf?xem=1")
    assert (response.status_code, response["Location"]) == (301, f"{file.get_absolute_url()}?xem=1")
    other = make.file(make.document(site=make_rows.site("thainguyen.localhost")), name=NAME)
    response = client.get(other.get_absolute_url())
    assert (response.status_code, response["Location"]) == (
        301,
        f"http://thainguyen.localhost{other.get_absolute_url()}",
    )


def test_missing_bytes_are_404_not_an_error(client, file):
    file.stored.path.unlink()
    assert client.get(file.get_absolute_url()).status_code == 404


def test_head_sends_no_bytes(client, file):
    response = client.head(file.get_absolute_url())
    assert response.status_code == 200 and response["Content-Length"] == str(file.stored.size)
