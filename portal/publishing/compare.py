"""What changed between two snapshots of a form, in words the office reads."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import models
from django.utils.dateparse import parse_datetime

from portal.base.dates import minute
from portal.publishing import html
from portal.publishing.models import Publishable

WORDS = re.compile(r"\S+\s*")
MOST_WORDS = 6000  # a word-by-word comparison of longer texts takes seconds


@dataclass(frozen=True)
class Difference:
    """One field; `parts` are (kind, text) with kind "same", "gone" or "new"."""

    label: str
    parts: tuple[tuple[str, str], ...]


def differences(row: Publishable, before: dict, after: dict) -> list[Difference]:
    """Fields that differ between two snapshots of `row`, in the order of the form."""
    found = []
    for name in row.version_fields:
        field = row._meta.get_field(name)
        old, new = before["fields"].get(name), after["fields"].get(name)
        if old != new:
            found.append(_difference(field.verbose_name, _shown(field, old), _shown(field, new)))
    for name in row.version_many:
        field = row._meta.get_field(name)
        old, new = before["many"].get(name, []), after["many"].get(name, [])
        if sorted(old) != sorted(new):
            found.append(_difference(field.verbose_name, _names(field, old), _names(field, new)))
    for related in row.version_rows:
        old, new = before["rows"].get(related, []), after["rows"].get(related, [])
        if old != new:
            model = row._meta.get_field(related).related_model
            found.append(_difference(model._meta.verbose_name, _rows(model, old), _rows(model, new)))
    return found


def _difference(label: str, before: str, after: str) -> Difference:
    label = f"{label[:1].upper()}{label[1:]}"
    return Difference(label, tuple(_parts(before, after)))


def _parts(before: str, after: str) -> list[tuple[str, str]]:
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return [("gone", before), ("new", after)]
    parts = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(("same", "".join(old[a:b])))
            continue
        if b > a:
            parts.append(("gone", "".join(old[a:b])))
        if d > c:
            parts.append(("new", "".join(new[c:d])))
    return parts


def _shown(field: models.Field, value: object) -> str:
    if value in (None, ""):
        return ""
    if isinstance(field, models.ForeignKey):
        found = field.related_model.objects.filter(pk=value).first()
        return str(found) if found else "(không còn)"
    if isinstance(field, models.BooleanField):
        return "có" if value else "không"
    if isinstance(field, models.DateTimeField):
        moment = parse_datetime(str(value))
        return minute(moment) if moment else str(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    text = str(value)
    return html.plain(text) if "<" in text else text


def _names(field: models.ManyToManyField, keys: list) -> str:
    known = field.related_model.objects.in_bulk(keys)
    return ", ".join(str(known.get(key, "(không còn)")) for key in keys)


def _rows(model: type[models.Model], rows: list[dict]) -> str:
    """Each child as one line "1. value · value" in its order."""
    lines = []
    for number, values in enumerate(rows, start=1):
        shown = [_shown(model._meta.get_field(name), value) for name, value in values.items() if name != "order"]
        lines.append(f"{number}. " + " · ".join(text for text in shown if text))
    return "\n".join(lines)
