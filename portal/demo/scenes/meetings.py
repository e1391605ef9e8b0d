"""Meetings: a panel before a wall, a full hall, a small working table."""

from random import Random

from portal.demo.scenes.canvas import Canvas
from portal.demo.scenes.colours import GOLD, GREENS, RED, WOODS, darker, hexa, lighter, mix, some_mood
from portal.demo.scenes.people import person, seated, somebody
from portal.demo.scenes.plants import flower_pot
from portal.demo.scenes.rooms import PAPER, banner, curtain, room, table, table_things, window
from portal.demo.scenes.things import flag

BANNERS = ((RED, GOLD), (RED, GOLD), (hexa("#0B4F71"), hexa("#FFE9A8")))


def draw_meeting(c: Canvas, rng: Random, text: str) -> None:
    rng.choice((panel, panel, hall, horseshoe))(c, rng, text)


def sitters(rng: Random) -> str:
    return rng.choice(("suit", "suit", "shirt", "aodai", "blouse", "shirt", "thai", "tay"))


def front_wall(c: Canvas, rng: Random, text: str, low: float) -> None:
    """The wall behind a panel: curtain or panelling with the banner, the flag at the side."""
    kind = rng.randrange(3)
    if kind == 0:
        curtain(c, 0, 1280, 0, low, RED)
        c.rect(0, 0, 1280, 22, darker(RED, 0.3))
        c.words(text, 660, 110, 900, 130, GOLD)
        flag(c, 60, 56, 132)
    elif kind == 1:
        tone = rng.choice((*WOODS, hexa("#C9B08A"), hexa("#8FA3AD"), hexa("#A9B79A"), hexa("#D8CDB8"), hexa("#B98F7A")))
        boards = rng.choice((10, 16, 20))
        wide = 1280 / boards
        for k in range(boards):
            c.rect(k * wide, 0, (k + 1) * wide - 1, low, lighter(tone, 0.16 + 0.05 * (k % 2)))
            c.rect((k + 1) * wide - 1, 0, (k + 1) * wide, low, darker(tone, 0.1))
        banner(c, 190, 34, 1090, 176, text, *rng.choice(BANNERS))
        for x in rng.choice(((70, 1170), ())):
            flag(c, x - 50, 60, 100)
    else:
        light, green = some_mood(rng, bright=True), rng.choice(GREENS)
        for x in (40, 1040):
            window(c, rng, x, 60, 200, 190, light, green)
        banner(c, 280, 30, 1000, 176, text, *rng.choice(BANNERS))


def panel(c: Canvas, rng: Random, text: str) -> None:
    room(c, rng, 420)
    front_wall(c, rng, text, 420)
    count = rng.randint(4, 9)
    gap = 1120 / count
    xs = [80 + gap * (k + 0.5) for k in range(count)]
    size = min(336, gap * 2.15)
    edge = 450
    for x in xs:
        c.rect(x - size * 0.17, edge - size * 0.36, x + size * 0.17, edge, darker(hexa("#7A4B2A"), 0.1), size * 0.05)
        c.rect(x - size * 0.14, edge - size * 0.33, x + size * 0.14, edge, hexa("#96633C"), size * 0.04)
        seated(
            c,
            somebody(rng, sitters(rng)),
            x + rng.uniform(-5, 5),
            edge + 2,
            size * rng.uniform(0.97, 1.03),
            rng.choice(("rest", "rest", "write")),
        )
    table(c, rng, 24, 1256, edge, 600, rng.choice((*WOODS, hexa("#F1EDE2"), hexa("#8E1B1F"))), rng.random() < 0.5)
    table_things(c, rng, xs, edge + 4, rng.random() < 0.7, gap)
    for x in (640,) if count % 2 == 0 else (640 - gap / 2, 640 + gap / 2):
        flower_pot(c, rng, x, edge + 12, 44)
    if rng.random() < 0.55:
        backs(c, rng, 742, 330, rng.randint(4, 6))
    else:
        for k in range(9):
            flower_pot(c, rng, 90 + 137 * k, 690, 88)


def backs(c: Canvas, rng: Random, y: float, size: float, count: int) -> None:
    """A row of listeners seen from behind at the lower edge."""
    for k in range(count):
        x = 1280 * (k + 0.5) / count + rng.uniform(-16, 16)
        seated(c, somebody(rng, sitters(rng)), x, y, size * rng.uniform(0.96, 1.04), back=True)


def hall(c: Canvas, rng: Random, text: str) -> None:
    """A full hall seen from its last rows: stage, speaker, listeners."""
    room(c, rng, 330)
    curtain(c, 120, 1160, 0, 300, RED)
    c.rect(120, 0, 1160, 16, GOLD)
    c.words(text, 680, 96, 760, 120, GOLD)
    flag(c, 160, 50, 118)
    c.fade([(90, 286), (1190, 286), (1230, 340), (50, 340)], hexa("#B47A48"), hexa("#8A5A33"))
    spot = rng.choice((330, 950))
    for k in range(5):
        x = (640 if spot < 600 else 300) + 92 * k
        seated(c, somebody(rng, sitters(rng)), x, 262, 116)
    left = 590 if spot < 600 else 250
    table(c, rng, left, left + 470, 262, 318, hexa("#8E1B1F"), True)
    person(c, somebody(rng, rng.choice(("suit", "aodai", "shirt"))), spot, 316, 168, "hold")
    c.poly([(spot - 42, 232), (spot + 42, 232), (spot + 32, 322), (spot - 32, 322)], hexa("#7A4B2A"))
    c.rect(spot - 48, 226, spot + 48, 236, hexa("#9A6B40"), 3)
    for k in range(8):
        flower_pot(c, rng, 130 + 146 * k, 344, 44)
    for row in range(4):
        y, size, count = 398 + row * 92, 132 + row * 66, 13 - row * 2
        for k in range(count):
            x = 1280 * (k + 0.5 + 0.25 * (row % 2)) / count + rng.uniform(-8, 8)
            seated(c, somebody(rng, sitters(rng)), x, y, size, back=True)
            c.rect(
                x - size * 0.15,
                y - size * 0.1,
                x + size * 0.15,
                y + size * 0.3,
                mix(hexa("#7A2326"), hexa("#2A1B1E"), 0.12 * row),
                size * 0.04,
            )


def horseshoe(c: Canvas, rng: Random, text: str) -> None:
    """A small working meeting around a table, a screen on the wall."""
    wall = room(c, rng, 400)
    light, green = some_mood(rng, bright=True), rng.choice(GREENS)
    window(c, rng, 40, 70, 240, 220, light, green)
    window(c, rng, 1000, 70, 240, 220, light, green)
    c.rect(352, 40, 928, 300, hexa("#2B2F36"), 8)
    tone = rng.choice((RED, hexa("#0B4F71"), hexa("#1B6B3A")))
    c.fade([(362, 50), (918, 50), (918, 290), (362, 290)], lighter(tone, 0.1), darker(tone, 0.1))
    c.words(text, 640, 150, 500, 150, hexa("#FFF3D0"))
    c.rect(560, 248, 720, 252, GOLD)
    c.rect(0, 396, 1280, 400, darker(wall, 0.25))
    tone = rng.choice(WOODS)
    for k in range(6):
        seated(c, somebody(rng, sitters(rng)), 350 + 116 * k, 424, 220)
    c.poly([(300, 424), (980, 424), (1240, 720), (40, 720)], lighter(tone, 0.22))
    c.poly([(448, 500), (832, 500), (930, 720), (350, 720)], darker(tone, 0.35))
    c.poly([(448, 500), (832, 500), (838, 514), (442, 514)], darker(tone, 0.1))
    table_things(c, rng, [350 + 116 * k for k in range(6)], 436, True, 100)
    for k in range(3):
        flower_pot(c, rng, 530 + 110 * k, 600 + 20 * (k % 2), 70)
    for side in (-1, 1):
        for k in range(3):
            y, size = 500 + 96 * k, 220 + 42 * k
            x = 640 + side * (390 + 84 * k)
            seated(c, somebody(rng, sitters(rng)), x, y, size, "rest", back=k == 2)
            px = x - side * size * 0.32
            c.poly([(px - 26, y + 30), (px + 26, y + 30), (px + 20, y + 14), (px - 20, y + 14)], PAPER)


SCENES = {"meeting": draw_meeting}
