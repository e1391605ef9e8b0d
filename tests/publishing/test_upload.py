"""The editor's picture upload: who may, and on which Site the picture lands."""

import pytest
from django.test import Client

from portal.publishing.models import Media
from tests import make

pytestmark = pytest.mark.django_db
ADDRESS = "/quan-tri/anh/tai-len/"


def send(client, upload=None):
    return client.post(ADDRESS, {"upload": upload or make.image_file()})


def test_a_writer_uploads_and_gets_the_address_for_the_editor(client):
    client.force_login(make.user("writer"))
    answer = send(client).json()
    media = Media.objects.get()
    assert answer["uploaded"] == 1
    assert answer["url"] == f"/media/{media.key}/320.webp"
    assert client.get(answer["url"]).status_code == 200


def test_a_writer_of_one_category_may_too(client):
    category = make.category()
    client.force_login(make.user("writer", area=category))
    assert send(client).json()["uploaded"] == 1


def test_a_picture_lands_on_the_writers_own_site(client):
    make.the_site()
    other = make.site("thainguyen.localhost")
    client.force_login(make.user("writer", site=other))
    send(client)
    assert Media.objects.get().site == other


@pytest.mark.parametrize(("role", "status"), [("stranger", 403), ("", 302)])
def test_others_may_not(client, role, status):
    make.the_site()
    client.force_login(make.user(role))
    assert send(client).status_code == status
    assert not Media.objects.exists()


def test_citizens_are_sent_to_the_login(client):
    make.the_site()
    assert send(client).status_code == 302
    assert not Media.objects.exists()


def test_it_needs_the_csrf_token(django_user_model):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make.user("writer"))
    assert send(strict).status_code == 403


def test_a_page_pretending_to_be_a_picture_is_refused_in_words(client):
    client.force_login(make.user("writer"))
    upload = make.image_file("anh.png")
    upload.file.seek(0)
    upload.file.truncate()
    upload.file.write(b"<html><script>alert(1)</script>")
    upload.size = 31
    answer = send(client, upload)
    assert answer.json()["error"]["message"].startswith("Tệp không phải là ảnh")


def test_only_posts(client):
    client.force_login(make.user("writer"))
    assert client.get(ADDRESS).status_code == 405
