"""Pictures: what is refused, what is kept, and when files are public."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from portal.publishing import media, services
from portal.publishing.models import Media
from portal.publishing.states import STEPS, State
from tests import make

pytestmark = pytest.mark.django_db


def stored(upload, **values) -> Media:
    return media.store(upload, site_id=make.the_site().pk, **values)


def jpeg(**options) -> bytes:
    out = BytesIO()
    Image.new("RGB", (640, 360), "#336699").save(out, "JPEG", **options)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b"\x89PNG\r\n\x1a\nbroken",
        b"II*\x00\x08\x00\x00\x00",
    ],
)
def test_it_refuses_what_is_no_picture(content):
    with pytest.raises(media.BadImage):
        stored(SimpleUploadedFile("anh.png", content))
    assert not Media.objects.exists()


def test_it_refuses_a_decompression_bomb():
    out = BytesIO()
    Image.new("1", (30000, 30000)).save(out, "PNG")
    with pytest.raises(media.BadImage):
        stored(SimpleUploadedFile("anh.png", out.getvalue()))


def test_it_refuses_a_heavy_file(settings):
    settings.IMAGE_MAX_BYTES = 100
    with pytest.raises(media.BadImage, match="nặng"):
        stored(make.image_file())


def test_it_drops_position_data_and_what_hangs_behind_the_picture():
    exif = Image.Exif()
    exif[0x010F] = "Máy ảnh của phóng viên"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (22.0, 23.0, 0.0)
    hostile = jpeg(exif=exif) + b"<script>alert(document.domain)</script>"
    row = stored(SimpleUploadedFile("poly.html", hostile))
    kept = b"".join(file.read_bytes() for file in media.folder(row).iterdir())
    assert b"script" not in kept
    with Image.open(media.folder(row) / "original.jpg") as image:
        assert not image.getexif()
    assert {file.suffix for file in media.folder(row).iterdir()} == {".jpg", ".webp", ".avif"}


def test_the_same_picture_is_kept_once():
    content = jpeg()
    first = stored(SimpleUploadedFile("a.jpg", content))
    assert stored(SimpleUploadedFile("b.jpg", content)) == first


def test_renditions_are_never_larger_than_the_picture():
    row = stored(make.image_file(size=(400, 200)))
    assert {(small.format, small.width) for small in row.renditions.all()} == {("webp", 320), ("avif", 320)}
    tiny = stored(make.image_file(size=(100, 50)))
    assert {small.width for small in tiny.renditions.all()} == {100}


def test_files_are_public_only_while_something_public_shows_them(client, on_commit_now):
    editor = make.user("editor")
    picture = make.picture()
    address = f"/media/{picture.key}/320.webp"
    with on_commit_now():
        article = make.article(photo=picture, state=State.DRAFT, published_at=None)
    assert client.get(address).status_code == 404
    with on_commit_now():
        services.take(STEPS["publish"], article, editor)
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "image/webp"
    article.refresh_from_db()
    with on_commit_now():
        services.take(STEPS["withdraw"], article, editor)
    assert client.get(address).status_code == 404


def test_staff_see_private_files_and_nobody_stores_them(client):
    picture = make.picture()
    client.force_login(make.user("writer"))
    answer = client.get(f"/media/{picture.key}/320.webp")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("role", ["stranger", ""])
def test_private_files_are_404_for_everybody_else(client, role):
    picture = make.picture()
    client.force_login(make.user(role))
    assert client.get(f"/media/{picture.key}/320.webp").status_code == 404


@pytest.mark.parametrize("name", ["original.jpg", "320.html", "..%2f320.webp", "320.webp%00"])
def test_only_renditions_have_addresses(client, name):
    picture = make.picture()
    client.force_login(make.user("admin"))
    assert client.get(f"/media/{picture.key}/{name}").status_code in (400, 404)


def test_a_body_gets_sizes_and_widths_of_its_own_pictures():
    picture = make.picture()
    body = f'<figure class="image"><img src="/media/{picture.key}/320.webp" alt="Lễ hội"></figure>'
    article = make.article(body=body)
    assert f'srcset="/media/{picture.key}/320.webp 320w"' in article.body
    assert 'width="400" height="225"' in article.body
    before = article.body
    article.save()
    assert article.body == before
    assert Path(media.folder(picture)).is_dir()
