"""What the front knows of the Sites without asking the database for each request: hosts and generations."""

import logging
import threading
from dataclasses import dataclass, field

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections

from portal.base.generation_file import GenerationFile
from portal.base.models import Generation

log = logging.getLogger(__name__)
EVERY = 0.5  # seconds; pages changed by another node are older by at most this


@dataclass(frozen=True)
class Hosts:
    """Sites by host name; other allowed hosts show the first Site."""

    sites: dict[str, int] = field(default_factory=dict)
    first: int = 0

    def site_id(self, host: str) -> int:
        """0 for a host that Django has to judge."""
        found = self.sites.get(host)
        if found is not None:
            return found
        return self.first if host in settings.KNOWN_HOSTS else 0


class Watcher:
    """A thread of each server process. Until its first look nothing is answered from memory."""

    def __init__(self, file: GenerationFile) -> None:
        self.file, self.hosts, self.database_answers = file, Hosts(), True
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="front-watcher", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()

    def look(self) -> None:
        """One query: hosts and generations of all Sites."""
        rows = Generation.objects.filter(site__profile__isnull=False).order_by("site_id")
        try:
            found = list(rows.values_list("site_id", "site__domain", "number"))
        except (DatabaseError, InterfaceError):
            if self.database_answers:
                log.exception("The database does not answer; ready pages keep coming.")
            self.database_answers = False
            return
        self.database_answers = True
        for site_id, _, number in found:
            self.file.set_to(site_id, number)
        self.hosts = Hosts({host: site_id for site_id, host, _ in found}, found[0][0] if found else 0)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                close_old_connections()
                self.look()
            except Exception:  # noqa: BLE001 - the watcher must outlive every surprise
                log.exception("The watcher of the front failed once.")
            self._stop.wait(EVERY)
