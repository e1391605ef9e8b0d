"""A menu entry of a category is shown only while the category has something listed."""

from collections.abc import Collection

from django.conf import settings

from articles.categories import kept_rows, shown_paths
from articles.models import Category
from portal.identity.sites import CurrentSite
from portal.pages.targets import register_targets


@register_targets(Category)
def shown_categories(site: CurrentSite, ids: Collection[int]) -> list[Category]:
    rows = [row for language, _ in settings.LANGUAGES for row in kept_rows(site, language).values() if row.pk in ids]
    return [row for row in rows if row.path in shown_paths(site, row.language)]
