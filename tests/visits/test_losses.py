"""A full disk: the page is served, what it cost the journal is counted and told."""

import multiprocessing
import os
import resource
import shutil
import subprocess
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.front.journal_writer import JournalWriter
from portal.visits import losses
from portal.visits.fold import Folder
from portal.visits.models import JournalLoss
from tests import make
from tests.visits.lines import line

pytestmark = pytest.mark.django_db


def lose(folder, number: int) -> None:
    losses.prepare(folder)
    for _ in range(number):
        losses.note(folder)


def warned(client) -> str:
    return "\n".join(found["text"] for found in client.get(reverse("admin:index")).context["desk"]["warnings"])


def test_a_writer_at_its_limit_counts_what_it_loses(folder):
    process = multiprocessing.get_context("fork").Process(target=_write_beyond_the_limit, args=(folder,))
    process.start()
    process.join(20)
    assert process.exitcode == 0
    assert losses.lost(folder)[0] == 3


def _write_beyond_the_limit(folder) -> None:
    writer = JournalWriter(folder)
    kept = [writer.append(line(0))]
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(line(0)), resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    kept += [writer.append(line(minute)) for minute in (1, 2, 3)]
    os._exit(0 if kept == [True, False, False, False] else 1)


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="only root may mount a small disk")
def test_a_full_disk_counts_what_it_loses_and_goes_on_when_there_is_room(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], check=False).returncode:
        pytest.skip("this machine mounts nothing")
    try:
        writer = JournalWriter(disk / "journal")
        filler = disk / "filler"
        assert writer.append(line(0))
        with pytest.raises(OSError, match="No space left"), filler.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        written = [writer.append(line(minute)) for minute in range(40)]
        assert written.count(False) == losses.lost(disk / "journal")[0] > 10
        filler.unlink()
        assert writer.append(line(50))
        writer.close()
        (segment,) = (disk / "journal").glob("hits-*.log")
        assert segment.read_bytes().endswith(b"\n" + line(50))
    finally:
        subprocess.run(["umount", disk], check=True)


def test_the_fold_carries_losses_into_the_database(segment, folder, fold):
    segment.add(line(0))
    fold()
    assert not JournalLoss.objects.exists()
    lose(folder, 3)
    fold()
    lose(folder, 1)
    fold()
    assert JournalLoss.objects.get().lost == 4


def test_losses_of_two_nodes_are_added(folder, tmp_path, site):
    for path, number in ((folder, 2), (tmp_path / "other", 5)):
        path.mkdir()
        lose(path, number)
        Folder(path).run()
    assert losses.recent(folder, timezone.now())[0] == 7


def test_the_start_page_warns_whoever_runs_the_portal(client, folder):
    folder.mkdir()
    lose(folder, 12)
    client.force_login(make.user("admin"))
    assert "12 lượt không được đếm" in warned(client)
    client.force_login(make.user("writer"))
    assert "không được đếm" not in warned(client)


def test_old_losses_are_no_longer_told(folder, fold, segment):
    lose(folder, 2)
    fold()
    assert losses.recent(folder, timezone.now() + timedelta(days=6))
    assert losses.recent(folder, timezone.now() + timedelta(days=8)) is None


def test_a_folder_that_is_not_there_loses_nothing_more(tmp_path):
    losses.note(tmp_path / "nowhere")
    assert losses.lost(tmp_path / "nowhere") == (0, None)
    assert losses.recent(tmp_path / "nowhere", timezone.now()) is None
