"""What every kind of published content is made of: Publishable, Version, Media."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.base.text import one_line, slug
from portal.publishing.media_models import Media, MediaUse, Rendition
from portal.publishing.states import PUBLIC, State

__all__ = ["Media", "MediaUse", "Publishable", "PublishableQuerySet", "Rendition", "Version"]


class PublishableQuerySet(models.QuerySet):
    """The words every list is built from; nothing reaches a citizen but through public() or listed()."""

    def public(self) -> "PublishableQuerySet":
        """The address answers: published or archived, not binned, its time has come."""
        return self.filter(state__in=PUBLIC, deleted_at=None, published_at__lte=timezone.now())

    def listed(self) -> "PublishableQuerySet":
        """Stands in lists, feeds and search: published and within its period."""
        now = timezone.now()
        return self.filter(
            Q(listed_until=None) | Q(listed_until__gt=now),
            state=State.PUBLISHED,
            deleted_at=None,
            published_at__lte=now,
        )

    def on(self, site_id: int, language: str = "vi") -> "PublishableQuerySet":
        return self.filter(site_id=site_id, language=language)

    def kept(self) -> "PublishableQuerySet":
        """Not in the bin."""
        return self.filter(deleted_at=None)

    def due(self) -> "PublishableQuerySet":
        """Approved with a time that has come."""
        return self.filter(state=State.APPROVED, scheduled=True, deleted_at=None, published_at__lte=timezone.now())

    def newest(self) -> "PublishableQuerySet":
        return self.order_by("-published_at", "-pk")


class Publishable(models.Model):
    """Abstract base of articles, albums, pages and documents.

    `revision` grows with each save of the form and guards against overwriting a colleague's newer save.
    A concrete class declares `kind` (name in hits, search and log) and what a version keeps:
    `version_fields`, `version_many` (m2m names) and `version_rows` (related name -> fields).
    """

    kind = ""
    version_fields: tuple[str, ...] = ()
    version_many: tuple[str, ...] = ()
    version_rows: dict[str, tuple[str, ...]] = {}

    site = models.ForeignKey(Site, models.PROTECT, related_name="+", verbose_name="cổng")
    language = models.CharField("ngôn ngữ", max_length=5, choices=settings.LANGUAGES, default="vi")
    translation_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="translations", verbose_name="bản dịch của"
    )
    title = models.CharField("tiêu đề", max_length=500)
    slug = models.SlugField(
        "phần địa chỉ", max_length=100, blank=True, help_text="Để trống: tự tạo từ tiêu đề, không dấu."
    )
    state = models.CharField("trạng thái", max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    scheduled = models.BooleanField("hẹn giờ", default=False, editable=False)
    published_at = models.DateTimeField(
        "ngày giờ đăng", null=True, blank=True,
        help_text="Để trống: lấy lúc bấm “Duyệt và đăng”. Giờ trong tương lai: tự đăng đúng giờ đó.",
    )  # fmt: skip
    listed_until = models.DateTimeField(
        "hiện trong danh sách đến", null=True, blank=True,
        help_text="Sau lúc này bài rời các danh sách; địa chỉ vẫn mở được, ghi “Lưu trữ”.",
    )  # fmt: skip
    withdrawn_reason = models.CharField(
        "lý do gỡ (công khai)", max_length=300, blank=True, help_text="Để trống: địa chỉ trả lời như không tồn tại."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name="người tạo",
    )  # fmt: skip
    created_at = models.DateTimeField("tạo lúc", default=timezone.now, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name="người sửa cuối",
    )  # fmt: skip
    updated_at = models.DateTimeField("sửa lúc", default=timezone.now, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    deleted_at = models.DateTimeField("bỏ vào thùng rác lúc", null=True, blank=True, editable=False)

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=PUBLIC) | Q(published_at__isnull=False), name="%(class)s_public_has_date"
            ),
            models.CheckConstraint(
                condition=Q(listed_until=None) | Q(published_at=None) | Q(listed_until__gt=F("published_at")),
                name="%(class)s_listed_period",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        self.fill()
        if not self.title:
            raise ValidationError({"title": "Hãy nhập tiêu đề."})
        if self.listed_until and self.published_at and self.listed_until <= self.published_at:
            raise ValidationError({"listed_until": "Thời hạn hiện trong danh sách phải sau ngày giờ đăng."})
        original = self.translation_of
        if original and (original.language == self.language or original.pk == self.pk):
            raise ValidationError({"translation_of": "Bản gốc phải là bài khác và viết bằng ngôn ngữ khác."})

    def fill(self) -> None:
        """Normal form of what was typed; runs at every save."""
        self.title = one_line(self.title)
        self.slug = self.slug or slug(self.title) or self.kind

    def save(self, *args, **kwargs) -> None:
        self.fill()
        super().save(*args, **kwargs)

    @property
    def is_public(self) -> bool:
        return (
            self.state in PUBLIC
            and self.deleted_at is None
            and self.published_at is not None
            and self.published_at <= timezone.now()
        )

    @property
    def is_archived(self) -> bool:
        expired = self.listed_until is not None and self.listed_until <= timezone.now()
        return self.state == State.ARCHIVED or (self.state == State.PUBLISHED and expired)

    def state_label(self) -> str:
        return "Hẹn giờ" if self.state == State.APPROVED and self.scheduled else State(self.state).label

    def areas(self) -> list[models.Model]:
        """Rows that rights may be limited to (a category and its ancestors)."""
        return []

    def media_ids(self) -> set[int]:
        """Media this row uses now."""
        return set()

    def problems(self) -> list[str]:
        """Reasons why it cannot be published, each a sentence for the office."""
        return []


class Version(models.Model):
    """One saved copy of a whole form; see portal.publishing.versions."""

    class Kind(models.TextChoices):
        AUTOSAVE = "autosave", "Tự lưu"
        WORKING = "working", "Bản làm việc"
        APPROVED = "approved", "Bản đã duyệt"

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    content = GenericForeignKey()
    number = models.PositiveIntegerField("số")
    kind = models.CharField("loại", max_length=10, choices=Kind.choices)
    data = models.JSONField("nội dung")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="người lưu"
    )
    at = models.DateTimeField("lúc", default=timezone.now)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = "phiên bản"
        verbose_name_plural = "phiên bản"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "number"], name="version_number_of_object")
        ]

    def __str__(self) -> str:
        return f"Phiên bản {self.number}"
