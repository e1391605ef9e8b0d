"""Content that menus and notices lead to: which of it citizens may see, and at what address."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Protocol

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from portal.base import discovery
from portal.identity.sites import CurrentSite
from portal.publishing.models import Publishable


class Leading(Protocol):
    """A row that leads to content or to a typed address."""

    target_type_id: int | None
    target_id: int | None
    address: str


Key = tuple[int, int]  # content type, row
Targets = Callable[[CurrentSite, Collection[int]], Iterable[Model]]
_targets: dict[type[Model], Targets] = {}


def register_targets(model: type[Model]) -> Callable[[Targets], Targets]:
    """Register `function(site, ids)` that gives the rows to show, for targets shown only with content (categories)."""

    def register(function: Targets) -> Targets:
        _targets[model] = function
        return function

    return register


def key_of(row: Leading) -> Key | None:
    return (row.target_type_id, row.target_id) if row.target_type_id and row.target_id else None


def wanted(rows: Iterable[Leading]) -> dict[type[Model], tuple[int, set[int]]]:
    """By model: its content type and the ids that rows lead to. What is gone, or has no address, is left out."""
    ids: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        if key_of(row):
            ids[row.target_type_id].add(row.target_id)
    found = {}
    for type_id, pks in ids.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is not None and hasattr(model, "get_absolute_url"):
            found[model] = (type_id, pks)
    return found


def addresses(rows: Iterable[Leading], site: CurrentSite) -> dict[Key, str]:
    """Addresses of the shown targets; one query per kind of content."""
    found = {}
    for model, (type_id, ids) in wanted(rows).items():
        for target in shown(model, site, ids):
            found[type_id, target.pk] = target.get_absolute_url()
    return found


def address_of(row: Leading, known: dict[Key, str]) -> str:
    return known.get(key_of(row), "") if row.target_type_id else row.address


def shown(model: type[Model], site: CurrentSite, ids: Collection[int]) -> Iterable[Model]:
    """Those of these rows that citizens find in lists."""
    discovery.load("menus")
    if model in _targets:
        return _targets[model](site, ids)
    rows = model.objects.listed() if issubclass(model, Publishable) else model.objects.all()
    return rows.filter(pk__in=ids)
