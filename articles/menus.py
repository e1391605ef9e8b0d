"""A menu entry of a category is shown only while the category has something listed."""

from articles.categories import shown_paths
from articles.models import Category
from portal.pages.menus import shown_when

shown_when(Category, lambda row, site: row.path in shown_paths(site, row.language))
