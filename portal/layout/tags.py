"""The restricted template language: the only tags and filters a theme may use.

Left out on purpose: safe and autoescape (switch escaping off), add, join, cut, ljust, rjust, center, stringformat,
floatformat and make_list (memory), widthratio, lorem, debug, load, url, csrf_token, querystring (framework inside).
"""

import re

from django import template
from django.template import defaultfilters, defaulttags, loader_tags
from django.template.base import Node, TemplateSyntaxError
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from portal.layout.assets import asset_url

register = template.Library()
FILE_NAME = re.compile(r"[a-z0-9_-][a-z0-9_./-]{0,150}", re.IGNORECASE | re.ASCII)

for name in "if for comment spaceless firstof now regroup verbatim cycle resetcycle ifchanged templatetag".split():
    register.tags[name] = defaulttags.register.tags[name]
for name in (
    "date time default default_if_none escape force_escape length linebreaksbr lower upper title capfirst "
    "truncatechars truncatewords urlencode yesno slice first last divisibleby striptags pluralize timesince "
    "filesizeformat"
).split():
    register.filters[name] = defaultfilters.register.filters[name]
register.tags["block"] = loader_tags.register.tags["block"]


def _literal(token: template.base.Token) -> str:
    """The one quoted word of a tag; anything computed would escape validation."""
    bits = token.split_contents()
    if len(bits) != 2 or len(bits[1]) < 3 or bits[1][0] not in "\"'" or bits[1][-1] != bits[1][0]:
        raise TemplateSyntaxError(f"Thẻ {bits[0]} cần đúng một tên trong dấu ngoặc kép.")
    word = bits[1][1:-1]
    if any(character in word for character in "\"'|{}"):
        raise TemplateSyntaxError(f"Tên trong thẻ {bits[0]} không hợp lệ.")
    return word


def _file_name(token: template.base.Token) -> str:
    """The literal name of a template or asset: a plain path below its folder."""
    name = _literal(token)
    if not FILE_NAME.fullmatch(name) or ".." in name:
        raise TemplateSyntaxError(f"Tên tệp “{name[:60]}” không hợp lệ.")
    return name


@register.tag
def extends(parser, token):
    _file_name(token)
    return loader_tags.do_extends(parser, token)


@register.tag
def include(parser, token):
    """Include by literal name; the part sees the current names, nothing can be passed."""
    _file_name(token)
    return loader_tags.do_include(parser, token)


class TranslateNode(Node):
    def __init__(self, words: str) -> None:
        self.words = words

    def render(self, context) -> str:
        return template.base.render_value_in_context(gettext(self.words), context)


@register.tag
def translate(parser, token):
    return TranslateNode(_literal(token))


class AssetNode(Node):
    def __init__(self, path: str) -> None:
        self.path = path

    def render(self, context) -> str:
        return asset_url(self.path)


@register.tag
def asset(parser, token):
    return AssetNode(_file_name(token))


class SlotNode(Node):
    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context) -> str:
        slots = getattr(context, "slots", None)
        # Each block was drawn, and escaped, by this same engine.
        return mark_safe(slots.draw(self.name)) if slots else ""  # noqa: S308


@register.tag
def slot(parser, token):
    return SlotNode(_literal(token))


class IfSlotNode(Node):
    child_nodelists = ("nodelist",)

    def __init__(self, name: str, nodelist) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context) -> str:
        slots = getattr(context, "slots", None)
        return self.nodelist.render(context) if slots and slots.draw(self.name) else ""


@register.tag
def ifslot(parser, token):
    name = _literal(token)
    nodelist = parser.parse(("endifslot",))
    parser.delete_first_token()
    return IfSlotNode(name, nodelist)
