"""Who may look at the statistics, and who may correct a counter; always on the person's own Sites."""

from django.contrib.sites.models import Site
from django.db.models import QuerySet

from portal.identity import rights

SEE, CORRECT = "visits.view_visitday", "visits.correct_counts"


def sites_seen(user) -> set[int] | None:
    """Sites whose statistics the person may see: with the permission all of theirs, else where they publish."""
    own = rights.site_ids(user)
    if own is None or user.has_perm(SEE):
        return own
    return {grant.site_id for grant in rights.grants(user) if rights.PUBLISH in grant.rights}


def may_see(user, site_id: int) -> bool:
    own = sites_seen(user)
    return own is None or site_id in own


def may_correct(user, site_id: int) -> bool:
    own = rights.site_ids(user)
    return user.has_perm(CORRECT) and (own is None or site_id in own)


def choices(ids: set[int] | None) -> QuerySet[Site]:
    """These Sites with their profiles, for a chooser."""
    rows = Site.objects.filter(profile__isnull=False).select_related("profile").order_by("pk")
    return rows if ids is None else rows.filter(pk__in=ids)
