"""Vendored scripts: built from exact, locked versions, and no address of a registry in the repository."""

import json
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "static/vendor/codemirror"
PACKAGE = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
LOCKED = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))["packages"]


def test_every_package_is_pinned_and_locked_with_its_hash():
    wanted = PACKAGE["dependencies"] | PACKAGE["devDependencies"]
    assert wanted
    for name, version in wanted.items():
        assert re.fullmatch(r"[\d.]+", version), name
        assert LOCKED[f"node_modules/{name}"]["version"] == version
    assert all(row["integrity"].startswith("sha512-") for name, row in LOCKED.items() if name)


def test_no_file_names_a_registry():
    for name in ("package.json", "package-lock.json", "README.md", "entry.js"):
        assert "://" not in (FOLDER / name).read_text(encoding="utf-8"), name


def test_the_readme_and_the_licence_name_what_is_bundled():
    readme, licence = (
        (FOLDER / "README.md").read_text(encoding="utf-8"),
        (FOLDER / "LICENSE").read_text(encoding="utf-8"),
    )
    for name, version in PACKAGE["dependencies"].items():
        assert f"| {name} | {version} |" in readme
    for path, row in LOCKED.items():
        if path and not row.get("dev"):
            assert path.removeprefix("node_modules/") in licence
            assert row["license"] == "MIT"
