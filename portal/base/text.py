"""Vietnamese text: normal form, folding for search and keys, slugs.

Unicode's decomposition does not touch đ (U+0111), therefore every folding here maps it by hand.
"""

import re
import unicodedata

from django.utils.text import slugify

SLUG_LENGTH = 90


def _fold_table() -> dict[int, str]:
    table = {}
    for start, stop in ((0xC0, 0x250), (0x1E00, 0x1F00), (0x300, 0x370)):
        for code in range(start, stop):
            plain = "".join(c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c))
            if plain != chr(code):
                table[code] = plain.lower()
    table[ord("đ")] = table[ord("Đ")] = "d"
    return table


FOLDED = _fold_table()
NOT_WORD = re.compile(r"[\W_]+")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def nfc(text: str) -> str:
    """NFC without control and invisible formatting characters; what every text column stores."""
    return INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def one_line(text: str) -> str:
    """NFC text with every run of white space (NBSP too) as one space."""
    return " ".join(nfc(text).split())


def fold(text: str) -> str:
    """Lower case, no diacritics, đ as d, every other character than letters and digits as one space.

    "12/2024/QĐ-UBND", "12 2024 qd ubnd" and the NFD form of either fold to the same words.
    """
    return NOT_WORD.sub(" ", unicodedata.normalize("NFC", text).lower().translate(FOLDED)).strip()


def slug(text: str) -> str:
    """Address part of a title: "Đảng ủy xã" gives "dang-uy-xa"; "" when nothing is left."""
    plain = slugify(unicodedata.normalize("NFC", text).translate(FOLDED))
    if len(plain) <= SLUG_LENGTH:
        return plain
    return plain[:SLUG_LENGTH].rsplit("-", 1)[0]
