"""Working days: weekends, Vietnamese holidays, Tết, days made up for."""

from datetime import date, timedelta

import pytest

from portal.base.working_days import add_working_days, is_working_day, working_days_between


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 21), date(2026, 11, 22), date(2027, 1, 1), date(2028, 1, 25), date(2028, 1, 29),
        date(2027, 4, 16), date(2027, 4, 30), date(2026, 9, 2), date(2026, 9, 1), date(2026, 11, 24),
    ],
)  # fmt: skip
def test_weekends_and_holidays_are_free(day):
    assert not is_working_day(day)


def test_tet_takes_a_whole_week_and_more():
    """Tết of 2026: Monday 16 to Friday 20 February, between two weekends."""
    free = [date(2026, 2, 14) + timedelta(days=step) for step in range(9)]
    assert not any(map(is_working_day, free))
    assert is_working_day(date(2026, 2, 13)) and is_working_day(date(2026, 2, 23))
    assert working_days_between(date(2026, 2, 13), date(2026, 2, 23)) == 1


def test_a_holiday_on_a_sunday_is_made_up_on_monday():
    assert date(2026, 4, 26).weekday() == 6
    assert not is_working_day(date(2026, 4, 27))
    assert is_working_day(date(2026, 4, 28))


def test_a_day_of_rest_may_be_worked_for_a_free_one():
    assert is_working_day(date(2026, 8, 22))
    assert not is_working_day(date(2026, 8, 31))


def test_the_day_of_the_start_is_not_counted_and_the_last_is():
    monday = date(2026, 11, 9)
    assert working_days_between(monday, monday) == 0
    assert working_days_between(monday, date(2026, 11, 10)) == 1
    assert working_days_between(monday, date(2026, 11, 18)) == 7
    assert working_days_between(monday, date(2026, 11, 1)) == 0
    assert add_working_days(monday, 7) == date(2026, 11, 18)
    assert add_working_days(monday, 0) == monday


@pytest.mark.parametrize("days", range(1, 40))
def test_adding_and_counting_agree(days):
    start = date(2027, 1, 20)
    assert working_days_between(start, add_working_days(start, days)) == days


def test_years_beyond_the_table_still_count():
    assert working_days_between(date(2060, 1, 1), date(2060, 1, 15)) > 5
