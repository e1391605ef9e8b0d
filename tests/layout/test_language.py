"""The cheat sheet of the template language."""

import pytest

from portal.layout import catalogue
from portal.layout.engine import engine_for
from portal.layout.language import FILTERS, TAGS
from portal.layout.tags import register

pytestmark = pytest.mark.without_database

WORDS = [*catalogue.tags(), *catalogue.filters()]


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.name)
def test_every_tag_and_filter_has_a_sentence_and_an_example_that_compiles(word):
    assert word.meaning.endswith(".")
    assert word.name in word.example
    engine_for("lai_chau").from_string(
        word.example if word.name != "resetcycle" else "{% cycle 'a' 'b' %}" + word.example
    )


def test_nothing_is_explained_that_does_not_exist():
    assert set(TAGS) == set(register.tags)
    assert set(FILTERS) == set(register.filters)
