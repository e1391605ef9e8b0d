"""Decoding and encoding of pictures; pure, without database, so that it can run in any process."""

import struct
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from PIL import Image, ImageOps, UnidentifiedImageError

# Pillow must not even try other decoders: EPS calls Ghostscript, SVG is script.
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}
# A JPEG with further pictures behind it, as phones write: Pillow names it so whatever formats are allowed.
EXTENSIONS = {**FORMATS, "MPO": "jpg"}
WIDTHS = (320, 640, 1280)
# What Pillow's decoders raise on broken files; EXIF gives struct.error, AVIF RuntimeError.
DAMAGED = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    RuntimeError,
    EOFError,
    ArithmeticError,
    LookupError,
    struct.error,
)
QUALITY = {"webp": {"quality": 80, "method": 3}, "avif": {"quality": 60, "speed": 9}}


class BadImage(ValueError):
    """The file is refused; the message is for the person who sent it."""


@dataclass(frozen=True)
class Encoded:
    """A picture as we keep it: metadata and trailing bytes gone. Sizes in px."""

    data: bytes
    extension: str
    width: int
    height: int


@dataclass(frozen=True)
class Prepared:
    """The original, written anew, and its renditions (see rendition_widths)."""

    original: Encoded
    renditions: tuple[Encoded, ...]


def prepare(upload, size: int) -> Prepared:
    """Decode a file object of `size` bytes and write it anew.

    Raises BadImage for what is no picture, too heavy, too large or a decompression bomb.
    """
    if size > settings.IMAGE_MAX_BYTES:
        raise BadImage(f"Ảnh nặng quá {settings.IMAGE_MAX_BYTES // 2**20} MB. Hãy thu nhỏ ảnh rồi tải lại.")
    try:
        upload.seek(0)
        with Image.open(upload, formats=list(FORMATS)) as image:
            if image.width * image.height > settings.IMAGE_MAX_PIXELS:
                raise BadImage("Ảnh có kích thước quá lớn (trên 40 triệu điểm ảnh).")
            extension = EXTENSIONS[image.format]
            image.load()
            picture = ImageOps.exif_transpose(image)
    except BadImage:
        raise
    except (UnidentifiedImageError, Image.DecompressionBombError, MemoryError, *DAMAGED) as error:
        raise BadImage("Tệp không phải là ảnh JPEG, PNG, WebP, GIF hoặc AVIF hợp lệ.") from error
    picture = picture.convert("RGBA" if extension != "jpg" and _transparent(picture) else "RGB")
    return Prepared(_original(picture, extension), tuple(_renditions(picture)))


def _original(picture: Image.Image, extension: str) -> Encoded:
    # A GIF's first frame is enough: self-moving pictures are not allowed (WCAG 2.2.2).
    extension = "png" if extension == "gif" else extension
    name, options = {
        "jpg": ("JPEG", {"quality": 88}),
        "png": ("PNG", {}),
        "webp": ("WEBP", {"quality": 88}),
        "avif": ("AVIF", {"quality": 75, "speed": 8}),
    }[extension]
    return _encoded(picture, name, extension, options)


def _encoded(picture: Image.Image, name: str, extension: str, options: dict) -> Encoded:
    out = BytesIO()
    picture.save(out, name, **options)
    return Encoded(out.getvalue(), extension, picture.width, picture.height)


def _renditions(picture: Image.Image):
    for width in rendition_widths(picture.width):
        small = picture.copy()
        small.thumbnail((width, 10_000), Image.Resampling.LANCZOS)
        for extension, options in QUALITY.items():
            yield _encoded(small, extension.upper(), extension, options)


def _transparent(image: Image.Image) -> bool:
    return "A" in image.getbands() or "transparency" in image.info


def rendition_widths(width: int) -> list[int]:
    """Widths to make for a source of this width: never larger than the source, at least one."""
    return [wanted for wanted in WIDTHS if wanted <= width] or [width]
