"""What crafted requests to the pages that change templates, blocks, menus and the look must not achieve."""

import json
import time
import tracemalloc

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from portal.base.generation import raise_all
from portal.identity import colours
from portal.layout import edited, placement
from portal.layout.models import Block, EditedTemplate
from portal.pages.models import MenuItem, Notice
from portal.publishing.states import State
from tests import make
from tests.security.test_templates import MEMORY, SECONDS, draw, timed

pytestmark = pytest.mark.django_db
HOST = {"host": "laichau.localhost"}


def clerk(client, *permissions: str):
    """Somebody who works on the first Site only and holds these model permissions."""
    person = make.user("writer")
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(person)
    return person


def key(row) -> str:
    return f"{ContentType.objects.get_for_model(row).pk}-{row.pk}"


def test_a_menu_entry_leads_to_public_content_only(client):
    """A block has no address: such an entry would break every page of the Site."""
    box = make.block("pages.html", options={"html": "<p>x</p>"})
    clerk(client, "add_menuitem", "change_menuitem")
    sent = {"label": "Mục lạ", "target_choice": key(box), "enabled": "on", "address": ""}
    client.post("/quan-tri/pages/menuitem/add/", sent, headers=HOST)
    assert client.get("/", headers=HOST).status_code == 200
    assert not MenuItem.objects.exists()


def test_a_row_without_an_address_in_the_menu_breaks_no_page(client):
    box = make.block("pages.html", options={"html": "<p>x</p>"})
    MenuItem.objects.create(site=make.the_site(), label="Mục lạ", target=box)
    assert client.get("/", headers=HOST).status_code == 200


@pytest.mark.parametrize("word", ["²-1", "1-²", "99999999999999999999999-1", "1-99999999999999999999999", "-", "x"])
def test_strange_targets_are_told_in_words(client, word):
    make.the_site()
    clerk(client, "add_menuitem", "change_menuitem")
    sent = {"label": "Mục", "target_choice": word, "enabled": "on"}
    assert client.post("/quan-tri/pages/menuitem/add/", sent, headers=HOST).status_code == 200


def test_titles_of_another_sites_drafts_stay_there(client):
    first, other = make.the_site(), make.site("thainguyen.localhost", theme="thai_nguyen")
    third = make.site("dienbien.localhost")
    draft = make.article("Bản nháp kín", site=third, category=make.category(site=third), state=State.DRAFT)
    person = clerk(client, "add_notice", "change_notice")
    make.Assignment.objects.create(user=person, role=make.Role.objects.first(), site=other)
    sent = {"site": third.pk, "level": "info", "title": "", "target_choice": key(draft)}
    answer = client.post("/quan-tri/pages/notice/add/", sent, headers=HOST)
    assert answer.status_code == 200 and "Bản nháp kín" not in answer.content.decode()
    assert first.pk != third.pk and not Notice.objects.exists()


@pytest.mark.parametrize("path", ["//[x", "http://[", "//℀/", "/\ud800", "/[", "///", "/?\x00"])
def test_no_preview_address_breaks_the_preview(client, path):
    make.the_site()
    clerk(client, "change_layout")
    sent = {"blocks": "[]", "base_revision": "0", "preview_path": path.encode("utf-8", "replace").decode()}
    answer = client.post("/quan-tri/layout/layout/xem-thu/", sent, headers=HOST)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "word", ["\ud800", "\x00", "a\x00b", "x" * 100_000, {"a": 1}, 10**300, None, True, float("nan")]
)
@pytest.mark.parametrize("field", ["title", "options", "html", "id", "slot", "code", "pages", "shown_from", "enabled"])
def test_no_layout_that_is_sent_breaks_the_page(client, field, word):
    box = make.block("pages.html", options={"html": "<p>x</p>"})
    clerk(client, "change_layout")
    [block] = placement.read(make.the_site().pk, "lai_chau")
    block = {**block, "options": {"html": word, "style": word}} if field == "html" else {**block, field: word}
    sent = {"blocks": json.dumps([block]), "block": json.dumps(block), "base_revision": "0", "preview_path": "/"}
    for page in ("", "xem-thu/", "khoi/"):
        answer = client.post(f"/quan-tri/layout/layout/{page}", sent, headers=HOST)
        assert answer.status_code in (200, 302, 404), (page, answer.status_code)
    assert Block.objects.filter(pk=box.pk).count() <= 1
    assert client.get("/", headers=HOST).status_code == 200


def test_colours_that_nobody_chose_do_not_fill_the_memory(client):
    make.the_site()
    for number in range(40):
        client.get(f"/giao-dien/lai_chau-{number:06x}-goc.css", headers=HOST)
    limit = colours.luminance.cache_info().maxsize
    assert limit is not None and limit <= 10_000


@pytest.mark.parametrize(
    "path",
    ["layout/layout/khoi-phuc/", "layout/layout/ve-ban-goc/", "layout/layout/xem-thu/", "layout/layout/khoi/",
     "layout/editedtemplate/xem-thu/?ten=layout.html", "layout/editedtemplate/ve-ban-goc/?ten=layout.html",
     "layout/editedtemplate/giu-ban-sua/?ten=layout.html", "layout/editedtemplate/khoi-phuc/?ten=layout.html",
     "pages/menuitem/chuyen/", "pages/menuitem/hoan-tac/", "pages/notice/xem-thu/"],
)  # fmt: skip
def test_what_changes_or_shows_drafts_is_no_get_and_needs_its_right(client, path):
    make.the_site()
    clerk(client)
    assert client.post(f"/quan-tri/{path}", headers=HOST).status_code == 403
    clerk(client, "change_layout", "change_editedtemplate", "change_menuitem", "change_notice", "add_notice")
    assert client.get(f"/quan-tri/{path}", headers=HOST).status_code in (403, 405)


@pytest.mark.parametrize(
    "path",
    ["layout/layout/?cong={}", "layout/layout/phien-ban/?cong={}", "layout/layout/xem-thu/?cong={}",
     "layout/layout/khoi/?cong={}", "layout/layout/ve-ban-goc/?cong={}", "layout/layout/khoi-phuc/?cong={}",
     "layout/editedtemplate/?cong={}", "layout/editedtemplate/sua/?cong={}&ten=layout.html",
     "layout/editedtemplate/xem-thu/?cong={}&ten=layout.html", "layout/editedtemplate/phien-ban/?cong={}&ten=layout.html",
     "xem-thu/noi-dung/?cong={}"],
)  # fmt: skip
def test_another_sites_pages_are_closed(client, path):
    make.the_site()
    other = make.site("thainguyen.localhost", theme="thai_nguyen")
    clerk(client, "change_layout", "change_editedtemplate", "change_siteprofile")
    for send in (client.get, client.post):
        assert send(f"/quan-tri/{path.format(other.pk)}", headers=HOST).status_code in (403, 405)


@pytest.mark.parametrize("page", ["", "xem-thu/", "phien-ban/", "phien-ban/1/khoi-phuc/"])
def test_another_sites_look_is_closed(client, page):
    make.the_site()
    other = make.site("thainguyen.localhost", theme="thai_nguyen")
    clerk(client, "change_siteprofile")
    address = f"/quan-tri/identity/siteprofile/{other.profile.pk}/giao-dien/{page}"
    for send in (client.get, client.post):
        assert send(address, headers=HOST).status_code in (404, 405)


def test_menu_entries_of_another_site_stay_where_they_are(client):
    site = make.the_site()
    other = make.site("thainguyen.localhost", theme="thai_nguyen")
    own = MenuItem.objects.create(site=site, label="Của mình", address="/a/")
    row = MenuItem.objects.create(site=other, label="Của cổng khác", address="/a/")
    clerk(client, "change_menuitem")
    for sent in (
        {"site": site.pk, "move": f"{row.pk}:in"},
        {"site": site.pk, "item": own.pk, "way": "into", "anchor": row.pk},
    ):
        assert client.post("/quan-tri/pages/menuitem/chuyen/", sent, headers=HOST).status_code == 302
    denied = client.post("/quan-tri/pages/menuitem/chuyen/", {"site": other.pk, "move": f"{row.pk}:up"}, headers=HOST)
    assert denied.status_code == 403
    own.refresh_from_db()
    assert own.parent_id is None


def test_blocks_of_another_site_stay_there(client):
    make.the_site()
    other = make.site("thainguyen.localhost", theme="thai_nguyen")
    box = make.block("pages.html", site=other, options={"html": "<p>x</p>"})
    clerk(client, "change_layout")
    stolen = [{"id": box.pk, "slot": "right", "code": "pages.html", "title": "Lấy cắp", "options": {}, "pages": []}]
    client.post("/quan-tri/layout/layout/", {"blocks": json.dumps(stolen), "base_revision": "0"}, headers=HOST)
    box.refresh_from_db()
    assert box.site_id == other.pk and box.title == ""


HEAVY = "{{ block.title|urlencode|upper|title }}" * 60


def test_many_blocks_of_a_heavy_copy_do_not_make_a_page_slow(client):
    """Each alone stays within its budget; readers wait for all of them."""
    site = make.the_site()
    for number in range(8):
        make.article(f"Tin số {number} – " + "dài " * 30)
    for _ in range(40):
        make.block("articles.newest", options={"count": 8})
    source = "{% for a in cards %}{% for b in cards %}" + HEAVY + "{% endfor %}{% endfor %}"
    EditedTemplate.objects.create(site=site, theme="lai_chau", name="blocks/rows.html", source=source, revision=1)
    edited.forget()
    client.get("/khong-co/", headers=HOST)
    raise_all()
    edited.forget()
    began = time.thread_time()
    assert client.get("/", headers=HOST).status_code == 200
    assert time.thread_time() - began < 1


def test_the_copy_that_draws_a_shipped_part_too_often_is_told(client):
    site = make.the_site()
    for name, source in (
        ("parts/footer.html", "<p>chân trang</p>"),
        ("pages/home.html", "{% for a in site.name %}{% for b in site.name %}{% for c in site.name %}"
         "{% include 'parts/header.html' %}{% endfor %}{% endfor %}{% endfor %}"),
    ):  # fmt: skip
        EditedTemplate.objects.create(site=site, theme="lai_chau", name=name, source=source, revision=1)
    edited.forget()
    assert client.get("/", headers=HOST).status_code == 200
    assert list(EditedTemplate.objects.exclude(failure="").values_list("name", flat=True)) == ["pages/home.html"]


SLICED = " ".join(f"body|slice:':-{number}'" for number in range(1, 40))


@pytest.mark.parametrize(
    "source",
    ["{% regroup cards by zzz|default:text|urlencode as y %}", "{% regroup cards by zzz|default:cards|urlencode as y %}",
     ("{% if " + " or ".join(["text|urlencode|length == 1"] * 30) + " %}{% endif %}") * 16,
     ("{% if " + " or ".join(["body|slice:'::-1' == x"] * 30) + " %}{% endif %}") * 16,
     ("{% firstof " + " ".join(["text|urlencode|length|divisibleby:99999"] * 22) + " %}") * 16,
     "{% for a in cards %}{% ifslot 'top' %}{% endifslot %}{% ifchanged text|urlencode|length %}{% endifchanged %}{% endfor %}",
     "{% for a in cards %}{% include 'parts/share_meta.html' %}{{ text|urlencode|length }}{% endfor %}",
     ("{% ifchanged " + SLICED + " %}{% endifchanged %}") * 20,
     "".join("{% cycle text|upper x as x" + str(number) + " silent %}" for number in range(1400)),
     "".join("{% firstof text as x" + str(number) + " %}" for number in range(1400)),
     "".join("{% firstof cards as x" + str(number) + " %}" for number in range(1400))],
    ids=["regroup", "regroup-list", "if", "if-slice", "firstof", "ifslot", "include", "ifchanged", "cycle-as", "firstof-as", "firstof-list"],
)  # fmt: skip
def test_tags_with_many_values_stay_within_time_and_memory(source):
    draw("{% include 'parts/header.html' %}")
    _, seconds = timed(source)
    assert seconds < SECONDS
    tracemalloc.start()
    try:
        draw(source)
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()
