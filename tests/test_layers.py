"""Imports point one way: articles → portal ← documents, and in portal only to rooms named before one's own."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = "base search identity publishing layout pages visits front jobs desk demo".split()
# Hand-over files are discovered, never imported by name; a room's own may use any room.
HANDED_OVER = {
    "blocks", "search", "sitemaps", "timetable", "demo", "importers", "desk", "menus", "areas", "checks", "page_data",
}  # fmt: skip
TOP = {"settings", "urls", "wsgi", "environment"}


def sources():
    for app in ("portal", "articles", "documents"):
        for file in sorted((ROOT / app).rglob("*.py")):
            yield file.relative_to(ROOT)


def imported(file: Path) -> list[str]:
    """Dotted names of our own modules a file imports, functions included."""
    names = []
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{file}: relative import"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return [name for name in names if name.split(".")[0] in ("portal", "articles", "documents", "tests")]


def is_hand_over(file: Path) -> bool:
    folder_is_app = len(file.parts) == (3 if file.parts[0] == "portal" else 2)
    return folder_is_app and (file.stem in HANDED_OVER or file.stem.split("_")[0] == "admin")


def wrong(file: Path, name: str) -> str:
    """Why this import points the wrong way, or ""."""
    parts = name.split(".")
    own = file.parts[0]
    if parts[0] == "tests":
        return "code imports tests"
    if own == "portal" and parts[0] != "portal":
        return "portal knows nothing of content apps"
    if own != "portal" and parts[0] not in (own, "portal"):
        return "content apps do not know each other"
    if own != "portal" or parts[0] != "portal" or parts[1] in TOP or file.stem in TOP and len(file.parts) == 2:
        return ""
    if is_hand_over(file) or parts[1] == file.parts[1]:
        return ""
    if ROOMS.index(parts[1]) > ROOMS.index(file.parts[1]):
        return f"room {file.parts[1]} imports the later room {parts[1]}"
    return ""


def test_no_import_points_up_or_sideways():
    found = [f"{file}: {name}: {why}" for file in sources() for name in imported(file) if (why := wrong(file, name))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("portal/base/text.py", "portal.identity.models"),
        ("portal/visits/fold.py", "articles.models"),
        ("articles/views.py", "documents.models"),
    ],
)
def test_the_rule_itself_refuses(file, name):
    assert wrong(Path(file), name)


def test_nobody_imports_a_hand_over_file_by_name():
    found = []
    for file in sources():
        for name in imported(file):
            parts = name.split(".")
            app_length = 2 if parts[0] == "portal" else 1
            rest = parts[app_length:]
            other_app = list(file.parts[:app_length]) != parts[:app_length]
            if (
                other_app
                and rest[:1]
                and rest[0] in HANDED_OVER
                and (ROOT / "/".join(parts[: app_length + 1])).with_suffix(".py").exists()
            ):
                found.append(f"{file}: {name}")
    # Rooms whose door has the name of a hand-over file: blocks, sitemaps, timetable, areas, menus are registries there,
    # page_data the words that others declare theirs in.
    doors = (
        "portal.layout.blocks", "portal.pages.sitemaps", "portal.jobs.timetable", "portal.identity.areas",
        "portal.pages.menus", "portal.layout.page_data",
    )  # fmt: skip
    found = [line for line in found if not line.split(": ")[1].startswith(doors)]
    assert not found, "\n".join(found)


def test_every_room_is_in_the_order():
    rooms = {file.parts[1] for file in sources() if file.parts[0] == "portal" and len(file.parts) > 2}
    assert rooms == set(ROOMS)
