"""Moving entries of a menu, always relative to the tree as it is now.

All entries of the Site are locked while one moves, therefore two people who move different entries lose nothing.
"""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from portal.base import changes, generation
from portal.base.models import Change
from portal.pages.menu_tree import Node, ordered, tree
from portal.pages.models import LEVELS, MenuItem

MOVED, UNDONE = "chuyển chỗ", "hoàn tác chuyển chỗ"
STEP = 10  # between the orders of neighbours
BESIDE = ("before", "after", "into")  # of another entry
STEPS = ("up", "down", "in", "out")


class Refused(Exception):
    """The sentence for the person."""


@dataclass(frozen=True)
class Moved:
    """What was done, and what undoing needs: where the entry stood, and the line of the log that says it moved."""

    sentence: str
    item_id: int
    parent_id: int | None
    next_id: int | None
    change_id: int


@dataclass(frozen=True)
class Place:
    """Below `parent` (None: at the top), before `next` (None: at the end)."""

    parent: Node | None
    next: Node | None


class _Menu:
    """The locked entries of one Site."""

    def __init__(self, site_id: int) -> None:
        rows = list(MenuItem.objects.select_for_update().filter(site_id=site_id).order_by("pk"))
        self.top = tree(rows)
        self.nodes = {node.row.pk: node for top in self.top for node in top.walk()}

    def node(self, pk: int | None, gone: str) -> Node:
        if pk not in self.nodes:
            raise Refused(gone)
        return self.nodes[pk]

    def siblings(self, parent: Node | None) -> list[Node]:
        return parent.children if parent else self.top

    def after(self, node: Node) -> Node | None:
        siblings = self.siblings(node.parent)
        place = siblings.index(node) + 1
        return siblings[place] if place < len(siblings) else None

    def before(self, node: Node) -> Node | None:
        siblings = self.siblings(node.parent)
        place = siblings.index(node)
        return siblings[place - 1] if place else None


GONE = "Mục này không còn: có người vừa xóa. Danh sách dưới đây là mới nhất."
PLACE_GONE = "Mục ở nơi đến không còn: có người vừa xóa. Danh sách dưới đây là mới nhất."


@transaction.atomic
def move(site_id: int, item_id: int, way: str, anchor_id: int | None, actor, address: str | None = None) -> Moved:
    """`way`: one of STEPS, or one of BESIDE with the entry `anchor_id`. Raises Refused."""
    menu = _Menu(site_id)
    node = menu.node(item_id, GONE)
    if way in BESIDE:
        place = _beside(menu, node, way, menu.node(anchor_id, PLACE_GONE))
    elif way in STEPS:
        place = _step(menu, node, way)
    else:
        raise Refused("Không rõ phải chuyển mục này đi đâu.")
    return _put(menu, node, place, actor, address, MOVED)


@transaction.atomic
def undo(site_id: int, moved: Moved, actor, address: str | None = None) -> Moved:
    """Back to where it stood, unless it was moved again since. Raises Refused."""
    menu = _Menu(site_id)
    node = menu.node(moved.item_id, GONE)
    if _last_move(node.row) != moved.change_id:
        raise Refused(f"“{node.row}” đã được chuyển tiếp sau đó, nên không hoàn tác.")
    parent = menu.node(moved.parent_id, PLACE_GONE) if moved.parent_id else None
    following = menu.nodes.get(moved.next_id)
    if following is not None and following.parent is not parent:
        following = None
    return _put(menu, node, Place(parent, following), actor, address, UNDONE)


def _beside(menu: _Menu, node: Node, way: str, anchor: Node) -> Place:
    if way == "into":
        return Place(anchor, None)
    return Place(anchor.parent, anchor if way == "before" else menu.after(anchor))


def _step(menu: _Menu, node: Node, way: str) -> Place:
    parent, before, after = node.parent, menu.before(node), menu.after(node)
    if way == "up":
        if before is None:
            raise Refused(f"“{node.row}” đã đứng đầu.")
        return Place(parent, before)
    if way == "down":
        if after is None:
            raise Refused(f"“{node.row}” đã đứng cuối.")
        return Place(parent, menu.after(after))
    if way == "in":
        if before is None:
            raise Refused(f"Không có mục nào đứng trước “{node.row}” để đưa vào.")
        return Place(before, None)
    if parent is None:
        raise Refused(f"“{node.row}” đã ở cấp ngoài cùng.")
    return Place(parent.parent, menu.after(parent))


def _put(menu: _Menu, node: Node, place: Place, actor, address: str | None, action: str) -> Moved:
    if place.parent and any(part is place.parent for part in node.walk()):
        raise Refused(f"Không thể đưa “{node.row}” vào chính nó hoặc vào mục con của nó.")
    level = place.parent.level + 1 if place.parent else 1
    if level + node.height - 1 > LEVELS:
        below = " cùng các mục con" if node.children else ""
        raise Refused(f"Menu có nhiều nhất {LEVELS} cấp, nên không đưa được “{node.row}”{below} vào đây.")
    old_parent, old_next = node.parent, menu.after(node)
    old = _words(old_parent, menu.siblings(old_parent).index(node))
    following = old_next if place.next is node else place.next
    siblings = [sibling for sibling in menu.siblings(place.parent) if sibling is not node]
    index = siblings.index(following) if following in siblings else len(siblings)
    siblings.insert(index, node)
    node.row.parent_id = place.parent.row.pk if place.parent else None
    _number(node, siblings)
    new = _words(place.parent, index)
    change = changes.record(actor, action, node.row, note=f"từ {old} đến {new}", address=address)
    generation.raise_for(node.row.site_id)
    sentence = f"Đã chuyển “{node.row}” đến {new}."
    return Moved(
        sentence,
        node.row.pk,
        old_parent.row.pk if old_parent else None,
        old_next.row.pk if old_next else None,
        change.pk,
    )


def _number(moved: Node, siblings: list[Node]) -> None:
    changed = [moved.row]
    for place, sibling in enumerate(siblings, 1):
        if sibling.row.order != place * STEP:
            sibling.row.order = place * STEP
            if sibling is not moved:
                changed.append(sibling.row)
    MenuItem.objects.bulk_update(changed, ["order", "parent"])


def _words(parent: Node | None, index: int) -> str:
    return f"vị trí {index + 1} trong “{parent.row}”" if parent else f"vị trí {index + 1} ở cấp ngoài cùng"


def _last_move(row: MenuItem) -> int | None:
    lines = Change.objects.filter(content_type=ContentType.objects.get_for_model(MenuItem), object_id=str(row.pk))
    return lines.filter(action__in=(MOVED, UNDONE)).order_by("-id").values_list("pk", flat=True).first()


def last_order(site_id: int, parent_id: int | None) -> int:
    """For a new entry: after all others of its parent."""
    siblings = ordered(MenuItem.objects.filter(site_id=site_id, parent_id=parent_id))
    return siblings[-1].order + STEP if siblings else STEP
