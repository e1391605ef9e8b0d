"""Addresses of our own static files, with a version that changes with their content."""

import hashlib
import re
from functools import cache

from django.conf import settings
from django.contrib.staticfiles import finders

YEAR, DAY = 31_536_000, 86_400
OWN = re.compile(r"^(css|js|fonts|img)/")


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


def add_headers(headers, path: str, url: str) -> None:
    """WhiteNoise: our own files are linked by version and may be kept for ever; vendored ones for a day."""
    relative = url.removeprefix(settings.STATIC_URL)
    lasting = f"max-age={YEAR}, public, immutable" if OWN.match(relative) else f"max-age={DAY}, public"
    headers["Cache-Control"] = "no-cache" if settings.DEBUG else lasting
