"""Demo pages, menu, links and banners."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType

from portal.demo.gallery import Drawing
from portal.demo.registry import DemoContext, register, register_target, target
from portal.pages.models import Banner, Link, LinkGroup, MenuItem, Page
from portal.publishing import media, services
from portal.publishing.states import State

ADDRESSES = {"home": "/", "sitemap": "/so-do-cong/"}


@register_target("home")
def home(context: DemoContext, value: str) -> str:
    return ADDRESSES["home"]


@register_target("sitemap")
def sitemap(context: DemoContext, value: str) -> str:
    return ADDRESSES["sitemap"]


@register_target("page")
def page(context: DemoContext, value: str) -> Page:
    return Page.objects.get(site=context.site, slug=value)


@register("trang, menu, liên kết", order=50)
def load(context: DemoContext) -> None:
    data = context.data("portal.pages")
    for entry in data["page"]:
        _page(context, entry)
    _menu(context, data["menu"])
    for order, entry in enumerate(data["link_group"], start=1):
        group = LinkGroup.objects.create(site=context.site, code=entry["code"], title=entry["title"], order=10 * order)
        Link.objects.bulk_create(
            Link(group=group, label=link["label"], url=link["url"], order=10 * place)
            for place, link in enumerate(entry["link"], start=1)
        )
    _banners(context, data["banner"])


def _page(context: DemoContext, entry: dict) -> None:
    row = Page.objects.create(
        site=context.site,
        title=entry["title"],
        slug=entry["slug"],
        summary=entry.get("summary", ""),
        body=entry["body"],
        order=entry.get("order", 100),
        state=State.PUBLISHED,
        published_at=context.now - timedelta(days=200),
        created_by=context.author,
    )
    services.saved(row, context.author, action="đăng")


def _menu(context: DemoContext, entries: list[dict]) -> None:
    rows: dict[str, MenuItem] = {}
    for order, entry in enumerate(entries, start=1):
        found = target(context, entry["target"])
        row = MenuItem(
            site=context.site,
            parent=rows.get(entry.get("parent", "")),
            label=entry["label"],
            label_en=entry.get("label_en", ""),
            order=10 * order,
        )
        if isinstance(found, str):
            row.address = found
        elif found is not None:
            row.target_type, row.target_id = ContentType.objects.get_for_model(found), found.pk
        row.save()
        rows[entry["key"]] = row


def _banners(context: DemoContext, entries: list[dict]) -> None:
    for order, entry in enumerate(entries, start=1):
        found = target(context, entry.get("target", ""))
        drawing = Drawing("banner", order, entry["text"], entry.get("sub", ""), context.key)
        row = Banner.objects.create(
            site=context.site,
            code="cot",
            picture=context.gallery.keep(drawing, alt=entry["alt"]),
            alt=entry["alt"],
            url=found if isinstance(found, str) else found.get_absolute_url() if found else "",
            order=10 * order,
        )
        media.use(row, {row.picture_id})
