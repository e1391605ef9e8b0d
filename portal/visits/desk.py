"""The statistics in the side menu."""

from django.http import HttpRequest
from django.urls import reverse

from portal.desk import sections
from portal.identity import rights
from portal.visits import audience


def statistics_url(request: HttpRequest) -> str:
    own = audience.sites_seen(request.user)
    return reverse("admin:visits_visitday_statistics") if own is None or own else ""


def correct_url(request: HttpRequest) -> str:
    own = rights.site_ids(request.user)
    may = request.user.has_perm(audience.CORRECT) and (own is None or own)
    return reverse("admin:visits_daycount_correct") if may else ""


sections.page("Số liệu", "thống kê", statistics_url)
sections.page("Số liệu", "chỉnh số liệu", correct_url)
