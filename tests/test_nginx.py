"""The shipped nginx files, run below a folder of their own in front of a stand-in for the portal."""

import json
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not installed (Debian: apt install nginx)")


class Echo(BaseHTTPRequestHandler):
    """Answers with the headers it got."""

    def do_GET(self) -> None:
        body = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *args) -> None:
        pass


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_configuration(folder: Path, port: int, portal_port: int, change: tuple[str, str] = ("", "")) -> list[str]:
    """Only paths and ports of the shipped files are changed; the answer is the command."""
    paths = {"/etc/nginx/": "", "/var/log/nginx/": "", "/srv/portal/": "srv/", "/var/lib/portal/": "data/"}
    ports = {"listen 80 ": f"listen 127.0.0.1:{port} ", "listen [::]:80 ": f"listen unix:{folder}/socket "}
    for name, source in (("portal.conf", "nginx.conf"), ("portal-proxy.conf", "nginx-proxy.conf")):
        text = (ROOT / "deploy" / source).read_text(encoding="utf-8").replace(*change)
        for old, new in ports.items():
            text = text.replace(old, new)
        for old, new in paths.items():
            text = text.replace(old, f"{folder}/{new}")
        (folder / name).write_text(text, encoding="utf-8")
    upstream = (ROOT / "deploy" / "nginx-upstream.conf").read_text(encoding="utf-8").replace("8000", str(portal_port))
    (folder / "main.conf").write_text(
        f"user root; pid {folder}/pid; daemon off; error_log {folder}/main.log;\n"
        f"events {{}}\nhttp {{\n{upstream}\ninclude {folder}/portal.conf;\n}}\n",
        encoding="utf-8",
    )
    return [NGINX, "-p", str(folder), "-c", str(folder / "main.conf")]


@pytest.fixture(scope="module")
def portal() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("nginx")
    files = {
        "srv/static/base.css": "body{}",
        "srv/static/ckeditor/ckeditor/plugins/preview/preview.html": "<script>",
        "srv/error/503.html": (ROOT / "deploy" / "503.html").read_text(encoding="utf-8"),
        "data/media-public/7-0a1b2c3d/640.webp": "picture",
        "data/media/private.txt": "private",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def start(folder: Path, portal_port: int) -> Iterator[int]:
    port = free_port()
    process = subprocess.Popen(write_configuration(folder, port, portal_port))
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=10)


def wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail("nginx did not start")


@pytest.fixture(scope="module")
def nginx(folder, portal) -> Iterator[int]:
    yield from start(folder, portal)


@pytest.fixture
def lonely_nginx(tmp_path, folder) -> Iterator[int]:
    shutil.copytree(folder / "srv", tmp_path / "srv")
    yield from start(tmp_path, free_port())


def ask(port: int, path: str, *, body: bytes | None = None, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request("POST" if body is not None else "GET", path, body=body, headers=names)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def test_it_accepts_the_shipped_configuration(folder, portal):
    command = write_configuration(folder, free_port(), portal)
    result = subprocess.run([*command, "-t"], capture_output=True, text=True, timeout=30, check=False)
    assert result.returncode == 0, result.stderr


def test_it_accepts_the_main_file_of_the_container(tmp_path, portal):
    command = write_configuration(tmp_path, free_port(), portal)
    text = (ROOT / "deploy" / "nginx-container.conf").read_text(encoding="utf-8")
    for old, new in (
        ("/tmp/", f"{tmp_path}/"),
        ("/etc/nginx/portal.conf", f"{tmp_path}/portal.conf"),
        ("/var/cache/nginx/", f"{tmp_path}/"),
        ("web:", "127.0.0.1:"),
    ):
        text = text.replace(old, new)
    (tmp_path / "main.conf").write_text(text, encoding="utf-8")
    result = subprocess.run([*command, "-t"], capture_output=True, text=True, timeout=30, check=False)
    assert result.returncode == 0, result.stderr


def test_it_passes_host_and_port_on(nginx):
    _, body = ask(nginx, "/", Host="laichau.localhost:8080")
    assert json.loads(body)["host"] == "laichau.localhost:8080"


def test_it_replaces_what_a_reader_says_about_the_address(nginx):
    _, body = ask(nginx, "/", X_Forwarded_For="10.9.9.9", X_Forwarded_Proto="https", X_Forwarded_Host="evil.example")
    seen = json.loads(body)
    assert seen["x-forwarded-for"] == "127.0.0.1"
    assert seen["x-forwarded-proto"] == "http"
    assert "x-forwarded-host" not in seen


def test_it_serves_static_files_itself(nginx):
    plain, body = ask(nginx, "/static/base.css")
    hashed, _ = ask(nginx, "/static/base.css?v=1a2b3c")
    assert body == b"body{}"
    assert plain.headers["Cache-Control"] == "public, max-age=86400"
    assert "immutable" in hashed.headers["Cache-Control"]
    assert plain.headers["X-Content-Type-Options"] == "nosniff"


def test_it_hides_the_parts_of_the_editor_with_holes(nginx):
    answer, _ = ask(nginx, "/static/ckeditor/ckeditor/plugins/preview/preview.html")
    assert answer.status == 404


def test_public_media_cannot_run_scripts(nginx):
    answer, body = ask(nginx, "/media/7-0a1b2c3d/640.webp")
    assert body == b"picture"
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/media/8-0a1b2c3d/640.webp", "/media/", "/media/media/private.txt"])
def test_it_asks_the_portal_for_media_that_is_not_public(nginx, path):
    answer, body = ask(nginx, path, Cookie="sessionid=1")
    assert json.loads(body)["cookie"] == "sessionid=1"
    assert "Cache-Control" not in answer.headers


@pytest.mark.parametrize("path", ["/media/../media/private.txt", "/media/%2e%2e/media/private.txt", "/media../media/x"])
def test_private_media_cannot_be_reached(nginx, path):
    _, body = ask(nginx, path)
    assert body != b"private"


def test_only_the_admin_takes_large_bodies(nginx):
    large = bytes(3 * 2**20)
    assert ask(nginx, "/tim-kiem/", body=large)[0].status == 413
    assert ask(nginx, "/quan-tri/", body=large)[0].status == 200


def test_a_missing_portal_is_told_in_vietnamese(lonely_nginx):
    answer, body = ask(lonely_nginx, "/bai-viet/mot-bai-1/")
    assert answer.status == 503
    assert answer.headers["Retry-After"] == "30"
    assert "Cổng tạm ngừng phục vụ" in body.decode()


def test_its_log_holds_each_answer_at_once_and_no_address(nginx, folder):
    ask(nginx, "/van-ban/?q=bi-mat", Host="laichau.localhost", User_Agent="Firefox/1")
    line = last_line(folder / "access.log", "/van-ban/")
    assert '"GET /van-ban/" 200' in line
    assert not any(word in line for word in ("127.0.0.1", "Firefox", "bi-mat"))


def last_line(log: Path, word: str) -> str:
    """nginx logs just after it has sent the answer."""
    for _ in range(20):
        lines = log.read_text(encoding="utf-8").splitlines()
        if lines and word in lines[-1]:
            return lines[-1]
        time.sleep(0.05)
    return pytest.fail("nothing was logged within a second")
