"""Pages to try a change on: the newest of each kind, or those found by words."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse

from portal.layout import catalogue
from portal.layout.models import PAGE_KINDS

EACH, MOST = 5, 20  # per kind: of the newest, of a search


def groups(site_id: int, kinds: Iterable[str] = (), words: str = "") -> list[dict]:
    """[{"label": kind of page, "items": [{"label", "path"}]}]; `kinds` stand first, empty kinds are left out."""
    wanted = {kind: PAGE_KINDS[kind] for kind in (*kinds, *PAGE_KINDS) if kind in PAGE_KINDS}
    templates = catalogue.pages().values()
    found = []
    for kind, label in wanted.items():
        samples = [pair for page in templates if page.kind == kind for pair in page.samples(site_id, words)]
        items = [{"label": name, "path": path} for name, path in samples[: MOST if words else EACH]]
        if items:
            found.append({"label": label, "items": items})
    return found


def panel(request: HttpRequest, site_id: int, url: str, kinds: Iterable[str] = (), chosen: str = "") -> dict:
    """Context of admin/layout/preview.html; `url` is the view that answers with the preview."""
    kinds = tuple(kinds)
    search = f"{reverse('layout:preview_choices')}?cong={site_id}&loai={','.join(kinds)}"
    return {"groups": groups(site_id, kinds), "url": url, "search_url": search, "chosen": chosen}
