"""How long browsers may keep static files. Loaded by the settings, so it imports nothing of Django."""

import re

YEAR, DAY = 31_536_000, 86_400
OWN = re.compile(r"^/static/(css|js|fonts|img)/")


def add_headers(headers, path: str, url: str) -> None:
    """WhiteNoise hook: our own files are linked by version and may be kept for ever; vendored ones for a day."""
    headers["Cache-Control"] = f"max-age={YEAR}, public, immutable" if OWN.match(url) else f"max-age={DAY}, public"
