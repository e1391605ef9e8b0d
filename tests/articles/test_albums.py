"""Albums: /hinh-anh/ and /hinh-anh/<slug>-<id>/."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import AlbumPhoto
from portal.publishing.states import State
from tests import make

pytestmark = pytest.mark.django_db


def test_the_list_shows_covers_and_numbers_of_photos(client):
    album = make.album("Chợ phiên", photos=3)
    text = client.get("/hinh-anh/").content.decode()
    assert "Chợ phiên" in text
    assert "3 ảnh" in text
    assert f"/media/{album.photos.first().picture.key}/" in text


def test_an_album_shows_its_photos_in_order_with_alt_and_credit(client):
    album = make.album(photos=2, description="Một buổi sáng.")
    AlbumPhoto.objects.filter(album=album, order=1).update(caption="Hàng thổ cẩm", credit="Ảnh: Hà My", order=0)
    AlbumPhoto.objects.filter(album=album, caption="").update(order=5, caption="Quầy nông sản")
    text = client.get(album.get_absolute_url()).content.decode()
    assert text.index("Hàng thổ cẩm") < text.index("Quầy nông sản")
    assert "Ảnh: Hà My" in text
    assert "Một buổi sáng." in text
    assert 'alt="Phiên chợ, góc nhìn 1"' in text


@pytest.mark.parametrize("state", [State.DRAFT, State.REVIEW, State.RETURNED, State.APPROVED, State.WITHDRAWN])
def test_it_hides_what_is_not_public(client, state):
    album = make.album("Chưa đăng", state=state)
    assert client.get(album.get_absolute_url()).status_code == 404
    assert "Chưa đăng" not in client.get("/hinh-anh/").content.decode()


def test_it_redirects_a_wrong_slug_and_a_wrong_host(client):
    make.the_site()
    album = make.album(site=make.site("thainguyen.localhost"))
    answer = client.get(album.get_absolute_url(), headers={"host": "laichau.localhost:8000"})
    assert answer["Location"] == f"http://thainguyen.localhost:8000{album.get_absolute_url()}"
    answer = client.get(f"/hinh-anh/khac-{album.pk}/", headers={"host": "thainguyen.localhost"})
    assert (answer.status_code, answer["Location"]) == (301, album.get_absolute_url())


def test_an_album_past_its_time_answers_as_archived(client):
    now = timezone.now()
    album = make.album(published_at=now - timedelta(days=9), listed_until=now - timedelta(days=1))
    assert "Lưu trữ" in client.get(album.get_absolute_url()).content.decode()
    assert album.title not in client.get("/hinh-anh/").content.decode()


def test_an_album_without_photos_breaks_nothing(client):
    album = make.album(photos=0)
    assert client.get(album.get_absolute_url()).status_code == 200
    assert client.get("/hinh-anh/").status_code == 200


def test_a_file_name_is_no_description():
    album = make.album(photos=1)
    photo = album.photos.first()
    photo.alt = "IMG_2021.jpg"
    with pytest.raises(ValidationError) as error:
        photo.full_clean()
    assert "alt" in error.value.message_dict


@pytest.mark.parametrize(
    "path", ["/hinh-anh/x-99999999999999999999999/", "/hinh-anh/x-0/", "/hinh-anh/1/", "/hinh-anh/-1/"]
)
def test_an_unknown_album_is_404(client, path):
    make.the_site()
    assert client.get(path).status_code == 404
