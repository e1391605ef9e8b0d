"""Rows that every room stands on: the generation of a Site and the change log."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.db import models


class Generation(models.Model):
    """See portal.base.generation."""

    site = models.OneToOneField(Site, models.CASCADE, related_name="generation")
    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = "thế hệ nội dung"
        verbose_name_plural = "thế hệ nội dung"

    def __str__(self) -> str:
        return f"{self.site}: {self.number}"


class Change(models.Model):
    """One line of the change log: who did what to which row, when and from where. Never edited."""

    at = models.DateTimeField("lúc", auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name="người làm", related_name="+"
    )
    actor_name = models.CharField("tên người làm", max_length=150, blank=True)
    site = models.ForeignKey(Site, models.SET_NULL, null=True, blank=True, verbose_name="cổng", related_name="+")
    action = models.CharField("việc", max_length=40)
    content_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, related_name="+", verbose_name="loại")
    object_id = models.CharField("mã", max_length=40, blank=True)
    object_name = models.CharField("tên", max_length=300, blank=True)
    note = models.TextField("ghi chú", blank=True)
    address = models.GenericIPAddressField("từ địa chỉ", null=True, blank=True)
    content = GenericForeignKey()

    class Meta:
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "nhật ký thay đổi"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["content_type", "object_id", "-id"], name="change_of_object"),  # history of one row
            models.Index(fields=["-at"], name="change_at"),  # the log by day
        ]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.actor_name}: {self.action} {self.object_name}"
