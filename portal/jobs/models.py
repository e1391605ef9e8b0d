"""When timed work that may run only once was last claimed, and how it ended."""

from django.db import models
from django.utils import timezone


class TimedRun(models.Model):
    name = models.CharField("việc", max_length=120, unique=True)
    due_at = models.DateTimeField("lần tới", default=timezone.now)
    finished_at = models.DateTimeField("xong lúc", null=True)
    error = models.TextField("lỗi", blank=True)

    class Meta:
        verbose_name = "việc theo giờ"
        verbose_name_plural = "việc theo giờ"

    def __str__(self) -> str:
        return self.name
