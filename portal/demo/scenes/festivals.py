"""Festival: a dance around the fire, the ball-throwing game."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas
from portal.demo.scenes.colours import (
    GAY,
    GOLD,
    GREENS,
    Mood,
    hexa,
    lighter,
    lit,
    mix,
    some_mood,
)
from portal.demo.scenes.land import mist_banks, ridges, sky, under, waves
from portal.demo.scenes.people import ETHNIC, person, somebody
from portal.demo.scenes.plants import BLOSSOM, blossom_tree, round_tree, tufts
from portal.demo.scenes.rooms import banner
from portal.demo.scenes.things import bunting, flag, stilt_house


def draw_festival(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng)
    sky(c, rng, light, 390)
    ridges(c, rng, light, 190, 330, 4)
    mist_banks(c, rng, light, 290, 350)
    green = rng.choice(GREENS)
    roll = waves(rng, 10, 800, 2)
    c.fade(
        under(lambda x: 400 + roll(x), 740),
        lit(mix(green, hexa("#B7C96A"), 0.55), light),
        lit(mix(green, hexa("#8FA75A"), 0.35), light),
    )
    for x in (110, 1170):
        stilt_house(c, rng, x + rng.uniform(-20, 20), 440, 190, light)
    bloom = rng.choice(BLOSSOM)
    for k in range(5):
        x = 250 + 195 * k + rng.uniform(-24, 24)
        if rng.random() < 0.5:
            blossom_tree(c, rng, x, 428, 130, bloom, light)
        else:
            round_tree(c, rng, x, 424, 52, light)
    for x in (262, 1018):
        c.rect(x - 5, 36, x + 5, 450, hexa("#A9814E"))
        flag(c, x + 5, 38, 66)
    banner(c, 262, 92, 1018, 206, text)
    for side in (0, 1):
        bunting(c, rng, 262 if side else 1018, 96, -30 if side else 1310, 190, 46, 20)
    c.soft([(640, 560, 560, 110)], hexa("#F6E7BE"), 0.5, 30)
    if rng.random() < 0.55:
        dance(c, rng)
    else:
        pole(c, rng, light)
    for x in (70, 1210):
        drum(c, x, 690, 110)
    tufts(c, rng, 700, 740, lit(lighter(green, 0.1), light), 40, 24)


def dance(c: Canvas, rng: Random) -> None:
    """Dancers hand in hand around a fire."""
    wear = rng.choice(("thai", "thai", "mix"))
    ring = []
    for k in range(16):
        angle = math.tau * k / 16 + 0.1
        ring.append((560 + 96 * math.sin(angle), 640 + 430 * math.cos(angle), math.sin(angle)))
    fire = False
    for y, x, near in sorted(ring):
        if near > 0 and not fire:
            bonfire(c, rng, 640, 580)
            fire = True
        look = somebody(rng, rng.choice((*ETHNIC, "thai")) if wear == "mix" else rng.choice(("thai", "thai", "casual")))
        person(c, look, x, y + 14, 176 + 44 * near, "link", back=near > 0.35)


def bonfire(c: Canvas, rng: Random, x: float, y: float) -> None:
    c.glow(x, y - 50, 170, hexa("#FFC45C"), 0.7)
    for lean in (-44, -16, 16, 44):
        c.limb([(x + lean, y), (x - lean * 0.4, y - 40)], hexa("#5C3A24"), 11)
    for tall, wide, tone in ((120, 40, "#E8552B"), (90, 28, "#F7A02F"), (56, 16, "#FFE27A")):
        c.poly(
            [
                (x - wide, y - 22),
                (x - wide * 0.7, y - tall * 0.55),
                (x - wide * 0.1, y - tall),
                (x + wide * 0.3, y - tall * 0.66),
                (x + wide * 0.8, y - tall * 0.74),
                (x + wide, y - 22),
                (x, y - 8),
            ],
            hexa(tone),
        )


def pole(c: Canvas, rng: Random, light: Mood) -> None:
    """The tall pole of the ball-throwing game, players on both sides."""
    c.rect(637, 214, 643, 568, lit(hexa("#9A7B4A"), light))
    c.oval(640, 262, 44, 44, hexa("#C4233A"))
    c.oval(640, 262, 36, 36, hexa("#FBE9B8"))
    c.oval(640, 262, 13, 13, hexa("#C4233A"))
    for k in range(3):
        x, y = 470 + 150 * k, 300 + 42 * (k % 2)
        c.oval(x, y, 9, 9, GAY[(k * 3) % 8])
        c.line([(x - 8, y + 5), (x - 26, y + 20), (x - 34, y + 40)], GAY[(k * 3 + 1) % 8], 3)
    for side in (-1, 1):
        for k in range(rng.randint(5, 6)):
            x, y = 640 + side * (90 + 88 * k) + rng.uniform(-14, 14), 600 + 44 * (k % 3)
            person(
                c,
                somebody(rng, rng.choice(ETHNIC)),
                x,
                y,
                178 + (y - 600) * 0.5,
                rng.choice(("up", "clap", "both", "hold")),
            )


def drum(c: Canvas, x: float, y: float, s: float) -> None:
    c.rect(x - s * 0.4, y - s * 0.86, x + s * 0.4, y - s * 0.12, hexa("#A3262A"), s * 0.16)
    c.oval(x, y - s * 0.84, s * 0.37, s * 0.11, hexa("#EBD9B4"))
    for k in range(7):
        c.oval(x - s * 0.36 + s * 0.12 * k, y - s * 0.7, s * 0.02, s * 0.02, GOLD)
    for side in (-1, 1):
        c.line([(x + side * s * 0.22, y - s * 0.2), (x + side * s * 0.38, y)], hexa("#6E4526"), s * 0.06)


SCENES = {"festival": draw_festival}
