"""The layout a theme ships with (templates/themes/<theme>/layout.toml), written as Block rows for a Site."""

import tomllib
from pathlib import Path

from django.conf import settings
from django.db import transaction

from portal.layout.models import Block


def read(theme: str) -> list[dict]:
    """Blocks in drawing order: slot, code, and optionally title, pages, options."""
    file = Path(settings.THEMES_DIR) / theme / "layout.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))["block"]


def rows(site_id: int, theme: str) -> list[Block]:
    """The shipped blocks of a Site, not saved."""
    return [
        Block(
            site_id=site_id,
            theme=theme,
            slot=entry["slot"],
            order=10 * position,
            code=entry["code"],
            title=entry.get("title", ""),
            pages=entry.get("pages", []),
            options=entry.get("options", {}),
        )
        for position, entry in enumerate(read(theme), start=1)
    ]


@transaction.atomic
def install(site_id: int, theme: str) -> int:
    """Place the shipped blocks unless the Site already has blocks in this theme; returns how many."""
    if Block.objects.filter(site_id=site_id, theme=theme).exists():
        return 0
    return len(Block.objects.bulk_create(rows(site_id, theme)))
