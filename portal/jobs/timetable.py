"""Timed work: rooms and apps register theirs in timetable.py; `worker` and `serve` run it."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.base import discovery

Work = Callable[[], object]


@dataclass(frozen=True)
class Timed:
    """`once`: only one of several workers may run it each time (claimed in the database)."""

    name: str
    seconds: float
    work: Work
    once: bool


_timed: dict[str, Timed] = {}


def every(seconds: float, *, once: bool = False) -> Callable[[Work], Work]:
    """Register a function; it must be safe to run again and short (write transactions ≤ 250 ms)."""

    def register(work: Work) -> Work:
        name = f"{work.__module__}.{work.__name__}"
        _timed[name] = Timed(name, seconds, work, once)
        return work

    return register


def timetable() -> list[Timed]:
    discovery.load("timetable")
    return list(_timed.values())
