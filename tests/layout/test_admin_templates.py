"""Templates in the admin: the list, the editor and its preview, and who may do what."""

import json
import re

import pytest

from portal.base.models import Change, Generation
from portal.identity.models import Assignment, Role
from portal.layout import shipped_files
from portal.layout.models import EditedTemplate
from portal.publishing import versions
from tests import make
from tests.layout.template_office import EDITED, LINE, LIST, NAME, colleague_saves, designer, sent, text, url

pytestmark = pytest.mark.django_db
FRAMES = re.compile("frame-src ([^;]+)")
PAGES = ("sua", "phien-ban")
POSTS = ("sua", "xem-thu", "ve-ban-goc", "giu-ban-sua", "khoi-phuc")


class TestRights:
    @pytest.mark.parametrize("role", ["writer", "editor", "stranger"])
    def test_staff_without_the_permission_get_nowhere(self, client, role):
        make.the_site()
        client.force_login(make.user(role))
        assert [client.get(url(page)).status_code for page in ("", *PAGES)] == [403] * 3
        assert [client.post(url(page), sent()).status_code for page in POSTS] == [403] * 5
        assert not EditedTemplate.objects.exists()

    def test_citizens_are_sent_to_log_in(self, client):
        make.the_site()
        for page in ("", *PAGES):
            assert client.get(url(page)).headers["Location"].startswith("/quan-tri/login/")

    def test_who_may_only_view_reads_and_changes_nothing(self, client):
        row = colleague_saves()
        client.force_login(designer(right="view"))
        assert [client.get(url(page)).status_code for page in ("", *PAGES)] == [200] * 3
        assert "Lưu và dùng ngay" not in text(client.get(url("sua")))
        assert [client.post(url(page), sent(revision=1)).status_code for page in POSTS] == [403] * 5
        row.refresh_from_db()
        assert row.revision == 1

    def test_another_sites_templates_are_out_of_reach(self, office):
        other = make.site("thainguyen.localhost")
        for page in ("", *PAGES):
            assert office.get(url(page, site=other)).status_code == 403
        for page in POSTS:
            assert office.post(url(page, site=other), sent()).status_code == 403
        assert not EditedTemplate.objects.exists()

    def test_the_administrator_reaches_every_site(self, client):
        make.the_site()
        other = make.site("thainguyen.localhost", theme="thai_nguyen")
        client.force_login(make.user("admin"))
        assert client.post(url("sua", site=other, theme="thai_nguyen"), sent()).status_code == 302
        assert EditedTemplate.objects.get().site == other

    @pytest.mark.parametrize("page", POSTS[1:])
    def test_changes_are_made_by_post_only(self, office, page):
        assert office.get(url(page)).status_code == 405

    def test_nobody_adds_or_deletes_rows(self, client):
        row = colleague_saves()
        client.force_login(make.user("admin"))
        assert client.get(f"{LIST}add/").status_code == 403
        assert client.post(f"{LIST}{row.pk}/delete/", {"post": "yes"}).status_code == 403

    def test_the_usual_address_of_a_row_leads_to_the_editor(self, office):
        row = colleague_saves()
        answer = office.get(f"{LIST}{row.pk}/change/")
        assert answer.status_code == 302
        assert "Bản tin của tỉnh" in text(office.get(answer.headers["Location"]))


class TestList:
    def test_it_names_every_template_of_the_chosen_theme(self, office):
        for theme in ("lai_chau", "thai_nguyen"):
            shown = text(office.get(url(theme=theme)))
            for name in shipped_files.names(theme):
                assert f'<code class="file-name">{name}</code>' in shown

    def test_it_tells_state_person_and_time(self, office):
        colleague_saves()
        shown = text(office.get(url(loc="da-sua")))
        assert '<span class="chip chip-green">đã sửa</span>' in shown
        assert "Lò Văn Pín" in shown
        assert "1 mẫu" in shown

    @pytest.mark.parametrize(
        ("values", "chip", "filter_code"),
        [
            ({"shipped": "<p>cũ</p>"}, "bản gốc đã thay đổi", "xem-lai"),
            ({"failed_at": "2026-03-01T08:00:00Z", "failure": "Dòng 3"}, "đang lỗi", "loi"),
            ({"active": False}, "đã sửa, chưa dùng", "da-sua"),
        ],
    )
    def test_it_finds_copies_by_state(self, office, values, chip, filter_code):
        EditedTemplate.objects.filter(pk=colleague_saves().pk).update(**values)
        shown = text(office.get(url(loc=filter_code)))
        assert chip in shown
        assert "1 mẫu" in shown
        for other in {"xem-lai", "loi"} - {filter_code}:
            assert "0 mẫu" in text(office.get(url(loc=other)))

    @pytest.mark.parametrize(
        "words", ["trang bai viet", "articles/detail", "article.comment_count", "Bản tin của tỉnh"]
    )
    def test_it_searches_label_name_and_text(self, office, words):
        colleague_saves(EDITED.replace("{{ article.title }}", "{{ article.title }} {{ article.comment_count }}", 1))
        shown = text(office.get(url(q=words)))
        assert f'<code class="file-name">{NAME}</code>' in shown
        assert '<code class="file-name">pages/error.html</code>' not in shown

    def test_a_copy_without_its_file_is_still_listed(self, office):
        EditedTemplate.objects.create(site=make.the_site(), theme="lai_chau", name="parts/old.html", source="<p>x</p>")
        assert "parts/old.html" in text(office.get(url()))
        opened = text(office.get(url("sua", name="parts/old.html")))
        assert "&lt;p&gt;x&lt;/p&gt;" in opened
        assert "Lưu và dùng ngay" not in opened

    def test_the_number_of_queries_does_not_grow_with_the_copies(self, office, django_assert_max_num_queries):
        address = url()
        colleague_saves()
        office.get(address)
        with django_assert_max_num_queries(10) as few:
            office.get(address)
        for name in shipped_files.names("lai_chau")[:20]:
            EditedTemplate.objects.get_or_create(site=make.the_site(), theme="lai_chau", name=name)
        with django_assert_max_num_queries(len(few)):
            assert "đã sửa" in text(office.get(address))


class TestSaving:
    def test_a_saved_template_is_used_versioned_and_logged_with_its_difference(self, office):
        before = Generation.objects.get(site=make.the_site()).number
        answer = office.post(url("sua"), sent(EDITED.replace("\n", "\r\n")), REMOTE_ADDR="10.1.2.3")
        assert answer.status_code == 302
        row = EditedTemplate.objects.get()
        assert (row.source, row.active, row.updated_by) == (EDITED, True, office.user)
        assert versions.of(row).get().note == "Thêm một dòng"
        logged = Change.objects.latest("pk")
        assert "+<p>Bản tin của tỉnh</p>" in logged.note
        assert (logged.actor, logged.address) == (office.user, "10.1.2.3")
        assert Generation.objects.get(site=make.the_site()).number == before + 1

    def test_citizens_see_it_at_once(self, office):
        path = make.article().get_absolute_url()
        assert "Bản tin của tỉnh" not in text(office.get(path))
        office.post(url("sua"), sent())
        assert "Bản tin của tỉnh" in text(office.get(path))

    def test_a_mistake_is_told_by_line_and_the_text_stays(self, office):
        wrong = EDITED.replace("<p>Bản tin của tỉnh</p>", "<p>Bản tin {% if x %}</p>")
        answer = office.post(url("sua"), sent(wrong))
        assert answer.status_code == 200
        shown = text(answer)
        assert 'data-line="' in shown
        assert "Bản tin {% if x %}" in shown
        assert 'value="Thêm một dòng"' in shown
        assert not EditedTemplate.objects.exists()

    def test_checking_saves_nothing(self, office):
        assert "Không thấy lỗi nào" in text(office.post(url("sua"), sent(_check="1")))
        answer = office.post(url("sua"), sent("{% load x %}", _check="1"), headers={"Accept": "application/json"})
        (problem,) = json.loads(answer.content)["problems"]
        assert problem["line"] == 1
        assert not EditedTemplate.objects.exists()

    def test_a_text_that_begins_with_an_empty_line_stays_as_it_is(self, office):
        office.post(url("sua"), sent("\n\n" + EDITED))
        field = text(office.get(url("sua"))).split("<textarea")[1].split(">", 1)[1]
        assert field.startswith("\n\n\n{#")  # the browser drops the first

    def test_typed_text_cannot_leave_the_field(self, office):
        shown = text(office.post(url("sua"), sent("</textarea><b id=out>", _check="1")))
        assert "<b id=out>" not in shown

    def test_comparing_shows_the_typed_text_beside_the_shipped_one(self, office):
        shown = text(office.post(url("sua"), sent(_compare="1")))
        assert LINE in shown
        assert not EditedTemplate.objects.exists()


class TestPreview:
    def test_it_draws_the_unsaved_text_for_its_author_only(self, office):
        path = make.article().get_absolute_url()
        answer = office.post(url("xem-thu"), sent(preview_path=path))
        assert "Bản tin của tỉnh" in text(answer)
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
        assert "no-store" in answer.headers["Cache-Control"]
        assert "Bản tin của tỉnh" not in text(office.get(path))

    def test_only_the_page_with_the_frame_may_hold_it(self, office):
        frames = {page: FRAMES.search(office.get(url(page)).headers["Content-Security-Policy"])[1] for page in PAGES}
        assert "'self'" in frames["sua"]
        assert "'self'" not in frames["phien-ban"]


@pytest.mark.parametrize("query", ["cong=x", "cong=999", "cong=²", "giao-dien=khac", "ten=../x.html", "ten=khong.html"])
def test_a_wrong_address_is_refused(office, query):
    site = f"cong={make.the_site().pk}&" if "cong=" not in query else ""
    assert office.get(f"{LIST}sua/?{site}ten={NAME}&{query}").status_code in (403, 404)


def test_a_person_of_two_sites_chooses_between_them(office):
    other = make.site("thainguyen.localhost", name="Cổng thứ hai", theme="thai_nguyen")
    assert "Cổng thứ hai" not in text(office.get(url()))
    Assignment.objects.create(user=office.user, role=Role.objects.get(name="writer"), site=other)
    assert "Cổng thứ hai" in text(office.get(url()))
    assert office.get(url(site=other, theme="thai_nguyen")).status_code == 200
