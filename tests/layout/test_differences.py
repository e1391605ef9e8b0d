"""Two texts side by side."""

import random
import time

import pytest

from portal.layout import differences
from portal.layout.differences import CHANGED, GONE, NEW, SAME

pytestmark = pytest.mark.without_database


def lines(*words: str) -> str:
    return "".join(f"{word}\n" for word in words)


def sides(found: list[differences.Row]) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The numbered lines of the left and of the right side."""
    left = [(row.left_number, "".join(part.text for part in row.left)) for row in found if row.left_number]
    right = [(row.right_number, "".join(part.text for part in row.right)) for row in found if row.right_number]
    return left, right


def test_it_marks_the_words_that_changed_in_a_line():
    (row,) = differences.rows('<p class="meta">Lượt xem</p>', '<p class="meta">Đã xem</p>')
    assert row.kind == CHANGED
    assert [part.text for part in row.left if part.marked] == ["Lượt"]
    assert [part.text for part in row.right if part.marked] == ["Đã"]


def test_it_marks_a_line_whole_when_nothing_of_it_stayed():
    (row,) = differences.rows("một hai ba", "bốn năm sáu")
    assert [part.marked for part in row.left] == [True]
    assert [part.marked for part in row.right] == [True]


def test_it_tells_new_and_missing_lines_with_their_numbers():
    found = differences.rows(lines("a", "b", "c"), lines("a", "c", "d"))
    assert [(row.kind, row.left_number, row.right_number) for row in found] == [
        (SAME, 1, 1),
        (GONE, 2, None),
        (SAME, 3, 2),
        (NEW, None, 3),
    ]


def test_it_folds_what_is_far_from_a_change():
    before = lines(*(f"dòng {number}" for number in range(1, 41)))
    found = differences.stretches(before, before.replace("dòng 20\n", "dòng hai mươi\n"))
    assert [(stretch.folded, len(stretch.rows)) for stretch in found] == [(True, 16), (False, 7), (True, 17)]


def test_it_does_not_fold_a_single_line():
    before = lines(*"abcdef")
    (first, *_) = differences.stretches(before, before.replace("e", "E"))
    assert not first.folded


def test_equal_texts_have_no_differences():
    assert differences.stretches(lines("a", "b"), lines("a", "b")) == []
    assert differences.stretches("", "") == []


@pytest.mark.parametrize("seed", range(60))
def test_both_texts_come_back_whole_and_in_order(seed):
    chance = random.Random(seed)
    before = lines(*(chance.choice(["<p>", "</p>", "{{ a }}", "", "b c d"]) for _ in range(chance.randrange(30))))
    after = lines(*(chance.choice(["<p>", "</p>", "{{ b }}", "", "b d"]) for _ in range(chance.randrange(30))))
    found = differences.rows(before, after)
    assert sides(found) == (list(enumerate(before.splitlines(), 1)), list(enumerate(after.splitlines(), 1)))
    for row in found:
        assert (row.kind == SAME) == (row.left_number is not None and row.left == row.right)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>\n" * 6000, "<p>\n</p>\n" * 6000),
        ("a b " * 60_000, "b a " * 60_000),
        ("x\n" * 5000 + "y\n", "y\n" + "x\n" * 5000),
    ],
    ids=["many lines", "a long line", "repeated lines"],
)
def test_it_stays_quick_with_awkward_texts(before, after):
    start = time.perf_counter()
    differences.stretches(before, after)
    assert time.perf_counter() - start < 3
