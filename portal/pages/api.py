"""The shape of JSON answers: read-only, paged, with ETag; the same page data as the pages."""

import hashlib
import json
from collections.abc import Callable

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from portal.identity.sites import printed_address
from portal.layout.pager import PAGE, paginate


def answer(request: HttpRequest, data: dict) -> HttpResponse:
    body = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)
    etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:24]}"'
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["ETag"] = etag
    response["Access-Control-Allow-Origin"] = "*"  # public data, no cookies are read
    response["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=etag, response=response)


def listing(request: HttpRequest, rows: QuerySet, size: int, build: Callable) -> HttpResponse:
    """{"count", "next", "previous", "items"}: one page of rows."""
    shown = paginate(request, rows, size)

    def link(number: int) -> str:
        query = request.GET.copy()
        query[PAGE] = number
        return printed_address(request.site.host, f"{request.path}?{query.urlencode()}", request)

    return answer(
        request,
        {
            "count": shown.paginator.count,
            "next": link(shown.next_page_number()) if shown.has_next() else None,
            "previous": link(shown.previous_page_number()) if shown.has_previous() else None,
            "items": build(shown.object_list),
        },
    )
