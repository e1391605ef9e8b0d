"""Ceremony, festival, sports, market, school yard."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas, Colour
from portal.demo.scenes.colours import (
    GAY,
    GOLD,
    GREENS,
    RED,
    WALLS,
    WOODS,
    Mood,
    darker,
    hexa,
    lighter,
    lit,
    mix,
    some_mood,
)
from portal.demo.scenes.land import mist_banks, ridges, sky, slope, under, waves
from portal.demo.scenes.people import ETHNIC, person, seated, somebody
from portal.demo.scenes.plants import BLOSSOM, blossom_tree, flower_pot, palm, round_tree, tufts
from portal.demo.scenes.rooms import backs, banner, curtain
from portal.demo.scenes.things import block, bunting, flag, flagpole, stilt_house


def draw_ceremony(c: Canvas, rng: Random, text: str) -> None:
    rng.choice((indoor_stage, open_stage, ribbon))(c, rng, text)


def indoor_stage(c: Canvas, rng: Random, text: str) -> None:
    """A stage with a red backdrop: people receive flowers and certificates."""
    curtain(c, 0, 1280, 0, 560, RED)
    c.beam([(300, -20), (420, -20), (760, 560), (180, 560)], hexa("#FFE9B8"), 0.2, 30)
    c.beam([(860, -20), (980, -20), (1100, 560), (520, 560)], hexa("#FFE9B8"), 0.2, 30)
    c.rect(0, 0, 1280, 20, darker(RED, 0.35))
    c.words(text, 640, 118, 980, 130, GOLD)
    c.rect(520, 196, 760, 199, GOLD)
    c.backdrop(hexa("#C48A54"), hexa("#8F5B34"), 520, 720)
    for k in range(14):
        c.line([(640 + (k - 6.5) * 96, 520), (640 + (k - 6.5) * 190, 720)], hexa("#7A4B2A"), 1.4, alpha=0.45)
    count = rng.randint(5, 8)
    for k in range(count):
        x = 150 + 980 * (k + 0.5) / count
        wear = rng.choice(("suit", "aodai", "thai", "shirt", "hmong", "suit"))
        person(c, somebody(rng, wear), x, 590 + rng.uniform(-4, 6), 320, "hold")
        gift(c, rng, x, 590 - 320 * 0.56, k)
    for k in range(10):
        flower_pot(c, rng, 64 + 128 * k, 640, 66)
    if rng.random() < 0.6:
        backs(c, rng, 764, 250, 7)


def gift(c: Canvas, rng: Random, x: float, y: float, k: int) -> None:
    if k % 2:
        c.rect(x - 32, y - 26, x + 32, y + 20, hexa("#B98B2E"), 2)
        c.rect(x - 28, y - 22, x + 28, y + 16, hexa("#FFFDF2"))
        c.rect(x - 14, y - 15, x + 14, y - 11, RED)
        for j in range(3):
            c.rect(x - 20, y - 5 + 6 * j, x + 20, y - 3 + 6 * j, hexa("#CFC6A8"))
    else:
        flower_pot(c, rng, x, y + 26, 56)


def open_stage(c: Canvas, rng: Random, text: str) -> None:
    """A stage under the sky: speaker, guests, flags along the road."""
    light = some_mood(rng, bright=True)
    sky(c, rng, light, 400)
    ridges(c, rng, light, 190, 330, 4)
    c.fade([(0, 420), (1280, 420), (1280, 720), (0, 720)], lit(hexa("#D8CFB8"), light), lit(hexa("#B9AE94"), light))
    for k in range(8):
        round_tree(c, rng, 60 + 166 * k + rng.uniform(-30, 30), 432, rng.uniform(40, 60), light)
    c.rect(214, 96, 230, 430, hexa("#AEB4BA"))
    c.rect(1050, 96, 1066, 430, hexa("#AEB4BA"))
    banner(c, 190, 90, 1090, 300, text)
    c.fade([(150, 400), (1130, 400), (1190, 470), (90, 470)], hexa("#B5473F"), hexa("#8E2B27"))
    c.rect(90, 470, 1190, 500, hexa("#6E2320"))
    spot = rng.choice((330, 950))
    for k in range(6):
        x = (560 if spot < 600 else 230) + 92 * k
        person(
            c, somebody(rng, rng.choice(("suit", "aodai", "shirt", "thai"))), x, 442, 186, rng.choice(("hold", "clap"))
        )
    person(c, somebody(rng, rng.choice(("suit", "aodai"))), spot, 446, 196, "hold")
    c.poly([(spot - 42, 358), (spot + 42, 358), (spot + 32, 452), (spot - 32, 452)], hexa("#7A4B2A"))
    c.rect(spot - 48, 350, spot + 48, 362, hexa("#9A6B40"), 3)
    for k in range(9):
        flower_pot(c, rng, 130 + 128 * k, 506, 54)
    for x in (60, 1160):
        flagpole(c, x, 560, 330, 84)
    for row in range(2):
        count = 11 - 2 * row
        for k in range(count):
            seated(
                c,
                somebody(rng, rng.choice(("shirt", "pupil", "thai", "hmong", "suit", "aodai"))),
                1280 * (k + 0.5 + 0.25 * row) / count,
                622 + 100 * row,
                190 + 60 * row,
                back=True,
            )


def ribbon(c: Canvas, rng: Random, text: str) -> None:
    """Cutting the ribbon before a new building."""
    light = some_mood(rng, bright=True)
    sky(c, rng, light, 400)
    ridges(c, rng, light, 180, 320, 3)
    block(c, 120, 230, 1160, 500, rng.choice(WALLS), light, 2, 10, rng.choice((None, hexa("#A8452F"))))
    for x in (60, 1220):
        round_tree(c, rng, x, 508, 90, light)
    c.fade([(0, 500), (1280, 500), (1280, 720), (0, 720)], lit(hexa("#D6D0C2"), light), lit(hexa("#B3AC9C"), light))
    banner(c, 250, 120, 1030, 262, text)
    bunting(c, rng, -20, 90, 262, 150, 40, 20)
    bunting(c, rng, 1018, 150, 1300, 90, 40, 20)
    c.poly([(420, 506), (860, 506), (960, 720), (320, 720)], hexa("#B5232B"))
    count = rng.randint(5, 8)
    for k in range(count):
        x = 200 + 880 * (k + 0.5) / count
        person(
            c,
            somebody(rng, "aodai" if k in (0, count - 1) else rng.choice(("suit", "suit", "shirt", "thai", "hmong"))),
            x,
            668 + rng.uniform(-4, 4),
            300,
            "hold",
        )
    c.line(
        [(200 + 880 * t / 40, 512 + 12 * math.sin(math.pi * count * t / 40) ** 2) for t in range(41)],
        hexa("#D4202C"),
        15,
    )
    for k in range(count - 1):
        x = 200 + 880 * (k + 1) / count
        for side in (-1, 1):
            c.oval(x + side * 15, 512, 15, 11, hexa("#E23A45"))
        c.oval(x, 512, 8, 8, hexa("#F2D06B"))
    for x in (80, 1200):
        flower_pot(c, rng, x, 700, 130)


def draw_festival(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng)
    sky(c, rng, light, 390)
    ridges(c, rng, light, 190, 330, 4)
    mist_banks(c, rng, light, 290, 350)
    green = rng.choice(GREENS)
    roll = waves(rng, 10, 800, 2)
    c.fade(
        under(lambda x: 400 + roll(x), 740),
        lit(mix(green, hexa("#B7C96A"), 0.55), light),
        lit(mix(green, hexa("#8FA75A"), 0.35), light),
    )
    for x in (110, 1170):
        stilt_house(c, rng, x + rng.uniform(-20, 20), 440, 190, light)
    bloom = rng.choice(BLOSSOM)
    for k in range(5):
        x = 250 + 195 * k + rng.uniform(-24, 24)
        if rng.random() < 0.5:
            blossom_tree(c, rng, x, 428, 130, bloom, light)
        else:
            round_tree(c, rng, x, 424, 52, light)
    for x in (262, 1018):
        c.rect(x - 5, 70, x + 5, 450, hexa("#A9814E"))
        flag(c, x - 52, 40, 42) if rng.random() < 0.3 else None
    banner(c, 262, 92, 1018, 206, text)
    for side in (0, 1):
        bunting(c, rng, 262 if side else 1018, 96, -30 if side else 1310, 190, 46, 20)
    c.soft([(640, 560, 560, 110)], hexa("#F6E7BE"), 0.5, 30)
    if rng.random() < 0.55:
        dance(c, rng)
    else:
        pole(c, rng, light)
    for x in (70, 1210):
        drum(c, x, 690, 110)
    tufts(c, rng, 700, 740, lit(lighter(green, 0.1), light), 40, 24)


def dance(c: Canvas, rng: Random) -> None:
    """Dancers hand in hand around a fire."""
    wear = rng.choice(("thai", "thai", "mix"))
    ring = []
    for k in range(16):
        angle = math.tau * k / 16 + 0.1
        ring.append((560 + 96 * math.sin(angle), 640 + 430 * math.cos(angle), math.sin(angle)))
    fire = False
    for y, x, near in sorted(ring):
        if near > 0 and not fire:
            bonfire(c, rng, 640, 580)
            fire = True
        look = somebody(rng, rng.choice((*ETHNIC, "thai")) if wear == "mix" else rng.choice(("thai", "thai", "casual")))
        person(c, look, x, y + 14, 176 + 44 * near, "link", back=near > 0.35)


def bonfire(c: Canvas, rng: Random, x: float, y: float) -> None:
    c.glow(x, y - 50, 170, hexa("#FFC45C"), 0.7)
    for lean in (-44, -16, 16, 44):
        c.limb([(x + lean, y), (x - lean * 0.4, y - 40)], hexa("#5C3A24"), 11)
    for tall, wide, tone in ((120, 40, "#E8552B"), (90, 28, "#F7A02F"), (56, 16, "#FFE27A")):
        c.poly(
            [
                (x - wide, y - 22),
                (x - wide * 0.7, y - tall * 0.55),
                (x - wide * 0.1, y - tall),
                (x + wide * 0.3, y - tall * 0.66),
                (x + wide * 0.8, y - tall * 0.74),
                (x + wide, y - 22),
                (x, y - 8),
            ],
            hexa(tone),
        )


def pole(c: Canvas, rng: Random, light: Mood) -> None:
    """The tall pole of the ball-throwing game, players on both sides."""
    c.rect(637, 128, 643, 560, lit(hexa("#9A7B4A"), light))
    c.oval(640, 158, 46, 46, hexa("#C4233A"))
    c.oval(640, 158, 38, 38, hexa("#FBE9B8"))
    c.oval(640, 158, 14, 14, hexa("#C4233A"))
    for k in range(3):
        x, y = 470 + 150 * k, 262 + 42 * (k % 2)
        c.oval(x, y, 9, 9, GAY[(k * 3) % 8])
        c.line([(x - 8, y + 5), (x - 26, y + 20), (x - 34, y + 40)], GAY[(k * 3 + 1) % 8], 3)
    for side in (-1, 1):
        for k in range(rng.randint(5, 6)):
            x, y = 640 + side * (90 + 88 * k) + rng.uniform(-14, 14), 600 + 44 * (k % 3)
            person(
                c,
                somebody(rng, rng.choice(ETHNIC)),
                x,
                y,
                178 + (y - 600) * 0.5,
                rng.choice(("up", "clap", "both", "hold")),
            )


def drum(c: Canvas, x: float, y: float, s: float) -> None:
    c.rect(x - s * 0.4, y - s * 0.86, x + s * 0.4, y - s * 0.12, hexa("#A3262A"), s * 0.16)
    c.oval(x, y - s * 0.84, s * 0.37, s * 0.11, hexa("#EBD9B4"))
    for k in range(7):
        c.oval(x - s * 0.36 + s * 0.12 * k, y - s * 0.7, s * 0.02, s * 0.02, GOLD)
    for side in (-1, 1):
        c.line([(x + side * s * 0.22, y - s * 0.2), (x + side * s * 0.38, y)], hexa("#6E4526"), s * 0.06)


def draw_sports(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng, bright=True)
    sky(c, rng, light, 330)
    ridges(c, rng, light, 150, 260, 3)
    stand(c, rng, light)
    banner(c, 240, 300, 1040, 372, text) if text else None
    rng.choice((volleyball, race, tug))(c, rng, light)


def stand(c: Canvas, rng: Random, light: Mood) -> None:
    """Spectators on steps behind the field."""
    for row in range(4):
        y = 268 + row * 30
        c.rect(0, y, 1280, y + 34, lit(mix(hexa("#C9CDD2"), hexa("#9FA6AE"), row / 4), light))
        for k in range(40):
            x = 16 + 32 * k + rng.uniform(-7, 7) + 14 * (row % 2)
            tone, skin = rng.choice(GAY), rng.choice((hexa("#F0C8A0"), hexa("#DDA878")))
            c.rect(x - 9, y + 2, x + 9, y + 26, lit(tone, light), 6)
            c.oval(x, y - 3, 7.5, 8.5, lit(skin, light))
            c.pie(x, y - 5, 8, 8, 180, 360, hexa("#2B2321"))
    for k in range(7):
        flagpole(c, 70 + 190 * k, 300, 92, 34)


def field(c: Canvas, tone: Colour, line: bool = True) -> None:
    c.backdrop(lighter(tone, 0.1), darker(tone, 0.14), 386, 720)
    for k in range(-7, 8):
        if k % 2:
            c.poly(
                [(640 + k * 92, 386), (640 + (k + 1) * 92, 386), (640 + (k + 1) * 190, 720), (640 + k * 190, 720)],
                lighter(tone, 0.12),
                alpha=0.35,
            )


def volleyball(c: Canvas, rng: Random, light: Mood) -> None:
    field(c, lit(rng.choice((hexa("#6FA355"), hexa("#C9784A"), hexa("#4F8FB0"))), light))
    white = hexa("#FDFDF8")
    c.line([(210, 430), (1070, 430), (1230, 700), (50, 700), (210, 430)], white, 5)
    c.line([(640, 430), (640, 700)], white, 4)
    kits = rng.sample(GAY, 2)
    for side in (-1, 1):
        for k in range(3):
            x, y = 640 + side * (150 + 130 * k), 520 + 66 * ((k * 2) % 3)
            look = somebody(rng, "sport")
            person(
                c, dressed(look, kits[side > 0]), x, y, 182 + (y - 520) * 0.5, rng.choice(("both", "up", "run", "walk"))
            )
    c.rect(634, 330, 644, 452, hexa("#5C6670"))
    c.poly([(636, 352), (642, 352), (646, 640), (632, 640)], hexa("#5C6670"))
    net = [(638, 356), (646, 356), (652, 480), (632, 480)]
    c.poly(net, white, alpha=0.7)
    c.oval(640 + rng.choice((-1, 1)) * rng.uniform(60, 200), rng.uniform(300, 360), 15, 15, hexa("#FFF6D8"))


def dressed(look, tone: Colour):
    return type(look)(**{**look.__dict__, "top": tone})


def race(c: Canvas, rng: Random, light: Mood) -> None:
    field(c, lit(hexa("#B8573F"), light))
    for k in range(7):
        c.poly(
            [
                (640 + (k - 3) * 150 - 2, 390),
                (640 + (k - 3) * 150 + 2, 390),
                (640 + (k - 3) * 330 + 5, 724),
                (640 + (k - 3) * 330 - 5, 724),
            ],
            hexa("#FDFDF8"),
            alpha=0.9,
        )
    c.rect(0, 420, 1280, 428, hexa("#FDFDF8"))
    for k in range(6):
        y = 560 + rng.uniform(0, 90)
        x = 640 + (k - 2.5) * (150 + 180 * (y - 390) / 334)
        look = somebody(rng, "sport")
        person(c, look, x, y, 176 + (y - 540) * 0.8, rng.choice(("run", "run", "walk")))
        c.rect(
            x - 15, y - (176 + (y - 540) * 0.8) * 0.7, x + 15, y - (176 + (y - 540) * 0.8) * 0.57, hexa("#FFFFFF"), 2
        )
        c.words(str(k + 1), x, y - (176 + (y - 540) * 0.8) * 0.635, 26, 26, hexa("#23242B"))


def tug(c: Canvas, rng: Random, light: Mood) -> None:
    """Tug of war."""
    field(c, lit(hexa("#7FA955"), light))
    c.oval(640, 640, 560, 46, lit(hexa("#D8C79A"), light))
    kits = rng.sample(GAY, 2)
    for side in (-1, 1):
        for k in range(5):
            x = 640 + side * (130 + 108 * k)
            look = somebody(rng, rng.choice(("sport", "thai", "hmong")) if kits[0] in GAY[:4] else "sport")
            look = dressed(look, kits[side > 0]) if look.wear == "sport" else look
            person(c, look, x, 650 + 10 * (k % 2), 226, "hold")
    c.line([(60, 527), (640, 531), (1220, 527)], hexa("#C9A36A"), 9)
    c.rect(632, 520, 648, 566, hexa("#D4202C"))
    person(c, somebody(rng, "shirt", False), 640, 590, 190, "up")


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
            somebody(rng, rng.choice((*ETHNIC, *ETHNIC, "casual", "farmer"))),
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
            person(c, somebody(rng, rng.choice(ETHNIC)), x, 706, 268, rng.choice(("hold", "down", "clap")))


def stall(c: Canvas, rng: Random, x: float, y: float, w: float, light: Mood) -> None:
    wood = lit(rng.choice(WOODS), light)
    for dx in (8, w - 14):
        c.rect(x + dx, y - 150, x + dx + 7, y + 6, wood)
    c.rect(x + 6, y - 120, x + w - 6, y - 40, lit(hexa("#6E5A48"), light), alpha=0.4)
    person(c, somebody(rng, rng.choice((*ETHNIC, "farmer"))), x + w * rng.uniform(0.3, 0.7), y + 20, 150, "hold")
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


def draw_school_yard(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng, bright=True)
    sky(c, rng, light, 380)
    ridges(c, rng, light, 150, 290, 3)
    floors, wide = rng.randint(1, 2), rng.uniform(420, 500)
    middle, top = rng.uniform(560, 720), 452 - 112 * floors
    block(
        c,
        middle - wide,
        top,
        middle + wide,
        452,
        rng.choice(WALLS[:4]),
        light,
        floors,
        12,
        rng.choice((hexa("#A8452F"), hexa("#8D3B2D"), hexa("#3F6F8C"))),
    )
    sign = text or rng.choice(
        ("TRƯỜNG PTDT BÁN TRÚ TIỂU HỌC", "TRƯỜNG TIỂU HỌC", "TRƯỜNG TRUNG HỌC CƠ SỞ", "TRƯỜNG PTDT NỘI TRÚ")
    )
    c.rect(middle - 190, top - 62, middle + 190, top - 14, hexa("#0B4F71"), 5)
    c.words(sign, middle, top - 38, 350, 38, (255, 255, 255))
    c.fade([(0, 448), (1280, 448), (1280, 720), (0, 720)], lit(hexa("#DCCDB0"), light), lit(hexa("#C2AE8B"), light))
    for k in range(-8, 9):
        c.line([(640 + k * 100, 450), (640 + k * 220, 722)], lit(hexa("#B5A07C"), light), 1.4, alpha=0.5)
    for t in (0.12, 0.32, 0.62):
        c.rect(0, 450 + 270 * t, 1280, 451.5 + 270 * t, lit(hexa("#B5A07C"), light), alpha=0.5)
    for k in range(4):
        x = (70, 1210, 200, 1090)[k]
        rng.choice((round_tree, round_tree, palm))(c, rng, x, 470 + 22 * (k < 2), rng.uniform(90, 120), light)
    mast = rng.choice((330, 950))
    c.rect(mast - 46, 498, mast + 46, 512, hexa("#B9B2A2"))
    flagpole(c, mast, 500, 420, 112)
    if rng.random() < 0.5:
        bunting(c, rng, mast, 130, 1290 if mast < 600 else -10, 250, 30, 18)
    YARDS[rng.randrange(3)](c, rng)


def lines(c: Canvas, rng: Random) -> None:
    """Classes lined up before the flag, seen from behind."""
    for row in range(3):
        count = 13 - 2 * row
        for k in range(count):
            y = 560 + 66 * row
            person(
                c,
                somebody(rng, "pupil"),
                1280 * (k + 0.5) / count + rng.uniform(-8, 8),
                y + 20,
                128 + 34 * row,
                "down",
                back=True,
            )


def play(c: Canvas, rng: Random) -> None:
    """Break time: skipping, running, talking."""
    spots = sorted((rng.uniform(540, 700), 60 + 1160 * k / 11 + rng.uniform(-36, 36)) for k in range(12))
    for y, x in spots:
        person(
            c,
            somebody(rng, rng.choice(("pupil", "pupil", "pupil", "hmong", "thai", "aodai"))),
            x,
            y,
            112 + (y - 540) * 0.62,
            rng.choice(("run", "walk", "both", "up", "down", "link")),
        )
    c.oval(rng.uniform(300, 980), 690, 15, 15, rng.choice(GAY))


def circle(c: Canvas, rng: Random) -> None:
    """A ring of children around a drum."""
    ring = sorted(
        (600 + 74 * math.sin(math.tau * k / 14), 640 + 400 * math.cos(math.tau * k / 14), math.sin(math.tau * k / 14))
        for k in range(14)
    )
    for y, x, near in [r for r in ring if r[2] <= 0]:
        person(c, somebody(rng, rng.choice(("pupil", "pupil", "hmong"))), x, y, 140 + 26 * near, "link")
    drum(c, 640, 640, 96)
    person(c, somebody(rng, "aodai"), 730, 640, 196, "up")
    for y, x, near in [r for r in ring if r[2] > 0]:
        person(
            c,
            somebody(rng, rng.choice(("pupil", "pupil", "thai"))),
            x,
            y + 10,
            150 + 34 * near,
            "link",
            back=near > 0.4,
        )


YARDS = (lines, play, circle)
SCENES = {
    "ceremony": draw_ceremony,
    "festival": draw_festival,
    "sports": draw_sports,
    "market": draw_market,
    "school_yard": draw_school_yard,
}
