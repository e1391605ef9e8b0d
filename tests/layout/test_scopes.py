"""Names at hand in a template, found without drawing it."""

from typing import Annotated

import pytest

from portal.layout.declared import read
from portal.layout.edited import Copy, EditedEngine
from portal.layout.page_data import Link
from portal.layout.scopes import Reach, walk

SCOPE = {"links": read(Annotated[list[Link], "các liên kết"]), "title": read(Annotated[str, "tiêu đề", "a"])}


def reach(**sources: str) -> Reach:
    """The walk from the template "root.html"; `part="…"` is the file part.html."""
    copies = {f"{name}.html": Copy(0, 0, source) for name, source in sources.items()}
    return walk(EditedEngine("lai_chau", copies), {"root.html": SCOPE})


def unknown(source: str, **others: str) -> list[str]:
    return sorted(name for (_, name), known in reach(root=source, **others).used.items() if not known)


@pytest.mark.parametrize(
    "source",
    [
        "{{ title }}", "{% for link in links %}{{ link.url }}{{ forloop.counter }}{% endfor %}", "{{ links.0.label }}",
        "{% if title and not links.0.url == title|default:title %}x{% endif %}", "{% firstof title 'a' %}",
        "{% for link in links|slice:':3' %}{{ link.url }}{{ forloop.parentloop.last }}{% endfor %}",
        "{% block a %}{{ block.super }}{% endblock %}", "{% translate 'title.x' %}",
    ],
)  # fmt: skip
def test_declared_names_are_known(source):
    assert unknown(source) == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("{{ titel }}", ["titel"]),
        ("{{ title.upper }}", ["title.upper"]),
        ("{{ link.url }}", ["link.url"]),
        ("{% for link in links %}{% endfor %}{{ link.url }}", ["link.url"]),
        ("{% for link in links %}{{ link.name }}{% empty %}{{ link }}{% endfor %}", ["link", "link.name"]),
        ("{% for x in title %}{{ x.y }}{% endfor %}", ["x.y"]),
        ("{% if a %}{% elif b.c %}{% else %}{{ d }}{% endif %}", ["a", "b.c", "d"]),
        ("{{ title|default:other }}", ["other"]),
        ("{% ifchanged a %}x{% endifchanged %}{% cycle b c %}{% firstof d %}", ["a", "b", "c", "d"]),
        ("{% spaceless %}{{ a }}{% endspaceless %}{% ifslot 'right' %}{{ b }}{% endifslot %}", ["a", "b"]),
        ("{{ forloop.nothing }}", ["forloop.nothing"]),
    ],
)
def test_other_names_are_told_wherever_they_stand(source, names):
    assert unknown(source) == names


def test_a_part_gets_the_names_of_the_place_that_includes_it():
    found = reach(root="{% for link in links %}{% include 'part.html' %}{% endfor %}", part="{{ link.url }}{{ no }}")
    assert set(found.met["part.html"]["root.html"]) == {"links", "title", "link"}
    assert found.used == {("root.html", "links"): True, ("part.html", "link.url"): True, ("part.html", "no"): False}


def test_a_name_is_known_when_one_of_the_places_has_it():
    part, plain = "{% if link %}{{ link.url }}{% endif %}", "{% include 'part.html' %}"
    loop = f"{{% for link in links %}}{plain}{{% endfor %}}"
    assert unknown(plain + loop, part=part) == unknown(loop + plain, part=part) == []
    assert unknown(plain, part=part) == ["link", "link.url"]


def test_it_follows_what_a_template_extends_and_every_filling_of_a_block():
    found = reach(
        root="{% extends 'middle.html' %}{% block a %}{{ one }}{% endblock %}",
        middle="{% extends 'outer.html' %}{% block a %}{{ two }}{% endblock %}",
        outer="{{ three }}{% block a %}{{ four }}{% endblock %}",
    )
    assert set(found.used) == {
        ("root.html", "one"), ("middle.html", "two"), ("outer.html", "three"), ("outer.html", "four"),
    }  # fmt: skip
    assert {"root.html", "middle.html", "outer.html"} <= set(found.met)


def test_a_part_that_includes_itself_ends():
    tree = "{{ title }}{% for link in links %}{% include 'root.html' %}{% endfor %}"
    assert unknown(tree) == []


def test_parts_that_include_each_other_without_end_are_refused():
    loops = "".join(f"{{% for a{number} in links %}}{{% include 'root.html' %}}{{% endfor %}}" for number in range(30))
    with pytest.raises(RecursionError, match="too many parts"):
        reach(root=loops)
