"""Demo content: each app registers what it loads in its demo.py; `load_demo` runs them in order for each Site."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.contrib.sites.models import Site
from django.utils import timezone

from portal.base import discovery
from portal.demo.gallery import Gallery

SITES = {"lai_chau": "laichau.localhost", "thai_nguyen": "thainguyen.localhost"}


@dataclass
class DemoContext:
    """What a loader gets: the Site, its key, the author of everything, one fixed `now`, the pictures."""

    site: Site
    key: str
    author: AbstractUser
    now: datetime
    log: Callable[[str], None]
    gallery: Gallery = field(init=False)

    def __post_init__(self) -> None:
        self.gallery = Gallery(self.site, self.author)

    def data(self, app: str) -> dict:
        """The parsed demo_data/<key>.toml of an app ("articles", "portal.pages")."""
        folder = Path(apps.get_app_config(app.rsplit(".", 1)[-1]).path)
        return tomllib.loads((folder / "demo_data" / f"{self.key}.toml").read_text(encoding="utf-8"))

    def moment(self, written: str) -> datetime:
        """ "2017-04-20 16:14:34" (local), or "-3 08:30:00": three days before today at 08:30."""
        day, _, clock = written.partition(" ")
        if day.startswith("-") and day[1:].isdigit():
            date = timezone.localdate(self.now) - timedelta(days=int(day[1:]))
            day = date.isoformat()
        moment = timezone.make_aware(datetime.fromisoformat(f"{day} {clock}".strip()))
        return min(moment, self.now)


Loader = Callable[[DemoContext], None]
Target = Callable[[DemoContext, str], object]
_loaders: dict[str, tuple[int, Loader]] = {}
_targets: dict[str, Target] = {}


def register(name: str, order: int) -> Callable[[Loader], Loader]:
    def add(load: Loader) -> Loader:
        _loaders[name] = (order, load)
        return load

    return add


def register_target(prefix: str) -> Callable[[Target], Target]:
    """How menu entries of the demo name content: `prefix:value` gives a row, or an address as str."""

    def add(find: Target) -> Target:
        _targets[prefix] = find
        return find

    return add


def loaders() -> list[tuple[str, Loader]]:
    discovery.load("demo")
    ordered = sorted(_loaders.items(), key=lambda entry: entry[1][0])
    return [(name, load) for name, (_, load) in ordered]


def target(context: DemoContext, written: str) -> object:
    """The row or address a menu entry leads to; None for a heading."""
    prefix, _, value = written.partition(":")
    if prefix in ("http", "https") or written.startswith("/"):
        return written
    return _targets[prefix](context, value) if prefix in _targets else None
