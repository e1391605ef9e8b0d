"""Sending the bytes of a file: streamed, resumable, under its Vietnamese name, harmless in a browser."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response

from documents.models import StoredFile
from portal.base.text import fold

log = logging.getLogger(__name__)
CHUNK = 2**18
RANGE = re.compile(r"^bytes=(?=\d|-\d)(\d{0,18})-(\d{0,18})$", re.ASCII)
SANDBOX = "default-src 'none'; sandbox"
# A sandbox would keep the browser's own PDF reader from starting; the content is known to be a PDF without scripts.
READING = "script-src 'none'; frame-ancestors 'self'"


def send(request: HttpRequest, stored: StoredFile, name: str, *, inline: bool = False) -> HttpResponseBase:
    """200, 206, 304 or 416. `from_start` on the answer tells whether the first byte is in it."""
    if not stored.path.is_file():
        log.error("The bytes of stored file %s are missing on disk.", stored.pk)
        raise Http404
    etag = f'"{stored.sha256}"'
    wanted = _range(request, stored.size, etag)
    if wanted is None:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{stored.size}"
        response.from_start = False
        return response
    first, last = wanted
    partial = _asked(request, etag) is not None
    body = _bytes(stored.path, first, last - first + 1)
    response = StreamingHttpResponse(body, status=206 if partial else 200, content_type=stored.content_type)
    response["Content-Length"] = str(last - first + 1)
    if partial:
        response["Content-Range"] = f"bytes {first}-{last}/{stored.size}"
    response["ETag"] = etag
    answer = response if partial else get_conditional_response(request, etag=etag, response=response)
    _headers(answer, name, inline)
    answer.from_start = first == 0
    return answer


def _headers(response: HttpResponseBase, name: str, inline: bool) -> None:
    ascii_name = _ascii(name)
    way = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{way}; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}"
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = READING if inline else SANDBOX


def _ascii(name: str) -> str:
    """For programs that cannot read filename*: "Phụ lục I.pdf" gives "phu-luc-i.pdf"."""
    stem, _, extension = name.rpartition(".")
    plain = "-".join(fold(stem).split()).encode("ascii", "ignore").decode()
    return f"{plain or 'van-ban'}.{extension}"


def _asked(request: HttpRequest, etag: str) -> re.Match | None:
    """One range of bytes; several, other units or an outdated If-Range mean the whole file."""
    if request.method != "GET" or request.headers.get("If-Range", etag) != etag:
        return None
    return RANGE.match(request.headers.get("Range", ""))


def _range(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | None:
    """First and last byte to send; None when the asked range lies outside."""
    asked = _asked(request, etag)
    if asked is None:
        return 0, size - 1
    first, last = asked.groups()
    if not first:
        length = min(int(last), size)
        return (size - length, size - 1) if length else None
    start, end = int(first), min(int(last) if last else size - 1, size - 1)
    return (start, end) if start <= end and start < size else None


def _bytes(path: Path, start: int, length: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        while length > 0:
            chunk = file.read(min(CHUNK, length))
            if not chunk:
                return
            length -= len(chunk)
            yield chunk
