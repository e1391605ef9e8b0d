"""What documents give to the other rooms: boxes, site maps, search, timed work, reference tables, demo targets."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

import documents
from documents import timetable
from documents.demo import documents_target, load
from documents.models import CommitteeTerm, Document, EffectState, Kind, Level, RelationKind
from documents.pages import list_url
from documents.tasks import text_of
from portal.base.models import Generation
from portal.demo.registry import DemoContext
from portal.identity import sites
from portal.layout import blocks
from portal.layout.blocks import BlockContext
from portal.search.index import find
from portal.visits.counters import set_start
from tests import make as make_rows
from tests.documents import make_documents as make

pytestmark = pytest.mark.django_db


def build(code: str, **options) -> dict | None:
    context = BlockContext(sites.find("laichau.localhost"), "vi", "home")
    return blocks.kinds()[code].build(context, options)


def test_the_box_of_new_documents_prints_numbers_and_counters():
    row = make.document(number="28-HD/BTGTU")
    set_start(row.site_id, "document", {row.pk: (10134, 2492)})
    shown = build("documents.newest")["documents"][0]
    assert shown["number_line"] == "Số 28-HD/BTGTU"
    assert shown["counters"] == "Lượt xem: 10.134 | lượt tải: 2.492"


def test_the_box_can_be_limited_and_counts_sensibly():
    clinic = make.field("Trạm y tế", parent=make.field("Y tế"))
    one, other = make.document(fields=[clinic]), make.document(kind="quyet-dinh", level="cap-tinh")
    make.document(state="draft")

    def ids(**options) -> list[int]:
        built = build("documents.newest", **options)
        return [row["id"] for row in built["documents"]] if built else []

    assert ids(kinds=["quyet-dinh"]) == ids(levels=["cap-tinh"]) == [other.pk]
    assert ids(fields=["y-te"]) == [one.pk]
    assert ids(fields=["khong-co"]) == []
    assert ids(kinds="hỏng", count="hỏng") == [other.pk, one.pk]
    assert ids(count=1) == [other.pk] == ids(count=-5)


def test_the_box_of_fields_shows_branches_with_documents_only():
    above = make.field("Y tế")
    make.document(fields=[make.field("Trạm y tế", parent=above)])
    make.document(fields=[make.field("Bí mật")], state="draft")
    items = build("documents.fields")["items"]
    assert [(item["label"], [child["label"] for child in item["children"]]) for item in items] == [
        ("Y tế", ["Trạm y tế"])
    ]


def test_site_maps_name_public_documents_and_kinds_with_content(client):
    row = make.document()
    make.document("Bí mật", number="", state="draft")
    text = client.get("/sitemap-van-ban.xml").text
    assert row.get_absolute_url() in text and "bi-mat" not in text
    text = client.get("/so-do-cong/").text
    assert list_url(loai="huong-dan") in text and list_url(loai="quyet-dinh") not in text


@pytest.mark.parametrize("query", ["28-HD/BTGTU", "28hdbtgtu", "khoa giao", "ban tuyen giao"])
def test_site_search_finds_documents(query):
    row = make.document(number="28-HD/BTGTU", title="Công tác khoa giáo")
    make.document(number="128-CV/VPTU", title="Việc khác", body=make.body("vptu", name="Văn phòng"))
    assert [hit.object_id for hit in find(query, row.site_id)] == [row.pk]


def test_what_is_due_goes_public_by_itself(client):
    row = make.document(state="approved", scheduled=True, published_at=timezone.now() + timedelta(minutes=5))
    timetable.publish_due_documents()
    assert client.get(row.get_absolute_url()).status_code == 404
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        timetable.publish_due_documents()
        assert client.get(row.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(("instant", "raised"), [("2026-06-30T17:00:30Z", True), ("2026-06-30T18:00:30Z", False)])
def test_pages_are_built_anew_when_a_state_changes_by_date(instant, raised):
    row = make.document(
        number="9/2026/QĐ-UBND",
        effective_on=date(2026, 1, 1),
        expires_on=date(2026, 7, 1),
        published_at=timezone.make_aware(timezone.datetime(2026, 1, 1)),
    )
    other = make_rows.site("thainguyen.localhost")
    before = dict(Generation.objects.values_list("site_id", "number"))
    with time_machine.travel(instant, tick=False):
        timetable.change_effects_by_date()
    after = dict(Generation.objects.values_list("site_id", "number"))
    assert (after[row.site_id] > before[row.site_id]) is raised
    assert after[other.pk] == before[other.pk]


def test_reference_tables_are_filled_from_the_shipped_file():
    data = tomllib.loads((Path(documents.__file__).parent / "reference.toml").read_text(encoding="utf-8"))
    tables = {
        "kind": Kind,
        "level": Level,
        "effect_state": EffectState,
        "relation_kind": RelationKind,
        "term": CommitteeTerm,
    }
    for name, model in tables.items():
        assert set(model.objects.values_list("code", flat=True)) == {row["code"] for row in data[name]}, name
    assert Kind.objects.filter(group="hanh-chinh").count() == 29
    assert EffectState.objects.count() == 8


def test_menu_entries_of_the_demo_lead_to_the_list():
    assert documents_target(None, "") == "/van-ban/"
    assert documents_target(None, "kind=chi-thi") == "/van-ban/?loai=chi-thi"


def test_a_document_keeps_its_fields_when_saved_without_a_form():
    row = make.document(number="Số: 7/2024/TT-BTC", title="  Thông   tư\u200b ")
    row.refresh_from_db()
    assert (row.number, row.number_year, row.number_order, row.title) == ("7/2024/TT-BTC", 2024, 7, "Thông tư")
    assert Document.objects.get().number_pattern == "qppl"


class SmallDemo(DemoContext):
    """Two documents with files, the second repealing the first."""

    def data(self, app: str) -> dict:
        first = {
            "key": "a", "number": "28-HD/BTGTU", "kind": "huong-dan", "level": "dang-tinh", "body": "btgtu",
            "fields": ["y-te"], "signer": "s", "signer_line": "TRƯỞNG BAN", "issued": date(2022, 1, 10), "abstract": "Cũ",
            "text": "<h3>Điều 1. Khám bệnh</h3><p>Trạm y tế xã.</p>", "views": 696, "downloads": 218,
            "published": "2022-01-12 08:00:00", "files": ["pdf", "docx", "pdf:Phụ lục I"],
        }  # fmt: skip
        second = {**first, "key": "b", "number": "29-HD/BTGTU", "issued": date(2023, 1, 10), "abstract": "Mới"}
        second["relation"] = [{"kind": "het-hieu-luc", "to": "a"}]
        return {
            "field": [{"code": "y-te", "name": "Y tế", "parent": ""}],
            "signer": [{"key": "s", "name": "Lò Văn Thịnh", "title": "Trưởng ban"}],
            "document": [first, second],
        }


def test_the_demo_makes_public_documents_with_readable_files(client):
    make.body()
    site = make_rows.the_site()
    load(SmallDemo(site, "lai_chau", make_rows.user("editor"), timezone.now(), print))
    old = Document.objects.get(number="28-HD/BTGTU")
    names = ["28-HD-BTGTU.pdf", "28-HD-BTGTU.docx", "28-HD-BTGTU Phụ lục I.pdf"]
    assert list(old.files.values_list("name", flat=True)) == names
    assert (old.expires_on, old.effect_code) == (date(2023, 1, 10), "het-hieu-luc-toan-bo")
    page = client.get(old.get_absolute_url()).text
    assert "Lượt xem: 696 | lượt tải: 218" in page and "đã được thay thế bằng" in page
    main = old.files.first().stored
    assert "Trạm y tế xã" in main.text and "Trạm y tế xã" in " ".join(text_of(main.path, "pdf").split())
    assert [hit.object_id for hit in find("28-hd phu luc", site.pk)] == [old.pk]
