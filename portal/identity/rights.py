"""Who may do what: publishing rights per Site and per area. The one place where they are read.

Superusers may do everything. Everybody else has what their assignments say; Django's model
permissions only open the admin pages of things that are not content (templates, people, settings).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from portal.identity.models import Assignment

WRITE, EDIT_OTHERS, APPROVE, PUBLISH, DELETE = RIGHTS = ("write", "edit_others", "approve", "publish", "delete")


@dataclass(frozen=True)
class Grant:
    """One assignment in plain values; `area` is (content type id, row id) or None for the whole Site."""

    site_id: int
    area: tuple[int, int] | None
    rights: frozenset[str]


def grants(user) -> tuple[Grant, ...]:
    """All grants of a person, read once per request (kept on the user object)."""
    if not user.is_active or not user.is_staff:
        return ()
    found = getattr(user, "_portal_grants", None)
    if found is None:
        rows = Assignment.objects.filter(user=user).select_related("role")
        found = user._portal_grants = tuple(
            Grant(
                row.site_id,
                (row.area_type_id, row.area_id) if row.area_id else None,
                frozenset(right for right in RIGHTS if getattr(row.role, f"can_{right}")),
            )
            for row in rows
        )
    return found


def allows(user, right: str, site_id: int | None = None, areas: Iterable[Model] = ()) -> bool:
    """Whether the person has `right` on the Site, or in one of `areas` (a category and its ancestors).

    Without a Site: whether they have the right anywhere.
    """
    if not user.is_active or not user.is_staff:
        return False
    if user.is_superuser:
        return True
    keys = {(ContentType.objects.get_for_model(area).pk, area.pk) for area in areas}
    return any(
        right in grant.rights
        and (site_id is None or grant.site_id == site_id)
        and (site_id is None or grant.area is None or grant.area in keys)
        for grant in grants(user)
    )


def site_for(user, right: str, wanted: int | None) -> int | None:
    """The Site the person has `right` on, in whole or in part: `wanted` when possible, else their first; None: nowhere."""
    if user.is_active and user.is_superuser:
        return wanted
    own = {grant.site_id for grant in grants(user) if right in grant.rights}
    return wanted if wanted in own else min(own, default=None)


def site_ids(user) -> set[int] | None:
    """Sites the person works on; None means all."""
    if user.is_superuser:
        return None
    return {grant.site_id for grant in grants(user)}


def only_own_areas(user, site_id: int, right: str = WRITE) -> list[tuple[int, int]] | None:
    """Area keys the person is limited to on this Site; None when the whole Site is theirs."""
    if user.is_superuser:
        return None
    own = [grant for grant in grants(user) if grant.site_id == site_id and right in grant.rights]
    if any(grant.area is None for grant in own):
        return None
    return [grant.area for grant in own]
