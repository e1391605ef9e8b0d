"""Fixtures of all tests."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from documents.models import Kind
from portal.base.generation import shared

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    """Every test has its own media and journal, and no parts built for another test's database."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PUBLIC_MEDIA_ROOT = tmp_path / "media-public"
    settings.JOURNAL_DIR = tmp_path / "journal"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    shared.clear()
    ContentType.objects.clear_cache()


@pytest.fixture(autouse=True)
def reference_tables(request):
    """Tests with real transactions empty every table at their end, also those that migrations filled."""
    if not (request.node.get_closest_marker("django_db") or DATABASE_FIXTURES & set(request.fixturenames)):
        return
    request.getfixturevalue("_django_db_helper")
    if not Kind.objects.exists():
        filling = import_module("documents.migrations.0002_reference_tables")
        filling.fill(apps, SimpleNamespace(connection=connection))


@pytest.fixture
def on_commit_now(django_capture_on_commit_callbacks):
    """Run what waits for the commit: `with on_commit_now(): …`."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
