"""The numbers of the statistics box for programs."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from portal.visits import statistics


@require_safe
def numbers(request: HttpRequest) -> JsonResponse:
    """Never counted itself: it carries no X-Hit header."""
    response = JsonResponse(asdict(statistics.numbers_of(request.site)))
    patch_cache_control(response, max_age=int(statistics.LASTS), public=True)
    return response
