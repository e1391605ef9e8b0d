"""The menu of a Site as the office sees it: the tree, where each entry leads, and why citizens do not see one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from portal.identity.sites import CurrentSite
from portal.pages.models import LEVELS, MenuItem
from portal.pages.target_facts import Fact, fact_of, facts


@dataclass(eq=False)
class Node:
    """One entry. `parent` is where it stands in the tree; its row may say otherwise when the table is broken.

    `height`: levels from here down, itself included. `chips`: (words, tone).
    """

    row: MenuItem
    level: int
    parent: "Node | None" = field(default=None, repr=False)
    children: list["Node"] = field(default_factory=list)
    fact: Fact | None = None
    is_shown: bool = False
    chips: list[tuple[str, str]] = field(default_factory=list)
    is_first: bool = False
    is_last: bool = False
    may_go_in: bool = False

    @property
    def height(self) -> int:
        return 1 + max((child.height for child in self.children), default=0)

    @property
    def size(self) -> int:
        """Entries below."""
        return sum(1 + child.size for child in self.children)

    @property
    def may_go_out(self) -> bool:
        return self.parent is not None

    @property
    def may_have_children(self) -> bool:
        return self.level < LEVELS

    @property
    def has_problem(self) -> bool:
        return self.row.enabled and bool(self.chips)

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()


def ordered(rows: Iterable[MenuItem]) -> list[MenuItem]:
    return sorted(rows, key=lambda row: (row.order, row.pk))


def tree(rows: Iterable[MenuItem]) -> list[Node]:
    """Entries of one Site below their parents; what hangs in a circle or on nothing comes last, at the top."""
    rows = ordered(rows)
    below: dict[int | None, list[MenuItem]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    placed: set[int] = set()

    def build(siblings: list[MenuItem], parent: Node | None) -> list[Node]:
        nodes = []
        for row in siblings:
            if row.pk in placed:
                continue
            placed.add(row.pk)
            node = Node(row, parent.level + 1 if parent else 1, parent)
            node.children = build(below.get(row.pk, []), node)
            nodes.append(node)
        for place, node in enumerate(nodes):
            node.is_first, node.is_last = place == 0, place == len(nodes) - 1
            node.may_go_in = place > 0 and node.level + node.height <= LEVELS
        return nodes

    nodes = build(below.get(None, []), None)
    return nodes + build([row for row in rows if row.pk not in placed], None)


def read(site: CurrentSite) -> list[Node]:
    """The tree with what citizens see of it; the number of queries does not depend on the number of entries."""
    rows = list(MenuItem.objects.filter(site_id=site.id))
    known = facts(rows, site)
    nodes = tree(rows)
    for node in nodes:
        _judge(node, known, above_enabled=True)
    return nodes


def _judge(node: Node, known: dict, above_enabled: bool) -> None:
    """As portal.pages.menus builds the public menu, with the reason."""
    enabled = above_enabled and node.row.enabled
    for child in node.children:
        _judge(child, known, enabled)
    node.fact = fact_of(node.row, known)
    leads = node.fact is not None and (node.fact.is_shown or bool(node.row.address and not node.row.target_type_id))
    node.is_shown = enabled and (leads or any(child.is_shown for child in node.children))
    if not node.row.enabled:
        node.chips.append(("đang tắt", "gray"))
    elif not above_enabled:
        node.chips.append(("mục trên đang tắt", "gray"))
    if node.fact and node.fact.problem:
        node.chips.append((node.fact.problem, node.fact.tone))
    elif node.fact is None and enabled and not node.is_shown:
        node.chips.append(("không hiện vì nhóm trống", "amber"))


def with_problems(nodes: list[Node]) -> list[Node]:
    """Only what has a problem, with the entries it stands under."""
    kept = []
    for node in nodes:
        node.children = with_problems(node.children)
        if node.children or node.has_problem:
            kept.append(node)
    return kept


def count_problems(nodes: list[Node]) -> int:
    return sum(part.has_problem for node in nodes for part in node.walk())
