"""What differs between two layouts, in the words of the office: for the log, the versions and clashes."""

from datetime import datetime

from portal.base.dates import minute
from portal.layout import merging
from portal.layout.blocks import kinds
from portal.layout.models import PAGE_KINDS, SLOTS

FIELDS = {"title": "tiêu đề", "pages": "các trang", "enabled": "bật/tắt", "period": "thời gian hiện"}


def name(block: dict) -> str:
    """As staff call it: its title, or the name of its kind."""
    kind = kinds().get(block["code"])
    return block["title"] or (kind.label if kind else block["code"])


def slot(code: str) -> str:
    return SLOTS.get(code, code)


def field_label(block: dict, field: str) -> str:
    if field in FIELDS:
        return FIELDS[field]
    if field == merging.PLACE:
        return "chỗ đứng"
    if field == merging.REMOVED:
        return "còn hay bỏ"
    kind = kinds().get(block["code"])
    option = field.removeprefix("options.")
    found = next((one for one in kind.options if one.name == option), None) if kind else None
    return found.label.lower() if found else option


def told(site_id: int, block: dict, field: str, value: object) -> str:
    """A value of merging.values() in words."""
    if field == "title":
        return f"“{value}”" if value else "theo loại khối"
    if field == "pages":
        return ", ".join(PAGE_KINDS.get(page, page) for page in value) or "mọi trang"
    if field == "enabled":
        return "bật" if value else "tắt"
    if field == "period":
        return period(*value) or "luôn hiện"
    kind = kinds().get(block["code"])
    option = field.removeprefix("options.")
    found = next((one for one in kind.options if one.name == option), None) if kind else None
    return found.told(site_id, found.read(value)) if found else str(value)


def period(start: str | None, end: str | None) -> str:
    parts = [f"từ {minute(datetime.fromisoformat(start))}"] if start else []
    parts += [f"đến {minute(datetime.fromisoformat(end))}"] if end else []
    return " ".join(parts)


def changes(site_id: int, before: list[dict], after: list[dict]) -> list[str]:
    """One sentence part for each thing that differs, in the order of the page."""
    old, new = ({block["id"]: block for block in side} for side in (before, after))
    places = merging.moved(before, after)
    found = [f"Thêm “{name(block)}” vào {slot(block['slot'])}" for pk, block in new.items() if pk not in old]
    found += [f"Bỏ “{name(block)}” khỏi {slot(block['slot'])}" for pk, block in old.items() if pk not in new]
    for pk, block in new.items():
        if pk not in old:
            continue
        if block["slot"] != old[pk]["slot"]:
            found.append(f"Chuyển “{name(block)}” từ {slot(old[pk]['slot'])} sang {slot(block['slot'])}")
        elif pk in places:
            found.append(f"Đổi thứ tự “{name(block)}” trong {slot(block['slot'])}")
        found += _set(site_id, old[pk], block)
    return found


def _set(site_id: int, old: dict, new: dict) -> list[str]:
    before, after = merging.values(old), merging.values(new)
    if before == after:
        return []
    found = []
    if before["enabled"] != after["enabled"]:
        found.append(f"{'Bật' if after['enabled'] else 'Tắt'} “{name(new)}”")
    fields = [field for field in after | before if field != "enabled" and before.get(field) != after.get(field)]
    words = [
        f"{field_label(new, field)} {told(site_id, old, field, before.get(field))} → "
        f"{told(site_id, new, field, after.get(field))}"
        for field in fields
    ]
    return [*found, f"Sửa “{name(old)}”: {', '.join(words)}"] if words else found


def place(blocks: list[dict], value: tuple[str, object]) -> str:
    """A place of a clash: the slot and what stands above."""
    code, above = value
    found = next((block for block in blocks if block["id"] == above), None)
    return f"{slot(code)}, dưới “{name(found)}”" if found else f"{slot(code)}, đầu chỗ"
