"""Boxes of the portal itself: menu, links, banners, free text, search.

Loading this file also registers what every page has: the menu and the notices.
"""

from collections.abc import Mapping

from portal.layout.blocks import BlockContext, block
from portal.layout.options import Html, OneOf
from portal.pages import notices  # noqa: F401 - registers page data
from portal.pages.menus import main_menu
from portal.pages.models import Banner, Link, LinkGroup, MenuItem, Page
from portal.publishing import html
from portal.publishing.pictures import picture

MOST = 60


def link_groups(site_id: int) -> list[tuple[str, str]]:
    return list(LinkGroup.objects.filter(site_id=site_id).values_list("code", "title"))


def banner_groups(site_id: int) -> list[tuple[str, str]]:
    codes = Banner.objects.filter(site_id=site_id).order_by("code").values_list("code", flat=True)
    return [(code, code) for code in codes.distinct()]


def menu_branches(site_id: int) -> list[tuple[str, str]]:
    rows = MenuItem.objects.filter(site_id=site_id, parent=None).order_by("order", "pk")
    return [(label, label) for label in rows.values_list("label", flat=True)]


@block(
    "pages.links", "Liên kết website", "blocks/links.html",
    options=[OneOf("group", "Nhóm liên kết", default="lien-ket", choices=link_groups)],
)  # fmt: skip
def links(context: BlockContext, options: Mapping) -> dict | None:
    """Các liên kết của một nhóm liên kết."""
    rows = Link.objects.filter(group__site_id=context.site.id, group__code=options["group"])
    found = [{"label": row.label, "url": row.url, "external": "://" in row.url} for row in rows[:MOST]]
    return {"links": found} if found else None


@block(
    "pages.banner", "Banner", "blocks/banner.html",
    options=[OneOf("code", "Nhóm banner", choices=banner_groups, empty="Mọi banner")],
)  # fmt: skip
def banner(context: BlockContext, options: Mapping) -> dict | None:
    """Các banner cùng nhóm, xếp dọc; ảnh luôn có mô tả."""
    rows = Banner.objects.filter(site_id=context.site.id, enabled=True).select_related("picture")
    if options["code"]:
        rows = rows.filter(code=options["code"])
    found = [{"pictures": picture(row.picture, alt=row.alt), "url": row.url, "alt": row.alt} for row in rows[:10]]
    return {"banners": found} if found else None


@block("pages.html", "Nội dung tự soạn", "blocks/html.html", options=[Html()])
def free_text(context: BlockContext, options: Mapping) -> dict | None:
    """Một đoạn nội dung ngắn; được làm sạch như thân bài."""
    return {"html": html.printed(options["html"])} if options["html"] else None


@block("pages.search_box", "Tìm kiếm", "blocks/search_box.html")
def search_box(context: BlockContext, options: Mapping) -> dict:
    """Ô tìm kiếm trong cổng."""
    return {"search_url": "/tim-kiem/"}


@block(
    "pages.menu", "Menu", "blocks/menu.html",
    options=[OneOf("root", "Nhánh", choices=menu_branches, empty="Cả menu")],
)  # fmt: skip
def menu(context: BlockContext, options: Mapping) -> dict | None:
    """Cả menu chính, hoặc một nhánh của menu."""
    nodes = main_menu(context.site, context.language, "")
    if options["root"]:
        nodes = next((node["children"] for node in nodes if node["label"] == options["root"]), [])
    return {"items": nodes} if nodes else None


@block("pages.siblings", "Giới thiệu", "blocks/menu.html")
def introduction(context: BlockContext, options: Mapping) -> dict | None:
    """Danh sách các trang giới thiệu."""
    rows = Page.objects.listed().on(context.site.id, context.language).defer("body")[:MOST]
    same = {"external": False, "here": False, "open": False, "children": []}
    items = [{"label": row.title, "url": row.get_absolute_url(), **same} for row in rows]
    return {"items": items} if items else None
