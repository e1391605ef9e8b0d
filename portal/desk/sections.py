"""The working order of the admin's lists; apps register theirs in desk.py (see portal.desk.queues)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from portal.base import discovery

OTHER = "Khác"


@dataclass(frozen=True)
class Section:
    """A heading of the side menu with the models below it, as "app_label.ModelName"."""

    order: int
    title: str
    models: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """A page of the side menu that is no list of rows; `url` gives its address, or "" for who may not open it."""

    section: str
    name: str
    url: Callable[[HttpRequest], str]


_sections: list[Section] = []
_pages: list[Page] = []


def register(order: int, title: str, *models: str) -> None:
    _sections.append(Section(order, title, models))


def page(section: str, name: str, url: Callable[[HttpRequest], str]) -> None:
    """Stands first in the section of this title."""
    _pages.append(Page(section, name, url))


def arranged(apps: list[dict], request: HttpRequest) -> list[dict]:
    """Django's list of apps and models as our sections; what nobody placed comes last."""
    discovery.load("desk")
    known = {f"{app['app_label']}.{model['object_name']}": (app, model) for app in apps for model in app["models"]}
    result = []
    for section in sorted(_sections, key=lambda section: section.order):
        found = [known.pop(name) for name in section.models if name in known]
        pages = _own_pages(section.title, request)
        if found or pages:
            result.append(_section(section.title, found, pages))
    if known:
        result.append(_section(OTHER, list(known.values()), []))
    _mark_current(result, request.path)
    return result


def _section(title: str, found: list[tuple[dict, dict]], pages: list[dict]) -> dict:
    app = found[0][0] if found else {"app_label": "", "app_url": ""}
    return {
        "name": title,
        "app_label": app["app_label"],
        "app_url": app["app_url"],
        "has_module_perms": True,
        "models": [*pages, *(model for _, model in found)],
    }


def _own_pages(title: str, request: HttpRequest) -> list[dict]:
    shown = [(page, page.url(request)) for page in _pages if page.section == title]
    return [
        {"name": page.name, "object_name": "", "admin_url": url, "add_url": None, "perms": {}, "view_only": False}
        for page, url in shown
        if url
    ]


def _mark_current(apps: list[dict], path: str) -> None:
    """The entry of the page that is open: the longest address that begins its own."""
    entries = [entry for app in apps for entry in app["models"]]
    open_url = max((url for entry in entries if path.startswith(url := entry["admin_url"] or "-")), key=len, default="")
    for entry in entries:
        entry["here"] = bool(open_url) and entry["admin_url"] == open_url
