"""Every shipped template compiles in the restricted engine, and every shipped block has a kind and a template."""

from pathlib import Path

import pytest
from django.conf import settings

from portal.identity.models import THEMES
from portal.layout import blocks, shipped
from portal.layout.engine import engine_for
from portal.layout.models import PAGE_KINDS, SLOTS

pytestmark = pytest.mark.without_database

ROOT = Path(settings.BASE_DIR) / "templates" / "themes"
FILES = sorted({str(file.relative_to(folder)) for folder in ROOT.iterdir() for file in folder.rglob("*.html")})


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", FILES)
def test_every_template_compiles(theme, name):
    if (ROOT / theme / name).exists() or (ROOT / "base" / name).exists():
        engine_for(theme).get_template(name)


@pytest.mark.parametrize("theme", THEMES)
def test_shipped_blocks_exist(theme):
    for entry in shipped.read(theme):
        kind = blocks.kinds()[entry["code"]]
        engine_for(theme).get_template(kind.template)
        assert entry["slot"] in SLOTS
        assert set(entry.get("pages", [])) <= set(PAGE_KINDS)
