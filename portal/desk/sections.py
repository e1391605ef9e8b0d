"""The working order of the admin's lists; apps register theirs in desk.py (see portal.desk.queues)."""

from dataclasses import dataclass

from portal.base import discovery

OTHER = "Khác"


@dataclass(frozen=True)
class Section:
    """A heading of the side menu with the models below it, as "app_label.ModelName"."""

    order: int
    title: str
    models: tuple[str, ...]


_sections: list[Section] = []


def register(order: int, title: str, *models: str) -> None:
    _sections.append(Section(order, title, models))


def arranged(apps: list[dict]) -> list[dict]:
    """Django's list of apps and models as our sections; what nobody placed comes last."""
    discovery.load("desk")
    known = {f"{app['app_label']}.{model['object_name']}": (app, model) for app in apps for model in app["models"]}
    result = []
    for section in sorted(_sections, key=lambda section: section.order):
        found = [known.pop(name) for name in section.models if name in known]
        if found:
            result.append(_section(section.title, found))
    if known:
        result.append(_section(OTHER, list(known.values())))
    return result


def _section(title: str, found: list[tuple[dict, dict]]) -> dict:
    app = found[0][0]
    return {
        "name": title,
        "app_label": app["app_label"],
        "app_url": app["app_url"],
        "has_module_perms": True,
        "models": [model for _, model in found],
    }
