"""The generations of all Sites in a small file that every process of this node has mapped into memory.

Reading costs no system call. The publishing process writes here right after its commit; what other nodes publish is
polled from the database (portal.front.watcher). A number that is read may be old for a moment, never wrong: pages
carry the number they were built with.
"""

import logging
import mmap
import os
import struct
from pathlib import Path

log = logging.getLogger(__name__)
MOST_SITES = 4096  # ids of Sites; pages of a Site beyond are built anew for each request
NUMBER = struct.Struct("<Q")
SIZE = MOST_SITES * NUMBER.size


class GenerationFile:
    def __init__(self, path: Path) -> None:
        """Raises OSError when the folder cannot be written."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            if os.fstat(file).st_size < SIZE:
                os.ftruncate(file, SIZE)
            self._numbers = mmap.mmap(file, SIZE)
        finally:
            os.close(file)

    def number(self, site_id: int) -> int:
        """0 when nothing is known of the Site."""
        return NUMBER.unpack_from(self._numbers, site_id * NUMBER.size)[0] if 0 < site_id < MOST_SITES else 0

    def raise_to(self, site_id: int, number: int) -> None:
        """Two writers at once may leave the older number for the half second until the next poll."""
        if 0 < site_id < MOST_SITES and number > self.number(site_id):
            NUMBER.pack_into(self._numbers, site_id * NUMBER.size, number)

    def set_to(self, site_id: int, number: int) -> None:
        """What the database says, also after it was restored from an older copy."""
        if 0 < site_id < MOST_SITES and number != self.number(site_id):
            NUMBER.pack_into(self._numbers, site_id * NUMBER.size, number)


_files: dict[Path, GenerationFile] = {}


def file_at(path: Path) -> GenerationFile | None:
    """The mapping of this process; None when there can be none, then pages are as new as the last poll."""
    found = _files.get(path)
    if found is None:
        try:
            found = _files[path] = GenerationFile(path)
        except OSError:
            log.exception("The file of generations %s cannot be used.", path)
    return found
