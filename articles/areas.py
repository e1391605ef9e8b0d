"""Rights may be limited to a category and all below it."""

from articles.models import Category
from portal.identity.areas import register

register(Category, lambda: Category.objects.select_related("site").in_reading_order())
