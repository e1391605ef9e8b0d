"""Reading declarations of page data: what a name is, trial values of it, and whether a real value is of its type."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from django.utils.safestring import SafeString, mark_safe

TYPES = {
    str: "chữ", SafeString: "HTML đã làm sạch", int: "số", float: "số", bool: "đúng/sai", date: "ngày",
    list: "danh sách",
}  # fmt: skip
LEVELS = 3  # of a group within itself, as in menus
ITEMS = 3  # in a trial list


@dataclass(frozen=True)
class Said:
    """What a declaration says of one name. `type`: one of TYPES or a TypedDict; `element`: of a list.

    `optional`: a group that may be missing, then it is "".
    """

    type: Any
    meaning: str = ""
    sample: Any = None
    element: Any = None
    optional: bool = False

    @property
    def is_group(self) -> bool:
        return is_typeddict(self.type)

    @property
    def printed_type(self) -> str:
        return "nhóm" if self.is_group else TYPES[self.type]

    def parts(self) -> dict[str, "Said"]:
        return fields(self.type) if self.is_group else {}

    def item(self) -> "Said":
        """One item of this list."""
        said = read(self.element)
        about = (said.type.__doc__ or "").strip().rstrip(".") if said.is_group else ""
        return Said(said.type, said.meaning or about or f"một mục của: {self.meaning}", said.sample, said.element)


def read(annotation: Any) -> Said:
    meaning, sample = "", None
    if get_origin(annotation) is Annotated:
        annotation, meaning, *rest = get_args(annotation)
        sample = rest[0] if rest else None
    optional = get_origin(annotation) in (Union, UnionType)
    if optional:
        (annotation,) = (part for part in get_args(annotation) if part != Literal[""])
    if get_origin(annotation) is list:
        return Said(list, meaning, None, get_args(annotation)[0], optional)
    if annotation not in TYPES and not is_typeddict(annotation):
        raise TypeError(f"Page data may not be declared as {annotation!r}.")
    return Said(annotation, meaning, sample, None, optional)


@cache
def fields(group: type) -> dict[str, Said]:
    return {name: read(hint) for name, hint in get_type_hints(group, include_extras=True).items()}


def follow(scope: Mapping[str, Said], path: tuple[str, ...]) -> Said | None:
    """What the words of a template's `{{ a.b.c }}` lead to; None when something of it is not declared."""
    said = scope.get(path[0])
    for word in path[1:]:
        if said is None:
            return None
        said = said.item() if said.type is list and word.isdigit() else said.parts().get(word)
    return said


def sample(said: Said, inside: tuple = ()) -> object:
    """A full trial value."""
    if said.is_group:
        return {name: sample(part, (*inside, said.type)) for name, part in said.parts().items()}
    if said.type is list:
        item = said.item()
        size = 2 if item.type in inside else ITEMS
        return [] if inside.count(item.type) >= LEVELS else [sample(item, inside) for _ in range(size)]
    return mark_safe(said.sample) if said.type is SafeString else said.sample  # noqa: S308 - written in our code


def empty(said: Said) -> object:
    """The value when there is nothing to say."""
    if said.is_group and not said.optional:
        return {name: empty(part) for name, part in said.parts().items()}
    return {list: (), int: 0, float: 0.0, bool: False, date: None}.get(said.type, "")


def mismatches(scope: Mapping[str, Said], data: Mapping, where: str = "") -> Iterator[str]:
    """Where `data` is not what the names of `scope` say."""
    for name in scope.keys() - data.keys():
        yield f"{where}{name}: missing"
    for name in data.keys() - scope.keys():
        yield f"{where}{name}: not declared"
    for name in scope.keys() & data.keys():
        yield from _wrong(scope[name], data[name], f"{where}{name}")


def _wrong(said: Said, value: object, where: str) -> Iterator[str]:
    if said.optional and value == "":
        return
    if said.is_group and isinstance(value, Mapping):
        yield from mismatches(said.parts(), value, f"{where}.")
    elif said.type is list and isinstance(value, list | tuple):
        item = said.item()
        for number, entry in enumerate(value):
            yield from _wrong(item, entry, f"{where}.{number}")
    elif not _is_of(said.type, value):
        yield f"{where}: {type(value).__name__} instead of {said.type.__name__}"


def _is_of(kind: type, value: object) -> bool:
    if kind is str:
        return isinstance(value, str) and (not isinstance(value, SafeString) or not value)
    if kind is SafeString:
        return isinstance(value, SafeString) or value == ""
    if kind is date:
        return value is None or isinstance(value, date)
    if kind in (int, float):
        return isinstance(value, kind | int) and not isinstance(value, bool)
    return kind is bool and isinstance(value, bool)
