"""Terraces, tea hills, paddies, flowers, forest."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas
from portal.demo.scenes.colours import GREENS, Mood, darker, hexa, lighter, lit, mix, some_mood
from portal.demo.scenes.land import mist_banks, ridges, sky, slope, terraces, under, water, waves
from portal.demo.scenes.people import person, somebody
from portal.demo.scenes.plants import BLOSSOM, blossom, blossom_tree, meadow, palm, pine, round_tree, tufts
from portal.demo.scenes.things import small_house, stilt_house

SEASONS = (
    ("#E8B83A", "#F0C94F", "#DDA52E", "#C9B03C", "#EBD06A"),  # ripe
    ("#7FB24A", "#95C258", "#6BA043", "#A9CB62", "#88B84E"),  # green
    ("#A7C957", "#D9C24A", "#C3C850", "#8DB84E", "#E3CC5C"),  # turning
)


def treads(rng: Random, light: Mood) -> list:
    kind = rng.randrange(4)
    if kind == 3:  # flooded, mirrors of the sky
        glass = mix(light.high, light.low, 0.55)
        return [
            lighter(glass, 0.25),
            mix(glass, hexa("#8FA86A"), 0.25),
            glass,
            lighter(light.low, 0.3),
            mix(glass, hexa("#7F9A58"), 0.4),
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
    hill = lambda x: 372 + wave(x) - side * (x - 640) * 0.12  # noqa: E731
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
    near = lambda x: 560 + sweep(x) + side * (x - 640) * rng_slope  # noqa: E731
    rng_slope = rng.uniform(0.16, 0.26)
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
    ground = lambda x: 492 + tilt * (x - 640) + bend(x)  # noqa: E731
    bushes(c, light, ground, 3, 34, 1.22, tone, rng.uniform(0, 90))
    pickers = rng.randint(2, 5)
    for k in range(pickers):
        x = 130 + (k + rng.uniform(0.2, 0.8)) * 1020 / pickers
        person(
            c,
            somebody(rng, rng.choice(("farmer", "farmer", "tay")), True),
            x,
            ground(x) + 150,
            176,
            rng.choice(("hold", "clap")),
            back=rng.random() < 0.2,
        )
    bushes(c, light, lambda x: ground(x) + 118, 3, 56, 1.25, tone, rng.uniform(0, 90))


def draw_paddy(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng)
    horizon = rng.uniform(300, 350)
    sky(c, rng, light, horizon)
    ridges(c, rng, light, horizon - 100, horizon - 16, 3)
    ripe, flooded = rng.random() < 0.45, rng.random() < 0.4
    near, far = (hexa("#D9A72F"), hexa("#EED27A")) if ripe else (hexa("#5E9C3E"), hexa("#B4D27A"))
    if flooded and not ripe:
        water(c, light, horizon, hexa("#8FB3B5"), 0.75)
    else:
        c.backdrop(lit(mix(far, light.mist, 0.35), light), lit(near, light), horizon, 720)
    for _ in range(9):
        x = rng.uniform(0, 1280)
        rng.choice(
            (
                lambda x: palm(c, rng, x, horizon + 8, rng.uniform(40, 72), light),
                lambda x: round_tree(c, rng, x, horizon + 6, rng.uniform(16, 28), light),
                lambda x: small_house(c, rng, x, horizon + 8, rng.uniform(48, 80), light),
            )
        )(x)
    vanish = rng.uniform(380, 900)
    dike = lit(hexa("#6E7B3C") if not ripe else hexa("#8A7A35"), light)
    for k in range(-4, 6):
        foot = vanish + k * 330
        c.poly(
            [
                (vanish + k * 34 - 1, horizon + 6),
                (vanish + k * 34 + 1, horizon + 6),
                (foot + 14, 730),
                (foot - 14, 730),
            ],
            dike,
        )
    for t in (0.05, 0.14, 0.3, 0.56):
        y = horizon + (720 - horizon) * t
        c.rect(0, y, 1280, y + 2 + 9 * t, dike)
    rice_rows(c, rng, light, horizon, near, flooded and not ripe)
    workers = rng.randint(2, 5)
    for k in sorted(range(workers), key=lambda k: rng.random()):
        y = horizon + 110 + k * 60
        person(
            c,
            somebody(rng, "farmer"),
            rng.uniform(120, 1160),
            y,
            66 + (y - horizon) * 0.36,
            rng.choice(("hold", "walk", "down", "clap")),
            back=rng.random() < 0.3,
        )
    tufts(c, rng, 690, 735, lit(darker(near, 0.15), light), 120, 60)


def rice_rows(c: Canvas, rng: Random, light: Mood, horizon: float, tone, sparse: bool) -> None:
    row, y = 0, horizon + 14.0
    while y < 720:
        near = (y - horizon) / (720 - horizon)
        tall, gap = 4 + 20 * near, (12 + 32 * near) * (1.3 if sparse else 0.8)
        colour = lit(mix(lighter(tone, 0.25), darker(tone, 0.12), near), light)
        x = -gap * (row % 2) / 2 + rng.uniform(-3, 3)
        while x < 1290:
            c.poly(
                [
                    (x - tall * 0.45, y - tall),
                    (x, y),
                    (x + tall * 0.45, y - tall),
                    (x + tall * 0.1, y - tall * 0.5),
                    (x, y - tall * 1.2),
                    (x - tall * 0.1, y - tall * 0.5),
                ],
                colour,
            )
            x += gap
        y += 7 + 24 * near
        row += 1


def draw_flowers(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng, bright=True)
    sky(c, rng, light, 420)
    ridges(c, rng, light, 240, 380, 4)
    mist_banks(c, rng, light, 340, 400)
    colour = rng.choice(BLOSSOM)
    if rng.random() < 0.5:
        ground = waves(rng, 14, 900, 2)
        tone = lit(rng.choice((hexa("#8FAF5A"), hexa("#7FA35A"))), light)
        c.fade(under(lambda x: 420 + ground(x), 740), lighter(tone, 0.15), darker(tone, 0.2))
        for k in range(3):
            stilt_house(c, rng, 200 + 400 * k + rng.uniform(-90, 90), 452 + 12 * k, rng.uniform(100, 150), light)
        for k in range(rng.randint(5, 7)):
            blossom_tree(
                c, rng, 60 + 190 * k + rng.uniform(-50, 50), 470 + 30 * (k % 3), rng.uniform(110, 170), colour, light
            )
        walkers(c, rng, 2, 620, 640, 190)
        branch = 1 if rng.random() < 0.5 else -1
        for k in range(34):
            x = 640 + branch * (640 - 16 * k + rng.uniform(-40, 40))
            blossom(c, x, 40 + 3.6 * k + rng.uniform(-36, 36), rng.uniform(12, 26), lit(colour, light), rng.random())
    else:
        tones = rng.choice(
            (
                (hexa("#E8A2C4"), hexa("#F6D6E4"), hexa("#C878A8"), hexa("#FFFFFF")),
                (hexa("#F6D33C"), hexa("#FBE88A"), hexa("#E0B320"), hexa("#9DBB4A")),
                (hexa("#9D7BC4"), hexa("#C5AEE0"), hexa("#7B5AA6"), hexa("#F3ECFA")),
            )
        )
        ground = waves(rng, 12, 1000, 2)
        c.fade(
            under(lambda x: 410 + ground(x), 740),
            lit(mix(tones[1], light.mist, 0.3), light),
            lit(mix(hexa("#5E8A45"), tones[0], 0.25), light),
        )
        for x in (rng.uniform(80, 300), rng.uniform(980, 1200)):
            round_tree(c, rng, x, 424, 50, light)
        stilt_house(c, rng, rng.uniform(400, 880), 436, 130, light)
        meadow(c, rng, 428, 620, tones, 620, 1.2, 4.4)
        walkers(c, rng, rng.randint(1, 3), 640, 640, 220)
        meadow(c, rng, 616, 724, tones, 300, 4.4, 7.5)
        for _ in range(26):
            blossom(
                c, rng.uniform(0, 1280), rng.uniform(660, 720), rng.uniform(8, 17), lit(tones[0], light), rng.random()
            )


def walkers(c: Canvas, rng: Random, count: int, x: float, y: float, h: float) -> None:
    for k in range(count):
        look = somebody(rng, rng.choice(("hmong", "thai", "dao", "aodai", "casual")), rng.random() < 0.8)
        person(
            c,
            look,
            x + (k - (count - 1) / 2) * h * 0.5 + rng.uniform(-140, 140) / count,
            y + rng.uniform(-10, 14),
            h * rng.uniform(0.9, 1),
            rng.choice(("down", "hold", "up")),
        )


def draw_forest(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng)
    base = rng.choice((hexa("#2F6B4A"), hexa("#3F7445"), hexa("#2D5F5A"), hexa("#5E7A3A")))
    pines = rng.random() < 0.45
    c.backdrop(mix(light.low, light.sun, 0.4), mix(base, light.mist, 0.55), 0, 560)
    c.glow(rng.uniform(420, 860), 130, 420, light.sun, 0.8)
    for layer in range(5):
        depth = layer / 4
        colour = lit(mix(mix(base, light.mist, 0.78), darker(base, 0.35), depth**0.8), light)
        ground = 430 + 56 * layer
        hill = waves(rng, 14 + 4 * layer, 760, 3)
        for _ in range(16 - 2 * layer if layer < 4 else 5):
            x = rng.uniform(-40, 1320) if layer < 4 else rng.choice((rng.uniform(-60, 330), rng.uniform(950, 1340)))
            size = 190 + 110 * layer
            if pines and layer < 4:
                pine(c, x, ground + hill(x) + 8, size * rng.uniform(0.8, 1.15), colour)
            else:
                trunk(c, rng, x, ground + hill(x) + 8, size, colour, layer)
        c.fade(
            under(lambda x, f=hill, g=ground: g + f(x), 740),
            mix(colour, hexa("#9DB866"), 0.25),
            darker(colour, 0.15),
            ground - 20,
            ground + 140,
        )
        if layer in (1, 2):
            c.haze(ground - 120, ground + 60, light.mist, 0.42)
    for k in range(3):
        x = rng.uniform(260, 900)
        c.beam([(x, -20), (x + 60, -20), (x - 130 + 60 * k, 640), (x - 300 + 60 * k, 640)], light.sun, 0.2, 24)
    tufts(c, rng, 640, 730, lit(lighter(base, 0.15), light), 130, 44)
    count = rng.randint(1, 4)
    for k in range(count):
        person(
            c,
            somebody(rng, "ranger", k == 2),
            640 + (k - (count - 1) / 2) * 95 + rng.uniform(-24, 24),
            676 + rng.uniform(-12, 10),
            205,
            rng.choice(("walk", "up", "down", "hold")),
        )


def trunk(c: Canvas, rng: Random, x: float, y: float, size: float, colour, layer: int) -> None:
    wide = size * 0.045
    bark = mix(colour, hexa("#5A4632"), 0.35)
    c.poly(
        [(x - wide, y), (x - wide * 0.6, y - size * 1.2), (x + wide * 0.6, y - size * 1.2), (x + wide * 1.1, y)], bark
    )
    for k in range(6):
        px, py, r = (
            x + rng.uniform(-0.26, 0.26) * size,
            y - size * rng.uniform(0.72, 1.2),
            size * rng.uniform(0.14, 0.22),
        )
        c.oval(px, py, r, r * 0.74, mix(colour, lighter(colour, 0.16), (k % 3) / 2))


SCENES = {
    "terraces": draw_terraces,
    "tea_hill": draw_tea_hill,
    "paddy": draw_paddy,
    "flowers": draw_flowers,
    "forest": draw_forest,
}
