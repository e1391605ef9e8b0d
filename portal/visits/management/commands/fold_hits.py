"""Fold the hit journal into the counters."""

import logging
import time

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from portal.visits.fold import Folded, Folder
from portal.visits.writing import PositionMoved

log = logging.getLogger(__name__)
PAUSE = 2.0  # seconds
TRIES = 20


class Command(BaseCommand):
    help = "Cộng nhật ký truy cập vào các số đếm (mặc định: lặp lại mỗi 2 giây cho đến khi dừng)."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--once", action="store_true", help="Cộng hết những gì đang có rồi thoát.")

    def handle(self, *, once: bool, **options) -> None:
        folder = Folder(settings.JOURNAL_DIR, alone=not once)
        if once:
            self._once(folder)
            return
        while True:
            try:
                self._try(folder)
            except DatabaseError:
                log.exception("The journal waits for the database.")
            close_old_connections()
            time.sleep(PAUSE)

    def _once(self, folder: Folder) -> None:
        """A worker may be folding the same folder: each time it is faster, start from its position."""
        lines = garbage = 0
        for _ in range(TRIES):
            done = self._try(folder)
            if done:
                lines, garbage = lines + done.lines, garbage + done.garbage
                if not done.lines:
                    break
        self.stdout.write(f"Đã đọc {lines} dòng, bỏ qua {garbage} dòng hỏng.")

    def _try(self, folder: Folder) -> Folded | None:
        try:
            return folder.run()
        except PositionMoved:
            return None
