"""Page data that every page has: the Site, its masthead, and what other rooms register (menus, notices)."""

from collections.abc import Callable

from django.utils import timezone

from portal.base import dates, discovery
from portal.identity.context import masthead
from portal.identity.palette import address as colours_address
from portal.identity.sites import CurrentSite
from portal.layout.engine import Row, plain
from portal.publishing.pictures import picture

Provider = Callable[[CurrentSite, str, str], object]
_providers: dict[str, Provider] = {}


def provide(name: str) -> Callable[[Provider], Provider]:
    """Register `function(site, language, path)` whose answer every template sees under `name`."""

    def register(function: Provider) -> Provider:
        _providers[name] = function
        return function

    return register


def site_data(site: CurrentSite, language: str, path: str) -> dict[str, object]:
    discovery.load("blocks")
    shared = site.part(("site_data", language), lambda: plain(_build(site, language)))
    return {**shared, **{name: plain(provider(site, language, path)) for name, provider in _providers.items()}}


def _build(site: CurrentSite, language: str) -> Row:
    profile = site.profile
    english = language == "en"
    return {
        "site": {
            "name": (english and profile.name_en) or profile.name,
            "short_name": profile.short_name or profile.name,
            "parent_name": profile.parent_name,
            "theme": profile.theme,
            "language": language,
            "home_url": "/",
            "search_url": "/tim-kiem/",
            "rss_url": "/rss/",
            "sitemap_url": "/so-do-cong/",
            "today": dates.today_line(timezone.now()),
            "stamp_place": profile.effective_date_place(),
            "logo": picture(profile.logo),
            "banner": picture(profile.banner, width=1280),
            "colours_url": colours_address(profile.theme, profile.main_colour, profile.accent_colour),
        },
        "masthead": masthead(profile),
    }
