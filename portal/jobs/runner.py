"""The worker: timed work in this thread, queued jobs in another."""

import logging
import threading
import time
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from portal.jobs.models import TimedRun
from portal.jobs.timetable import Timed, timetable

log = logging.getLogger(__name__)
TICK = 0.2  # seconds
ASK_AGAIN = 30.0  # seconds


class Runner:
    """Runs until `stop` is set. Each piece of work failing is logged and tried again at its next time."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self._next = {timed.name: 0.0 for timed in timetable()}

    def run(self) -> None:
        jobs = Worker(
            queue_names=["*"],
            interval=1,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"portal-{time.time_ns():x}"[:32],
            excluded_queue_names=[],
        )
        thread = threading.Thread(target=jobs.run, name="jobs", daemon=True)
        thread.start()
        while not self.stop.wait(TICK):
            close_old_connections()
            for timed in timetable():
                self._run_when_due(timed)
        jobs.running = False
        thread.join(timeout=10)

    def _run_when_due(self, timed: Timed) -> None:
        now = time.monotonic()
        if now < self._next[timed.name]:
            return
        self._next[timed.name] = now + timed.seconds
        try:
            if timed.once and not claim(timed):
                # Should the worker that has it stop, no whole period is lost.
                self._next[timed.name] = now + min(timed.seconds, ASK_AGAIN)
                return
            timed.work()
            if timed.once:
                TimedRun.objects.filter(name=timed.name).update(finished_at=timezone.now(), error="")
        except Exception as error:  # noqa: BLE001 - the loop must outlive any one piece of work
            log.exception("Timed work %s failed.", timed.name)
            if timed.once:
                _note_failure(timed, error)


def _note_failure(timed: Timed, error: Exception) -> None:
    try:
        TimedRun.objects.filter(name=timed.name).update(error=repr(error)[:2000])
    except Exception:  # noqa: BLE001 - what failed may be the database itself
        log.exception("The failure of %s could not be written down.", timed.name)


def claim(timed: Timed) -> bool:
    """Whether this worker may run it now: of several workers one wins each time."""
    TimedRun.objects.get_or_create(name=timed.name)
    now = timezone.now()
    due = TimedRun.objects.filter(name=timed.name, due_at__lte=now)
    return due.update(due_at=now + timedelta(seconds=timed.seconds)) == 1
