"""The stylesheet of a Site's own colours."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from portal.identity import palette

YEAR = 31_536_000


@require_safe
def colours(request: HttpRequest, name: str) -> HttpResponse:
    """Computed from the address alone: no database, the same for every Site and reader, kept for ever."""
    chosen = palette.read(name)
    if chosen is None:
        raise Http404
    response = HttpResponse(palette.stylesheet(*chosen), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"max-age={YEAR}, public, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
