"""Most viewed first: the same totals as portal.visits.counters.totals, as an order of rows."""

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from documents.models import Document
from portal.visits.models import DayCount, StartCount


def by_views(rows: QuerySet) -> QuerySet:
    def viewed(model) -> Coalesce:
        mine = model.objects.filter(kind=Document.kind, object_id=OuterRef("pk")).order_by().values("object_id")
        return Coalesce(Subquery(mine.annotate(total=Sum("views")).values("total")), 0)

    ranked = rows.annotate(counted_views=viewed(DayCount), started_views=viewed(StartCount))
    return ranked.order_by((F("counted_views") + F("started_views")).desc(), "-published_at", "-pk")
