"""Number-symbols of documents ("Số 28-HD/BTGTU"): one way to clean, recognise, compare and sort them."""

import re
from dataclasses import dataclass

from portal.base.text import fold, one_line

# Tried in this order: the last two overlap.
PATTERNS = {
    "quoc_hoi": re.compile(r"^\d+/\d{4}/(QH|UBTVQH)\d+$"),
    "qppl": re.compile(r"^[\d.]+[a-z]?/\d{4}/[A-ZĐ]+(-[A-ZĐa-z]+)+$"),
    "dang": re.compile(r"^\d+-[A-ZĐ][A-ZĐa-zy]*/[A-ZĐƯ]+$"),
    "hanhchinh": re.compile(
        r"^\d+/(NQ|QĐ|CT|QC|QyĐ|TC|TB|HD|CTr|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|BGN|BTT|GUQ|GM|GGT|GNP|PG|PC|PB)"
        r"-[A-ZĐ][A-ZĐa-z0-9]*$"
    ),
    "cong_van": re.compile(r"^\d+/[A-ZĐ][A-ZĐa-z]*-[A-ZĐ][A-ZĐa-z&]*$"),
}
PATTERN_LABELS = {
    "quoc_hoi": "Quốc hội",
    "qppl": "Quy phạm pháp luật",
    "dang": "Văn bản Đảng",
    "hanhchinh": "Hành chính",
    "cong_van": "Công văn",
    "": "Không theo mẫu",
}
# Eth and African D look like Đ and come from old fonts and converters; every dash is a hyphen.
LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", **dict.fromkeys("‐‑‒–—―−", "-"), "⁄": "/", "∕": "/", "\u00ad": "-"})
LABEL = re.compile(r"^số\b[\s:.]*", re.IGNORECASE)
SPACED_SIGN = re.compile(r"\s*([/-])\s*")
YEAR = re.compile(r"/((?:18|19|20)\d\d)/")
FIRST_NUMBER = re.compile(r"\d{1,9}")
LEADING_ZEROS = re.compile(r"^0+(?=\d)")
MOST = 2_147_483_647


@dataclass(frozen=True)
class Parsed:
    """A cleaned number: `pattern` is a key of PATTERNS or "", `year` the year it carries itself or None."""

    text: str
    pattern: str
    year: int | None
    order: int


def clean_number(printed: str) -> str:
    """As it is printed one way: "Số: 56/GP – TTĐT" gives "56/GP-TTĐT"."""
    text = one_line(printed.translate(LOOKALIKES))
    return SPACED_SIGN.sub(r"\1", LABEL.sub("", text)).strip()


def parse(printed: str) -> Parsed:
    text = clean_number(printed)
    pattern = next((name for name, form in PATTERNS.items() if form.match(text)), "")
    year = YEAR.search(text)
    first = FIRST_NUMBER.match(text)
    return Parsed(text, pattern, int(year.group(1)) if year else None, min(int(first.group()), MOST) if first else 0)


def number_key(printed: str) -> str:
    """What two spellings of one number share: no case, accents, signs or leading zeros ("07/2024/TT-BTC" = "7-2024 tt btc").

    HD (Hướng dẫn) and HĐ (Hợp đồng) share a key; the kind beside it tells them apart.
    """
    return LEADING_ZEROS.sub("", fold(clean_number(printed)))


def number_words(printed: str) -> tuple[str, ...]:
    """Spellings that a search must find: as printed, without leading zeros, without separators."""
    key = number_key(printed)
    if not key:
        return ()
    letters = "".join(part for part in key.split() if not part.isdigit())
    spellings = (clean_number(printed), key, fold(printed).replace(" ", ""), key.replace(" ", ""), letters)
    return tuple(dict.fromkeys(word for word in spellings if word))


def number_line(number: str) -> str:
    """The line above a title: "Số 28-HD/BTGTU", nothing for a document without a number."""
    return f"Số {number}" if number else ""
