"""Rows for the browser tests, written by a process of their own into the database of the tested portal.

Two small Sites, one per theme, with at least one row for everything a page can show.
"""

import json
from datetime import date, timedelta
from pathlib import Path

from django.contrib.sites.models import Site
from django.db import transaction
from django.utils import timezone

from articles.models import Comment, Rating, RelatedArticle, Topic
from documents.models import Document
from portal.layout import shipped
from portal.pages.models import Banner, Link, LinkGroup, MenuItem
from portal.publishing import media
from tests import make
from tests.documents import make_documents

HOSTS = {"lai_chau": "laichau.localhost", "thai_nguyen": "thainguyen.localhost"}
NAMES = {"lai_chau": "Lai Châu", "thai_nguyen": "Thái Nguyên"}
BODY = """
<p>Sáng nay, hơn hai trăm học sinh dự <a href="/gioi-thieu/gioi-thieu-chung/">ngày hội đọc sách</a> của tỉnh.</p>
<h2>Bốn gian sách</h2>
<ul><li>Sách thiếu nhi</li><li>Sách nghề nông</li></ul>
<blockquote><p>Mỗi em đọc thêm một cuốn sách trong năm học này.</p></blockquote>
<table><thead><tr><th scope="col">Gian</th><th scope="col">Số cuốn</th></tr></thead>
<tbody><tr><td>Thiếu nhi</td><td>1.250</td></tr></tbody></table>
<p class="text-right"><strong>Ban tổ chức</strong></p>
"""


@transaction.atomic
def fill(report: str) -> None:
    """Both Sites and three people; the addresses by kind of page go to the file `report`."""
    addresses = {theme: _portal(theme) for theme in HOSTS}
    office = Site.objects.get(domain=HOSTS["thai_nguyen"])
    make.user("admin", username="quantri")
    make.user("writer", username="phongvien", site=office)
    make.user("editor", username="bientap", site=office)
    Path(report).write_text(json.dumps(addresses), encoding="utf-8")


def _portal(theme: str) -> dict[str, str]:
    site = make.site(
        HOSTS[theme],
        name=f"Cổng thông tin điện tử tỉnh {NAMES[theme]}",
        managing_body=f"Ủy ban nhân dân tỉnh {NAMES[theme]}",
        theme=theme,
    )
    shipped.install(site.pk, theme)
    article = _news(site)
    document = _documents(site)
    page = make.page(site=site, body=BODY, summary="Vị trí, lịch sử và bộ máy của tỉnh.")
    make.page("Cơ cấu tổ chức", site=site)
    album = make.album(site=site)
    _surroundings(site, article.category)
    return {
        "home": "/",
        "article": article.get_absolute_url(),
        "category": article.category.get_absolute_url(),
        "documents": "/van-ban/",
        "document": document.get_absolute_url(),
        "albums": "/hinh-anh/",
        "album": album.get_absolute_url(),
        "search": "/tim-kiem/?q=ngay+hoi",
        "page": page.get_absolute_url(),
        "sitemap": "/so-do-cong/",
        "error": "/khong-co-trang-nay/",
    }


def _news(site: Site):
    news = make.category("Tin tức sự kiện", site=site)
    category = make.category("Tin trong tỉnh", site=site, parent=news)
    photos = [make.picture(site=site) for _ in range(3)]
    now = timezone.now()
    # More than one page of the list.
    rows = [
        make.article(
            f"Ngày hội đọc sách, buổi thứ {number}",
            site=site,
            category=category,
            body=BODY,
            photo=photos[number % 3] if number < 6 else None,
            photo_caption="Học sinh bên gian sách thiếu nhi." if number == 1 else "",
            photo_credit="Thu Hà" if number == 1 else "",
            published_at=now - timedelta(hours=number + 1),
            featured=number == 2,
            tags=[make.tag(site=site)] if number == 1 else None,
            topic=Topic.objects.create(site=site, name="Năm học mới") if number == 1 else None,
            author_text="Nguyễn Thu Hà",
            source="Báo tỉnh" if number == 1 else "",
        )
        for number in range(23)
    ]
    article = rows[1]
    RelatedArticle.objects.bulk_create(RelatedArticle(article=article, related=row) for row in rows[2:4])
    first = _comment(article, "Ngày hội rất vui.")
    _comment(article, "Cảm ơn bạn đã góp ý.", parent=first)
    Rating.objects.create(article=article, points=13, votes=3)
    return article


def _comment(article, text: str, **values) -> Comment:
    return Comment.objects.create(article=article, name="Lò Thị Mai", text=text, state=Comment.State.APPROVED, **values)


def _documents(site: Site) -> Document:
    field = make_documents.field(site=site)
    signer = make_documents.signer(site=site)
    rows = [
        make_documents.document(
            f"Hướng dẫn công tác khoa giáo, đợt {number}",
            site=site,
            issued_on=date(2022, 1, 10) + timedelta(days=number),
            effective_on=date(2022, 2, 1),
            expires_on=date(2023, 1, 1) if number == 1 else None,
            fields=[field],
            signer=signer,
        )
        for number in range(22)
    ]
    document = rows[0]
    make_documents.relation(rows[2], document, "het-hieu-luc")
    make_documents.relation(document, rows[3])
    for row in rows[:3]:
        make_documents.file(row)
    return document


def _surroundings(site: Site, category) -> None:
    group = LinkGroup.objects.create(site=site, code="lien-ket", title="Liên kết website")
    Link.objects.create(group=group, label="Cổng thông tin Chính phủ", url="https://chinhphu.vn/")
    picture = make.picture(site=site)
    banner = Banner.objects.create(site=site, code="cot", picture=picture, alt="Cải cách hành chính", url="/van-ban/")
    media.use(banner, {picture.pk})
    MenuItem.objects.create(site=site, label="Trang chủ", address="/", order=1)
    news = MenuItem.objects.create(site=site, label="Tin tức", order=2)
    MenuItem.objects.create(site=site, parent=news, label=category.name, address=category.get_absolute_url())
    MenuItem.objects.create(site=site, parent=news, label="Hình ảnh hoạt động", address="/hinh-anh/")
    MenuItem.objects.create(site=site, label="Văn bản", address="/van-ban/", order=3)
