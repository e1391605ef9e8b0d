"""The worker: what may run once, and that one failure stops nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.jobs.models import TimedRun
from portal.jobs.runner import Runner, claim
from portal.jobs.timetable import Timed, every, timetable


def timed(work=lambda: None, *, once=True, seconds=60.0) -> Timed:
    return Timed("thử", seconds, work, once)


@pytest.mark.django_db
def test_of_several_workers_one_runs_it_each_time():
    work = timed()
    assert claim(work)
    assert not claim(work)
    TimedRun.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert [claim(work), claim(work)] == [True, False]


@pytest.mark.django_db
def test_a_claim_is_due_again_after_its_period():
    claim(timed(seconds=3600.0))
    left = TimedRun.objects.get().due_at - timezone.now()
    assert timedelta(minutes=59) < left <= timedelta(minutes=60)


def run(work: Timed) -> Runner:
    runner = Runner()
    runner._next[work.name] = 0.0
    runner._run_when_due(work)
    return runner


@pytest.mark.django_db
def test_it_writes_down_when_it_ended():
    done = []
    run(timed(lambda: done.append(1)))
    row = TimedRun.objects.get()
    assert done == [1]
    assert row.finished_at is not None
    assert row.error == ""


@pytest.mark.django_db
def test_a_failure_is_written_down_and_forgotten_after_success():
    def fail():
        raise ValueError("hỏng")

    run(timed(fail))
    assert "hỏng" in TimedRun.objects.get().error
    TimedRun.objects.update(due_at=timezone.now())
    run(timed())
    assert TimedRun.objects.get().error == ""


def test_it_outlives_a_database_that_does_not_answer():
    # Without the database mark every query fails, as during an outage.
    done = []
    run(timed())
    run(timed(lambda: done.append(1), once=False))
    assert done == [1]


@pytest.mark.django_db
def test_what_another_worker_runs_is_asked_for_again_soon():
    claim(timed(seconds=86_400.0))
    done = []
    work = timed(lambda: done.append(1), seconds=86_400.0)
    runner = run(work)
    assert done == []
    TimedRun.objects.update(due_at=timezone.now())
    runner._next[work.name] -= 3600
    runner._run_when_due(work)
    assert done == [1]


@pytest.mark.django_db
def test_it_waits_its_period():
    done = []
    work = timed(lambda: done.append(1), once=False)
    runner = run(work)
    runner._run_when_due(work)
    assert done == [1]


def test_all_rooms_and_apps_are_on_the_timetable():
    names = {work.name.split(".timetable")[0] for work in timetable()}
    assert {"articles", "documents", "portal.pages", "portal.visits"} <= names


def test_a_function_stays_callable_after_registration():
    @every(5)
    def probe() -> str:
        return "chạy"

    assert probe() == "chạy"
