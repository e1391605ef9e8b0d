"""Periods of the statistics: chosen by name or by two days, compared with the days before and the year before.

Days are local. A period holds whole days, today included although it is still going on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from portal.base.dates import day as printed

HOUR, DAY, MONTH, YEAR = "hour", "day", "month", "year"
TODAY, WEEK, DAYS30, THIS_MONTH, LAST_MONTH, THIS_YEAR, CHOSEN = NAMES = (
    "hom-nay", "7-ngay", "30-ngay", "thang-nay", "thang-truoc", "nam-nay", "tuy-chon",
)  # fmt: skip
LABELS = dict(
    zip(NAMES, ("Hôm nay", "7 ngày qua", "30 ngày qua", "Tháng này", "Tháng trước", "Năm nay", "Tùy chọn"), strict=True)
)
MOST_DAYS = 3660  # ten years: more rows than that are no page any more
BY_DAY, BY_MONTH = 62, 1100  # longest periods shown in these steps


class Refused(Exception):
    """The days that were asked for make no period; the message says why."""


@dataclass(frozen=True)
class Period:
    """From the first to the last day, both included."""

    first: date
    last: date
    name: str = CHOSEN

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def step(self) -> str:
        if self.days == 1:
            return HOUR
        if self.days <= BY_DAY:
            return DAY
        return MONTH if self.days <= BY_MONTH else YEAR

    @property
    def before(self) -> "Period":
        """As many days, just before."""
        return Period(self.first - timedelta(days=self.days), self.first - timedelta(days=1))

    @property
    def year_before(self) -> "Period":
        return Period(_year_before(self.first), _year_before(self.last))

    def all_days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range(self.days)]

    def bucket(self, day: date) -> date:
        """The first day of the step that holds the day."""
        if self.step == MONTH:
            return day.replace(day=1)
        return day.replace(month=1, day=1) if self.step == YEAR else day

    def buckets(self) -> list[date]:
        return list(dict.fromkeys(self.bucket(day) for day in self.all_days()))

    def __str__(self) -> str:
        return printed(self.first) if self.days == 1 else f"{printed(self.first)} – {printed(self.last)}"


def named(name: str, today: date) -> Period:
    month = today.replace(day=1)
    last_month = month - timedelta(days=1)
    first, last = {
        TODAY: (today, today),
        WEEK: (today - timedelta(days=6), today),
        THIS_MONTH: (month, today),
        LAST_MONTH: (last_month.replace(day=1), last_month),
        THIS_YEAR: (today.replace(month=1, day=1), today),
    }.get(name, (today - timedelta(days=29), today))
    return Period(first, last, name if name in NAMES and name != CHOSEN else DAYS30)


def asked(query: Mapping[str, str], today: date) -> Period:
    """The period of an address (?ky=… or ?ky=tuy-chon&tu=…&den=…); Refused when its days cannot be."""
    if query.get("ky") != CHOSEN:
        return named(query.get("ky", DAYS30), today)
    first, last = _day(query.get("tu", ""), "Từ ngày"), _day(query.get("den", ""), "Đến ngày")
    if first > last:
        raise Refused(f"“Từ ngày” ({printed(first)}) phải trước hoặc trùng “Đến ngày” ({printed(last)}).")
    if first > today:
        raise Refused(f"Ngày {printed(first)} chưa tới nên chưa có số liệu.")
    period = Period(first, min(last, today))
    if period.days > MOST_DAYS:
        raise Refused("Mỗi lần xem nhiều nhất mười năm.")
    return period


def _day(text: str, label: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Refused(f"Hãy chọn “{label}”, ví dụ 01/11/2026.") from None
    # The year before must be a date as well.
    if not 2 <= found.year <= 9000:
        raise Refused(f"“{label}” có năm không hợp lệ.")
    return found


def _year_before(day: date) -> date:
    """29/02 becomes 28/02."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
