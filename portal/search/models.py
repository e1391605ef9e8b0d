"""The one table that site search, lists and the admin look words up in."""

from django.contrib.sites.models import Site
from django.db import models


class SearchEntry(models.Model):
    """Words of one row of content, drafts included; written only by portal.search.index."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    language = models.CharField(max_length=5)
    kind = models.CharField(max_length=30)
    object_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=600)
    title_words = models.TextField(help_text="Folded title, see portal.base.text.fold.")
    words = models.TextField(help_text="Folded title and text.")
    text = models.TextField(blank=True, help_text="Readable text for the extract.")
    shown_from = models.DateTimeField(null=True)
    shown_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "mục tìm kiếm"
        verbose_name_plural = "mục tìm kiếm"
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_of_object")]
        indexes = [models.Index(fields=["site", "language", "-shown_from"], name="search_entry_newest")]  # pages:search

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.title}"
