"""`serve`: web and worker in one command, for a single machine.

Two child processes: granian (which starts its own web workers) and `worker`. When one ends, the other is stopped and
the command ends with its code, so that a service manager restarts both.
"""

import os
import signal
import socket
import subprocess
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.identity.models import SiteProfile

GRACE = 16  # seconds before a child that does not stop is killed


class Command(BaseCommand):
    help = "Chạy cổng: máy chủ web và việc nền."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--no-worker", action="store_true", help="Chỉ chạy máy chủ web.")

    def handle(self, *args, **options) -> None:
        refuse_taken_port()
        children = Children()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: children.stop())
        children.start(web_command())
        if not options["no_worker"]:
            children.start([sys.executable, "manage.py", "worker"])
        self.say_where()
        while children.all_run():
            time.sleep(0.3)
        children.stop()
        sys.exit(children.wait())

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
        # A worker told to stop while it still starts may hang; open answers get the time.
        "--workers-kill-timeout", str(GRACE // 2), "--respawn-failed-workers", "portal.wsgi:application",
    ]  # fmt: skip


def refuse_taken_port() -> None:
    """granian shares a port with any program that does: two portals would answer in turn."""
    family = socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.HOST, settings.PORT))
        except OSError as error:
            raise CommandError(
                f"Không mở được {settings.HOST}:{settings.PORT} ({error.strerror}). "
                "Có thể cổng đang chạy ở cửa sổ khác; hãy tắt nó hoặc đặt PORT khác."
            ) from error


class Children:
    """Our processes, each told to stop exactly once: a second signal makes granian's workers hang."""

    def __init__(self) -> None:
        self._running: list[subprocess.Popen] = []
        self._stopping = False

    def start(self, command: list[str]) -> None:
        """In a session of its own: Ctrl-C must reach the children through us only."""
        if not self._stopping:
            self._running.append(subprocess.Popen(command, start_new_session=True))

    def all_run(self) -> bool:
        return not self._stopping and all(child.poll() is None for child in self._running)

    def stop(self) -> None:
        if self._stopping:
            return
        self._stopping = True
        for child in self._running:
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)

    def wait(self) -> int:
        """Exit code of the service: that of a child that failed by itself, else 0."""
        codes = []
        until = time.monotonic() + GRACE
        for child in self._running:
            try:
                codes.append(child.wait(max(0.1, until - time.monotonic())))
            except subprocess.TimeoutExpired:
                # The whole session: a killed granian would leave its workers behind, still answering.
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
                codes.append(os.EX_SOFTWARE)
        return next((code for code in codes if code not in (0, -signal.SIGTERM, 128 + signal.SIGTERM)), 0)
