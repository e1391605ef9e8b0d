"""Which names a template can use, found in the compiled shipped templates without drawing them.

From every page and block template the walk follows `extends`, `include` and loops, and notes for each template it
meets which names are there at that place.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.template import Engine, Origin
from django.template.base import FilterExpression, Node, NodeList, Variable
from django.template.defaulttags import ForNode
from django.template.loader_tags import BlockNode, ExtendsNode
from django.template.smartif import TokenBase

from portal.layout.declared import Said, follow
from portal.layout.tags import IncludeNode

Scope = Mapping[str, Said]
MOST_NODES = 20_000  # met from one page; edited copies may include each other in ways that never end
LOOP = ("counter", "counter0", "revcounter", "revcounter0", "first", "last", "parentloop", "length")


@dataclass
class Reach:
    """`met[template][root]`: the names at hand in a template when the page or block `root` draws it.

    `used[template, name]`: whether a name that the template asks for is there in at least one of its drawings.
    """

    met: dict[str, dict[str, dict[str, set[Said]]]] = field(default_factory=lambda: defaultdict(dict))
    used: dict[tuple[str, str], bool] = field(default_factory=dict)


def walk(engine: Engine, roots: Mapping[str, Scope]) -> Reach:
    """Raises RecursionError for templates that include each other without end."""
    reach = Reach()
    for root, scope in roots.items():
        _Walk(engine, reach, root).draw(root, scope)
    return reach


class _Walk:
    """The walk from one page or block template."""

    def __init__(self, engine: Engine, reach: Reach, root: str) -> None:
        self.engine, self.reach, self.root = engine, reach, root
        self._seen: set[tuple] = set()
        self._steps = 0

    def draw(self, name: str, scope: Scope) -> None:
        key = (name, frozenset((word, said.type, said.element) for word, said in scope.items()))
        if key in self._seen:
            return
        self._seen.add(key)
        chain = self._chain(name)
        blocks: dict[str, list[tuple[str, BlockNode]]] = defaultdict(list)
        for owner, nodes in chain:
            self._meet(owner, scope)
            for block in nodes.get_nodes_by_type(BlockNode):
                blocks[block.name].append((owner, block))
        owner, nodes = chain[-1]
        self._nodes(owner, nodes, scope, blocks)

    def _chain(self, name: str, used: tuple[Origin, ...] = ()) -> list[tuple[str, NodeList]]:
        """The template and what it extends, outermost last; an edited copy may extend the file it stands for."""
        template, _ = self.engine.find_template(name, skip=used)
        parent = next(iter(template.nodelist.get_nodes_by_type(ExtendsNode)), None)
        above = self._chain(str(parent.parent_name.var), (*used, template.origin)) if parent else []
        return [(name, template.nodelist), *above]

    def _meet(self, name: str, scope: Scope) -> None:
        names = self.reach.met[name].setdefault(self.root, defaultdict(set))
        for word, said in scope.items():
            names[word].add(said)

    def _nodes(self, owner: str, nodes: NodeList, scope: Scope, blocks: Mapping) -> None:
        for node in nodes:
            self._steps += 1
            if self._steps > MOST_NODES:
                raise RecursionError(f"{self.root} draws too many parts.")
            self._check(owner, node, scope)
            if isinstance(node, IncludeNode):
                self.draw(node.name, scope)
            elif isinstance(node, BlockNode):
                # Every filling is followed, also one that another replaces: {{ block.super }} may draw it.
                for filler, block in blocks.get(node.name) or [(owner, node)]:
                    self._nodes(filler, block.nodelist, scope, blocks)
            elif isinstance(node, ForNode):
                self._nodes(owner, node.nodelist_loop, {**scope, **_loop(node, scope)}, blocks)
                self._nodes(owner, node.nodelist_empty, scope, blocks)
            else:
                for attribute in node.child_nodelists:
                    self._nodes(owner, getattr(node, attribute, None) or NodeList(), scope, blocks)

    def _check(self, owner: str, node: Node, scope: Scope) -> None:
        for variable in _variables([value for name, value in vars(node).items() if name != "token"]):
            path = tuple(variable.lookups or ())
            if not path or path == ("block", "super") or (path[0] == "forloop" and set(path[1:]) <= set(LOOP)):
                continue
            key = (owner, ".".join(path))
            self.reach.used[key] = self.reach.used.get(key, False) or follow(scope, path) is not None


def _loop(node: ForNode, scope: Scope) -> dict[str, Said]:
    variable = node.sequence.var
    said = follow(scope, tuple(variable.lookups)) if isinstance(variable, Variable) and variable.lookups else None
    if said is None or said.type is not list or len(node.loopvars) != 1:
        return {}
    return {node.loopvars[0]: said.item()}


def _variables(value: Any) -> Iterator[Variable]:
    """Every name that a tag or a printed expression asks for, its conditions and filter arguments among them."""
    if isinstance(value, Variable):
        yield value
    elif isinstance(value, FilterExpression):
        yield from _variables(value.var)
        for _, arguments in value.filters:
            yield from _variables([argument for _, argument in arguments])
    elif isinstance(value, TokenBase):
        yield from _variables([value.value, value.first, value.second])
    elif isinstance(value, list | tuple) and not isinstance(value, NodeList):
        for part in value:
            yield from _variables(part)
