"""Versions of templates in the admin, two people at once, upgrades: nothing typed gets lost."""

from html import unescape

import pytest

from portal.base.models import Change
from portal.layout.models import EditedTemplate
from portal.publishing import versions
from tests import make
from tests.layout.template_office import EDITED, LINE, SHIPPED, colleague_saves, sent, text, url

pytestmark = pytest.mark.django_db


class TestTwoPeople:
    def test_a_later_save_shows_both_texts_and_loses_none(self, office):
        colleague_saves(EDITED.replace("Bản tin", "Tin riêng"))
        answer = office.post(url("sua"), sent(revision=0))
        assert answer.status_code == 409
        shown = text(answer)
        assert "Lưu đè lên bản của Lò Văn Pín" in shown
        assert "<del>riêng</del>" in shown
        assert "<p>Bản tin của tỉnh</p>" in unescape(shown.split("<textarea")[1])
        assert "Tin riêng" in EditedTemplate.objects.get().source

    def test_saving_over_it_needs_the_new_revision(self, office):
        colleague_saves(EDITED.replace("Bản tin", "Tin riêng"))
        shown = text(office.post(url("sua"), sent(revision=0)))
        assert '<input type="hidden" name="revision" value="1">' in shown
        assert office.post(url("sua"), sent(revision=1)).status_code == 302
        row = EditedTemplate.objects.get()
        assert row.source == EDITED
        assert versions.of(row).count() == 2

    def test_going_back_does_not_overrun_a_newer_save(self, office):
        row = colleague_saves()
        colleague_saves(EDITED + "\n", expected=1)
        assert office.post(url("ve-ban-goc"), sent(revision=1)).status_code == 409
        row.refresh_from_db()
        assert row.active


class TestBackAndVersions:
    def test_going_back_draws_the_shipped_file_and_keeps_the_copy(self, office):
        path = make.article().get_absolute_url()
        row = colleague_saves()
        assert office.post(url("ve-ban-goc"), sent(revision=1)).status_code == 302
        row.refresh_from_db()
        assert (row.active, row.source) == (False, EDITED)
        assert "Bản tin của tỉnh" not in text(office.get(path))
        assert "Bản tin của tỉnh" not in text(office.get(url("sua"))).split("<textarea")[1]

    def test_an_older_version_comes_back_by_one_press(self, office):
        row = colleague_saves()
        colleague_saves(EDITED.replace("Bản tin", "Tin riêng"), expected=1)
        assert office.post(url("khoi-phuc"), {"version": "1", "revision": "2"}).status_code == 302
        row.refresh_from_db()
        assert row.source == EDITED
        assert versions.of(row).first().note == "Khôi phục phiên bản 1"

    def test_a_press_on_an_old_list_restores_nothing(self, office):
        row = colleague_saves()
        colleague_saves(EDITED.replace("Bản tin", "Tin riêng"), expected=1)
        answer = office.post(url("khoi-phuc"), {"version": "1", "revision": "1"}, follow=True)
        assert "Có người vừa lưu bản khác" in text(answer)
        row.refresh_from_db()
        assert row.revision == 2

    @pytest.mark.parametrize("number", ["9", "-1", "²", "x", "", "99999999999999999999"])
    def test_an_unknown_version_is_not_found(self, office, number):
        colleague_saves()
        assert office.post(url("khoi-phuc"), {"version": number, "revision": "1"}).status_code == 404
        assert office.get(url("phien-ban", trai=number or "y")).status_code == 404

    def test_any_two_of_versions_used_and_shipped_stand_side_by_side(self, office):
        colleague_saves(note="Lần đầu")
        colleague_saves(EDITED.replace("Bản tin", "Tin riêng"), expected=1)
        listed = text(office.get(url("phien-ban")))
        assert "Lần đầu" in listed
        assert "Phiên bản 2" in listed
        assert "<ins>riêng</ins>" in text(office.get(url("phien-ban", trai="1", phai="nay")))
        assert LINE in text(office.get(url("phien-ban", trai="goc", phai="1")))
        assert "Hai bản giống hệt nhau" in text(office.get(url("phien-ban", trai="2", phai="nay")))


class TestUpgrade:
    @pytest.fixture
    def outdated(self):
        row = colleague_saves()
        EditedTemplate.objects.filter(pk=row.pk).update(shipped=SHIPPED.replace("<h1>", '<h1 class="cu">'))
        return row

    def test_both_differences_are_shown(self, office, outdated):
        shown = text(office.get(url("sua")))
        assert "Bản nâng cấp đã thay đổi bản gốc" in shown
        assert "cu&quot;</del>" in shown
        assert LINE in shown

    def test_keeping_the_copy_is_noted_and_loses_nothing_typed(self, office, outdated):
        shown = text(office.post(url("giu-ban-sua"), sent(EDITED + "<p>đang gõ</p>", revision=1)))
        assert "đang gõ" in shown
        assert "Bản nâng cấp đã thay đổi" not in shown
        outdated.refresh_from_db()
        assert (outdated.shipped, outdated.source, outdated.active) == (SHIPPED, EDITED, True)
        assert Change.objects.latest("pk").action == "đã xem mẫu gốc mới"


def test_the_history_shows_each_change_with_its_difference(office):
    office.post(url("sua"), sent())
    row = EditedTemplate.objects.get()
    shown = text(office.get(f"/quan-tri/layout/editedtemplate/{row.pk}/history/"))
    assert "<br>+&lt;p&gt;Bản tin của tỉnh&lt;/p&gt;" in shown
