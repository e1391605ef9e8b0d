"""The templates that ship with the themes: their names and sources as they lie in the folder."""

from pathlib import Path

from django.conf import settings

BASE_THEME = "base"


def names(theme: str) -> list[str]:
    """Every template a theme can draw: its own and those of the base theme, sorted."""
    found = set()
    for folder in (Path(settings.THEMES_DIR) / theme, Path(settings.THEMES_DIR) / BASE_THEME):
        found |= {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}
    return sorted(found)


def source(theme: str, name: str) -> str:
    """The shipped source of a template, or "" when neither the theme nor the base theme has it."""
    for folder in (Path(settings.THEMES_DIR) / theme, Path(settings.THEMES_DIR) / BASE_THEME):
        file = (folder / name).resolve()
        if file.is_relative_to(folder.resolve()) and file.is_file():
            return file.read_text(encoding="utf-8")
    return ""
