"""Folding, normal form and slugs of Vietnamese text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.base.text import SLUG_LENGTH, fold, nfc, one_line, slug


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đảng ủy", "dang uy"),
        ("ĐẢNG UỶ", "dang uy"),
        ("12/2024/QĐ-UBND", "12 2024 qd ubnd"),
        ("Hướng dẫn – nghiệp vụ…", "huong dan nghiep vu"),
        ("khoẻ / khỏe", "khoe khoe"),
        ("tên_tệp", "ten tep"),
        ("", ""),
    ],
)
def test_it_folds_vietnamese(written, folded):
    assert fold(written) == folded
    assert fold(unicodedata.normalize("NFD", written)) == folded


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("Đảng ủy xã Sì Lở Lầu", "dang-uy-xa-si-lo-lau"),
        ("Số 12/2024/QĐ-UBND", "so-122024qd-ubnd"),
        ("!!!", ""),
    ],
)
def test_it_makes_slugs_without_losing_d(written, made):
    assert slug(written) == made


def test_it_cuts_long_slugs_between_words():
    made = slug("chương trình " * 20)
    assert len(made) <= SLUG_LENGTH
    assert made.endswith(("chuong", "trinh"))


def test_it_cleans_lines():
    assert one_line("\u00a0\u00a0Lai\u00a0 Châu \n") == "Lai Châu"
    assert nfc("a\u200bb\x00c\u202e") == "abc"
    assert nfc("e\u0301") == "é"


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(written):
    assert fold(fold(written)) == fold(written)
