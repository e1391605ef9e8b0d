"""Lake, dam, bridge."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas
from portal.demo.scenes.colours import GAY, GREENS, darker, hexa, lighter, lit, mix, some_mood
from portal.demo.scenes.land import Curve, mist_banks, ridges, ripples, sky, slope, water, waves
from portal.demo.scenes.people import person, somebody
from portal.demo.scenes.plants import LEAVES, bamboo, palm, round_tree, tufts
from portal.demo.scenes.things import boat, bunting, car, motorbike, small_house, truck


def island(c: Canvas, rng: Random, x: float, y: float, w: float, light, colour) -> None:
    hump = [(x - w, y)]
    for k in range(25):
        t = k / 24
        hump.append((x - w + 2 * w * t, y - w * 0.3 * math.sin(math.pi * t) ** 0.8 * (1 + 0.12 * math.sin(9 * t + x))))
    c.fade([*hump, (x + w, y)], lit(lighter(colour, 0.12), light), lit(darker(colour, 0.25), light))
    for _ in range(round(w / 11)):
        px = x + rng.uniform(-0.75, 0.75) * w
        round_tree(c, rng, px, y - w * 0.22 * (1 - abs(px - x) / w), w * rng.uniform(0.1, 0.17), light)
    c.rect(x - w * 0.99, y - 3, x + w * 0.99, y, lit(hexa("#B39B6E"), light), 1)


def draw_lake(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng)
    level = rng.uniform(360, 430)
    sky(c, rng, light, level)
    ridges(c, rng, light, level - 150, level - 34, 4, sharp=rng.uniform(0, 0.5))
    mist_banks(c, rng, light, level - 60, level - 5, 6)
    green = rng.choice(GREENS)
    for _ in range(rng.randint(2, 4)):
        island(c, rng, rng.uniform(80, 1200), level + 1, rng.uniform(60, 170), light, green)
    water(c, light, level, rng.choice((hexa("#4E8FA6"), hexa("#5AA39A"), hexa("#4A7FA5"))), 0.62)
    ripples(c, rng, light, level + 8, 715, 80)
    mist_banks(c, rng, light, level - 6, level + 16, 4, 0.4)
    for k in range(rng.randint(2, 4)):
        fisher(c, rng, rng.uniform(140, 1140), level + 50 + 62 * k, 60 + 46 * k)
    side = rng.choice((-1, 1))
    edge = waves(rng, 10, 500, 3)

    def shore(x: float) -> float:
        return 716 - max(0, side * (x - 640) - 150) * 0.24 + edge(x)

    slope(c, rng, light, shore, green)
    kind = rng.randrange(3)
    for k in range(3):
        x = 640 + side * (430 + 90 * k)
        if kind == 0:
            bamboo(c, rng, x, shore(x) + 16, rng.uniform(200, 300), light)
        elif kind == 1:
            palm(c, rng, x, shore(x) + 12, rng.uniform(200, 290), light)
        else:
            round_tree(c, rng, x, shore(x) + 12, rng.uniform(80, 120), light)
    tufts(c, rng, 690, 740, lit(lighter(green, 0.15), light), 70, 40)


def fisher(c: Canvas, rng: Random, x: float, y: float, s: float) -> None:
    look = somebody(rng, rng.choice(("farmer", "casual")))
    person(c, look, x + s * 0.12, y + s * 0.02, s * 0.95, rng.choice(("hold", "up", "down")))
    boat(c, x, y, s * 1.5, rng.choice((hexa("#7A4B2A"), hexa("#2C6F8F"), hexa("#A63D2F"), hexa("#5C4432"))))
    c.line([(x + s * 0.22, y - s * 0.56), (x + s * 0.62, y + s * 0.16)], hexa("#6E4F35"), max(1.2, s * 0.02))


def draw_dam(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng, bright=rng.random() < 0.6)
    sky(c, rng, light, 360)
    ridges(c, rng, light, 170, 290, 4)
    green = rng.choice(GREENS)
    top = rng.uniform(286, 320)
    c.fade(
        [(0, top - 26), (1280, top - 26), (1280, top + 30), (0, top + 30)],
        lit(hexa("#9CC4CE"), light),
        lit(hexa("#6AA3B4"), light),
    )
    concrete = lit(mix(hexa("#D5D3CB"), rng.choice((hexa("#E3D6BE"), hexa("#C9D3D6"))), 0.5), light)
    left, right = rng.uniform(150, 240), rng.uniform(1040, 1130)
    c.fade(
        [(left, top), (right, top), (right - 90, 600), (left + 90, 600)], lighter(concrete, 0.2), darker(concrete, 0.18)
    )
    gates = rng.randint(4, 7)
    bay = (right - left) * 0.56 / gates
    start = left + (right - left) * rng.choice((0.12, 0.22, 0.32))
    falls = rng.random() < 0.7
    for k in range(gates):
        x = start + bay * k
        c.rect(x + bay * 0.16, top + 30, x + bay * 0.84, top + 86, lit(hexa("#3F6F8C"), light))
        c.rect(x + bay * 0.16, top + 52, x + bay * 0.84, top + 56, lit(hexa("#2C5068"), light))
        c.fade(
            [(x + bay * 0.16, top + 86), (x + bay * 0.84, top + 86), (x + bay * 0.86, 606), (x + bay * 0.14, 606)],
            hexa("#F7FBFC") if falls else darker(concrete, 0.08),
            hexa("#CFE4EA") if falls else darker(concrete, 0.25),
        )
        if falls:
            for j in range(5):
                px = x + bay * (0.22 + 0.13 * j)
                c.line([(px, top + 92), (px + rng.uniform(-3, 3), 600)], hexa("#A9CDD9"), 1.6, alpha=0.6)
        c.poly(
            [(x - bay * 0.07, top - 12), (x + bay * 0.07, top - 12), (x + bay * 0.09, 606), (x - bay * 0.09, 606)],
            lighter(concrete, 0.12),
        )
        c.rect(x - bay * 0.1, top - 52, x + bay * 0.1, top - 4, lighter(concrete, 0.3))
    c.rect(left - 200, top - 12, right + 200, top + 10, lighter(concrete, 0.35))
    c.rect(left - 200, top + 10, right + 200, top + 16, darker(concrete, 0.3))
    for k in range(40):
        c.rect(
            left - 60 + (right - left + 120) * k / 39,
            top - 24,
            left - 57 + (right - left + 120) * k / 39,
            top - 12,
            darker(concrete, 0.35),
        )
    c.rect(left - 60, top - 25, right + 60, top - 23, darker(concrete, 0.35))
    house = rng.choice((left + 120, right - 130))
    c.rect(house - 70, top - 74, house + 70, top - 12, lit(hexa("#F3EBD8"), light))
    c.rect(house - 78, top - 84, house + 78, top - 70, lit(hexa("#A8452F"), light))
    for k in range(4):
        c.rect(house - 56 + 30 * k, top - 58, house - 38 + 30 * k, top - 32, lit(hexa("#6FA3BC"), light))
    for side in (-1, 1):
        bank = waves(rng, 12, 300, 3)
        foot = left if side < 0 else right

        def edge(x: float, s: int = side, f: float = foot, b: Curve = bank) -> float:
            return top - 46 + max(0, s * (f - x) + 70) * 1.15 + b(x)

        points = [(x, min(edge(x), 720)) for x in range(-20, 1301, 8)]
        c.fade(
            [(-20, 730), *points, (1300, 730)],
            lit(lighter(green, 0.08), light),
            lit(darker(green, 0.3), light),
            top - 60,
            700,
        )
        trees = []
        for _ in range(34):
            x = rng.uniform(0, foot + 60) if side < 0 else rng.uniform(foot - 60, 1280)
            trees.append((edge(x) + rng.uniform(10, 260), x))
        for y, x in sorted(trees):
            if y < 590:
                round_tree(
                    c,
                    rng,
                    x,
                    y,
                    rng.uniform(17, 32),
                    light,
                    mix(green, LEAVES[len(trees) * round(x) % len(LEAVES)], 0.5),
                )
    c.fade([(0, 596), (1280, 596), (1280, 720), (0, 720)], lit(hexa("#7FB3C0"), light), lit(hexa("#35708A"), light))
    if falls:
        c.soft([(start + bay * (k + 0.5), 600, bay * 0.55, 22) for k in range(gates)], (255, 255, 255), 0.85, 12)
    ripples(c, rng, light, 612, 715, 80)
    for _ in range(2):
        fisher(c, rng, rng.choice((rng.uniform(90, 240), rng.uniform(1040, 1180))), 676, 64)


def draw_bridge(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng)
    level = rng.uniform(470, 510)
    sky(c, rng, light, level)
    ridges(c, rng, light, 230, level - 70, 4)
    mist_banks(c, rng, light, level - 120, level - 30)
    green = rng.choice(GREENS)
    bank = waves(rng, 12, 620, 3)
    slope(c, rng, light, lambda x: level - 26 + bank(x), green, 60)
    for _ in range(12):
        x = rng.uniform(0, 1280)
        rng.choice((round_tree, round_tree, small_house))(c, rng, x, level - 16 + bank(x), rng.uniform(26, 44), light)
    water(c, light, level, rng.choice((hexa("#6B9C9A"), hexa("#5B8FA8"), hexa("#8FA07A"))), 0.5)
    ripples(c, rng, light, level + 8, 715, 80)
    deck = level - rng.uniform(84, 104)
    kind = rng.choice(("arch", "stay", "hanging"))
    steel = lit(rng.choice((hexa("#C4372E"), hexa("#E3E6E8"), hexa("#D98A2B"), hexa("#3B7EA1"))), light)
    KINDS[kind](c, deck, level, steel, lit(hexa("#D9D6CE"), light))
    if kind != "hanging":
        c.rect(-5, deck, 1285, deck + 17, lit(hexa("#D9D6CE"), light))
        c.rect(-5, deck + 17, 1285, deck + 24, lit(hexa("#8F8C86"), light))
        for k in range(65):
            c.rect(k * 20, deck - 13, k * 20 + 2, deck, lit(hexa("#EDEFF0"), light))
        traffic(c, rng, deck + 2)
        c.rect(0, deck - 14, 1280, deck - 11, lit(hexa("#EDEFF0"), light))
    else:
        crossing(c, rng, deck)
    fore = waves(rng, 14, 500, 3)
    side = rng.choice((-1, 1))

    def shore(x: float) -> float:
        return 722 - max(0, side * (x - 640) - 120) * 0.2 + fore(x)

    slope(c, rng, light, shore, green)
    for k in range(3):
        x = 640 + side * (380 + 110 * k)
        rng.choice((bamboo, round_tree))(c, rng, x, shore(x) + 14, rng.uniform(80, 130), light)
    tufts(c, rng, 690, 740, lit(lighter(green, 0.12), light), 60, 36)
    if kind == "hanging" and rng.random() < 0.6:
        bunting(c, rng, 224, deck - 170, 1056, deck - 170, 118, 15)


def traffic(c: Canvas, rng: Random, y: float) -> None:
    x = rng.uniform(30, 120)
    while x < 1260:
        face = rng.choice((-1, 1))
        kind = rng.random()
        if kind < 0.3:
            car(c, x, y, 84, rng.choice(GAY), face)
        elif kind < 0.42:
            truck(c, x, y, 104, rng.choice(GAY), face)
        else:
            motorbike(c, x, y, 34, rng.choice(GAY), face)
            person(c, somebody(rng, "worker" if rng.random() < 0.3 else "casual"), x - face * 2, y - 4, 50, "hold")
        x += rng.uniform(110, 230)


def crossing(c: Canvas, rng: Random, y: float) -> None:
    for k in range(rng.randint(5, 9)):
        person(
            c,
            somebody(rng, rng.choice(("hmong", "thai", "pupil", "casual", "dao", "farmer"))),
            300 + 82 * k + rng.uniform(-20, 20),
            y + 8 + 12 * math.sin(math.pi * (0.1 + 0.08 * k)),
            78,
            rng.choice(("walk", "down", "hold")),
        )
    c.line([(220 + 21 * k, y - 26 + 14 * math.sin(math.pi * k / 40)) for k in range(41)], hexa("#8E959B"), 2)


def arch(c: Canvas, deck: float, level: float, steel, stone) -> None:
    for x in (170, 1110):
        c.poly([(x - 22, deck), (x + 22, deck), (x + 28, level + 26), (x - 28, level + 26)], darker(stone, 0.08))
        c.rect(x - 36, level + 16, x + 36, level + 30, darker(stone, 0.22))
    curve = [(170 + 940 * k / 60, deck - 190 * math.sin(math.pi * k / 60)) for k in range(61)]
    for k in range(4, 57, 4):
        c.line([curve[k], (curve[k][0], deck)], steel, 2.4)
    c.line(curve, darker(steel, 0.2), 15)
    c.line([(x, y - 3) for x, y in curve], steel, 10)


def stay(c: Canvas, deck: float, level: float, steel, stone) -> None:
    for x in (380, 900):
        for k in range(1, 10):
            for side in (-1, 1):
                c.line([(x, deck - 238 + 10 * k), (x + side * 27 * k, deck)], steel, 1.8)
        c.poly(
            [(x - 10, deck - 250), (x + 10, deck - 250), (x + 22, level + 28), (x - 22, level + 28)],
            lighter(stone, 0.25),
        )
        c.poly(
            [(x + 1, deck - 250), (x + 10, deck - 250), (x + 22, level + 28), (x + 3, level + 28)], darker(stone, 0.1)
        )
        c.rect(x - 34, level + 16, x + 34, level + 32, darker(stone, 0.25))


def hanging(c: Canvas, deck: float, level: float, steel, stone) -> None:
    """A footbridge hung from two towers."""
    for x in (216, 1064):
        for dx in (-16, 10):
            c.rect(x + dx, deck - 180, x + dx + 8, level + 12, steel)
        for k in range(5):
            c.rect(x - 16, deck - 176 + 42 * k, x + 18, deck - 170 + 42 * k, darker(steel, 0.12))
        c.rect(x - 44, deck + 12, x + 44, level + 16, stone, 4)
    for lift in (0, -8):
        cable = [(216 + 848 * k / 60, deck - 176 + lift + 148 * math.sin(math.pi * k / 60)) for k in range(61)]
        c.line(cable, hexa("#565C63"), 2.6)
    for k in range(2, 59):
        x = 216 + 848 * k / 60
        c.line(
            [(x, deck - 176 + 148 * math.sin(math.pi * k / 60)), (x, deck + 12 * math.sin(math.pi * k / 60))],
            hexa("#7B828A"),
            1,
        )
    for x0, x1 in ((-10, 216), (1064, 1290)):
        c.line([(216 if x0 < 0 else 1064, deck - 178), (x0 if x0 < 0 else x1, deck - 20)], hexa("#565C63"), 2.6)
        c.rect(x0, deck, x1, deck + 12, stone)
    c.line([(216 + 848 * k / 60, deck + 6 + 12 * math.sin(math.pi * k / 60)) for k in range(61)], hexa("#8A5A33"), 11)


KINDS = {"arch": arch, "stay": stay, "hanging": hanging}
SCENES = {"lake": draw_lake, "dam": draw_dam, "bridge": draw_bridge}
