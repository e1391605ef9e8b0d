"""Static pages, menus, link groups and banners of a Site."""

from ckeditor.fields import RichTextField
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.base.text import one_line
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
        if len(seen) > LEVELS:
            raise ValidationError({"parent": f"Menu có nhiều nhất {LEVELS} cấp."})


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
