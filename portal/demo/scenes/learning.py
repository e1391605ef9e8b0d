"""Classroom and library."""

from random import Random

from portal.demo.scenes.canvas import Canvas, Colour
from portal.demo.scenes.colours import GAY, GOLD, GREENS, RED, WALLS, WOODS, darker, hexa, lighter, some_mood
from portal.demo.scenes.people import person, seated, somebody
from portal.demo.scenes.plants import flower_pot
from portal.demo.scenes.rooms import PAPER, room, shelf, table, window
from portal.demo.scenes.things import flag


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
    room(c, rng, 470)
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
    for x in rng.sample((100, 1180), rng.randint(1, 2)):
        reader = somebody(rng, rng.choice(("pupil", "casual", "aodai", "hmong")))
        back = rng.random() < 0.4
        person(c, reader, x, 540, 236, "hold", back)
        if not back:
            book(c, x, 412, 26, rng.choice(GAY))
    count = rng.randint(4, 6)
    for k in range(count):
        look = somebody(rng, rng.choice(("pupil", "pupil", "casual", "shirt", "thai", "hmong")))
        seated(c, look, 210 + 900 * (k + 0.5) / count, 560, rng.uniform(235, 258), "write")
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


SCENES = {"classroom": draw_classroom, "library": draw_library}
