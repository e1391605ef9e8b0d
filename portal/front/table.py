"""Ready pages in memory, bounded by their bytes; the longest unused go first."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable

import brotli

GZIP, BROTLI = 6, 5  # levels: prepared once a minute at most, read thousands of times
OVERHEAD = 2000  # bytes of a page besides its bodies, roughly
SMALLEST = 500  # bytes; less is not worth packing


class ReadyPage:
    """One public page: bodies by encoding with their headers, and what the hit journal says of it.

    `number` is the generation it was built with, `built` the monotonic time.
    """

    __slots__ = ("built", "number", "size", "thing", "variants")

    def __init__(self, number: int, built: float, thing: str, headers: list[tuple[str, str]], body: bytes) -> None:
        self.number, self.built, self.thing = number, built, thing
        bodies = {"": body}
        if len(body) >= SMALLEST:
            bodies["gzip"] = gzip.compress(body, GZIP, mtime=0)
            bodies["br"] = brotli.compress(body, quality=BROTLI)
        digest = hashlib.sha256(body).hexdigest()[:20]
        self.variants = {name: Variant(name, digest, headers, packed) for name, packed in bodies.items()}
        self.size = sum(map(len, bodies.values())) + OVERHEAD


class Variant:
    __slots__ = ("body", "etag", "headers", "unchanged")

    def __init__(self, encoding: str, digest: str, headers: list[tuple[str, str]], body: bytes) -> None:
        self.body = body
        self.etag = f'"{digest}{f"-{encoding}" if encoding else ""}"'
        kept = [(name, value) for name, value in headers if name.lower() not in ("content-length", "etag", "vary")]
        own = [("ETag", self.etag), ("Vary", "Accept-Encoding")]
        packed = [("Content-Encoding", encoding)] if encoding else []
        self.headers = [*kept, *own, *packed, ("Content-Length", str(len(body)))]
        # RFC 9110 15.4.5: what a 200 would say of caching, nothing of the content.
        self.unchanged = [*(pair for pair in kept if not pair[0].lower().startswith("content-t")), *own]


class Table:
    """Safe for threads."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes, self.bytes = most_bytes, 0
        self._pages: OrderedDict[Hashable, ReadyPage] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Hashable) -> ReadyPage | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: ReadyPage) -> None:
        if page.size > self.most_bytes:
            return
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self.bytes += page.size
            while self.bytes > self.most_bytes:
                self._drop(next(iter(self._pages)))

    def drop(self, key: Hashable) -> None:
        with self._lock:
            self._drop(key)

    def _drop(self, key: Hashable) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self.bytes -= page.size
