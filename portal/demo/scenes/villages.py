"""Village."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas
from portal.demo.scenes.colours import GREENS, darker, hexa, lighter, lit, mix, some_mood
from portal.demo.scenes.land import mist_banks, ridges, sky, slope, terraces, under, waves
from portal.demo.scenes.people import ETHNIC, person, somebody
from portal.demo.scenes.plants import BLOSSOM, bamboo, blossom_tree, palm, round_tree, tufts
from portal.demo.scenes.things import stilt_house


def draw_village(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng)
    sky(c, rng, light, 380)
    ridges(c, rng, light, 190, 320, 4)
    mist_banks(c, rng, light, 280, 350)
    green = rng.choice(GREENS)
    roll = waves(rng, 20, 760, 3)

    def back(x: float) -> float:
        return 372 + roll(x)

    slope(c, rng, light, back, mix(green, hexa("#9DB866"), 0.3), 260)
    if rng.random() < 0.5:
        terraces(c, rng, light, lambda x: back(x) + 14, [hexa("#B9C85A"), hexa("#8FB650"), hexa("#D9C24A")], 5, 13, 1.1)
    bloom = rng.choice(BLOSSOM) if rng.random() < 0.5 else None
    spots = sorted((rng.uniform(425, 560), 60 + k * 1160 / 6 + rng.uniform(-50, 50)) for k in range(7))
    for y, x in spots:
        w = 80 + (y - 400) * 0.85
        for dx in (-0.72, 0.74):
            tree(c, rng, x + dx * w, y + rng.uniform(-8, 4), w * rng.uniform(0.3, 0.46), light, bloom)
        stilt_house(c, rng, x, y, w, light)
        if rng.random() < 0.35:
            c.soft(
                [(x + 10 * k + 14 * math.sin(k), y - w * 0.85 - 16 * k, 6 + 3 * k, 8 + 2 * k) for k in range(6)],
                (255, 255, 255),
                0.42,
                8,
            )
    fore = waves(rng, 10, 640, 3)
    path = rng.uniform(360, 920)
    c.fade(
        under(lambda x: 592 + fore(x), 740),
        lit(lighter(mix(green, hexa("#A8BE62"), 0.5), 0.08), light),
        lit(darker(green, 0.1), light),
    )
    c.poly(
        [(path - 14, 596 + fore(path)), (path + 14, 596 + fore(path)), (path + 150, 730), (path - 170, 730)],
        lit(hexa("#D9C6A0"), light),
    )
    fence(c, light, fore, path)
    crowd(c, rng, path)
    tufts(c, rng, 690, 740, lit(lighter(green, 0.16), light), 70, 34)


def tree(c: Canvas, rng: Random, x: float, y: float, size: float, light, bloom) -> None:
    if bloom and rng.random() < 0.6:
        blossom_tree(c, rng, x, y, size * 2, bloom, light)
    else:
        rng.choice((round_tree, round_tree, palm, bamboo))(c, rng, x, y, size * 1.3, light)


def fence(c: Canvas, light, line, path: float) -> None:
    """A wooden fence along a line, open where the path goes through."""
    wood = lit(hexa("#9A7448"), light)
    for k in range(0, 1290, 22):
        if abs(k - path) < 40:
            continue
        c.rect(k, 584 + line(k), k + 4, 616 + line(k), wood)
    for dy in (592, 604):
        for side in (range(-10, round(path) - 40, 10), range(round(path) + 44, 1300, 10)):
            c.line([(x, dy + line(x)) for x in side], wood, 3)


def crowd(c: Canvas, rng: Random, path: float) -> None:
    people = rng.randint(3, 6)
    kinds = [*ETHNIC, "pupil", "farmer", "casual"]
    for k in range(people):
        y = 640 + 56 * (k % 3) / 2
        person(
            c,
            somebody(rng, rng.choice(kinds)),
            path - 230 + 460 * (k + 0.5) / people + rng.uniform(-18, 18),
            y,
            128 + (y - 640) * 0.7,
            rng.choice(("walk", "hold", "down", "up")),
            back=rng.random() < 0.2,
        )


SCENES = {"village": draw_village}
