"""Page numbers of a list as page data."""

from urllib.parse import urlencode

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from portal.layout.page_data import Pager

PAGE = "trang"
NEAR = 2


def paginate(request: HttpRequest, rows: QuerySet, size: int):
    """The asked page of a list; a page that does not exist is 404, garbage is page 1."""
    paginator = Paginator(rows, size)
    asked = request.GET.get(PAGE, "1")
    try:
        return paginator.page(asked)
    except PageNotAnInteger:
        return paginator.page(1)
    except EmptyPage as error:
        raise Http404 from error


def pager(request: HttpRequest, shown, kept: dict | None = None) -> Pager:
    """Numbers around the current page with the first and last; `kept` are the query values to carry along."""
    last, here = shown.paginator.num_pages, shown.number
    if last < 2:
        return {"pages": (), "previous_url": "", "next_url": "", "sentence": ""}

    def url(number: int) -> str:
        values = {**(kept or {}), **({PAGE: number} if number > 1 else {})}
        return f"{request.path}?{urlencode(values, doseq=True)}" if values else request.path

    entries = []
    wanted = sorted({1, last, *range(max(1, here - NEAR), min(last, here + NEAR) + 1)})
    for before, number in zip([0, *wanted], wanted, strict=False):
        if number > before + 1:
            entries.append({"label": "…", "url": "", "current": False, "gap": True})
        entries.append({"label": str(number), "url": url(number), "current": number == here, "gap": False})
    return {
        "pages": entries,
        "previous_url": url(here - 1) if here > 1 else "",
        "next_url": url(here + 1) if here < last else "",
        "sentence": gettext("Trang %(here)s/%(last)s") % {"here": here, "last": last},
    }
