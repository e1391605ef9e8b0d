"""The colours of a Site: W3C contrast, what is refused, and palettes in which every text can be read."""

import random

import pytest

from portal.identity import colours, palette
from portal.identity.models import THEMES

RANDOM = random.Random(20261122)  # noqa: S311 - the same colours in every run


def random_colour() -> str:
    return f"#{RANDOM.randrange(2**24):06x}"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#9b1c1c", "#ffffff", 8.15),
    ],
)
def test_contrast_is_that_of_the_w3c(one, other, ratio):
    assert colours.contrast(one, other) == colours.contrast(other, one)
    assert abs(colours.contrast(one, other) - ratio) < 0.05


def test_a_pale_main_colour_is_refused_with_its_number_and_a_shade_that_passes():
    sentence = colours.problems("lai_chau", "#d9534f", "")["main_colour"]
    assert sentence.startswith("Màu #d9534f trên nền trắng chỉ đạt tương phản 3,96; cần ít nhất 4,5. Gợi ý: #")
    proposed = sentence[-8:-1]
    assert colours.problems("lai_chau", proposed, "") == {}
    assert colours.contrast(proposed, colours.WHITE) < 4.7  # the nearest one, not just any


def test_a_number_just_below_the_limit_is_not_printed_as_enough():
    assert colours.printed(4.4996) == "4,49"


def test_an_accent_that_nobody_sees_on_the_main_colour_is_refused():
    sentence = colours.problems("lai_chau", "#1b6b3a", "#b8860b")["accent_colour"]
    assert "Màu nhấn #b8860b trên màu chính #1b6b3a" in sentence
    assert colours.problems("lai_chau", "#1b6b3a", sentence[-8:-1]) == {}


def test_an_accent_alone_stands_on_the_colour_of_the_theme():
    assert colours.problems("lai_chau", "", "#ffe680") == {}
    assert "#0b4f71" in colours.problems("thai_nguyen", "", "#3a7fa0")["accent_colour"]


def test_a_dark_accent_is_refused_on_the_dark_variant():
    assert "nền đậm" in colours.problems("lai_chau", "#767676", "#020202")["accent_colour"]


@pytest.mark.parametrize("value", ["red", "#fff", "#12345g", "1b6b3a", "#1b6b3a;", "#١٢٣٤٥٦", "url(x)", "#1b6b3a\n"])
def test_what_is_no_colour_is_refused(value):
    assert set(colours.problems("lai_chau", value, value)) == {"main_colour", "accent_colour"}


@pytest.mark.parametrize("theme", THEMES)
def test_the_names_of_theme_colours_are_those_of_the_files(theme, settings):
    sheet = (settings.BASE_DIR / f"static/css/theme-{theme}.css").read_text()
    base = (settings.BASE_DIR / "static/css/base.css").read_text()
    assert f"--bar:{colours.THEME_MAIN[theme]}" in sheet
    assert f"--gold:{colours.THEME_ACCENT}" in base
    for own in palette.variables(palette.LIGHT, "#1b6b3a", ""):
        assert f"--{own}:" in sheet + base


def chosen() -> list[tuple[str, str]]:
    """500 pairs that the office could save, the extreme ones among them."""
    found = [("#000000", ""), ("#767676", ""), ("#0000ff", "#ffffff"), ("#000001", "#808080")]
    while len(found) < 500:
        main, accent = random_colour(), RANDOM.choice(["", random_colour()])
        if not colours.problems("lai_chau", main, accent):
            found.append((main, accent))
    return found


def test_every_text_of_every_palette_can_be_read():
    for main, accent in chosen():
        for scheme in (palette.LIGHT, palette.DARK):
            found = palette.variables(scheme, main, accent)
            poor = [pair for pair in palette.pairs(scheme, found) if colours.contrast(*pair) < colours.LEAST]
            assert not poor, (main, accent, scheme, poor)


def test_a_main_colour_that_passes_is_used_as_it_is():
    found = palette.variables(palette.LIGHT, "#14532d", "#ffd54a")
    assert (found["bar"], found["brand"], found["gold"]) == ("#14532d", "#14532d", "#ffd54a")


def test_an_accent_alone_leaves_the_rest_to_the_theme():
    assert palette.variables(palette.DARK, "", "#ffe680") == {"gold": "#ffe680"}


def test_a_reader_who_wants_high_contrast_keeps_it():
    sheet = palette.stylesheet("lai_chau", "#1b6b3a", "#ffd54a")
    assert sheet.count("[data-contrast=high]") == 2
    assert "important" not in sheet
    # Any selector with fewer classes than html:root[data-contrast=high] yields to it.
    assert [line.split("{")[0] for line in sheet.splitlines() if "contrast" not in line] == [":root"]
