"""Areas that rights may be limited to; content apps register theirs in areas.py."""

from collections.abc import Callable

from django.db.models import Model, QuerySet

from portal.base import discovery

_areas: dict[type[Model], Callable[[], QuerySet]] = {}


def register(model: type[Model], rows: Callable[[], QuerySet]) -> None:
    """`rows` gives the areas of all Sites in reading order, each with `site_id`, `depth` and a name."""
    _areas[model] = rows


def areas() -> dict[type[Model], Callable[[], QuerySet]]:
    discovery.load("areas")
    return _areas
