"""Guessing passwords, being sent elsewhere after logging in, forms of other pages."""

import pytest
from django.test import Client

from tests import make

pytestmark = pytest.mark.django_db
LOGIN = "/quan-tri/login/"
START = "/quan-tri/"


@pytest.fixture
def person():
    make.the_site()
    return make.user("writer", username="phongvien")


def log_in(client, name: str, password: str, address: str = "203.0.113.5", **more):
    return client.post(LOGIN, {"username": name, "password": password, **more}, REMOTE_ADDR=address)


def test_guessing_ends_for_that_name_and_address_only(client, person):
    answers = [log_in(client, "phongvien", f"sai-{number}").status_code for number in range(8)]
    assert answers[0] == 200 and answers[-1] == 429
    assert log_in(client, "phongvien", make.PASSWORD).status_code == 429
    colleague = make.user("writer", username="dong-nghiep")
    assert log_in(Client(), colleague.username, make.PASSWORD).status_code == 302
    assert log_in(Client(), "phongvien", make.PASSWORD, "203.0.113.6").status_code == 302


def test_a_made_up_address_opens_no_new_chance(client, person):
    for number in range(8):
        names = ("HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_CLIENT_IP", "HTTP_FORWARDED", "HTTP_CF_CONNECTING_IP")
        client.post(LOGIN, {"username": "phongvien", "password": "x"}, **dict.fromkeys(names, f"198.51.100.{number}"))
    assert log_in(client, "phongvien", make.PASSWORD, "127.0.0.1").status_code == 429


@pytest.mark.parametrize("spelling", ["phongvien ", " phongvien", "ｐhongvien", "phongvien\u200b"])
def test_another_spelling_opens_no_new_chance(client, person, spelling):
    for number in range(8):
        log_in(client, "phongvien", f"sai-{number}")
    assert log_in(client, spelling, make.PASSWORD).status_code in (200, 429)
    assert client.get(START).status_code == 302


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "///evil.example",
        "http:evil.example", "//laichau.localhost@evil.example", "/%09/evil.example\t", "https:///evil.example", "\x00//evil.example",
    ],
)  # fmt: skip
def test_logging_in_leads_nowhere_else(client, person, target):
    for where in (f"{LOGIN}?next={target}", LOGIN):
        answer = Client().post(where, {"username": "phongvien", "password": make.PASSWORD, "next": target})
        assert answer.status_code == 302
        assert answer["Location"].startswith("/") and not answer["Location"].startswith(("//", "/\\")), answer[
            "Location"
        ]


def test_a_reader_without_staff_rights_does_not_get_in(client):
    make.the_site()
    make.user("", username="ban-doc")
    assert log_in(client, "ban-doc", make.PASSWORD).status_code == 200
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("path", [LOGIN, START, "/quan-tri/anh/tai-len/", "/quan-tri/logout/", "/"])
def test_forms_of_other_pages_are_refused(person, path):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)
    answer = strict.post(path, {"username": "x"}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_names_that_exist_and_names_that_do_not_look_alike(client, person):
    known = log_in(client, "phongvien", "sai").content.decode()
    unknown = log_in(client, "khong-co", "sai").content.decode()
    assert (
        known.replace("phongvien", "").split("csrfmiddlewaretoken")[0]
        == unknown.replace("khong-co", "").split("csrfmiddlewaretoken")[0]
    )


def test_the_key_of_a_session_changes_when_logging_in(client, person):
    client.cookies["sessionid"] = "a" * 32
    log_in(client, "phongvien", make.PASSWORD)
    cookie = client.cookies["sessionid"]
    assert cookie.value != "a" * 32
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
