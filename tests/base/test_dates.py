"""Printed dates, exactly as the reference portals print them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from portal.base import dates

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("moment", "style", "printed"),
    [
        (local(2017, 4, 20, 16, 14, 34), "twelve_hour", "(Ngày đăng :20/04/2017 4:14:34 CH)"),
        (local(2021, 7, 16, 4, 36), "weekday_dash", "Thứ sáu - 16/07/2021 04:36"),
        (local(2019, 4, 9), "weekday_number", "Thứ 3 Ngày 09/04/2019"),
        (local(2023, 10, 30, 3, 17), "weekday_dash", "Thứ hai - 30/10/2023 03:17"),
        (local(2026, 11, 22, 9, 5), "plain", "22/11/2026 09:05"),
        (local(2026, 11, 22), "weekday_number", "Chủ nhật Ngày 22/11/2026"),
        (local(2026, 11, 22), "weekday_dash", "Chủ nhật - 22/11/2026 00:00"),
    ],
)
def test_it_prints_the_stamp_of_an_article(moment, style, printed):
    assert dates.article_stamp(moment, style) == printed


@pytest.mark.parametrize(
    ("moment", "printed"),
    [
        (local(2018, 2, 12, 13, 59, 23), "(12/02/2018 1:59:23 CH)"),
        (local(2018, 2, 7, 7, 12, 22), "(07/02/2018 7:12:22 SA)"),
        (local(2018, 2, 18, 0, 52, 56), "(18/02/2018 12:52:56 SA)"),
        (local(2018, 2, 18, 12, 0, 0), "(18/02/2018 12:00:00 CH)"),
        (local(2018, 2, 18, 11, 59, 59), "(18/02/2018 11:59:59 SA)"),
    ],
)
def test_it_prints_the_twelve_hour_stamps_of_lists(moment, printed):
    assert dates.list_stamp(moment, "twelve_hour") == printed


def test_it_prints_local_days_of_a_moment_kept_in_utc():
    late = datetime(2026, 12, 31, 17, 30, tzinfo=ZoneInfo("UTC"))
    assert dates.minute(late) == "01/01/2027 00:30"
    assert dates.today_line(late) == "Thứ sáu, ngày 01/01/2027"
