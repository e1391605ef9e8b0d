"""Without a database the portal says so with 503 instead of failing."""

import pytest
from django.db import OperationalError, connection

from tests import make

pytestmark = pytest.mark.django_db


def refuse_after(queries: int):
    """A wrapper for the connection: the database is gone after so many statements."""
    left = [queries]

    def execute(run, sql, params, many, context):
        left[0] -= 1
        if left[0] < 0:
            raise OperationalError("server closed the connection unexpectedly")
        return run(sql, params, many, context)

    return connection.execute_wrapper(execute)


@pytest.mark.parametrize("queries", [0, 1, 3])
def test_an_outage_answers_503_in_words(client, queries):
    article = make.article()
    with refuse_after(queries):
        answer = client.get(article.get_absolute_url())
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "Tạm ngừng phục vụ" in answer.content.decode()


def test_readyz_tells_watchers(client):
    with refuse_after(0):
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200
