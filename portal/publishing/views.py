"""Pictures: upload from the editor, and files that are not (or not yet) public."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.admin.views.decorators import staff_member_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from portal.identity import rights
from portal.publishing import media
from portal.publishing.models import Media

FILE_NAME = re.compile(r"\d{1,5}\.(webp|avif)", re.ASCII)
FOLDER_NAME = re.compile(r"\d{1,18}-[0-9a-f]{8}", re.ASCII)
TYPES = {".webp": "image/webp", ".avif": "image/avif"}
YEAR = 31_536_000


def _refuse(message: str, status: int = 200) -> JsonResponse:
    """CKEditor shows the message of an answer with status 200; other clients read the status."""
    return JsonResponse({"uploaded": 0, "error": {"message": message}}, status=status)


@require_POST
@staff_member_required
def upload_image(request: HttpRequest) -> HttpResponse:
    """CKEditor's upload protocol: field `upload`, answer {"uploaded", "fileName", "url"} or {"error"}."""
    site_id = rights.site_for(request.user, rights.WRITE, request.site.id if request.site else None)
    if site_id is None:
        return _refuse("Bạn không có quyền tải ảnh lên.", 403)
    upload = request.FILES.get("upload")
    if upload is None:
        return _refuse("Chưa chọn tệp ảnh.")
    try:
        stored = media.store(upload, site_id=site_id, user=request.user)
    except media.BadImage as error:
        return _refuse(str(error))
    name = f"{media.rendition_widths(stored.width)[-1]}.webp"
    return JsonResponse({"uploaded": 1, "fileName": name, "url": f"/media/{stored.key}/{name}"})


def media_file(request: HttpRequest, folder: str, name: str) -> HttpResponse:
    """A rendition: public ones for everybody and for ever, the others only for staff of their Site."""
    if not FOLDER_NAME.fullmatch(folder) or not FILE_NAME.fullmatch(name):
        raise Http404
    public = Path(settings.PUBLIC_MEDIA_ROOT) / folder / name
    if public.is_file():
        return _send(public, f"max-age={YEAR}, public, immutable")
    private = Path(settings.MEDIA_ROOT) / "anh" / folder / name
    if settings.SESSION_COOKIE_NAME in request.COOKIES and private.is_file() and _may_see(request.user, folder):
        return _send(private, "private, no-store")
    raise Http404


def _may_see(user, folder: str) -> bool:
    sites = rights.site_ids(user) if user.is_active else set()
    if sites is None:
        return True
    return Media.objects.filter(pk=int(folder.partition("-")[0]), site_id__in=sites).exists()


def _send(file: Path, caching: str) -> FileResponse:
    response = FileResponse(file.open("rb"), content_type=TYPES[file.suffix])
    response["Cache-Control"] = caching
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
