"""Counters: narrow rows per day, kept for ever, written only by the fold; nothing about a reader.

Days are local (Asia/Ho_Chi_Minh). Starting numbers of a portal that moved in stand apart from what we counted.
"""

from django.contrib.sites.models import Site
from django.db import models

from portal.visits import origins


class PerSite(models.Model):
    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name="cổng")

    class Meta:
        abstract = True


class DayCount(PerSite):
    """Views and downloads of one thing on one day."""

    kind = models.CharField("loại", max_length=30)
    object_id = models.PositiveBigIntegerField("mã")
    day = models.DateField("ngày")
    views = models.PositiveBigIntegerField("lượt xem", default=0)
    downloads = models.PositiveBigIntegerField("lượt tải", default=0)

    class Meta:
        verbose_name = "lượt xem, lượt tải trong ngày"
        verbose_name_plural = "lượt xem, lượt tải theo ngày"
        permissions = [("correct_counts", "Có thể chỉnh số liệu")]
        ordering = ["-day", "-views", "-pk"]
        constraints = [
            # its index serves the totals on every page with "Lượt xem"
            models.UniqueConstraint(fields=["kind", "object_id", "day", "site"], name="day_count_of_thing")
        ]
        indexes = [models.Index(fields=["site", "kind", "day"], name="day_count_most_viewed")]  # block "xem nhiều"

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.kind}:{self.object_id}: {self.views} | {self.downloads}"


class StartCount(PerSite):
    """Views and downloads of one thing before our own count (imported)."""

    kind = models.CharField("loại", max_length=30)
    object_id = models.PositiveBigIntegerField("mã")
    views = models.PositiveBigIntegerField("lượt xem", default=0)
    downloads = models.PositiveBigIntegerField("lượt tải", default=0)

    class Meta:
        verbose_name = "số đếm ban đầu"
        verbose_name_plural = "số đếm ban đầu"
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "site"], name="start_count_of_thing")  # totals
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}: {self.views} | {self.downloads}"


class VisitDay(PerSite):
    """Visits of one Site on one day. `hits` are pages and files that people got, `bot_hits` those of machines."""

    day = models.DateField("ngày")
    visits = models.PositiveBigIntegerField("lượt truy cập", default=0)
    hits = models.PositiveBigIntegerField("lượt mở trang", default=0)
    bot_hits = models.PositiveBigIntegerField("lượt của máy", default=0)

    class Meta:
        verbose_name = "lượt truy cập trong ngày"
        verbose_name_plural = "lượt truy cập theo ngày"
        ordering = ["-day", "site_id"]
        constraints = [models.UniqueConstraint(fields=["site", "day"], name="visit_day_of_site")]  # statistics block

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.visits}"


class VisitStart(models.Model):
    """All visits of a Site before our own count (imported)."""

    site = models.OneToOneField(Site, models.CASCADE, related_name="+", verbose_name="cổng")
    visits = models.PositiveBigIntegerField("lượt truy cập", default=0)

    class Meta:
        verbose_name = "lượt truy cập ban đầu"
        verbose_name_plural = "lượt truy cập ban đầu"

    def __str__(self) -> str:
        return f"{self.site_id}: {self.visits}"


class Online(PerSite):
    """How many were there in the last 300 s before `at`, as one journal folder saw it. People include members."""

    folder = models.CharField(max_length=32)
    at = models.DateTimeField("lúc")
    people = models.PositiveIntegerField("người", default=0)
    members = models.PositiveIntegerField("thành viên", default=0)
    bots = models.PositiveIntegerField("máy chủ tìm kiếm", default=0)

    class Meta:
        verbose_name = "đang truy cập"
        verbose_name_plural = "đang truy cập"
        constraints = [models.UniqueConstraint(fields=["site", "folder"], name="online_of_folder")]  # statistics block

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M}: {self.people} + {self.bots}"


class MissingPath(PerSite):
    """An address that was asked for and answered 404; at most writing.MOST_MISSING per Site and day."""

    day = models.DateField("ngày")
    path = models.CharField("địa chỉ", max_length=300)
    hits = models.PositiveIntegerField("số lần", default=0)

    class Meta:
        verbose_name = "địa chỉ không có"
        verbose_name_plural = "địa chỉ không có"
        ordering = ["-day", "-hits", "pk"]
        constraints = [models.UniqueConstraint(fields=["site", "day", "path"], name="missing_path_of_day")]  # the fold

    def __str__(self) -> str:
        return f"{self.path}: {self.hits}"


class HourCount(PerSite):
    """Visits and views of a Site in one local hour of a day."""

    day = models.DateField("ngày")
    hour = models.PositiveSmallIntegerField("giờ")
    visits = models.PositiveIntegerField("lượt truy cập", default=0)
    views = models.PositiveIntegerField("lượt xem", default=0)

    class Meta:
        verbose_name = "lượt truy cập trong giờ"
        verbose_name_plural = "lượt truy cập theo giờ"
        constraints = [models.UniqueConstraint(fields=["site", "day", "hour"], name="hour_count_of_site")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.hour}h: {self.visits}"


class SourceKindCount(PerSite):
    """Visits of a Site and day by the kind of page they came from."""

    day = models.DateField("ngày")
    source = models.CharField("nguồn", max_length=10, choices=list(origins.SOURCE_LABELS.items()))
    visits = models.PositiveIntegerField("lượt truy cập", default=0)

    class Meta:
        verbose_name = "lượt truy cập theo nguồn"
        verbose_name_plural = "lượt truy cập theo nguồn"
        constraints = [models.UniqueConstraint(fields=["site", "day", "source"], name="source_count_of_site")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.source}: {self.visits}"


class DeviceCount(PerSite):
    """Visits of a Site and day by class of device."""

    day = models.DateField("ngày")
    device = models.CharField("thiết bị", max_length=10, choices=list(origins.DEVICE_LABELS.items()))
    visits = models.PositiveIntegerField("lượt truy cập", default=0)

    class Meta:
        verbose_name = "lượt truy cập theo thiết bị"
        verbose_name_plural = "lượt truy cập theo thiết bị"
        constraints = [models.UniqueConstraint(fields=["site", "day", "device"], name="device_count_of_site")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.device}: {self.visits}"


class ReadPosition(models.Model):
    """How far a segment of a journal folder is folded; moved only by compare-and-swap on the old offset.

    `mark` is a keyed hash of the segment's first line: a name alone could be used again.
    """

    folder = models.CharField(max_length=32)
    segment = models.CharField(max_length=120)
    mark = models.CharField(max_length=32)
    offset = models.PositiveBigIntegerField(default=0)
    garbage = models.PositiveBigIntegerField("dòng hỏng", default=0)
    moved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "vị trí đọc nhật ký"
        verbose_name_plural = "vị trí đọc nhật ký"
        constraints = [models.UniqueConstraint(fields=["folder", "segment", "mark"], name="read_position_of_segment")]

    def __str__(self) -> str:
        return f"{self.segment}: {self.offset}"


class JournalLoss(models.Model):
    """Hits that a journal folder could not take since ever, mostly for a full disk."""

    folder = models.CharField(max_length=32, unique=True)
    lost = models.PositiveBigIntegerField("lượt mất")
    at = models.DateTimeField("lần cuối")

    class Meta:
        verbose_name = "lượt không ghi được"
        verbose_name_plural = "lượt không ghi được"

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M}: {self.lost}"
