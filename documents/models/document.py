"""The document itself and its relations to others."""

from datetime import date

from ckeditor.fields import RichTextField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse

from documents import effect, numbers
from documents.models.files import DocumentFile
from documents.models.reference import CommitteeTerm, EffectState, Field, Kind, Level, RelationKind, Signer
from portal.base.text import fold, one_line, slug
from portal.identity.models import Agency
from portal.publishing import html
from portal.publishing.models import Publishable, PublishableQuerySet
from portal.publishing.pictures import with_renditions

YEARS = (1900, 2200)  # outside of these a date is a slip of the keyboard


class DocumentQuerySet(PublishableQuerySet):
    def for_list(self) -> "DocumentQuerySet":
        """What a row of a list needs, without texts: two queries."""
        files = DocumentFile.objects.select_related("stored").defer("stored__text")
        return (
            self.select_related("document_kind", "body", "effect_override")
            .defer("text", "withdrawn_reason", "effect_reason")
            .prefetch_related(Prefetch("files", files))
        )

    def for_detail(self) -> "DocumentQuerySet":
        """One document with all that its page says, relations in both directions among it."""
        files = DocumentFile.objects.select_related("stored").defer("stored__text")
        public = Document.objects.public().select_related("effect_override").defer("text")
        shown = Relation.objects.select_related("kind").order_by("kind__order", "order", "pk")
        return self.select_related(
            "site", "document_kind", "level", "body", "signer", "term", "effect_override"
        ).prefetch_related(
            "fields",
            Prefetch("files", files),
            Prefetch("relations", shown.filter(target__in=public).select_related("target__effect_override")),
            Prefetch("relations_back", shown.filter(source__in=public).select_related("source__effect_override")),
        )

    def in_field(self, field: Field) -> "DocumentQuerySet":
        """About this field or one below it; each document once."""
        branch = Field.objects.filter(site_id=field.site_id).branch(field.path)
        through = Document.fields.through.objects.filter(document=OuterRef("pk"), field__in=branch)
        return self.filter(Exists(through))

    def with_file(self, wanted: bool = True) -> "DocumentQuerySet":
        has_file = Exists(DocumentFile.objects.filter(document=OuterRef("pk")))
        return self.filter(has_file if wanted else ~has_file)

    def newest_issued(self) -> "DocumentQuerySet":
        return self.order_by(F("issued_on").desc(nulls_last=True), "-number_order", "-pk")

    def oldest_issued(self) -> "DocumentQuerySet":
        return self.order_by(F("issued_on").asc(nulls_last=True), "number_order", "pk")

    def by_number(self) -> "DocumentQuerySet":
        """Newest year first, in a year by the number itself (9 before 10); documents without a number last."""
        return self.order_by("-number_year", F("number_order"), "number_key", "pk")


class Document(Publishable):
    kind = "document"
    version_fields = (
        "title", "slug", "number", "document_kind", "level", "body", "signer", "signer_line", "signer_title",
        "issued_on", "effective_on", "expires_on", "effect_override", "effect_reason", "term", "text",
        "published_at", "listed_until",
    )  # fmt: skip
    version_many = ("fields",)
    # The ids of file rows come back too: addresses and download counters of a file hang on them.
    version_rows = {"files": ("id", "stored", "name", "title", "order"), "relations": ("kind", "target", "order")}

    title = models.CharField(
        "trích yếu", max_length=1000, help_text="Ví dụ: Hướng dẫn nhiệm vụ trọng tâm công tác khoa giáo năm 2022."
    )
    number = models.CharField(
        "số, ký hiệu", max_length=80, blank=True,
        help_text="Ví dụ: 28-HD/BTGTU, 25/2024/TT-BTC, 477/CT-UBND. Không cần gõ chữ “Số”.",
    )  # fmt: skip
    number_key = models.CharField(max_length=80, editable=False)
    number_pattern = models.CharField(max_length=12, editable=False, choices=list(numbers.PATTERN_LABELS.items()))
    number_year = models.PositiveSmallIntegerField(default=0, editable=False)
    number_order = models.PositiveIntegerField(default=0, editable=False)
    document_kind = models.ForeignKey(Kind, models.PROTECT, related_name="documents", verbose_name="loại văn bản")
    level = models.ForeignKey(
        Level, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="cấp ban hành"
    )
    body = models.ForeignKey(Agency, models.PROTECT, related_name="documents", verbose_name="cơ quan ban hành")
    fields = models.ManyToManyField(Field, blank=True, related_name="documents", verbose_name="lĩnh vực")
    signer = models.ForeignKey(
        Signer, models.SET_NULL, null=True, blank=True, related_name="documents", verbose_name="người ký"
    )
    signer_line = models.CharField(
        "thể thức ký", max_length=200, blank=True, help_text="Ví dụ: TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH."
    )
    signer_title = models.CharField(
        "chức vụ khi ký", max_length=200, blank=True, help_text="Để trống: chức vụ ghi ở danh mục người ký."
    )
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    effective_on = models.DateField(
        "ngày có hiệu lực", null=True, blank=True,
        help_text="Văn bản Đảng, hành chính và công văn để trống: tính từ ngày ban hành.",
    )  # fmt: skip
    expires_on = models.DateField(
        "ngày hết hiệu lực", null=True, blank=True, help_text="Từ ngày này văn bản không còn hiệu lực."
    )
    effect_override = models.ForeignKey(
        EffectState, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tình trạng hiệu lực",
        help_text="Để trống: tự tính theo các ngày ở trên.",
    )  # fmt: skip
    effect_reason = models.CharField(
        "lý do, căn cứ", max_length=300, blank=True, help_text="Ví dụ: Điều 5 bị bãi bỏ từ 01/7/2025."
    )
    term = models.ForeignKey(
        CommitteeTerm, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="nhiệm kỳ",
        help_text="Chỉ văn bản Đảng: số văn bản đánh lại theo mỗi nhiệm kỳ.",
    )  # fmt: skip
    text = RichTextField("toàn văn", blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(
                fields=["site", "body", "document_kind", "number_key", "number_year"],
                condition=Q(term=None, deleted_at=None, translation_of=None) & ~Q(number_key=""),
                name="document_once_in_year",
            ),
            models.UniqueConstraint(
                fields=["site", "body", "document_kind", "number_key", "term"],
                condition=Q(term__isnull=False, deleted_at=None, translation_of=None) & ~Q(number_key=""),
                name="document_once_in_term",
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(effective_on=None) | Q(expires_on__gte=F("effective_on")),
                name="document_effect_period",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "language", "-published_at", "-id"], name="document_newest"),  # block, RSS
            models.Index(
                fields=["site", "language", "-issued_on", "-number_order", "-id"], name="document_issued"
            ),  # /van-ban/
            models.Index(fields=["site", "-number_year", "number_order"], name="document_by_number"),  # ?sort=number
            models.Index(fields=["site", "state", "-updated_at"], name="document_queue"),  # admin start page
            models.Index(fields=["site", "number_key"], name="document_number_key"),  # look-up by number
        ]

    def __str__(self) -> str:
        return f"{self.number} – {self.title}" if self.number else self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:detail", args=[self.slug, self.pk])

    def fill(self) -> None:
        parsed = numbers.parse(self.number)
        self.number, self.number_key = parsed.text, numbers.number_key(self.number)
        self.number_pattern, self.number_order = parsed.pattern, parsed.order
        self.number_year = parsed.year or (self.issued_on.year if self.issued_on else 0)
        self.signer_line, self.signer_title = one_line(self.signer_line), one_line(self.signer_title)
        self.effect_reason = one_line(self.effect_reason)
        self.text = with_renditions(html.clean(self.text))
        self.slug = self.slug or slug(f"{fold(self.number)} {self.title}")
        super().fill()

    def clean(self) -> None:
        super().clean()
        wrong = self._wrong_dates() | self._wrong_sites()
        twin = self.twin() if self.body_id and self.document_kind_id else None
        if twin:
            wrong["number"] = (
                f"Cơ quan này đã có {twin.document_kind.name.lower()} số {twin.number} "
                f"({twin.term or twin.number_year or 'không rõ năm'}): “{twin.title[:120]}”."
            )
        if wrong:
            raise ValidationError(wrong)

    def _wrong_dates(self) -> dict[str, str]:
        wrong = {}
        for name in ("issued_on", "effective_on", "expires_on"):
            day = getattr(self, name)
            if isinstance(day, date) and not YEARS[0] <= day.year <= YEARS[1]:
                wrong[name] = f"Năm {day.year} không hợp lý; ngày ghi theo dạng 10/01/2022."
        if not wrong and self.expires_on and self.effective_on and self.expires_on < self.effective_on:
            wrong["expires_on"] = "Ngày hết hiệu lực phải sau ngày có hiệu lực."
        return wrong

    def _wrong_sites(self) -> dict[str, str]:
        wrong = {}
        if self.body_id and self.site_id and self.body.site_id != self.site_id:
            wrong["body"] = "Cơ quan ban hành phải thuộc cùng cổng với văn bản."
        if self.signer_id and self.site_id and self.signer.site_id != self.site_id:
            wrong["signer"] = "Người ký phải thuộc cùng cổng với văn bản."
        return wrong

    def twin(self) -> "Document | None":
        """Another document that this one would double, by the rule of the two unique constraints."""
        if not self.number_key or self.translation_of_id or self.deleted_at:
            return None
        period = {"term": self.term_id} if self.term_id else {"term": None, "number_year": self.number_year}
        same = Document.objects.kept().filter(
            site_id=self.site_id, body_id=self.body_id, document_kind_id=self.document_kind_id,
            number_key=self.number_key, translation_of=None, **period,
        )  # fmt: skip
        return same.exclude(pk=self.pk).select_related("document_kind", "term").first()

    @property
    def number_line(self) -> str:
        return numbers.number_line(self.number)

    @property
    def effect_code(self) -> str:
        return effect.code_on(self)

    def media_ids(self) -> set[int]:
        return html.media_ids(self.text)

    def problems(self) -> list[str]:
        found = []
        files = list(self.files.select_related("stored"))
        if not files and not self.text:
            found.append("Văn bản chưa có tệp đính kèm và cũng chưa có toàn văn.")
        if not self.issued_on:
            found.append("Văn bản chưa có ngày ban hành.")
        found += [
            f"Tệp “{file}” không còn trên máy chủ, hãy tải lại." for file in files if not file.stored.path.is_file()
        ]
        return found + html.image_problems(self.text)


class Relation(models.Model):
    """From A (`source`) to B (`target`), entered once; B's page shows the inverse by itself."""

    source = models.ForeignKey(Document, models.CASCADE, related_name="relations", verbose_name="văn bản A")
    kind = models.ForeignKey(RelationKind, models.PROTECT, related_name="+", verbose_name="quan hệ")
    target = models.ForeignKey(Document, models.CASCADE, related_name="relations_back", verbose_name="văn bản B")
    order = models.PositiveIntegerField("thứ tự", default=100)

    class Meta:
        verbose_name = "quan hệ với văn bản khác"
        verbose_name_plural = "quan hệ với văn bản khác"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "target"], name="relation_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="relation_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.target}"

    def clean(self) -> None:
        if self.source_id and self.source_id == self.target_id:
            raise ValidationError({"target": "Văn bản không thể có quan hệ với chính nó."})
        if self.source_id and self.target_id and self.source.site_id != self.target.site_id:
            raise ValidationError({"target": "Hai văn bản phải thuộc cùng một cổng."})
