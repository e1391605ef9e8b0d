"""Reference tables of the registry: every installation starts with documents/reference.toml and may add rows."""

from django.contrib.sites.models import Site
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from portal.base.text import one_line
from portal.base.trees import TreeNode


class Kind(models.Model):
    """Kind of document; the group tells administrative, legal and Party forms apart."""

    class Group(models.TextChoices):
        ADMINISTRATIVE = "hanh-chinh", "Hành chính"
        LEGAL = "qppl", "Quy phạm pháp luật"
        PARTY = "dang", "Đảng"

    code = models.SlugField(
        "mã", max_length=60, unique=True, help_text="Dùng trong địa chỉ; không đổi sau khi đã dùng."
    )
    name = models.CharField("tên loại", max_length=120)
    name_en = models.CharField("tên tiếng Anh", max_length=120, blank=True)
    abbreviation = models.CharField("chữ viết tắt", max_length=12, blank=True, help_text="Ví dụ: QĐ, CT, HD.")
    group = models.CharField("nhóm", max_length=12, choices=Group.choices, default=Group.ADMINISTRATIVE)
    order = models.PositiveIntegerField("thứ tự", default=1000)

    class Meta:
        verbose_name = "loại văn bản"
        verbose_name_plural = "loại văn bản"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Level(models.Model):
    """Legal level of the issuer; historic levels (districts) stay with their documents."""

    code = models.SlugField("mã", max_length=60, unique=True)
    name = models.CharField("tên cấp", max_length=120)
    name_en = models.CharField("tên tiếng Anh", max_length=120, blank=True)
    historic = models.BooleanField("không còn ban hành văn bản mới", default=False)
    order = models.PositiveIntegerField("thứ tự", default=1000)

    class Meta:
        verbose_name = "cấp ban hành"
        verbose_name_plural = "cấp ban hành"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Field(TreeNode):
    """Field of government a document is about; a tree of each Site."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+", verbose_name="cổng")

    scope_fields = ("site_id",)

    class Meta:
        verbose_name = "lĩnh vực"
        verbose_name_plural = "lĩnh vực"
        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["site", "path"], name="field_path_of_site")]


class EffectState(models.Model):
    """Words and colour of an effect state; the rules are in documents.effect."""

    class Tone(models.TextChoices):
        GREEN = "green", "Xanh"
        AMBER = "amber", "Vàng"
        RED = "red", "Đỏ"
        GRAY = "gray", "Xám"

    code = models.SlugField("mã", max_length=60, unique=True)
    label = models.CharField("nhãn", max_length=80)
    tone = models.CharField("màu", max_length=6, choices=Tone.choices, default=Tone.GRAY)
    order = models.PositiveIntegerField("thứ tự", default=1000)

    class Meta:
        verbose_name = "tình trạng hiệu lực"
        verbose_name_plural = "tình trạng hiệu lực"
        ordering = ["order", "label"]

    def __str__(self) -> str:
        return self.label


class RelationKind(models.Model):
    """What document A is to document B. Labels are the national register's words, headings read over a list."""

    code = models.SlugField("mã", max_length=60, unique=True)
    label = models.CharField("nhãn từ A đến B", max_length=120)
    inverse_code = models.SlugField("mã chiều ngược", max_length=60, blank=True)
    inverse_label = models.CharField("nhãn chiều ngược", max_length=120)
    heading = models.CharField("đề mục trên trang của A", max_length=120)
    inverse_heading = models.CharField("đề mục trên trang của B", max_length=120)
    symmetric = models.BooleanField("hai chiều như nhau", default=False)
    meaning = models.CharField("nghĩa", max_length=200, blank=True)
    order = models.PositiveIntegerField("thứ tự", default=1000)

    class Meta:
        verbose_name = "loại quan hệ"
        verbose_name_plural = "loại quan hệ"
        ordering = ["order", "label"]

    def __str__(self) -> str:
        return self.heading


class CommitteeTerm(models.Model):
    """Term of a Party committee: the numbering of its documents starts anew with each."""

    code = models.SlugField("mã", max_length=60, unique=True)
    committee = models.SlugField("cấp ủy", max_length=60, help_text="Ví dụ: trung_uong, lai_chau.")
    label = models.CharField("tên nhiệm kỳ", max_length=120)
    first_day = models.DateField("từ ngày", null=True, blank=True)
    last_day = models.DateField("đến hết ngày", null=True, blank=True, help_text="Để trống: đang trong nhiệm kỳ.")
    order = models.PositiveIntegerField("thứ tự", default=1000)

    class Meta:
        verbose_name = "nhiệm kỳ cấp ủy"
        verbose_name_plural = "nhiệm kỳ cấp ủy"
        ordering = ["order", "label"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_day=None) | Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="committee_term_period",
            )
        ]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": "Ngày kết thúc phải sau ngày bắt đầu."})


class Signer(models.Model):
    """A person who signs; the office held at the time stands on the document itself."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+", verbose_name="cổng")
    name = models.CharField("họ tên", max_length=120)
    title = models.CharField("chức vụ hiện nay", max_length=200, blank=True)

    class Meta:
        verbose_name = "người ký"
        verbose_name_plural = "người ký"
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["site", "name", "title"], name="signer_of_site")]

    def __str__(self) -> str:
        return f"{self.name} ({self.title})" if self.title else self.name

    def clean(self) -> None:
        self.name, self.title = one_line(self.name), one_line(self.title)
