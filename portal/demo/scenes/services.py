"""Hospital and one-stop office."""

from random import Random

from portal.demo.scenes.canvas import Canvas, Colour
from portal.demo.scenes.colours import GOLD, GREENS, RED, WALLS, WOODS, darker, hexa, lighter, lit, mix, some_mood
from portal.demo.scenes.land import ridges, sky
from portal.demo.scenes.people import person, seated, somebody
from portal.demo.scenes.plants import flower_pot, round_tree
from portal.demo.scenes.rooms import PAPER, banner, curtain, room, shelf, table, window
from portal.demo.scenes.things import block, screen


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
    c.backdrop(lit(hexa("#8FB06A"), light), lit(hexa("#7FA35A"), light), 440, 480)
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
    wall = room(c, rng, 440)
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


SCENES = {"hospital": draw_hospital, "office": draw_office}
