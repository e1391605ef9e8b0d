"""Checking a template before it is used: size, language, names of files and slots, and trial drawings.

The trial draws every page and block that shows the template, with full and with empty page data, within the budget.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.staticfiles import finders
from django.template import Context, TemplateDoesNotExist
from django.template.defaulttags import ForNode
from django.template.loader_tags import ExtendsNode

from portal.layout import catalogue
from portal.layout.budget import Budget
from portal.layout.edited import Copies, Copy, EditedEngine, EditedOrigin, read_copies
from portal.layout.models import SLOTS
from portal.layout.scopes import walk
from portal.layout.sentences import sentence
from portal.layout.tags import AssetNode, IfSlotNode, IncludeNode, SlotNode

NESTED, LOOPS = 20, 3
OWN_NAME = re.compile(r"\sas\s+(\w+)")
SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
STYLE = re.compile(r"\sstyle\s*=|<style\b", re.IGNORECASE)


@dataclass(frozen=True)
class Problem:
    """A sentence for the office. What is not `blocking` may be saved: it is a hint."""

    line: int | None
    message: str
    blocking: bool = True


class TrialSlots:
    """Every slot holds something, or nothing."""

    def __init__(self, text: str) -> None:
        self.text = text

    def draw(self, name: str) -> str:
        return self.text


def check(site_id: int, theme: str, name: str, source: str) -> list[Problem]:
    """What keeps the source from being used; empty when nothing does."""
    return [problem for problem in inspect(site_id, theme, name, source) if problem.blocking]


def inspect(site_id: int, theme: str, name: str, source: str) -> list[Problem]:
    """Everything to be said of the source, in the order of its lines; the first thing that blocks ends the search."""
    copies = {**read_copies(site_id, theme), name: Copy(0, 0, source)}
    engine = EditedEngine(theme, copies)
    found = list(_compiled(engine, name)) or list(_trial(engine, copies, theme, name))
    if not found:
        found = [*_unknown_names(engine, name, source), *_without_effect(source)]
    return sorted(set(found), key=lambda problem: (problem.line or 0, problem.message))


def _compiled(engine: EditedEngine, name: str) -> Iterator[Problem]:
    try:
        template = engine.get_template(name)
    except Exception as error:  # noqa: BLE001 - whatever a template makes the parser raise is the template's problem
        yield Problem(getattr(getattr(error, "token", None), "lineno", None), sentence(error))
        return
    yield from _inside(engine, template.nodelist, 0, 0)


def _inside(engine: EditedEngine, nodes, depth: int, loops: int) -> Iterator[Problem]:
    for node in nodes:
        line = getattr(node.token, "lineno", None)
        loops_here = loops + isinstance(node, ForNode)
        if depth > NESTED or loops_here > LOOPS:
            what = (
                f"Các vòng lặp lồng nhau quá {LOOPS} tầng."
                if loops_here > LOOPS
                else f"Các thẻ lồng nhau quá {NESTED} tầng."
            )
            yield Problem(line, what)
            return
        yield from _missing(engine, node, line)
        for attribute in node.child_nodelists:
            yield from _inside(engine, getattr(node, attribute, None) or (), depth + 1, loops_here)


def _missing(engine: EditedEngine, node, line: int | None) -> Iterator[Problem]:
    """Files and slots that do not exist."""
    if isinstance(node, IncludeNode | ExtendsNode):
        wanted = node.name if isinstance(node, IncludeNode) else str(node.parent_name.var)
        try:
            engine.get_template(wanted)
        except TemplateDoesNotExist:
            yield Problem(line, f"Không có mẫu “{wanted}”.")
        except Exception as error:  # noqa: BLE001 - the other template is broken
            yield Problem(line, f"Mẫu “{wanted}” lỗi: {sentence(error)}")
    elif isinstance(node, AssetNode) and not finders.find(node.path):
        yield Problem(line, f"Không có tệp “{node.path}”.")
    elif isinstance(node, SlotNode | IfSlotNode):
        for name in {*(node.names if isinstance(node, IfSlotNode) else (node.name,))} - {*SLOTS}:
            yield Problem(line, f"Không có chỗ đặt khối “{name}”. Các chỗ có: {', '.join(SLOTS)}.")


def _trial(engine: EditedEngine, copies: Copies, theme: str, name: str) -> Iterator[Problem]:
    try:
        users = set(walk(engine, _roots()).met.get(name, ()))
    except (RecursionError, TemplateDoesNotExist):
        yield Problem(None, "Các mẫu gọi nhau vòng tròn.")
        return
    for root in sorted(users | set(catalogue.users(theme, name))):
        for data, slots in ((catalogue.sample_data(root), "<p>Khối</p>"), (catalogue.empty_data(root), "")):
            context = Context(data)
            context.slots, context.budget = TrialSlots(slots), Budget()
            try:
                engine.get_template(root).render(context)
            except Exception as error:  # noqa: BLE001 - the answer to every error is a sentence
                yield _failed(error, name, root)
                return


def _roots() -> dict:
    return {root: catalogue.scope(root) for root in (*catalogue.pages(), *catalogue.blocks())}


def _failed(error: Exception, name: str, root: str) -> Problem:
    node = getattr(error, "drawn_node", None)
    origin = getattr(node, "origin", None)
    here = isinstance(origin, EditedOrigin) and origin.template_name == name
    where = "" if root == name else f" (khi vẽ {root})"
    return Problem(node.token.lineno if here and node.token else None, f"{sentence(error)}{where}")


def _unknown_names(engine: EditedEngine, name: str, source: str) -> Iterator[Problem]:
    """A part knows different names on different pages; only what none of them has is a slip of the pen."""
    own = set(OWN_NAME.findall(source))
    for (template, path), is_known in walk(engine, _roots()).used.items():
        if template != name or is_known or path.split(".")[0] in own:
            continue
        found = re.search(rf"(?<![\w.]){re.escape(path)}(?!\w)", source)
        line = source.count("\n", 0, found.start()) + 1 if found else None
        yield Problem(line, f"Không có tên “{path}” ở đây; trang để trống chỗ này.", blocking=False)


def _without_effect(source: str) -> Iterator[Problem]:
    hints = (
        (SCRIPT, "Mã script gõ trong mẫu không chạy: chính sách an toàn của cổng chặn."),
        (STYLE, "Kiểu dáng gõ trong mẫu (style) không có tác dụng: hãy dùng class có sẵn."),
    )
    for number, line in enumerate(source.split("\n"), start=1):
        for pattern, message in hints:
            if pattern.search(line):
                yield Problem(number, message, blocking=False)
