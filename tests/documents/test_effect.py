"""Effect states from dates: the day before, the day itself, the day after."""

from datetime import date

import pytest
import time_machine

from documents import effect
from documents.models import Document, EffectState
from tests.documents import make_documents as make

START, END = date(2026, 3, 1), date(2026, 7, 1)
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 2, 28), effect.NOT_YET),
        (START, effect.IN_FORCE),
        (date(2026, 6, 30), effect.IN_FORCE),
        (END, effect.EXPIRED),
        (date(2026, 7, 2), effect.EXPIRED),
    ],
)
def test_the_state_changes_on_the_day_itself(day, code):
    row = make.document(number="9/2026/QĐ-UBND", issued_on=date(2026, 2, 10), effective_on=START, expires_on=END)
    assert effect.code_on(row, day) == code
    assert Document.objects.filter(effect.has_code(code, day)).get() == row


@pytest.mark.parametrize(("number", "code"), [("9/2026/QĐ-UBND", effect.UNKNOWN), ("9-HD/BTGTU", effect.IN_FORCE)])
def test_only_party_and_administrative_papers_count_from_their_issue(number, code):
    row = make.document(number=number, issued_on=date(2026, 2, 10))
    assert effect.code_on(row, date(2026, 3, 1)) == code


def test_a_chosen_state_wins_over_dates():
    row = make.document(effective_on=START, effect_override="ngung-hieu-luc-mot-phan")
    assert effect.code_on(row, START) == effect.PARTLY_SUSPENDED


@pytest.mark.parametrize(
    ("instant", "code"),
    [("2026-06-30T16:59:59Z", effect.IN_FORCE), ("2026-06-30T17:00:00Z", effect.EXPIRED)],
)
def test_days_are_local_days(instant, code):
    with time_machine.travel(instant, tick=False):
        row = make.document(
            number="9/2026/QĐ-UBND", effective_on=START, expires_on=END, published_at="2026-03-01T00:00Z"
        )
        assert row.effect_code == code


def test_the_condition_on_rows_agrees_with_the_rule_for_every_state():
    days = (None, date(2026, 2, 28), START, date(2026, 3, 2))
    for number in ("", "/2026/QĐ-UBND", "-HD/BTGTU"):
        for place, (issued, effective, expires) in enumerate((i, e, x) for i in days for e in days for x in days):
            if expires and effective and expires < effective:
                continue
            make.document(
                number=f"{place + 1}{number}" if number else "",
                issued_on=issued,
                effective_on=effective,
                expires_on=expires,
            )
    for state in EffectState.objects.all():
        make.document(effect_override=state)
    for day in days[1:]:
        rows = list(Document.objects.select_related("effect_override"))
        for code in EffectState.objects.values_list("code", flat=True):
            wanted = {row.pk for row in rows if effect.code_on(row, day) == code}
            assert set(Document.objects.filter(effect.has_code(code, day)).values_list("pk", flat=True)) == wanted
        assert {effect.code_on(row, day) for row in rows} >= {
            effect.NOT_YET,
            effect.IN_FORCE,
            effect.EXPIRED,
            effect.UNKNOWN,
        }
