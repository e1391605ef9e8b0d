"""Finding the row behind a public address."""

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect

from portal.identity.sites import absolute
from portal.publishing.models import Publishable, PublishableQuerySet
from portal.publishing.states import State

LARGEST_ID = 2**63 - 1  # no database holds a greater one; SQLite fails when asked


class Withdrawn(Http404):
    """Taken down with a public reason; answered by a page that gives it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def public_row(rows: PublishableQuerySet, **address: object) -> Publishable:
    """The public row of this address. Raises Http404, or Withdrawn when staff gave citizens a reason."""
    if address.get("pk", 0) > LARGEST_ID:
        raise Http404
    found = rows.public().filter(**address).first()
    if found is not None:
        return found
    taken_down = rows.kept().filter(state=State.WITHDRAWN, **address).exclude(withdrawn_reason="")
    reason = taken_down.values_list("withdrawn_reason", flat=True).first()
    raise Withdrawn(reason) if reason else Http404


def moved(request: HttpRequest, row: Publishable, slug: str) -> HttpResponsePermanentRedirect | None:
    """301 to the row's own host or its present slug; None when the address is right."""
    if row.site_id != request.site.id:
        return HttpResponsePermanentRedirect(absolute(row.site.domain, row.get_absolute_url(), request))
    if row.slug != slug:
        return HttpResponsePermanentRedirect(row.get_absolute_url())
    return None
