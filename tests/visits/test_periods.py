"""Periods of the statistics, at the edges of months and years."""

from datetime import date

import pytest

from portal.visits import periods
from portal.visits.periods import Period, Refused, asked, named

TODAY = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("hom-nay", date(2027, 1, 1), date(2027, 1, 1)),
        ("7-ngay", date(2026, 12, 26), date(2027, 1, 1)),
        ("30-ngay", date(2026, 12, 3), date(2027, 1, 1)),
        ("thang-nay", date(2027, 1, 1), date(2027, 1, 1)),
        ("thang-truoc", date(2026, 12, 1), date(2026, 12, 31)),
        ("nam-nay", date(2027, 1, 1), date(2027, 1, 1)),
    ],
)
def test_named_periods_are_right_on_new_years_day(name, first, last):
    period = named(name, TODAY)
    assert (period.first, period.last, period.name) == (first, last, name)


def test_unknown_names_are_thirty_days():
    assert asked({"ky": "mai-mai"}, TODAY) == named("30-ngay", TODAY) == asked({}, TODAY)


def test_it_compares_with_as_many_days_before_and_with_the_year_before():
    period = Period(date(2024, 2, 1), date(2024, 2, 29))
    assert period.before == Period(date(2024, 1, 3), date(2024, 1, 31))
    assert period.year_before == Period(date(2023, 2, 1), date(2023, 2, 28))


@pytest.mark.parametrize(("days", "step"), [(1, "hour"), (2, "day"), (62, "day"), (63, "month"), (1101, "year")])
def test_the_step_follows_the_length(days, step):
    last = date.fromordinal(date(2020, 1, 1).toordinal() + days - 1)
    assert Period(date(2020, 1, 1), last).step == step


def test_months_are_buckets_across_the_year():
    period = Period(date(2026, 11, 20), date(2027, 2, 3))
    assert period.buckets() == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)]


def test_chosen_days_end_today():
    chosen = asked({"ky": "tuy-chon", "tu": "2026-12-30", "den": "2027-05-01"}, TODAY)
    assert (chosen.first, chosen.last, chosen.name) == (date(2026, 12, 30), TODAY, periods.CHOSEN)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-12-02", "2026-12-01", "phải trước"),
        ("2027-01-02", "2027-01-03", "chưa tới"),
        ("", "2026-12-01", "Hãy chọn “Từ ngày”"),
        ("2026-12-01", "hôm qua", "Hãy chọn “Đến ngày”"),
        ("0001-01-01", "2026-12-01", "không hợp lệ"),
        ("2010-01-01", "2026-12-01", "mười năm"),
    ],
)
def test_it_refuses_days_that_make_no_period(first, last, words):
    with pytest.raises(Refused, match=words):
        asked({"ky": "tuy-chon", "tu": first, "den": last}, TODAY)
