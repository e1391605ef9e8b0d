"""Several nodes, each with a journal folder of its own, count into one database."""

import stat
import threading
import time

import pytest
import time_machine
from django.db import OperationalError, connections

from portal.visits.counters import site_numbers, totals
from portal.visits.fold import Folder
from portal.visits.models import Online, ReadPosition, VisitDay
from tests.visits.lines import START, Segment, line

pytestmark = pytest.mark.django_db
NODES = 3


@pytest.fixture
def folders(tmp_path):
    return [tmp_path / f"node-{number}" / "journal" for number in range(NODES)]


def segment_of(folder) -> Segment:
    folder.mkdir(parents=True, exist_ok=True)
    return Segment(folder)  # the same name on every node, as containers with the same pid give


def test_each_node_keeps_its_own_positions_and_all_counts_add_up(folders, site):
    for folder in folders:
        segment_of(folder).add(line(0), line(1, "article:2"))
        Folder(folder).run()
    assert totals("article", [1])[1].views == NODES  # uniqueness is per journal folder
    assert VisitDay.objects.get().visits == NODES
    assert ReadPosition.objects.values("folder").distinct().count() == NODES


def test_online_adds_up_over_the_nodes(folders, site):
    with time_machine.travel(START, tick=False):
        for number, folder in enumerate(folders):
            segment_of(folder).add(line(0, address=f"198.51.100.{number}"))
            Folder(folder).run()
        assert site_numbers(site.pk, START).online == NODES
    assert Online.objects.count() == NODES


def test_a_node_that_dies_in_the_middle_disturbs_no_other(folders, site):
    first, second, _ = folders
    segment_of(first).add(line(0), line(1)[:40])
    segment_of(second).add(line(0))
    for folder in (first, second, first, second):
        Folder(folder).run()
    assert totals("article", [1])[1].views == 2


@pytest.mark.django_db(transaction=True)
def test_nodes_that_fold_at_the_same_moment_lose_nothing(folders, site):
    for folder in folders:
        segment_of(folder).add(*[line(n / 100, f"article:{n % 9 + 1}", address=f"10.0.{n % 50}.1") for n in range(900)])
    together = threading.Barrier(NODES)

    def work(folder) -> None:
        mine = Folder(folder)
        together.wait()
        for _ in range(500):
            try:
                if not mine.run().lines:
                    break
            except OperationalError:
                time.sleep(0.01)  # SQLite's shared in-memory database does not wait for a lock as a file does
        connections.close_all()

    threads = [threading.Thread(target=work, args=(folder,)) for folder in folders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pairs = len({(n % 9, n % 50) for n in range(900)})
    assert sum(found.views for found in totals("article", range(1, 10)).values()) == NODES * pairs
    assert VisitDay.objects.get().hits == NODES * 900


def test_the_folder_and_its_secret_are_closed_to_others(folders, site):
    folder = folders[0]
    Folder(folder, alone=True).run()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {
        ".key": 0o600,
        ".lock": 0o600,
    }
