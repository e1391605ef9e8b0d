"""Static pages, menus, link groups, banners and notices of a Site."""

from ckeditor.fields import RichTextField
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from portal.base.text import nfc, one_line
from portal.publishing import html
from portal.publishing.models import Media, Publishable
from portal.publishing.pictures import with_renditions

LINK = RegexValidator(
    r"^(https?://[^\s<>\"']+|/(?![/\\])[^\s<>\"']*)$", "Địa chỉ phải bắt đầu bằng https://, http:// hoặc dấu “/”."
)


class Page(Publishable):
    """A page that stays: introduction, structure, contact."""

    kind = "page"
    version_fields = ("title", "slug", "summary", "body", "order", "published_at", "listed_until")

    summary = models.TextField("tóm tắt", blank=True)
    body = RichTextField("nội dung", blank=True)
    order = models.PositiveIntegerField("thứ tự", default=100, help_text="Số nhỏ đứng trước.")

    class Meta(Publishable.Meta):
        verbose_name = "trang giới thiệu"
        verbose_name_plural = "trang giới thiệu"
        ordering = ["order", "pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(
                fields=["site", "language", "slug"], condition=Q(deleted_at=None), name="page_slug_of_site"
            ),
        ]
        indexes = [models.Index(fields=["site", "language", "order"], name="page_by_order")]  # siblings of a page

    def get_absolute_url(self) -> str:
        return reverse("pages:page", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        twins = Page.objects.kept().filter(site_id=self.site_id, language=self.language, slug=self.slug)
        if twins.exclude(pk=self.pk).exists():
            raise ValidationError({"slug": "Địa chỉ này đã có trang khác dùng."})

    def fill(self) -> None:
        super().fill()
        self.summary = one_line(self.summary)
        self.body = with_renditions(html.clean(self.body))

    def media_ids(self) -> set[int]:
        return html.media_ids(self.body)

    def problems(self) -> list[str]:
        return ([] if self.body else ["Trang chưa có nội dung."]) + html.image_problems(self.body)


LEVELS = 3  # of the menu; what themes draw


class MenuItem(models.Model):
    """One entry of a Site's menu: a link to content (`target`) or to an address, or only a heading."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name="cổng")
    language = models.CharField("ngôn ngữ", max_length=5, default="vi", editable=False)
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name="thuộc mục"
    )
    label = models.CharField("nhãn", max_length=120)
    label_en = models.CharField("nhãn tiếng Anh", max_length=120, blank=True)
    target_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, blank=True, verbose_name="loại nội dung")
    target_id = models.PositiveBigIntegerField("mã nội dung", null=True, blank=True)
    target = GenericForeignKey("target_type", "target_id")
    address = models.CharField(
        "hoặc địa chỉ", max_length=500, blank=True, validators=[LINK], help_text="Để trống: chỉ là tên nhóm."
    )
    order = models.PositiveIntegerField("thứ tự", default=100)
    enabled = models.BooleanField("hiện", default=True)

    class Meta:
        verbose_name = "mục menu"
        verbose_name_plural = "menu"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        self.label = one_line(self.label)
        above, seen = self.parent, {self.pk}
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"parent": "Mục menu không thể nằm trong chính nó."})
            if above.site_id != self.site_id:
                raise ValidationError({"parent": "Mục cha phải thuộc cùng cổng."})
            seen.add(above.pk)
            above = above.parent
        if len(seen) + self._levels_below() > LEVELS:
            raise ValidationError({"parent": f"Menu có nhiều nhất {LEVELS} cấp."})

    def _levels_below(self) -> int:
        levels, ids = 0, [self.pk] if self.pk else []
        while levels < LEVELS and (
            ids := list(MenuItem.objects.filter(parent_id__in=ids).values_list("pk", flat=True))
        ):
            levels += 1
        return levels


class LinkGroup(models.Model):
    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name="cổng")
    code = models.SlugField("mã", max_length=60)
    title = models.CharField("tên nhóm", max_length=120)
    order = models.PositiveIntegerField("thứ tự", default=100)

    class Meta:
        verbose_name = "nhóm liên kết"
        verbose_name_plural = "nhóm liên kết"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["site", "code"], name="link_group_code_of_site")]

    def __str__(self) -> str:
        return self.title


class Link(models.Model):
    group = models.ForeignKey(LinkGroup, models.CASCADE, related_name="links", verbose_name="nhóm")
    label = models.CharField("nhãn", max_length=150)
    url = models.CharField("địa chỉ", max_length=500, validators=[LINK])
    order = models.PositiveIntegerField("thứ tự", default=100)

    class Meta:
        verbose_name = "liên kết"
        verbose_name_plural = "liên kết"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.label


class Banner(models.Model):
    """A picture that leads somewhere; its description is what a blind reader hears as the link's name."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name="cổng")
    code = models.SlugField("nhóm", max_length=60, help_text="Khối “Banner” hiện các banner cùng nhóm.")
    picture = models.ForeignKey(Media, models.PROTECT, related_name="+", verbose_name="ảnh")
    alt = models.CharField("mô tả", max_length=200)
    url = models.CharField("liên kết tới", max_length=500, blank=True, validators=[LINK])
    order = models.PositiveIntegerField("thứ tự", default=100)
    enabled = models.BooleanField("hiện", default=True)

    class Meta:
        verbose_name = "banner"
        verbose_name_plural = "banner"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.alt

    @property
    def is_public(self) -> bool:
        return self.enabled


LONGEST_NOTICE = 600  # characters


class NoticeQuerySet(models.QuerySet):
    def on_air(self, now) -> "NoticeQuerySet":
        """What citizens see at this moment."""
        return self.filter(Q(ends=None) | Q(ends__gt=now), enabled=True, starts__lte=now)

    def off_air(self, now) -> "NoticeQuerySet":
        return self.filter(Q(enabled=False) | Q(starts__gt=now) | Q(ends__lte=now))


class Notice(models.Model):
    """A line on top of every page for a time: an emergency, a warning, a planned outage.

    Not for news: whatever may be missed by somebody who reads one page a month is an article.
    `announced` is what the page caches were last told, see portal.pages.notices.
    """

    class Level(models.TextChoices):
        EMERGENCY = "emergency", "Khẩn cấp"
        OUTAGE = "outage", "Tạm ngừng dịch vụ"
        WARNING = "warning", "Cảnh báo"
        INFO = "info", "Thông báo"

    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name="cổng")
    level = models.CharField("mức", max_length=10, choices=Level.choices, default=Level.INFO)
    title = models.CharField("tiêu đề", max_length=150)
    text = models.TextField("nội dung", blank=True, help_text=f"Chữ thường, nhiều nhất {LONGEST_NOTICE} ký tự.")
    target_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, blank=True, editable=False)
    target_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    target = GenericForeignKey("target_type", "target_id")
    address = models.CharField("hoặc địa chỉ", max_length=500, blank=True, validators=[LINK])
    starts = models.DateTimeField("hiện từ", default=timezone.now)
    down_from = models.DateTimeField(
        "ngừng phục vụ từ", null=True, blank=True, help_text="Chỉ cho mức “Tạm ngừng dịch vụ”."
    )
    ends = models.DateTimeField(
        "đến", null=True, blank=True,
        help_text="Hết giờ này thông báo tự rút. Tạm ngừng dịch vụ: giờ dự kiến hoạt động trở lại.",
    )  # fmt: skip
    enabled = models.BooleanField("bật", default=True)
    announced = models.BooleanField(default=False, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo đầu trang"
        verbose_name_plural = "thông báo đầu trang"
        ordering = ["-starts", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gt=F("starts")), name="notice_ends_after_start"),
            models.CheckConstraint(
                condition=Q(down_from=None) | Q(down_from__gte=F("starts"), ends__gt=F("down_from")),
                name="notice_outage_within_period",
            ),
            models.CheckConstraint(
                condition=~Q(level="outage") | Q(down_from__isnull=False, ends__isnull=False),
                name="notice_outage_has_return_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        self.title, self.text = one_line(self.title), nfc(self.text.replace("\r\n", "\n")).strip()
        if not self.title:
            raise ValidationError({"title": "Hãy nhập tiêu đề."})
        if len(self.text) > LONGEST_NOTICE:
            raise ValidationError({"text": f"Nội dung dài {len(self.text)} ký tự, nhiều nhất {LONGEST_NOTICE}."})
        if self.level != self.Level.OUTAGE:
            self.down_from = None
        elif self.down_from is None:
            raise ValidationError({"down_from": "Hãy ghi giờ bắt đầu ngừng phục vụ."})
        elif self.ends is None:
            raise ValidationError({"ends": "Hãy ghi giờ dự kiến hoạt động trở lại."})
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": "Giờ kết thúc phải sau giờ bắt đầu hiện."})
        if self.down_from and self.starts and self.down_from < self.starts:
            raise ValidationError({"down_from": "Thông báo phải hiện trước khi ngừng phục vụ."})
        if self.down_from and self.ends <= self.down_from:
            raise ValidationError({"ends": "Giờ hoạt động trở lại phải sau giờ ngừng phục vụ."})

    def state(self, now) -> str:
        """One of off, over, waiting and on, at this moment."""
        if not self.enabled:
            return "off"
        if self.ends is not None and self.ends <= now:
            return "over"
        return "waiting" if self.starts > now else "on"
