"""Three-way merge of a layout: what I changed and what a colleague changed since we both opened it.

Plain data in, plain data out. A block is the dict of portal.layout.placement; the order of the list is the order of
drawing within each slot. Different blocks, and different fields of one block, merge; where both sides changed the
same field differently, or one changed what the other removed, a Clash asks.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

Id = int | str
MINE, THEIRS = "mine", "theirs"
PLACE, REMOVED = "place", "removed"
PERIOD = ("shown_from", "shown_until")


@dataclass(frozen=True)
class Clash:
    """One field of one block that both sides changed differently.

    `field` REMOVED: one side removed the block (its value is None), the other changed it.
    `field` PLACE: values are (slot, id of the block above that nobody moved, or None).
    """

    block: dict
    field: str
    mine: object
    theirs: object

    @property
    def key(self) -> str:
        return f"{self.block['id']}:{self.field}"


@dataclass(frozen=True)
class Merged:
    blocks: list[dict]
    clashes: list[Clash]


def values(block: dict) -> dict:
    """The fields of a block that merge one by one; a period is one, each option is one."""
    flat = {name: block[name] for name in ("title", "pages", "enabled")}
    flat["period"] = tuple(block[name] for name in PERIOD)
    return flat | {f"options.{name}": value for name, value in block["options"].items()}


def _with(block: dict, flat: dict) -> dict:
    options = {name.removeprefix("options."): value for name, value in flat.items() if name.startswith("options.")}
    plain = {name: flat[name] for name in ("title", "pages", "enabled")}
    return {**block, **plain, **dict(zip(PERIOD, flat["period"], strict=True)), "options": options}


def by_slot(blocks: list[dict]) -> dict[str, list[Id]]:
    found = defaultdict(list)
    for block in blocks:
        found[block["slot"]].append(block["id"])
    return found


def moved(base: list[dict], other: list[dict]) -> set[Id]:
    """Blocks that stand elsewhere: in another slot, or not among the longest run that kept its order."""
    before, after = by_slot(base), by_slot(other)
    ids = {block["id"] for block in base} & {block["id"] for block in other}
    kept: set[Id] = set()
    for slot, order in after.items():
        position = {pk: number for number, pk in enumerate(before.get(slot, ()))}
        kept |= _longest_rising([pk for pk in order if pk in position], position)
    return ids - kept


def _longest_rising(ids: list[Id], position: Mapping[Id, int]) -> set[Id]:
    """Members of one longest subsequence in rising position."""
    ends: list[int] = []  # the smallest position that ends a run of each length
    runs: list[list[Id]] = []
    for pk in ids:
        place = bisect_left(ends, position[pk])
        run = [*(runs[place - 1] if place else []), pk]
        ends[place : place + 1] = [position[pk]]
        runs[place : place + 1] = [run]
    return set(runs[-1]) if runs else set()


class _Merge:
    def __init__(self, base: list[dict], mine: list[dict], theirs: list[dict], choices: Mapping[str, str]) -> None:
        self.base, self.mine, self.theirs = ({block["id"]: block for block in side} for side in (base, mine, theirs))
        self.choices = choices
        self.clashes: list[Clash] = []
        self.my_moves, self.their_moves = moved(base, mine), moved(base, theirs)
        steady = (self.base.keys() & self.mine.keys() & self.theirs.keys()) - self.my_moves - self.their_moves
        self.my_order, self.their_order = by_slot(mine), by_slot(theirs)
        self.my_places = _places(self.my_order, steady)
        self.their_places = _places(self.their_order, steady)
        self.placed_by_me: set[Id] = set()
        self.kept: dict[Id, dict] = {}

    def _chosen(self, clash: Clash) -> str:
        """The side that was chosen; without a choice mine stands in the working copy, and the clash is told."""
        choice = self.choices.get(clash.key)
        if choice not in (MINE, THEIRS):
            self.clashes.append(clash)
            return MINE
        return choice

    def run(self) -> Merged:
        for pk in self.mine | self.theirs:
            mine, theirs, base = self.mine.get(pk), self.theirs.get(pk), self.base.get(pk)
            if mine and theirs:
                self._both(pk, base or theirs, mine, theirs)
            elif mine:
                self._mine_only(pk, base, mine)
            else:
                self._theirs_only(pk, base, theirs)
        return Merged(self._in_order(), self.clashes)

    def _both(self, pk: Id, base: dict, mine: dict, theirs: dict) -> None:
        old, my, their = values(base), values(mine), values(theirs)
        flat = {}
        for field in my | their:
            before, left, right = old.get(field), my.get(field), their.get(field)
            if left == right or right == before:
                flat[field] = left
            elif left == before:
                flat[field] = right
            else:
                flat[field] = left if self._chosen(Clash(mine, field, left, right)) == MINE else right
        self.kept[pk] = _with(mine, flat)
        if pk not in self.my_moves:
            return
        left, right = self.my_places[pk], self.their_places[pk]
        clashes = pk in self.their_moves and left != right
        if pk not in self.their_moves or (clashes and self._chosen(Clash(mine, PLACE, left, right)) == MINE):
            self.placed_by_me.add(pk)

    def _mine_only(self, pk: Id, base: dict | None, mine: dict) -> None:
        if base is not None:
            if values(base) == values(mine) and pk not in self.my_moves:
                return
            if self._chosen(Clash(mine, REMOVED, mine, None)) == THEIRS:
                return
        self.kept[pk] = mine
        self.placed_by_me.add(pk)

    def _theirs_only(self, pk: Id, base: dict | None, theirs: dict) -> None:
        changed = base is None or values(base) != values(theirs) or pk in self.their_moves
        if base is not None and (not changed or self._chosen(Clash(theirs, REMOVED, None, theirs)) == MINE):
            return
        self.kept[pk] = theirs

    def _in_order(self) -> list[dict]:
        """Their order; what I placed goes below what I had put it under."""
        order = defaultdict(list)
        for slot, ids in self.their_order.items():
            order[slot] = [pk for pk in ids if pk in self.kept and pk not in self.placed_by_me]
        for slot, ids in self.my_order.items():
            line = order[slot]
            for number, pk in enumerate(ids):
                if pk not in self.placed_by_me:
                    continue
                above = next((other for other in reversed(ids[:number]) if other in line), None)
                below = next((other for other in ids[number + 1 :] if other in line), None)
                if above is not None:
                    line.insert(line.index(above) + 1, pk)
                elif below is not None:
                    line.insert(line.index(below), pk)
                else:
                    line.append(pk)
        return [{**self.kept[pk], "slot": slot} for slot, ids in order.items() for pk in ids]


def _places(order: Mapping[str, list[Id]], steady: set[Id]) -> dict[Id, tuple[str, Id | None]]:
    """Of each block: its slot and the nearest block above it that nobody moved."""
    found = {}
    for slot, ids in order.items():
        above = None
        for pk in ids:
            found[pk] = (slot, above)
            above = pk if pk in steady else above
    return found


def merge(base: list[dict], mine: list[dict], theirs: list[dict], choices: Mapping[str, str] | None = None) -> Merged:
    """`choices`: by Clash.key, whose value is taken where both changed the same."""
    return _Merge(base, mine, theirs, choices or {}).run()
