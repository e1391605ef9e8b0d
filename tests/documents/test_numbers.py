"""Numbers as they are printed on real documents."""

import pytest

from documents import numbers

PRINTED = [
    ("Số: 25/2024/TT-BTC", "25/2024/TT-BTC", "qppl", 2024, 25),
    ("Số 477/CT-UBND", "477/CT-UBND", "hanhchinh", None, 477),
    ("Số 28-HD/BTGTU", "28-HD/BTGTU", "dang", None, 28),
    ("56/GP - TTĐT", "56/GP-TTĐT", "cong_van", None, 56),
    ("60-NQ/TW", "60-NQ/TW", "dang", None, 60),
    ("60/NQ-TW", "60/NQ-TW", "hanhchinh", None, 60),
    ("4836/SNV-TCBC", "4836/SNV-TCBC", "cong_van", None, 4836),
    ("122/TTr-STTTT", "122/TTr-STTTT", "hanhchinh", None, 122),
    ("66.22/2026/NQ-CP", "66.22/2026/NQ-CP", "qppl", 2026, 66),
    ("148/2025/QH15", "148/2025/QH15", "quoc_hoi", 2025, 148),
    ("76/2025/UBTVQH15", "76/2025/UBTVQH15", "quoc_hoi", 2025, 76),
    ("1182-CV/BTGTU", "1182-CV/BTGTU", "dang", None, 1182),
    ("142-QĐ/TU", "142-QĐ/TU", "dang", None, 142),
    ("01-KL/TW", "01-KL/TW", "dang", None, 1),
    ("07/2024/TT-BTC", "07/2024/TT-BTC", "qppl", 2024, 7),
    ("128/2025/QĐ-UBND", "128/2025/QĐ-UBND", "qppl", 2025, 128),
    ("22/2026/QĐ-TTg", "22/2026/QĐ-TTg", "qppl", 2026, 22),
    ("số\u00a015 / 2014/QÐ–UBND", "15/2014/QĐ-UBND", "qppl", 2014, 15),
    ("12-QyĐ/TU", "12-QyĐ/TU", "dang", None, 12),
    ("", "", "", None, 0),
    ("Phụ lục A", "Phụ lục A", "", None, 0),
]


@pytest.mark.parametrize(("printed", "text", "pattern", "year", "order"), PRINTED)
def test_it_cleans_and_recognises_printed_numbers(printed, text, pattern, year, order):
    assert numbers.parse(printed) == numbers.Parsed(text, pattern, year, order)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("07/2024/TT-BTC", "7/2024/tt-btc"),
        ("60-NQ/TW", "60/NQ-TW"),
        ("Số: 12/2013/QĐ-UBND", "12 / 2013 / QÐ – UBND"),
    ],
)
def test_spellings_of_one_number_share_a_key(one, other):
    assert numbers.number_key(one) == numbers.number_key(other) != ""


def test_other_numbers_have_other_keys():
    assert numbers.number_key("30/2020/NĐ-CP") != numbers.number_key("130/2020/NĐ-CP")
    assert numbers.number_key("1/23/QĐ-UBND") != numbers.number_key("12/3/QĐ-UBND")


def test_nfd_input_is_the_same_number():
    assert numbers.clean_number("12/2024/QĐ-UBND") == numbers.clean_number("12/2024/QĐ-UBND")
    assert numbers.number_key("5-QĐ/ĐU") == numbers.number_key("5-QĐ/ĐU")


def test_the_line_above_a_title():
    assert numbers.number_line("28-HD/BTGTU") == "Số 28-HD/BTGTU"
    assert numbers.number_line("") == ""


def test_hostile_numbers_are_quick_and_harmless():
    for text in ("1" * 5000, "/" * 5000, "1-" * 5000, "Số:" * 2000, "12/2024/" + "A-" * 3000):
        assert numbers.parse(text).order <= numbers.MOST
