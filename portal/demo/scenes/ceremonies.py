"""Ceremony: on a stage, under the sky, at a ribbon."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas
from portal.demo.scenes.colours import (
    GOLD,
    RED,
    WALLS,
    darker,
    hexa,
    lit,
    some_mood,
)
from portal.demo.scenes.land import ridges, sky
from portal.demo.scenes.meetings import backs
from portal.demo.scenes.people import person, seated, somebody
from portal.demo.scenes.plants import flower_pot, round_tree
from portal.demo.scenes.rooms import banner, curtain
from portal.demo.scenes.things import block, bunting, flagpole


def draw_ceremony(c: Canvas, rng: Random, text: str) -> None:
    """The words decide: an opening cuts a ribbon, prizes are given on a stage."""
    said = text.lower()
    if any(word in said for word in ("khánh thành", "khai trương", "cắt băng", "gắn biển", "thông xe")):
        ways = (ribbon,)
    elif any(word in said for word in ("trao", "tặng", "khen", "tuyên dương", "vinh danh", "bế mạc")):
        ways = (indoor_stage,)
    else:
        ways = (indoor_stage, open_stage) if said else (indoor_stage, open_stage, ribbon)
    rng.choice(ways)(c, rng, text)


def indoor_stage(c: Canvas, rng: Random, text: str) -> None:
    """A stage with a red backdrop: people receive flowers and certificates."""
    curtain(c, 0, 1280, 0, 560, RED)
    c.beam([(300, -20), (420, -20), (760, 560), (180, 560)], hexa("#FFE9B8"), 0.2, 30)
    c.beam([(860, -20), (980, -20), (1100, 560), (520, 560)], hexa("#FFE9B8"), 0.2, 30)
    c.rect(0, 0, 1280, 20, darker(RED, 0.35))
    c.words(text, 640, 118, 980, 130, GOLD)
    c.rect(520, 196, 760, 199, GOLD)
    c.backdrop(hexa("#C48A54"), hexa("#8F5B34"), 520, 720)
    for k in range(14):
        c.line([(640 + (k - 6.5) * 96, 520), (640 + (k - 6.5) * 190, 720)], hexa("#7A4B2A"), 1.4, alpha=0.45)
    count = rng.randint(5, 8)
    for k in range(count):
        x = 150 + 980 * (k + 0.5) / count
        wear = rng.choice(("suit", "aodai", "thai", "shirt", "hmong", "suit"))
        person(c, somebody(rng, wear), x, 590 + rng.uniform(-4, 6), 320, "hold")
        gift(c, rng, x, 590 - 320 * 0.56, k)
    for k in range(10):
        flower_pot(c, rng, 64 + 128 * k, 640, 66)
    if rng.random() < 0.6:
        backs(c, rng, 764, 250, 7)


def gift(c: Canvas, rng: Random, x: float, y: float, k: int) -> None:
    if k % 2:
        c.rect(x - 32, y - 26, x + 32, y + 20, hexa("#B98B2E"), 2)
        c.rect(x - 28, y - 22, x + 28, y + 16, hexa("#FFFDF2"))
        c.rect(x - 14, y - 15, x + 14, y - 11, RED)
        for j in range(3):
            c.rect(x - 20, y - 5 + 6 * j, x + 20, y - 3 + 6 * j, hexa("#CFC6A8"))
    else:
        flower_pot(c, rng, x, y + 26, 56)


def open_stage(c: Canvas, rng: Random, text: str) -> None:
    """A stage under the sky: speaker, guests, flags along the road."""
    light = some_mood(rng, bright=True)
    sky(c, rng, light, 400)
    ridges(c, rng, light, 190, 330, 4)
    c.fade([(0, 420), (1280, 420), (1280, 720), (0, 720)], lit(hexa("#D8CFB8"), light), lit(hexa("#B9AE94"), light))
    for k in range(8):
        round_tree(c, rng, 60 + 166 * k + rng.uniform(-30, 30), 432, rng.uniform(40, 60), light)
    c.rect(214, 50, 230, 430, hexa("#AEB4BA"))
    c.rect(1050, 50, 1066, 430, hexa("#AEB4BA"))
    banner(c, 190, 44, 1090, 238, text)
    c.fade([(150, 400), (1130, 400), (1190, 470), (90, 470)], hexa("#B5473F"), hexa("#8E2B27"))
    c.rect(90, 470, 1190, 500, hexa("#6E2320"))
    spot = rng.choice((330, 950))
    for k in range(6):
        x = (560 if spot < 600 else 230) + 92 * k
        person(
            c, somebody(rng, rng.choice(("suit", "aodai", "shirt", "thai"))), x, 442, 186, rng.choice(("hold", "clap"))
        )
    person(c, somebody(rng, rng.choice(("suit", "aodai"))), spot, 446, 196, "hold")
    c.poly([(spot - 42, 358), (spot + 42, 358), (spot + 32, 452), (spot - 32, 452)], hexa("#7A4B2A"))
    c.rect(spot - 48, 350, spot + 48, 362, hexa("#9A6B40"), 3)
    for k in range(9):
        flower_pot(c, rng, 130 + 128 * k, 506, 54)
    for x in (60, 1160):
        flagpole(c, x, 560, 330, 84)
    for row in range(2):
        count = 11 - 2 * row
        for k in range(count):
            seated(
                c,
                somebody(rng, rng.choice(("shirt", "pupil", "thai", "hmong", "suit", "aodai"))),
                1280 * (k + 0.5 + 0.25 * row) / count,
                622 + 100 * row,
                190 + 60 * row,
                back=True,
            )


def ribbon(c: Canvas, rng: Random, text: str) -> None:
    """Cutting the ribbon before a new building."""
    light = some_mood(rng, bright=True)
    sky(c, rng, light, 400)
    ridges(c, rng, light, 180, 320, 3)
    c.backdrop(lit(hexa("#8FB06A"), light), lit(hexa("#7FA35A"), light), 440, 504)
    block(c, 120, 230, 1160, 500, rng.choice(WALLS), light, 2, 10, rng.choice((None, hexa("#A8452F"))))
    for x in (60, 1220):
        round_tree(c, rng, x, 508, 90, light)
    c.fade([(0, 500), (1280, 500), (1280, 720), (0, 720)], lit(hexa("#D6D0C2"), light), lit(hexa("#B3AC9C"), light))
    banner(c, 250, 120, 1030, 262, text)
    bunting(c, rng, -20, 90, 262, 150, 40, 20)
    bunting(c, rng, 1018, 150, 1300, 90, 40, 20)
    c.poly([(420, 506), (860, 506), (960, 720), (320, 720)], hexa("#B5232B"))
    count = rng.randint(5, 8)
    for k in range(count):
        x = 200 + 880 * (k + 0.5) / count
        person(
            c,
            somebody(rng, "aodai" if k in (0, count - 1) else rng.choice(("suit", "suit", "shirt", "thai", "hmong"))),
            x,
            668 + rng.uniform(-4, 4),
            300,
            "hold",
        )
    c.line(
        [(200 + 880 * t / 40, 512 + 12 * math.sin(math.pi * count * t / 40) ** 2) for t in range(41)],
        hexa("#D4202C"),
        15,
    )
    for k in range(count - 1):
        x = 200 + 880 * (k + 1) / count
        for side in (-1, 1):
            c.oval(x + side * 15, 512, 15, 11, hexa("#E23A45"))
        c.oval(x, 512, 8, 8, hexa("#F2D06B"))
    for x in (80, 1200):
        flower_pot(c, rng, x, 700, 130)


SCENES = {"ceremony": draw_ceremony}
