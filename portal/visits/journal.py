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
# time, what (host to thing), path, who (address and agent), referrer host, and the two fields that mostly are "-"
_LINE = (
    r"\n1\t(\d{9,11}\.\d{3})\t(F\t[A-Z]{1,20}\t[1-5]\d\d\t(?:page|missing|[a-z_]{1,30}:[1-9]\d{0,17}))"
    r"\t(F)\t(F\tF)\t(F)\t(F\tL)$"
)
# "Not one character" is three times as fast as a set, but a field may then run over the end of a line.
_QUICK_LINE = re.compile(_LINE.replace("F", r"[^\t]*").replace("L", r"[^\t\n]*"), re.ASCII | re.MULTILINE)
_STRICT_LINE = re.compile(re.sub("[FL]", r"[^\\t\\n\\x80-\\xff]*", _LINE), re.ASCII | re.MULTILINE)
PLAIN_TAIL = "-\t-"
_REFERRER_HOST = re.compile(r"^https?://([^/:?#@\s]+)", re.IGNORECASE)

# The six parts of a line that the fold works with, still escaped: the groups of _LINE.
Row = tuple[str, str, str, str, str, str]


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


def rows(data: bytes) -> list[Row]:
    """The readable lines, in one sweep: what this costs a line decides how fast the fold is.

    What stands after the last line feed is not whole and thus no line.
    """
    if not data.endswith(b"\n"):
        data = data[: data.rfind(b"\n") + 1]
    text = "\n" + _without_long_lines(data).decode("latin-1")
    found = _QUICK_LINE.findall(text)
    # As many as there are lines, so none ran over an end.
    if len(found) == text.count("\n") - 1 and text.isascii():
        return found
    return _STRICT_LINE.findall(text)


def _without_long_lines(data: bytes) -> bytes:
    """Jumps from line feed to line feed within the longest length, which looks at few bytes."""
    position = 0
    while position < len(data):
        end = data.rfind(b"\n", position, position + LONGEST_LINE + 1) + 1
        if not end:
            end = data.find(b"\n", position) + 1 or len(data)
            data, end = data[:position] + data[end:], position
        position = end
    return data


def parse(raw: bytes) -> Hit | None:
    """The hit of one line without its line feed; None for anything that is not a whole line of ours."""
    found = rows(raw + b"\n")
    if len(found) != 1 or b"\n" in raw:
        return None
    time, what, path, who, referrer, tail = found[0]
    host, method, status, thing = what.split("\t")
    texts = (path, *who.split("\t"), referrer, *tail.split("\t"))
    return Hit(
        int(time.replace(".", "")),
        "" if host == "-" else host,
        method,
        int(status),
        thing,
        *("" if text == "-" else text for text in texts),
    )
