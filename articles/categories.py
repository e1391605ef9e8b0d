"""Which categories readers see: only those with a listed article in their branch (empty sections are hidden)."""

from articles.models import Article, Category
from portal.base.trees import LEVELS
from portal.identity.sites import CurrentSite


def shown_paths(site: CurrentSite, language: str = "vi") -> set[str]:
    """Paths of all categories with something listed in them or below; one query per generation."""
    return site.part(("category_paths", language), lambda: _read_paths(site.id, language))


def _read_paths(site_id: int, language: str) -> set[str]:
    used = Article.objects.listed().on(site_id, language).order_by().values_list("category__path", flat=True).distinct()
    shown: set[str] = set()
    for path in used:
        parts = path.split("/")
        shown.update("/".join(parts[: end + 1]) for end in range(len(parts)))
    return shown


def kept_rows(site: CurrentSite, language: str = "vi") -> dict[str, Category]:
    """All categories by path, siblings in their order; read once per generation, never changed by who gets them."""
    return site.part(("categories",), lambda: _read_rows(site.id)).get(language, {})


def _read_rows(site_id: int) -> dict[str, dict[str, Category]]:
    rows = Category.objects.filter(site_id=site_id).defer("description")
    found: dict[str, dict[str, Category]] = {}
    for row in sorted(rows, key=lambda row: (row.depth, row.order, row.name)):
        found.setdefault(row.language, {})[row.path] = row
    return found


def shown_children(site: CurrentSite, row: Category) -> list[Category]:
    shown = shown_paths(site, row.language)
    return [
        other for other in kept_rows(site, row.language).values() if other.parent_id == row.pk and other.path in shown
    ]


def trail(site: CurrentSite, row: Category) -> tuple[tuple[str, str], ...]:
    """Names and addresses from the outermost category down to `row`."""
    rows = kept_rows(site, row.language)
    above = (rows[path] for path in row.ancestor_paths() if path in rows)
    return tuple((category.name, category.get_absolute_url()) for category in above)


def shown_tree(site: CurrentSite, language: str = "vi", root: str = "") -> list[dict]:
    """Nested {"label", "url", "children"} of the shown categories below the path `root` (all when empty)."""
    shown = shown_paths(site, language)
    nodes: dict[str, dict] = {}
    top: list[dict] = []
    for row in kept_rows(site, language).values():
        if row.path not in shown or row.depth >= LEVELS or (root and not row.path.startswith(f"{root}/")):
            continue
        node = {"label": row.name, "url": row.get_absolute_url(), "children": []}
        nodes[row.path] = node
        above = nodes.get(row.path.rsplit("/", 1)[0]) if "/" in row.path else None
        (above["children"] if above else top).append(node)
    return top
