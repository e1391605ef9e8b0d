"""What every answer carries, whoever gives it: caching, content policy, no cookie, nothing of the inside."""

import pytest
from django.conf import settings

from portal.identity import middleware
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db
PLUGINS = "/static/ckeditor/ckeditor/plugins"


@pytest.fixture
def addresses():
    article, document = make.article(photo=make.picture()), make_documents.document()
    file = make_documents.file(document)
    return {
        200: [
            "/", "/van-ban/", "/hinh-anh/", "/tim-kiem/?q=ngay", "/so-do-cong/", "/sitemap.xml", "/robots.txt", "/rss/",
            "/van-ban/rss/", "/thong-ke.json", "/api/v1/bai-viet/", "/healthz", article.get_absolute_url(),
            document.get_absolute_url(), file.get_absolute_url(), f"{file.get_absolute_url()}?xem=1",
        ],
        301: [f"/bai-viet/khac-{article.pk}/", f"/van-ban/tep/{file.pk}/khac.pdf", f"/van-ban/khac-{document.pk}/"],
        404: ["/khong-co/", "/bai-viet/khac-99999/", "/media/1-0123abcd/640.webp", f"{PLUGINS}/preview/preview.html"],
    }  # fmt: skip


def all_of(client, addresses):
    for status, paths in addresses.items():
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == status, path
            yield path, answer


def test_every_answer_says_how_long_it_may_be_kept(client, addresses):
    for path, answer in all_of(client, addresses):
        assert answer.get("Cache-Control") in {"no-cache", "no-store", "max-age=5, public"}, path


def test_every_answer_has_its_content_policy(client, addresses):
    for path, answer in all_of(client, addresses):
        assert answer["X-Content-Type-Options"] == "nosniff", path
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy and ("-src 'none'" in policy or "default-src 'self'" in policy), path


def test_no_answer_to_a_citizen_hangs_on_a_cookie(client, addresses):
    for path, answer in all_of(client, addresses):
        assert not answer.cookies, path
        assert "cookie" not in answer.get("Vary", "").lower(), path


def test_what_staff_see_is_kept_by_nobody(client, addresses):
    client.force_login(make.user("writer"))
    for path, answer in all_of(client, {200: addresses[200]}):
        assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", ")), path


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND"])
def test_other_methods_are_refused(client, method):
    make.the_site()
    answer = client.generic(method, "/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.parametrize(
    ("path", "host", "status"), [("/", "evil.example", 400), ("/static/nothing.css", "evil.example", 404)]
)
def test_answers_without_a_site_are_as_strict(client, path, host, status):
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == status
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" in answer and "Cache-Control" in answer
    assert host not in answer.content.decode()


def test_a_portal_without_content_is_as_strict(client):
    answer = client.get("/")
    assert answer.status_code == 503
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    "path", ["samples/index.html", "plugins/preview/preview.html", "plugins/codesnippetgeshi/plugin.js"]
)
def test_the_editors_open_holes_are_not_served(client, path):
    assert client.get(f"/static/ckeditor/ckeditor/{path}").status_code == 404


def upload(size: int) -> dict:
    body = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n' + b"a" * size + b"\r\n--x--\r\n"
    return {"data": body, "content_type": "multipart/form-data; boundary=x"}


@pytest.mark.parametrize("path", ["/", "/quan-tri/login/", "/quan-tri/anh/tai-len/"])
def test_only_staff_send_large_bodies(client, path, monkeypatch):
    make.the_site()
    monkeypatch.setattr(middleware, "LONGEST_BODY", 1000)
    client.cookies[settings.CSRF_COOKIE_NAME] = "x" * 32
    client.cookies[settings.SESSION_COOKIE_NAME] = "made-up"
    assert client.post(path, **upload(2000)).status_code == 413
    client.force_login(make.user(""))
    assert client.post(path, **upload(2000)).status_code == 413
    client.force_login(make.user("writer"))
    assert client.post(path, **upload(2000)).status_code != 413
