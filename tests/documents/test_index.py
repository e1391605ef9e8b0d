"""The list of documents: conditions one by one and together, order, garbage, number of queries."""

import itertools
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents import effect
from documents.models import Document
from portal.base.generation import shared
from portal.visits.counters import set_start
from tests import make as make_rows
from tests.documents import make_documents as make

pytestmark = pytest.mark.django_db
URL = "/van-ban/"


def shown(client, **conditions) -> list[int]:
    """Ids of the documents on the first page, in order."""
    response = client.get(URL, {name.replace("_", "-"): value for name, value in conditions.items()})
    assert response.status_code == 200
    return [int(pk) for pk in re.findall(r'<p class="doc-title"><a href="/van-ban/[\w-]+-(\d+)/"', response.text)]


@pytest.fixture
def register():
    """16 documents that differ in everything one can ask for."""
    health = make.field("Y tế")
    clinic = make.field("Trạm y tế", parent=health)
    roads = make.field("Giao thông")
    signers = [make.signer("Lò Văn Thịnh"), make.signer("Vàng Thị Dua")]
    rows = []
    for number in range(16):
        party = number % 2
        row = make.document(
            f"Văn bản về {'phòng dịch' if number % 3 else 'đường nông thôn'} đợt {number}",
            number=f"{number + 1}-HD/BTGTU" if party else f"{number + 1}/202{number % 4}/QĐ-UBND",
            kind="huong-dan" if party else "quyet-dinh",
            level="dang-tinh" if party else "cap-tinh",
            body=make.body() if party else make.body("ubnd", name="UBND tỉnh"),
            signer=signers[number % 2] if number % 4 else None,
            fields=[clinic, roads] if number % 3 else [roads],
            issued_on=date(2020 + number % 4, 1 + number % 12, 10),
            effective_on=date(2030, 1, 1) if number % 5 == 1 else date(2024, 1, 1),
            expires_on=date(2025, 1, 1) if number % 5 == 2 else None,
        )
        if number % 3 == 0:
            make.file(row)
        rows.append(row)
    shared.clear()
    return rows


CONDITIONS = {
    "q": ("phong dich", lambda row: "phòng dịch" in row.title),
    "loai": ("huong-dan", lambda row: row.document_kind.code == "huong-dan"),
    "co_quan": ("ubnd", lambda row: row.body.code == "ubnd"),
    "linh_vuc": ("y-te", lambda row: any(field.path.startswith("y-te") for field in row.fields.all())),
    "cap": ("dang-tinh", lambda row: row.level.code == "dang-tinh"),
    "nam": ("2021", lambda row: row.issued_on.year == 2021),
    "tu_ngay": ("10/03/2021", lambda row: row.issued_on >= date(2021, 3, 10)),
    "den_ngay": ("2022-12-31", lambda row: row.issued_on <= date(2022, 12, 31)),
    "hieu_luc": (effect.IN_FORCE, lambda row: row.effect_code == effect.IN_FORCE),
    "tep": ("co", lambda row: row.files.exists()),
}


def test_every_pair_of_conditions_agrees_with_brute_force(client, register):
    found_some = 0
    for first, second in itertools.combinations(CONDITIONS, 2):
        asked = {name: CONDITIONS[name][0] for name in (first, second)}
        wanted = {row.pk for row in register if CONDITIONS[first][1](row) and CONDITIONS[second][1](row)}
        found = shown(client, **asked)
        assert len(found) == len(set(found)), asked
        assert set(found) == wanted, asked
        found_some += bool(wanted)
    assert found_some > 30


def test_the_signer_is_a_condition(client, register):
    signer = register[1].signer
    assert set(shown(client, nguoi_ky=signer.pk)) == {row.pk for row in register if row.signer_id == signer.pk}


@pytest.mark.parametrize(
    "query",
    ["5/2020/QĐ-UBND", "5/2020/qd-ubnd", "52020qdubnd", "Số: 05/2020/QĐ - UBND", "5 2020 qdubnd", "5/2020/QĐ-UBND"],
)
def test_a_number_is_found_in_every_spelling(client, register, query):
    assert shown(client, q=query) == [register[4].pk]


def test_words_of_the_text_and_of_files_are_found_with_and_without_accents(client):
    row = make.document(text="<p>Tiêm chủng mở rộng</p>")
    file = make.file(row, make.upload("a.docx", make.docx_bytes()))
    make.document()
    file.stored.text = "Danh sách trạm xá"
    file.stored.save()
    make.services.saved(row, None)
    assert shown(client, q="tiêm chủng") == shown(client, q="tiem chung") == shown(client, q="tram xa") == [row.pk]


def test_it_sorts_by_issue_number_and_views(client):
    nine = make.document(number="9-HD/BTGTU", issued_on=date(2022, 5, 1))
    ten = make.document(number="10-HD/BTGTU", issued_on=date(2022, 4, 1))
    old = make.document(number="3-HD/BTGTU", issued_on=date(2020, 4, 1))
    set_start(nine.site_id, "document", {old.pk: (500, 1), ten.pk: (20, 1)})
    assert shown(client) == [nine.pk, ten.pk, old.pk]
    assert shown(client, sap_xep="cu") == [old.pk, ten.pk, nine.pk]
    assert shown(client, sap_xep="so") == [nine.pk, ten.pk, old.pk]
    assert shown(client, sap_xep="xem") == [old.pk, ten.pk, nine.pk]


GARBAGE = [
    "'",
    "<script>alert(1)</script>",
    "%00",
    "\x00",
    "9" * 60,
    "-1",
    "٣",
    "../../x",
    "nam=1",
    "NaN",
    "1e999",
    "“”",
    "%",
]


def test_garbage_in_any_parameter_is_no_error_page(client, register):
    names = [*CONDITIONS, "nguoi_ky", "sap_xep", "khong_co"]
    for name, value in itertools.product(names, GARBAGE):
        response = client.get(URL, {name.replace("_", "-"): value})
        assert response.status_code == 200, (name, value)
        assert "<script>alert" not in response.text
    assert client.get(URL + "?trang=99999999999999999999").status_code == 404
    assert client.get(URL + "?trang=xyz&loai=%FF%FE&q=%FF").status_code == 200


def test_a_wrong_value_is_named_at_its_field_and_kept(client, register):
    text = client.get(URL, {"tu-ngay": "31/02/2022", "den-ngay": "1/1/2022"}).text
    assert 'value="31/02/2022"' in text
    assert 'aria-describedby="loc-tu-ngay-loi"' in text
    assert "Ngày không hợp lệ. Hãy ghi theo dạng 10/01/2022." in text
    assert '<details class="more" open>' in text
    text = client.get(URL, {"tu-ngay": "2/1/2022", "den-ngay": "1/1/2022"}).text
    assert "Ngày cuối phải từ ngày đầu trở đi." in text


def test_unknown_parameters_are_ignored(client, register):
    assert shown(client, utm_source="zalo") == shown(client)


def test_drafts_scheduled_and_other_sites_are_not_listed(client):
    row = make.document()
    make.document("Bản nháp mật", state="draft")
    make.document("Hẹn giờ mật", published_at=timezone.now() + timedelta(days=1), state="approved", scheduled=True)
    make.document("Cổng khác", site=make_rows.site("thainguyen.localhost"))
    assert shown(client) == [row.pk]


def test_pages_carry_the_conditions(client):
    for _ in range(21):
        make.document()
    text = client.get(URL, {"loai": "huong-dan", "sap-xep": "cu"}).text
    assert "?loai=huong-dan&amp;sap-xep=cu&amp;trang=2" in text
    assert "Tìm thấy 21 văn bản." in text
    assert len(shown(client, loai="huong-dan", trang=2)) == 1


def test_two_and_twenty_rows_need_the_same_queries(client):
    def queries() -> int:
        shared.clear()
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(URL)
        assert not any('"documents_document"."text"' in query["sql"] for query in seen)
        assert not any('"documents_storedfile"."text"' in query["sql"] for query in seen)
        return len(seen)

    for _ in range(2):
        make.file(
            make.document(
                fields=[make.field(f"Lĩnh vực {Document.objects.count()}")],
                signer=make.signer(f"A{Document.objects.count()}"),
            )
        )
    few = queries()
    for _ in range(18):
        make.file(
            make.document(
                fields=[make.field(f"Lĩnh vực {Document.objects.count()}")],
                signer=make.signer(f"A{Document.objects.count()}"),
            )
        )
    assert queries() == few <= 24
    with CaptureQueriesContext(connection) as seen:
        client.get(URL)
    assert len(seen) <= 8
