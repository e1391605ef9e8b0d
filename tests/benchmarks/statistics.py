"""The pages of figures over three years of day rows for 5,000 things: queries and CPU of one request.

DATA_DIR=$(mktemp -d) python -m tests.benchmarks.statistics [--days 1095] [--things 5000]
"""

import argparse
import time
from collections.abc import Iterator
from datetime import date, timedelta

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

KINDS = (("article", 0.64), ("document", 0.22), ("album", 0.04), ("page", 0.02), ("file", 0.08))
PERIODS = ("hom-nay", "30-ngay", "thang-truoc", "nam-nay")
PAGES = ("thong-ke/", "thong-ke/noi-dung/")
CHUNK = 20  # days written at once
ROUNDS = 3
HEADERS = ("page", "period", "queries", "CPU ms")


def things(number: int) -> Iterator[tuple[str, int]]:
    """Kinds as on a portal of news: (kind, id)."""
    for kind, share in KINDS:
        yield from ((kind, pk) for pk in range(1, round(number * share) + 1))


def fill(site_id: int, days: int, number: int, today: date) -> int:
    """Every thing is read on every day; returns the rows of day counts."""
    from portal.visits.demo_parts import fill_parts  # noqa: PLC0415, models need django.setup()
    from portal.visits.models import DayCount, VisitDay  # noqa: PLC0415

    counted = list(things(number))
    for start in range(0, days, CHUNK):
        some = [today - timedelta(days=back) for back in range(start, min(days, start + CHUNK))]
        with transaction.atomic():
            VisitDay.objects.bulk_create(VisitDay(site_id=site_id, day=day, visits=9000) for day in some)
            DayCount.objects.bulk_create(
                (
                    DayCount(
                        site_id=site_id, kind=kind, object_id=pk, day=day,
                        views=0 if kind == "file" else (pk * 7 + day.toordinal() * 13) % 50 + 1,
                        downloads=pk % 9 + 1 if kind in ("file", "document") else 0,
                    )
                    for day in some
                    for kind, pk in counted
                ),
                batch_size=5000,
            )  # fmt: skip
    fill_parts(site_id, today, 23)
    return days * len(counted)


def measure(client: Client, address: str, query: dict) -> tuple[int, float]:
    """Queries, and the CPU milliseconds of this process in the best of some rounds."""
    client.get(address, query)
    sent = []

    def count(execute, sql, *rest):
        sent.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        assert client.get(address, query).status_code == 200
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        client.get(address, query)
        spent.append((time.process_time() - start) * 1000)
    return len(sent), min(spent)


def rows(client: Client) -> Iterator[tuple[str, str, int, float]]:
    for page in PAGES:
        for period in PERIODS:
            yield page, period, *measure(client, f"/quan-tri/visits/visitday/{page}", {"ky": period})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=1095)
    parser.add_argument("--things", type=int, default=5000)
    chosen = parser.parse_args()
    django.setup()
    from django.contrib.auth import get_user_model  # noqa: PLC0415, models need django.setup()
    from django.utils import timezone  # noqa: PLC0415

    from portal.identity import sites  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        site = sites.create("thongke.localhost", name="Cổng đo thử")
    settings.ALLOWED_HOSTS.append("thongke.localhost")
    written = fill(site.pk, chosen.days, chosen.things, timezone.localdate())
    client = Client(headers={"host": "thongke.localhost"})
    client.force_login(get_user_model().objects.create_superuser("do-thu"))
    print(f"{written:,} day rows, {connection.vendor}")
    print("{:<20} {:<12} {:>8} {:>8}".format(*HEADERS))
    for page, period, queries, milliseconds in rows(client):
        print(f"{page:<20} {period:<12} {queries:>8} {milliseconds:>8.0f}")


if __name__ == "__main__":
    main()
