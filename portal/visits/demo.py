"""Demo visit totals of a Site: the figures of the reference pages, as day rows relative to today."""

from portal.demo.registry import DemoContext, register
from portal.visits.demo_days import fill_days


@register("lượt truy cập", order=60)
def load(context: DemoContext) -> None:
    figures = context.data("portal.identity")["visits"]
    fill_days(context.site.pk, now=context.now, **figures)
