"""Writes that touch several tables: after a form is saved, and the steps of the workflow.

Each is one transaction: row, version, change log, index, generation, uses of pictures. Whatever saves content
(admin, import, demo, timed work) ends here, so nothing can be published without being found, cached anew and logged.
"""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from portal.base import changes, generation
from portal.identity import rights
from portal.publishing import media, versions
from portal.publishing.models import Publishable
from portal.publishing.states import PUBLIC, STEPS, State, Step
from portal.search import index


class Refused(Exception):
    """The step cannot be taken; `reasons` are sentences for the person who asked."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


def saved(row: Publishable, actor, *, action: str = "sửa", note: str = "", address: str | None = None) -> None:
    """Everything that follows a saved form (row, many-to-many and child rows already written)."""
    with transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(
            revision=row.revision + 1, updated_by=actor, updated_at=timezone.now()
        )
        row.revision += 1
        versions.keep(row, actor, note)
        changes.record(actor, action, row, note=note, address=address)
        _shown_anew(row)


def _shown_anew(row: Publishable) -> None:
    media.use(row, row.media_ids())
    index.refresh(row.kind, [row.pk])
    generation.raise_for(row.site_id)


def may(user, step: Step, row: Publishable) -> bool:
    """Whether the person may take the step on this row in its present state."""
    if row.deleted_at or row.state not in step.sources:
        return False
    return rights.allows(user, step.right, row.site_id, row.areas())


def steps_for(user, row: Publishable) -> list[Step]:
    return [step for step in STEPS.values() if may(user, step, row)]


def may_edit(user, row: Publishable) -> bool:
    """Writers edit their own open drafts; approvers what waits for them; publishers everything."""
    areas = row.areas()
    if rights.allows(user, rights.PUBLISH, row.site_id, areas):
        return True
    if row.state == State.REVIEW:
        return rights.allows(user, rights.APPROVE, row.site_id, areas)
    if row.state not in (State.DRAFT, State.RETURNED):
        return False
    if not rights.allows(user, rights.WRITE, row.site_id, areas):
        return False
    own = row.created_by_id in (None, user.pk)
    return own or rights.allows(user, rights.EDIT_OTHERS, row.site_id, areas)


@transaction.atomic
def take(step: Step, row: Publishable, actor, *, note: str = "", address: str | None = None) -> None:
    """Move a row along; raises Refused with the whole list of reasons. `actor` None is the timetable."""
    row = _locked(row)
    if actor is not None and not may(actor, step, row):
        raise Refused(f"Bạn không thể “{step.label}” khi mục đang ở trạng thái “{row.state_label()}”.")
    if step.needs_note and not note.strip():
        raise Refused("Hãy ghi lý do để người viết biết cần sửa gì.")
    if step.target == State.PUBLISHED:
        problems = row.problems()
        if problems:
            raise Refused(*problems)
        _publish(row)
    else:
        row.state = step.target
        row.scheduled = False
        if step.code == "withdraw" and note:
            row.withdrawn_reason = note[:300]
    row.save(update_fields=["state", "scheduled", "published_at", "withdrawn_reason"])
    changes.record(actor, step.past, row, note=note, address=address)
    _shown_anew(row)


def _locked(row: Publishable) -> Publishable:
    return type(row).objects.select_for_update().get(pk=row.pk)


def _lock(row: Publishable) -> None:
    """Nobody may save in between, and what was loaded before is read anew."""
    row.refresh_from_db(from_queryset=type(row).objects.select_for_update())


def _publish(row: Publishable) -> None:
    now = timezone.now()
    row.published_at = row.published_at or now
    row.scheduled = row.published_at > now
    row.state = State.APPROVED if row.scheduled else State.PUBLISHED
    row.withdrawn_reason = ""


@transaction.atomic
def bin_row(row: Publishable, actor, *, address: str | None = None) -> None:
    """Into the bin: out of every public place at once, restorable."""
    type(row).objects.filter(pk=row.pk).update(deleted_at=timezone.now())
    row.refresh_from_db()
    changes.record(actor, "bỏ vào thùng rác", row, address=address)
    _shown_anew(row)


@transaction.atomic
def restore_row(row: Publishable, actor, *, address: str | None = None) -> None:
    """Out of the bin, as a draft when it was public before: going public again is a step of its own.

    Raises Refused when its address or number belongs to another row by now.
    """
    _lock(row)
    row.deleted_at = None
    row.state = State.DRAFT if row.state in PUBLIC else row.state
    try:
        row.clean()
        row.validate_constraints()
    except ValidationError as error:
        raise Refused(*error.messages) from error
    row.save(update_fields=["deleted_at", "state"])
    changes.record(actor, "lấy lại từ thùng rác", row, address=address)
    _shown_anew(row)


@transaction.atomic
def restore_version(row: Publishable, version, actor, *, address: str | None = None) -> list[str]:
    """Put an older version back as a new one; returns sentences about what no longer exists.

    Raises Refused when the old content cannot stand any more.
    """
    _lock(row)
    try:
        lost = versions.put_back(row, version)
    except ValidationError as error:
        raise Refused(*error.messages) from error
    note = f"Khôi phục phiên bản {version.number}"
    saved(row, actor, action="khôi phục", note=note, address=address)
    return lost


def publish_due(model: type[Publishable]) -> int:
    """Put what is due onto the site, each in its own short transaction; called by the timetable."""
    published = 0
    for pk in list(model.objects.due().values_list("pk", flat=True)[:100]):
        with transaction.atomic():
            # Taken back, put off or published by somebody else since the list was read.
            row = model.objects.due().select_for_update().filter(pk=pk).first()
            if row is None:
                continue
            row.state, row.scheduled = State.PUBLISHED, False
            row.save(update_fields=["state", "scheduled"])
            changes.record(None, "đăng theo giờ hẹn", row)
            _shown_anew(row)
            published += 1
    return published


_looked_at: dict[type[Publishable], datetime] = {}


def lists_changed_by_time(model: type[Publishable]) -> None:
    """Raise the generation of Sites where a row's time in the lists ended since the last look of this process."""
    now = timezone.now()
    since = _looked_at.get(model, now)
    _looked_at[model] = now
    ended = model.objects.filter(listed_until__gt=since, listed_until__lte=now, state=State.PUBLISHED)
    site_ids = set(ended.values_list("site_id", flat=True))
    if site_ids:
        generation.raise_for(*site_ids)
