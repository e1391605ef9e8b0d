"""How the portal is set up: folders, key, what `check --deploy` says."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks

from portal.environment import secret_key

ROOT = Path(__file__).parents[2]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(("rights", "warned"), [(0o700, 0), (0o750, 0), (0o755, 1), (0o701, 1), (0o777, 1)])
def test_an_open_data_folder_is_told(settings, tmp_path, rights, warned):
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    settings.DATA_DIR.chmod(rights)
    found = [message for message in run_checks(tags=["security"]) if message.id == "portal.W003"]
    assert len(found) == warned


def test_the_key_is_ours_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY")
    before = os.umask(0)
    try:
        key = secret_key(tmp_path, debug=False)
    finally:
        os.umask(before)
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]
    assert mode(tmp_path / "secret_key") == 0o600
    assert len(key) >= 50 and secret_key(tmp_path, debug=False) == key


def test_a_first_start_closes_its_folder_and_shows_no_errors(tmp_path):
    """A process of its own, as an operator starts it: https, no debug."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "data"), "PUBLIC_SCHEME": "https"}
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "manage.py", "check", "--deploy"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert mode(tmp_path / "data") == 0o700
    # W019: pages of the portal may frame each other, nobody else may.
    warned = {line.split(")")[0].rpartition("(")[2] for line in done.stderr.splitlines() if "(security." in line}
    assert warned <= {"security.W019"}
