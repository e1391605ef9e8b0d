"""The one door for changing a template: check, save, version, log with the difference, show at once."""

from difflib import unified_diff

from django.db import transaction
from django.utils import timezone

from portal.base import changes, generation
from portal.layout import shipped_files
from portal.layout.models import EditedTemplate
from portal.layout.validation import Problem, check
from portal.publishing import versions
from portal.publishing.models import Version

MOST_LINES = 4000  # of both texts; comparing more takes seconds, and the database waits
LONGEST_NOTE = 20_000  # characters of a difference in the change log


class Refused(Exception):
    """The source cannot be used; nothing was saved."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


class Stale(Exception):
    """Somebody else saved meanwhile; `row` is what stands now."""

    def __init__(self, row: EditedTemplate) -> None:
        super().__init__(f"{row.name} is at revision {row.revision}.")
        self.row = row


def save(
    site_id: int,
    theme: str,
    name: str,
    source: str,
    actor,
    *,
    expected: int,
    note: str = "",
    address: str | None = None,
) -> EditedTemplate:
    """Use `source` on the Site from now on. `expected`: the revision it was made from, 0 when there was no copy.

    Raises Refused with the problems, Stale when the copy has another revision, ValueError for a name nobody ships.
    """
    if not shipped_files.source(theme, name):
        raise ValueError(f"Theme {theme} has no template {name!r}.")
    source = source.replace("\r\n", "\n").replace("\x00", "")  # PostgreSQL keeps no NUL
    note = note.replace("\x00", "")
    problems = check(site_id, theme, name, source)
    if problems:
        raise Refused(problems)
    with transaction.atomic():
        row = _locked(site_id, theme, name, expected)
        before = row.source if row.active else shipped_files.source(theme, name)
        row.source, row.active, row.shipped = source, True, shipped_files.source(theme, name)
        _write(row, actor, "sửa mẫu", before, source, note, address)
    return row


def back_to_shipped(row: EditedTemplate, actor, *, expected: int, address: str | None = None) -> EditedTemplate:
    """Draw the shipped file again; the copy stays for another time. Raises Stale."""
    with transaction.atomic():
        row = _locked(row.site_id, row.theme, row.name, expected)
        row.active = False
        shipped = shipped_files.source(row.theme, row.name)
        _write(row, actor, "về mẫu gốc", row.source, shipped, "Về bản gốc", address)
    return row


def restore(
    row: EditedTemplate, version: Version, actor, *, expected: int, address: str | None = None
) -> EditedTemplate:
    """Use an older version again. Raises Refused when it does not work with today's page data, Stale."""
    fields = version.data["fields"]
    if not fields["active"]:
        return back_to_shipped(row, actor, expected=expected, address=address)
    note = f"Khôi phục phiên bản {version.number}"
    return save(
        row.site_id, row.theme, row.name, fields["source"], actor, expected=expected, note=note, address=address
    )  # fmt: skip


def acknowledge(row: EditedTemplate, actor, *, address: str | None = None) -> None:
    """The change of the shipped file was seen and the copy stays as it is."""
    shipped = shipped_files.source(row.theme, row.name)
    with transaction.atomic():
        EditedTemplate.objects.filter(pk=row.pk).update(shipped=shipped)
        difference = _difference(row.shipped, shipped, row.name)
        changes.record(actor, "đã xem mẫu gốc mới", row, note=difference, address=address)


def _locked(site_id: int, theme: str, name: str, expected: int) -> EditedTemplate:
    """The row, locked and still at the expected revision; a new one for the first edit."""
    rows = EditedTemplate.objects.select_for_update().filter(site_id=site_id, theme=theme, name=name)
    row = rows.first()
    if row is None:
        # Two first edits at once meet at the unique constraint: the later one waits here and then finds a row.
        row, is_new = rows.get_or_create(
            site_id=site_id, theme=theme, name=name, defaults={"active": False, "shipped": ""}
        )  # fmt: skip
        if is_new and expected == 0:
            return row
    if row.revision != expected:
        raise Stale(row)
    return row


def _write(row: EditedTemplate, actor, action: str, before: str, after: str, note: str, address: str | None) -> None:
    row.updated_by, row.updated_at = actor, timezone.now()
    row.failed_at, row.failure, row.failed_path = None, "", ""
    row.revision += 1  # the row is locked
    row.save()
    versions.keep(row, actor, note)
    difference = _difference(before, after, row.name)
    changes.record(actor, action, row, note="\n".join(part for part in (note, difference) if part), address=address)
    generation.raise_for(row.site_id)


def _difference(before: str, after: str, name: str) -> str:
    old, new = before.splitlines(), after.splitlines()
    if len(old) + len(new) > MOST_LINES:
        return f"{name}: {len(old)} dòng thành {len(new)} dòng, xem trong các phiên bản."
    text = "\n".join(unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm="", n=2))
    return text if len(text) <= LONGEST_NOTE else f"{text[:LONGEST_NOTE]}\n… (còn nữa, xem trong các phiên bản)"


def is_outdated(row: EditedTemplate) -> bool:
    """An upgrade changed the shipped file under the copy, and nobody has looked at it yet."""
    return row.active and row.shipped != shipped_files.source(row.theme, row.name)
