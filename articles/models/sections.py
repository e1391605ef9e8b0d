"""What news are sorted by: categories, topics, tags."""

from zlib import crc32

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.sites.models import Site
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from portal.base.text import fold, one_line, slug
from portal.base.trees import TreeNode, TreeQuerySet
from portal.identity.models import Assignment


class CategoryQuerySet(TreeQuerySet):
    def on(self, site_id: int, language: str = "vi") -> "CategoryQuerySet":
        return self.filter(site_id=site_id, language=language)

    def in_reading_order(self) -> "CategoryQuerySet":
        return self.order_by("site_id", "path")


class Category(TreeNode):
    """A section of the news; its path of slugs is its address."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+", verbose_name="cổng")
    language = models.CharField("ngôn ngữ", max_length=5, choices=settings.LANGUAGES, default="vi")
    description = models.TextField("giới thiệu", blank=True)
    rights = GenericRelation(Assignment, content_type_field="area_type", object_id_field="area_id")

    scope_fields = ("site_id", "language")
    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = "chuyên mục"
        verbose_name_plural = "chuyên mục"
        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["site", "language", "path"], name="category_path_of_site")]
        indexes = [models.Index(fields=["site", "language", "order"], name="category_by_order")]  # menus, site map

    def get_absolute_url(self) -> str:
        return reverse("articles:category", args=[self.path])


class Topic(models.Model):
    """A story followed over time ("Theo dòng sự kiện")."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+", verbose_name="cổng")
    name = models.CharField("tên dòng sự kiện", max_length=200)
    slug = models.SlugField("phần địa chỉ", max_length=100, blank=True)
    summary = models.TextField("tóm tắt", blank=True)

    class Meta:
        verbose_name = "dòng sự kiện"
        verbose_name_plural = "dòng sự kiện"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["site", "slug"], name="topic_slug_of_site")]

    def __str__(self) -> str:
        return self.name

    def fill(self) -> None:
        self.name = one_line(self.name)
        self.slug = self.slug or slug(self.name) or "su-kien"

    def clean(self) -> None:
        self.fill()
        if Topic.objects.filter(site_id=self.site_id, slug=self.slug).exclude(pk=self.pk).exists():
            raise ValidationError({"slug": f"Địa chỉ “{self.slug}” đã có, hãy chọn tên hoặc phần địa chỉ khác."})

    def save(self, *args, **kwargs) -> None:
        self.fill()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("articles:topic", args=[self.slug])


class Tag(models.Model):
    """One word or phrase; the folded key makes "Lai Châu" and "lai châu" one tag."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name="cổng")
    name = models.CharField("từ khóa", max_length=80)
    key = models.CharField(max_length=80, editable=False)
    slug = models.SlugField("phần địa chỉ", max_length=90, editable=False)

    class Meta:
        verbose_name = "từ khóa"
        verbose_name_plural = "từ khóa"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["site", "key"], name="tag_key_of_site")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not fold(self.name):
            raise ValidationError({"name": "Từ khóa cần ít nhất một chữ hoặc số."})
        if Tag.objects.filter(site_id=self.site_id, key=fold(self.name)).exclude(pk=self.pk).exists():
            raise ValidationError({"name": "Từ khóa này đã có (không phân biệt chữ hoa, dấu)."})

    def save(self, *args, **kwargs) -> None:
        self.name = one_line(self.name)
        self.key = fold(self.name)
        self.slug = self._address()
        super().save(*args, **kwargs)

    def _address(self) -> str:
        """Different keys never share an address: what an address cannot hold is replaced by a checksum."""
        plain = self.key.replace(" ", "-")
        return plain if plain.isascii() else f"{slug(self.key) or 'tu-khoa'}-{crc32(self.key.encode()):08x}"

    def get_absolute_url(self) -> str:
        return reverse("articles:tag", args=[self.slug])
