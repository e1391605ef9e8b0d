"""Meeting, classroom, library, hospital, office."""

import math
from random import Random

from portal.demo.scenes.canvas import Canvas, Colour
from portal.demo.scenes.colours import GAY, GOLD, GREENS, RED, WALLS, WOODS, darker, hexa, lighter, mix, some_mood
from portal.demo.scenes.land import ridges, sky
from portal.demo.scenes.people import person, seated, somebody
from portal.demo.scenes.plants import flower_pot, round_tree
from portal.demo.scenes.things import block, flag, screen

PAPER = hexa("#FDFDFB")
ROOMS = tuple(hexa(t) for t in ("#EFE3D0", "#DFE8EA", "#E8E4D6", "#E2EAE0", "#F1E7DC", "#DDE4EE"))
FLOORS = tuple(hexa(t) for t in ("#B98B5E", "#C9B79C", "#A9764C", "#BFC4C6", "#9C6B45"))


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
        wood = rng.choice(WOODS)
        for k in range(16):
            c.rect(k * 80, 0, k * 80 + 79, low, lighter(wood, 0.16 + 0.05 * (k % 2)))
            c.rect(k * 80 + 79, 0, k * 80 + 80, low, darker(wood, 0.1))
        banner(c, 190, 34, 1090, 176, text)
    else:
        light, green = some_mood(rng, bright=True), rng.choice(GREENS)
        for x in (40, 1040):
            window(c, rng, x, 60, 200, 190, light, green)
        banner(c, 280, 30, 1000, 176, text, rng.choice((RED, RED, hexa("#0B4F71"))))


def panel(c: Canvas, rng: Random, text: str) -> None:
    room(c, rng, 420)
    front_wall(c, rng, text, 420)
    count = rng.randint(5, 9)
    gap = 1120 / count
    xs = [80 + gap * (k + 0.5) for k in range(count)]
    size = min(310, gap * 2.15)
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


def draw_classroom(c: Canvas, rng: Random, text: str) -> None:
    wall = room(c, rng, 400, rng.choice(WALLS))
    light, green = some_mood(rng, bright=True), rng.choice(GREENS)
    side = rng.choice((0, 1))
    window(c, rng, 30 if side else 1040, 80, 210, 210, light, green)
    left = 300 if side else 110
    c.rect(left, 70, left + 700, 330, hexa("#8A5A33"), 4)
    c.rect(left + 12, 82, left + 688, 318, rng.choice((hexa("#2F5D4A"), hexa("#2A5B57"), hexa("#33524A"))))
    lesson = rng.choice(("Tiếng Việt", "Toán", "Khoa học", "Lịch sử và Địa lí", "Tin học"))
    c.words(lesson, left + 350, 116, 500, 40, hexa("#F4F4EA"))
    c.rect(left + 250, 140, left + 450, 142, hexa("#F4F4EA"), alpha=0.8)
    c.rect(left, 330, left + 700, 340, hexa("#A9764C"))
    flag(c, left + 311, 8, 78)
    at_left = rng.random() < 0.5
    chalk(c, rng, left + (70 if at_left else -70), lesson)
    person(
        c,
        somebody(rng, rng.choice(("aodai", "aodai", "shirt"))),
        left + (70 if at_left else 630),
        460,
        262,
        rng.choice(("up", "hold")),
    )
    desk = left + (470 if at_left else 50)
    table(c, rng, desk, desk + 190, 372, 450, hexa("#9A6B40"), False)
    flower_pot(c, rng, desk + 150, 374, 34)
    for k in range(3):
        c.rect(desk + 30, 366 - 9 * k, desk + 84 - 4 * k, 374 - 9 * k, GAY[(k * 3 + 1) % 8], 1)
    kinds = rng.choice((("pupil",), ("pupil",), ("pupil", "hmong", "thai")))
    for row in range(3):
        y, size, count = 492 + row * 98, 186 + row * 62, 7 - row
        gap = 1280 / count
        for k in range(count):
            pupil(c, rng, somebody(rng, rng.choice(kinds)), gap * (k + 0.5), y, size, gap)
    c.rect(0, 396, 1280, 400, darker(wall, 0.15))


def pupil(c: Canvas, rng: Random, look, x: float, y: float, size: float, gap: float) -> None:
    """A pupil at a desk, seen from behind."""
    c.rect(x - gap * 0.43, y, x + gap * 0.43, y + 10, hexa("#D0A26B"), 2)
    c.rect(x - gap * 0.41, y + 10, x + gap * 0.41, y + 26, hexa("#A9764C"))
    for side in (-1, 1):
        c.rect(x + side * gap * 0.38 - 4, y + 26, x + side * gap * 0.38 + 4, y + 110, hexa("#8A5A33"))
    c.poly(
        [(x - size * 0.3, y + 2), (x - size * 0.06, y + 2), (x - size * 0.08, y - 9), (x - size * 0.28, y - 9)], PAPER
    )
    if rng.random() < 0.25:
        c.limb([(x + size * 0.1, y + size * 0.02), (x + size * 0.14, y - size * 0.36)], look.skin, size * 0.045)
    seated(c, look, x, y + size * 0.12, size, back=True)
    c.rect(x - size * 0.14, y + size * 0.04, x + size * 0.14, y + size * 0.2, hexa("#B98450"), size * 0.03)
    c.rect(x - size * 0.14, y + size * 0.12, x + size * 0.14, y + size * 0.135, hexa("#8A5A33"))


LESSONS = {
    "Tiếng Việt": (
        ("Bản em có con suối nhỏ", "Bốn mùa nước chảy trong veo"),
        ("Sáng nay sương phủ lưng đèo", "Em ra lớp sớm, nắng theo đến trường"),
    ),
    "Khoa học": (
        ("Vòng tuần hoàn của nước", "mây – mưa – suối – sông – biển"),
        ("Cây xanh cần gì để sống?", "nước, ánh sáng, không khí"),
    ),
    "Lịch sử và Địa lí": (
        ("Quê hương em", "núi, sông và con người"),
        ("Các dân tộc anh em", "54 dân tộc, một mái nhà"),
    ),
    "Tin học": (
        ("An toàn trên mạng", "giữ kín mật khẩu của em"),
        ("Làm quen với máy tính", "bàn phím – chuột – màn hình"),
    ),
}


def chalk(c: Canvas, rng: Random, left: float, lesson: str) -> None:
    """What is written on the board; `left` moves with the teacher's place."""
    ink = hexa("#E8ECDF")
    if lesson == "Toán":
        for k, row in enumerate(("125 + 348 = 473", "64 × 5 = 320", "810 : 9 = 90")):
            c.words(row, left + 230, 185 + 45 * k, 260, 36, ink)
        c.line([(left + 470, 290), (left + 560, 170), (left + 640, 290), (left + 470, 290)], ink, 3)
    else:
        rows = rng.choice(LESSONS[lesson])
        for k, row in enumerate(rows):
            c.words(row, left + 350, 200 + 58 * k, 500, 40, ink)


def draw_library(c: Canvas, rng: Random, text: str) -> None:
    room(c, rng, 470, rng.choice(ROOMS))
    light, green = some_mood(rng, bright=True), rng.choice(GREENS)
    wood, split = rng.choice(WOODS), rng.choice((0, 1, 2))
    for k in range(3):
        x = 30 + 412 * k
        if k == split:
            window(c, rng, x + 40, 70, 316, 270, light, green)
            c.rect(x + 10, 400, x + 386, 470, lighter(wood, 0.1), 3)
            for j in range(3):
                flower_pot(c, rng, x + 80 + 118 * j, 402, 42)
        else:
            shelf(c, rng, x, 40, 396, 430, wood)
    if rng.random() < 0.6:
        c.rect(470, 8, 810, 34, RED, 3)
        c.words("VĂN HÓA ĐỌC – KẾT NỐI TRI THỨC", 640, 21, 310, 22, GOLD)
    for k in range(rng.randint(1, 2)):
        person(
            c,
            somebody(rng, rng.choice(("pupil", "casual", "aodai", "hmong"))),
            rng.choice((110, 1180)) + 60 * k,
            540,
            226,
            "up" if rng.random() < 0.5 else "hold",
            back=rng.random() < 0.5,
        )
    count = rng.randint(4, 6)
    for row, (y, size) in enumerate(((560, 250),)):
        for k in range(count):
            x = 210 + 900 * (k + 0.5) / count
            seated(
                c,
                somebody(rng, rng.choice(("pupil", "pupil", "casual", "shirt", "thai", "hmong"))),
                x,
                y,
                size * rng.uniform(0.94, 1.03),
                "write",
            )
    table(c, rng, 130, 1150, 560, 720, lighter(wood, 0.25), False)
    for k in range(count):
        x = 210 + 900 * (k + 0.5) / count
        book(c, x, 564, 40, GAY[rng.randrange(8)])
    for k in range(3):
        x = 240 + 380 * k
        for j in range(rng.randint(2, 5)):
            c.rect(x, 552 - 10 * j, x + 70 - 3 * j, 561 - 10 * j, GAY[rng.randrange(8)], 1)


def book(c: Canvas, x: float, y: float, s: float, tone: Colour) -> None:
    c.poly(
        [
            (x - s * 1.05, y + 4),
            (x, y + 8),
            (x + s * 1.05, y + 4),
            (x + s * 0.9, y - s * 0.56),
            (x, y - s * 0.46),
            (x - s * 0.9, y - s * 0.56),
        ],
        tone,
    )
    c.poly([(x - s * 0.94, y), (x, y + 4), (x, y - s * 0.46), (x - s * 0.82, y - s * 0.54)], PAPER)
    c.poly([(x + s * 0.94, y), (x, y + 4), (x, y - s * 0.46), (x + s * 0.82, y - s * 0.54)], hexa("#F1EEE4"))


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


def draw_hospital(c: Canvas, rng: Random, text: str) -> None:
    rng.choice((ward, ward, clinic))(c, rng)


def ward(c: Canvas, rng: Random) -> None:
    """A doctor visits; bed, curtain, drip."""
    wall = room(c, rng, 450, rng.choice((hexa("#E3EFEE"), hexa("#E6EEF5"), hexa("#EEF1E6"))))
    c.rect(0, 300, 1280, 306, darker(wall, 0.12))
    c.rect(0, 306, 1280, 440, mix(wall, hexa("#8CC0BE"), 0.35))
    light, green = some_mood(rng, bright=True), rng.choice(GREENS)
    window(c, rng, 480, 60, 320, 200, light, green)
    tone = rng.choice((hexa("#8CC7C3"), hexa("#9CC3E0"), hexa("#BFD8A8")))
    for x in (30, 1130):
        curtain(c, x, x + 120, 30, 470, tone)
    c.rect(0, 24, 1280, 32, hexa("#B9C4CB"))
    flip = rng.random() < 0.5

    def at(x: float) -> float:
        return 1280 - x if flip else x

    def bar(x0: float, y0: float, x1: float, y1: float, fill: Colour, r: float = 0) -> None:
        c.rect(min(at(x0), at(x1)), y0, max(at(x0), at(x1)), y1, fill, r)

    staff = rng.randint(2, 3)
    for k in range(staff):
        person(
            c,
            somebody(rng, "doctor" if k == 0 else rng.choice(("nurse", "nurse", "doctor"))),
            at(330 + 150 * k),
            560,
            306,
            rng.choice(("hold", "hold", "down")),
        )
    bar(330, 380, 346, 650, hexa("#AEB8BF"), 4)
    bar(1010, 430, 1026, 650, hexa("#AEB8BF"), 4)
    bar(330, 520, 1020, 552, hexa("#C6D0D6"), 6)
    bar(344, 482, 1012, 526, PAPER, 14)
    bar(850, 446, 1004, 492, hexa("#FFFFFF"), 16)
    patient = somebody(rng, "casual")
    seated(c, patient, at(880), 486, 236)
    bar(352, 470, 840, 540, rng.choice((hexa("#9CCFD8"), hexa("#BBDDB4"), hexa("#F2D6A8"), hexa("#C9C4E8"))), 16)
    bar(352, 470, 840, 484, PAPER, 7)
    c.rect(at(1090) - 3, 190, at(1090) + 3, 650, hexa("#AEB8BF"))
    c.rect(at(1090) - 34, 190, at(1090) + 34, 195, hexa("#AEB8BF"))
    c.rect(at(1072) - 16, 200, at(1072) + 16, 256, hexa("#D5ECF5"), 8)
    c.line([(at(1072), 256), (at(1060), 380), (at(930), 476)], hexa("#9CC3D6"), 2)
    bar(140, 470, 260, 650, hexa("#F2F3F0"), 5)
    bar(146, 520, 254, 524, hexa("#C9CFD2"))
    bar(146, 580, 254, 584, hexa("#C9CFD2"))
    flower_pot(c, rng, at(200), 472, 62)


def clinic(c: Canvas, rng: Random) -> None:
    """A health station: building, yard, people who come to be examined."""
    light = some_mood(rng, bright=True)
    sky(c, rng, light, 380)
    ridges(c, rng, light, 190, 310, 3)
    top = 220
    block(c, 170, top, 1110, 480, rng.choice(WALLS), light, 2, 10, hexa("#A8452F") if rng.random() < 0.5 else None)
    c.rect(500, 360, 780, 480, hexa("#F7F9F8"))
    c.rect(470, 346, 810, 366, hexa("#1F7A6B"), 3)
    c.rect(560, 386, 638, 480, hexa("#9CC3D6"))
    c.rect(642, 386, 720, 480, hexa("#9CC3D6"))
    c.rect(430, top - 2, 850, top + 52, hexa("#1F7A6B"), 5)
    c.words(rng.choice(("BỆNH VIỆN ĐA KHOA", "TRẠM Y TẾ", "TRUNG TÂM Y TẾ")), 640, top + 25, 380, 40, (255, 255, 255))
    for x in (90, 1190, 140, 1140):
        round_tree(c, rng, x, 492, rng.uniform(60, 84), light)
    c.backdrop(hexa("#D5D1C4"), hexa("#B3AFA2"), 480, 720)
    c.rect(0, 478, 1280, 492, hexa("#7FA35A"))
    count = rng.randint(4, 6)
    kinds = [
        "doctor",
        "nurse",
        *(rng.choice(("hmong", "thai", "dao", "farmer", "casual", "tay")) for _ in range(count)),
    ]
    rng.shuffle(kinds)
    for k, kind in enumerate(kinds):
        person(
            c,
            somebody(rng, kind),
            150 + 980 * (k + 0.5) / len(kinds) + rng.uniform(-20, 20),
            640 + 34 * (k % 2),
            220 + 22 * (k % 2),
            rng.choice(("down", "hold", "walk")),
        )


def draw_office(c: Canvas, rng: Random, text: str) -> None:
    """The one-stop counter: clerks behind screens, citizens in front."""
    wall = room(c, rng, 440, rng.choice(ROOMS))
    tone = rng.choice((RED, hexa("#0B4F71"), hexa("#1B6B3A")))
    light, green = some_mood(rng, bright=True), rng.choice(GREENS)
    if rng.random() < 0.5:
        window(c, rng, 40, 90, 180, 220, light, green)
        window(c, rng, 1060, 90, 180, 220, light, green)
    else:
        for x in (60, 1060):
            shelf(c, rng, x, 110, 160, 300, rng.choice(WOODS))
    sign = text or rng.choice(
        ("BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "TRUNG TÂM HÀNH CHÍNH CÔNG XÃ")
    )
    banner(c, 270, 44, 1010, 130, sign, tone, GOLD if tone == RED else hexa("#FFFFFF"))
    desks = rng.randint(3, 5)
    gap = 1180 / desks
    fields = rng.sample(
        ("Tư pháp – Hộ tịch", "Đất đai", "Y tế – Giáo dục", "Đăng ký kinh doanh", "Bảo trợ xã hội", "Xây dựng"), desks
    )
    for k in range(desks):
        x = 50 + gap * (k + 0.5)
        c.rect(x - gap * 0.4, 168, x + gap * 0.4, 206, darker(tone, 0.1), 4)
        c.words(fields[k], x, 187, gap * 0.7, 30, (255, 255, 255))
        c.rect(x - 1, 130, x + 1, 168, darker(wall, 0.3))
        seated(c, somebody(rng, rng.choice(("shirt", "blouse", "aodai", "shirt"))), x - gap * 0.12, 424, 246)
        screen(c, x + gap * 0.22, 424, 92, rng.choice((hexa("#2F6FA8"), hexa("#2E7D6B"))))
    table(c, rng, 20, 1260, 424, 570, rng.choice((lighter(tone, 0.05), hexa("#C99A63"), hexa("#E9E6DE"))), False)
    c.rect(20, 424, 1260, 436, hexa("#F3F1EA"), 3)
    for k in range(desks):
        x = 50 + gap * (k + 0.5)
        c.rect(x - gap * 0.36, 452, x - gap * 0.36 + 44, 490, PAPER, 4)
        c.words(str(k + 1), x - gap * 0.36 + 22, 471, 36, 34, tone)
        flower_pot(c, rng, x - gap * 0.38, 428, 30) if k % 2 else None
    for k in range(rng.randint(desks, desks + 2)):
        x = 90 + 1100 * (k + 0.5) / (desks + 1) + rng.uniform(-24, 24)
        person(
            c,
            somebody(rng, rng.choice(("casual", "hmong", "thai", "farmer", "shirt", "casual", "tay"))),
            x,
            694 + rng.uniform(-10, 10),
            300,
            rng.choice(("down", "hold")),
            back=rng.random() < 0.75,
        )


SCENES = {
    "meeting": draw_meeting,
    "classroom": draw_classroom,
    "library": draw_library,
    "hospital": draw_hospital,
    "office": draw_office,
}
