"""One row per uploaded picture. Originals and renditions are private files; see portal.publishing.media."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from portal.base.text import one_line
from portal.publishing.alt import is_file_name


class Media(models.Model):
    site = models.ForeignKey(Site, models.PROTECT, related_name="+", verbose_name="cổng")
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    file_name = models.CharField("tên tệp gốc", max_length=255, editable=False)
    format = models.CharField("định dạng", max_length=10, editable=False)
    width = models.PositiveIntegerField("rộng (px)", editable=False)
    height = models.PositiveIntegerField("cao (px)", editable=False)
    size = models.PositiveBigIntegerField("dung lượng (byte)", editable=False)
    alt = models.CharField(
        "mô tả ảnh", max_length=300, blank=True,
        help_text="Người không nhìn thấy ảnh sẽ nghe câu này: trong ảnh có ai, đang làm gì, ở đâu. Không ghi tên tệp.",
    )  # fmt: skip
    caption = models.CharField("chú thích", max_length=500, blank=True)
    credit = models.CharField("nguồn ảnh", max_length=150, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name="người tải lên",
    )  # fmt: skip
    uploaded_at = models.DateTimeField("tải lên lúc", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "ảnh"
        verbose_name_plural = "kho ảnh"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["site", "sha256"], name="media_file_of_site")]

    def __str__(self) -> str:
        return self.alt or self.caption or self.file_name

    def clean(self) -> None:
        for field in ("alt", "caption", "credit"):
            setattr(self, field, one_line(getattr(self, field)))
        if is_file_name(self.alt):
            raise ValidationError({"alt": "Mô tả đang là tên tệp. Hãy viết trong ảnh có ai, đang làm gì, ở đâu."})

    @property
    def key(self) -> str:
        """Folder name in addresses and on disk; changes with the content, so files may be cached for ever."""
        return f"{self.pk}-{self.sha256[:8]}"


class Rendition(models.Model):
    media = models.ForeignKey(Media, models.CASCADE, related_name="renditions")
    format = models.CharField(max_length=5)  # webp, avif
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()

    class Meta:
        verbose_name = "cỡ ảnh"
        verbose_name_plural = "cỡ ảnh"
        ordering = ["format", "width"]
        constraints = [models.UniqueConstraint(fields=["media", "format", "width"], name="rendition_of_media")]

    def __str__(self) -> str:
        return f"{self.width}.{self.format}"


class MediaUse(models.Model):
    """A row uses a picture; `public` as long as citizens can see that row."""

    media = models.ForeignKey(Media, models.PROTECT, related_name="uses")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    public = models.BooleanField(default=False)
    content = GenericForeignKey()

    class Meta:
        verbose_name = "nơi dùng ảnh"
        verbose_name_plural = "nơi dùng ảnh"
        constraints = [
            models.UniqueConstraint(fields=["media", "content_type", "object_id"], name="media_use_of_object")
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="media_use_by_object")]  # saving a form

    def __str__(self) -> str:
        return f"{self.media_id} – {self.content_type_id}/{self.object_id}"
