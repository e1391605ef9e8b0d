"""The one door to the change log."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from portal.base.models import Change
from portal.base.people import full_name


def record(actor, action: str, row: Model, *, note: str = "", address: str | None = None) -> Change:
    """Write one line; call inside the transaction of the change itself. `actor` None is the system."""
    return Change.objects.create(
        actor=actor,
        actor_name=full_name(actor) if actor else "Hệ thống",
        site_id=getattr(row, "site_id", None),
        action=action,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_name=str(row)[:300],
        note=note,
        address=address,
    )
