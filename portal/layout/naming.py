"""Declared names as the template editor lists them: in the words of the office, with the code that prints each."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from portal.layout.declared import Said
from portal.layout.page_data import Picture

DEPTH = 2  # of a group within itself
CAPITALS = re.compile("[A-Z][a-z]*")
TELLING = ("title", "label", "name", "sentence", "value")
PICTURE = (
    '<img src="{{ picture.url }}" width="{{ picture.width }}" height="{{ picture.height }}" alt="{{ picture.alt }}">'
)


@dataclass(frozen=True)
class Name:
    """`name` as it is written in the template; `insert` is the code for one click, for a list its whole loop."""

    name: str
    meaning: str
    type: str
    sample: object
    children: tuple["Name", ...]
    insert: str


def described(scope: Mapping[str, Said], note: str = "", taken: Collection[str] = ()) -> tuple[Name, ...]:
    taken = frozenset((*taken, *scope))
    return tuple(_name(name, said, taken, (), note) for name, said in scope.items())


def _name(path: str, said: Said, taken: frozenset[str], inside: tuple, note: str = "") -> Name:
    children: tuple[Name, ...] = ()
    if said.is_group and inside.count(said.type) < DEPTH:
        parts = said.parts().items()
        children = tuple(_name(f"{path}.{word}", part, taken, (*inside, said.type)) for word, part in parts)
    meaning = f"{said.meaning} ({note})" if note else said.meaning
    if said.type is not list:
        return Name(path, meaning, said.printed_type, said.sample, children, _code(path, said))
    word, item = loop_word(path, said, taken), said.item()
    if item.is_group and inside.count(item.type) < DEPTH:
        children = _name(word, item, taken | {word}, inside).children
    elif not item.is_group:
        children = (_name(word, item, taken | {word}, inside),)
    code = f"{{% for {word} in {path} %}}\n{_line(word, item)}\n{{% endfor %}}"
    return Name(path, meaning, said.printed_type, None, children, code)


def loop_word(path: str, said: Said, taken: Collection[str]) -> str:
    """A name for one item that hides no other: cards gives card, menu (of MenuItem) gives item."""
    listed = path.rpartition(".")[2].rpartition("_")[2]
    words = [singular] if (singular := _singular(listed)) != listed else []
    item = said.item()
    if item.is_group:
        words.append(CAPITALS.findall(item.type.__name__)[-1].lower())
    return next(word for word in (*words, "item", "other", "entry", "one") if word not in taken)


def _singular(word: str) -> str:
    if word == "children":
        return "child"
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") else word


def _line(path: str, said: Said) -> str:
    """What prints a group at a glance: a picture, a link, or the first thing worth reading."""
    parts = said.parts()
    if not parts:
        return f"{{{{ {path} }}}}"
    if said.type is Picture:
        return PICTURE.replace("picture", path)
    telling = next((word for word in TELLING if word in parts), next(iter(parts)))
    text = f"{{{{ {path}.{telling} }}}}"
    return f'<a href="{{{{ {path}.url }}}}">{text}</a>' if "url" in parts else text


def _code(path: str, said: Said) -> str:
    if said.type is bool:
        return f"{{% if {path} %}}…{{% endif %}}"
    if said.type is date:
        return f'{{{{ {path}|date:"d/m/Y" }}}}'
    line = _line(path, said)
    return f"{{% if {path} %}}{line}{{% endif %}}" if said.optional else line
