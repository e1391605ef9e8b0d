"""`serve` as a person starts and stops it: real processes on a real port."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def served(tmp_path):
    """A running portal in a process group of its own, as a shell would start it."""
    port = free_port()
    settings = {**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": "", "PORT": str(port), "PUBLIC_PORT": ""}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=settings, check=True)
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        text=True,
    )
    until = time.monotonic() + 30
    while not taken(port) and time.monotonic() < until:
        time.sleep(0.1)
    yield process, port, settings
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def test_ctrl_c_ends_everything_at_once_and_frees_the_port(served):
    process, port, _ = served
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
        assert answer.read() == b"ok\n"
    # A terminal sends Ctrl-C to the whole group, and an impatient person presses it twice.
    os.killpg(process.pid, signal.SIGINT)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(15) == 0
    assert not taken(port)


def test_it_does_not_share_the_port_of_another_portal(served):
    process, port, settings = served
    second = subprocess.run(
        [sys.executable, "manage.py", "serve"], cwd=ROOT, env=settings, capture_output=True, text=True, timeout=60
    )
    assert second.returncode == 1
    assert f"127.0.0.1:{port}" in second.stderr
    assert process.poll() is None
