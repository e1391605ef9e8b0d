"""Trees, grass, flowers."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas, Colour
from portal.demo.scenes.colours import Mood, darker, hexa, lighter, lit, mix

BARK = hexa("#5C4432")
LEAVES = tuple(hexa(c) for c in ("#3F7D3C", "#5B9443", "#2F6B47", "#77A84A", "#4C8A55"))
BLOSSOM = tuple(hexa(c) for c in ("#F4A6BC", "#FFFFFF", "#F7C9D6", "#E86F93"))


def crown(c: Canvas, rng: Random, x: float, y: float, size: float, colour: Colour, puffs: int = 7) -> None:
    spots = [
        (x + rng.uniform(-0.62, 0.62) * size, y + rng.uniform(-0.42, 0.42) * size, size * rng.uniform(0.34, 0.52))
        for _ in range(puffs)
    ]
    for px, py, r in spots:
        c.oval(px, py + r * 0.16, r, r * 0.94, darker(colour, 0.2))
    for px, py, r in spots:
        c.oval(px, py, r * 0.94, r * 0.86, colour)
    for px, py, r in spots:
        c.oval(px - r * 0.22, py - r * 0.26, r * 0.56, r * 0.46, lighter(colour, 0.13))


def round_tree(
    c: Canvas, rng: Random, x: float, y: float, size: float, light: Mood, colour: Colour | None = None
) -> None:
    """A broad-leaved tree standing on y; `size` is about half its height."""
    colour = lit(colour or rng.choice(LEAVES), light)
    bark = lit(BARK, light)
    c.poly([(x - size * 0.09, y), (x - size * 0.05, y - size), (x + size * 0.05, y - size), (x + size * 0.1, y)], bark)
    c.line([(x, y - size * 0.6), (x - size * 0.3, y - size)], bark, size * 0.06)
    c.line([(x, y - size * 0.7), (x + size * 0.28, y - size * 1.05)], bark, size * 0.05)
    crown(c, rng, x, y - size * 1.3, size * 0.8, colour)


def pine(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    c.rect(x - size * 0.04, y - size * 0.3, x + size * 0.04, y, darker(colour, 0.4))
    for i in range(4):
        top, half = y - size * (1 - i * 0.2), size * (0.13 + i * 0.065)
        low = top + size * 0.36
        c.poly(
            [(x, top), (x + half, low), (x, low - size * 0.05), (x - half, low)],
            mix(lighter(colour, 0.12), darker(colour, 0.15), i / 3),
        )
        c.poly([(x, top), (x + half, low), (x, low - size * 0.05)], darker(colour, 0.14), alpha=0.5)


def palm(c: Canvas, rng: Random, x: float, y: float, size: float, light: Mood) -> None:
    """An areca palm."""
    lean, leaf = rng.uniform(-0.08, 0.08) * size, lit(hexa("#3E7F45"), light)
    top = (x + lean, y - size)
    c.line([(x, y), (x + lean * 0.4, y - size * 0.5), top], lit(hexa("#8B7A62"), light), size * 0.04)
    for k in range(9):
        angle = math.pi * (0.02 + 0.96 * k / 8)
        tip = (
            top[0] + math.cos(angle) * size * 0.34,
            top[1] - math.sin(angle) * size * 0.22 + abs(math.cos(angle)) * size * 0.12,
        )
        middle = (top[0] + math.cos(angle) * size * 0.2, top[1] - math.sin(angle) * size * 0.2)
        c.poly(
            [top, (middle[0], middle[1] - size * 0.03), tip, (middle[0], middle[1] + size * 0.035)],
            leaf if k % 2 else darker(leaf, 0.15),
        )


def bamboo(c: Canvas, rng: Random, x: float, y: float, size: float, light: Mood) -> None:
    for _ in range(6):
        lean, tall = rng.uniform(-0.4, 0.4) * size, size * rng.uniform(0.75, 1.05)
        foot = x + rng.uniform(-0.12, 0.12) * size
        colour = lit(rng.choice((hexa("#6E9B45"), hexa("#86AC55"), hexa("#5C8A3E"))), light)
        c.line([(foot, y), (foot + lean * 0.3, y - tall * 0.6), (foot + lean, y - tall)], colour, size * 0.022)
        for k in range(9):
            t = 0.45 + 0.55 * k / 8
            px, py = foot + lean * t * t, y - tall * t
            turn = rng.choice((-1, 1))
            c.poly(
                [
                    (px, py),
                    (px + turn * size * 0.1, py + size * 0.02),
                    (px + turn * size * 0.16, py + size * 0.09),
                    (px + turn * size * 0.07, py + size * 0.05),
                ],
                lighter(colour, 0.08) if k % 2 else colour,
            )


def blossom_tree(c: Canvas, rng: Random, x: float, y: float, size: float, colour: Colour, light: Mood) -> None:
    """A peach, plum or ban tree in flower: dark branches, many petals, few leaves."""
    bark = lit(hexa("#4A352C"), light)
    tips = []

    def branch(x0: float, y0: float, angle: float, length: float, width: float, depth: int) -> None:
        x1, y1 = x0 + math.cos(angle) * length, y0 - math.sin(angle) * length
        c.limb([(x0, y0), (x1, y1)], bark, width)
        if depth == 0:
            tips.append((x1, y1))
            return
        for turn in (-0.5, 0.1, 0.55):
            branch(
                x1, y1, angle + turn + rng.uniform(-0.2, 0.2), length * rng.uniform(0.62, 0.8), width * 0.62, depth - 1
            )
        tips.append((x1, y1))

    branch(x, y, math.pi / 2 + rng.uniform(-0.2, 0.2), size * 0.42, size * 0.085, 3)
    for shade in (darker(colour, 0.14), colour, lighter(colour, 0.35)):
        tone = lit(shade, light)
        for px, py in tips:
            for _ in range(3):
                r = size * rng.uniform(0.018, 0.05)
                c.oval(px + rng.gauss(0, 0.07) * size, py + rng.gauss(0, 0.06) * size, r, r * 0.9, tone)


def blossom(c: Canvas, x: float, y: float, r: float, colour: Colour, turn: float = 0) -> None:
    """One five-petalled flower seen near."""
    for k in range(5):
        angle = turn + math.tau * k / 5
        c.oval(
            x + math.cos(angle) * r * 0.55,
            y + math.sin(angle) * r * 0.55,
            r * 0.5,
            r * 0.5,
            mix(colour, lighter(colour, 0.4), k % 2),
        )
    c.oval(x, y, r * 0.24, r * 0.24, hexa("#F2C14E"))


def meadow(
    c: Canvas,
    rng: Random,
    y0: float,
    y1: float,
    colours: tuple[Colour, ...],
    count: int = 500,
    small: float = 1.2,
    large: float = 6.4,
) -> None:
    """Field of small flowers, larger towards the viewer."""
    for i in range(count):
        near = (i / count) ** 0.8
        y, r = y0 + (y1 - y0) * near + rng.uniform(-4, 4), small + (large - small) * near
        c.oval(rng.uniform(-10, 1290), y, r, r * 0.8, rng.choice(colours))


def tufts(c: Canvas, rng: Random, y0: float, y1: float, colour: Colour, count: int = 90, tall: float = 26) -> None:
    for i in range(count):
        near = i / count
        x, y, h = rng.uniform(0, 1280), y0 + (y1 - y0) * near, tall * (0.35 + 0.65 * near)
        for lean in (-0.35, 0, 0.35):
            c.poly(
                [(x - 1.6, y), (x + lean * h, y - h * rng.uniform(0.7, 1)), (x + 1.6, y)],
                mix(colour, lighter(colour, 0.3), rng.random()),
            )


def flower_pot(c: Canvas, rng: Random, x: float, y: float, size: float) -> None:
    """A bouquet for a table or the foot of a stage."""
    leaf = hexa("#3F7D3C")
    for k in range(7):
        angle = math.pi * (0.1 + 0.8 * k / 6)
        c.oval(
            x + math.cos(angle) * size * 0.5,
            y - size * 0.45 - math.sin(angle) * size * 0.25,
            size * 0.2,
            size * 0.12,
            leaf,
        )
    tones = rng.sample([hexa("#E23D52"), hexa("#F2B632"), hexa("#FFFFFF"), hexa("#F28CA6"), hexa("#E9792B")], 3)
    for k in range(13):
        c.oval(
            x + rng.uniform(-0.48, 0.48) * size,
            y - size * rng.uniform(0.5, 0.95),
            size * 0.12,
            size * 0.11,
            tones[k % 3],
        )
    c.poly(
        [
            (x - size * 0.3, y - size * 0.42),
            (x + size * 0.3, y - size * 0.42),
            (x + size * 0.2, y),
            (x - size * 0.2, y),
        ],
        hexa("#A65A3A"),
    )
