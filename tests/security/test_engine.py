"""Attacks on the restricted template language: each is refused when compiled, or draws nothing it should not."""

import pytest
from django.template import Context, TemplateDoesNotExist, TemplateSyntaxError
from django.utils.safestring import mark_safe

from portal.layout.engine import engine_for, plain

REFUSED = [
    # libraries, framework, files
    "{% load i18n %}", "{% load static from staticfiles %}", "{% load portal.layout.tags %}", "{% debug %}", "{% csrf_token %}",
    "{% url 'admin:index' %}", "{% static 'x' %}", "{% get_media_prefix %}", "{% ssi '/etc/passwd' %}", "{% trans 'x' %}",
    "{% blocktranslate %}x{% endblocktranslate %}", "{% localize on %}x{% endlocalize %}", "{% get_current_language as x %}",
    "{% querystring a=1 %}", "{% lorem 99999 p %}", "{% cache 1 x %}{% endcache %}", "{% partialdef x %}{% endpartialdef %}",
    "{% partial x %}", "{% admin_list_filter %}", "{% get_admin_log 9 as x %}", "{% render_block 'x' %}",
    # escaping switched off
    "{% autoescape off %}{{ page.title }}{% endautoescape %}", "{{ page.title|safe }}", "{{ page.title|safeseq }}",
    "{{ page.title|escape|safe }}", "{% filter safe %}x{% endfilter %}", "{{ page.title|json_script:'x' }}",
    "{{ page.title|linebreaks|urlize }}", "{{ page.title|urlizetrunc:9 }}", "{{ page.title|unordered_list }}",
    "{{ page.title|escapejs }}", "{{ page.title|addslashes }}", "{{ page.title|iriencode }}",
    # memory and time
    "{{ 'x'|ljust:'999999999' }}", "{{ 'x'|rjust:'999999999' }}", "{{ 'x'|center:'999999999' }}", "{{ 1|stringformat:'0999999999d' }}",
    "{{ 1|floatformat:'999999999' }}", "{{ 'x'|add:'x' }}", "{{ 'x'|make_list }}", "{{ list|join:page.title }}", "{{ list|random }}",
    "{{ list|dictsort:'x' }}", "{{ 'x'|wordwrap:1 }}", "{{ 'x'|cut:'x' }}", "{{ 'x'|phone2numeric }}", "{{ 9|get_digit:1 }}",
    "{% widthratio 9 1 999999999 as x %}", "{% with x=page %}{% endwith %}",
    # names that are computed, or reach out
    "{% include page.title %}", "{% include 'parts/head.html' with page=site %}", "{% include 'parts/head.html' only %}",
    "{% include 'a'|lower %}", "{% extends page.title %}", "{% extends 'a'|lower %}", "{% extends '' %}", "{% include '' %}",
    "{% slot page.title %}", "{% slot 'a' 'b' %}", "{% ifslot x %}{% endifslot %}", "{% asset page.title %}", "{% asset 'a'|lower %}",
    "{% translate page.title %}", "{% translate 'a' as x %}", "{% translate 'a'|upper %}", "{% asset 'a\"b' %}", "{% slot '{{x}}' %}",
    # private names
    "{{ page.__class__ }}", "{{ page._x }}", "{{ page.title.__init__.__globals__ }}", "{% if page.__class__ %}{% endif %}",
    "{% for x in page.__dict__ %}{% endfor %}", "{% regroup list by __class__ as x %}", "{{ _('x')|default:page._y }}",
    "{% for _x in list %}{{ _x }}{% endfor %}", "{{ block.super._x }}", "{{ page.title|default:page.__doc__ }}",
]  # fmt: skip


@pytest.mark.parametrize("source", REFUSED)
def test_it_is_refused(source):
    with pytest.raises((TemplateSyntaxError, TemplateDoesNotExist)):
        engine_for("lai_chau").from_string(source).render(Context(data()))


def data() -> dict:
    return plain(
        {
            "page": {
                "title": "<b>{0.__class__}</b>",
                "body": mark_safe("<p>Thân bài</p>"),
                "items": ["a"],
                "clear": "x",
            },
            "list": [{"name": "<i>", "values": (1, 2)}],
        }
    )


DRAWN = {
    # methods of dicts are hidden behind "", values of the data are not
    "{{ page.clear }}{{ page.items.0 }}": "xa",
    "{{ page.pop }}{{ page.update }}{{ page.keys }}{{ page.copy }}{{ list.0.values.1 }}": "2",
    "{{ request }}{{ user }}{{ settings.SECRET_KEY }}{{ perms }}{{ csrf_token }}{{ DEBUG }}": "",
    "{{ list.append }}{{ list.count }}{{ list.0.name }}": "&lt;i&gt;",
    "{{ forloop }}{{ block }}{{ self }}": "",
    # what looks safe is escaped again
    "{{ page.title|lower }}": "&lt;b&gt;{0.__class__}&lt;/b&gt;",
    "{{ page.title|linebreaksbr }}": "&lt;b&gt;{0.__class__}&lt;/b&gt;",
    "{{ page.nothing|default:page.title }}": "&lt;b&gt;{0.__class__}&lt;/b&gt;",
    "{% firstof page.nothing page.title %}": "&lt;b&gt;{0.__class__}&lt;/b&gt;",
    "{% for row in list %}{% cycle page.title page.body %}{% endfor %}": "&lt;b&gt;{0.__class__}&lt;/b&gt;",
    "{{ page.body|upper }}": "&lt;P&gt;THÂN BÀI&lt;/P&gt;",
    "{{ page.body|first }}": "&lt;",
    "{% for row in list %}{{ row.name }}{% endfor %}": "&lt;i&gt;",
    "{% regroup list by name as groups %}{% for group in groups %}{{ group.grouper }}{% endfor %}": "&lt;i&gt;",
    "{% comment %}{{ page|nothing }}{% endcomment %}": "",
    "{% verbatim %}{{ page.title }}{% endverbatim %}": "{{ page.title }}",
    "{% templatetag openblock %} debug {% templatetag closeblock %}": "{% debug %}",
}  # fmt: skip


@pytest.mark.parametrize(("source", "drawn"), DRAWN.items())
def test_it_draws_plain_data_only(source, drawn):
    assert engine_for("lai_chau").from_string(source).render(Context(data())) == drawn


@pytest.mark.parametrize(
    "name",
    [
        "../base/layout.toml", "../../../manage.py", "..%2f..%2fmanage.py", "/etc/passwd", "....//....//manage.py", "../../../portal/settings.py",
        "lai_chau/../../../../manage.py", "\\..\\..\\manage.py", "a\x00.html", "~/.ssh/id_rsa", "file:///etc/passwd", "a" * 5000, ".", "..", "parts",
    ],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["include", "extends"])
def test_no_name_leads_out_of_the_themes(name, tag):
    with pytest.raises((TemplateDoesNotExist, TemplateSyntaxError)):
        engine_for("lai_chau").from_string(f"{{% {tag} '{name}' %}}").render(Context({}))


@pytest.mark.parametrize(
    "name", ["../../manage.py", "/etc/passwd", "a\x00", "..", "css/../../../manage.py", "//evil.example/a.js"]
)
def test_assets_are_our_own_static_files(name):
    with pytest.raises(TemplateSyntaxError):
        engine_for("lai_chau").from_string(f"{{% asset '{name}' %}}")
