"""Drawing the slots of one page: one query for the placement, shared boxes taken ready-built."""

import logging
from collections import defaultdict

from django.conf import settings
from django.template import Context
from django.utils.translation import gettext

from portal.layout import blocks, catalogue
from portal.layout.budget import PageTime
from portal.layout.edited import TemplateFailed, draw
from portal.layout.engine import plain
from portal.layout.models import Block

log = logging.getLogger(__name__)


class Slots:
    """The slots of one page; each is drawn once, at its first use."""

    def __init__(self, theme: str, context: blocks.BlockContext, site_data: dict) -> None:
        self.theme, self.context, self.site_data = theme, context, site_data
        self._drawn: dict[str, str] = {}
        self._time = PageTime()
        self._placed = context.site.part(("placement", theme), self._read_placement)

    def _read_placement(self) -> dict[str, list[Block]]:
        placed = defaultdict(list)
        for row in Block.objects.shown().filter(site_id=self.context.site.id, theme=self.theme):
            placed[row.slot].append(row)
        return placed

    def draw(self, name: str) -> str:
        if name not in self._drawn:
            rows = self._placed.get(name, ())
            self._drawn[name] = "".join(self._draw_block(row) for row in rows if self._is_here(row))
        return self._drawn[name]

    def _is_here(self, row: Block) -> bool:
        """No list of pages, or an empty one, means every page."""
        return not isinstance(row.pages, list) or not row.pages or self.context.page_kind in row.pages

    def _draw_block(self, row: Block) -> str:
        kind = blocks.kinds().get(row.code)
        if kind is None:
            log.error("Block %s has the unknown kind %r; nothing is drawn.", row.pk, row.code)
            return ""
        if not kind.shared:
            return self._build(row, kind)
        name = ("block", self.theme, self.context.language, row.pk)
        return self.context.site.part(name, lambda: self._build(row, kind), kind.age)

    def _build(self, row: Block, kind: blocks.BlockKind) -> str:
        try:
            data = kind.build(self.context, row.options)
            if data is None:
                return ""
            heading = {
                "id": row.pk,
                "code": row.code.replace(".", "-"),
                "title": row.title or gettext(kind.label),
                "style": kind.read_options(row.options)["style"],
                "slot": row.slot,
                "more_url": data.pop("more_url", ""),
                "more_label": data.pop("more_label", "") or gettext("Xem tiếp"),
            }
            seen = {"block": plain(heading), "site": self.site_data, **plain(data)}
            if settings.CHECK_PAGE_DATA:
                catalogue.verify(kind.template, seen)
            where = f"khối {row.code}"
            return draw(self.context.site, self.theme, kind.template, lambda: Context(seen), where, self._time)
        except (TemplateFailed, catalogue.PageDataError):
            raise
        except Exception:  # noqa: BLE001 - one broken box must not take the page down
            log.exception("Block %s (%s) failed; nothing is drawn.", row.pk, row.code)
            return ""
