"""The restricted engine: what it refuses and what it lets through."""

import pytest
from django.contrib.auth import get_user_model
from django.template import Context, TemplateDoesNotExist, TemplateSyntaxError
from django.utils.safestring import mark_safe

from portal.layout.engine import Row, engine_for, plain
from tests import make

REFUSED = [
    "{% load static %}", "{% debug %}", "{% lorem 9 %}", "{% url 'x' %}", "{% csrf_token %}", "{% autoescape off %}x{% endautoescape %}",
    "{{ x|safe }}", "{{ x|add:'1' }}", "{{ x|ljust:'9' }}", "{{ x|center:'9' }}", "{{ x|stringformat:'9d' }}",
    "{{ x|make_list }}", "{{ x|join:',' }}", "{{ x|pprint }}", "{% include x %}", "{% extends x %}",
    "{% include 'a.html' with b=c %}", "{% include 'parts/x.html' only %}", "{% slot x %}", "{% translate x %}",
    "{% asset x %}", "{% with a=1 %}{% endwith %}", "{% widthratio 1 2 3 %}", "{% querystring %}", "{% filter upper %}{% endfilter %}",
    "{% cache 9 x %}{% endcache %}", "{{ x|floatformat:9 }}", "{{ x|dictsort:'a' }}", "{{ x|random }}", "{{ x|cut:'a' }}",
]  # fmt: skip


@pytest.mark.parametrize("source", REFUSED)
def test_it_refuses_what_is_not_on_the_list(source):
    with pytest.raises(TemplateSyntaxError):
        engine_for("lai_chau").from_string(source)


def draw(source: str, **data) -> str:
    return engine_for("lai_chau").from_string(source).render(Context(plain(data)))


def test_it_escapes_everything_but_cleaned_bodies():
    assert draw("{{ title }}{{ body }}", title="<b>", body=mark_safe("<p>x</p>")) == "&lt;b&gt;<p>x</p>"


def test_a_missing_name_is_nothing_and_never_a_method():
    assert draw("{{ a.clear }}{{ a.b }}", a={"b": 1}) == "1"


@pytest.mark.parametrize("value", [object(), get_user_model(), {"a": get_user_model()()}, {1, 2}, b"x", lambda: 1])
def test_page_data_refuses_what_is_not_plain(value):
    with pytest.raises(TypeError):
        plain({"x": value})


def test_page_data_has_a_bounded_size():
    deep: dict = {}
    for _ in range(40):
        deep = {"x": deep}
    with pytest.raises(ValueError):
        plain(deep)
    with pytest.raises(ValueError):
        plain({"x": list(range(5000))})
    assert isinstance(plain({"x": [1]})["x"], tuple)
    assert Row()["nothing"] == ""


@pytest.mark.parametrize("name", ["../../manage.py", "../../../portal/settings.py", "/etc/passwd", "nothing.html"])
def test_it_reads_nothing_outside_the_themes(name):
    with pytest.raises(TemplateDoesNotExist):
        engine_for("lai_chau").get_template(name)


@pytest.mark.django_db
def test_a_column_shows_when_one_of_its_slots_holds_a_block(client):
    make.block("pages.html", slot="left", options={"html": "<p>Chỉ ở cột trái</p>"})
    assert "Chỉ ở cột trái" in client.get("/", headers={"host": "laichau.localhost"}).content.decode()
