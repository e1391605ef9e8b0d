"""Static pages: /gioi-thieu/<slug>/."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.pages.models import Page
from portal.publishing.states import State
from tests import make

pytestmark = pytest.mark.django_db


def test_it_shows_its_text_and_its_siblings(client):
    page = make.page("Lịch sử", summary="Từ năm 1909", body="<h2>Tên gọi</h2><p>Chữ cũ.</p>")
    make.page("Địa lý")
    text = client.get(page.get_absolute_url()).content.decode()
    for word in ("Lịch sử", "Từ năm 1909", "<h2>Tên gọi</h2>", "Địa lý", 'aria-current="page"'):
        assert word in text


@pytest.mark.parametrize("state", [State.DRAFT, State.REVIEW, State.RETURNED, State.APPROVED, State.WITHDRAWN])
def test_it_hides_what_is_not_public(client, state):
    page = make.page(state=state)
    assert client.get(page.get_absolute_url()).status_code == 404


def test_it_says_archived(client):
    page = make.page(state=State.ARCHIVED)
    assert "Lưu trữ" in client.get(page.get_absolute_url()).content.decode()


def test_siblings_leave_out_what_is_not_listed(client):
    page = make.page("Lịch sử")
    make.page("Địa lý", state=State.DRAFT)
    make.page("Khí hậu", listed_until=timezone.now() - timedelta(minutes=1))
    text = client.get(page.get_absolute_url()).content.decode()
    assert "Địa lý" not in text
    assert "Khí hậu" not in text


def test_another_sites_page_is_not_here(client):
    make.the_site()
    page = make.page("Lịch sử", site=make.site("thainguyen.localhost"))
    assert client.get(page.get_absolute_url()).status_code == 404
    answer = client.get(page.get_absolute_url(), headers={"host": "thainguyen.localhost"})
    assert answer.status_code == 200


def test_two_pages_of_a_site_have_two_addresses():
    page = make.page("Liên hệ")
    with pytest.raises(ValidationError) as error:
        Page(site=page.site, title="Liên hệ").clean()
    assert "slug" in error.value.message_dict


@pytest.mark.parametrize("slug", ["khong-co", "a" * 500, "-", "_"])
def test_an_unknown_page_is_404(client, slug):
    make.the_site()
    assert client.get(f"/gioi-thieu/{slug}/").status_code == 404
