"""Terraces and tea hills."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas, Colour
from portal.demo.scenes.colours import GREENS, Mood, darker, hexa, lighter, lit, mix, some_mood
from portal.demo.scenes.land import mist_banks, ridges, sky, slope, terraces, under, waves
from portal.demo.scenes.people import person, somebody
from portal.demo.scenes.plants import round_tree
from portal.demo.scenes.things import small_house, stilt_house

SEASONS = (
    ("#E8B83A", "#F0C94F", "#DDA52E", "#C9B03C", "#EBD06A"),  # ripe
    ("#7FB24A", "#95C258", "#6BA043", "#A9CB62", "#88B84E"),  # green
    ("#A7C957", "#D9C24A", "#C3C850", "#8DB84E", "#E3CC5C"),  # turning
)


def treads(rng: Random, light: Mood) -> list:
    kind = rng.randrange(4)
    if kind == 3:  # flooded, mirrors of the sky
        bright = lighter(light.high, 0.3)
        return [
            bright,
            mix(light.high, light.low, 0.5),
            lighter(light.high, 0.5),
            mix(bright, hexa("#8FA86A"), 0.4),
            light.low,
        ]
    return [hexa(t) for t in SEASONS[kind]]


def draw_terraces(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng)
    sky(c, rng, light, 400)
    ridges(c, rng, light, 220, 350, 4)
    mist_banks(c, rng, light, 300, 370)
    side = rng.choice((-1, 1))
    tones = treads(rng, light)
    wave = waves(rng, 22, 900, 3)

    def hill(x: float) -> float:
        return 372 + wave(x) - side * (x - 640) * 0.12

    slope(c, rng, light, lambda x: hill(x) - 34 + wave(x * 2.1) * 0.4, rng.choice(GREENS))
    for _ in range(rng.randint(6, 12)):
        x = rng.uniform(40, 1240)
        round_tree(c, rng, x, hill(x) + 2, rng.uniform(15, 27), light)
    terraces(c, rng, light, hill, tones, 9, 13, 1.14)
    for _ in range(rng.randint(1, 3)):
        x = rng.uniform(160, 1120)
        stilt_house(c, rng, x, hill(x) + 26, rng.uniform(62, 92), light)
        round_tree(c, rng, x + rng.choice((-62, 62)), hill(x) + 26, 30, light)
    if rng.random() < 0.8:
        mist_banks(c, rng, light, 400, 470, 4, 0.4)
    sweep = waves(rng, 14, 800, 2)
    lean = rng.uniform(0.16, 0.26)

    def near(x: float) -> float:
        return 560 + sweep(x) + side * (x - 640) * lean

    slope(c, rng, light, lambda x: near(x) - 16, darker(rng.choice(GREENS), 0.1))
    for _ in range(5):
        x = rng.uniform(40, 1240)
        round_tree(c, rng, x, near(x) - 6, rng.uniform(20, 34), light)
    terraces(c, rng, light, near, tones, 9, 20, 1.16)
    for k in range(rng.randint(1, 3)):
        x = 640 + side * (330 - 95 * k)
        person(
            c,
            somebody(rng, rng.choice(("farmer", "hmong", "farmer"))),
            x,
            min(near(x) + 74, 706),
            82 + 6 * k,
            rng.choice(("hold", "walk", "down")),
        )


def bushes(
    c: Canvas,
    light: Mood,
    line,
    rows: int,
    first: float,
    grow: float,
    tone,
    phase: float,
    x0: float = -20,
    x1: float = 1300,
) -> None:
    """Clipped rows of tea following a slope."""
    drop, step = 0.0, first
    for i in range(rows):
        size = step * 0.95

        def top(x: float, d: float = drop, s: float = size, i: int = i) -> float:
            bump = abs(math.sin((x + 37 * i + phase) * math.pi / (s * 2.1)))
            return line(x) + d - s * 0.28 * bump**0.6

        points = under(top, 760, x0, x1, max(4, size / 5))
        shade = lit(mix(tone, hexa("#B7D65A"), 0.3 * math.sin(i * 1.3 + phase) ** 2), light)
        c.poly(
            [(x, y + (size * 0.1 if k not in (0, len(points) - 1) else 0)) for k, (x, y) in enumerate(points)],
            darker(shade, 0.5),
        )
        c.poly(points, lighter(shade, 0.2))
        c.poly(
            [(x, y + (size * 0.2 if k not in (0, len(points) - 1) else 0)) for k, (x, y) in enumerate(points)], shade
        )
        c.poly(
            [(x, y + (size * 0.52 if k not in (0, len(points) - 1) else 0)) for k, (x, y) in enumerate(points)],
            darker(shade, 0.2),
        )
        c.poly(
            [(x, y + (size * 0.78 if k not in (0, len(points) - 1) else 0)) for k, (x, y) in enumerate(points)],
            darker(shade, 0.52),
        )
        drop += step
        step *= grow


def mound(x0: float, top: float, wide: float, flat: float):
    """A rounded hill around x0."""
    return lambda x: top + flat * (1 - math.exp(-(((x - x0) / wide) ** 2)))


def draw_tea_hill(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng, bright=rng.random() < 0.7)
    sky(c, rng, light, 380)
    ridges(c, rng, light, 230, 330, 3, sharp=rng.uniform(0, 0.3))
    mist_banks(c, rng, light, 290, 350)
    tone = hexa(rng.choice(("#5C9A3A", "#4C8C3F", "#6BA544", "#3F8548")))
    hills = [(rng.uniform(120, 420), 312, 250), (rng.uniform(820, 1160), 322, 280), (rng.uniform(420, 860), 372, 260)]
    for k, (x, y, w) in enumerate(hills):
        bushes(
            c, light, mound(x, y, w, 120), 8, 12 + 2 * k, 1.1, mix(tone, light.mist, 0.3 - 0.1 * k), rng.uniform(0, 90)
        )
        if k == 1 and rng.random() < 0.7:
            small_house(c, rng, rng.uniform(500, 760), 420, 70, light)
        if rng.random() < 0.6:
            round_tree(c, rng, x + rng.uniform(-60, 60), y + 8, rng.uniform(20, 32), light)
    tilt, bend = rng.uniform(-0.1, 0.1), waves(rng, 10, 900, 2)

    def ground(x: float) -> float:
        return 492 + tilt * (x - 640) + bend(x)

    bushes(c, light, ground, 3, 34, 1.22, tone, rng.uniform(0, 90))
    pickers = rng.randint(2, 5)
    for k in range(pickers):
        x = 130 + (k + rng.uniform(0.2, 0.8)) * 1020 / pickers
        look = somebody(rng, rng.choice(("farmer", "farmer", "tay")), True)
        person(c, look, x, ground(x) + 150, 190, "hold", back=rng.random() < 0.2)
        basket(c, x + rng.choice((-1, 1)) * 44, ground(x) + 66, 40, tone)
    bushes(c, light, lambda x: ground(x) + 118, 3, 56, 1.25, tone, rng.uniform(0, 90))


def basket(c: Canvas, x: float, y: float, s: float, leaf: Colour) -> None:
    """A basket of fresh leaves at a picker's hip."""
    for k in range(7):
        c.oval(
            x + s * (0.12 * k - 0.36), y - s * (0.5 + 0.12 * (k % 2)), s * 0.16, s * 0.11, lighter(leaf, 0.15 * (k % 3))
        )
    c.poly(
        [
            (x - s * 0.5, y - s * 0.48),
            (x + s * 0.5, y - s * 0.48),
            (x + s * 0.36, y + s * 0.4),
            (x - s * 0.36, y + s * 0.4),
        ],
        hexa("#C9A264"),
    )
    for k in range(3):
        c.rect(x - s * 0.45, y - s * (0.3 - 0.24 * k), x + s * 0.45, y - s * (0.26 - 0.24 * k), hexa("#9A7743"))
    c.rect(x - s * 0.54, y - s * 0.54, x + s * 0.54, y - s * 0.42, hexa("#DDBB82"), 3)


SCENES = {"terraces": draw_terraces, "tea_hill": draw_tea_hill}
