"""Compiling restricted templates: Django's parser with our look-up of names and, for edited copies, counted nodes.

Names lead into plain data only: keys of dicts and places of tuples. Django would go on to attributes and call what
it finds; here `{{ block.context }}` or `{{ title.format }}` is nothing.
"""

from collections.abc import Mapping

from django.template import Context, Template, TemplateSyntaxError
from django.template.base import (
    FilterExpression,
    Lexer,
    Node,
    NodeList,
    Parser,
    Token,
    TokenType,
    Variable,
    VariableDoesNotExist,
    VariableNode,
    render_value_in_context,
)
from django.template.context import BaseContext
from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeString

CHARACTERS, TAGS, TAG_LENGTH = 64_000, 1500, 1000  # of a copy's source
FILTERS = 4  # of one expression, each at most once: chains of urlencode would grow the text without end


class PlainVariable(Variable):
    """Finds names in plain data, and nothing else."""

    __slots__ = ()

    def _resolve_lookup(self, context: Context) -> object:
        try:
            current = context[self.lookups[0]]
        except KeyError as error:
            raise VariableDoesNotExist("No name %s.", (self.lookups[0],)) from error
        for bit in self.lookups[1:]:
            current = _step(current, bit)
        return "" if isinstance(current, Node | BaseContext) else current


def _step(current: object, bit: str) -> object:
    if isinstance(current, Mapping):
        return current.get(bit, "")
    if isinstance(current, tuple | list):
        if bit in getattr(current, "_fields", ()):  # the groups of {% regroup %}
            return getattr(current, bit)
        return current[int(bit)] if bit.isascii() and bit.isdigit() and int(bit) < len(current) else ""
    if isinstance(current, BlockNode) and bit == "super":
        return current.super()
    return ""


class RestrictedParser(Parser):
    """`counted`: the nodes ask the budget of the drawing."""

    counted = False

    def parse(self, parse_until=None) -> NodeList:
        found = super().parse(parse_until)
        if not self.counted:
            return found
        for node in found:
            if type(node) is VariableNode:
                node.__class__ = CountedVariable
        counted = CountedNodeList(found)
        counted.contains_nontext = found.contains_nontext
        return counted

    def compile_filter(self, token: str) -> FilterExpression:
        expression = FilterExpression(token, self)
        functions = [function for function, _ in expression.filters]
        if len(functions) > FILTERS or len(set(functions)) < len(functions):
            raise TemplateSyntaxError(f"Mỗi biểu thức có nhiều nhất {FILTERS} bộ lọc, mỗi bộ lọc một lần.")
        variables = [argument for _, arguments in expression.filters for is_name, argument in arguments if is_name]
        for variable in (*variables, *([expression.var] if expression.is_var else [])):
            if "" in (variable.lookups or ()):
                raise TemplateSyntaxError(f"Tên “{variable.var}” không hợp lệ.")
            variable.__class__ = PlainVariable
        return expression


class ThemeTemplate(Template):
    def compile_nodelist(self) -> NodeList:
        tokens = _within_limits(self.source) if self.engine.counted else Lexer(self.source).tokenize()
        parser = RestrictedParser(tokens, {}, self.engine.template_builtins, self.origin)
        parser.counted = self.engine.counted
        nodes = parser.parse()
        self.extra_data = parser.extra_data
        return nodes


def _within_limits(source: str) -> list[Token]:
    """The tokens of a copy. Raises TemplateSyntaxError for sources that cost too much before anything is drawn."""
    if len(source) > CHARACTERS:
        raise TemplateSyntaxError(f"Mẫu dài quá {CHARACTERS} ký tự.")
    tokens = Lexer(source).tokenize()
    tags = [token for token in tokens if token.token_type in (TokenType.BLOCK, TokenType.VAR)]
    too_long = next((token for token in tags if len(token.contents) > TAG_LENGTH), None)
    if len(tags) > TAGS or too_long:
        what = f"Mẫu có quá {TAGS} thẻ." if len(tags) > TAGS else f"Thẻ này dài quá {TAG_LENGTH} ký tự."
        error = TemplateSyntaxError(what)
        error.token = tags[TAGS] if len(tags) > TAGS else too_long
        raise error
    return tokens


class CountedNodeList(NodeList):
    """Draws like its base, and asks the budget after every node."""

    def render(self, context: Context) -> SafeString:
        budget = context.budget
        start, own, parts = budget.characters, 0, []
        for node in self:
            budget.step()
            try:
                piece = node.render(context)
            except Exception as error:
                if not hasattr(error, "drawn_node"):
                    error.drawn_node = node
                raise
            own += len(piece)
            budget.put_together(start + own)
            parts.append(piece)
        return SafeString("".join(parts))


class CountedVariable(VariableNode):
    """Tells the budget of cleaned texts: what the page data holds ready to print, and no filter has made."""

    def render(self, context: Context) -> str:
        expression = self.filter_expression
        value = expression.resolve(context)
        text = render_value_in_context(value, context)
        # What {{ block.super }} gives was put together, and counted, in this drawing.
        if (
            text is value
            and type(text) is SafeString
            and not expression.filters
            and expression.var.lookups[-1] != "super"
        ):
            context.budget.prints(text)
        return text


class LoopBody(Node):
    """The inside of a loop as one node: Django's loop draws its nodes one by one and would count nothing."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        context.budget.step()  # an empty body costs time as well
        return self.nodelist.render(context)
