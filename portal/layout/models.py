"""What the office changes of a theme: which block stands in which slot, and its own copies of templates."""

from django.conf import settings
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


class Layout(models.Model):
    """The placement of all blocks of one theme of a Site as a whole: what is saved, compared and restored at once.

    `revision` grows with each save; portal.layout.placement keeps a Version for each.
    """

    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name="cổng")
    theme = models.CharField("giao diện", max_length=30, choices=list(THEMES.items()))
    revision = models.PositiveIntegerField(default=0, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name="người sửa cuối",
    )  # fmt: skip
    updated_at = models.DateTimeField("sửa lúc", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "bố cục"
        verbose_name_plural = "bố cục"
        ordering = ["site", "theme"]
        constraints = [models.UniqueConstraint(fields=["site", "theme"], name="layout_of_theme")]

    def __str__(self) -> str:
        return f"Bố cục {THEMES.get(self.theme, self.theme)}"


class EditedTemplateQuerySet(models.QuerySet):
    def used(self, site_id: int, theme: str) -> "EditedTemplateQuerySet":
        return self.filter(site_id=site_id, theme=theme, active=True)


class EditedTemplate(models.Model):
    """A Site's own copy of a shipped template; drawn instead of it while `active`.

    `shipped` is the shipped file as it was when the copy was last saved: an upgrade that changes the file
    under the copy shows as a difference. Going back to the shipped file switches the copy off and keeps it.
    """

    version_fields = ("source", "active")
    version_many: tuple[str, ...] = ()
    version_rows: dict[str, tuple[str, ...]] = {}

    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name="cổng")
    theme = models.CharField("giao diện", max_length=30, choices=list(THEMES.items()))
    name = models.CharField("mẫu", max_length=160)
    source = models.TextField("mã mẫu", blank=True)
    shipped = models.TextField("bản gốc lúc sửa", blank=True, editable=False)
    active = models.BooleanField("đang dùng", default=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name="người sửa cuối",
    )  # fmt: skip
    updated_at = models.DateTimeField("sửa lúc", default=timezone.now, editable=False)
    failed_at = models.DateTimeField("lỗi lúc", null=True, blank=True, editable=False)
    failure = models.CharField("lỗi", max_length=500, blank=True, editable=False)
    failed_path = models.CharField("lỗi ở trang", max_length=300, blank=True, editable=False)

    objects = EditedTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "mẫu giao diện"
        verbose_name_plural = "mẫu giao diện"
        ordering = ["site", "theme", "name"]
        # Every page asks for the copies of its Site and theme.
        constraints = [models.UniqueConstraint(fields=["site", "theme", "name"], name="edited_template_of_theme")]

    def __str__(self) -> str:
        return f"{self.name} ({THEMES.get(self.theme, self.theme)})"
