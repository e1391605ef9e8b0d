"""What the restricted engine costs: the same pages with Django's own engine, ours, and ours with an edited copy.

`python -m tests.benchmarks.engines` prints CPU milliseconds per drawing and the ratios; all engines take turns in one
run. Page data is the catalogue's, its lists grown to a full page; making it plain counts as cost of ours.
"""

import gc
import os
import time
from collections.abc import Callable

import django
from django.template import Context, Engine, Library
from django.utils.safestring import SafeString, mark_safe

ROUNDS, DRAWINGS, ROWS = 15, 20, 20
PAGES = ("articles/detail.html", "pages/home.html", "articles/category.html", "documents/index.html")
THEME = "lai_chau"


class FilledSlots:
    def draw(self, name: str) -> str:
        return "<section class='block'><h2>Khối</h2></section>" * 40


def grown(value: object, inside_list: bool = False) -> object:
    """Page data as dicts and lists, every outer list with ROWS entries."""
    if isinstance(value, dict):
        return {name: grown(item, inside_list) for name, item in value.items()}
    if isinstance(value, list | tuple):
        items = [grown(item, True) for item in value]
        return items if inside_list or len(items) < 2 else (items * ROWS)[:ROWS]
    if isinstance(value, SafeString):
        return mark_safe(value * 100)  # noqa: S308
    return value


def own_tags() -> Library:
    """Only what Django lacks; everything else of its engine stays its own."""
    from portal.layout import tags  # noqa: PLC0415 - after django.setup()

    library = Library()
    for name in ("slot", "ifslot", "asset", "translate"):
        library.tags[name] = tags.register.tags[name]
    return library


def drawings(page: str) -> dict[str, Callable[[], str]]:
    from django.conf import settings  # noqa: PLC0415

    from portal.layout import catalogue, shipped_files  # noqa: PLC0415
    from portal.layout.budget import Budget  # noqa: PLC0415
    from portal.layout.edited import Copy, EditedEngine  # noqa: PLC0415
    from portal.layout.engine import engine_for, plain  # noqa: PLC0415

    data = grown(catalogue.sample_data(page))
    folders = [settings.THEMES_DIR / THEME, settings.THEMES_DIR / "base"]
    django_engine = Engine(dirs=folders)
    django_engine.template_builtins.append(own_tags())
    edited = EditedEngine(THEME, {page: Copy(1, 1, shipped_files.source(THEME, page))})

    def draw(engine: Engine, seen: dict, counted: bool) -> str:
        context = Context(seen)
        context.slots = FilledSlots()
        template = engine.get_template(page)
        if counted:
            context.budget = Budget()
        return template.render(context)

    return {
        "django": lambda: draw(django_engine, data, False),
        "shipped": lambda: draw(engine_for(THEME), plain(data), False),
        "edited": lambda: draw(edited, plain(data), True),
    }


def measure(page: str, rounds: int = ROUNDS) -> dict[str, float]:
    """Best CPU milliseconds per drawing over all rounds, by engine."""
    engines = drawings(page)
    texts = {name: function() for name, function in engines.items()}
    assert len(set(texts.values())) == 1, f"The engines draw {page} differently."
    best = dict.fromkeys(engines, float("inf"))
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, function in engines.items():
                began = time.thread_time()
                for _ in range(DRAWINGS):
                    function()
                best[name] = min(best[name], (time.thread_time() - began) / DRAWINGS * 1000)
    finally:
        gc.enable()
    return best


def main() -> None:
    print(f"{'page':24}{'Django':>9}{'shipped':>9}{'ratio':>7}{'edited':>9}{'ratio':>7}   (ms CPU)")
    for page in PAGES:
        found = measure(page)
        own, ours, copy = found["django"], found["shipped"], found["edited"]
        print(f"{page:24}{own:9.2f}{ours:9.2f}{ours / own:7.2f}{copy:9.2f}{copy / own:7.2f}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    main()
