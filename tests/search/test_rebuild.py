"""`rebuild_search [--check]`."""

import pytest
from django.core.management import call_command

from portal.search.index import find
from portal.search.models import SearchEntry
from tests import make

pytestmark = pytest.mark.django_db


def test_it_brings_back_what_was_lost_and_drops_what_is_gone(capsys):
    article = make.article("Mùa lúa chín")
    SearchEntry.objects.update(object_id=999)
    with pytest.raises(SystemExit):
        call_command("rebuild_search", "--check")
    assert "article: thiếu 1, thừa 1" in capsys.readouterr().out
    assert not find("mua lua", article.site_id)
    call_command("rebuild_search")
    call_command("rebuild_search", "--check")
    assert [hit.object_id for hit in find("mua lua", article.site_id)] == [article.pk]
