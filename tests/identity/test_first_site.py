"""Starting empty: the first person makes the first Site in the admin."""

import pytest

from portal.identity.models import SiteProfile
from portal.layout.models import Block
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def nobody_but_an_administrator(django_user_model):
    return django_user_model.objects.create_superuser("quantri", password=make.PASSWORD)


def test_without_a_site_readers_are_told_so(client):
    answer = client.get("/")
    assert answer.status_code == 503
    assert "Chưa có cổng" in answer.content.decode()


def test_an_administrator_makes_the_first_site(client, nobody_but_an_administrator):
    client.force_login(nobody_but_an_administrator)
    assert client.get("/quan-tri/").status_code == 200
    form = {"domain": "laichau.gov.vn", "name": "Cổng tỉnh Lai Châu", "theme": "lai_chau", "thousands": "dot"}
    answer = client.post("/quan-tri/identity/siteprofile/add/", form)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    profile = SiteProfile.objects.get()
    assert Block.objects.filter(site=profile.site, theme="lai_chau").count() > 5
    client.logout()
    home = client.get("/", headers={"host": "laichau.gov.vn"})
    assert home.status_code == 200
    assert "Cổng tỉnh Lai Châu" in home.content.decode()
