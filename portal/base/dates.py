"""Printed dates in the styles Vietnamese portals use; Django's own Vietnamese names differ from them.

Weekdays are computed, never stored. All functions take aware datetimes and print local time
(Asia/Ho_Chi_Minh) with four-digit years and days before months.
"""

from datetime import date, datetime

from django.utils import timezone

WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
STYLES = {
    "twelve_hour": "(Ngày đăng :20/04/2017 4:14:34 CH)",
    "weekday_dash": "Thứ sáu - 16/07/2021 04:36",
    "weekday_number": "Thứ 3 Ngày 09/04/2019",
    "plain": "16/07/2021 04:36",
}


def day(value: date | datetime) -> str:
    """dd/mm/yyyy"""
    local = timezone.localtime(value) if isinstance(value, datetime) else value
    return f"{local.day:02}/{local.month:02}/{local.year:04}"


def minute(value: datetime) -> str:
    """dd/mm/yyyy hh:mm"""
    local = timezone.localtime(value)
    return f"{day(value)} {local.hour:02}:{local.minute:02}"


def moment(value: datetime) -> str:
    """hh:mm ngày dd/mm/yyyy, for sentences"""
    local = timezone.localtime(value)
    return f"{local.hour:02}:{local.minute:02} ngày {day(value)}"


def twelve_hour(value: datetime) -> str:
    """dd/mm/yyyy h:mm:ss SA|CH; midnight is 12 SA and noon 12 CH, as vi-VN of Windows prints."""
    local = timezone.localtime(value)
    half = "SA" if local.hour < 12 else "CH"
    return f"{day(value)} {local.hour % 12 or 12}:{local.minute:02}:{local.second:02} {half}"


def weekday_number(value: datetime) -> str:
    local = timezone.localtime(value)
    name = "Chủ nhật" if local.weekday() == 6 else f"Thứ {local.weekday() + 2}"
    return f"{name} Ngày {day(value)}"


def article_stamp(value: datetime, style: str) -> str:
    """The date line of an article page, in one of STYLES."""
    if style == "twelve_hour":
        return f"(Ngày đăng :{twelve_hour(value)})"
    if style == "weekday_dash":
        return f"{WEEKDAYS[timezone.localtime(value).weekday()]} - {minute(value)}"
    if style == "weekday_number":
        return weekday_number(value)
    return minute(value)


def list_stamp(value: datetime, style: str) -> str:
    """The date behind a title in a list, in the article's style but short."""
    if style == "twelve_hour":
        return f"({twelve_hour(value)})"
    if style == "weekday_number":
        return day(value)
    return minute(value)


def today_line(now: datetime) -> str:
    """Chủ nhật, ngày 22/11/2026"""
    return f"{WEEKDAYS[timezone.localtime(now).weekday()]}, ngày {day(now)}"
