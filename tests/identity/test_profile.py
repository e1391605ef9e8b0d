"""Profile, masthead and agencies of a Site."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.identity.checks import masthead_is_complete
from portal.identity.context import MASTHEAD, masthead, missing_lines
from portal.identity.models import Agency
from tests import make

pytestmark = pytest.mark.django_db


def test_each_missing_required_line_is_a_warning():
    site = make.site("moi.localhost", managing_body="", email="")
    warnings = masthead_is_complete(None, databases=["default"])
    assert len(warnings) == 2
    assert all("moi.localhost" in warning.msg for warning in warnings)
    assert missing_lines(site.profile) == ["Cơ quan chủ quản", "Email"]


def test_a_complete_masthead_has_no_warning():
    make.the_site()
    assert masthead_is_complete(None, databases=["default"]) == []


def test_the_masthead_prints_only_filled_lines_in_order():
    profile = make.site("moi.localhost", fax="", licence="56/GP").profile
    labels = [row["label"] for row in masthead(profile)["rows"]]
    assert labels == [label for label, field in MASTHEAD if field != "fax"]


@pytest.mark.parametrize(
    ("theme", "values", "style", "place"),
    [
        ("lai_chau", {}, "twelve_hour", "below"),
        ("thai_nguyen", {}, "weekday_dash", "below"),
        ("lai_chau", {"date_style": "weekday_number", "date_place": "above"}, "weekday_number", "above"),
    ],
)
def test_dates_follow_the_theme_unless_the_site_chooses(theme, values, style, place):
    profile = make.site("moi.localhost", theme=theme, **values).profile
    assert (profile.effective_date_style(), profile.effective_date_place()) == (style, place)


def test_agencies_are_found_by_the_day_they_existed():
    make.agency("Huyện ủy Tam Đường", valid_to=date(2025, 6, 30))
    make.agency("Đảng ủy xã Tam Đường", valid_from=date(2025, 7, 1))
    make.agency("Tỉnh ủy")
    names = lambda day: set(Agency.objects.valid_on(day).values_list("name", flat=True))  # noqa: E731
    assert names(date(2025, 6, 30)) == {"Huyện ủy Tam Đường", "Tỉnh ủy"}
    assert names(date(2025, 7, 1)) == {"Đảng ủy xã Tam Đường", "Tỉnh ủy"}


def test_an_agency_cannot_end_before_it_begins():
    row = make.agency()
    row.valid_from, row.valid_to = date(2025, 7, 1), date(2025, 6, 30)
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    assert "valid_to" in error.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize("field", ["parent", "successor"])
def test_an_agency_is_not_its_own_parent_or_successor(field):
    row = make.agency()
    setattr(row, field, row)
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    assert field in error.value.message_dict
