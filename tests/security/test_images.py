"""Pictures as a hostile or merely broken sender makes them: a sentence, never an error."""

import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from portal.publishing.images import BadImage, prepare


def encoded(name: str, picture: Image.Image | None = None, **options) -> bytes:
    out = BytesIO()
    (picture or Image.new("RGB", (40, 30), "red")).save(out, name, **options)
    return out.getvalue()


def exif() -> Image.Exif:
    tags = Image.Exif()
    tags[0x0112], tags[0x010E] = 6, "GPS" * 20
    return tags


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, extra: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + extra + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def test_a_phones_picture_with_a_second_one_behind_it_is_a_jpeg():
    second = Image.new("RGB", (40, 30), "blue")
    data = encoded("MPO", save_all=True, append_images=[second])
    kept = prepare(BytesIO(data), len(data)).original
    assert kept.extension == "jpg"
    assert Image.open(BytesIO(kept.data)).format == "JPEG"


@pytest.mark.parametrize(
    "data",
    [
        png(30_000, 30_000),
        png(10, 10, chunk(b"zTXt", b"k\0\0" + zlib.compress(b"\0" * 70_000_000))),
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"GIF89a<script>alert(1)</script>",
        encoded("TIFF"),
        encoded("BMP"),
        b"",
    ],
    ids=["bomb", "text bomb", "svg", "eps", "gif", "tiff", "bmp", "empty"],
)
def test_what_is_no_allowed_picture_is_refused(data):
    with pytest.raises(BadImage):
        prepare(BytesIO(data), len(data))


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_damage_anywhere_is_told_or_mended(name):
    whole = encoded(name, **({} if name == "GIF" else {"exif": exif()}))
    chance = random.Random(1)  # noqa: S311 - the same damage in every run
    for _ in range(400 if name == "AVIF" else 900):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(min(len(data), 600))] = chance.randrange(256)
        try:
            prepare(BytesIO(bytes(data)), len(data))
        except BadImage:
            continue


def test_nothing_of_the_sender_stays_behind_the_pixels():
    data = encoded("JPEG", exif=exif()) + b"<script>alert(1)</script>PK\x03\x04"
    prepared = prepare(BytesIO(data), len(data))
    for kept in (prepared.original, *prepared.renditions):
        assert b"script" not in kept.data and b"GPSGPS" not in kept.data and b"PK\x03\x04" not in kept.data
