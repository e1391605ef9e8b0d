"""Which Site, theme and template an admin page is about, from its address; and what stands there now."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.sites.models import Site
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse

from portal.identity import rights
from portal.identity.admin_sites import default_site_id, site_name
from portal.identity.models import THEMES
from portal.layout import catalogue, shipped_files
from portal.layout.catalogue import Entry
from portal.layout.models import EditedTemplate


@dataclass(frozen=True)
class Choice:
    """One theme of one Site."""

    site: Site
    theme: str

    @property
    def query(self) -> dict[str, str]:
        return {"cong": str(self.site.pk), "giao-dien": self.theme}

    @property
    def site_name(self) -> str:
        return site_name(self.site)

    @property
    def theme_name(self) -> str:
        return THEMES[self.theme]

    def url(self, page: str = "changelist", **more: str) -> str:
        return f"{reverse(f'admin:layout_editedtemplate_{page}')}?{urlencode({**self.query, **more})}"


@dataclass(frozen=True)
class Template:
    """One template of a choice. `shipped` is the file as it is now; `row` the Site's copy, if there ever was one."""

    choice: Choice
    name: str
    entry: Entry | None
    shipped: str
    row: EditedTemplate | None

    @property
    def label(self) -> str:
        return self.entry.label if self.entry else "Tệp gốc không còn"

    @property
    def revision(self) -> int:
        return self.row.revision if self.row else 0

    @property
    def used_source(self) -> str:
        """What citizens' pages are drawn with."""
        return self.row.source if self.row and self.row.active else self.shipped

    @property
    def query(self) -> dict[str, str]:
        return {**self.choice.query, "ten": self.name}

    def url(self, page: str = "change_template") -> str:
        return self.choice.url(page, ten=self.name)


def own_sites(request: HttpRequest) -> list[Site]:
    ids = rights.site_ids(request.user)
    rows = Site.objects.filter(profile__isnull=False).select_related("profile").order_by("pk")
    return list(rows if ids is None else rows.filter(pk__in=ids))


def chosen(request: HttpRequest, sites: list[Site] | None = None) -> Choice:
    """The Site and theme of the address; without them the person's Site and the theme it wears."""
    sites = own_sites(request) if sites is None else sites
    wanted = request.GET.get("cong", "") or str(default_site_id(request))
    site = next((site for site in sites if str(site.pk) == wanted), None)
    if site is None:
        raise PermissionDenied
    theme = request.GET.get("giao-dien", "") or site.profile.theme
    if theme not in THEMES:
        raise Http404("Không có giao diện này.")
    return Choice(site, theme)


def template(request: HttpRequest) -> Template:
    """The template of the address; 404 when nobody ships it and no copy of it is left."""
    choice, name = chosen(request), request.GET.get("ten", "").replace("\x00", "")
    row = _copies(choice).filter(name=name).first()
    entry = entries(choice.theme).get(name)
    if entry is None and row is None:
        raise Http404("Không có mẫu này.")
    return Template(choice, name, entry, shipped_files.source(choice.theme, name) if entry else "", row)


def templates(choice: Choice) -> list[Template]:
    """Every template of the theme with its copy, then copies whose shipped file is gone; one query."""
    rows = {row.name: row for row in _copies(choice)}
    known = entries(choice.theme)
    return [
        Template(choice, name, entry, shipped_files.source(choice.theme, name), rows.get(name))
        for name, entry in known.items()
    ] + [Template(choice, name, None, "", row) for name, row in rows.items() if name not in known]


def entries(theme: str) -> Mapping[str, Entry]:
    return {entry.name: entry for entry in catalogue.entries(theme)}


def _copies(choice: Choice):
    rows = EditedTemplate.objects.filter(site_id=choice.site.pk, theme=choice.theme)
    return rows.select_related("updated_by").order_by("name")
