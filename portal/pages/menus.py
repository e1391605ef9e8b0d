"""The main menu as page data. Entries whose content is not public, and groups left empty by that, are not shown."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType

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
        targets = model.objects.filter(pk__in=ids)
        if issubclass(model, Publishable):
            targets = model.objects.listed().filter(pk__in=ids)
        for target in targets:
            url = target.get_absolute_url()
            if is_shown(target, site):
                found[type_id, target.pk] = url
    return found


_tests: dict[type, object] = {}


def shown_when(model: type, test) -> None:
    """Register `test(row, site) -> bool` for targets that are shown only with content (categories)."""
    _tests[model] = test


def is_shown(target, site: CurrentSite) -> bool:
    discovery.load("menus")
    test = _tests.get(type(target))
    return test is None or test(target, site)
