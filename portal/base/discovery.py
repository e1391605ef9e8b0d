"""Hand-over files: blocks.py, search.py, timetable.py … of every app are loaded once, as Django loads admin.py."""

from functools import cache

from django.utils.module_loading import autodiscover_modules


@cache
def load(name: str) -> None:
    """Import `<app>.<name>` of every installed app that has it; each registers itself at its room."""
    autodiscover_modules(name)
