"""What was taken down is gone at every address, with the public reason where one was given."""

import pytest

from portal.publishing.states import State
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("reason", "status"), [("", 404), ("Gỡ theo yêu cầu của cơ quan ban hành", 410)])
@pytest.mark.parametrize("kind", ["article", "album", "page", "document"])
def test_the_reason_is_all_that_is_left(client, kind, reason, status):
    maker = make_documents.document if kind == "document" else getattr(make, kind)
    row = maker("Điều không còn ai đọc", state=State.WITHDRAWN, withdrawn_reason=reason)
    answer = client.get(row.get_absolute_url())
    text = answer.content.decode()
    assert answer.status_code == status
    assert reason in text and "Điều không còn ai đọc" not in text
    assert 'rel="canonical"' not in text and answer["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("state", [State.DRAFT, State.APPROVED, State.WITHDRAWN])
@pytest.mark.parametrize("asked", ["", "?xem=1"])
def test_its_files_are_gone_too(client, state, asked):
    file = make_documents.file(make_documents.document(state=state, withdrawn_reason="Gỡ"))
    for person in (None, "stranger", "writer"):
        if person:
            client.force_login(make.user(person))
        answer = client.get(file.get_absolute_url() + asked, headers={"range": "bytes=0-9"})
        assert answer.status_code == 404
        assert b"%PDF" not in answer.content
