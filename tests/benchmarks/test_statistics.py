"""A small dose of the benchmark of figures: the budget of a busy admin page (DESIGN §7)."""

import pytest
from django.utils import timezone

from tests import make
from tests.benchmarks import statistics

MOST_QUERIES, MOST_CPU = 25, 300  # ms


@pytest.mark.django_db
def test_the_pages_of_figures_keep_to_the_budget(client):
    site = make.site()
    today = timezone.localdate()
    assert statistics.fill(site.pk, days=60, number=400, today=today) == 60 * 400
    client.force_login(make.user("admin"))
    found = [statistics.measure(client, f"/quan-tri/visits/visitday/{page}", {}) for page in statistics.PAGES]
    assert all(0 < queries <= MOST_QUERIES and spent <= MOST_CPU for queries, spent in found), found
