"""Timed work of the documents."""

from datetime import timedelta

from django.utils import timezone

from documents import effect
from documents.models import Document
from portal.base import generation
from portal.jobs.timetable import every
from portal.publishing.services import lists_changed_by_time, publish_due

AFTER_MIDNIGHT = timedelta(minutes=3)


@every(1)
def publish_due_documents() -> None:
    publish_due(Document)


@every(10)
def end_periods_of_documents() -> None:
    lists_changed_by_time(Document)


@every(60, once=True)
def change_effects_by_date() -> None:
    """Just after local midnight: pages that say "Còn hiệu lực" may have become untrue."""
    now = timezone.localtime()
    if now - now.replace(hour=0, minute=0, second=0, microsecond=0) > AFTER_MIDNIGHT:
        return
    changed = Document.objects.public().filter(effect.changes_on(now.date()), effect_override=None)
    site_ids = set(changed.order_by().values_list("site_id", flat=True))
    if site_ids:
        generation.raise_for(*site_ids)
