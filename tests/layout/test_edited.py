"""Edited copies: they answer at once, never break a page, and are told about when they fail."""

import pytest

from portal.base.generation import raise_all, shared
from portal.base.models import Change, Generation
from portal.layout import edited, shipped_files, templates
from portal.layout.models import EditedTemplate
from portal.publishing import versions
from tests import make

pytestmark = pytest.mark.django_db
NAME = "articles/detail.html"
MARKED = '{% extends "layout.html" %}{% block content %}<h1>{{ article.title }}</h1><p>BẢN SỬA</p>{% endblock %}'
# Passes the check, because trial data has no such article, and fails on the real one.
FAILING = MARKED.replace("BẢN SỬA", "{% if article.title == 'Bài khó' %}{{ 5|divisibleby:0 }}{% endif %}BẢN SỬA")


@pytest.fixture(autouse=True)
def fresh():
    edited.forget()
    shared.clear()
    yield
    edited.forget()


@pytest.fixture
def site():
    return make.the_site()


@pytest.fixture
def admin(site):
    return make.user("admin")


def save(site, admin, source=MARKED, name=NAME, **values):
    values.setdefault("expected", 0)
    return templates.save(site.pk, "lai_chau", name, source, admin, **values)


def body(client, path: str, host: str = "laichau.localhost") -> str:
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_saved_copy_answers_at_once(client, site, admin):
    path = make.article().get_absolute_url()
    assert "BẢN SỬA" not in body(client, path)
    save(site, admin)
    assert "BẢN SỬA" in body(client, path)


def test_it_stays_on_its_own_site_and_theme(client, site, admin):
    other = make.site("thainguyen.localhost", theme="lai_chau")
    row = make.article("Tin của Thái Nguyên", site=other, category=make.category("Tin", site=other))
    save(site, admin)
    assert "BẢN SỬA" not in body(client, row.get_absolute_url(), "thainguyen.localhost")
    site.profile.theme = "thai_nguyen"
    site.profile.save()
    raise_all()
    assert "BẢN SỬA" not in body(client, make.article().get_absolute_url())


def test_a_part_changes_every_page_that_shows_it(client, site, admin):
    save(site, admin, "<footer>CHÂN TRANG SỬA</footer>", "parts/footer.html")
    for path in ("/", make.article().get_absolute_url(), "/van-ban/", "/tim-kiem/"):
        assert "CHÂN TRANG SỬA" in body(client, path)
    assert "CHÂN TRANG SỬA" in client.get("/khong-co/").content.decode()


def test_a_copy_may_extend_the_file_it_stands_for(client, site, admin):
    save(site, admin, '{% extends "layout.html" %}{% block after %}<p>THÊM</p>{% endblock %}', "layout.html")
    assert "THÊM" in body(client, "/")


def test_a_failing_copy_gives_way_to_the_shipped_file(client, site, admin):
    row = save(site, admin, FAILING)
    good, hard = make.article("Bài dễ"), make.article("Bài khó")
    assert "BẢN SỬA" in body(client, good.get_absolute_url())
    shown = body(client, hard.get_absolute_url())
    assert "Bài khó" in shown and "BẢN SỬA" not in shown
    row.refresh_from_db()
    assert row.failed_at and "Dòng 1" in row.failure and row.failed_path == hard.get_absolute_url()
    assert "BẢN SỬA" in body(client, good.get_absolute_url()), "only the page that failed rests"


def test_saving_again_forgets_the_failure(client, site, admin):
    row = save(site, admin, FAILING)
    body(client, make.article("Bài khó").get_absolute_url())
    save(site, admin, MARKED, expected=row.revision)
    row.refresh_from_db()
    assert (row.failed_at, row.failure, row.failed_path) == (None, "", "")
    assert "BẢN SỬA" in body(client, make.article("Bài khó").get_absolute_url())


def test_only_the_failing_copy_is_left_out(client, site, admin):
    save(site, admin, FAILING)
    save(site, admin, "<footer>CHÂN TRANG SỬA</footer>", "parts/footer.html")
    shown = body(client, make.article("Bài khó").get_absolute_url())
    assert "CHÂN TRANG SỬA" in shown and "BẢN SỬA" not in shown


def test_a_failing_block_template_gives_way_too(client, site, admin):
    make.block("articles.newest", slot="right")
    make.article("Bài khó")
    source = "{% for card in cards %}{% if card.title == 'Bài khó' %}{{ 5|divisibleby:0 }}{% endif %}{% endfor %}"
    row = save(site, admin, source, "blocks/rows.html")
    assert "Tin mới nhất" in body(client, "/")
    row.refresh_from_db()
    assert row.failed_path == "khối articles.newest"


def test_a_copy_broken_behind_our_back_gives_way(client, site, admin):
    row = save(site, admin)
    EditedTemplate.objects.filter(pk=row.pk).update(source="{% for %}", revision=9)
    raise_all()
    assert "Bài viết này" in body(client, make.article("Bài viết này").get_absolute_url())


def test_every_step_is_a_version_a_log_line_and_a_new_generation(site, admin):
    before = Generation.objects.get(site=site).number
    row = save(site, admin, note="Đưa tiêu đề lên", address="10.0.0.7")
    line = Change.objects.first()
    assert line.action == "sửa mẫu" and line.actor == admin and line.address == "10.0.0.7"
    assert (
        "Đưa tiêu đề lên" in line.note
        and "+" + MARKED[:30] in line.note
        and "-<h1>{{ article.title }}</h1>" in line.note
    )
    assert versions.of(row).first().data["fields"] == {"source": MARKED, "active": True}
    assert Generation.objects.get(site=site).number == before + 1
    templates.back_to_shipped(row, admin, expected=1)
    assert Change.objects.first().action == "về mẫu gốc"
    assert Generation.objects.get(site=site).number == before + 2
    assert versions.of(row).count() == 2


def test_going_back_and_restoring(client, site, admin):
    path = make.article().get_absolute_url()
    row = save(site, admin)
    row = templates.back_to_shipped(row, admin, expected=1)
    assert "BẢN SỬA" not in body(client, path)
    row = templates.restore(row, versions.of(row).get(number=1), admin, expected=2)
    assert "BẢN SỬA" in body(client, path) and row.revision == 3
    row = templates.restore(row, versions.of(row).get(number=2), admin, expected=3)
    assert "BẢN SỬA" not in body(client, path) and not row.active


def test_nobody_overwrites_what_another_saved(site, admin):
    row = save(site, admin)
    for expected in (0, 2):
        with pytest.raises(templates.Stale) as stale:
            save(site, admin, "<p>mới</p>", expected=expected)
        assert stale.value.row.revision == 1
    with pytest.raises(templates.Stale):
        templates.back_to_shipped(row, admin, expected=0)
    row.refresh_from_db()
    assert row.source == MARKED and versions.of(row).count() == 1


def test_a_bad_source_is_refused_and_nothing_is_written(site, admin):
    with pytest.raises(templates.Refused) as refused:
        save(site, admin, "một\n{% for card in cards %}")
    assert [(problem.line, problem.message) for problem in refused.value.problems] == [
        (2, "Thẻ “for” chưa được đóng (thiếu empty, endfor).")
    ]
    assert not EditedTemplate.objects.exists() and not Change.objects.exists()


def test_only_shipped_names_can_be_edited(site, admin):
    for name in ("articles/nothing.html", "../../portal/settings.py", ""):
        with pytest.raises(ValueError, match="has no template"):
            save(site, admin, "x", name)


def test_an_upgrade_under_a_copy_shows(site, admin, monkeypatch):
    row = save(site, admin)
    assert not templates.is_outdated(row)
    monkeypatch.setattr(shipped_files, "source", lambda theme, name: "<p>bản gốc mới</p>")
    assert templates.is_outdated(row)
    templates.acknowledge(row, admin)
    row.refresh_from_db()
    assert not templates.is_outdated(row) and row.source == MARKED
    assert "bản gốc mới" in Change.objects.first().note


def test_copies_cost_one_query_a_generation(client, site, admin, django_assert_max_num_queries):
    path = make.article().get_absolute_url()
    save(site, admin)
    body(client, path)
    with django_assert_max_num_queries(8) as captured:
        body(client, path)
    assert not [query for query in captured if "editedtemplate" in query["sql"]]


def test_every_process_sees_the_change_with_the_next_request(client, site, admin):
    """Another process has its own memory; what it has in common is the generation in the database."""
    path = make.article().get_absolute_url()
    row = save(site, admin)
    assert "BẢN SỬA" in body(client, path)
    kept, engines = dict(shared._parts), dict(edited._engines)
    templates.save(site.pk, "lai_chau", NAME, MARKED.replace("SỬA", "HAI"), admin, expected=row.revision)
    shared._parts.update(kept)
    edited._engines.update(engines)
    assert "BẢN HAI" in body(client, path)


def test_a_copy_that_fails_on_several_pages_rests_everywhere(client, site, admin, monkeypatch):
    save(
        site,
        admin,
        MARKED.replace("BẢN SỬA", "{% if 'khó' in article.title %}{{ 5|divisibleby:0 }}{% endif %}BẢN SỬA"),
    )
    for number in range(5):
        body(client, make.article(f"Bài khó {number}").get_absolute_url())
    assert "BẢN SỬA" not in body(client, make.article("Bài dễ").get_absolute_url())


def test_a_text_of_very_many_lines_is_saved_without_a_long_comparison(site, admin):
    row = save(site, admin, "\n" * 30_000 + MARKED)
    assert "30001 dòng" in Change.objects.first().note and row.source.endswith("{% endblock %}")


def test_what_a_database_cannot_keep_is_left_out(site, admin):
    assert save(site, admin, f"{MARKED}\x00").source == MARKED
