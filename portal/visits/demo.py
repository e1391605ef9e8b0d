"""Demo visit totals of a Site: the figures of the reference pages, as day rows relative to today."""

from django.utils import timezone

from portal.demo.registry import DemoContext, register
from portal.visits.demo_days import fill_days, fill_views
from portal.visits.demo_parts import fill_parts
from portal.visits.models import StartCount


@register("lượt truy cập", order=60)
def load(context: DemoContext) -> None:
    """Comes after what is viewed: the hours hold those views."""
    figures = context.data("portal.identity")["visits"]
    fill_days(context.site.pk, now=context.now, **figures)
    for kind, starts in _starts(context.site.pk).items():
        fill_views(context.site.pk, kind, starts, context.now)
    local = timezone.localtime(context.now)
    fill_parts(context.site.pk, local.date(), local.hour)


def _starts(site_id: int) -> dict[str, dict[int, tuple[int, int]]]:
    """The totals that the content was loaded with, by kind and id."""
    found: dict[str, dict[int, tuple[int, int]]] = {}
    for row in StartCount.objects.filter(site_id=site_id):
        found.setdefault(row.kind, {})[row.object_id] = (row.views, row.downloads)
    return found
