"""School yard."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas
from portal.demo.scenes.colours import (
    GAY,
    WALLS,
    hexa,
    lit,
    some_mood,
)
from portal.demo.scenes.festivals import drum
from portal.demo.scenes.land import ridges, sky
from portal.demo.scenes.people import person, somebody
from portal.demo.scenes.plants import palm, round_tree
from portal.demo.scenes.things import block, bunting, flagpole


def draw_school_yard(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng, bright=True)
    sky(c, rng, light, 380)
    ridges(c, rng, light, 150, 290, 3)
    floors, wide = rng.randint(1, 2), rng.uniform(420, 500)
    middle, top = rng.uniform(560, 720), 452 - 112 * floors
    mast = rng.choice((330, 950))
    if rng.random() < 0.5:
        bunting(c, rng, mast, 130, 1290 if mast < 600 else -10, 250, 30, 18)
    block(
        c,
        middle - wide,
        top,
        middle + wide,
        452,
        rng.choice(WALLS[:4]),
        light,
        floors,
        12,
        rng.choice((hexa("#A8452F"), hexa("#8D3B2D"), hexa("#3F6F8C"))),
    )
    sign = text or rng.choice(
        ("TRƯỜNG PTDT BÁN TRÚ TIỂU HỌC", "TRƯỜNG TIỂU HỌC", "TRƯỜNG TRUNG HỌC CƠ SỞ", "TRƯỜNG PTDT NỘI TRÚ")
    )
    c.rect(middle - 190, top - 62, middle + 190, top - 14, hexa("#0B4F71"), 5)
    c.words(sign, middle, top - 38, 350, 38, (255, 255, 255))
    c.fade([(0, 448), (1280, 448), (1280, 720), (0, 720)], lit(hexa("#DCCDB0"), light), lit(hexa("#C2AE8B"), light))
    for k in range(-8, 9):
        c.line([(640 + k * 100, 450), (640 + k * 220, 722)], lit(hexa("#B5A07C"), light), 1.4, alpha=0.5)
    for t in (0.12, 0.32, 0.62):
        c.rect(0, 450 + 270 * t, 1280, 451.5 + 270 * t, lit(hexa("#B5A07C"), light), alpha=0.5)
    for k in range(4):
        x = (70, 1210, 200, 1090)[k]
        rng.choice((round_tree, round_tree, palm))(c, rng, x, 470 + 22 * (k < 2), rng.uniform(90, 120), light)
    c.rect(mast - 46, 498, mast + 46, 512, hexa("#B9B2A2"))
    flagpole(c, mast, 500, 420, 112)
    YARDS[rng.randrange(3)](c, rng)


def lines(c: Canvas, rng: Random) -> None:
    """Classes lined up before the flag, seen from behind."""
    for row in range(3):
        count = 13 - 2 * row
        for k in range(count):
            y = 560 + 66 * row
            person(
                c,
                somebody(rng, "pupil"),
                1280 * (k + 0.5) / count + rng.uniform(-8, 8),
                y + 20,
                128 + 34 * row,
                "down",
                back=True,
            )


def play(c: Canvas, rng: Random) -> None:
    """Break time: skipping, running, talking."""
    spots = sorted((rng.uniform(540, 700), 60 + 1160 * k / 11 + rng.uniform(-36, 36)) for k in range(12))
    for y, x in spots:
        person(
            c,
            somebody(rng, rng.choice(("pupil", "pupil", "pupil", "hmong", "thai", "aodai"))),
            x,
            y,
            112 + (y - 540) * 0.62,
            rng.choice(("run", "walk", "both", "up", "down", "link")),
        )
    c.oval(rng.uniform(300, 980), 690, 15, 15, rng.choice(GAY))


def circle(c: Canvas, rng: Random) -> None:
    """A ring of children around a drum."""
    ring = sorted(
        (600 + 74 * math.sin(math.tau * k / 14), 640 + 400 * math.cos(math.tau * k / 14), math.sin(math.tau * k / 14))
        for k in range(14)
    )
    for y, x, near in [r for r in ring if r[2] <= 0]:
        person(c, somebody(rng, rng.choice(("pupil", "pupil", "hmong"))), x, y, 140 + 26 * near, "link")
    drum(c, 640, 640, 96)
    person(c, somebody(rng, "aodai"), 730, 640, 196, "up")
    for y, x, near in [r for r in ring if r[2] > 0]:
        person(
            c,
            somebody(rng, rng.choice(("pupil", "pupil", "thai"))),
            x,
            y + 10,
            150 + 34 * near,
            "link",
            back=near > 0.4,
        )


YARDS = (lines, play, circle)


SCENES = {"school_yard": draw_school_yard}
