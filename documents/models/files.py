"""Files of documents: the bytes once (StoredFile), and where they hang (DocumentFile).

A version or a second document may point to the same bytes; deleting a row never deletes bytes.
"""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from portal.base.text import one_line

TYPES = {
    "pdf": ("PDF", "application/pdf"),
    "docx": ("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "doc": ("DOC", "application/msword"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "xls": ("XLS", "application/vnd.ms-excel"),
    "zip": ("ZIP", "application/zip"),
}
FOLDER = "van-ban"


class StoredFile(models.Model):
    """Bytes as they came, with what was read from them. Written by documents.storage only."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    type = models.CharField("loại tệp", max_length=8, choices=[(code, label) for code, (label, _) in TYPES.items()])
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    pages = models.PositiveIntegerField("số trang", null=True)
    text = models.TextField("lớp chữ", blank=True)
    read_at = models.DateTimeField("đọc chữ lúc", null=True)
    stored_at = models.DateTimeField("lưu lúc", default=timezone.now)

    class Meta:
        verbose_name = "tệp gốc"
        verbose_name_plural = "tệp gốc"

    def __str__(self) -> str:
        return f"{self.type} {self.sha256[:12]}"

    @property
    def path(self) -> Path:
        return Path(settings.MEDIA_ROOT) / FOLDER / self.sha256[:2] / f"{self.sha256}.{self.type}"

    @property
    def label(self) -> str:
        return TYPES[self.type][0]

    @property
    def content_type(self) -> str:
        return TYPES[self.type][1]


class DocumentFile(models.Model):
    """One file shown with a document, in the order staff gave."""

    document = models.ForeignKey("documents.Document", models.CASCADE, related_name="files")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="uses", editable=False, verbose_name="tệp gốc")
    name = models.CharField(
        "tên tệp", max_length=200, blank=True,
        help_text="Tên khi tải về. Để trống: lấy theo số ký hiệu, ví dụ 28-HD-BTGTU.pdf.",
    )  # fmt: skip
    title = models.CharField("tên hiển thị", max_length=200, blank=True, help_text="Ví dụ: Phụ lục I – Biểu mẫu.")
    order = models.PositiveIntegerField("thứ tự", default=100)

    class Meta:
        verbose_name = "tệp đính kèm"
        verbose_name_plural = "tệp đính kèm"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title or self.name

    def save(self, *args, **kwargs) -> None:
        self.title = one_line(self.title)
        wanted = self.name or f"{self.document.number} {self.title}".strip() or self.document.title
        self.name = file_name(wanted, self.stored.type)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("documents:download", args=[self.pk, self.name])


def file_name(wanted: str, extension: str) -> str:
    """A name every system can store: no path, no reserved signs, the extension of the true content."""
    name = one_line(wanted).replace("/", "-").replace("\\", "-")
    name = "".join(sign for sign in name if sign not in '<>:"|?*%#;').strip(" .")
    stem, dot, ending = name.rpartition(".")
    if dot and ending.lower() in TYPES:
        name = stem.strip(" .")
    return f"{name[:180] or 'van-ban'}.{extension}"
