"""The one door to the layout of a theme: which blocks stand where, read and written as a whole.

A layout is a list of plain dicts in drawing order: id, slot, code, title, pages, options (every declared one),
enabled, shown_from, shown_until (ISO texts or None). A new block has an id like "new-1" until it is saved. Ids never
change afterwards and come back with a restored version: shared parts and anchors of pages hang on them.

Each save keeps a Version of the whole layout. Who saves after a colleague did is merged with them
(portal.layout.merging); where that needs a decision nothing is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.sites.models import Site
from django.db import transaction
from django.utils import timezone

from portal.base import changes, generation
from portal.base.people import full_name
from portal.identity.models import THEMES, SiteProfile
from portal.layout import merging, shipped, wording
from portal.layout.blocks import kinds
from portal.layout.models import SLOTS, Block, Layout
from portal.layout.options import Offered
from portal.layout.working import Refused, as_row, checked, options_of, plain
from portal.publishing import versions
from portal.publishing.models import Version

HOME_SLOTS = ("home_lead", "home_main")  # the template of the home page alone draws them


@dataclass(frozen=True)
class Saved:
    """`summary`: what changed, in words; empty when nothing did. `merged_with`: whose changes are in it too."""

    layout: Layout
    summary: str = ""
    merged_with: tuple[str, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """Nothing was written. `theirs` is the layout of `revision`, which `people` saved."""

    clashes: list[merging.Clash]
    theirs: list[dict]
    revision: int
    people: tuple[str, ...]


# --- reading ----------------------------------------------------------------------
def read(site_id: int, theme: str) -> list[dict]:
    rows = list(Block.objects.filter(site_id=site_id, theme=theme))
    places = {slot: number for number, slot in enumerate(SLOTS)}
    rows.sort(key=lambda row: (places.get(row.slot, len(places)), row.order, row.pk))
    return [plain(row) for row in rows]


def revision(site_id: int, theme: str) -> int:
    """Of the last save; 0 when nobody saved yet."""
    return Layout.objects.filter(site_id=site_id, theme=theme).values_list("revision", flat=True).first() or 0


def working(site_id: int, theme: str, base_revision: int, blocks: object) -> list[dict]:
    """Unsaved blocks of somebody who began at `base_revision`, checked as save() checks them. Raises Refused."""
    known = read(site_id, theme)
    layout = Layout.objects.filter(site_id=site_id, theme=theme).first()
    if base_revision != (layout.revision if layout else 0):
        known = [*_at(layout, base_revision), *known]
    return checked(blocks, known)


# --- writing ----------------------------------------------------------------------
@transaction.atomic
def save(
    site_id: int,
    theme: str,
    base_revision: int,
    blocks: object,
    actor,
    note: str = "",
    address: str | None = None,
    choices: Mapping[str, str] | None = None,
    against: int | None = None,
) -> Saved | Conflict:
    """Write the layout that somebody made from the one of `base_revision`. Raises Refused.

    `choices` decide clashes; they were made `against` a revision and hold for no other one.
    """
    layout = _locked(site_id, theme)
    theirs, newest = read(site_id, theme), layout.revision
    base = theirs if base_revision == newest else _at(layout, base_revision)
    mine = checked(blocks, [*base, *theirs])
    merged = merging.merge(base, mine, theirs, choices if against in (None, newest) else None)
    people = _people(layout, base_revision) if base_revision != newest else ()
    if merged.clashes:
        return Conflict(merged.clashes, theirs, newest, people)
    others = tuple(people) if wording.changes(site_id, base, theirs) else ()
    return _write(layout, theirs, merged.blocks, actor, "sửa bố cục", note, address, others)


def _locked(site_id: int, theme: str) -> Layout:
    """The row of the layout, made when missing; whoever saves next waits for the end of this transaction."""
    if theme not in THEMES or not Site.objects.filter(pk=site_id).exists():
        raise Refused("Không có cổng hoặc giao diện này.")
    Layout.objects.get_or_create(site_id=site_id, theme=theme)
    return Layout.objects.select_for_update().get(site_id=site_id, theme=theme)


def _at(layout: Layout | None, number: int) -> list[dict]:
    """The layout as it stood at a revision."""
    version = versions.of(layout).filter(data__revision=number).first() if layout else None
    if version is None:
        raise Refused("Không còn bản bố cục mà bạn bắt đầu từ đó. Hãy tải lại trang.")
    return of_version(version)


def of_version(version: Version) -> list[dict]:
    """The blocks a version holds, their options read by the kinds of today."""
    return [{**block, "options": options_of(block["code"], block["options"])} for block in version.data["blocks"]]


def _people(layout: Layout, since: int) -> tuple[str, ...]:
    later = versions.of(layout).filter(data__revision__gt=since)
    return tuple(dict.fromkeys(full_name(version.author) for version in later if version.author))


@transaction.atomic
def restore(layout: Layout, version: Version, actor, address: str | None = None) -> Saved:
    """Put an older layout back; what stands now stays a version of its own."""
    layout = _locked(layout.site_id, layout.theme)
    before, after = read(layout.site_id, layout.theme), of_version(version)
    note = f"Khôi phục phiên bản {version.number}"
    return _write(layout, before, after, actor, "khôi phục bố cục", note, address)


@transaction.atomic
def back_to_shipped(site_id: int, theme: str, actor, address: str | None = None) -> Saved:
    """The layout the theme ships with; a block that stands in both keeps its id."""
    layout = _locked(site_id, theme)
    before = read(site_id, theme)
    unused = list(before)
    after = []
    for number, row in enumerate(shipped.rows(site_id, theme), start=1):
        twin = next((block for block in unused if block["code"] == row.code and block["slot"] == row.slot), None)
        twin = twin or next((block for block in unused if block["code"] == row.code), None)
        if twin:
            unused.remove(twin)
        after.append({**plain(row), "id": twin["id"] if twin else f"new-{number}"})
    return _write(layout, before, after, actor, "đưa bố cục về bản gốc", "Về bố cục gốc", address)


def _write(
    layout: Layout,
    before: list[dict],
    after: list[dict],
    actor,
    action: str,
    note: str,
    address: str | None,
    merged_with: tuple[str, ...] = (),
) -> Saved:
    sentences = wording.changes(layout.site_id, before, after)
    if not sentences:
        return Saved(layout)
    last = versions.of(layout).first()
    if last is None or last.data["blocks"] != before:
        versions.keep(layout, None, "Bố cục trước lần sửa này", _data(layout.revision, before))
    _write_rows(layout.site_id, layout.theme, after)
    layout.revision += 1
    layout.updated_by, layout.updated_at = actor, timezone.now()
    layout.save()
    versions.keep(layout, actor, note, _data(layout.revision, read(layout.site_id, layout.theme)))
    summary = "; ".join(sentences)
    changes.record(actor, action, layout, note=f"{note}: {summary}" if note else summary, address=address)
    generation.raise_for(layout.site_id)
    return Saved(layout, summary, merged_with)


def _data(number: int, blocks: list[dict]) -> dict:
    return {"revision": number, "blocks": blocks}


def _write_rows(site_id: int, theme: str, blocks: list[dict]) -> None:
    own = set(Block.objects.filter(site_id=site_id, theme=theme).values_list("pk", flat=True))
    wanted = {block["id"] for block in blocks if isinstance(block["id"], int)}
    Block.objects.filter(pk__in=own - wanted).delete()
    # A block that was removed comes back under its id, unless something else has taken it since.
    taken = set(Block.objects.filter(pk__in=wanted - own).values_list("pk", flat=True))
    made, kept = [], []
    for number, block in enumerate(blocks, start=1):
        row = as_row(site_id, theme, block, order=10 * number)
        row.pk = block["id"] if block["id"] in wanted - taken else None
        (kept if row.pk in own else made).append(row)
    fields = ["slot", "order", "title", "pages", "options", "enabled", "shown_from", "shown_until"]
    Block.objects.bulk_update(kept, fields)
    for row in made:
        row.save(force_insert=True)


# --- what the office should look at -----------------------------------------------
def broken(site_ids: set[int] | None) -> list[str]:
    """Sentences about enabled blocks of the used themes whose kind is gone, or that point to what is gone.

    `site_ids` None: every Site.
    """
    profiles = SiteProfile.objects.all() if site_ids is None else SiteProfile.objects.filter(site_id__in=site_ids)
    found = []
    for site_id, theme in profiles.order_by("site_id").values_list("site_id", "theme"):
        offered = Offered(site_id)
        for row in Block.objects.filter(site_id=site_id, theme=theme, enabled=True):
            found += [f"Bố cục: {sentence}" for sentence in problems(plain(row), offered)]
    return found


def problems(block: dict, offered: Offered) -> list[str]:
    """Why a block draws nothing, or less than it was set to."""
    kind = kinds().get(block["code"])
    where = f"khối “{wording.name(block)}” ({wording.slot(block['slot'])})"
    if kind is None:
        return [f"{where} thuộc loại không còn, không hiện gì."]
    found = []
    for option in kind.options:
        gone = option.missing(offered, block["options"][option.name])
        if gone:
            found.append(f"{where} trỏ tới {option.label.lower()} không còn: {', '.join(gone)}.")
    return found
