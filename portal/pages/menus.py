"""The main menu as page data. Entries whose content is not public, and groups left empty by that, are not shown."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from portal.base import discovery
from portal.identity.sites import CurrentSite
from portal.layout.site_data import provide
from portal.pages.models import LEVELS, MenuItem
from portal.publishing.models import Publishable


@provide("menu")
def main_menu(site: CurrentSite, language: str, path: str) -> list[dict]:
    """Nodes {label, url, here, open, external, children} with the place of `path` marked."""
    nodes = site.part(("menu", language), lambda: _tree(site, language))
    return [_marked(node, path) for node in nodes]


def _marked(node: dict, path: str) -> dict:
    children = [_marked(child, path) for child in node["children"]]
    inside = node["url"] not in ("", "/") and path.startswith(node["url"])
    return {
        **node,
        "children": children,
        "here": node["url"] == path,
        "open": inside or any(child["open"] or child["here"] for child in children),
    }


def _tree(site: CurrentSite, language: str) -> list[dict]:
    rows = list(MenuItem.objects.filter(site_id=site.id, enabled=True).order_by("order", "pk"))
    addresses = _addresses(rows, site)
    below: dict[int | None, list[MenuItem]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)

    def build(parent_id: int | None, level: int) -> list[dict]:
        nodes = []
        for row in below[parent_id]:
            children = build(row.pk, level + 1) if level < LEVELS else []
            url = addresses.get((row.target_type_id, row.target_id), "") if row.target_type_id else row.address
            if not url and not children:
                continue
            label = (language == "en" and row.label_en) or row.label
            nodes.append({"label": label, "url": url, "external": "://" in url, "children": children})
        return nodes

    return build(None, 1)


def _addresses(rows: Iterable[MenuItem], site: CurrentSite) -> dict[tuple[int, int], str]:
    """Addresses of the shown targets; one query per kind of content."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        if row.target_type_id and row.target_id:
            wanted[row.target_type_id].add(row.target_id)
    found = {}
    for type_id, ids in wanted.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is None:
            continue
        for target in _shown(model, site, ids):
            found[type_id, target.pk] = target.get_absolute_url()
    return found


Targets = Callable[[CurrentSite, Collection[int]], Iterable[Model]]
_targets: dict[type[Model], Targets] = {}


def register_targets(model: type[Model]) -> Callable[[Targets], Targets]:
    """Register `function(site, ids)` that gives the rows to show, for targets shown only with content (categories)."""

    def register(function: Targets) -> Targets:
        _targets[model] = function
        return function

    return register


def _shown(model: type[Model], site: CurrentSite, ids: Collection[int]) -> Iterable[Model]:
    discovery.load("menus")
    if model in _targets:
        return _targets[model](site, ids)
    rows = model.objects.listed() if issubclass(model, Publishable) else model.objects.all()
    return rows.filter(pk__in=ids)
