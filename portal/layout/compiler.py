"""Compiling restricted templates: Django's parser with our look-up of names and, for edited copies, counted nodes.

Names lead into plain data only: keys of dicts and places of tuples. Django would go on to attributes and call what
it finds; here `{{ block.context }}` or `{{ title.format }}` is nothing.
"""

from django.template import Context, Template, TemplateSyntaxError
from django.template.base import (
    FilterExpression,
    Lexer,
    Node,
    NodeList,
    Parser,
    TextNode,
    Token,
    TokenType,
    Variable,
    VariableDoesNotExist,
    VariableNode,
    render_value_in_context,
)
from django.template.defaulttags import FirstOfNode
from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeString

CHARACTERS, TAGS, TAG_LENGTH = 64_000, 1500, 1000  # of a copy's source
AT_ONCE = 16  # nodes between two looks at the budget
LONG = 10_000  # characters of one name that are counted without waiting for the others
FILTERS = 4  # of one expression, each at most once: chains of urlencode would grow the text without end


class PlainVariable(Variable):
    """Finds names in plain data, and nothing else."""

    __slots__ = ()

    def _resolve_lookup(self, context: Context) -> object:
        lookups = self.lookups
        try:
            current = context[lookups[0]]
        except KeyError as error:
            raise VariableDoesNotExist("No name %s.", (lookups[0],)) from error
        if len(lookups) > 1:
            for bit in lookups[1:]:
                current = current.get(bit, "") if isinstance(current, dict) else _inside(current, bit)
        return "" if isinstance(current, Node) else current

    def resolve(self, context: Context) -> object:
        # Most names: no constant and nothing to translate.
        return self._resolve_lookup(context) if self.lookups is not None else super().resolve(context)


def _inside(current: object, bit: str) -> object:
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
        nodes = CountedNodeList(found) if self.counted else DirectNodeList(found)
        nodes.contains_nontext = found.contains_nontext
        for node in found if self.counted else ():
            if type(node) is VariableNode:
                node.__class__ = CountedVariable
                node.filter_expression.__class__ = FilterExpression  # the node counts
            elif type(node) is FirstOfNode:
                node.__class__ = CountedFirstOf
        return nodes

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
        if self.counted:
            expression.__class__ = CountedExpression
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


class DirectNodeList(NodeList):
    """Draws like its base without a detour that only Django's debug pages need."""

    def render(self, context: Context) -> SafeString:
        return SafeString("".join([node.s if type(node) is TextNode else node.render(context) for node in self]))


class CountedNodeList(NodeList):
    """Draws like its base, and asks the budget after every few nodes."""

    def render(self, context: Context) -> SafeString:
        budget = context.budget
        budget.step(len(self))
        start, parts, node = budget.characters, [], None
        try:
            for node in self:
                parts.append(node.s if type(node) is TextNode else node.render(context))
                if not len(parts) % AT_ONCE:
                    budget.put_together(start + sum(map(len, parts)))
        except Exception as error:
            if not hasattr(error, "drawn_node"):
                error.drawn_node, error.drawn_nodes = node, []
            error.drawn_nodes.append(node)  # from the inside out
            raise
        text = SafeString("".join(parts))
        budget.put_together(start + len(text))
        return text


class CountedVariable(VariableNode):
    """Tells the budget of cleaned texts: what the page data holds ready to print, and no filter has made."""

    def render(self, context: Context) -> str:
        expression = self.filter_expression
        value = expression.resolve(context)
        if expression.filters:
            context.budget.look()
        text = render_value_in_context(value, context)
        if text is value and type(text) is SafeString and _is_page_data(expression):
            context.budget.prints(text)
        elif len(text) > LONG:
            context.budget.prints_long(len(text))
        return text


def _is_page_data(expression: FilterExpression) -> bool:
    """What {{ block.super }} gives was put together, and counted, in this drawing; constants are the template's own."""
    return expression.is_var and not expression.filters and (expression.var.lookups or ("super",))[-1] != "super"


class CountedExpression(FilterExpression):
    """A value that a tag asks for; one {% if %} or {% regroup %} asks for hundreds, and some tags keep them."""

    __slots__ = ()

    def resolve(self, context: Context, ignore_failures: bool = False) -> object:
        context.budget.look()
        value = super().resolve(context, ignore_failures)
        if self.filters and isinstance(value, str) and len(value) > LONG:
            context.budget.prints_long(len(value))
        return value


class CountedFirstOf(FirstOfNode):
    """Counts the text that {% firstof … as name %} makes and keeps."""

    def render(self, context: Context) -> str:
        text = super().render(context)
        kept = context[self.asvar] if self.asvar else ""
        if len(kept) > LONG:
            context.budget.prints_long(len(kept))
        return text


class LoopBody(Node):
    """The inside of a loop as one node: Django's loop draws its nodes one by one and would count nothing."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        if not self.nodelist:
            context.budget.step(1)  # an empty body costs time as well
        return self.nodelist.render(context)
