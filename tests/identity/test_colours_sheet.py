"""/giao-dien/<theme>-<main>-<accent>.css: from the address alone, kept for ever, garbage refused."""

import random
import string

import pytest

from portal.identity import palette

GOOD = "/giao-dien/lai_chau-1b6b3a-ffd54a.css"


def test_it_is_kept_for_ever_and_sets_no_cookie(client):
    answer = client.get(GOOD)
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer["Cache-Control"] == "max-age=31536000, public, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies and "Cookie" not in answer.get("Vary", "")
    assert "--bar:#1b6b3a" in answer.content.decode()


def test_it_needs_no_database(client):
    assert client.get(GOOD).status_code == 200  # without the mark, any query is an error


def test_it_is_no_page_of_the_site(client):
    assert "X-Hit" not in client.get(GOOD)
    assert client.post(GOOD).status_code == 405
    assert client.head(GOOD).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "lai_chau-goc-goc", "LAI_CHAU-1b6b3a-goc", "lai_chau-d9534f-goc", "lai_chau-1b6b3a-b8860b", "lai_chau-1B6B3A-ffd54a", "base-1b6b3a-goc",
        "lai_chau-1b6b3a", "lai_chau-1b6b3a-ffd54a-goc", "lai_chau-1b6b3-ffd54a", "lai_chau-1b6b3a-ffd54a%0a", "",
        "lai_chau-1b6b3a-ffd54a;}body{", "../lai_chau-1b6b3a-goc", "lai_chau-١b6b3a-goc",
    ],
)  # fmt: skip
def test_it_refuses_what_no_site_could_have_chosen(client, name):
    assert client.get(f"/giao-dien/{name}.css").status_code == 404


def test_it_refuses_garbage():
    chance = random.Random(7)  # noqa: S311 - the same in every run
    letters = string.printable + "đạ\x00"
    for _ in range(5000):
        name = list("lai_chau-1b6b3a-ffd54a")
        for _ in range(chance.randrange(1, 4)):
            name[chance.randrange(len(name))] = chance.choice(letters)
        read = palette.read("".join(name))
        assert read is None or palette.file_name(*read) == "".join(name)


def test_a_new_palette_has_a_new_address():
    assert palette.address("lai_chau", "", "") == ""
    one, other = (palette.address(theme, "#1b6b3a", "") for theme in ("lai_chau", "thai_nguyen"))
    assert one.startswith("/giao-dien/lai_chau-1b6b3a-goc.css?v=")
    assert one != other
