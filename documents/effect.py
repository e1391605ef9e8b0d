"""Whether a document is in force: from its dates, unless staff chose a state.

The day of expiry is the first day without force, as in the national register. Party, administrative documents and
letters carry no effect date: they count from their issue. Legal documents without an effect date are undetermined.
"""

from datetime import date

from django.db.models import Q
from django.utils import timezone

NOT_YET = "chua-co-hieu-luc"
IN_FORCE = "con-hieu-luc"
PARTLY_EXPIRED = "het-hieu-luc-mot-phan"
EXPIRED = "het-hieu-luc-toan-bo"
SUSPENDED = "ngung-hieu-luc"
PARTLY_SUSPENDED = "ngung-hieu-luc-mot-phan"
OUTDATED = "khong-con-phu-hop"
UNKNOWN = "chua-xac-dinh"
FROM_ISSUE = ("dang", "hanhchinh", "cong_van")


def code_on(document, day: date | None = None) -> str:
    """Code of the effect state on `day` (today, local). Needs no query when effect_override was selected."""
    if document.effect_override_id:
        return document.effect_override.code
    day = day or timezone.localdate()
    start = document.effective_on
    if start is None and document.number_pattern in FROM_ISSUE:
        start = document.issued_on
    if document.expires_on and document.expires_on <= day:
        return EXPIRED
    if start is None:
        return UNKNOWN
    return NOT_YET if start > day else IN_FORCE


def has_code(code: str, day: date | None = None) -> Q:
    """The same rule as a condition on rows."""
    day = day or timezone.localdate()
    kept = Q(expires_on=None) | Q(expires_on__gt=day)
    from_issue = Q(effective_on=None, number_pattern__in=FROM_ISSUE, issued_on__isnull=False)
    by_dates = {
        EXPIRED: Q(expires_on__lte=day),
        NOT_YET: kept & (Q(effective_on__gt=day) | (from_issue & Q(issued_on__gt=day))),
        IN_FORCE: kept & (Q(effective_on__lte=day) | (from_issue & Q(issued_on__lte=day))),
        UNKNOWN: kept & Q(effective_on=None) & (~Q(number_pattern__in=FROM_ISSUE) | Q(issued_on=None)),
    }
    chosen = Q(effect_override__code=code)
    if code not in by_dates:
        return chosen
    return chosen | (Q(effect_override=None) & by_dates[code])


def changes_on(day: date) -> Q:
    """Documents whose state by dates differs from the day before."""
    return Q(effective_on=day) | Q(expires_on=day) | Q(issued_on=day, effective_on=None)
