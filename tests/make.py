"""Rows for tests: plain functions, valid by default; each test changes the one thing it is about.

Actors with fixed meaning: citizen (anonymous client), editor (approves and publishes), writer (writes only),
stranger (staff without any assignment).
"""

from datetime import timedelta
from io import BytesIO
from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.sites.models import Site
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from articles.models import Album, AlbumPhoto, Article, Category, Tag
from portal.identity import sites
from portal.identity.models import Agency, Assignment, Role
from portal.layout.models import Block
from portal.pages.models import Page
from portal.publishing import media, services
from portal.publishing.models import Media
from portal.publishing.states import State

PASSWORD = "mat-khau-thu-nghiem"
ROLES = {
    "editor": {"can_edit_others": True, "can_approve": True, "can_publish": True, "can_delete": True},
    "writer": {},
    "approver": {"can_edit_others": True, "can_approve": True},
}
_numbers = count(1)


def site(domain: str = "laichau.localhost", **values) -> Site:
    """A Site with its profile and generation."""
    defaults = {
        "name": "Cổng thông tin điện tử tỉnh Lai Châu",
        "theme": "lai_chau",
        "managing_body": "Ủy ban nhân dân tỉnh Lai Châu",
        "responsible": "Trưởng Ban biên tập",
        "address": "Khu hành chính – chính trị tỉnh",
        "phone": "02133.791.558",
        "email": "banbientap@laichau.gov.vn",
    }
    return sites.create(domain, **{**defaults, **values})


def the_site() -> Site:
    """The first Site, made when missing."""
    return Site.objects.filter(profile__isnull=False).order_by("pk").first() or site()


def user(role: str = "", *, site: Site | None = None, area=None, **values):
    """`role`: "editor", "writer", "approver", "admin" (superuser), "stranger" (staff without rights), "" (no staff)."""
    username = values.pop("username", f"{role or 'nguoi'}{next(_numbers)}")
    made = get_user_model().objects.create_user(
        username=username, password=PASSWORD, is_staff=bool(role), is_superuser=role == "admin", **values
    )
    if role in ROLES:
        row, _ = Role.objects.get_or_create(name=role, defaults=ROLES[role])
        Assignment.objects.create(user=made, role=row, site=site or the_site(), area=area)
    return made


def category(name: str = "Tin trong tỉnh", **values) -> Category:
    values.setdefault("site", the_site())
    path = f"{values['parent'].path}/" if values.get("parent") else ""
    node = Category(name=name, **values)
    node.fill()
    found = Category.objects.filter(site=node.site, language=node.language, path=node.path).first()
    if found and found.path.startswith(path):
        return found
    node.save()
    return node


def article(title: str = "Khai mạc ngày hội đọc sách", **values) -> Article:
    """Published an hour ago on the first Site unless told otherwise; indexed like a saved form."""
    return _published(Article, title, values)


def tag(name: str = "khoa giáo", **values) -> Tag:
    values.setdefault("site", the_site())
    return Tag.objects.create(name=name, **values)


def page(title: str = "Giới thiệu chung", **values) -> Page:
    return _published(Page, title, values)


def album(title: str = "Chợ phiên vùng cao", photos: int = 2, **values) -> Album:
    values.setdefault("site", the_site())
    values.setdefault("state", State.PUBLISHED)
    values.setdefault("published_at", timezone.now() - timedelta(hours=1))
    row = Album.objects.create(title=title, **values)
    for number in range(photos):
        AlbumPhoto.objects.create(
            album=row, picture=picture(site=row.site), alt=f"Phiên chợ, góc nhìn {number}", order=number
        )
    services.saved(row, None)
    return row


def _published(model, title: str, values: dict):
    values.setdefault("site", the_site())
    values.setdefault("state", State.PUBLISHED)
    values.setdefault("published_at", timezone.now() - timedelta(hours=1))
    values.setdefault("body", "<p>Sáng nay, hơn hai trăm học sinh dự ngày hội.</p>")
    if model is Article:
        values.setdefault("category", category(site=values["site"]))
        values.setdefault("sapo", "Ngày hội có bốn gian sách và một góc kể chuyện.")
    tags = values.pop("tags", None)
    row = model.objects.create(title=title, **values)
    if tags is not None:
        row.tags.set(tags)
    services.saved(row, values.get("created_by"))
    return row


def agency(name: str = "Ủy ban nhân dân tỉnh", **values) -> Agency:
    values.setdefault("site", the_site())
    values.setdefault("code", f"co-quan-{next(_numbers)}")
    return Agency.objects.create(name=name, **values)


def block(code: str, slot: str = "right", **values) -> Block:
    values.setdefault("site", the_site())
    values.setdefault("theme", "lai_chau")
    return Block.objects.create(code=code, slot=slot, order=next(_numbers), **values)


def image_file(name: str = "anh.png", size: tuple[int, int] = (400, 225), color: str = "", format: str = "PNG"):
    """An uploaded picture; every call another colour, so that no two are the same file."""
    out = BytesIO()
    shade = color or f"#{next(_numbers) * 7919 % 0xFFFFFF:06x}"
    Image.new("RGB", size, shade).save(out, format)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/png")


def picture(**values) -> Media:
    site_row = values.pop("site", None) or the_site()
    values.setdefault("alt", "Đại biểu trao đổi trong giờ giải lao")
    return media.store(image_file(), site_id=site_row.pk, **values)
