"""Market day."""

from random import Random

from portal.demo.scenes.canvas import Canvas
from portal.demo.scenes.colours import (
    GAY,
    GREENS,
    WOODS,
    Mood,
    darker,
    hexa,
    lighter,
    lit,
    mix,
    some_mood,
)
from portal.demo.scenes.land import mist_banks, ridges, sky, slope, waves
from portal.demo.scenes.people import person, somebody
from portal.demo.scenes.plants import round_tree

VISITORS = ("hmong", "hmong", "hmong", "thai", "thai", "thai", "dao", "tay", "casual", "shirt", "farmer")


def draw_market(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng, bright=rng.random() < 0.6)
    sky(c, rng, light, 360)
    ridges(c, rng, light, 150, 300, 4)
    mist_banks(c, rng, light, 250, 310)
    hill = waves(rng, 14, 700, 3)
    slope(c, rng, light, lambda x: 330 + hill(x), rng.choice(GREENS), 120)
    for k in range(6):
        round_tree(c, rng, 60 + 230 * k + rng.uniform(-60, 60), 366, rng.uniform(26, 44), light)
    c.fade([(0, 400), (1280, 400), (1280, 720), (0, 720)], lit(hexa("#D9C4A0"), light), lit(hexa("#B89A70"), light))
    for k in range(5):
        stall(c, rng, 20 + 256 * k, 470, 236, light)
    crowd = sorted((rng.uniform(505, 570), 40 + 1200 * k / 9 + rng.uniform(-30, 30)) for k in range(10))
    for y, x in crowd:
        person(
            c,
            somebody(rng, rng.choice(VISITORS)),
            x,
            y,
            152 + (y - 505) * 0.9,
            rng.choice(("walk", "hold", "down")),
            back=rng.random() < 0.25,
        )
    for k in range(6):
        x = 100 + 216 * k + rng.uniform(-22, 22)
        if k % 2 == rng.randrange(2):
            goods(c, rng, x, 694, 90)
            goods(c, rng, x + 78, 704, 74)
        else:
            person(c, somebody(rng, rng.choice(VISITORS)), x, 706, 268, rng.choice(("hold", "down", "clap")))


def stall(c: Canvas, rng: Random, x: float, y: float, w: float, light: Mood) -> None:
    wood = lit(rng.choice(WOODS), light)
    for dx in (8, w - 14):
        c.rect(x + dx, y - 150, x + dx + 7, y + 6, wood)
    c.rect(x + 6, y - 120, x + w - 6, y - 40, lit(hexa("#6E5A48"), light), alpha=0.4)
    person(c, somebody(rng, rng.choice(VISITORS)), x + w * rng.uniform(0.3, 0.7), y + 20, 150, "hold")
    tones = rng.sample(GAY, 2)
    stripes = 10
    for k in range(stripes):
        tone = lit(tones[0] if k % 2 else hexa("#FBF6EA"), light)
        a, b = k / stripes, (k + 1) / stripes
        c.poly(
            [
                (x + 16 + (w - 32) * a, y - 190),
                (x + 16 + (w - 32) * b, y - 190),
                (x - 8 + (w + 16) * b, y - 138),
                (x - 8 + (w + 16) * a, y - 138),
            ],
            tone,
        )
        c.oval(x - 8 + (w + 16) * (a + b) / 2, y - 138, (w + 16) / stripes / 2, 8, tone)
    if rng.random() < 0.5:
        for k in range(7):
            c.rect(
                x + 22 + k * (w - 60) / 6,
                y - 128,
                x + 40 + k * (w - 60) / 6,
                y - 72,
                lit(GAY[(k * 3 + round(x)) % 8], light),
            )
            c.rect(x + 22 + k * (w - 60) / 6, y - 90, x + 40 + k * (w - 60) / 6, y - 84, hexa("#F6E7BE"))
    c.rect(x, y - 44, x + w, y - 30, lighter(wood, 0.25), 2)
    c.rect(x + 4, y - 30, x + w - 4, y + 6, wood)
    for k in range(5):
        heap(c, rng, x + 26 + k * (w - 52) / 4, y - 42, 20)


def heap(c: Canvas, rng: Random, x: float, y: float, s: float) -> None:
    tone = hexa(rng.choice(("#D9482B", "#E9A62F", "#6FA544", "#8E4FA0", "#F2D26B", "#B8572F", "#3F8548")))
    for row in range(3):
        for k in range(4 - row):
            c.oval(
                x + (k - (3 - row) / 2) * s * 0.42,
                y - row * s * 0.34,
                s * 0.25,
                s * 0.25,
                mix(tone, lighter(tone, 0.35), rng.random()),
            )


def goods(c: Canvas, rng: Random, x: float, y: float, s: float) -> None:
    """A basket with fruit or vegetables."""
    heap(c, rng, x, y - s * 0.5, s * 0.62)
    straw = hexa("#C9A264")
    c.poly([(x - s * 0.46, y - s * 0.5), (x + s * 0.46, y - s * 0.5), (x + s * 0.34, y), (x - s * 0.34, y)], straw)
    for k in range(4):
        c.line(
            [
                (x - s * (0.44 - 0.03 * k), y - s * (0.42 - 0.11 * k)),
                (x + s * (0.44 - 0.03 * k), y - s * (0.42 - 0.11 * k)),
            ],
            darker(straw, 0.22),
            2,
        )
    c.rect(x - s * 0.49, y - s * 0.54, x + s * 0.49, y - s * 0.46, lighter(straw, 0.2), 3)


SCENES = {"market": draw_market}
