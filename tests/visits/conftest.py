from pathlib import Path

import pytest
from django.contrib.sites.models import Site

from portal.identity import sites
from portal.visits.fold import Folder
from tests.visits.lines import HOST, Segment


@pytest.fixture
def folder(tmp_path, settings) -> Path:
    settings.JOURNAL_DIR = tmp_path / "journal"
    return settings.JOURNAL_DIR


@pytest.fixture
def site(db) -> Site:
    return sites.create(HOST, name="Cổng tỉnh Lai Châu")


@pytest.fixture
def segment(folder, site) -> Segment:
    return Segment(folder)


@pytest.fixture
def fold(folder):
    """Fold what is there, with the memory of earlier calls."""
    return Folder(folder).run
