"""Photo sets."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse

from portal.base.text import nfc, one_line
from portal.publishing.alt import is_file_name
from portal.publishing.models import Media, Publishable, PublishableQuerySet


class AlbumQuerySet(PublishableQuerySet):
    def for_list(self) -> "AlbumQuerySet":
        first = AlbumPhoto.objects.filter(album=OuterRef("pk")).order_by("order", "pk")
        return self.annotate(
            photo_total=Count("photos"), cover_id=Subquery(first.values("picture_id")[:1]),
            cover_alt=Subquery(first.values("alt")[:1]),
        )  # fmt: skip


class Album(Publishable):
    """A set of photos ("Hình ảnh hoạt động")."""

    kind = "album"
    version_fields = ("title", "slug", "description", "published_at", "listed_until")
    version_rows = {"photos": ("picture", "alt", "caption", "credit", "order")}

    description = models.TextField("giới thiệu", blank=True)

    objects = AlbumQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "bộ ảnh"
        verbose_name_plural = "bộ ảnh"
        indexes = [models.Index(fields=["site", "language", "-published_at", "-id"], name="album_newest")]  # /hinh-anh/

    def get_absolute_url(self) -> str:
        return reverse("articles:album", args=[self.slug, self.pk])

    def fill(self) -> None:
        super().fill()
        self.description = nfc(self.description).strip()

    def media_ids(self) -> set[int]:
        return set(self.photos.values_list("picture_id", flat=True))

    def problems(self) -> list[str]:
        photos = list(self.photos.select_related("picture"))
        if not photos:
            return ["Bộ ảnh chưa có ảnh nào."]
        return [
            f"Ảnh thứ {number} chưa có mô tả."
            for number, photo in enumerate(photos, start=1)
            if not (photo.alt or photo.picture.alt)
        ]


class AlbumPhoto(models.Model):
    album = models.ForeignKey(Album, models.CASCADE, related_name="photos")
    picture = models.ForeignKey(Media, models.PROTECT, related_name="+", verbose_name="ảnh")
    alt = models.CharField("mô tả ảnh", max_length=300, blank=True)
    caption = models.CharField("chú thích", max_length=500, blank=True)
    credit = models.CharField("nguồn ảnh", max_length=150, blank=True)
    order = models.PositiveIntegerField("thứ tự", default=100)

    class Meta:
        verbose_name = "ảnh của bộ"
        verbose_name_plural = "ảnh của bộ"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.caption or self.alt

    def clean(self) -> None:
        for field in ("alt", "caption", "credit"):
            setattr(self, field, one_line(getattr(self, field)))
        if is_file_name(self.alt):
            raise ValidationError({"alt": "Mô tả đang là tên tệp. Hãy viết trong ảnh có ai, đang làm gì, ở đâu."})
