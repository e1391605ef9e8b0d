"""Start-up checks of our own: each says what is wrong and what to do."""

from django.core import checks
from django.db import DatabaseError

from portal.identity.context import missing_lines
from portal.identity.models import SiteProfile


@checks.register(checks.Tags.database)
def masthead_is_complete(app_configs, databases=None, **kwargs) -> list[checks.CheckMessage]:
    """A missing line on the home page is fined (ND 174/2026 art. 93.1)."""
    if not databases:
        return []
    try:
        profiles = list(SiteProfile.objects.select_related("site"))
    except DatabaseError:  # before the first migration
        return []
    return [
        checks.Warning(
            f"{profile.site.domain}: chân trang thiếu dòng “{label}”.",
            hint="Điền trong Quản trị → Hồ sơ cổng. Theo Nghị định 174/2026/NĐ-CP Điều 93.1 thiếu dòng này bị phạt.",
            id="portal.W001",
        )
        for profile in profiles
        for label in missing_lines(profile)
    ]
