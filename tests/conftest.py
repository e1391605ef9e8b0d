"""Fixtures of all tests."""

import pytest
from django.contrib.contenttypes.models import ContentType

from portal.base.generation import shared


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    """Every test has its own media and journal, and no parts built for another test's database."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PUBLIC_MEDIA_ROOT = tmp_path / "media-public"
    settings.JOURNAL_DIR = tmp_path / "journal"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    shared.clear()
    ContentType.objects.clear_cache()


@pytest.fixture
def on_commit_now(django_capture_on_commit_callbacks):
    """Run what waits for the commit: `with on_commit_now(): …`."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
