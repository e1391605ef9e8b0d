"""Numbers of queries per page: within DESIGN's budgets, and the same with 2 and with 20 rows of everything."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import AlbumPhoto, Comment, RelatedArticle, Topic
from portal.base.generation import raise_all, shared
from portal.layout import shipped
from portal.layout.models import Block
from portal.pages.models import Banner, Link, LinkGroup, MenuItem
from portal.visits.models import DayCount
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db
HOST = {"lai_chau": "laichau.localhost", "thai_nguyen": "thainguyen.localhost"}
# With the parts shared by the Site already built, and with nothing built (a process that just started).
BUDGET = {"home": 12, "article": 8}
NOTHING_BUILT = {"home": 25, "article": 25}


class Portal:
    """A Site in its shipped layout that can be filled with more and more of everything."""

    def __init__(self, theme: str) -> None:
        self.site = make.site(HOST[theme], theme=theme)
        shipped.install(self.site.pk, theme)
        self.rows = 0
        self.top = make.category("Tin tức – Sự kiện", site=self.site)
        self.category = make.category("Tin trong tỉnh", parent=self.top, site=self.site)
        self.sections = [self._category(path) for path in self._paths(theme)]
        self.topic = Topic.objects.create(site=self.site, name="Đại hội")
        self.tag = make.tag("khoa giáo", site=self.site)
        self.links = LinkGroup.objects.create(site=self.site, code="lien-ket", title="Liên kết")
        self.shown = self._article(-1)
        self.album = self._album(-1)
        self.page = make.page("Lịch sử", site=self.site)

    @staticmethod
    def _paths(theme: str) -> list[str]:
        """The categories that the shipped layout shows on the home page."""
        return [path for entry in shipped.read(theme) for path in entry.get("options", {}).get("categories", ())]

    def _category(self, path: str):
        row = None
        for part in path.split("/"):
            row = make.category(part, parent=row, site=self.site) if row else make.category(part, site=self.site)
        return row

    def grow(self, number: int) -> None:
        for place in range(self.rows, number):
            self._more(place)
        self.rows = number

    def _article(self, place: int):
        now = timezone.now()
        return make.article(
            f"Bài {place}", site=self.site, category=self.category, topic=self.topic, photo=make.picture(site=self.site),
            tags=[self.tag], featured=place % 2 == 0, published_at=now - timedelta(hours=place + 3),
        )  # fmt: skip

    def _album(self, place: int):
        album = make.album(f"Ảnh {place}", site=self.site, photos=2)
        AlbumPhoto.objects.filter(album=album).update(caption="Chợ phiên")
        return album

    def _more(self, place: int) -> None:
        row = self._article(place)
        site, day = self.site, timezone.localdate()
        DayCount.objects.create(site=site, kind="article", object_id=row.pk, day=day, views=place + 1)
        RelatedArticle.objects.create(article=self.shown, related=row, order=place)
        opinion = Comment.objects.create(article=self.shown, name="A", text="B", state="approved")
        Comment.objects.create(article=self.shown, name="C", text="D", state="approved", parent=opinion)
        self.shown.tags.add(make.tag(f"từ khóa {place}", site=site))
        self._album(place)
        AlbumPhoto.objects.create(album=self.album, picture=make.picture(site=site), alt="Phiên chợ", order=place)
        page = make.page(f"Trang {place}", site=site)
        document = make_documents.document(f"Hướng dẫn {place}", site=site)
        make_documents.file(document)
        below = make.category(f"Xã {place}", parent=self.category, site=site)
        beside = make.category(f"Chuyên mục {place}", site=site)
        for category in (below, beside, *self.sections):
            make.article(f"Bài của {category}", site=site, category=category)
        MenuItem.objects.create(site=site, label=f"Mục {place}", address=f"/{place}/")
        for target in (page, below):
            MenuItem.objects.create(site=site, label=f"Mục {place}", target=target)
        Link.objects.create(group=self.links, label=f"Trang {place}", url="https://chinhphu.vn/")
        Banner.objects.create(site=site, code="cot", picture=make.picture(site=site), alt="Chung tay", order=place)
        Block.objects.filter(site=site, code="articles.photos").update(options={"count": 5, "each_album": True})

    def addresses(self) -> dict[str, str]:
        return {
            "home": "/",
            "article": self.shown.get_absolute_url(),
            "category": self.top.get_absolute_url(),
            "topic": self.topic.get_absolute_url(),
            "tag": self.tag.get_absolute_url(),
            "albums": "/hinh-anh/",
            "album": self.album.get_absolute_url(),
            "page": self.page.get_absolute_url(),
            "search": "/tim-kiem/?q=bai",
            "site map": "/so-do-cong/",
            "documents": "/van-ban/",
            "sitemap.xml": "/sitemap-bai-viet.xml",
            "feed": "/rss/",
            "category feed": f"/rss/{self.top.path}/",
            "api": "/api/v1/bai-viet/",
            "api detail": f"/api/v1/bai-viet/{self.shown.pk}/",
        }

    def queries(self, client, path: str) -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path, headers={"host": self.site.domain})
        assert answer.status_code == 200, path
        return [query["sql"] for query in captured]


@pytest.mark.parametrize("theme", HOST)
def test_pages_keep_their_budgets_and_do_not_grow(client, theme):
    portal = Portal(theme)
    built: dict[str, list[int]] = {}
    bare: dict[str, list[int]] = {}
    for rows in (2, 20):
        portal.grow(rows)
        raise_all()
        for name, path in portal.addresses().items():
            portal.queries(client, path)
            built.setdefault(name, []).append(len(portal.queries(client, path)))
            shared.clear()
            bare.setdefault(name, []).append(len(portal.queries(client, path)))
    for name, counts in built.items():
        print(f"{theme:12} {name:14} built {counts} nothing built {bare[name]}")  # noqa: T201 - shown with -s
    assert {name: counts for name, counts in built.items() if counts[1] != counts[0]} == {}
    assert {name: counts for name, counts in bare.items() if counts[1] != counts[0]} == {}
    assert {name: counts for name, counts in built.items() if max(counts) > BUDGET.get(name, 12)} == {}
    assert {name: counts for name, counts in bare.items() if max(counts) > NOTHING_BUILT.get(name, 30)} == {}


@pytest.mark.parametrize("theme", HOST)
def test_the_layout_of_a_page_costs_two_queries(client, theme):
    portal = Portal(theme)
    portal.grow(2)
    for path in portal.addresses().values():
        shared.clear()
        asked = [query for query in portal.queries(client, path) if 'FROM "layout_' in query]
        assert len(asked) <= 2, asked
