"""Reading the journal: each whole line once, whatever happens to the files and to the fold."""

import multiprocessing
import threading
from datetime import date, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError, connection, connections

from portal.jobs.timetable import timetable
from portal.visits import fold as fold_module
from portal.visits import segments as segments_module
from portal.visits import timetable as timetable_module
from portal.visits import writing
from portal.visits.counters import totals
from portal.visits.fold import Folder
from portal.visits.models import MissingPath, ReadPosition, VisitDay
from portal.visits.visitors import Tally
from tests.visits.lines import Segment, at, line

pytestmark = pytest.mark.django_db


def views(kind: str = "article", pk: int = 1) -> int:
    return totals(kind, [pk])[pk].views


def test_it_counts_each_line_once(segment, fold):
    segment.add(line(0), line(1, "article:2"))
    assert fold().lines == 2
    assert fold().lines == 0
    segment.add(line(2, "article:3"))
    assert fold().lines == 1
    assert {pk: found.views for pk, found in totals("article", [1, 2, 3]).items()} == {1: 1, 2: 1, 3: 1}


def test_it_waits_for_the_end_of_a_torn_line(segment, fold):
    whole = line(1, "article:2")
    segment.add(line(0), whole[:70])
    assert fold().lines == 1
    assert views(pk=2) == 0
    segment.add(whole[70:])
    assert (fold().lines, views(pk=2)) == (1, 1)


def test_it_gives_a_torn_line_up_when_its_writer_is_long_dead(segment, fold):
    segment.add(line(0), line(1)[:50]).age(3700)
    done = fold()
    assert (done.lines, done.garbage) == (2, 1)


def test_it_counts_and_skips_garbage(segment, fold, caplog):
    segment.add(b"\x00\xff garbage\n", line(0), b"\n", b"1\t2\t3\n", line(1, "article:2"))
    done = fold()
    assert (done.lines, done.garbage) == (5, 3)
    assert ReadPosition.objects.get().garbage == 3
    assert (views(pk=1), views(pk=2)) == (1, 1)
    assert "3 unreadable lines" in caplog.text


def test_it_gets_past_a_line_without_end(segment, fold, monkeypatch):
    monkeypatch.setattr(segments_module, "BATCH", 4096)
    monkeypatch.setattr(segments_module, "LEAST_SHARE", 4096)
    segment.add(b"x" * 10_000 + b"\n", line(0))
    assert fold().garbage == 3
    assert views() == 1


def test_a_new_fold_counts_nothing_twice(segment, folder, fold):
    segment.add(line(0), line(10))
    fold()
    segment.add(line(39))  # 29 minutes after the last one: the new fold must know that
    assert Folder(folder).run().lines == 1
    assert views() == 1
    assert VisitDay.objects.get().visits == 1


def test_a_new_fold_counts_again_after_the_window(segment, folder, fold):
    segment.add(line(0))
    fold()
    segment.add(line(31))
    Folder(folder).run()
    assert (views(), VisitDay.objects.get().visits) == (2, 2)


def test_it_reads_only_the_last_minutes_again(segment, folder, fold, monkeypatch):
    monkeypatch.setattr(segments_module, "BATCH", 2000)
    monkeypatch.setattr(segments_module, "LEAST_SHARE", 2000)
    segment.add(*[line(minute, f"article:{minute + 1}") for minute in range(300)])
    fold()
    found = segments_module.JournalFolder(folder).segments()
    found[0].offset = segment.path.stat().st_size
    again = [row for rows, _ in segments_module.read_again(found, 35 * 60) for row in rows]
    assert [what.split("\t")[3] for _, what, *_ in again] == [f"article:{minute + 1}" for minute in range(264, 300)]


def test_it_merges_segments_by_time(folder, site, fold, monkeypatch):
    """Read ahead of the busy one, the quiet segment would make 25-minute steps look like longer gaps."""
    monkeypatch.setattr(segments_module, "BATCH", 2000)
    monkeypatch.setattr(segments_module, "LEAST_SHARE", 1000)
    busy, quiet = Segment(folder, "hits-1-1000-1.log"), Segment(folder, "hits-1-1000-2.log")
    for minute in range(0, 500, 50):
        busy.add(line(minute), *[line(minute, "page", address=f"198.51.100.{number}") for number in range(20)])
        quiet.add(line(minute + 25))
    assert fold().lines == 220
    assert views() == 1


def test_a_failed_write_leaves_nothing_behind(segment, fold, monkeypatch):
    segment.add(line(0))

    def fail(*args):
        raise RuntimeError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(writing, "_bounded", fail)
        with pytest.raises(RuntimeError):
            fold()
    assert (views(), ReadPosition.objects.get().offset) == (0, 0)
    fold()
    assert (views(), VisitDay.objects.get().visits) == (1, 1)


def test_a_slower_fold_gives_way(segment, folder, fold):
    segment.add(line(0))
    slow = Folder(folder)
    pieces = segments_module.next_pieces(slow._segments())
    fold()
    with pytest.raises(writing.PositionMoved):
        writing.write(slow.folder.id, pieces, Tally())
    assert slow.run().lines == 0
    assert views() == 1


def test_a_fold_learns_whom_another_one_has_seen(segment, folder, fold):
    segment.add(line(0))
    fold()
    segment.add(line(20))
    Folder(folder).run()
    segment.add(line(45))
    fold()
    assert views() == 1


@pytest.mark.django_db(transaction=True)
def test_two_folds_at_once_count_each_line_once(folder, site, monkeypatch):
    monkeypatch.setattr(fold_module, "BATCH", 2**14)
    monkeypatch.setattr(segments_module, "BATCH", 2**14)
    monkeypatch.setattr(segments_module, "LEAST_SHARE", 2**12)
    files = [Segment(folder, f"hits-1-1000-{number}.log") for number in range(3)]
    for number in range(1500):
        files[number % 3].add(line(number / 100, f"article:{number % 7 + 1}", address=f"198.51.100.{number % 200}"))
    together = threading.Barrier(2)
    lines = []

    def work() -> None:
        mine = Folder(folder)
        together.wait()
        done = None
        while done is None or done.lines:
            try:
                done = mine.run()
                lines.append(done.lines)
            except (writing.PositionMoved, OperationalError):
                # SQLite's shared in-memory database does not wait for a lock as a file does: the next run counts.
                lines.append(0)
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pairs = {(number % 7, number % 200) for number in range(1500)}
    assert sum(found.views for found in totals("article", range(1, 8)).values()) == len(pairs)
    assert VisitDay.objects.get().visits == 200
    assert VisitDay.objects.get().hits == 1500


def test_it_deletes_old_segments_that_are_folded(segment, folder, fold):
    other = Segment(folder, "hits-1-2000-1.log").add(line(5))
    segment.add(line(0)).age(3500)
    fold()
    assert segment.path.exists()
    segment.age(3700)
    fold()
    assert not segment.path.exists()
    assert other.path.exists()
    fold()
    assert [row.segment for row in ReadPosition.objects.all()] == [other.path.name]


def test_it_keeps_an_old_segment_that_is_not_folded(segment, fold, monkeypatch):
    segment.add(line(0)).age(7200)
    monkeypatch.setattr(writing, "write", lambda *args: (_ for _ in ()).throw(RuntimeError))
    with pytest.raises(RuntimeError):
        fold()
    assert segment.path.exists()


def test_it_keeps_a_line_that_came_at_the_last_moment(segment, folder):
    segment.add(line(0)).age(7200)
    journal_folder = segments_module.JournalFolder(folder)
    journal_folder.delete_old(journal_folder.segments(), datetime.now().timestamp())
    assert segment.path.exists()


def test_a_file_under_an_old_name_is_another_segment(segment, folder, fold):
    segment.add(line(0))
    fold()
    segment.path.unlink()
    segment.add(line(1, "article:2", address="198.51.100.1"), line(2, "article:3"))
    assert Folder(folder).run().lines == 2


def test_the_database_learns_nothing_about_a_reader(segment, fold):
    segment.add(line(0, address="203.0.113.77", agent="Mozilla/5.0 Secret Firefox/140.0"), line(1, "missing"))
    fold()
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name.startswith("visits_")]
        assert len(tables) == 11
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            assert "203.0.113.77" not in str(cursor.fetchall()).replace("Secret", "203.0.113.77")


def test_unknown_hosts_count_for_the_first_site(segment, fold, site):
    segment.add(line(0, host="127.0.0.1"), line(1, host=""))
    fold()
    assert VisitDay.objects.get().site == site


def test_without_a_site_it_leaves_the_journal_alone(folder, db, fold):
    Segment(folder).add(line(0))
    assert fold().lines == 0
    assert not ReadPosition.objects.exclude(offset=0).exists()


def test_missing_paths_are_bounded_and_clean(segment, fold, monkeypatch):
    monkeypatch.setattr(writing, "MOST_MISSING", 3)
    segment.add(line(0, "missing", path="/a\x00\nb/"), line(0, "missing", path="/x/" + "y" * 900))
    segment.add(*[line(0, "missing", path=f"/{number}/") for number in range(9)])
    fold()
    segment.add(line(1, "missing", path="/a\x00\nb/"), line(1, "missing", path="/late/"))
    fold()
    assert MissingPath.objects.count() == 3
    assert MissingPath.objects.get(path__startswith="/a").hits == 2
    assert max(len(row.path) for row in MissingPath.objects.all()) == writing.LONGEST_PATH
    assert not VisitDay.objects.exists()


def test_only_one_background_fold_works_at_a_time(segment, folder):
    segment.add(line(0))
    script = multiprocessing.get_context("fork").Process(target=_hold_lock, args=(folder,))
    ready, release = _hold_lock.ready, _hold_lock.release
    script.start()
    try:
        assert ready.wait(10)
        assert Folder(folder, alone=True).run().lines == 0
        assert Folder(folder).run().lines == 1
    finally:
        release.set()
        script.join(10)
    assert Folder(folder, alone=True)._take_lock()


def _hold_lock(folder: Path) -> None:
    Folder(folder, alone=True)._take_lock()
    _hold_lock.ready.set()
    _hold_lock.release.wait(20)


_hold_lock.ready = multiprocessing.get_context("fork").Event()
_hold_lock.release = multiprocessing.get_context("fork").Event()


def test_the_timetable_remembers_readers_between_two_runs(segment):
    (work,) = [timed for timed in timetable() if timed.name == "portal.visits.timetable.fold_hits"]
    assert work.seconds == 2
    timetable_module._folder.cache_clear()
    segment.add(line(0))
    work.work()
    memory = timetable_module._folder()._visitors
    segment.add(line(20))
    work.work()
    assert timetable_module._folder()._visitors is memory
    timetable_module._folder.cache_clear()
    assert views() == 1


def test_the_command_tells_what_it_read(segment, capsys):
    segment.add(line(0), b"garbage\n")
    call_command("fold_hits", "--once")
    assert capsys.readouterr().out.strip() == "Đã đọc 2 dòng, bỏ qua 1 dòng hỏng."


def test_days_are_local(segment, fold):
    with time_machine.travel("2026-11-30 20:00 +00:00"):
        late = line(0, ms=at(14 * 60 + 59), address="198.51.100.1")  # 23:59 in Hà Nội
        early = line(0, ms=at(15 * 60 + 1), address="198.51.100.2")  # 00:01 on the next day
        segment.add(late, early)
        fold()
    assert list(VisitDay.objects.order_by("day").values_list("day", "visits")) == [
        (date(2026, 11, 10), 1),
        (date(2026, 11, 11), 1),
    ]
