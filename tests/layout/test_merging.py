"""Two people change one layout: what merges by itself, and what asks."""

import random

import pytest

from portal.layout.merging import Clash, merge, moved

pytestmark = pytest.mark.without_database

BASE = ("right", "A B C D"), ("left", "X Y")


def layout(*slots: tuple[str, str], **changed) -> list[dict]:
    """Blocks named by letters; `changed` are fields by block: A={"title": "…"}."""
    return [
        {
            "id": name, "slot": slot, "code": "pages.search_box", "title": "", "pages": [], "options": {"count": 5},
            "enabled": True, "shown_from": None, "shown_until": None, **changed.get(name, {}),
        }
        for slot, names in slots for name in names.split()
    ]  # fmt: skip


def shape(blocks: list[dict]) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in blocks:
        found[block["slot"]] = f"{found.get(block['slot'], '')} {block['id']}".strip()
    return found


def merged(mine: list[dict], theirs: list[dict], **choices) -> list[dict]:
    """The outcome of a merge without clashes."""
    done = merge(layout(*BASE), mine, theirs, {key.replace("_", ":", 1): side for key, side in choices.items()})
    assert done.clashes == []
    return done.blocks


def clashes(mine: list[dict], theirs: list[dict]) -> list[tuple]:
    found = merge(layout(*BASE), mine, theirs).clashes
    return [(clash.block["id"], clash.field, clash.mine, clash.theirs) for clash in found]


def of(blocks: list[dict], name: str) -> dict:
    return next(block for block in blocks if block["id"] == name)


def test_different_blocks_merge():
    mine = layout(*BASE, A={"title": "Của tôi"})
    theirs = layout(*BASE, B={"title": "Của bạn"})
    done = merged(mine, theirs)
    assert (of(done, "A")["title"], of(done, "B")["title"]) == ("Của tôi", "Của bạn")


def test_different_fields_of_one_block_merge():
    done = merged(layout(*BASE, A={"title": "Tên mới"}), layout(*BASE, A={"enabled": False, "pages": ["home"]}))
    assert (of(done, "A")["title"], of(done, "A")["enabled"], of(done, "A")["pages"]) == ("Tên mới", False, ["home"])


def test_different_options_of_one_block_merge():
    mine = layout(*BASE, A={"options": {"count": 9}})
    theirs = layout(*BASE, A={"options": {"count": 5, "days": 7}})
    assert of(merged(mine, theirs), "A")["options"] == {"count": 9, "days": 7}


def test_one_who_moves_and_one_who_sets_merge():
    mine = layout(("right", "B C D"), ("left", "X A Y"))
    done = merged(mine, layout(*BASE, A={"title": "Tên mới"}))
    assert shape(done) == {"right": "B C D", "left": "X A Y"}
    assert of(done, "A")["title"] == "Tên mới"


def test_moves_of_different_blocks_merge():
    done = merged(layout(("right", "B C D"), ("left", "X Y A")), layout(("right", "D A B C"), ("left", "X Y")))
    assert shape(done) == {"right": "D B C", "left": "X Y A"}


def test_moves_within_one_slot_keep_relative_places():
    done = merged(layout(("right", "A C D B"), ("left", "X Y")), layout(("right", "C A B D"), ("left", "X Y")))
    assert shape(done)["right"] == "C A D B"


def test_what_both_add_stays():
    mine, theirs = layout(("right", "A N B C D"), ("left", "X Y")), layout(("right", "A M B C D"), ("left", "X Y"))
    assert shape(merged(mine, theirs))["right"] == "A N M B C D"


def test_what_one_removes_is_gone():
    mine, theirs = layout(("right", "B C D"), ("left", "X Y")), layout(("right", "A B C"), ("left", "X Y"))
    assert shape(merged(mine, theirs)) == {"right": "B C", "left": "X Y"}


def test_what_both_remove_is_gone():
    mine = layout(("right", "B C D"), ("left", "X Y"))
    assert shape(merged(mine, mine)) == {"right": "B C D", "left": "X Y"}


def test_the_same_change_of_both_is_no_clash():
    mine = layout(("right", "B C D"), ("left", "A X Y"), A={"title": "Tên mới"})
    assert merged(mine, mine) == mine


def test_a_new_block_under_one_that_was_moved_follows_what_stands():
    mine, theirs = layout(("right", "A B N C D"), ("left", "X Y")), layout(("right", "A C D"), ("left", "X Y B"))
    assert shape(merged(mine, theirs)) == {"right": "A N C D", "left": "X Y B"}


def test_a_slot_that_a_colleague_emptied_takes_new_blocks():
    mine, theirs = layout(("right", "A B C D"), ("left", "X N Y")), layout(("right", "A B C D X Y"))
    assert shape(merged(mine, theirs)) == {"right": "A B C D X Y", "left": "N"}


def test_the_same_field_set_differently_clashes():
    found = clashes(layout(*BASE, A={"title": "Một"}), layout(*BASE, A={"title": "Hai"}))
    assert found == [("A", "title", "Một", "Hai")]


def test_the_same_option_set_differently_clashes():
    found = clashes(layout(*BASE, A={"options": {"count": 6}}), layout(*BASE, A={"options": {"count": 7}}))
    assert found == [("A", "options.count", 6, 7)]


def test_a_period_is_one_field():
    day = "2026-12-30T00:00:00+07:00"
    found = clashes(layout(*BASE, A={"shown_from": day}), layout(*BASE, A={"shown_until": day}))
    assert found == [("A", "period", (day, None), (None, day))]


def test_one_block_moved_to_two_slots_clashes():
    mine, theirs = layout(("right", "B C D"), ("left", "X Y A")), layout(("right", "B C D"), ("top", "A"), BASE[1])
    assert clashes(mine, theirs) == [("A", "place", ("left", "Y"), ("top", None))]


@pytest.mark.parametrize("change", [{"title": "Tên mới"}, {"enabled": False}, {"options": {"count": 9}}])
def test_changed_against_removed_clashes_both_ways(change):
    gone, changed = layout(("right", "B C D"), ("left", "X Y")), layout(*BASE, A=change)
    assert clashes(gone, changed) == [("A", "removed", None, of(changed, "A"))]
    assert clashes(changed, gone) == [("A", "removed", of(changed, "A"), None)]


def test_moved_against_removed_clashes():
    gone, changed = layout(("right", "B C D"), ("left", "X Y")), layout(("right", "B C D"), ("left", "A X Y"))
    assert [clash[:2] for clash in clashes(gone, changed)] == [("A", "removed")]


def test_a_choice_decides_each_clash():
    mine, theirs = layout(*BASE, A={"title": "Một"}), layout(*BASE, A={"title": "Hai"})
    assert of(merged(mine, theirs, A_title="mine"), "A")["title"] == "Một"
    assert of(merged(mine, theirs, A_title="theirs"), "A")["title"] == "Hai"
    mine, theirs = layout(("right", "B C D"), ("left", "X Y A")), layout(("right", "B C D"), ("top", "A"), BASE[1])
    assert shape(merged(mine, theirs, A_place="mine")) == shape(mine)
    assert shape(merged(mine, theirs, A_place="theirs")) == shape(theirs)
    gone, changed = layout(("right", "B C D"), ("left", "X Y")), layout(*BASE, A={"title": "Tên mới"})
    assert shape(merged(gone, changed, A_removed="mine"))["right"] == "B C D"
    assert shape(merged(gone, changed, A_removed="theirs"))["right"] == "A B C D"
    assert shape(merged(changed, gone, A_removed="mine"))["right"] == "A B C D"
    assert shape(merged(changed, gone, A_removed="theirs"))["right"] == "B C D"


def test_an_unknown_choice_decides_nothing():
    mine, theirs = layout(*BASE, A={"title": "Một"}), layout(*BASE, A={"title": "Hai"})
    assert merge(layout(*BASE), mine, theirs, {"A:title": "cả hai"}).clashes != []


def test_the_fewest_blocks_count_as_moved():
    assert moved(layout(*BASE), layout(("right", "B C D A"), ("left", "X Y"))) == {"A"}
    assert moved(layout(*BASE), layout(("right", "A C D"), ("left", "X B Y"))) == {"B"}
    assert moved(layout(*BASE), layout(*BASE)) == set()


def changed_at_random(dice: random.Random, new: str) -> list[dict]:
    blocks = layout(*BASE)
    for number in range(dice.randrange(5)):
        block = dice.choice(blocks) if blocks else None
        step = dice.randrange(4)
        if step == 0:
            blocks.insert(dice.randrange(len(blocks) + 1), {**layout(("right", f"{new}{number}"))[0]})
        elif block and step == 1:
            blocks.remove(block)
            blocks.insert(dice.randrange(len(blocks) + 1), {**block, "slot": dice.choice(["left", "right", "top"])})
        elif block and step == 2:
            blocks.remove(block)
        elif block:
            blocks[blocks.index(block)] = {**block, "title": dice.choice("mno")}
    return [block for slot in ("left", "right", "top") for block in blocks if block["slot"] == slot]


@pytest.mark.parametrize("seed", range(200))
def test_whoever_changes_alone_gets_exactly_their_layout_and_nothing_is_lost(seed):
    dice = random.Random(seed)
    base, mine, theirs = layout(*BASE), changed_at_random(dice, "m"), changed_at_random(dice, "t")
    for alone in (merge(base, mine, base), merge(base, base, mine)):
        assert alone.clashes == []
        assert shape(alone.blocks) == shape(mine)
        assert {block["id"]: block for block in alone.blocks} == {block["id"]: block for block in mine}
    both = merge(base, mine, theirs)
    ids = [block["id"] for block in both.blocks]
    assert len(ids) == len(set(ids))
    added = {block["id"] for block in mine + theirs} - {block["id"] for block in base}
    assert added <= set(ids)
    assert all(isinstance(clash, Clash) for clash in both.clashes)
