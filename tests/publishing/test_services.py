"""What follows a saved form: version, log, index, generation, files."""

import pytest

from portal.base.models import Change, Generation
from portal.publishing import services, versions
from portal.publishing.models import MediaUse
from portal.publishing.states import State
from portal.search.models import SearchEntry
from tests import make

pytestmark = pytest.mark.django_db


def test_saving_writes_everything_that_hangs_on_it():
    person = make.user("editor")
    row = make.article()
    number, revision = Generation.objects.get(site=row.site).number, row.revision
    row.title = "Tiêu đề mới"
    row.save()
    services.saved(row, person, note="Sửa tiêu đề", address="2001:db8::1")
    row.refresh_from_db()
    assert row.revision == revision + 1
    assert row.updated_by == person
    assert versions.of(row).first().data["fields"]["title"] == "Tiêu đề mới"
    assert SearchEntry.objects.get(kind="article", object_id=row.pk).title == "Tiêu đề mới"
    line = Change.objects.first()
    assert (line.action, line.note, line.address, line.object_name) == (
        "sửa",
        "Sửa tiêu đề",
        "2001:db8::1",
        "Tiêu đề mới",
    )
    assert Generation.objects.get(site=row.site).number > number


def test_the_uses_of_pictures_follow_the_text():
    first, second = make.picture(), make.picture()
    row = make.article(photo=first)
    assert set(MediaUse.objects.values_list("media", "public")) == {(first.pk, True)}
    row.photo = None
    row.body = f'<p><img src="/media/{second.key}/320.webp" alt="Hội nghị ở xã"></p>'
    row.save()
    services.saved(row, None)
    assert set(MediaUse.objects.values_list("media", "public")) == {(second.pk, True)}


def test_a_shared_picture_stays_public_while_one_public_row_shows_it(on_commit_now, client):
    picture, person = make.picture(), make.user("editor")
    with on_commit_now():
        one, two = make.article(photo=picture), make.article(photo=picture)
    address = f"/media/{picture.key}/320.webp"
    for row, status in ((one, 200), (two, 404)):
        with on_commit_now():
            services.bin_row(row, person)
        assert client.get(address).status_code == status


def test_the_log_names_a_person_who_left():
    person = make.user("editor", first_name="Hoa", last_name="Lò")
    row = make.article()
    services.saved(row, person)
    person.delete()
    line = Change.objects.first()
    assert line.actor is None
    assert "Hoa" in line.actor_name
    row.refresh_from_db()
    assert row.title


def test_a_gone_person_takes_no_content_along():
    person = make.user("writer")
    row = make.article(created_by=person, author_account=person, state=State.PUBLISHED)
    person.delete()
    row.refresh_from_db()
    assert row.created_by is None
    assert row.author_account is None
