"""What left its place free may not come back over what took it."""

import pytest

from portal.publishing import services, versions
from portal.publishing.states import State
from tests import make

pytestmark = pytest.mark.django_db


def test_a_binned_page_does_not_come_back_over_its_successor():
    editor = make.user("editor")
    old = make.page("Liên hệ", slug="lien-he")
    services.bin_row(old, editor)
    make.page("Liên hệ mới", slug="lien-he")
    with pytest.raises(services.Refused):
        services.restore_row(old, editor)
    old.refresh_from_db()
    assert old.deleted_at is not None


def test_an_old_version_does_not_take_an_address_back():
    editor = make.user("editor")
    row = make.page("Liên hệ", slug="lien-he")
    first = versions.of(row).get()
    row.slug = "lien-he-cu"
    row.save()
    services.saved(row, editor)
    make.page("Liên hệ mới", slug="lien-he")
    with pytest.raises(services.Refused):
        services.restore_version(row, first, editor)
    row.refresh_from_db()
    assert row.slug == "lien-he-cu"


def test_the_admin_says_why(client):
    editor = make.user("editor")
    old = make.page("Liên hệ", slug="lien-he", state=State.DRAFT)
    services.bin_row(old, editor)
    make.page("Liên hệ mới", slug="lien-he")
    client.force_login(editor)
    answer = client.post(f"/quan-tri/pages/page/{old.pk}/lay-lai/", follow=True)
    assert answer.status_code == 200
    assert "đã có trang khác dùng" in answer.content.decode()
