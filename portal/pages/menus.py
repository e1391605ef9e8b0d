"""The main menu as page data. Entries whose content is not public, and groups left empty by that, are not shown."""

from collections import defaultdict
from collections.abc import Collection

from portal.identity.sites import CurrentSite
from portal.layout.site_data import provide
from portal.pages.models import LEVELS, MenuItem
from portal.pages.target_facts import fact_of, facts
from portal.pages.targets import address_of, addresses

MOST_NAMED = 5  # in one sentence


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


def dead(site_ids: Collection[int] | None) -> list[str]:
    """For the start page: one sentence per Site (None: of all) whose menu leads to what is gone.

    One query, and one per kind of content.
    """
    rows = MenuItem.objects.filter(enabled=True).order_by("site_id", "order", "pk").select_related("site__profile")
    if site_ids is not None:
        rows = rows.filter(site_id__in=site_ids)
    rows = list(rows)
    known = facts(rows)
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        fact = fact_of(row, known)
        if fact is not None and fact.dead:
            found[str(getattr(row.site, "profile", row.site))].append(f"“{row}” ({fact.problem})")
    several = len({row.site_id for row in rows}) > 1
    return [_sentence(name if several else "", items) for name, items in found.items()]


def _sentence(site_name: str, items: list[str]) -> str:
    more = f" và {len(items) - MOST_NAMED} mục khác" if len(items) > MOST_NAMED else ""
    of = f" của {site_name}" if site_name else ""
    return f"Menu{of} dẫn tới nội dung không còn hiện: {', '.join(items[:MOST_NAMED])}{more}."
