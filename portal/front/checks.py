"""Start-up checks of counting, and of the folder that holds it all."""

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


@checks.register(checks.Tags.security)
def data_folder_is_closed(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Made by us it has mode 0700; a folder that was there before keeps its own."""
    if not settings.DATA_DIR.stat().st_mode & 0o007:
        return []
    return [
        checks.Warning(
            f"DATA_DIR={settings.DATA_DIR}: mọi tài khoản trên máy đọc được cơ sở dữ liệu, ảnh và tệp chưa đăng.",
            hint=f"Chạy: chmod o= {settings.DATA_DIR}",
            id="portal.W003",
        )
    ]
