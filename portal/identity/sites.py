"""From a host name to a Site, and from a Site to absolute addresses."""

import re
from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.contrib.sites.models import Site
from django.core.exceptions import DisallowedHost

from portal.base.generation import LONGEST, shared
from portal.base.models import Generation
from portal.identity.models import SiteProfile

HOST = re.compile(r"[\w.-]+\Z|\[[0-9a-f:.]+\]\Z")  # anything else is asked of no database


@dataclass(frozen=True)
class CurrentSite:
    """The Site of one request with the generation it was read at."""

    id: int
    host: str
    number: int
    strict: ClassVar[bool] = False  # a preview: its editor is told what readers must not notice

    @property
    def profile(self) -> SiteProfile:
        return self.part(("profile",), self._read_profile)

    def _read_profile(self) -> SiteProfile:
        return SiteProfile.objects.select_related("site", "logo", "banner").get(site_id=self.id)

    def part(self, name: tuple, build, age: float = LONGEST):
        """Shared part of this Site's pages, see portal.base.generation."""
        return shared.get(self.id, self.number, name, build, age)


def host_name(value: str) -> str:
    """Host header without port, lower case, without a final dot."""
    value = value.strip().lower()
    name = value.rsplit("]", 1)[0] + "]" if value.startswith("[") else value.split(":", 1)[0]
    return name.rstrip(".")


def host_port(value: str) -> str:
    """Port of a Host header, or "" (the server's own port is another one behind a proxy)."""
    port = value.strip().rsplit("]", 1)[-1].rpartition(":")[2] if ":" in value.rsplit("]", 1)[-1] else ""
    return port if port.isascii() and port.isdigit() and len(port) < 6 and 0 < int(port) < 65536 else ""


def find(host: str) -> CurrentSite:
    """The Site of this host; other hosts of ALLOWED_HOSTS show the first Site.

    One query. Raises DisallowedHost for a host that is neither, and Generation.DoesNotExist when no Site exists.
    """
    if not HOST.match(host):
        raise DisallowedHost(f"No host name: {host[:100]!r}.")
    rows = Generation.objects.filter(site__profile__isnull=False).order_by("site_id")
    found = rows.filter(site__domain=host).values_list("site_id", "site__domain", "number").first()
    if not found:
        if not _known(host):
            raise DisallowedHost(f"Unknown host {host[:100]!r}.")
        found = rows.values_list("site_id", "site__domain", "number").first()
        if not found:
            raise Generation.DoesNotExist("No Site has a profile yet.")
    return CurrentSite(*found)


def by_id(site_id: int) -> CurrentSite:
    """Raises Generation.DoesNotExist when there is no such Site."""
    row = Generation.objects.select_related("site").get(site_id=site_id, site__profile__isnull=False)
    return CurrentSite(row.site_id, row.site.domain, row.number)


def _known(host: str) -> bool:
    return any(
        host == known or (known.startswith(".") and (host.endswith(known) or host == known[1:]))
        for known in settings.KNOWN_HOSTS
    )


def absolute(site_host: str, path: str, request=None) -> str:
    """Address on a Site's host: with the request's scheme and port, else PUBLIC_SCHEME and PUBLIC_PORT."""
    if request is None:
        return _address(settings.PUBLIC_SCHEME, site_host, settings.PUBLIC_PORT, path)
    return _address(request.scheme, site_host, host_port(request.META.get("HTTP_HOST", "")), path)


def printed_address(site_host: str, path: str, request) -> str:
    """Address that a page, a feed or a site map holds: a cache may show it to others.

    Anybody can write any port into a Host header, therefore one that is not ours gives way to PUBLIC_PORT.
    """
    port = host_port(request.META.get("HTTP_HOST", ""))
    if port not in ("", "80", "443", settings.PUBLIC_PORT, str(settings.PORT)):
        port = settings.PUBLIC_PORT
    return _address(request.scheme, site_host, port, path)


def _address(scheme: str, host: str, port: str, path: str) -> str:
    usual = {"http": "80", "https": "443"}[scheme]
    return f"{scheme}://{host}{f':{port}' if port and port != usual else ''}{path}"


def create(domain: str, **profile) -> Site:
    """A new Site with its profile and generation row; call inside a transaction."""
    site = Site.objects.create(domain=domain, name=profile["name"][:50])
    SiteProfile.objects.create(site=site, **profile)
    Generation.objects.create(site=site)
    return site
