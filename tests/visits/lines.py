"""Writing journal segments for tests, by the clock of a fixed evening."""

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from portal.visits import journal
from portal.visits.journal import Hit

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2026, 11, 10, 9, 0, tzinfo=HANOI)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
AHREFS = "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)"
HOST = "laichau.localhost"


def at(minutes: float, start: datetime = START) -> int:
    """Milliseconds of the moment so many minutes after the start."""
    return int((start.timestamp() + minutes * 60) * 1000)


def line(minutes: float = 0, thing: str = "article:1", *, start: datetime = START, **fields) -> bytes:
    values = {
        "ms": at(minutes, start),
        "host": HOST,
        "method": "GET",
        "status": 404 if thing == "missing" else 200,
        "thing": thing,
        "path": "/bai-viet/a-1/",
        "address": "203.0.113.9",
        "agent": FIREFOX,
    }
    return journal.line(Hit(**values | fields))


class Segment:
    """One journal file that grows."""

    def __init__(self, folder: Path, name: str = "hits-1-1000-1.log") -> None:
        folder.mkdir(exist_ok=True)
        self.path = folder / name

    def add(self, *lines: bytes) -> "Segment":
        with self.path.open("ab") as file:
            file.write(b"".join(lines))
        return self

    def age(self, seconds: float) -> None:
        """As if the last line had been written so long ago."""
        then = datetime.now().timestamp() - seconds
        os.utime(self.path, (then, then))
