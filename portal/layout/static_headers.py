"""How long browsers may keep static files. Loaded by the settings, so it imports nothing of Django."""

import re

YEAR, DAY = 31_536_000, 86_400
OWN = re.compile(r"^/static/(css|js|fonts|img)/")
# The admin's scripts import each other by bare names: no version would tell a browser that one has changed.
ADMIN = re.compile(r"^/static/(js/admin/|css/(admin|editor))")


def add_headers(headers, path: str, url: str) -> None:
    """WhiteNoise hook: the public site's files are linked by version and may be kept for ever, vendored ones for a day."""
    if ADMIN.match(url):
        headers["Cache-Control"] = "no-cache"
    elif OWN.match(url):
        headers["Cache-Control"] = f"max-age={YEAR}, public, immutable"
    else:
        headers["Cache-Control"] = f"max-age={DAY}, public"
