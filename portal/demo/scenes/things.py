"""Houses, flags, vehicles, furniture."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas, Colour
from portal.demo.scenes.colours import FLAG_GOLD, FLAG_RED, TILES, WOODS, Mood, darker, hexa, lighter, lit, mix

GLASS = hexa("#BFD9E6")


def star(c: Canvas, x: float, y: float, r: float, colour: Colour) -> None:
    points = [
        (
            x + (r if k % 2 == 0 else r * 0.382) * math.sin(math.pi * k / 5),
            y - (r if k % 2 == 0 else r * 0.382) * math.cos(math.pi * k / 5),
        )
        for k in range(10)
    ]
    c.poly(points, colour)


def flag(c: Canvas, x: float, y: float, w: float) -> None:
    """The national flag with its upper left corner at (x, y): 3:2, the star's radius a fifth of the width."""
    c.rect(x, y, x + w, y + w * 2 / 3, FLAG_RED)
    star(c, x + w / 2, y + w / 3, w / 5, FLAG_GOLD)


def flagpole(c: Canvas, x: float, y: float, tall: float, w: float) -> None:
    c.rect(x - 2, y - tall, x + 2, y, hexa("#D9DCE0"))
    c.oval(x, y - tall, 4, 4, hexa("#F2D06B"))
    flag(c, x + 2, y - tall + 4, w)


def bunting(c: Canvas, rng: Random, x0: float, y0: float, x1: float, y1: float, sag: float, size: float = 16) -> None:
    """A string of small pennants."""
    count, tones = (
        max(5, round(abs(x1 - x0) / (size * 1.5))),
        [hexa(t) for t in ("#D22630", "#F2B632", "#2E8B57", "#1D70B8", "#E86F93")],
    )
    spots = [
        (x0 + (x1 - x0) * k / count, y0 + (y1 - y0) * k / count + sag * math.sin(math.pi * k / count))
        for k in range(count + 1)
    ]
    c.line(spots, hexa("#7A6A5A"), 1.2)
    for k, (x, y) in enumerate(spots[:-1]):
        c.poly(
            [(x, y), (x + size, y + (spots[k + 1][1] - y) * 0.7), (x + size * 0.5, y + size * 1.2)],
            tones[k % len(tones)],
        )


def stilt_house(c: Canvas, rng: Random, x: float, y: float, w: float, light: Mood) -> None:
    """A house on stilts: posts, wooden walls, a porch with a ladder, a steep roof."""
    wood, roof = lit(rng.choice(WOODS), light), lit(rng.choice((*TILES[2:], hexa("#8C7A55"), hexa("#6B5F4C"))), light)
    floor, eaves, top = y - w * 0.2, y - w * 0.46, y - w * (0.8 + rng.uniform(0, 0.06))
    c.rect(x - w * 0.42, floor, x + w * 0.42, y - w * 0.02, darker(wood, 0.55))
    for k in range(6):
        px = x - w * 0.43 + w * 0.172 * k
        c.rect(px - w * 0.012, floor, px + w * 0.012, y, darker(wood, 0.15))
    c.rect(x - w * 0.43, eaves, x + w * 0.43, floor, wood)
    for k in range(1, 16):
        px = x - w * 0.43 + w * 0.86 * k / 16
        c.rect(px, eaves, px + 1, floor, darker(wood, 0.2))
    for k in (-0.28, -0.02, 0.24):
        c.rect(x + w * (k - 0.05), eaves + w * 0.05, x + w * (k + 0.05), floor - w * 0.03, darker(wood, 0.6))
        c.rect(x + w * (k - 0.05), eaves + w * 0.05, x + w * k, floor - w * 0.03, darker(wood, 0.35))
    c.rect(x - w * 0.48, floor, x + w * 0.48, floor + w * 0.025, lighter(wood, 0.18))
    c.rect(x - w * 0.48, floor - w * 0.09, x + w * 0.48, floor - w * 0.075, lighter(wood, 0.1))
    for k in range(19):
        px = x - w * 0.475 + w * 0.05 * k
        c.rect(px, floor - w * 0.08, px + w * 0.008, floor, lighter(wood, 0.05))
    c.fade(
        [(x - w * 0.36, top), (x + w * 0.36, top), (x + w * 0.56, eaves + w * 0.05), (x - w * 0.56, eaves + w * 0.05)],
        lighter(roof, 0.12),
        darker(roof, 0.2),
    )
    for k in range(1, 5):
        ly = top + (eaves - top) * k / 5
        half = w * (0.36 + 0.2 * k / 5)
        c.line([(x - half, ly), (x + half, ly)], darker(roof, 0.16), max(1, w * 0.006), alpha=0.7)
    c.rect(x - w * 0.38, top - w * 0.02, x + w * 0.38, top + w * 0.012, darker(roof, 0.25), w * 0.01)
    c.line([(x + w * 0.2, y), (x + w * 0.12, floor)], lighter(wood, 0.2), w * 0.02)
    c.line([(x + w * 0.26, y), (x + w * 0.18, floor)], lighter(wood, 0.2), w * 0.02)
    for k in range(1, 6):
        ly = y - (y - floor) * k / 6
        c.line(
            [(x + w * (0.2 - 0.08 * k / 6), ly), (x + w * (0.26 - 0.08 * k / 6), ly)], lighter(wood, 0.25), w * 0.012
        )


def small_house(c: Canvas, rng: Random, x: float, y: float, w: float, light: Mood, wall: Colour | None = None) -> None:
    roof, wall = (
        lit(rng.choice(TILES), light),
        lit(wall or rng.choice((hexa("#E8D7B5"), hexa("#D9C39A"), hexa("#EFE8DA"))), light),
    )
    c.rect(x - w * 0.4, y - w * 0.3, x + w * 0.4, y, wall)
    c.rect(x - w * 0.06, y - w * 0.21, x + w * 0.06, y, darker(wall, 0.6))
    for k in (-0.25, 0.25):
        c.rect(x + w * (k - 0.06), y - w * 0.21, x + w * (k + 0.06), y - w * 0.1, darker(wall, 0.5))
    c.poly(
        [
            (x - w * 0.5, y - w * 0.28),
            (x - w * 0.36, y - w * 0.52),
            (x + w * 0.36, y - w * 0.52),
            (x + w * 0.5, y - w * 0.28),
        ],
        roof,
    )
    c.poly(
        [
            (x - w * 0.5, y - w * 0.28),
            (x + w * 0.5, y - w * 0.28),
            (x + w * 0.49, y - w * 0.255),
            (x - w * 0.49, y - w * 0.255),
        ],
        darker(roof, 0.35),
    )


def block(
    c: Canvas,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    wall: Colour,
    light: Mood,
    floors: int,
    bays: int,
    roof: Colour | None = None,
) -> None:
    """A public building: floors with galleries, windows in bays, a tiled or flat roof."""
    wall = lit(wall, light)
    c.fade([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], lighter(wall, 0.12), darker(wall, 0.05))
    tall, wide = (y1 - y0) / floors, (x1 - x0) / bays
    for f in range(floors):
        top = y0 + f * tall
        for b in range(bays):
            left = x0 + b * wide
            c.rect(
                left + wide * 0.2, top + tall * 0.24, left + wide * 0.8, top + tall * 0.74, mix(GLASS, light.low, 0.25)
            )
            c.poly(
                [
                    (left + wide * 0.2, top + tall * 0.74),
                    (left + wide * 0.2, top + tall * 0.5),
                    (left + wide * 0.6, top + tall * 0.24),
                    (left + wide * 0.8, top + tall * 0.24),
                ],
                lighter(GLASS, 0.4),
                alpha=0.6,
            )
            c.rect(left + wide * 0.485, top + tall * 0.24, left + wide * 0.515, top + tall * 0.74, lighter(wall, 0.6))
            c.rect(left + wide * 0.16, top + tall * 0.74, left + wide * 0.84, top + tall * 0.78, lighter(wall, 0.55))
        c.rect(x0 - 4, top + tall * 0.94, x1 + 4, top + tall, lighter(wall, 0.55))
        c.rect(x0, top + tall, x1, top + tall * 1.03, darker(wall, 0.18), alpha=0.35)
    for b in range(bays + 1):
        left = x0 + b * wide
        c.rect(left - wide * 0.05, y0, left + wide * 0.05, y1, lighter(wall, 0.42))
    if roof:
        roof, rise = lit(roof, light), tall * 0.42
        c.fade(
            [(x0 - 16, y0 + 2), (x0 + 22, y0 - rise), (x1 - 22, y0 - rise), (x1 + 16, y0 + 2)],
            lighter(roof, 0.12),
            darker(roof, 0.15),
        )
        c.rect(x0 - 16, y0, x1 + 16, y0 + 6, darker(roof, 0.4))
    else:
        c.rect(x0 - 8, y0 - 10, x1 + 8, y0 + 4, lighter(wall, 0.6))


def motorbike(c: Canvas, x: float, y: float, s: float, colour: Colour, face: int = 1) -> None:
    for dx in (-0.34, 0.34):
        c.oval(x + dx * s, y - s * 0.16, s * 0.16, s * 0.16, hexa("#2A2C31"))
        c.oval(x + dx * s, y - s * 0.16, s * 0.09, s * 0.09, hexa("#B9BEC5"))
    c.poly(
        [
            (x - face * s * 0.42, y - s * 0.4),
            (x + face * s * 0.05, y - s * 0.36),
            (x + face * s * 0.22, y - s * 0.56),
            (x + face * s * 0.3, y - s * 0.56),
            (x + face * s * 0.34, y - s * 0.2),
            (x - face * s * 0.3, y - s * 0.2),
        ],
        colour,
    )
    c.rect(
        min(x - face * s * 0.4, x), y - s * 0.46, max(x - face * s * 0.4, x), y - s * 0.38, hexa("#2A2C31"), s * 0.03
    )
    c.line(
        [(x + face * s * 0.3, y - s * 0.2), (x + face * s * 0.22, y - s * 0.66), (x + face * s * 0.13, y - s * 0.64)],
        hexa("#4A4F57"),
        s * 0.045,
    )


def car(c: Canvas, x: float, y: float, s: float, colour: Colour, face: int = 1) -> None:
    c.oval(x, y, s * 0.55, s * 0.05, (20, 24, 30), alpha=0.3)
    c.poly(
        [
            (x - s * 0.34, y - s * 0.24),
            (x - s * 0.22, y - s * 0.42),
            (x + s * 0.16, y - s * 0.42),
            (x + s * 0.32, y - s * 0.24),
        ],
        darker(colour, 0.1),
    )
    c.poly(
        [
            (x - s * 0.29, y - s * 0.25),
            (x - s * 0.2, y - s * 0.39),
            (x - s * 0.02, y - s * 0.39),
            (x - s * 0.02, y - s * 0.25),
        ],
        GLASS,
    )
    c.poly(
        [
            (x + s * 0.02, y - s * 0.25),
            (x + s * 0.02, y - s * 0.39),
            (x + s * 0.14, y - s * 0.39),
            (x + s * 0.26, y - s * 0.25),
        ],
        GLASS,
    )
    c.rect(x - s * 0.5, y - s * 0.26, x + s * 0.5, y - s * 0.08, colour, s * 0.06)
    c.rect(
        x + face * s * 0.46 - s * 0.03, y - s * 0.22, x + face * s * 0.46 + s * 0.03, y - s * 0.16, hexa("#FFF3C4"), 2
    )
    for dx in (-0.29, 0.29):
        c.oval(x + dx * s, y - s * 0.08, s * 0.095, s * 0.095, hexa("#26282D"))
        c.oval(x + dx * s, y - s * 0.08, s * 0.05, s * 0.05, hexa("#C4C8CE"))


def truck(c: Canvas, x: float, y: float, s: float, colour: Colour, face: int = 1) -> None:
    c.oval(x, y, s * 0.62, s * 0.05, (20, 24, 30), alpha=0.3)
    c.rect(x - s * 0.6, y - s * 0.52, x + s * 0.34, y - s * 0.1, hexa("#EDEFF1"), s * 0.02)
    c.rect(x - s * 0.6, y - s * 0.3, x + s * 0.34, y - s * 0.25, colour)
    c.rect(x + s * 0.36, y - s * 0.42, x + s * 0.6, y - s * 0.1, colour, s * 0.04)
    c.poly(
        [
            (x + s * 0.46, y - s * 0.38),
            (x + s * 0.57, y - s * 0.38),
            (x + s * 0.59, y - s * 0.25),
            (x + s * 0.46, y - s * 0.25),
        ],
        GLASS,
    )
    for dx in (-0.42, -0.2, 0.46):
        c.oval(x + dx * s, y - s * 0.08, s * 0.085, s * 0.085, hexa("#26282D"))
        c.oval(x + dx * s, y - s * 0.08, s * 0.04, s * 0.04, hexa("#C4C8CE"))


def boat(c: Canvas, x: float, y: float, s: float, colour: Colour) -> None:
    c.poly(
        [
            (x - s * 0.5, y - s * 0.1),
            (x + s * 0.5, y - s * 0.1),
            (x + s * 0.36, y + s * 0.06),
            (x - s * 0.36, y + s * 0.06),
        ],
        colour,
    )
    c.poly(
        [
            (x - s * 0.5, y - s * 0.1),
            (x + s * 0.5, y - s * 0.1),
            (x + s * 0.46, y - s * 0.06),
            (x - s * 0.46, y - s * 0.06),
        ],
        lighter(colour, 0.35),
    )
    c.oval(x, y + s * 0.08, s * 0.42, s * 0.03, darker(colour, 0.5), alpha=0.3)


def screen(c: Canvas, x: float, y: float, s: float, colour: Colour) -> None:
    """A computer screen standing on y, seen from the front."""
    c.rect(x - s * 0.06, y - s * 0.14, x + s * 0.06, y, hexa("#8D949C"))
    c.rect(x - s * 0.2, y - s * 0.03, x + s * 0.2, y, hexa("#8D949C"), 2)
    c.rect(x - s * 0.5, y - s * 0.72, x + s * 0.5, y - s * 0.1, hexa("#2B2F36"), s * 0.04)
    c.rect(x - s * 0.46, y - s * 0.68, x + s * 0.46, y - s * 0.15, colour)
    for k in range(3):
        c.rect(
            x - s * 0.38,
            y - s * (0.6 - 0.13 * k),
            x + s * (0.3 - 0.12 * k),
            y - s * (0.55 - 0.13 * k),
            lighter(colour, 0.65),
        )
