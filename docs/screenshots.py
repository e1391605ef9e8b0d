"""Takes the README's pictures anew: `make screenshots`.

Without --base it starts a portal of its own with the demo in a temporary folder and throws it away afterwards.
"""

import argparse
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
HOSTS = {"lai_chau": "laichau.localhost", "thai_nguyen": "thainguyen.localhost"}
# An article with a photo, a long text and boxes beside it, found by its words.
ARTICLES = {
    "lai_chau": "Cánh đồng Mường Than vào vụ gặt",
    "thai_nguyen": "Giao ban khối khoa giáo gỡ khó cho trạm y tế",
}
WIDE, DESK, PHONE = 1280, 1366, 375
TALL, MOST_BYTES = 1600, 250_000
SCROLL = """
async () => {
  for (let place = 0; place < document.body.scrollHeight; place += 500) {
    window.scrollTo(0, place);
    await new Promise(done => setTimeout(done, 60));
  }
  window.scrollTo(0, 0);
  await Promise.all([...document.images].map(image => image.decode().catch(() => null)));
}
"""


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--base", help="address of a running demo portal; DEMO_PASSWORD is its password")
    base = reader.parse_args().base
    IMAGES.mkdir(parents=True, exist_ok=True)
    if base:
        take_all(urlsplit(base).port or 80, os.environ["DEMO_PASSWORD"])
        return
    password = secrets.token_urlsafe(12)
    with demo_portal(password) as port:
        take_all(port, password)


@contextmanager
def demo_portal(password: str) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="portal-pictures-") as folder:
        environment = {
            **os.environ,
            "DATA_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
            "HOST": "127.0.0.1",
            "PORT": str(port),
            "PUBLIC_PORT": str(port),
            "PUBLIC_SCHEME": "http",
            "DEMO_PASSWORD": password,
        }
        manage = [sys.executable, "manage.py"]
        for words in (["migrate", "--verbosity", "0"], ["load_demo"]):
            subprocess.run([*manage, *words], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([*manage, "serve"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        try:
            wait_for(server, port)
            yield port
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def wait_for(server: subprocess.Popen, port: int) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    sys.exit("The portal did not start.")


def take_all(port: int, password: str) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("Chromium not found (Debian: apt install chromium fonts-noto-core).")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for theme, host in HOSTS.items():
            take_public(browser, theme, f"http://{host}:{port}")
        take_admin(browser, f"http://{HOSTS['lai_chau']}:{port}/quan-tri/", password)
        browser.close()


def open_page(browser: Browser, width: int, height: int, scale: int = 1) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        reduced_motion="reduce",
        color_scheme="light",
    )
    return context.new_page()


def take_public(browser: Browser, theme: str, base: str) -> None:
    page = open_page(browser, WIDE, TALL)
    page.goto(f"{base}/")
    take(page, f"{theme}-home-{WIDE}")
    page.goto(f"{base}/van-ban/")
    take(page, f"{theme}-documents-{WIDE}")
    page.goto(f"{base}/tim-kiem/?loai=article&q={ARTICLES[theme]}")
    page.locator(".hits a").first.click()
    take(page, f"{theme}-article-{WIDE}")
    phone = open_page(browser, PHONE, TALL // 2, scale=2)
    phone.goto(f"{base}/")
    take(phone, f"{theme}-home-{PHONE}")


def log_in(browser: Browser, desk: str, name: str, password: str) -> Page:
    page = open_page(browser, DESK, 1000)
    page.goto(desk)
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("[type=submit]").click()
    page.wait_for_url(desk)
    return page


def take_admin(browser: Browser, desk: str, password: str) -> None:
    page = log_in(browser, desk, "bientap", password)
    take(page, f"admin-start-{DESK}")
    page.goto(f"{desk}articles/article/?q={ARTICLES['lai_chau']}")
    page.locator("#result_list tbody a[href*='/change/']").first.click()
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body[contenteditable=true]").wait_for()
    take(page, f"admin-article-{DESK}")
    page = log_in(browser, desk, "quantri", password)
    page.goto(f"{desk}layout/layout/")
    take(page, f"admin-layout-{DESK}")
    page.goto(f"{desk}layout/editedtemplate/sua/?ten=articles/detail.html")
    page.locator("[data-editor], textarea").first.wait_for(state="attached")
    take(page, f"admin-template-{DESK}")


def take(page: Page, name: str) -> None:
    """Lazy pictures are waited for; the quality falls until the file is small enough."""
    page.evaluate(SCROLL)
    page.wait_for_load_state("networkidle")
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    for quality in (85, 75, 65, 50):
        out = BytesIO()
        shot.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= MOST_BYTES:
            break
    (IMAGES / f"{name}.webp").write_bytes(out.getvalue())
    print(f"docs/images/{name}.webp  {shot.width}×{shot.height}  {out.tell() // 1024} KB")


if __name__ == "__main__":
    main()
