"""One document per Site, body, kind, number and year, or Party term; on both databases."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.models import CommitteeTerm, Document
from tests import make as make_rows
from tests.documents import make_documents as make

pytestmark = pytest.mark.django_db
NUMBER = "28-HD/BTGTU"


def refused(**values) -> bool:
    with transaction.atomic():
        try:
            with transaction.atomic():
                make.document(**values)
        except IntegrityError:
            return True
    return False


def test_the_database_refuses_a_second_one_in_any_spelling():
    make.document(number=NUMBER)
    assert refused(number="Số: 028 – hd / btgtu")


def test_the_form_names_the_other_document_at_the_number():
    first = make.document(number=NUMBER, title="Công tác khoa giáo năm 2022")
    second = Document(
        site=first.site, title="Khác", number=NUMBER, document_kind=first.document_kind, body=first.body,
        issued_on=date(2022, 5, 1),
    )  # fmt: skip
    with pytest.raises(ValidationError) as caught:
        second.full_clean(validate_constraints=False)
    assert "Công tác khoa giáo năm 2022" in caught.value.message_dict["number"][0]


def test_other_year_body_kind_or_site_is_another_document():
    make.document(number=NUMBER)
    assert not refused(number=NUMBER, issued_on=date(2023, 1, 10))
    assert not refused(number=NUMBER, body=make.body("khac"))
    assert not refused(number=NUMBER, kind="hop-dong")
    assert not refused(number=NUMBER, site=make_rows.site("thainguyen.localhost"))


def test_party_numbers_are_unique_in_a_term_over_its_years():
    terms = CommitteeTerm.objects.order_by("pk")[:2]
    make.document(number=NUMBER, term=terms[0])
    assert refused(number=NUMBER, term=terms[0], issued_on=date(2024, 1, 1))
    assert not refused(number=NUMBER, term=terms[1])


def test_rows_without_number_in_the_bin_and_translations_are_free():
    first = make.document(number=NUMBER)
    make.document(number="")
    assert not refused(number="")
    assert not refused(number=NUMBER, language="en", translation_of=first)
    Document.objects.filter(pk=first.pk).update(deleted_at=timezone.now())
    assert not refused(number=NUMBER)


def test_wrong_dates_get_a_sentence_at_their_field():
    row = make.document()
    row.issued_on, row.effective_on, row.expires_on = date(22, 1, 1), date(2026, 2, 1), date(2026, 1, 1)
    with pytest.raises(ValidationError) as caught:
        row.full_clean(validate_constraints=False)
    assert set(caught.value.message_dict) == {"issued_on"}
    row.issued_on = date(2026, 1, 1)
    with pytest.raises(ValidationError) as caught:
        row.full_clean(validate_constraints=False)
    assert set(caught.value.message_dict) == {"expires_on"}
