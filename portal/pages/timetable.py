from portal.jobs.timetable import every
from portal.pages import notices
from portal.pages.models import Page
from portal.publishing.services import lists_changed_by_time, publish_due


@every(1)
def publish_due_pages() -> None:
    publish_due(Page)


@every(1)
def begin_and_end_notices() -> None:
    notices.follow_time()


@every(10)
def end_periods() -> None:
    lists_changed_by_time(Page)
