"""Versions: a whole form as JSON (fields, many-to-many, ordered rows), and putting one back.

A model declares in `version_fields`, `version_many` and `version_rows` what belongs to its form; state, times of
saving and counters do not. Restoring writes the fields, then saves like any other edit: nothing is deleted from
the history, the restored copy becomes the newest version.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Max

from portal.publishing.models import Publishable, Version
from portal.publishing.states import PUBLIC, State


def snapshot(row: models.Model) -> dict:
    """{"fields": …, "many": {name: [pk]}, "rows": {related: [{field: value}]}} of JSON values."""
    return {
        "fields": {name: _value(row, name) for name in row.version_fields},
        "many": {name: list(getattr(row, name).values_list("pk", flat=True)) for name in row.version_many},
        "rows": {
            related: [{name: _value(child, name) for name in fields} for child in getattr(row, related).all()]
            for related, fields in row.version_rows.items()
        },
    }


def _value(row: models.Model, name: str) -> object:
    field = row._meta.get_field(name)
    value = getattr(row, field.attname)
    return field.value_to_string(row) if value is not None and not isinstance(value, str | int | bool) else value


def keep(row: models.Model, author, note: str = "", data: dict | None = None) -> Version:
    """Save the current form (or `data`) as the next version; call inside the transaction of the save.

    What has no state (templates, the layout) shows as soon as it is saved: its versions are approved ones.
    """
    content_type = ContentType.objects.get_for_model(row)
    same = Version.objects.filter(content_type=content_type, object_id=row.pk)
    return Version.objects.create(
        content_type=content_type,
        object_id=row.pk,
        number=(same.aggregate(last=Max("number"))["last"] or 0) + 1,
        kind=Version.Kind.APPROVED if getattr(row, "state", State.PUBLISHED) in PUBLIC else Version.Kind.WORKING,
        data=snapshot(row) if data is None else data,
        author=author,
        note=note[:300],
    )


def of(row: models.Model) -> models.QuerySet[Version]:
    return Version.objects.filter(content_type=ContentType.objects.get_for_model(row), object_id=row.pk).select_related(
        "author"
    )


def put_back(row: Publishable, version: Version) -> list[str]:
    """Write a version's content into the row and its children; returns sentences about what is gone by now.

    The caller saves the outcome as a new version (portal.publishing.services.saved) in the same transaction.
    Raises ValidationError when the old content cannot stand any more (its address belongs to another page).
    """
    lost: list[str] = []
    for name, value in version.data["fields"].items():
        # The hour of what citizens can see is no part of the text: an older one would take it off the site.
        if name == "published_at" and (row.state in PUBLIC or row.scheduled):
            continue
        _set(row, name, value, lost)
    row.clean()
    row.validate_constraints()
    row.save()
    for name, keys in version.data["many"].items():
        manager = getattr(row, name)
        known = manager.model.objects.filter(pk__in=keys)
        if len(known) < len(keys):
            lost.append(f"{row._meta.get_field(name).verbose_name}: {len(keys) - len(known)} mục không còn")
        manager.set(known)
    for related, children in version.data["rows"].items():
        _put_rows(row, related, children, lost)
    return lost


def _put_rows(row: Publishable, related: str, children: list[dict], lost: list[str]) -> None:
    relation = row._meta.get_field(related)
    getattr(row, related).all().delete()
    for values in children:
        child = relation.related_model(**{relation.field.name: row})
        before = len(lost)
        for name, value in values.items():
            _set(child, name, value, lost)
        if len(lost) == before:
            child.save()


def _set(row: models.Model, name: str, value: object, lost: list[str]) -> None:
    field = row._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        if value is not None and not field.related_model.objects.filter(pk=value).exists():
            lost.append(f"{field.verbose_name}: mục đã chọn không còn")
            if not field.null:
                return
            value = None
        setattr(row, field.attname, value)
        return
    setattr(row, name, field.to_python(value) if value is not None else None)
