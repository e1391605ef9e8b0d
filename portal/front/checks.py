"""Start-up checks of counting."""

from django.conf import settings
from django.core import checks


@checks.register
def journal_has_a_writer(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """With HIT_JOURNAL=nginx our middleware is silent: nothing is counted unless nginx writes the same lines."""
    if settings.HIT_JOURNAL != "nginx":
        return []
    return [
        checks.Warning(
            "HIT_JOURNAL=nginx: cổng không tự ghi lượt xem.",
            hint="deploy/nginx.conf chưa ghi nhật ký lượt xem; hãy dùng HIT_JOURNAL=front.",
            id="portal.W002",
        )
    ]
