"""Saving and putting back the look of a Site: one transaction with version, change log and generation."""

import hashlib
import json

from django.db import transaction

from portal.base import changes, generation
from portal.identity.models import SiteProfile
from portal.layout import shipped
from portal.publishing import media, versions
from portal.publishing.compare import Difference, differences
from portal.publishing.models import Version

NOTE = 300  # letters of a version's note


class Stale(Exception):
    """Somebody saved another look meanwhile."""

    def __init__(self, row: SiteProfile) -> None:
        super().__init__("The look was changed by somebody else.")
        self.row = row


def fingerprint(row: SiteProfile) -> str:
    """Of the look as it stands; a form carries the one it was opened with."""
    return hashlib.sha256(json.dumps(versions.snapshot(row), sort_keys=True).encode()).hexdigest()[:20]


def sides(difference: Difference) -> tuple[str, str]:
    """The old and the new value of a field as the office reads them."""
    old = "".join(text for kind, text in difference.parts if kind != "new").strip()
    new = "".join(text for kind, text in difference.parts if kind != "gone").strip()
    return old or "(trống)", new or "(trống)"


def sentence(found: list[Difference]) -> str:
    return "; ".join(f"{difference.label}: {' → '.join(sides(difference))}" for difference in found)


@transaction.atomic
def save(row: SiteProfile, actor, *, seen: str, address: str | None = None) -> list[Difference]:
    """Write the look of `row`, checked before, unless it differs from what the person has seen; returns what changed."""
    stored = _locked(row.pk)
    if fingerprint(stored) != seen:
        raise Stale(stored)
    before = versions.snapshot(stored)
    for name in SiteProfile.LOOK:
        setattr(stored, stored._meta.get_field(name).attname, getattr(row, row._meta.get_field(name).attname))
    stored.save(update_fields=SiteProfile.LOOK)
    return _finish(stored, before, actor, "đổi giao diện", "", address)


@transaction.atomic
def restore(
    row: SiteProfile, version: Version, actor, *, address: str | None = None
) -> tuple[list[Difference], list[str]]:
    """Put an older look back as the newest version; returns what changed and what is gone by now."""
    stored = _locked(row.pk)
    before = versions.snapshot(stored)
    lost = versions.put_back(stored, version)
    action = f"khôi phục giao diện phiên bản {version.number}"
    return _finish(stored, before, actor, action, f"Khôi phục phiên bản {version.number}", address), lost


def _locked(pk: int) -> SiteProfile:
    return SiteProfile.objects.select_for_update().get(pk=pk)


def _finish(row: SiteProfile, before: dict, actor, action: str, note: str, address: str | None) -> list[Difference]:
    after = versions.snapshot(row)
    found = differences(row, before, after)
    if not found:
        return found
    if not versions.of(row).exists():
        versions.keep(row, None, "Trước lần đổi đầu tiên", before)
    said = sentence(found)
    versions.keep(row, actor, (f"{note}. {said}" if note else said)[:NOTE])
    changes.record(actor, action, row, note=said, address=address)
    follow(row)
    return found


def follow(row: SiteProfile) -> None:
    """What every save of a profile needs: its pictures public, blocks in a theme new to the Site, pages drawn anew."""
    row.is_public = True  # its pictures stand on every page
    media.use(row, {pk for pk in (row.logo_id, row.banner_id) if pk})
    shipped.install(row.site_id, row.theme)
    generation.raise_for(row.site_id)
