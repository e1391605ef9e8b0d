"""Which categories readers see: only those with a listed article in their branch (empty sections are hidden)."""

from django.urls import reverse

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


def shown_children(site: CurrentSite, row: Category) -> list[Category]:
    shown = shown_paths(site, row.language)
    return [child for child in row.children.order_by("order", "name") if child.path in shown]


def trail(site: CurrentSite, row: Category) -> tuple[tuple[str, str], ...]:
    """Names and addresses from the outermost category down to `row`, from names kept per generation."""
    names = site.part(("category_names", row.language), lambda: _read_names(site.id, row.language))
    return tuple((names.get(path, path), reverse("articles:category", args=[path])) for path in row.ancestor_paths())


def _read_names(site_id: int, language: str) -> dict[str, str]:
    return dict(Category.objects.on(site_id, language).values_list("path", "name"))


def shown_tree(site: CurrentSite, language: str = "vi", root: str = "") -> list[dict]:
    """Nested {"label", "url", "children"} of the shown categories below the path `root` (all when empty)."""
    shown = shown_paths(site, language)
    rows = Category.objects.on(site.id, language)
    if root:
        rows = rows.filter(path__startswith=f"{root}/")
    nodes: dict[str, dict] = {}
    top: list[dict] = []
    drawn = (row for row in rows if row.path in shown and row.depth < LEVELS)
    for row in sorted(drawn, key=lambda row: (row.depth, row.order, row.name)):
        node = {"label": row.name, "url": row.get_absolute_url(), "children": []}
        nodes[row.path] = node
        above = nodes.get(row.path.rsplit("/", 1)[0]) if "/" in row.path else None
        (above["children"] if above else top).append(node)
    return top
