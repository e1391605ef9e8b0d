"""Page data that no template gets: the cards of the JSON interface."""

from typing import Annotated

import pytest

from articles import pages
from articles.models import Article
from articles.page_data import CountedCard
from portal.layout.declared import mismatches, read
from tests import make

pytestmark = pytest.mark.django_db


def test_the_cards_of_the_interface_are_what_was_declared():
    make.article(photo=make.picture())
    rows = Article.objects.listed().for_list().with_comment_total()
    cards = pages.counted_cards(rows, make.the_site().profile)
    assert list(mismatches({"cards": read(Annotated[list[CountedCard], "các bài"])}, {"cards": cards})) == []
