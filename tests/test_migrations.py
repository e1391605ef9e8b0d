"""Migrations: named by people, complete, and running in both directions on the database of the tests."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

OWN = sorted(config.label for config in apps.get_app_configs() if Path(config.path).is_relative_to(settings.BASE_DIR)
             and not Path(config.path).is_relative_to(settings.BASE_DIR / ".venv"))  # fmt: skip


def own_migrations() -> list:
    loader = MigrationLoader(None)
    return [migration for (label, _), migration in sorted(loader.disk_migrations.items()) if label in OWN]


def test_there_are_migrations_of_all_rooms_with_tables():
    with_tables = {model._meta.app_label for model in apps.get_models() if model._meta.app_label in OWN}
    assert {migration.app_label for migration in own_migrations()} == with_tables


def test_they_are_numbered_and_named_by_people():
    for migration in own_migrations():
        assert re.fullmatch(r"\d{4}_[a-z0-9_]+", migration.name), migration
        assert not re.search(r"_auto_|\d{8}_\d{4}|_and_more$", migration.name), migration


@pytest.mark.django_db
def test_none_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_every_step_can_be_taken_back():
    stuck = [
        f"{migration}: {operation.describe()}"
        for migration in own_migrations()
        for operation in migration.operations
        if not operation.reversible
    ]
    assert not stuck


@pytest.mark.django_db(transaction=True)
def test_they_run_backwards_and_forwards():
    before = set(connection.introspection.table_names())
    own_tables = {model._meta.db_table for model in apps.get_models() if model._meta.app_label in OWN}
    assert own_tables <= before
    everything = MigrationExecutor(connection).loader.graph.leaf_nodes()
    try:
        executor = MigrationExecutor(connection)
        executor.migrate([(label, None) for label in OWN if label in executor.loader.migrated_apps])
        assert not own_tables & set(connection.introspection.table_names())
    finally:
        MigrationExecutor(connection).migrate(everything)
    assert set(connection.introspection.table_names()) == before
