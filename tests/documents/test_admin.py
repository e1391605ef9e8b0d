"""The registry as staff use it: saving, refusals that lose nothing, rights, versions."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from documents.models import Document, DocumentFile, StoredFile
from portal.base.generation import shared
from portal.base.models import Generation
from portal.publishing import services, versions
from portal.publishing.states import STEPS, State
from tests import make as make_rows
from tests.documents import make_documents as make

pytestmark = pytest.mark.django_db
ADD = "/quan-tri/documents/document/add/"


@pytest.fixture
def editor(client):
    client.force_login(make_rows.user("editor"))
    return client


@pytest.fixture
def writer(client):
    client.force_login(make_rows.user("writer"))
    return client


def form(row: Document | None = None, files: int = 0, **values) -> dict:
    """What the browser sends for a new document, or for `row`."""
    data = {
        "title": "Hướng dẫn công tác khoa giáo", "number": "Số: 28-HD/BTGTU", "document_kind": make.kind("huong-dan").pk,
        "body": make.body().pk, "issued_on": "10/01/2022", "text": "<p>Toàn văn</p>", "language": "vi",
        "loaded_revision": row.revision if row else 0, "files-TOTAL_FORMS": files, "files-INITIAL_FORMS": 0,
        "relations-TOTAL_FORMS": 0, "relations-INITIAL_FORMS": 0, "relations_back-TOTAL_FORMS": 0,
        "relations_back-INITIAL_FORMS": 0,
    }  # fmt: skip
    return {**data, **{name.replace("__", "-"): value for name, value in values.items()}}


def change_url(row: Document) -> str:
    return reverse("admin:documents_document_change", args=[row.pk])


def test_a_document_with_file_fields_and_relation_is_saved(editor):
    other, field = make.document(), make.field()
    data = form(
        files=1, files__0__title="Phụ lục I", files__0__order=10, files__0__upload=make.pdf("ten goc.pdf"), fields=[field.pk],
        relations__TOTAL_FORMS=1, relations__0__kind=make.RelationKind.objects.get(code="can-cu").pk,
        relations__0__target=other.pk, relations__0__order=10,
    )  # fmt: skip
    response = editor.post(ADD, data)
    row = Document.objects.get(number="28-HD/BTGTU")
    assert (response.status_code, response["Location"]) == (302, change_url(row))
    assert (row.issued_on, row.state, row.created_by.username[:6]) == (date(2022, 1, 10), "draft", "editor")
    assert row.files.get().name == "28-HD-BTGTU Phụ lục I.pdf"
    assert (row.fields.get(), row.relations.get().target) == (field, other)
    page = editor.get(change_url(other)).text
    assert "Là căn cứ ban hành của" in page and row.title in page


def test_a_duplicate_number_is_named_and_nothing_typed_is_lost(editor):
    first = make.document(number="28-HD/BTGTU", title="Văn bản đã có")
    data = form(text="<p>Chữ tôi vừa gõ</p>", files=1, files__0__title="Tệp của tôi", files__0__order=10,
                files__0__upload=make.pdf("cua-toi.pdf"))  # fmt: skip
    response = editor.post(ADD, data)
    assert response.status_code == 200 and Document.objects.count() == 1
    errors = response.context["adminform"].form.errors
    assert list(errors) == ["number"] and "Văn bản đã có" in errors["number"][0]
    for words in ("Chữ tôi vừa gõ", "Tệp của tôi", "Đã nhận “cua-toi.pdf”"):
        assert words in response.text, words
    receipt = re.search(r'name="files-0-receipt" value="([^"]+)"', response.text).group(1)
    again = {**data, "number": "29-HD/BTGTU", "files-0-receipt": receipt}
    again.pop("files-0-upload")
    assert editor.post(ADD, again).status_code == 302
    assert Document.objects.exclude(pk=first.pk).get().files.get().stored == StoredFile.objects.get()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"MZ" + b"\0" * 99, "tệp chương trình"),
        (b"<html><script>alert(1)</script>", "trang web"),
        (make.docx_bytes(extra={"word/vbaProject.bin": b"x"}), "macro"),
        (make.pdf_bytes(script="app.alert(1)"), "JavaScript"),
    ],
)
def test_a_bad_file_gets_a_sentence_at_its_field(editor, data, words):
    upload = make.upload("bao-cao.pdf", data)
    response = editor.post(ADD, form(files=1, files__0__title="", files__0__order=10, files__0__upload=upload))
    assert response.status_code == 200
    errors = response.context["inline_admin_formsets"][0].formset.errors[0]
    assert words in errors["upload"][0]
    assert "Hướng dẫn công tác khoa giáo" in response.text
    assert not Document.objects.exists() and not DocumentFile.objects.exists()


def test_a_forged_receipt_gives_nobody_elses_file(editor):
    secret = make.file(make.document(state="draft")).stored
    data = form(files=1, files__0__title="x", files__0__order=10, files__0__receipt=str(secret.pk))
    assert "Hãy chọn tệp." in editor.post(ADD, data).text
    assert secret.uses.count() == 1


def test_wrong_dates_and_missing_choices_get_vietnamese_sentences(editor):
    response = editor.post(ADD, form(issued_on="31/02/2022", document_kind="", body="", title=""))
    errors = response.context["adminform"].form.errors
    assert errors["issued_on"] == ["Ngày không hợp lệ. Hãy ghi theo dạng 10/01/2022."]
    assert set(errors) == {"issued_on", "document_kind", "body", "title"}
    assert "31/02/2022" in response.text


def test_a_writer_cannot_publish(writer):
    writer.post(ADD, form(_step="publish"))
    row = Document.objects.get()
    assert row.state == State.DRAFT
    writer.post(reverse("admin:documents_document_step", args=[row.pk]), {"_step": "publish"})
    row.refresh_from_db()
    assert row.state == State.DRAFT
    page = writer.get(change_url(row)).text
    assert 'value="submit"' in page and 'value="publish"' not in page


def test_an_editor_publishes_and_citizens_read(editor, client):
    editor.post(ADD, form(_step="publish"))
    row = Document.objects.get()
    assert row.state == State.PUBLISHED
    client.logout()
    assert client.get(row.get_absolute_url()).status_code == 200


def test_without_file_text_or_date_it_is_not_published(editor):
    editor.post(ADD, form(_step="publish", text="", issued_on=""))
    row = Document.objects.get()
    assert row.state == State.DRAFT
    assert row.problems() == [
        "Văn bản chưa có tệp đính kèm và cũng chưa có toàn văn.",
        "Văn bản chưa có ngày ban hành.",
    ]


@pytest.mark.parametrize("role", ["stranger", ""])
def test_people_without_an_assignment_see_nothing(client, role):
    row = make.document(state="draft")
    client.force_login(make_rows.user(role))
    for url in (ADD, change_url(row), "/quan-tri/documents/document/"):
        response = client.get(url)
        assert response.status_code in (302, 403) and row.title not in response.text


def test_staff_open_a_file_of_a_draft_others_do_not(editor, client):
    file = make.file(make.document(state="draft"))
    url = reverse("admin:documents_document_file", args=[file.document_id, file.pk])
    assert editor.get(url).getvalue() == file.stored.path.read_bytes()
    assert editor.get(url.replace(f"/{file.pk}/", "/999/")).status_code == 404
    client.logout()
    assert client.get(url).status_code == 302


def test_restoring_a_version_keeps_files_their_ids_and_bytes(client):
    row = make.document(number="28-HD/BTGTU")
    first, second = make.file(row, title="Văn bản"), make.file(row, title="Phụ lục")
    before = versions.of(row).first()
    path = first.stored.path
    DocumentFile.objects.filter(pk=first.pk).delete()
    row.title = "Trích yếu khác"
    row.save()
    services.saved(row, None)
    services.restore_version(row, before, make_rows.user("editor"))
    row.refresh_from_db()
    assert row.title.startswith("Hướng dẫn nhiệm vụ")
    assert list(row.files.values_list("pk", "title")) == [(first.pk, "Văn bản"), (second.pk, "Phụ lục")]
    assert path.is_file()
    assert client.get(first.get_absolute_url()).getvalue() == path.read_bytes()
    assert make.file(row).pk > second.pk


def test_deleting_a_file_row_leaves_the_bytes(editor):
    row = make.document(created_by=None)
    file = make.file(row)
    path = file.stored.path
    data = form(row, number=row.number, published_at_0="10/01/2022", published_at_1="08:00:00", files=1,
                files__INITIAL_FORMS=1, files__0__id=file.pk, files__0__document=row.pk, files__0__title="",
                files__0__name=file.name, files__0__order=1, files__0__DELETE="on")  # fmt: skip
    row.refresh_from_db()
    data["loaded_revision"] = row.revision
    assert editor.post(change_url(row), data).status_code == 302
    assert not row.files.exists() and path.is_file()


def test_the_list_finds_numbers_in_any_spelling_and_abstracts_without_accents(editor):
    row = make.document("Công tác khoa giáo", number="28-HD/BTGTU", state="draft")
    make.document("Việc khác", number="128-HD/BTGTU")
    for query in ("28hdbtgtu", "Số 28-hd/btgtu", "khoa giao", "28-HD"):
        response = editor.get("/quan-tri/documents/document/", {"q": query})
        assert [found.pk for found in response.context["cl"].result_list] == [row.pk], query


def test_the_list_needs_the_same_queries_for_more_rows(editor, django_assert_max_num_queries):
    for _ in range(20):
        make.document(signer=make.signer(f"Người ký {Document.objects.count()}"))
    with django_assert_max_num_queries(25):
        response = editor.get("/quan-tri/documents/document/")
    assert "Còn hiệu lực" in response.text


@pytest.mark.parametrize("model", ["field", "signer", "kind", "level", "effectstate", "relationkind", "committeeterm"])
def test_every_other_page_of_the_registry_opens(client, model):
    client.force_login(make_rows.user("admin"))
    make.field(), make.signer()
    make_rows.the_site()
    listed = client.get(f"/quan-tri/documents/{model}/")
    assert listed.status_code == 200
    pk = listed.context["cl"].queryset.first().pk
    assert client.get(f"/quan-tri/documents/{model}/{pk}/change/").status_code == 200
    assert client.get(f"/quan-tri/documents/{model}/add/").status_code == 200


def test_a_changed_word_of_an_effect_state_shows_at_once(client):
    row = make.document()
    client.get(row.get_absolute_url())
    number = Generation.objects.get().number
    client.force_login(make_rows.user("admin"))
    state = make.EffectState.objects.get(code="con-hieu-luc")
    data = {"label": "Đang có hiệu lực", "tone": "green", "order": 20}
    assert client.post(f"/quan-tri/documents/effectstate/{state.pk}/change/", data).status_code == 302
    assert Generation.objects.get().number > number
    client.logout()
    assert "Đang có hiệu lực" in client.get(row.get_absolute_url()).text


def test_publishing_on_time(client):
    row = make.document(state="draft", published_at=timezone.now())
    services.take(STEPS["publish"], row, None)
    shared.clear()
    assert row.title in client.get("/van-ban/").text


def test_bodies_of_another_site_are_not_offered_for_a_known_document(client):
    row, other = make.document(), make_rows.site("thainguyen.localhost", name="Cổng Thái Nguyên")
    make.body("so-khac", site=other, name="Sở Y tế")
    client.force_login(make_rows.user("admin"))
    assert "Sở Y tế" not in client.get(change_url(row)).content.decode()
    assert "Sở Y tế (Cổng Thái Nguyên)" in client.get(ADD).content.decode()
    assert f">{row.body}</option>" in client.get(change_url(row)).content.decode()


def test_a_missing_abstract_is_said_once(editor):
    page = editor.post(ADD, form(title="")).content.decode()
    assert "Hãy nhập trích yếu." in page
    assert "Hãy nhập tiêu đề." not in page


def test_relations_of_others_are_shown_on_known_documents_only(editor):
    row = make.document()
    make.Relation.objects.create(
        source=make.document("Kế hoạch"), target=row, kind=make.RelationKind.objects.get(code="can-cu")
    )
    assert "Quan hệ do văn bản khác ghi" in editor.get(change_url(row)).content.decode()
    assert "Quan hệ do văn bản khác ghi" not in editor.get(ADD).content.decode()
