"""Choosing content that a menu entry or a notice leads to, by words of its title."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import path, reverse

from portal.base.text import fold
from portal.identity.admin_sites import own_rows
from portal.identity.areas import areas
from portal.publishing.admin_areas import INDENT
from portal.search.models import SearchEntry
from portal.search.sources import sources

MOST_TARGETS = 20


class ChoosesTarget:
    """Mixin of ModelAdmin whose form is a TargetForm."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.targets_view)
        return [path("noi-dung/", view, name=self._targets_name()), *super().get_urls()]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        url = reverse(f"{self.admin_site.name}:{self._targets_name()}")
        form.base_fields["target_choice"].widget.attrs["data-ajax--url"] = url
        return form

    def targets_view(self, request: HttpRequest) -> JsonResponse:
        """Answers for the select2 of "Dẫn tới nội dung": areas by name, content by the search table."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        term = fold(request.GET.get("term", ""))
        return JsonResponse(
            {"results": [*_areas(request, term), *_content(request, term)], "pagination": {"more": False}}
        )

    def _targets_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_targets"


def _areas(request: HttpRequest, term: str) -> list[dict]:
    found = []
    for model, rows in areas().items():
        type_id = ContentType.objects.get_for_model(model).pk
        label = model._meta.verbose_name.capitalize()
        for node in own_rows(rows(), request):
            if term in fold(node.name):
                found.append({"id": f"{type_id}-{node.pk}", "text": f"{label}: {INDENT * node.depth}{node.name}"})
    return found[:MOST_TARGETS]


def _content(request: HttpRequest, term: str) -> list[dict]:
    entries = own_rows(SearchEntry.objects.order_by("-pk"), request)
    for word in term.split():
        entries = entries.filter(title_words__contains=f" {word}")
    types = {kind: (source, _type_id(source)) for kind, source in sources().items()}
    return [
        {"id": f"{types[entry.kind][1]}-{entry.object_id}", "text": f"{types[entry.kind][0].label}: {entry.title}"}
        for entry in entries.filter(kind__in=types)[:MOST_TARGETS]
    ]


def _type_id(source) -> int:
    return ContentType.objects.get_for_model(source.rows().model).pk
