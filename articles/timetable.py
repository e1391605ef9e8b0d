"""Timed work of the news."""

from articles.models import Album, Article
from portal.jobs.timetable import every
from portal.publishing.services import lists_changed_by_time, publish_due


@every(1)
def publish_due_articles() -> None:
    for model in (Article, Album):
        publish_due(model)


@every(10)
def end_periods() -> None:
    for model in (Article, Album):
        lists_changed_by_time(model)
