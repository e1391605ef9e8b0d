"""Pictures in the admin: what comes in, at which field it is refused, and that no stored picture is lost."""

import zlib
from io import BytesIO
from struct import pack

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.models import Album, Article
from portal.publishing import media
from portal.publishing.models import Media
from portal.publishing.states import State
from tests import make
from tests.desk.pages import address, send

pytestmark = pytest.mark.django_db
UPLOAD = "/quan-tri/anh/tai-len/"
ADD = "admin:articles_article_add"


@pytest.fixture
def writer(client):
    person = make.user("writer")
    make.category()
    client.force_login(person)
    return person


def upload(client, file):
    return client.post(UPLOAD, {"upload": file})


def jpeg_with_place() -> bytes:
    """A picture whose EXIF tells camera and place."""
    image = Image.new("RGB", (600, 400), "#3b7a57")
    exif = Image.Exif()
    exif[0x0110] = "Máy ảnh bí mật"
    exif.get_ifd(0x8825)[2] = (22.0, 23.0, 24.0)
    out = BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def bomb() -> bytes:
    """A valid PNG header that promises 30,000 × 30,000 pixels in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def test_the_editor_gets_an_address_it_can_show(client, writer):
    answer = upload(client, make.image_file("Đại hội Đảng.PNG")).json()
    assert answer["uploaded"] == 1
    assert client.get(answer["url"]).status_code == 200


def test_a_polyglot_keeps_nothing_but_its_pixels(client, writer, settings):
    data = make.image_file().read() + b"<script>alert(1)</script>"
    answer = upload(client, SimpleUploadedFile("trang.html", data)).json()
    assert answer["url"].endswith(".webp")
    stored = media.folder(Media.objects.get())
    assert all(b"<script>" not in file.read_bytes() and file.suffix != ".html" for file in stored.iterdir())


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("anh.png", b"<html><script>alert(1)</script></html>", "không phải là ảnh"),
        ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "không phải là ảnh"),
        ("anh.png", bomb(), "không phải là ảnh"),
        ("anh.png", b"\x89PNG\r\n\x1a\n", "không phải là ảnh"),
    ],
    ids=["html", "svg", "bomb", "cut off"],
)
def test_what_is_no_harmless_picture_is_refused(client, writer, name, data, words):
    answer = upload(client, SimpleUploadedFile(name, data, content_type="image/png")).json()
    assert answer["uploaded"] == 0
    assert words in answer["error"]["message"]
    assert not Media.objects.exists()


def test_camera_and_place_are_gone(client, writer):
    upload(client, SimpleUploadedFile("anh.jpg", jpeg_with_place()))
    stored = media.folder(Media.objects.get())
    for file in stored.iterdir():
        with Image.open(file) as image:
            assert not dict(image.getexif())
        assert "bí mật".encode() not in file.read_bytes()


def test_uploading_needs_the_right_to_write(client):
    make.the_site()
    assert upload(client, make.image_file())["Location"].startswith(reverse("admin:login"))
    client.force_login(make.user("stranger"))
    assert upload(client, make.image_file()).status_code == 403
    client.force_login(make.user())
    assert upload(client, make.image_file()).status_code == 302
    assert not Media.objects.exists()


def test_a_lead_photo_comes_with_the_form(client, writer):
    send(client, reverse(ADD), title="Trồng rừng", category=make.category().pk, photo_upload=make.image_file(),
         photo_alt="Học sinh trồng cây sau trường")  # fmt: skip
    row = Article.objects.get()
    assert row.photo.uploaded_by == writer
    assert row.photo_alt == "Học sinh trồng cây sau trường"


def test_a_stored_photo_stays_chosen_when_another_field_fails(client, writer):
    answer = send(client, reverse(ADD), title="", category=make.category().pk, photo_upload=make.image_file(),
                  photo_alt="Học sinh trồng cây")  # fmt: skip
    stored = Media.objects.get()
    assert answer.status_code == 200
    assert f'<option value="{stored.pk}" selected>' in answer.content.decode()


@pytest.mark.parametrize(
    ("alt", "words"),
    [("", "Ảnh cần một câu mô tả"), ("IMG_20260401.jpg", "đang là tên tệp"), ("trao-giai-kk.jpg", "đang là tên tệp")],
)
def test_a_photo_needs_words_that_are_no_file_name(client, writer, alt, words):
    answer = send(client, reverse(ADD), title="Trồng rừng", category=make.category().pk,
                  photo_upload=make.image_file(), photo_alt=alt)  # fmt: skip
    assert words in str(answer.context["adminform"].form.errors["photo_alt"])
    assert not Article.objects.exists()


def test_a_bad_photo_is_told_at_its_field(client, writer):
    bad = SimpleUploadedFile("anh.jpg", b"<html>", content_type="image/jpeg")
    answer = send(client, reverse(ADD), title="Trồng rừng", category=make.category().pk, photo_upload=bad)
    assert "không phải là ảnh" in str(answer.context["adminform"].form.errors["photo_upload"])
    assert "Trồng rừng" in answer.content.decode()


def test_nothing_is_stored_for_somebody_who_may_not_save(client):
    row = make.article()
    client.force_login(make.user("writer"))
    answer = client.post(address(row), {"title": "Khác", "photo_upload": make.image_file()})
    assert answer.status_code == 403
    assert not Media.objects.exists()


def test_an_album_takes_a_picture_per_row(client, writer):
    url = reverse("admin:articles_album_add")
    rows = {"photos-TOTAL_FORMS": "2"}
    for number in range(2):
        rows |= {
            f"photos-{number}-picture_upload": make.image_file(),
            f"photos-{number}-alt": f"Chợ phiên, gian hàng {number}",
            f"photos-{number}-order": str(number),
        }
    send(client, url, title="Chợ phiên", **rows)
    assert [photo.alt for photo in Album.objects.get().photos.all()] == [
        "Chợ phiên, gian hàng 0",
        "Chợ phiên, gian hàng 1",
    ]


def test_an_album_row_tells_what_is_wrong_and_keeps_the_others(client, writer):
    rows = {
        "photos-TOTAL_FORMS": "2",
        "photos-0-picture_upload": make.image_file(),
        "photos-0-alt": "Chợ phiên ngày xuân",
        "photos-0-order": "1",
        "photos-1-picture_upload": SimpleUploadedFile("anh.png", b"<svg/>"),
        "photos-1-alt": "Chợ phiên ngày hè",
        "photos-1-order": "2",
    }
    answer = send(client, reverse("admin:articles_album_add"), title="Chợ phiên", **rows)
    text = answer.content.decode()
    assert "không phải là ảnh" in text
    assert f'<option value="{Media.objects.get().pk}" selected>' in text
    assert not Album.objects.exists()


def test_the_library_adds_a_described_picture_and_keeps_what_is_used(client):
    make.category()
    client.force_login(make.user("editor"))
    add = reverse("admin:publishing_media_add")
    without = send(client, add, alt="", file_upload=make.image_file())
    stored = Media.objects.get()
    assert "Ảnh cần một câu mô tả" in without.content.decode()
    assert f'name="file" value="{stored.pk}"' in without.content.decode()
    send(client, add, alt="Ruộng bậc thang mùa nước đổ", file=stored.pk)
    stored.refresh_from_db()
    assert stored.alt == "Ruộng bậc thang mùa nước đổ"
    make.article(photo=stored, state=State.DRAFT)
    assert client.post(address(stored, "delete"), {"post": "yes"}).status_code == 403
    assert "Khai mạc ngày hội đọc sách" in client.get(address(stored)).content.decode()
