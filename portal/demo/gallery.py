"""Pictures of the demo: drawn and encoded in several processes, then kept like uploads."""

import multiprocessing
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor

from django.contrib.sites.models import Site

from portal.demo.drawing import Drawing, make
from portal.publishing import media
from portal.publishing.images import Prepared
from portal.publishing.models import Media

__all__ = ["Drawing", "Gallery"]


class Gallery:
    def __init__(self, site: Site, author) -> None:
        self.site, self.author = site, author
        self._ready: dict[Drawing, Prepared] = {}

    def prepare(self, drawings: Iterable[Drawing]) -> None:
        """Draw many at once, using every processor."""
        wanted = list(dict.fromkeys(drawings))
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
            self._ready.update(zip(wanted, pool.map(make, wanted, chunksize=4), strict=True))

    def keep(self, drawing: Drawing, *, alt: str, caption: str = "", credit: str = "") -> Media:
        prepared = self._ready.get(drawing) or make(drawing)
        name = f"{drawing.scene}-{drawing.seed}.jpg"
        return media.keep(
            prepared, name, site_id=self.site.pk, user=self.author, alt=alt, caption=caption, credit=credit
        )
