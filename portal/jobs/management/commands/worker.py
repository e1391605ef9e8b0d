"""`worker`: timed work and queued jobs, without the web part."""

import signal

from django.core.management.base import BaseCommand

from portal.jobs.runner import Runner


class Command(BaseCommand):
    help = "Chạy các việc theo giờ (đăng hẹn giờ, cộng lượt xem) và việc nền."

    def handle(self, *args, **options) -> None:
        runner = Runner()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: runner.stop.set())
        runner.run()
