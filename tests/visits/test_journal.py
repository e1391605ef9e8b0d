"""The line format; nginx itself says what its escaping gives."""

import shutil
import socket
import subprocess
import time

import pytest

from portal.visits import journal
from portal.visits.journal import Hit, line, parse, referrer_host, unescape
from tests.visits.lines import line as plain_line

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
NASTY_AGENT = b'M\xc3\xa1y "x\\y\x01\x1f \t-~\x7f\xff'
CONFIGURATION = """
user root; daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
    map $http_referer $portal_referrer_host {{ ~*^https?://(?<found>[^/:?#@\\s]+) $found; default ""; }}
    log_format hits {format};
    access_log {folder}/hits.log hits;
    server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://127.0.0.1:{port}/inner; }}
              location /inner {{ access_log off; add_header X-Hit article:7; return 200 ok; }} }}
}}
"""


def hit(**fields) -> Hit:
    values = {"ms": 1794276000123, "host": "a.vn", "method": "GET", "status": 200, "thing": "article:7"}
    return Hit(**values | fields)


def test_it_reads_back_what_it_wrote():
    full = hit(
        path="/bai-viet/a-7/", address="2001:db8::1", agent="Firefox/140", referrer_host="www.google.com",
        content_range="bytes 0-9/10", purpose="prefetch",
    )  # fmt: skip
    assert parse(line(full)[:-1]) == full


def test_it_has_twelve_fields_and_a_hyphen_for_each_missing_value():
    assert line(hit()) == b"1\t1794276000.123\ta.vn\tGET\t200\tarticle:7" + b"\t-" * 6 + b"\n"


def test_it_keeps_a_hostile_agent_within_its_field():
    written = line(hit(agent='x\t1\ny"\\\x00'))
    assert written.count(b"\t") == 11 and written.count(b"\n") == 1
    assert parse(written[:-1]).agent == "x\\x091\\x0Ay\\x22\\x5C\\x00"


def test_it_gives_vietnamese_paths_back():
    assert unescape(parse(line(hit(path="/chuyên-mục/"))[:-1]).path) == "/chuyên-mục/"


def test_it_cuts_path_and_agent_between_two_escapes():
    written = line(hit(path="/" + "ệ" * 3000, agent="é" * 3000, host="h" * 900, content_range="r" * 900))
    assert len(written) <= journal.LONGEST_LINE
    read = parse(written[:-1])
    assert len(read.path) > 1500 and len(read.agent) > 1100
    assert read.path.removeprefix("/").count("\\x") * 4 == len(read.path) - 1
    assert read.agent.count("\\x") * 4 == len(read.agent)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"garbage",
        b"\x00" * 60,
        plain_line()[:-1].replace(b"1\t", b"2\t", 1),
        plain_line()[:-1] + b"\tone more",
        plain_line()[:40],
        plain_line()[:-1].replace(b"\t200\t", b"\t2000\t"),
        plain_line()[:-1].replace(b"\t200\t", b"\tabc\t"),
        plain_line()[:-1].replace(b"article:1", b"article:0"),
        plain_line()[:-1].replace(b"article:1", b"article:" + b"9" * 19),
        plain_line()[:-1].replace(b"article:1", b"; drop table"),
        plain_line()[:-1].replace(b"GET", b"get"),
        plain_line()[:-1].replace(b"Firefox", b"F\xc3\xa9"),
        plain_line()[:-1].replace(b"Firefox", b"F" * 5000),
    ],
)
def test_it_refuses_garbage(raw):
    assert parse(plain_line()[:-1])
    assert parse(raw) is None


def test_it_keeps_only_the_host_of_a_referrer():
    assert referrer_host("https://www.Google.com.vn/search?q=bí+mật") == "www.google.com.vn"
    assert referrer_host("http://laichau.localhost:8000/x") == "laichau.localhost"
    assert referrer_host("android-app://com.google") == referrer_host("") == referrer_host("https://") == ""


@pytest.mark.skipif(not NGINX, reason="nginx is not installed (Debian: apt install nginx)")
def test_nginx_writes_the_same_line(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    configuration = CONFIGURATION.format(folder=tmp_path, port=port, format=journal.NGINX_LOG_FORMAT)
    (tmp_path / "nginx.conf").write_text(configuration, encoding="utf-8")
    process = subprocess.Popen([NGINX, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")])
    try:
        _ask(port, b"GET /b%C3%A0i?q=x HTTP/1.0\r\nHost: a.vn\r\nReferer: https://b.vn/x?y\r\nUser-Agent: "
             + NASTY_AGENT + b"\r\n\r\n")  # fmt: skip
    finally:
        process.terminate()
        process.wait(timeout=10)
    written = (tmp_path / "hits.log").read_bytes()
    read = parse(written[:-1])
    ours = hit(ms=read.ms, path="/bài", address="127.0.0.1", agent=NASTY_AGENT.decode("latin-1"), referrer_host="b.vn")
    assert written == line(ours)


def _ask(port: int, request: bytes) -> None:
    for _ in range(100):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                connection.sendall(request)
                while connection.recv(4096):
                    pass
            return
        except ConnectionRefusedError:
            time.sleep(0.05)
    pytest.fail("nginx did not start")
