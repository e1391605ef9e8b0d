"""The drawn pictures: every scene, repeatable, different by seed, never an empty surface."""

from random import Random

import pytest
from PIL import Image, ImageChops, ImageStat

from portal.demo.banners import PALETTES, banner
from portal.demo.pictures import PAINTERS, SCENES, draw
from portal.demo.scenes.canvas import REGULAR, SEMIBOLD, Canvas, fit, font

NAMED = "ceremony classroom dam factory festival flowers forest hospital lake library market meeting mountain_pass"
NAMED += " office paddy road bridge school_yard sports tea_hill terraces village"
LETTERS = "ĂÂĐÊÔƠƯăâđêôơưắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳýỷỹỵ"


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures, 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def test_the_scenes_are_those_of_the_demo_data():
    assert set(SCENES) == set(NAMED.split())


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_a_full_picture_that_repeats_and_varies(scene):
    picture = draw(scene, 1, "HỘI NGHỊ GIAO BAN")
    assert picture.size == (1280, 720)
    assert picture.mode == "RGB"
    assert difference(picture, draw(scene, 1, "HỘI NGHỊ GIAO BAN")) == 0
    assert difference(picture, draw(scene, 2, "HỘI NGHỊ GIAO BAN")) > 3


@pytest.mark.parametrize("scene", SCENES)
def test_no_part_of_a_scene_is_left_empty(scene):
    picture = draw(scene, 3)
    assert min(ImageStat.Stat(picture).stddev) > 25
    assert len(picture.resize((160, 90)).getcolors(160 * 90)) > 900
    for left in (0, 640):
        for top in (0, 360):
            assert max(ImageStat.Stat(picture.crop((left, top, left + 640, top + 360))).stddev) > 10


@pytest.mark.parametrize("scene", SCENES)
def test_no_spot_of_the_ground_shows_through(scene):
    for seed in (6, 7):
        canvas = Canvas(ground=(255, 0, 255))
        PAINTERS[scene](canvas, Random(seed), "LỄ KHÁNH THÀNH")
        colours = canvas.image.resize((640, 360), Image.Resampling.NEAREST).getcolors(640 * 360)
        assert (255, 0, 255) not in [colour for _, colour in colours]


@pytest.mark.parametrize("scene", ["meeting", "ceremony", "festival", "sports"])
def test_the_words_of_a_banner_are_drawn(scene):
    assert difference(draw(scene, 4, "HỘI NGHỊ"), draw(scene, 4, "LỄ PHÁT ĐỘNG")) > 0.05


@pytest.mark.parametrize("scene", ["meeting", "ceremony", "festival", "sports"])
def test_a_picture_needs_no_words(scene):
    assert draw(scene, 5).size == (1280, 720)


def test_an_unknown_scene_is_refused_by_name():
    with pytest.raises(ValueError, match="harbour"):
        draw("harbour", 1)


def test_long_words_are_broken_into_lines_that_fit():
    lines, size = fit("HỘI NGHỊ TỔNG KẾT CÔNG TÁC KHOA GIÁO VÀ TRIỂN KHAI NHIỆM VỤ NĂM 2027", 700, 130, SEMIBOLD)
    assert " ".join(lines).startswith("HỘI NGHỊ TỔNG KẾT CÔNG TÁC")
    assert len(lines) > 1
    assert all(font(SEMIBOLD, 100).getlength(line) * size / 100 <= 701 for line in lines)


def test_a_no_break_space_keeps_words_on_one_line():
    lines, _ = fit("BẢO VỆ NỀN TẢNG TƯ\N{NO-BREAK SPACE}TƯỞNG CỦA ĐẢNG", 300, 90, SEMIBOLD)
    assert any("TƯ\N{NO-BREAK SPACE}TƯỞNG" in line for line in lines)


@pytest.mark.parametrize("name", [REGULAR, SEMIBOLD])
def test_the_font_draws_every_vietnamese_letter(name):
    face = font(name, 40)
    missing = bytes(face.getmask("\N{CYRILLIC CAPITAL LETTER ZHE}"))
    assert not [letter for letter in LETTERS if bytes(face.getmask(letter)) == missing]


@pytest.mark.parametrize("palette", PALETTES)
def test_a_banner_repeats_and_shows_its_words(palette):
    picture = banner("CHUYỂN ĐỔI SỐ", "Toàn dân, toàn diện", 1, palette)
    assert picture.size == (600, 200)
    assert difference(picture, banner("CHUYỂN ĐỔI SỐ", "Toàn dân, toàn diện", 1, palette)) == 0
    assert difference(picture, banner("CHUYỂN ĐỔI SỐ", "", 1, palette)) > 0.5
    assert difference(picture, banner("HỎI ĐÁP", "Toàn dân, toàn diện", 1, palette)) > 0.5
