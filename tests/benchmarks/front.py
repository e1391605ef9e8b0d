"""An article page from the front beside nginx's static file of the same bytes, in one run.

`python -m tests.benchmarks.front [--seconds N]` starts a portal with the demo and an nginx of its own in a temporary
folder; needs wrk and nginx (Debian: apt install wrk nginx). CPU is that of the server's processes per request.
"""

import argparse
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]
TICK = os.sysconf("SC_CLK_TCK")
NGINX = """
worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off;
events {{ worker_connections 256; }}
http {{
    access_log {folder}/access.log; default_type text/html; gzip_static on; sendfile on; keepalive_requests 1000000;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(pid: int) -> list[int]:
    """The process and everything below it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(found for child in children for found in family(int(child)))]


def cpu_seconds(pid: int) -> float:
    total = 0
    for process in family(pid):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def memory_mb(pid: int) -> float:
    """Proportional share of all processes (PSS)."""
    rolled = [Path(f"/proc/{process}/smaps_rollup").read_text() for process in family(pid)]
    return sum(int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1]) for text in rolled) / 1024


def load(pid: int, url: str, seconds: int, *headers: str) -> tuple[float, float]:
    """Requests per second, and CPU microseconds of the server per request."""
    words = [word for header in headers for word in ("-H", header)]
    before = cpu_seconds(pid)
    done = subprocess.run(
        ["wrk", "-t2", "-c16", f"-d{seconds}s", *words, url], capture_output=True, text=True, check=True
    )
    spent = cpu_seconds(pid) - before
    if "Non-2xx" in done.stdout:
        sys.exit(done.stdout)
    count = int(re.search(r"(\d+) requests in", done.stdout)[1])
    return float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)[1]), spent / count * 1e6


def start_portal(folder: Path) -> tuple[subprocess.Popen, int]:
    port = free_port()
    environment = {
        **os.environ, "DATA_DIR": str(folder), "PORT": str(port), "PUBLIC_PORT": str(port), "HOST": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3", "DEMO_PASSWORD": secrets.token_urlsafe(12),
    }  # fmt: skip
    for words in (["migrate", "--verbosity", "0"], ["load_demo"]):
        subprocess.run(
            [sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
        )
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    wait_for(f"http://127.0.0.1:{port}/readyz")
    return server, port


def start_nginx(folder: Path, page: bytes, packed: bytes) -> tuple[subprocess.Popen, int]:
    port = free_port()
    (folder / "www").mkdir(parents=True)
    (folder / "www" / "page.html").write_bytes(page)
    (folder / "www" / "page.html.gz").write_bytes(packed)
    folder.chmod(0o755)
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, port=port) + ("user root;" if os.getuid() == 0 else ""))
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    server = subprocess.Popen([nginx, "-c", str(config), "-p", str(folder)], stderr=subprocess.DEVNULL)
    wait_for(f"http://127.0.0.1:{port}/page.html")
    return server, port


def wait_for(url: str) -> None:
    for _ in range(300):
        try:
            with urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"{url} does not answer.")


def fetch(url: str, encoding: str = "") -> bytes:
    with urlopen(Request(url, headers={"Accept-Encoding": encoding})) as answer:
        return answer.read()


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--seconds", type=int, default=8)
    seconds = reader.parse_args().seconds
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as name:
        portal, port = start_portal(Path(name) / "portal")
        nginx = None
        try:
            base = f"http://127.0.0.1:{port}"
            path = re.search(r'href="(/bai-viet/[^"]+)"', fetch(f"{base}/").decode())[1]
            page, packed = fetch(base + path), fetch(base + path, "gzip")
            nginx, nginx_port = start_nginx(Path(name) / "nginx", page, packed)
            static = f"http://127.0.0.1:{nginx_port}/page.html"
            print(f"article page, {len(page):,} bytes, {len(packed):,} packed; journal and nginx's log on")
            print(f"{'':12}{'nginx static':>22}{'front':>22}{'ratio':>8}")
            for label, headers in (("plain", ()), ("gzip", ("Accept-Encoding: gzip",))):
                load(portal.pid, base + path, 1, *headers)
                own = load(portal.pid, base + path, seconds, *headers)
                file = load(nginx.pid, static, seconds, *headers)
                print(
                    f"{label:12}{file[0]:12,.0f}/s {file[1]:5.1f} µs{own[0]:12,.0f}/s {own[1]:5.1f} µs{own[0] / file[0]:8.2f}"
                )
            print(f"memory of all processes of the portal (PSS): {memory_mb(portal.pid):.0f} MB")
        finally:
            for server in (portal, nginx):
                if server:
                    server.terminate()
                    server.wait(30)


if __name__ == "__main__":
    main()
