"""Working days of state bodies, for deadlines counted in them.

Monday to Friday without the public holidays of Bộ luật Lao động 2019, art. 112 (and 24 November since 2026, Ngày Văn
hóa Việt Nam). A holiday on a day of rest is made up on the next working day (art. 111.3). Which days next to Tết and
2 September are free, and which days of rest are worked instead, is decided anew each year: the three tables below want
a look when the Government announces the days of the next year; until then 3 September and one day before Tết are taken.
As Bộ luật Dân sự 2015, art. 147 wants, the day a period starts from is not counted and its last day is.
"""

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
# First day of the lunar year and 10th day of its third month (Giỗ Tổ Hùng Vương), as (month, day).
LUNAR = {
    2024: ((2, 10), (4, 18)), 2025: ((1, 29), (4, 7)), 2026: ((2, 17), (4, 26)), 2027: ((2, 6), (4, 16)),
    2028: ((1, 26), (4, 4)), 2029: ((2, 13), (4, 23)), 2030: ((2, 2), (4, 12)), 2031: ((1, 23), (4, 1)),
    2032: ((2, 11), (4, 19)), 2033: ((1, 31), (4, 9)), 2034: ((2, 19), (4, 28)), 2035: ((2, 8), (4, 17)),
    2036: ((1, 28), (4, 6)), 2037: ((2, 15), (4, 24)), 2038: ((2, 4), (4, 13)), 2039: ((1, 24), (4, 3)),
    2040: ((2, 12), (4, 20)), 2041: ((2, 1), (4, 10)), 2042: ((1, 22), (4, 29)), 2043: ((2, 10), (4, 19)),
    2044: ((1, 30), (4, 7)), 2045: ((2, 17), (4, 26)),
}  # fmt: skip
# Days of one year that were decided off although they are no holiday, and days of rest that were decided to be worked.
DECIDED_OFF = {
    date(2025, 5, 2), date(2025, 9, 1), date(2026, 1, 2), date(2026, 8, 31), date(2026, 9, 1), date(2027, 9, 3),
}  # fmt: skip
DECIDED_WORKED = {date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)}
# Of the five days of Tết one or two stand before the lunar New Year; two in these years.
TWO_BEFORE_TET = {2025, 2027}
CULTURE_DAY_SINCE = 2026


def is_working_day(day: date) -> bool:
    if day in DECIDED_WORKED:
        return True
    return day.weekday() < 5 and day not in DECIDED_OFF and day not in _holidays(day.year)


def working_days_between(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`; 0 when `end` is not later."""
    return sum(is_working_day(start + DAY * step) for step in range(1, (end - start).days + 1))


def add_working_days(start: date, days: int) -> date:
    """The day on which a period of so many working days from `start` ends; `start` itself for 0."""
    end = start
    while days > 0:
        end += DAY
        days -= is_working_day(end)
    return end


@cache
def _holidays(year: int) -> frozenset[date]:
    """Holidays of a year with those made up for; years outside LUNAR have the fixed ones only."""
    found = {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)}
    if not any(day.year == year and day.month in (8, 9) for day in DECIDED_OFF):
        found.add(date(year, 9, 3))
    if year >= CULTURE_DAY_SINCE:
        found.add(date(year, 11, 24))
    if year in LUNAR:
        new_year, kings = (date(year, month, day) for month, day in LUNAR[year])
        before = 2 if year in TWO_BEFORE_TET else 1
        found |= {new_year + DAY * step for step in range(-before, 5 - before)} | {kings}
    return frozenset(_made_up(found))


def _made_up(holidays: set[date]) -> set[date]:
    found = set(holidays)
    for day in sorted(holidays):
        if day.weekday() >= 5:
            instead = day
            while instead in found or instead.weekday() >= 5 or instead in DECIDED_OFF:
                instead += DAY
            found.add(instead)
    return found
