"""The main menu as page data. Entries whose content is not public, and groups left empty by that, are not shown."""

from collections import defaultdict

from portal.identity.sites import CurrentSite
from portal.layout.site_data import provide
from portal.pages.models import LEVELS, MenuItem
from portal.pages.targets import address_of, addresses


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
    known = addresses(rows, site)
    below: dict[int | None, list[MenuItem]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)

    def build(parent_id: int | None, level: int) -> list[dict]:
        nodes = []
        for row in below[parent_id]:
            children = build(row.pk, level + 1) if level < LEVELS else []
            url = address_of(row, known)
            if not url and not children:
                continue
            label = (language == "en" and row.label_en) or row.label
            nodes.append({"label": label, "url": url, "external": "://" in url, "children": children})
        return nodes

    return build(None, 1)
