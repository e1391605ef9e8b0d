"""A layout as plain data: from rows, from a browser, and back to rows."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from portal.base.text import one_line
from portal.layout import merging, wording
from portal.layout.blocks import kinds
from portal.layout.models import PAGE_KINDS, SLOTS, Block

MOST_BLOCKS = 200
TITLE_LENGTH = 120


class Refused(Exception):
    """The layout cannot stand; `reasons` are sentences for the person who saved it."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


def plain(row: Block) -> dict:
    return {
        "id": row.pk,
        "slot": row.slot,
        "code": row.code,
        "title": row.title,
        "pages": _pages(row.pages),
        "options": options_of(row.code, row.options),
        "enabled": row.enabled,
        "shown_from": _moment(row.shown_from),
        "shown_until": _moment(row.shown_until),
    }


def options_of(code: str, stored: object) -> dict:
    """Of a kind that is gone as they are: it may come back."""
    kind = kinds().get(code)
    return kind.read_options(stored) if kind else stored if isinstance(stored, dict) else {}


def _pages(stored: object) -> list[str]:
    return [page for page in PAGE_KINDS if page in stored] if isinstance(stored, list) else []


def _moment(value: datetime | None) -> str | None:
    return timezone.localtime(value).isoformat(timespec="seconds") if value else None


def as_rows(site_id: int, theme: str, blocks: list[dict]) -> dict[str, list[Block]]:
    """Unsaved rows by slot, those that would show now; new ones have ids below 0."""
    now = timezone.now()
    found: dict[str, list[Block]] = {}
    for number, block in enumerate(blocks, start=1):
        row = as_row(site_id, theme, block, order=number)
        row.pk = block["id"] if isinstance(block["id"], int) else -number
        begun = row.shown_from is None or row.shown_from <= now
        if row.enabled and begun and (row.shown_until is None or row.shown_until > now):
            found.setdefault(row.slot, []).append(row)
    return found


def as_row(site_id: int, theme: str, block: dict, order: int) -> Block:
    start, end = (datetime.fromisoformat(value) if value else None for value in map(block.get, merging.PERIOD))
    same = {name: block[name] for name in ("slot", "code", "title", "pages", "options", "enabled")}
    return Block(site_id=site_id, theme=theme, order=order, shown_from=start, shown_until=end, **same)


def checked(blocks: object, known: list[dict]) -> list[dict]:
    """Blocks as a browser sent them, cleaned; `known` are those whose ids it may use. Raises Refused."""
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise Refused("Bố cục gửi lên không đọc được. Hãy tải lại trang.")
    if len(blocks) > MOST_BLOCKS:
        raise Refused(f"Một giao diện có nhiều nhất {MOST_BLOCKS} khối.")
    by_id = {block["id"]: block for block in known}
    found = [_checked(block, by_id) for block in blocks]
    if len({block["id"] for block in found}) < len(found):
        raise Refused("Có hai khối cùng mã. Hãy tải lại trang.")
    return found


def _checked(block: dict, known: Mapping[merging.Id, dict]) -> dict:
    pk, code, slot = block.get("id"), block.get("code"), block.get("slot")
    is_new = isinstance(pk, str) and pk.startswith("new-") and len(pk) < 60
    old = known.get(pk) if isinstance(pk, int) and not isinstance(pk, bool) else None
    if not is_new and old is None:
        raise Refused("Có khối không thuộc bố cục này. Hãy tải lại trang.")
    if not isinstance(slot, str) or not (slot in SLOTS or (old and slot == old["slot"])):
        raise Refused("Có khối đứng ở chỗ không có trên trang.")
    if not isinstance(code, str) or (code != old["code"] if old else code not in kinds()):
        raise Refused("Có khối thuộc loại không có.")
    start, end = (_time(block.get(name)) for name in merging.PERIOD)
    title, options = block.get("title"), block.get("options")
    unchanged = old is not None and (code not in kinds() or options == old["options"])
    made = {
        "id": pk,
        "slot": slot,
        "code": code,
        "title": one_line(title)[:TITLE_LENGTH] if isinstance(title, str) else "",
        "pages": _pages(block.get("pages")),
        "options": old["options"] if unchanged else options_of(code, options),
        "enabled": block.get("enabled") is not False,
        "shown_from": start,
        "shown_until": end,
    }
    if start and end and datetime.fromisoformat(end) <= datetime.fromisoformat(start):
        raise Refused(f"“{wording.name(made)}”: lúc thôi hiện phải sau lúc bắt đầu hiện.")
    return made


def _time(value: object) -> str | None:
    if value in (None, ""):
        return None
    try:
        moment = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or timezone.is_naive(moment) or not 1900 < moment.year < 9000:
        raise Refused("Có khối có thời gian hiện không đọc được.")
    return _moment(moment)
