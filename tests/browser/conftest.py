"""A real portal (server, worker, database in a file) and Chromium for the tests of this folder."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, sync_playwright

from tests.browser.rows import HOSTS

ROOT = Path(__file__).parents[2]
# The frame of previews shows our own pages with their scripts; being sandboxed only keeps it from opening windows.
PREVIEW = "An iframe which has both allow-scripts and allow-same-origin"
START = 90  # seconds; a busy machine takes its time
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Portal:
    """The running portal: two Sites, each with the addresses of its pages by kind."""

    folder: Path
    port: int
    addresses: dict[str, dict[str, str]]
    environment: dict[str, str]

    def url(self, theme: str, path: str) -> str:
        """`path`: a kind of page, or an address that begins with a slash."""
        path = path if path.startswith("/") else self.addresses[theme][path]
        return f"http://{HOSTS[theme]}:{self.port}{path}"

    def manage(self, *words: str) -> None:
        run([sys.executable, "manage.py", *words], self.environment)


def run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=START)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("Chromium not found (Debian: apt install chromium fonts-noto-core)")
    return found


@pytest.fixture(scope="session")
def portal(chromium, tmp_path_factory) -> Iterator[Portal]:
    folder = tmp_path_factory.mktemp("portal")
    port = free_port()
    environment = {
        **os.environ,
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "PUBLIC_PORT": str(port),
        "PUBLIC_SCHEME": "http",
        "WORKERS": "1",
    }
    manage = [sys.executable, "manage.py"]
    run([*manage, "migrate", "--verbosity", "0"], environment)
    report = folder / "addresses.json"
    run([*manage, "shell", "-c", f"from tests.browser import rows; rows.fill({str(report)!r})"], environment)
    log = folder / "serve.log"
    with log.open("w") as out:
        server = subprocess.Popen([*manage, "serve"], cwd=ROOT, env=environment, stdout=out, stderr=out)
    try:
        wait_until_ready(server, port, log)
        yield Portal(folder, port, json.loads(report.read_text(encoding="utf-8")), environment)
    finally:
        server.terminate()
        server.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(server: subprocess.Popen, port: int, log: Path) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(log.read_text())


@pytest.fixture(scope="session")
def browser(chromium) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


class Visits:
    """Opens browsers of different people and collects what their pages complain about."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.problems: list[str] = []
        self.responses: list[Response] = []

    def __call__(self, width: int = 1280, height: int = 900, **options) -> Page:
        """A page in a context of its own: nothing is shared with other people, nothing is in the cache."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("response", self._response)
        return page

    def _console(self, message: ConsoleMessage) -> None:
        # Refusals by the content security policy arrive here as errors too.
        if message.type in ("error", "warning") and PREVIEW not in message.text:
            self.problems.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def _response(self, response: Response) -> None:
        self.responses.append(response)
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url}")

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def visit(browser) -> Iterator[Callable[..., Page]]:
    """`visit()` opens one more person's browser; what a page complains about fails the test."""
    visits = Visits(browser)
    yield visits
    visits.close()
    assert visits.problems == []
