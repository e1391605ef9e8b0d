"""The outermost layer: answers anonymous page requests from memory, and journals each hit before it leaves.

Django is asked for everything else, and for each page once per generation and at most every AGE seconds.
"""

import threading
import time
from collections.abc import Callable, Iterable
from functools import lru_cache

from portal.base.middleware import client_address
from portal.front.asked import Asked, asked
from portal.front.journal_writer import JournalWriter
from portal.front.middleware import FRONT
from portal.front.table import ReadyPage, Table, Variant
from portal.front.watcher import Watcher
from portal.visits import journal

AGE = 25.0  # seconds; the numbers on a page may have been 30 s old when it was built
BUILDERS = 64  # locks; two pages rarely share one
LONGEST_WAIT = 10.0  # seconds for another builder before one's own try

Headers = list[tuple[str, str]]
Application = Callable[[dict, Callable], Iterable[bytes]]


class Front:
    """`writer` None: nginx keeps the journal."""

    def __init__(self, django: Application, table: Table, watcher: Watcher, writer: JournalWriter | None) -> None:
        self.django, self.table, self.watcher, self.writer = django, table, watcher, writer
        self._builders = [threading.Lock() for _ in range(BUILDERS)]

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        wanted = asked(environ, self.watcher.hosts)
        if wanted is None:
            return self.django(environ, start_response)
        page = self.table.get(wanted.key)
        if page is not None and self._is_current(page, wanted):
            if time.monotonic() - page.built < AGE:
                return self._send(page, wanted, environ, start_response)
            return self._renew(page, wanted, environ, start_response)
        with _Held(self._builders[hash(wanted.key) % BUILDERS]):
            built = self.table.get(wanted.key)
            if built is not None and self._is_current(built, wanted) and time.monotonic() - built.built < AGE:
                return self._send(built, wanted, environ, start_response)
            return self._build(built, wanted, environ, start_response)

    def _is_current(self, page: ReadyPage, wanted: Asked) -> bool:
        return page.number == self.watcher.file.number(wanted.site_id)

    def _renew(self, page: ReadyPage, wanted: Asked, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """The page is only old: one reader waits for the new one, the others get the old."""
        lock = self._builders[hash(wanted.key) % BUILDERS]
        if not lock.acquire(blocking=False):
            return self._send(page, wanted, environ, start_response)
        try:
            return self._build(page, wanted, environ, start_response)
        finally:
            lock.release()

    def _build(self, old: ReadyPage | None, wanted: Asked, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Django's answer, kept when it may be; when Django fails because the database is gone, the old page."""
        asked_with = dict(environ)
        answer = Captured()
        body = self.django(environ, answer.start)
        thing, number = environ.get(FRONT, ("", 0))
        if old is not None and answer.status.startswith("503"):
            _close(body)
            return self._send(old, wanted, asked_with, start_response)
        if environ["REQUEST_METHOD"] != "GET" or not _may_keep(answer, thing):
            if answer.status.startswith(("404", "410", "301")):
                self.table.drop(wanted.key)
            return answer.pass_on(start_response, body)
        content = b"".join(body)
        _close(body)
        page = ReadyPage(number, time.monotonic(), thing, answer.headers, content)
        self.watcher.file.raise_to(wanted.site_id, number)
        self.table.put(wanted.key, page)
        # Django has written the hit's line.
        return self._send(page, wanted, asked_with, start_response, counted=True)

    def _send(
        self, page: ReadyPage, wanted: Asked, environ: dict, start_response: Callable, counted: bool = False
    ) -> Iterable[bytes]:
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        variant = page.variants.get(encoding(accepted), page.variants[""])
        is_known = _matches(environ.get("HTTP_IF_NONE_MATCH", ""), variant)
        if self.writer is not None and not counted and environ["REQUEST_METHOD"] == "GET":
            self.writer.append(_line(page, wanted, environ, 304 if is_known else 200))
        if is_known:
            start_response("304 Not Modified", variant.unchanged)
            return (b"",)
        start_response("200 OK", variant.headers)
        return (variant.body if environ["REQUEST_METHOD"] == "GET" else b"",)


class Captured:
    """Stands for the server while Django answers."""

    def __init__(self) -> None:
        self.status, self.headers = "", []

    def start(self, status: str, headers: Headers, exc_info=None) -> Callable:
        self.status, self.headers = status, headers
        return _no_write

    def pass_on(self, start_response: Callable, body: Iterable[bytes]) -> Iterable[bytes]:
        start_response(self.status, self.headers)
        return body


class _Held:
    """A lock held for a while, and not waited for without end: a builder may hang on a slow disk."""

    def __init__(self, lock: threading.Lock) -> None:
        self.lock = lock

    def __enter__(self) -> None:
        self.held = self.lock.acquire(timeout=LONGEST_WAIT)

    def __exit__(self, *error) -> None:
        if self.held:
            self.lock.release()


def _no_write(data: bytes) -> None:
    raise RuntimeError("The front takes bodies as iterables only.")


def _close(body: Iterable[bytes]) -> None:
    close = getattr(body, "close", None)
    if close:
        close()


def _may_keep(answer: Captured, thing: str) -> bool:
    """Countable pages without anything personal."""
    if not thing or not answer.status.startswith("200"):
        return False
    headers = {name.lower(): value.lower() for name, value in answer.headers}
    return (
        headers.get("content-type", "").startswith("text/html")
        and "set-cookie" not in headers
        and "cookie" not in headers.get("vary", "")
        and not {"private", "no-store"} & set(headers.get("cache-control", "").replace(" ", "").split(","))
        and "content-encoding" not in headers
    )


@lru_cache(maxsize=512)
def encoding(accepted: str) -> str:
    """The best prepared encoding of an Accept-Encoding header (RFC 9110 12.5.3)."""
    weights = {}
    for part in accepted[:500].lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((name for name in ("br", "gzip") if weights.get(name, weights.get("*", False))), "")


def _matches(sent: str, variant: Variant) -> bool:
    return bool(sent) and (sent == "*" or variant.etag in {tag.strip().removeprefix("W/") for tag in sent.split(",")})


def _line(page: ReadyPage, wanted: Asked, environ: dict, status: int) -> bytes:
    remote = environ.get("REMOTE_ADDR", "")
    forwarded = environ.get("HTTP_X_FORWARDED_FOR", "")
    return journal.line(
        journal.Hit(
            time.time_ns() // 1_000_000,
            wanted.host,
            "GET",
            status,
            page.thing,
            _decoded(environ["PATH_INFO"]),
            client_address(remote, forwarded) if forwarded else remote,
            environ.get("HTTP_USER_AGENT", ""),
            journal.referrer_host(environ["HTTP_REFERER"]) if "HTTP_REFERER" in environ else "",
            "",
            environ.get("HTTP_SEC_PURPOSE", ""),
        )
    )


@lru_cache(maxsize=1024)
def _decoded(path: str) -> str:
    """As Django decodes it; the two must write the same line."""
    return path.encode("latin-1").decode("utf-8", "replace")
