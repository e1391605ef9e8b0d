"""Error pages in the theme and without a Site; health for watchers."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory

from portal.identity import sites
from portal.identity.models import SiteProfile
from portal.pages import views
from tests import make

CODES = {
    400: views.bad_request, 403: views.permission_denied, 404: views.not_found, 500: views.server_error,
    503: views.unavailable,
}  # fmt: skip


def request_on(theme: str = ""):
    request = RequestFactory().get("/khong-co/")
    request.site = None
    if theme:
        make.site(theme=theme)
        request.site = sites.find("laichau.localhost")
    return request


@pytest.mark.django_db
@pytest.mark.parametrize("theme", ["lai_chau", "thai_nguyen"])
@pytest.mark.parametrize("code", CODES)
def test_errors_are_drawn_in_the_theme(theme, code):
    answer = CODES[code](request_on(theme))
    text = answer.content.decode()
    assert answer.status_code == code
    assert f'class="theme-{theme}' in text
    assert 'class="site-footer"' in text
    assert f">{code}<" in text
    assert "noindex" in text


@pytest.mark.parametrize("code", CODES)
def test_errors_without_a_site_are_plain_and_need_no_database(code):
    answer = CODES[code](request_on())
    text = answer.content.decode()
    assert answer.status_code == code
    assert '<html lang="vi">' in text
    assert 'href="/"' in text


@pytest.mark.django_db
def test_the_error_page_survives_a_broken_theme():
    request = request_on("lai_chau")
    SiteProfile.objects.update(theme="khong_co")
    answer = views.server_error(request)
    assert answer.status_code == 500
    assert "Có lỗi xảy ra" in answer.content.decode()


def test_maintenance_says_when_to_come_back():
    assert views.unavailable(request_on())["Retry-After"] == "120"


@pytest.mark.django_db
def test_an_unknown_address_echoes_nothing(client):
    make.the_site()
    text = client.get("/<script>alert(1)</script>/").content.decode()
    assert "Không tìm thấy trang" in text
    assert "alert(1)" not in text


@pytest.mark.django_db
def test_a_failing_page_is_the_500_page(monkeypatch):
    make.the_site()
    SiteProfile.objects.update(theme="khong_co")
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "Có lỗi xảy ra" in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/tim-kiem/", "/van-ban/", "/quan-tri/login/"])
def test_a_form_without_a_token_is_refused_in_words(path):
    make.the_site()
    answer = Client(enforce_csrf_checks=True).post(path, {"q": "x"})
    assert answer.status_code == 403
    assert "Biểu mẫu hết hạn" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("error", "code"), [(SuspiciousOperation("x"), 400), (PermissionDenied("x"), 403)])
def test_reasons_of_errors_are_not_told(error, code):
    text = CODES[code](request_on("lai_chau"), error).content.decode()
    assert ">x<" not in text


def test_healthz_needs_no_database(client):
    answer = client.get("/healthz", headers={"host": "10.0.0.7"})
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_asks_the_database(client):
    assert client.get("/readyz", headers={"host": "10.0.0.7"}).status_code == 200


def test_readyz_says_when_the_database_does_not_answer(client):
    # Without the database mark every query fails.
    assert client.get("/readyz").status_code == 503
