"""The hit journal's line format, version 1: written by portal.front or nginx, read by the fold.

One line per countable answer, fields separated by tabs:

    version, time, host, method, status, thing, path, address, user agent, referrer host, Content-Range, Sec-Purpose

The time is seconds with three decimals (nginx's $msec), the path stands decoded and without its query, the thing
is what the answer's X-Hit header said ("article:12", "file:45", "page", "missing"). A missing value is "-".
Values are escaped as nginx's `escape=default` does: `"`, `\\`, control characters and every byte above 126
become \\xHH. Thus no value holds a tab or a line feed, and a line is pure ASCII.
"""

import re
from functools import lru_cache
from typing import NamedTuple

VERSION = "1"
LONGEST_LINE = 4096  # bytes
# Longest escaped values; together they stay below LONGEST_LINE.
LONGEST_PATH, LONGEST_AGENT, LONGEST_NAME, LONGEST_WORD = 1600, 1200, 255, 100

# What nginx is given so that it writes the same lines; both variables with _only come from maps.
NGINX_LOG_FORMAT = (
    "'1\\t$msec\\t$host\\t$request_method\\t$status\\t$upstream_http_x_hit\\t$uri\\t$remote_addr\\t"
    "$http_user_agent\\t$portal_referrer_host\\t$sent_http_content_range\\t$http_sec_purpose'"
)

_UNSAFE = re.compile(rb"[^ !#-\[\]-~]")
_ESCAPE = re.compile(r"\\x([0-9A-F]{2})")
_HALF_ESCAPE = re.compile(r"\\x?[0-9A-F]?$")
_LINE = re.compile(
    r"1\t(\d{9,11})\.(\d{3})\t([^\t]*)\t([A-Z]{1,20})\t([1-5]\d\d)\t(page|missing|[a-z_]{1,30}:[1-9]\d{0,17})"
    r"\t([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)",
    re.ASCII,
)
_REFERRER_HOST = re.compile(r"^https?://([^/:?#@\s]+)", re.IGNORECASE)


class Hit(NamedTuple):
    """One line. `ms` is the time in milliseconds; texts stay escaped (see `unescape`), "" is a missing value."""

    ms: int
    host: str
    method: str
    status: int
    thing: str
    path: str = ""
    address: str = ""
    agent: str = ""
    referrer_host: str = ""
    content_range: str = ""
    purpose: str = ""


def escape(value: str | bytes) -> str:
    """As nginx escapes; a str is what WSGI gives (bytes read as Latin-1) or real text, then as UTF-8."""
    if isinstance(value, str):
        try:
            value = value.encode("latin-1")
        except UnicodeEncodeError:
            value = value.encode("utf-8", "replace")
    return _UNSAFE.sub(lambda found: b"\\x%02X" % found[0][0], value).decode("ascii")


def unescape(value: str) -> str:
    """The text of an escaped value; bytes that are no UTF-8 become U+FFFD."""
    raw = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), value)
    return raw.encode("latin-1", "replace").decode("utf-8", "replace")


def referrer_host(referrer: str) -> str:
    """Only the host of a Referer header: the rest may hold words a person searched for."""
    found = _REFERRER_HOST.match(referrer)
    return found[1].lower() if found else ""


def line(hit: Hit) -> bytes:
    """The line of a hit whose values are still unescaped; too long values are cut."""
    values = (
        VERSION,
        f"{hit.ms // 1000}.{hit.ms % 1000:03}",
        _cut(hit.host, LONGEST_NAME),
        _cut(hit.method, LONGEST_WORD),
        str(hit.status),
        _cut(hit.thing, LONGEST_WORD),
        # A path is text that Django decoded already; as Latin-1 it would come out as other bytes than nginx's.
        _cut(hit.path.encode("utf-8", "replace"), LONGEST_PATH),
        _cut(hit.address, LONGEST_WORD),
        _cut(hit.agent, LONGEST_AGENT),
        _cut(hit.referrer_host, LONGEST_NAME),
        _cut(hit.content_range, LONGEST_WORD),
        _cut(hit.purpose, LONGEST_WORD),
    )
    return ("\t".join(values) + "\n").encode("ascii")


@lru_cache(maxsize=8192)  # the same paths, hosts and user agents come again and again
def _cut(value: str | bytes, longest: int) -> str:
    text = escape(value[:longest])
    if len(text) > longest:
        text = _HALF_ESCAPE.sub("", text[:longest])
    return text or "-"


def parse(raw: bytes) -> Hit | None:
    """The hit of one line without its line feed; None for anything that is not a whole line of ours."""
    if len(raw) > LONGEST_LINE or not raw.isascii():
        return None
    found = _LINE.fullmatch(raw.decode("ascii"))
    if not found:
        return None
    seconds, thousandths, host, method, status, thing, *texts = found.groups()
    path, address, agent, referrer, content_range, purpose = ("" if text == "-" else text for text in texts)
    return Hit(
        int(seconds + thousandths),
        "" if host == "-" else host,
        method,
        int(status),
        thing,
        path,
        address,
        agent,
        referrer,
        content_range,
        purpose,
    )
