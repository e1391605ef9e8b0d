"""Drawing with a Site's edited copies: they stand before the shipped files, within a budget, and never break a page.

A copy that fails while a page is drawn is left out and the page drawn again; the failure is logged, told to the
office, and the copy rests on that page for a while.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import Error as DatabaseProblem
from django.template import Context, Engine, Origin
from django.utils import timezone

from portal.identity.sites import CurrentSite
from portal.layout.budget import CPU_SECONDS, Budget, PageTime
from portal.layout.engine import ThemeEngine, ThemeLoader, engine_for
from portal.layout.models import EditedTemplate

log = logging.getLogger(__name__)
REST = 60.0  # seconds that a copy is left out on a page where it failed, in this process
EVERYWHERE, FEW_PAGES = "*", 5
MOST_RESTS = 1000  # (copy, page) pairs remembered
TELL_AGAIN = 60.0  # seconds between two notes of the same failing copy to the database
MOST_ENGINES = 24
RETRIES = 2


@dataclass(frozen=True)
class Copy:
    """An edited copy as engines use it; `pk` 0 is an unsaved one."""

    pk: int
    revision: int
    source: str


Copies = Mapping[str, Copy]


class TemplateFailed(Exception):
    """A copy failed where nobody but its editor sees it (previews)."""

    def __init__(self, name: str, line: int | None, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.line, self.reason = name, line, reason


class EditedLoader(ThemeLoader):
    """The copies, then the files."""

    def __init__(self, engine: Engine, theme: str, copies: Copies) -> None:
        super().__init__(engine, theme)
        self.copies = copies

    def get_template_sources(self, template_name: str) -> Iterator[Origin]:
        if template_name in self.copies:
            yield EditedOrigin(name=f"edited:{template_name}", template_name=str(template_name), loader=self)
        yield from super().get_template_sources(template_name)

    def get_contents(self, origin: Origin) -> str:
        if isinstance(origin, EditedOrigin):
            return self.copies[origin.template_name].source
        return super().get_contents(origin)


class EditedOrigin(Origin):
    pass


class EditedEngine(ThemeEngine):
    counted = True

    def __init__(self, theme: str, copies: Copies) -> None:
        super().__init__(theme, ("portal.layout.edited.EditedLoader", theme, copies))


_engines: dict[tuple, EditedEngine] = {}
_resting: dict[tuple, float] = {}
_told: dict[tuple, float] = {}
_lock = threading.Lock()


def copies_of(site: CurrentSite, theme: str) -> Copies:
    """The copies in use; one query per generation."""
    return site.part(("edited_templates", theme), lambda: read_copies(site.id, theme))


def read_copies(site_id: int, theme: str) -> Copies:
    """The copies in use as they stand in the database."""
    rows = EditedTemplate.objects.used(site_id, theme).values_list("name", "pk", "revision", "source")
    return {name: Copy(pk, revision, source) for name, pk, revision, source in rows}


def draw(
    site: CurrentSite,
    theme: str,
    name: str,
    context: Callable[[], Context],
    path: str,
    page_time: PageTime | None = None,
) -> str:
    """Draw template `name`; `context` makes a fresh context for each try. `path` says where, for the note.

    `page_time`: what the blocks of one page share.

    Raises what a shipped file raises; TemplateFailed when a copy fails on a Site that is `strict` (a preview).
    """
    copies = copies_of(site, theme)
    used = {key: copy for key, copy in copies.items() if not _rests(copy, path)} if _resting else copies
    for _ in range(RETRIES):
        if not used:
            break
        began = time.thread_time()
        try:
            template, counted = _engine(site.id, theme, used).get_template(name), context()
            began = time.thread_time()
            counted.budget = Budget(page_time.share() if page_time else CPU_SECONDS)
            return template.render(counted)
        except TemplateFailed:
            raise
        except Exception as error:  # noqa: BLE001 - an edit must never break a page
            failed, line = _culprit(error, used)
            if site.strict:
                raise TemplateFailed(failed or name, line, _reason(error)) from error
            log.exception("Edited template %s of Site %s (%s) failed at %s.", failed, site.id, theme, path)
            left_out = [failed] if failed else list(used)
            for key in left_out:
                _rest(used[key], path)
            _tell(site.id, theme, left_out if failed else [], used, f"{line or 1}: {_reason(error)}", path)
            used = {key: copy for key, copy in used.items() if key not in left_out}
        finally:
            if page_time:
                page_time.spend(time.thread_time() - began)
    return engine_for(theme).get_template(name).render(context())


def _engine(site_id: int, theme: str, copies: Copies) -> EditedEngine:
    """One set of compiled templates per choice of copies; unsaved ones are never kept."""
    if any(copy.pk == 0 for copy in copies.values()):
        return EditedEngine(theme, copies)
    key = (site_id, theme, *sorted((name, copy.pk, copy.revision) for name, copy in copies.items()))
    with _lock:
        found = _engines.pop(key, None) or EditedEngine(theme, copies)
        _engines[key] = found  # the newest use stands last
        if len(_engines) > MOST_ENGINES:
            del _engines[next(iter(_engines))]
    return found


def _culprit(error: Exception, used: Copies) -> tuple[str | None, int | None]:
    """Name and line of the copy that failed, when the error says so."""
    node = getattr(error, "drawn_node", None)
    token = getattr(error, "token", None) or getattr(node, "token", None)
    line = getattr(token, "lineno", None)
    origin = getattr(error, "compiled_origin", None) or getattr(node, "origin", None)
    if isinstance(origin, EditedOrigin):
        return origin.template_name, line
    # A shipped part that a copy draws too often: the copy that draws it is to blame.
    for outer in getattr(error, "drawn_nodes", ()):
        if isinstance(getattr(outer, "origin", None), EditedOrigin):
            return outer.origin.template_name, getattr(outer.token, "lineno", None)
    return (next(iter(used)), line) if len(used) == 1 else (None, line)


def _reason(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:300]


def _rests(copy: Copy, path: str) -> bool:
    now = time.monotonic()
    key = (copy.pk, copy.revision)
    return _resting.get((*key, path), 0) > now or _resting.get((*key, EVERYWHERE), 0) > now


def _rest(copy: Copy, path: str) -> None:
    """On this page; on every page when it has failed on several: readers of each next one would pay for the try."""
    key, until = (copy.pk, copy.revision), time.monotonic() + REST
    with _lock:
        if len(_resting) >= MOST_RESTS:
            _resting.clear()
        _resting[*key, path] = until
        if sum(found[:2] == key for found in _resting) >= FEW_PAGES:
            _resting[*key, EVERYWHERE] = until


def _tell(site_id: int, theme: str, names: Iterable[str], used: Copies, reason: str, path: str) -> None:
    """Note the failure on the copies' rows, at most once a minute and process; readers must not wait for more."""
    now = time.monotonic()
    for name in names:
        key = (used[name].pk, used[name].revision)
        if now - _told.get(key, -TELL_AGAIN) < TELL_AGAIN:
            continue
        with _lock:
            _told[key] = now
        try:
            EditedTemplate.objects.filter(pk=used[name].pk, revision=used[name].revision).update(
                failed_at=timezone.now(), failure=f"Dòng {reason}"[:500], failed_path=path[:300]
            )
        except DatabaseProblem:
            log.exception("The failure of template %s of Site %s (%s) could not be noted.", name, site_id, theme)


def forget() -> None:
    """Drop all compiled copies and rests of this process (tests)."""
    with _lock:
        for memory in (_engines, _resting, _told):
            memory.clear()
