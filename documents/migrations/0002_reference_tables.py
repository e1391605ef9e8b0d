"""Fills the reference tables from documents/reference.toml; rows that exist already are left as they are."""

import tomllib
from pathlib import Path

from django.db import migrations

SOURCE = Path(__file__).resolve().parent.parent / "reference.toml"
TABLES = {
    "kind": "Kind",
    "level": "Level",
    "effect_state": "EffectState",
    "relation_kind": "RelationKind",
    "term": "CommitteeTerm",
}
RENAMED = {"from": "first_day", "to": "last_day"}


def fill(apps, schema_editor):
    data = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    for table, model_name in TABLES.items():
        model = apps.get_model("documents", model_name)
        rows = [model(**{RENAMED.get(name, name): value for name, value in row.items()}) for row in data[table]]
        model.objects.using(schema_editor.connection.alias).bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    # Going back leaves the rows: documents may point to them, and the tables themselves go with 0001.
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
