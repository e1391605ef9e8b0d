"""Which block stands in which slot of which theme of a Site."""

from django.contrib.sites.models import Site
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.base.text import one_line
from portal.identity.models import THEMES

PAGE_KINDS = {
    "home": "Trang chủ",
    "article": "Bài viết",
    "category": "Chuyên mục",
    "topic": "Dòng sự kiện",
    "tag": "Từ khóa",
    "albums": "Danh sách ảnh",
    "album": "Bộ ảnh",
    "documents": "Danh sách văn bản",
    "document": "Văn bản",
    "page": "Trang giới thiệu",
    "search": "Tìm kiếm",
    "sitemap": "Sơ đồ cổng",
    "error": "Trang báo lỗi",
}
SLOTS = {
    "top": "Dưới menu",
    "left": "Cột trái",
    "main_top": "Đầu cột chính",
    "home_lead": "Trang chủ: tin đầu trang",
    "home_main": "Trang chủ: cột chính",
    "below": "Dưới nội dung",
    "right": "Cột phải",
    "bottom": "Trên chân trang",
}


class BlockQuerySet(models.QuerySet):
    def shown(self) -> "BlockQuerySet":
        now = timezone.now()
        return self.filter(
            Q(shown_from=None) | Q(shown_from__lte=now), Q(shown_until=None) | Q(shown_until__gt=now), enabled=True
        )


class Block(models.Model):
    """A box in a slot. Its content comes from the block kind `code`, see portal.layout.blocks."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name="cổng")
    theme = models.CharField("giao diện", max_length=30, choices=list(THEMES.items()))
    slot = models.CharField("chỗ", max_length=20, choices=list(SLOTS.items()))
    order = models.PositiveIntegerField("thứ tự", default=100)
    code = models.CharField("loại khối", max_length=60)
    title = models.CharField("tiêu đề", max_length=120, blank=True, help_text="Để trống: tên của loại khối.")
    pages = models.JSONField("trên các trang", default=list, blank=True, help_text="Danh sách trống: mọi trang.")
    options = models.JSONField("tùy chọn", default=dict, blank=True)
    enabled = models.BooleanField("bật", default=True)
    shown_from = models.DateTimeField("hiện từ", null=True, blank=True)
    shown_until = models.DateTimeField("hiện đến", null=True, blank=True)

    objects = BlockQuerySet.as_manager()

    class Meta:
        verbose_name = "khối"
        verbose_name_plural = "khối giao diện"
        ordering = ["slot", "order", "pk"]
        indexes = [models.Index(fields=["site", "theme", "slot", "order"], name="block_placement")]  # every page

    def __str__(self) -> str:
        return f"{self.title or self.code} ({SLOTS.get(self.slot, self.slot)})"

    def clean(self) -> None:
        self.title = one_line(self.title)
