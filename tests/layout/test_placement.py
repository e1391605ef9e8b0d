"""The door to layouts: saving, merging, versions, going back, and what is refused."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.base.models import Change
from portal.layout import placement, shipped
from portal.layout.models import Block, Layout
from portal.layout.working import Refused, as_rows
from portal.pages.models import LinkGroup
from portal.publishing import versions
from tests import make

pytestmark = pytest.mark.django_db
THEME = "lai_chau"


@pytest.fixture
def site():
    site = make.the_site()
    make.block("pages.search_box", title="Tìm kiếm")
    make.block("visits.statistics", title="Thống kê website")
    make.block("articles.newest", "left", title="Tin mới", options={"count": 7})
    return site


def changed(blocks: list[dict], named: str, /, **values) -> list[dict]:
    return [{**block, **values} if block["title"] == named else block for block in blocks]


def titles(site, slot: str) -> list[str]:
    return list(Block.objects.filter(site=site, slot=slot).values_list("title", flat=True))


def save(site, blocks, base=0, actor=None, **more):
    return placement.save(site.pk, THEME, base, blocks, actor or make.user("admin"), **more)


def test_it_reads_every_option_with_its_value(site):
    block = placement.read(site.pk, THEME)[0]
    assert (block["slot"], block["title"], block["options"]) == ("left", "Tin mới", {"count": 7, "style": ""})


def test_the_first_save_keeps_what_stood_before(site):
    before = placement.read(site.pk, THEME)
    done = save(site, changed(before, "Tin mới", title="Tin vừa đăng"), note="Đổi tên")
    first, second = versions.of(done.layout).order_by("number")
    assert (first.data["blocks"], first.author) == (before, None)
    assert (second.note, second.data["revision"], done.layout.revision) == ("Đổi tên", 1, 1)
    assert placement.revision(site.pk, THEME) == 1


def test_a_save_is_logged_in_words_and_public_at_once(site):
    number, actor = site.generation.number, make.user("admin")
    blocks = placement.read(site.pk, THEME)
    blocks = changed(blocks, "Thống kê website", slot="left", enabled=False, options={"hide_redundant": False})
    save(site, blocks, actor=actor, address="203.0.113.9")
    line = Change.objects.get(action="sửa bố cục")
    assert (line.actor, line.address, line.site_id) == (actor, "203.0.113.9", site.pk)
    assert "Chuyển “Thống kê website” từ Cột phải sang Cột trái" in line.note
    assert "Tắt “Thống kê website”" in line.note
    assert "ẩn dòng thừa có → không" in line.note
    site.generation.refresh_from_db()
    assert site.generation.number > number


def test_nothing_changed_writes_nothing(site):
    number = site.generation.number
    done = save(site, placement.read(site.pk, THEME))
    assert done.summary == ""
    assert not versions.of(done.layout).exists()
    assert not Change.objects.filter(action="sửa bố cục").exists()
    site.generation.refresh_from_db()
    assert site.generation.number == number


def test_blocks_keep_their_ids_and_new_ones_get_one(site):
    blocks = placement.read(site.pk, THEME)
    ids = {block["id"] for block in blocks}
    new = {"id": "new-1", "slot": "top", "code": "pages.html", "options": {"html": "<p onclick=x>Chào</p>"}}
    save(site, [new, *reversed(blocks)])
    assert ids < set(Block.objects.values_list("pk", flat=True))
    assert Block.objects.get(slot="top").options == {"html": "<p>Chào</p>", "style": ""}
    assert titles(site, "right") == ["Thống kê website", "Tìm kiếm"]


def test_a_removed_block_comes_back_with_its_id(site):
    blocks = placement.read(site.pk, THEME)
    gone = next(block["id"] for block in blocks if block["title"] == "Tìm kiếm")
    done = save(site, [block for block in blocks if block["id"] != gone])
    assert not Block.objects.filter(pk=gone).exists()
    before = versions.of(done.layout).get(number=1)
    back = placement.restore(done.layout, before, make.user("admin"))
    assert placement.read(site.pk, THEME) == blocks
    assert "Thêm “Tìm kiếm” vào Cột phải" in back.summary
    assert versions.of(done.layout).first().note == "Khôi phục phiên bản 1"


def test_an_id_taken_by_another_site_is_not_stolen(site):
    blocks = placement.read(site.pk, THEME)
    done = save(site, [])
    other = make.site("thainguyen.localhost")
    taken = Block.objects.create(pk=blocks[0]["id"], site=other, theme=THEME, slot="left", code="pages.menu")
    placement.restore(done.layout, versions.of(done.layout).get(number=1), make.user("admin"))
    taken.refresh_from_db()
    assert taken.site == other
    assert titles(site, "left") == ["Tin mới"]


def test_two_who_change_different_blocks_lose_nothing(site):
    hoa = make.user("admin", last_name="Trần Thị", first_name="Hoa")
    opened = placement.read(site.pk, THEME)
    save(site, changed(opened, "Tin mới", title="Tin của Hoa"), actor=hoa)
    done = save(site, changed(opened, "Thống kê website", slot="left"))
    assert done.merged_with == ("Trần Thị Hoa",)
    assert titles(site, "left") == ["Tin của Hoa", "Thống kê website"]
    assert done.summary == "Chuyển “Thống kê website” từ Cột phải sang Cột trái"


def test_a_clash_writes_nothing_until_it_is_decided(site):
    hoa = make.user("admin", last_name="Trần Thị", first_name="Hoa")
    opened = placement.read(site.pk, THEME)
    save(site, changed(opened, "Tin mới", title="Tin của Hoa"), actor=hoa)
    mine = changed(changed(opened, "Tin mới", title="Tin của tôi"), "Tìm kiếm", enabled=False)
    clash = save(site, mine)
    assert isinstance(clash, placement.Conflict)
    assert (clash.people, clash.revision) == (("Trần Thị Hoa",), 1)
    assert Block.objects.filter(title="Tin của Hoa", enabled=True).exists()
    assert not Block.objects.filter(enabled=False).exists()
    save(site, mine, choices={clash.clashes[0].key: "theirs"})
    assert Block.objects.filter(title="Tin của Hoa").exists()
    assert Block.objects.filter(title="Tìm kiếm", enabled=False).exists()


def test_a_removed_block_that_a_colleague_changed_can_be_kept_with_its_id(site):
    opened = placement.read(site.pk, THEME)
    pk = next(block["id"] for block in opened if block["title"] == "Tin mới")
    save(site, [block for block in opened if block["id"] != pk])
    clash = save(site, changed(opened, "Tin mới", title="Tin vẫn cần"))
    save(site, changed(opened, "Tin mới", title="Tin vẫn cần"), choices={clash.clashes[0].key: "mine"})
    assert Block.objects.get(pk=pk).title == "Tin vẫn cần"


def test_it_goes_back_to_what_the_theme_ships_with(site):
    shipped_codes = [row["code"] for row in shipped.read(THEME)]
    statistics = Block.objects.get(code="visits.statistics").pk
    done = placement.back_to_shipped(site.pk, THEME, make.user("admin"))
    assert [block["code"] for block in placement.read(site.pk, THEME) if block["slot"] == "right"] == [
        row["code"] for row in shipped.read(THEME) if row["slot"] == "right"
    ]
    assert Block.objects.count() == len(shipped_codes)
    assert Block.objects.get(code="visits.statistics").pk == statistics
    placement.restore(done.layout, versions.of(done.layout).get(number=1), make.user("admin"))
    assert titles(site, "left") == ["Tin mới"]


@pytest.mark.parametrize("theme", ["lai_chau", "thai_nguyen"])
def test_a_shipped_layout_goes_back_to_itself(theme):
    site = make.site(theme=theme)
    shipped.install(site.pk, theme)
    assert placement.back_to_shipped(site.pk, theme, make.user("admin")).summary == ""


@pytest.mark.parametrize("theme", ["lai_chau", "thai_nguyen"])
def test_every_slot_has_its_place_on_the_page_of_a_theme(theme):
    named = [slot for band in shipped.arrangement(theme) for column in band for slot in column]
    assert sorted(named) == sorted(["content", *placement.SLOTS])


BAD = [
    {"slot": "khong-co"}, {"slot": None}, {"code": "khong.co"}, {"id": 10**30}, {"id": True}, {"id": None}, {"id": "1"},
    {"shown_from": "hôm qua"}, {"shown_from": "2026-13-45T00:00:00+07:00"}, {"shown_from": 5},
    {"shown_from": "2026-12-30T00:00:00"},
    {"shown_from": "2026-12-30T00:00:00+07:00", "shown_until": "2026-12-29T00:00:00+07:00"},
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_it_refuses_what_no_page_can_show(site, bad):
    with pytest.raises(Refused):
        save(site, changed(placement.read(site.pk, THEME), "Tin mới", **bad))
    assert not Layout.objects.exists()


def test_it_refuses_blocks_of_another_site(site):
    other = make.site("thainguyen.localhost")
    foreign = make.block("pages.menu", site=other)
    with pytest.raises(Refused):
        save(site, [*placement.read(site.pk, THEME), placement.read(other.pk, THEME)[0]])
    foreign.refresh_from_db()
    assert foreign.site == other


@pytest.mark.parametrize("sent", [None, {}, "x", [1], [None]])
def test_it_refuses_what_is_no_layout(site, sent):
    with pytest.raises(Refused):
        save(site, sent)


@pytest.mark.parametrize(("site_id", "theme", "base"), [(0, THEME, 0), (None, "khac", 0), (None, THEME, 7)])
def test_it_refuses_unknown_sites_themes_and_revisions(site, site_id, theme, base):
    with pytest.raises(Refused):
        placement.save(site.pk if site_id is None else site_id, theme, base, [], make.user("admin"))


def test_a_block_whose_kind_is_gone_stays_until_it_is_removed(site):
    gone = make.block("cu.da_bo", options={"a": 1})
    blocks = placement.read(site.pk, THEME)
    save(site, changed(blocks, "Tin mới", title="Tin khác"))
    gone.refresh_from_db()
    assert gone.options == {"a": 1}
    save(site, [block for block in placement.read(site.pk, THEME) if block["id"] != gone.pk], base=1)
    assert not Block.objects.filter(pk=gone.pk).exists()


def test_it_tells_of_kinds_and_targets_that_are_gone(site):
    LinkGroup.objects.create(site=site, code="tinh", title="Các tỉnh")
    make.block("pages.links", title="Các tỉnh bạn", options={"group": "tinh"})
    make.block("articles.section", title="Kinh tế", options={"category": "kinh-te"})
    make.block("cu.da_bo", title="Khối cũ")
    make.block("cu.da_bo", title="Khối tắt", enabled=False)
    make.block("cu.da_bo", title="Giao diện khác", theme="thai_nguyen")
    told = " ".join(placement.broken({site.pk}))
    assert "“Khối cũ” (Cột phải) thuộc loại không còn" in told
    assert "“Kinh tế” (Cột phải) trỏ tới chuyên mục không còn: kinh-te." in told
    for title in ("Các tỉnh bạn", "Khối tắt", "Giao diện khác"):
        assert title not in told
    assert placement.broken({site.pk + 1}) == []
    assert placement.broken(None) == placement.broken({site.pk})


def test_a_preview_gets_what_would_show_now(site):
    blocks = placement.read(site.pk, THEME)
    hour = timedelta(hours=1)
    blocks = changed(blocks, "Tìm kiếm", shown_from=(timezone.now() + hour).isoformat())
    blocks = [*changed(blocks, "Thống kê website", slot="left"), {**blocks[0], "id": "new-1", "enabled": False}]
    rows = as_rows(site.pk, THEME, blocks)
    assert {slot: [row.title for row in found] for slot, found in rows.items()} == {
        "left": ["Tin mới", "Thống kê website"]
    }


def test_one_query_reads_the_placement_of_a_page(site, client):
    for number in range(20):
        make.block("pages.search_box", title=f"Khối {number}")
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/").status_code == 200
    assert len([query for query in captured if "layout_block" in query["sql"]]) == 1
