"""A small dose of `make soak`, on the database of the tests; PostgreSQL gets a database of its own for it."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.db import connection

KILLS = 5


@pytest.fixture
def postgres(django_db_setup, django_db_blocker):
    """The address of an empty database on the same server."""
    parts, name = urlsplit(os.environ.get("DATABASE_URL", "")), f"soak_{os.getpid()}"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield parts._replace(path=f"/{name}").geturl()
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def killed(tmp_path, url: str) -> str:
    command = [sys.executable, "-m", "tests.soak.fold_kills", "--here", "--kills", str(KILLS)]
    environment = os.environ | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "portal.settings",
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL is in use")
def test_a_killed_fold_counts_every_line_once_in_sqlite(tmp_path):
    assert "| SQLite | 5 |" in killed(tmp_path, f"sqlite:///{tmp_path}/soak.sqlite3")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is in use")
def test_a_killed_fold_counts_every_line_once_in_postgresql(tmp_path, postgres):
    assert "| PostgreSQL | 5 |" in killed(tmp_path, postgres)
