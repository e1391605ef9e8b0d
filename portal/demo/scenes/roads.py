"""Road and mountain pass."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas
from portal.demo.scenes.colours import GAY, GREENS, darker, hexa, lighter, lit, mix, some_mood
from portal.demo.scenes.land import mist_banks, ridges, sky, slope, under, waves
from portal.demo.scenes.people import person, somebody
from portal.demo.scenes.plants import bamboo, palm, pine, round_tree, tufts
from portal.demo.scenes.things import car, motorbike, small_house, truck

ASPHALT = hexa("#5A5F66")


def ribbon(c: Canvas, spine: list[tuple[float, float, float]], light) -> None:
    """A road along (x, y, half width) points: kerb, asphalt, middle line."""
    for grow, tone in ((1.22, hexa("#B8AC92")), (1.08, hexa("#E8E6E0")), (1.0, ASPHALT)):
        left = [(x - w * grow, y) for x, y, w in spine]
        right = [(x + w * grow, y) for x, y, w in reversed(spine)]
        c.poly(left + right, lit(tone, light))
    for k in range(0, len(spine) - 2, 4):
        (x0, y0, w0), (x1, y1, w1) = spine[k], spine[k + 2]
        c.poly(
            [(x0 - w0 * 0.03, y0), (x0 + w0 * 0.03, y0), (x1 + w1 * 0.03, y1), (x1 - w1 * 0.03, y1)], hexa("#FFF6DA")
        )


def draw_road(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng)
    horizon = rng.uniform(350, 390)
    sky(c, rng, light, horizon)
    ridges(c, rng, light, horizon - 170, horizon - 30, 4)
    mist_banks(c, rng, light, horizon - 80, horizon - 20)
    green = rng.choice(GREENS)
    ground = waves(rng, 8, 700, 2)
    c.fade(
        under(lambda x: horizon + ground(x), 740),
        lit(mix(lighter(green, 0.35), hexa("#B7C96A"), 0.35), light),
        lit(green, light),
    )
    for k in range(6):
        stripe = horizon + 26 + 10 * k * (1 + k * 0.45)
        tone = lit(rng.choice((hexa("#A9C25B"), hexa("#D4B84A"), hexa("#8DB255"), hexa("#7FA64B"))), light)
        c.fade(under(lambda x, s=stripe: s + ground(x) * 0.6, stripe + 18 + 12 * k), tone, mix(tone, green, 0.25))
    aim, swing, bend = rng.uniform(420, 860), rng.uniform(90, 230) * rng.choice((-1, 1)), rng.uniform(2.0, 3.2)
    spine = []
    for k in range(61):
        t = k / 60
        y = horizon + 8 + (730 - horizon) * t**1.7
        spine.append(
            (
                aim + (640 - aim) * t + swing * math.sin(t * bend * math.pi / 2) * (0.25 + t * 0.75) * (1 - t * 0.45),
                y,
                3 + 205 * t**1.75,
            )
        )
    roadside = sorted(rng.uniform(0.12, 0.92) for _ in range(12))
    drawn = False
    for t in roadside:
        if not drawn and t > 0.2:
            ribbon(c, spine, light)
            drawn = True
        x, y, w = spine[round(t * 60)]
        for side in (-1, 1):
            px = x + side * (w * 1.5 + rng.uniform(20, 60) + 200 * t * rng.random())
            rng.choice((round_tree, round_tree, palm, bamboo))(c, rng, px, y, 22 + 120 * t, light)
    x, y, w = spine[8]
    for _ in range(3):
        small_house(c, rng, x + rng.choice((-1, 1)) * rng.uniform(60, 240), horizon + 18, rng.uniform(44, 64), light)
    riders(c, rng, spine)
    tufts(c, rng, 694, 740, lit(lighter(green, 0.1), light), 40, 40)


def riders(c: Canvas, rng: Random, spine) -> None:
    for t in sorted(rng.sample((0.36, 0.5, 0.62, 0.76), rng.randint(2, 3))):
        x, y, w = spine[round(t * 60)]
        side = rng.choice((-0.45, 0.45))
        s = w * 0.95
        kind = rng.random()
        if kind < 0.4:
            ride(c, rng, x + side * w, y, s * 0.9)
        elif kind < 0.7:
            oncoming(c, x + side * w, y, s * 0.72, rng.choice(GAY))
        else:
            for k in range(2):
                person(
                    c,
                    somebody(rng, rng.choice(("pupil", "hmong", "farmer", "thai"))),
                    x + side * w * 1.5 + k * s * 0.5,
                    y,
                    s * 1.25,
                    "walk",
                )


def ride(c: Canvas, rng: Random, x: float, y: float, s: float) -> None:
    """A rider coming towards us."""
    look = somebody(rng, rng.choice(("casual", "worker", "shirt")))
    c.oval(x, y, s * 0.3, s * 0.05, (20, 24, 30), alpha=0.3)
    c.rect(x - s * 0.06, y - s * 0.36, x + s * 0.06, y, hexa("#2A2C31"), s * 0.05)
    person(c, somebody(rng, "worker") if look.wear == "worker" else look, x, y - s * 0.06, s * 1.3, "hold")
    c.rect(x - s * 0.16, y - s * 0.56, x + s * 0.16, y - s * 0.2, look.mark, s * 0.08)
    c.oval(x, y - s * 0.5, s * 0.08, s * 0.08, hexa("#FFF3C4"))
    c.line([(x - s * 0.3, y - s * 0.62), (x, y - s * 0.56), (x + s * 0.3, y - s * 0.62)], hexa("#3A3E45"), s * 0.05)


def oncoming(c: Canvas, x: float, y: float, s: float, colour) -> None:
    """A car seen from the front."""
    c.oval(x, y, s * 0.62, s * 0.07, (20, 24, 30), alpha=0.3)
    for side in (-1, 1):
        c.rect(
            x + side * s * 0.42 - s * 0.09, y - s * 0.22, x + side * s * 0.42 + s * 0.09, y, hexa("#26282D"), s * 0.03
        )
    c.poly(
        [
            (x - s * 0.46, y - s * 0.46),
            (x - s * 0.34, y - s * 0.8),
            (x + s * 0.34, y - s * 0.8),
            (x + s * 0.46, y - s * 0.46),
        ],
        darker(colour, 0.12),
    )
    c.poly(
        [
            (x - s * 0.39, y - s * 0.48),
            (x - s * 0.3, y - s * 0.74),
            (x + s * 0.3, y - s * 0.74),
            (x + s * 0.39, y - s * 0.48),
        ],
        hexa("#BFD9E6"),
    )
    c.rect(x - s * 0.52, y - s * 0.5, x + s * 0.52, y - s * 0.1, colour, s * 0.08)
    c.rect(x - s * 0.26, y - s * 0.3, x + s * 0.26, y - s * 0.2, darker(colour, 0.5), s * 0.03)
    for side in (-1, 1):
        c.oval(x + side * s * 0.4, y - s * 0.34, s * 0.08, s * 0.06, hexa("#FFF3C4"))


def draw_mountain_pass(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng)
    c.backdrop(lighter(light.mist, 0.2), light.mist, 430, 720)
    sky(c, rng, light, 440)
    ridges(c, rng, light, 170, 330, 4, sharp=rng.uniform(0.4, 0.9))
    c.soft(
        [
            (rng.uniform(-50, 1330), rng.uniform(370, 600), rng.uniform(120, 300), rng.uniform(18, 46))
            for _ in range(24)
        ],
        lighter(light.mist, 0.45),
        0.85,
        12,
    )
    c.haze(400, 590, lighter(light.mist, 0.2), 1)
    green, side = rng.choice(GREENS), rng.choice((-1, 1))
    face = waves(rng, 16, 520, 4, 0.25)
    rise = rng.uniform(0.30, 0.38)

    def hill(x: float) -> float:
        return 470 - side * (x - 640) * rise + face(x)

    slope(c, rng, light, hill, green, 420)
    for _ in range(34):
        x = rng.uniform(-10, 1290)
        y = hill(x) + rng.uniform(6, 230)
        pine(c, x, y, rng.uniform(24, 46), lit(darker(green, 0.08), light))
    hairpins(c, rng, hill, side, light)
    near = waves(rng, 16, 420, 4, 0.3)

    def shore(x: float) -> float:
        return 650 + side * (x - 640) * 0.12 + near(x)

    slope(c, rng, light, shore, darker(green, 0.25), 120)
    for _ in range(7):
        x = rng.uniform(0, 1280)
        pine(c, x, shore(x) + 16, rng.uniform(80, 150), lit(darker(green, 0.32), light))
    if rng.random() < 0.7:
        x = 640 - side * rng.uniform(180, 420)
        for k in range(rng.randint(1, 3)):
            person(
                c,
                somebody(rng, rng.choice(("hmong", "dao", "casual"))),
                x + 58 * k,
                shore(x + 58 * k) + 26,
                118,
                rng.choice(("down", "up", "hold")),
                back=rng.random() < 0.5,
            )


def hairpins(c: Canvas, rng: Random, hill, side: int, light) -> None:
    """A road that climbs in bends, wider below."""
    middle = 640 + side * rng.uniform(170, 230)
    bends = rng.choice((3.5, 4.5))
    spine = []
    for k in range(161):
        t = k / 160
        swing = math.sin(math.pi * bends * t) * (1 - 0.12 * math.cos(2 * math.pi * bends * t))
        reach = 330 * (1 - t) ** 0.75 + 50
        spine.append(
            (
                middle + side * 90 * t - side * swing * reach,
                690 - 400 * t + 9 * math.sin(2 * math.pi * bends * t),
                17 - 12 * t,
            )
        )
    spine = [(x, y, w) for x, y, w in spine if y > hill(x) + 8]
    for grow, tone in ((1.9, darker(hexa("#8C7A5C"), 0.15)), (1.3, hexa("#F0EDE4")), (1.0, ASPHALT)):
        for (x0, y0, w0), (x1, y1, w1) in zip(spine, spine[1:], strict=False):
            c.limb(
                [(x0, y0 + (w0 * 0.7 if grow > 1.5 else 0)), (x1, y1 + (w1 * 0.7 if grow > 1.5 else 0))],
                lit(tone, light),
                w0 * grow,
            )
    for (x0, y0, _), (x1, y1, _) in zip(spine[::4], spine[2::4], strict=False):
        c.line([(x0, y0), (x1, y1)], hexa("#FFF6DA"), 1.2)
    for k in rng.sample(range(4, max(12, len(spine) - 6)), 4):
        x, y, w = spine[k]
        vehicle, size = rng.choice(((car, 2.6), (truck, 3.0), (motorbike, 1.4)))
        vehicle(c, x, y + w * 0.3, w * size, rng.choice(GAY))


SCENES = {"road": draw_road, "mountain_pass": draw_mountain_pass}
