"""Putting the front together for one server process."""

from django.conf import settings

from portal.base.generation_file import file_at
from portal.front.front import Application, Front
from portal.front.journal_writer import writer_for
from portal.front.table import Table
from portal.front.watcher import Watcher


def around(django: Application) -> Application:
    """Django alone when the file of generations cannot be mapped: nothing may then be kept."""
    file = file_at(settings.GENERATION_FILE)
    if file is None:
        return django
    watcher = Watcher(file)
    watcher.start()
    writer = writer_for(settings.JOURNAL_DIR) if settings.HIT_JOURNAL == "front" else None
    return Front(django, Table(settings.PAGE_CACHE_MB * 2**20 // settings.WORKERS), watcher, writer)
