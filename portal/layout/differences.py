"""Two texts side by side: lines that belong together in one row, changed words marked, unchanged stretches folded."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
CONTEXT = 3  # unchanged lines shown around a change
FEWEST_FOLDED = 2  # a button in place of one line would save nothing
# Beyond these a comparison takes seconds: difflib then overlooks frequent lines, and long lines are marked whole.
MOST_LINES = 1500
FAR_TOO_MANY = 6000
MOST_WORDS = 600
LEAST_IN_COMMON = 0.4  # share of two lines' words
SAME, CHANGED, GONE, NEW = "same", "changed", "gone", "new"


@dataclass(frozen=True)
class Part:
    text: str
    marked: bool = False


@dataclass(frozen=True)
class Row:
    """One row of the table; a side without a line has number None and no parts."""

    kind: str
    left_number: int | None
    left: tuple[Part, ...]
    right_number: int | None
    right: tuple[Part, ...]


@dataclass(frozen=True)
class Stretch:
    """Rows that stand together; a folded one is opened by a button."""

    rows: tuple[Row, ...]
    folded: bool = False


def rows(before: str, after: str) -> list[Row]:
    old, new = before.splitlines(), after.splitlines()
    head = _same_at_start(old, new)
    tail = _same_at_start(old[head:][::-1], new[head:][::-1])
    found = [_same(number, number, line) for number, line in enumerate(old[:head], start=1)]
    found += _middle(old[head : len(old) - tail], new[head : len(new) - tail], head)
    shift = len(new) - len(old)
    found += [
        _same(number, number + shift, line)
        for number, line in enumerate(old[len(old) - tail :], start=len(old) - tail + 1)
    ]
    return found


def stretches(before: str, after: str) -> list[Stretch]:
    """The rows with what is far from any change folded; [] when the texts have the same lines."""
    found = rows(before, after)
    changed = [index for index, row in enumerate(found) if row.kind != SAME]
    if not changed:
        return []
    near = {index + step for index in changed for step in range(-CONTEXT, CONTEXT + 1)}
    result: list[Stretch] = []
    start = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or (index in near) != (start in near):
            folded = start not in near and index - start >= FEWEST_FOLDED
            result.append(Stretch(tuple(found[start:index]), folded))
            start = index
    return result


def _same_at_start(old: list[str], new: list[str]) -> int:
    count = 0
    for left, right in zip(old, new, strict=False):
        if left != right:
            break
        count += 1
    return count


def _middle(old: list[str], new: list[str], offset: int) -> list[Row]:
    found = []
    if len(old) + len(new) > FAR_TOO_MANY:  # one pair of stretches: whole lines side by side
        old, new = old[:FAR_TOO_MANY], new[:FAR_TOO_MANY]
        return [
            Row(
                CHANGED if left is not None and right is not None else GONE if right is None else NEW,
                None if left is None else offset + number, () if left is None else (Part(left, True),),
                None if right is None else offset + number, () if right is None else (Part(right, True),),
            )
            for number, (left, right) in enumerate(zip_longest(old, new), start=1)
        ]  # fmt: skip
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > MOST_LINES)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found += [_same(offset + a + step + 1, offset + c + step + 1, old[a + step]) for step in range(b - a)]
            continue
        for step in range(max(b - a, d - c)):
            left, right = a + step, c + step
            if left < b and right < d:
                before, after = _parts(old[left], new[right])
                found.append(Row(CHANGED, offset + left + 1, before, offset + right + 1, after))
            elif left < b:
                found.append(Row(GONE, offset + left + 1, (Part(old[left], True),), None, ()))
            else:
                found.append(Row(NEW, None, (), offset + right + 1, (Part(new[right], True),)))
    return found


def _same(left: int, right: int, line: str) -> Row:
    return Row(SAME, left, (Part(line),), right, (Part(line),))


def _parts(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both lines cut where they differ; whole lines when they have little in common."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    whole = (Part(before, True),), (Part(after, True),)
    if len(old) + len(new) > MOST_WORDS:
        return whole
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    steps = matcher.get_opcodes()
    # Spaces agree in any two lines and say nothing.
    kept = sum(not word.isspace() for tag, a, b, _, _ in steps if tag == "equal" for word in old[a:b])
    if 2 * kept < LEAST_IN_COMMON * sum(not word.isspace() for word in old + new):
        return whole
    left, right = [], []
    for tag, a, b, c, d in steps:
        if b > a:
            left.append(Part("".join(old[a:b]), tag != "equal"))
        if d > c:
            right.append(Part("".join(new[c:d]), tag != "equal"))
    return tuple(left), tuple(right)
