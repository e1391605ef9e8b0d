"""Addresses of our own static files, with a version that changes with their content."""

import hashlib
from functools import cache

from django.conf import settings
from django.contrib.staticfiles import finders


@cache
def _version(path: str) -> str:
    file = finders.find(path)
    if not file:
        return ""
    with open(file, "rb") as content:
        return hashlib.sha256(content.read()).hexdigest()[:10]


def asset_url(path: str) -> str:
    version = _version.__wrapped__(path) if settings.DEBUG else _version(path)
    return f"{settings.STATIC_URL}{path}{f'?v={version}' if version else ''}"
