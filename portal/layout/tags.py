"""The restricted template language: the only tags and filters a theme may use.

Left out on purpose: safe and autoescape (switch escaping off), add, join, cut, ljust, rjust, center, stringformat,
floatformat and make_list (memory), widthratio, lorem, debug, load, url, csrf_token, querystring (framework inside).
"""

import re
from functools import wraps

from django import template
from django.template import defaultfilters, defaulttags, loader_tags
from django.template.base import Node, NodeList, TemplateSyntaxError
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from portal.layout.assets import asset_url
from portal.layout.compiler import LoopBody

register = template.Library()
FILE_NAME = re.compile(r"[a-z0-9_-][a-z0-9_./-]{0,150}", re.IGNORECASE | re.ASCII)

LONGEST = 100_000  # characters that a filter with real work may get; a whole body of a law takes seconds

for name in "if comment spaceless firstof now verbatim cycle resetcycle ifchanged templatetag".split():
    register.tags[name] = defaulttags.register.tags[name]
for name in (
    "date time default default_if_none escape length yesno slice first last divisibleby pluralize timesince "
    "filesizeformat truncatechars"
).split():
    register.filters[name] = defaultfilters.register.filters[name]
register.tags["block"] = loader_tags.register.tags["block"]


def _bounded(function):
    """A filter whose work grows with its text, refused for very long texts."""

    @wraps(function)
    def bounded(value, *args, **kwargs):
        if isinstance(value, str) and len(value) > LONGEST:
            raise ValueError(f"Bộ lọc {function.__name__} chỉ dùng cho nội dung dưới {LONGEST} ký tự.")
        return function(value, *args, **kwargs)

    return bounded


for name in "force_escape linebreaksbr lower upper title capfirst truncatewords urlencode striptags".split():
    register.filters[name] = _bounded(defaultfilters.register.filters[name])


@register.tag("for")
def do_for(parser, token):
    node = defaulttags.do_for(parser, token)
    if parser.counted:
        node.nodelist_loop = NodeList([LoopBody(node.nodelist_loop)])
    return node


class RegroupNode(defaulttags.RegroupNode):
    def render(self, context) -> str:
        if isinstance(self.target.resolve(context, ignore_failures=True), str):
            context[self.var_name] = []  # a text would be grouped letter by letter
            return ""
        return super().render(context)


@register.tag
def regroup(parser, token):
    node = defaulttags.regroup(parser, token)
    return RegroupNode(node.target, node.expression, node.var_name)


def _literal(token: template.base.Token) -> str:
    """The one quoted word of a tag; anything computed would escape validation."""
    bits = token.split_contents()
    if len(bits) != 2:
        raise TemplateSyntaxError(f"Thẻ {bits[0]} cần đúng một tên trong dấu ngoặc kép.")
    return _unquoted(bits[0], bits[1])


def _unquoted(tag: str, bit: str) -> str:
    if len(bit) < 3 or bit[0] not in "\"'" or bit[-1] != bit[0]:
        raise TemplateSyntaxError(f"Thẻ {tag} cần tên trong dấu ngoặc kép.")
    word = bit[1:-1]
    if any(character in word for character in "\"'|{}"):
        raise TemplateSyntaxError(f"Tên trong thẻ {tag} không hợp lệ.")
    return word


def _file_name(token: template.base.Token) -> str:
    """The literal name of a template or asset: a plain path below its folder."""
    name = _literal(token)
    if not FILE_NAME.fullmatch(name) or ".." in name:
        raise TemplateSyntaxError(f"Tên tệp “{name[:60]}” không hợp lệ.")
    return name


class ExtendsNode(loader_tags.ExtendsNode):
    def find_template(self, template_name, context):
        budget = getattr(context, "budget", None)
        if budget is None:
            return super().find_template(template_name, context)
        since = budget.pause()  # the first drawing of a process also compiles
        found = super().find_template(template_name, context)
        budget.resume(since)
        return found


@register.tag
def extends(parser, token):
    _file_name(token)
    node = loader_tags.do_extends(parser, token)
    node.__class__ = ExtendsNode
    return node


class IncludeNode(Node):
    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context) -> str:
        budget = getattr(context, "budget", None)
        if budget is None:
            part = context.template.engine.get_template(self.name)
            with context.push():
                return part.render(context)
        since = budget.pause()
        part = context.template.engine.get_template(self.name)
        budget.resume(since)
        budget.enter()
        with context.push():
            text = part.render(context)
        budget.leave()
        return text


@register.tag
def include(parser, token):
    """Include by literal name; the part sees the current names, nothing can be passed."""
    return IncludeNode(_file_name(token))


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
        # Each block was drawn, and escaped, by this same engine.
        text = mark_safe(_drawn(self.name, context))  # noqa: S308
        budget = getattr(context, "budget", None)
        if budget is not None:
            budget.prints(text, ("slot", self.name))
        return text


def _drawn(name: str, context) -> str:
    """The text of a slot; its cost is not the template's."""
    slots = getattr(context, "slots", None)
    if slots is None:
        return ""
    budget = getattr(context, "budget", None)
    if budget is None:
        return slots.draw(name)
    since = budget.pause()
    text = slots.draw(name)
    budget.resume(since)
    return text


@register.tag
def slot(parser, token):
    return SlotNode(_literal(token))


class IfSlotNode(Node):
    child_nodelists = ("nodelist",)

    def __init__(self, names: tuple[str, ...], nodelist) -> None:
        self.names, self.nodelist = names, nodelist

    def render(self, context) -> str:
        return self.nodelist.render(context) if any(_drawn(name, context) for name in self.names) else ""


@register.tag
def ifslot(parser, token):
    """Whether one of the slots holds a block."""
    tag, *bits = token.split_contents()
    if not bits:
        raise TemplateSyntaxError(f"Thẻ {tag} cần ít nhất một tên trong dấu ngoặc kép.")
    names = tuple(_unquoted(tag, bit) for bit in bits)
    nodelist = parser.parse(("endifslot",))
    parser.delete_first_token()
    return IfSlotNode(names, nodelist)
