"""`serve`: web and worker in one command, for a single machine.

Two child processes: granian (which starts its own web workers) and `worker`. When one ends, the other is stopped and
the command ends with its code, so that a service manager restarts both.
"""

import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.identity.models import SiteProfile

GRACE = 15  # seconds for open answers before a child is killed


class Command(BaseCommand):
    help = "Chạy cổng: máy chủ web và việc nền."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--no-worker", action="store_true", help="Chỉ chạy máy chủ web.")

    def handle(self, *args, **options) -> None:
        children = {"web": subprocess.Popen(web_command())}  # noqa: S603 - our own words only
        if not options["no_worker"]:
            children["worker"] = subprocess.Popen([sys.executable, "manage.py", "worker"])  # noqa: S603
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop(children.values()))
        self.say_where()
        while all(child.poll() is None for child in children.values()):
            time.sleep(0.3)
        stop(children.values())
        sys.exit(wait(children))

    def say_where(self) -> None:
        port = "" if settings.PORT == 80 else f":{settings.PORT}"
        for host in SiteProfile.objects.order_by("site_id").values_list("site__domain", flat=True):
            self.stdout.write(f"  {host:<28} http://{host}{port}/")
        self.stdout.write(f"  {'Quản trị':<28} http://{settings.HOST}{port}/quan-tri/")
        self.stdout.flush()


def web_command() -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", settings.HOST, "--port", str(settings.PORT),
        "--workers", str(settings.WORKERS), "--blocking-threads", "2", "--no-ws", "--log-level", "warning",
        "--respawn-failed-workers", "portal.wsgi:application",
    ]  # fmt: skip


def stop(children) -> None:
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)


def wait(children: dict) -> int:
    """Exit code of the service; SIGTERM asked for by us is 0."""
    codes = []
    for child in children.values():
        try:
            codes.append(child.wait(GRACE))
        except subprocess.TimeoutExpired:
            child.kill()
            codes.append(os.EX_SOFTWARE)
    return next((code for code in codes if code not in (0, -signal.SIGTERM, 128 + signal.SIGTERM)), 0)
