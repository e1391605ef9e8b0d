"""The engine of public pages: private, restricted, one per theme.

It is not Django's configured engine: it knows no app folders, no tag libraries, no context processors, and gets plain
data only, so a template can neither reach a model or the request nor call a method.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template import Engine, Origin, TemplateDoesNotExist
from django.template.loaders.base import Loader
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from portal.layout.compiler import ThemeTemplate
from portal.layout.shipped_files import BASE_THEME

DEPTH, ITEMS = 16, 1000  # of page data


class ThemeLoader(Loader):
    """Files of the theme, then of the base theme; compiled once unless DEBUG is on."""

    def __init__(self, engine: Engine, theme: str) -> None:
        super().__init__(engine)
        self.theme = theme
        self._compiled: dict[tuple, ThemeTemplate] = {}

    def get_template(self, template_name: str, skip: Iterable[Origin] | None = None) -> ThemeTemplate:
        """`skip`: origins already in use, so that a template may extend the one it stands for."""
        key = (template_name, *(origin.name for origin in skip or ()))
        found = self._compiled.get(key)
        if found is None:
            found = self._find(template_name, skip or ())
            if not settings.DEBUG:
                self._compiled[key] = found
        return found

    def _find(self, template_name: str, skip: Iterable[Origin]) -> ThemeTemplate:
        for origin in self.get_template_sources(template_name):
            if origin in skip:
                continue
            try:
                contents = self.get_contents(origin)
            except TemplateDoesNotExist:
                continue
            try:
                return ThemeTemplate(contents, origin, origin.template_name, self.engine)
            except Exception as error:
                error.compiled_origin = origin
                raise
        raise TemplateDoesNotExist(template_name)

    def get_template_sources(self, template_name: str) -> Iterator[Origin]:
        for theme in dict.fromkeys((self.theme, BASE_THEME)):
            root = Path(settings.THEMES_DIR) / theme
            # joinpath() refuses the SafeString that {% extends "…" %} hands over
            file = Path(os.path.join(root, template_name)).resolve()
            if file.is_relative_to(root.resolve()):
                yield Origin(name=str(file), template_name=template_name, loader=self)

    def get_contents(self, origin: Origin) -> str:
        try:
            return Path(origin.name).read_text(encoding="utf-8")
        except OSError as error:
            raise TemplateDoesNotExist(origin) from error


class ThemeEngine(Engine):
    """`counted`: every node asks the budget that stands in the context."""

    default_builtins: list[str] = []
    counted = False

    def __init__(self, theme: str, loader: tuple = ()) -> None:
        loaders = [loader or ("portal.layout.engine.ThemeLoader", theme)]
        super().__init__(loaders=loaders, builtins=["portal.layout.tags"], autoescape=True, debug=False)
        self._ready: dict[str, ThemeTemplate] = {}

    def get_template(self, template_name: str) -> ThemeTemplate:
        found = self._ready.get(template_name)
        if found is None:
            found = super().get_template(template_name)
            if not settings.DEBUG:
                self._ready[template_name] = found
        return found

    def from_string(self, template_code: str) -> ThemeTemplate:
        return ThemeTemplate(template_code, engine=self)


@cache
def engine_for(theme: str) -> ThemeEngine:
    """Shipped files only."""
    return ThemeEngine(theme)


class Row(dict):
    """A dict for templates: a missing name is "", so Django never looks for attributes or methods instead."""

    def __missing__(self, key: str) -> str:
        return ""


READY = frozenset({str, SafeString, int, bool, float, date, datetime, type(None), Row})


def plain(value: object, depth: int = DEPTH) -> object:
    """Page data as templates may see it: Row, tuple, str, number, bool, date, None.

    Raises TypeError for anything else (a model, a queryset, the request) and ValueError for data deeper than DEPTH
    or longer than ITEMS: both are errors of our code, found by the tests.
    """
    kind = type(value)
    if kind in READY:
        return value
    if depth == 0:
        raise ValueError("Page data is nested too deeply.")
    if kind is dict or isinstance(value, Mapping):
        return Row({str(key): plain(item, depth - 1) for key, item in value.items()})
    if kind is list or isinstance(value, list | tuple):
        if len(value) > ITEMS:
            raise ValueError(f"Page data holds a list of {len(value)} items.")
        return tuple([plain(item, depth - 1) for item in value])
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, str | int | float | date):
        return value
    raise TypeError(f"Page data may not hold {type(value).__name__}.")
