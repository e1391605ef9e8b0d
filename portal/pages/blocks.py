"""Boxes of the portal itself: menu, links, banners, free text, search. Loading this file also registers the menu."""

from collections.abc import Mapping

from portal.layout.blocks import BlockContext, block
from portal.pages.menus import main_menu
from portal.pages.models import Banner, Link, Page
from portal.publishing import html
from portal.publishing.pictures import picture

MOST = 60


@block("pages.links", "Liên kết website", "blocks/links.html")
def links(context: BlockContext, options: Mapping) -> dict | None:
    """Một nhóm liên kết (chọn theo mã nhóm)."""
    rows = Link.objects.filter(group__site_id=context.site.id, group__code=options.get("group", "lien-ket"))
    found = [{"label": row.label, "url": row.url, "external": "://" in row.url} for row in rows[:MOST]]
    return {"links": found} if found else None


@block("pages.banner", "Banner", "blocks/banner.html")
def banner(context: BlockContext, options: Mapping) -> dict | None:
    """Các banner cùng nhóm, xếp dọc; ảnh luôn có mô tả."""
    rows = Banner.objects.filter(site_id=context.site.id, enabled=True).select_related("picture")
    if options.get("code"):
        rows = rows.filter(code=options["code"])
    found = [{"pictures": picture(row.picture, alt=row.alt), "url": row.url, "alt": row.alt} for row in rows[:10]]
    return {"banners": found} if found else None


@block("pages.html", "Nội dung tự soạn", "blocks/html.html")
def free_text(context: BlockContext, options: Mapping) -> dict | None:
    """Một đoạn nội dung ngắn; được làm sạch như thân bài."""
    cleaned = html.clean(str(options.get("html", "")))
    return {"html": html.printed(cleaned)} if cleaned else None


@block("pages.search_box", "Tìm kiếm", "blocks/search_box.html")
def search_box(context: BlockContext, options: Mapping) -> dict:
    """Ô tìm kiếm trong cổng."""
    return {"search_url": "/tim-kiem/"}


@block("pages.menu", "Menu", "blocks/menu.html")
def menu(context: BlockContext, options: Mapping) -> dict | None:
    """Một nhánh của menu chính, theo nhãn của mục đứng đầu nhánh; để trống: cả menu."""
    nodes = main_menu(context.site, context.language, "")
    root = options.get("root", "")
    if root:
        nodes = next((node["children"] for node in nodes if node["label"] == root), [])
    return {"items": nodes} if nodes else None


@block("pages.siblings", "Giới thiệu", "blocks/menu.html")
def introduction(context: BlockContext, options: Mapping) -> dict | None:
    """Danh sách các trang giới thiệu."""
    rows = Page.objects.listed().on(context.site.id, context.language).defer("body")[:MOST]
    items = [{"label": row.title, "url": row.get_absolute_url(), "children": []} for row in rows]
    return {"items": items} if items else None
