"""Alternative texts: what is no description of a picture."""

import re

# "Trao-giai-KK.jpg", "image 20210716153840 1", "IMG_1234", "hienphapvn", "DSC00123": seen on live portals.
FILE_ENDING = re.compile(r"\.(jpe?g|png|gif|webp|avif|bmp|tiff?|heic|svg)$", re.IGNORECASE)
CAMERA_NAME = re.compile(
    r"^(image|img|dsc|dscn?|photo|pic|anh|hinh|untitled|screenshot|zalo)?[\s_-]*\d[\d\s_-]*$", re.I
)
ONE_WORD = re.compile(r"^[a-z0-9_-]{5,}$")


def is_file_name(alt: str) -> bool:
    """Whether the text is a file name or a machine's name instead of a description."""
    alt = alt.strip()
    return bool(alt) and bool(FILE_ENDING.search(alt) or CAMERA_NAME.match(alt) or ONE_WORD.match(alt))
