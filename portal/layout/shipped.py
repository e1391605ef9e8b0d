"""What a theme ships with (templates/themes/<theme>/layout.toml): its blocks, and how its slots lie on the page."""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import transaction

from portal.layout.models import Block


@cache
def _file(theme: str) -> dict:
    file = Path(settings.THEMES_DIR) / theme / "layout.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def read(theme: str) -> list[dict]:
    """Blocks in drawing order: slot, code, and optionally title, pages, options."""
    return _file(theme)["block"]


def arrangement(theme: str) -> list[list[list[str]]]:
    """The page from top to bottom as bands of columns of slots; "content" is the page's own text."""
    return _file(theme)["arrangement"]["bands"]


def hints(theme: str) -> dict[str, str]:
    """What staff must know of a slot of this theme."""
    return _file(theme)["arrangement"].get("hints", {})


def rows(site_id: int, theme: str) -> list[Block]:
    """Unsaved rows of the shipped blocks."""
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
