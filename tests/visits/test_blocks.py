"""The statistics box: labels, order, rule of redundant lines."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from portal.base import generation
from portal.base.generation import shared
from portal.identity.models import SiteProfile
from portal.identity.sites import find
from portal.layout.blocks import BlockContext, kinds
from portal.visits import statistics
from portal.visits.counters import SiteNumbers
from portal.visits.models import VisitDay
from tests.visits.lines import HOST

P1 = SiteNumbers(79, 0, 9, 70, 13_071, 109_333, 0, 13_526_187)
P4 = SiteNumbers(92, 0, 0, 92, 24_958, 624_745, 867_510, 28_386_511)


def labels(numbers: SiteNumbers, hide: bool = True) -> list[str]:
    return [line["label"] for line in statistics.lines(numbers, "dot", hide)]


def test_it_shows_all_seven_lines():
    assert statistics.lines(P1, "dot") == [
        {"label": "Đang truy cập", "value": "79"},
        {"label": "Máy chủ tìm kiếm", "value": "9"},
        {"label": "Khách viếng thăm", "value": "70"},
        {"label": "Hôm nay", "value": "13.071"},
        {"label": "Tháng hiện tại", "value": "109.333"},
        {"label": "Tháng trước", "value": "0"},
        {"label": "Tổng lượt truy cập", "value": "13.526.187"},
    ]


def test_it_hides_guests_that_are_everybody_and_bots_that_are_none():
    assert labels(P4) == ["Đang truy cập", "Hôm nay", "Tháng hiện tại", "Tháng trước", "Tổng lượt truy cập"]
    assert len(labels(P4, hide=False)) == 7
    assert statistics.lines(P4, "comma")[-1]["value"] == "28,386,511"


def test_it_hides_guests_that_are_none():
    assert "Khách viếng thăm" not in labels(SiteNumbers(3, 0, 3, 0, 1, 1, 1, 1))


def test_members_have_a_line_when_there_are_some():
    assert labels(SiteNumbers(5, 2, 0, 3, 1, 1, 1, 1))[1:3] == ["Thành viên online", "Khách viếng thăm"]


@pytest.mark.parametrize(("options", "lines"), [({}, 5), ({"hide_redundant": True}, 5), ({"hide_redundant": False}, 7)])
def test_the_block_prints_the_numbers_of_its_site(site, monkeypatch, options, lines):
    shared.clear()
    SiteProfile.objects.update(thousands="none")
    monkeypatch.setattr(statistics, "site_numbers", lambda *args: P4)
    kind = kinds()["visits.statistics"]
    data = kind.build(BlockContext(find(HOST), "vi", "home"), options)
    assert len(data["lines"]) == lines
    assert data["lines"][-1]["value"] == "28386511"
    assert (kind.label, kind.template, kind.shared, kind.age) == (
        "Thống kê website", "blocks/statistics.html", True, statistics.LASTS
    )  # fmt: skip


def test_its_numbers_are_right_across_midnight_the_month_and_the_year(site):
    VisitDay.objects.create(site=site, day=date(2026, 12, 31), visits=31)
    VisitDay.objects.create(site=site, day=date(2026, 12, 1), visits=100)
    printed = []
    for moment in ("2026-12-31T16:59:30+00:00", "2026-12-31T17:00:30+00:00"):
        shared.clear()
        with time_machine.travel(moment, tick=False):
            numbers = statistics.numbers_of(find(HOST))
            printed.append((numbers.today, numbers.month, numbers.last_month, numbers.total))
    assert printed == [(31, 131, 0, 131), (0, 0, 131, 131)]


def test_new_numbers_are_in_the_box_within_ten_seconds(site, monkeypatch):
    shared.clear()
    now = [1000.0]
    monkeypatch.setattr(generation.time, "monotonic", lambda: now[0])
    day = timezone.localdate()
    row = VisitDay.objects.create(site=site, day=day, visits=1)
    assert statistics.numbers_of(find(HOST)).today == 1
    VisitDay.objects.filter(pk=row.pk).update(visits=2)
    now[0] += statistics.LASTS - 0.1
    assert statistics.numbers_of(find(HOST)).today == 1
    now[0] += 0.2
    assert statistics.numbers_of(find(HOST)).today == 2
    assert 2 * statistics.LASTS <= 10
