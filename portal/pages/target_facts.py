"""What the office is told of the content that menu entries lead to: its kind, its title, why citizens do not see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.urls import Resolver404, resolve
from django.utils import timezone

from portal.base import dates
from portal.identity.sites import CurrentSite
from portal.pages.targets import Key, Leading, shown, wanted
from portal.publishing.models import Publishable
from portal.publishing.states import State


@dataclass(frozen=True)
class Fact:
    """`problem`: why citizens are not led there, or ""; `tone` of its chip; `dead`: will not mend by itself."""

    kind: str
    title: str
    problem: str = ""
    tone: str = ""
    dead: bool = False

    @property
    def is_shown(self) -> bool:
        return not self.problem


GONE = Fact("", "", "nội dung không còn", "red", dead=True)


def facts(rows: Iterable[Leading], site: CurrentSite | None = None) -> dict[Key, Fact]:
    """One query per kind of content, and for kinds with rules of their own what those need.

    Without a Site those rules (a category shows when something is in it) are not asked.
    """
    rows = list(rows)
    found = {(row.target_type_id, row.target_id): GONE for row in rows if row.target_type_id and row.target_id}
    for model, (type_id, ids) in wanted(rows).items():
        if issubclass(model, Publishable):
            known = model.objects.filter(pk__in=ids).only(
                "title", "state", "scheduled", "published_at", "listed_until", "deleted_at"
            )
            read = {row.pk: _of_publishable(row) for row in known}
        else:
            seen = {row.pk for row in shown(model, site, ids)} if site else set(ids)
            read = {row.pk: _of_other(row, row.pk in seen) for row in model.objects.filter(pk__in=ids)}
        found |= {(type_id, pk): fact for pk, fact in read.items()}
    return found


def fact_of(row: Leading, known: dict[Key, Fact]) -> Fact | None:
    """None for what is only a heading."""
    if row.target_type_id:
        return known.get((row.target_type_id, row.target_id), GONE)
    # Both columns are emptied when the kind of content itself goes.
    if row.target_id:
        return GONE
    return _of_address(row.address) if row.address else None


def _of_publishable(row: Publishable) -> Fact:
    kind, now = type(row)._meta.verbose_name.capitalize(), timezone.now()

    def hidden(problem: str, tone: str = "amber", dead: bool = False) -> Fact:
        return Fact(kind, row.title, problem, tone, dead)

    if row.deleted_at:
        return hidden("trong thùng rác", "red", dead=True)
    if row.state == State.WITHDRAWN:
        return hidden("đã gỡ", "red", dead=True)
    if row.state == State.ARCHIVED:
        return hidden("đã lưu trữ", dead=True)
    if row.published_at and row.published_at > now and (row.scheduled or row.state == State.PUBLISHED):
        return hidden(f"hẹn giờ {dates.day(row.published_at)}")
    if row.state != State.PUBLISHED:
        return hidden("chưa đăng")
    if row.listed_until and row.listed_until <= now:
        return hidden("đã hết hạn hiện", dead=True)
    return Fact(kind, row.title)


def _of_other(row: Model, is_shown: bool) -> Fact:
    kind = row._meta.verbose_name.capitalize()
    return Fact(kind, str(row)) if is_shown else Fact(kind, str(row), f"{kind.lower()} trống", "amber")


def _of_address(address: str) -> Fact:
    if not address.startswith("/"):
        return Fact("Địa chỉ ngoài", address)
    path = address.split("#")[0].split("?")[0]
    try:
        resolve(path)
    except Resolver404:
        # Citizens do see the entry, and what it opens says "not found".
        return Fact("Địa chỉ", address, "không có trang này", "red", dead=True)
    return Fact("Địa chỉ", address)
