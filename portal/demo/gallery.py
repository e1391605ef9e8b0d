"""Pictures of the demo: drawn and encoded in several processes, then kept like uploads."""

import multiprocessing
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from io import BytesIO

from django.contrib.sites.models import Site

from portal.demo.banners import banner
from portal.demo.pictures import draw
from portal.publishing import media
from portal.publishing.images import Prepared, prepare
from portal.publishing.models import Media


@dataclass(frozen=True)
class Drawing:
    """A picture to draw. `scene` "banner" draws `text` and `sub` on a banner."""

    scene: str
    seed: int
    text: str = ""
    sub: str = ""
    palette: str = ""


def make(drawing: Drawing) -> Prepared:
    """Runs in a child process: no database here."""
    if drawing.scene == "banner":
        image = banner(drawing.text, drawing.sub, drawing.seed, drawing.palette)
    else:
        image = draw(drawing.scene, drawing.seed, drawing.text)
    out = BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=92)
    return prepare(out, out.tell())


class Gallery:
    def __init__(self, site: Site, author) -> None:
        self.site, self.author = site, author
        self._ready: dict[Drawing, Prepared] = {}

    def prepare(self, drawings: Iterable[Drawing]) -> None:
        """Draw many at once, using every processor."""
        wanted = list(dict.fromkeys(drawings))
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(os.cpu_count(), mp_context=context, initializer=_set_up) as pool:
            self._ready.update(zip(wanted, pool.map(make, wanted, chunksize=4), strict=True))

    def keep(self, drawing: Drawing, *, alt: str, caption: str = "", credit: str = "") -> Media:
        prepared = self._ready.get(drawing) or make(drawing)
        name = f"{drawing.scene}-{drawing.seed}.jpg"
        return media.keep(
            prepared, name, site_id=self.site.pk, user=self.author, alt=alt, caption=caption, credit=credit
        )


def _set_up() -> None:
    import django  # noqa: PLC0415 - only the child process needs it, before anything of ours is loaded

    django.setup()
