"""Inside a building: walls, windows, curtains, tables, shelves."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas, Colour
from portal.demo.scenes.colours import GAY, GOLD, RED, darker, hexa, lighter, mix

ROOMS = tuple(hexa(t) for t in ("#EFE3D0", "#DFE8EA", "#E8E4D6", "#E2EAE0", "#F1E7DC", "#DDE4EE"))
FLOORS = tuple(hexa(t) for t in ("#B98B5E", "#C9B79C", "#A9764C", "#BFC4C6", "#9C6B45"))
PAPER = hexa("#FDFDFB")


def room(c: Canvas, rng: Random, floor: float, wall: Colour | None = None, tiles: bool = True) -> Colour:
    """Wall, skirting board and floor; returns the wall's colour."""
    wall, ground = wall or rng.choice(ROOMS), rng.choice(FLOORS)
    c.backdrop(lighter(wall, 0.3), wall, 0, floor)
    c.backdrop(lighter(ground, 0.15), darker(ground, 0.15), floor, 720)
    if tiles:
        for k in range(-9, 10):
            c.line([(640 + k * 92, floor), (640 + k * 240, 724)], darker(ground, 0.12), 1.2, alpha=0.5)
        for t in (0.1, 0.26, 0.5, 0.8):
            c.rect(0, floor + (720 - floor) * t, 1280, floor + (720 - floor) * t + 1.5, darker(ground, 0.12), alpha=0.5)
    c.rect(0, floor - 10, 1280, floor, darker(wall, 0.2))
    return wall


def window(c: Canvas, rng: Random, x: float, y: float, w: float, h: float, light, green: Colour) -> None:
    c.rect(x - 8, y - 8, x + w + 8, y + h + 8, hexa("#FBFAF6"), 3)
    c.fade([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], light.high, light.low)
    hills = [(x + w * k / 12, y + h * (0.66 - 0.1 * math.sin(k * 0.9 + x))) for k in range(13)]
    c.poly([(x, y + h), *hills, (x + w, y + h)], mix(green, light.mist, 0.45))
    hills = [(x + w * k / 12, y + h * (0.84 - 0.07 * math.sin(k * 1.1 + x * 2))) for k in range(13)]
    c.poly([(x, y + h), *hills, (x + w, y + h)], mix(green, light.mist, 0.12))
    for k in (1, 2) if w > h else (1,):
        px = x + w * k / (3 if w > h else 2)
        c.rect(px - 3, y, px + 3, y + h, hexa("#FBFAF6"))
    c.rect(x, y + h * 0.36, x + w, y + h * 0.36 + 5, hexa("#FBFAF6"))
    c.rect(x - 14, y + h + 8, x + w + 14, y + h + 16, hexa("#E9E5DA"))


def banner(
    c: Canvas, x0: float, y0: float, x1: float, y1: float, text: str, ground: Colour = RED, ink: Colour = GOLD
) -> None:
    c.fade([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], lighter(ground, 0.06), darker(ground, 0.14))
    c.rect(x0 + 6, y0 + 6, x1 - 6, y0 + 8.5, ink, alpha=0.8)
    c.rect(x0 + 6, y1 - 8.5, x1 - 6, y1 - 6, ink, alpha=0.8)
    c.words(text, (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) * 0.88, min((y1 - y0) * 0.66, 150), ink)


def curtain(c: Canvas, x0: float, x1: float, y0: float, y1: float, tone: Colour) -> None:
    c.rect(x0, y0, x1, y1, tone)
    folds = max(2, round((x1 - x0) / 26))
    for k in range(folds):
        left = x0 + (x1 - x0) * k / folds
        wide = (x1 - x0) / folds
        c.rect(left, y0, left + wide * 0.35, y1, darker(tone, 0.16))
        c.rect(left + wide * 0.6, y0, left + wide * 0.85, y1, lighter(tone, 0.07))


def table(c: Canvas, rng: Random, x0: float, x1: float, y: float, low: float, tone: Colour, cloth: bool) -> None:
    c.rect(x0, y, x1, y + 15, lighter(tone, 0.2), 3)
    c.fade([(x0 + 5, y + 15), (x1 - 5, y + 15), (x1 - 5, low), (x0 + 5, low)], tone, darker(tone, 0.25))
    for k in range(1, max(2, round((x1 - x0) / (44 if cloth else 150)))):
        px = x0 + (x1 - x0) * k / max(2, round((x1 - x0) / (44 if cloth else 150)))
        c.rect(px, y + 15, px + (12 if cloth else 2), low, darker(tone, 0.14), alpha=0.5)


def table_things(c: Canvas, rng: Random, xs: list[float], y: float, plates: bool, gap: float) -> None:
    for x in xs:
        if plates:
            c.poly(
                [(x - gap * 0.2, y + 6), (x + gap * 0.2, y + 6), (x + gap * 0.18, y - 9), (x - gap * 0.18, y - 9)],
                PAPER,
            )
            c.rect(x - gap * 0.12, y - 3, x + gap * 0.12, y - 0.5, RED)
        else:
            c.poly([(x - gap * 0.2, y + 7), (x + gap * 0.12, y + 7), (x + gap * 0.16, y), (x - gap * 0.15, y)], PAPER)
        bx = x + gap * 0.33
        c.rect(bx - 4, y - 22, bx + 4, y + 7, hexa("#CFE6F1"), 3)
        c.rect(bx - 4, y - 13, bx + 4, y - 4, hexa("#3F8FC4"))
        c.rect(bx - 2.5, y - 26, bx + 2.5, y - 21, hexa("#3F8FC4"))


def shelf(c: Canvas, rng: Random, x: float, y: float, w: float, h: float, wood: Colour) -> None:
    c.rect(x, y, x + w, y + h, darker(wood, 0.35), 4)
    boards = 5
    tones = [mix(t, hexa("#C9B79C"), 0.25) for t in GAY]
    for k in range(boards):
        top, low = y + 10 + (h - 14) * k / boards, y + (h - 4) * (k + 1) / boards
        px = x + 14
        while px < x + w - 30:
            if rng.random() < 0.08:
                px += rng.uniform(14, 36)
                continue
            wide, tall = rng.uniform(8, 19), (low - top) * rng.uniform(0.66, 0.93)
            tone = rng.choice(tones)
            c.rect(px, low - tall, px + wide, low, tone, 1)
            c.rect(px, low - tall * 0.82, px + wide, low - tall * 0.76, lighter(tone, 0.5))
            px += wide + 1
        c.rect(x, low, x + w, low + 9, lighter(wood, 0.12))
    c.rect(x, y, x + 10, y + h, wood)
    c.rect(x + w - 10, y, x + w, y + h, wood)
    c.rect(x - 4, y - 8, x + w + 4, y + 6, lighter(wood, 0.18), 2)
