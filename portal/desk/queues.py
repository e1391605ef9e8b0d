"""What waits for a person, gathered for the start page.

A content app hands over a file `desk.py`, found at start-up as Django finds admin.py:

    from documents.models import Document
    from portal.desk import queues, sections

    queues.content(20, Document)   # a Publishable with an admin: returned, to review, scheduled, newest
    queues.waiting("Ý kiến chờ duyệt", waiting_comments)   # (request) -> (number, address of the list)
    sections.register(20, "Văn bản", "documents.Document", "documents.Signer")   # order in the side menu

Orders taken: 10 news, 20 documents, 30 pages and menus, 40 look, 50 identity and rights, 60 figures, 70 logs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from portal.base import discovery
from portal.base.models import Change
from portal.identity import rights
from portal.identity.admin_sites import own_rows
from portal.publishing.admin_areas import area_choices
from portal.publishing.models import Publishable
from portal.publishing.states import OPEN, State

Waiting = Callable[[HttpRequest], tuple[int, str]]
MOST_READ = 200  # rows per kind of content; more than anybody works through in a day
MOST_SHOWN = 8
LOG_READ = 100  # lines of the change log that the newest rows are looked for in

_content: list[tuple[int, type[Publishable]]] = []
_waiting: list[tuple[str, Waiting]] = []


def content(order: int, *models: type[Publishable]) -> None:
    """`order` as in the side menu."""
    _content.extend((order, model) for model in models)


def _models() -> list[type[Publishable]]:
    discovery.load("desk")
    return [model for _, model in sorted(_content, key=lambda pair: pair[0])]


def waiting(label: str, count: Waiting) -> None:
    _waiting.append((label, count))


@dataclass(frozen=True)
class Item:
    """One line of the start page."""

    kind: str
    title: str
    url: str
    state: str
    state_label: str
    who: str
    at: datetime


@dataclass(frozen=True)
class Queue:
    label: str
    empty: str
    items: tuple[Item, ...]
    total: int


def queues(request: HttpRequest) -> list[Queue]:
    """One query per kind of content for everything that waits."""
    found = [(model, row) for model in _models() for row in _waiting_rows(request, model)]
    returned = [_item(model, row) for model, row in found if row.state == State.RETURNED]
    review = [_item(model, row) for model, row in found if row.state == State.REVIEW]
    drafts = [_item(model, row) for model, row in found if row.state == State.DRAFT]
    scheduled = [_item(model, row, row.published_at) for model, row in found if row.state == State.APPROVED]
    result = [_queue("Trả lại cho tôi", "Không có bài nào bị trả lại.", returned)]
    if rights.allows(request.user, rights.APPROVE) or review:
        result.append(_queue("Chờ duyệt", "Không có gì chờ duyệt.", review))
    if drafts:
        result.append(_queue("Bài nháp của tôi", "", drafts))
    result.append(_queue("Hẹn giờ", "Không có gì hẹn giờ.", sorted(scheduled, key=lambda item: item.at)))
    return result


def counts(request: HttpRequest) -> list[dict]:
    """Further things that wait, as a number with a link; only those that are not zero."""
    discovery.load("desk")
    rows = [(label, *count(request)) for label, count in _waiting]
    return [{"label": label, "number": number, "url": url} for label, number, url in rows if number]


def newest(request: HttpRequest) -> list[Item]:
    """What was changed last, read from the change log: sorting all content by its time would read every row."""
    types = {ContentType.objects.get_for_model(model).pk: model for model in _models()}
    log = own_rows(Change.objects.filter(content_type__in=types), request).order_by("-id")
    keys = list(dict.fromkeys(log.values_list("content_type_id", "object_id")[:LOG_READ]))[: MOST_SHOWN * 2]
    rows = {}
    for type_id, model in types.items():
        ids = [int(pk) for found, pk in keys if found == type_id]
        rows |= {(type_id, str(row.pk)): _item(model, row) for row in _own(request, model).filter(pk__in=ids)}
    return [rows[key] for key in keys if key in rows][:MOST_SHOWN]


def add_links(request: HttpRequest) -> list[dict]:
    """What the person may begin."""
    return [
        {"label": model._meta.verbose_name, "url": reverse(f"admin:{_name(model)}_add")}
        for model in _models()
        if model in admin.site._registry and admin.site._registry[model].has_add_permission(request)
    ]


def _waiting_rows(request: HttpRequest, model: type[Publishable]) -> QuerySet:
    wanted = Q(state__in=OPEN, created_by=request.user)
    wanted |= _review(request, model) | Q(state=State.APPROVED, scheduled=True)
    # The Sites are named even to those who work on all: the index of the queues begins with them.
    ids = rights.site_ids(request.user)
    sites = Site.objects.values_list("pk", flat=True) if ids is None else ids
    waiting_states = (*OPEN, State.REVIEW, State.APPROVED)
    rows = _own(request, model).filter(wanted, site_id__in=list(sites), state__in=waiting_states)
    return rows.order_by("-updated_at", "-pk")[:MOST_READ]


def _review(request: HttpRequest, model: type[Publishable]) -> Q:
    """To review in the areas where the person may approve; a writer sees the own ones."""
    if not rights.allows(request.user, rights.APPROVE):
        return Q(state=State.REVIEW, created_by=request.user)
    field = getattr(admin.site._registry.get(model), "area_field", "")
    ids = rights.site_ids(request.user)
    if not field or ids is None:
        return Q(state=State.REVIEW)
    nodes = area_choices(request.user, model._meta.get_field(field).related_model, ids, None, rights.APPROVE)
    return Q(state=State.REVIEW, **{f"{field}__in": nodes.order_by().values("pk")})


def _own(request: HttpRequest, model: type[Publishable]) -> QuerySet:
    shown = ("title", "state", "scheduled", "published_at", "updated_at", "created_by__username", "created_by__last_name",
             "created_by__first_name", "site")  # fmt: skip
    return own_rows(model.objects.kept(), request).select_related("created_by").only(*shown)


def _item(model: type[Publishable], row: Publishable, at: datetime | None = None) -> Item:
    who = row.created_by
    return Item(
        kind=model._meta.verbose_name,
        title=row.title,
        url=reverse(f"admin:{_name(model)}_change", args=[row.pk]),
        state="scheduled" if row.scheduled else row.state,
        state_label=row.state_label(),
        who=(f"{who.last_name} {who.first_name}".strip() or who.username) if who else "",
        at=at or row.updated_at,
    )


def _queue(label: str, empty: str, items: list[Item]) -> Queue:
    return Queue(label, empty, tuple(items[:MOST_SHOWN]), len(items))


def _name(model: type[Publishable]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"
