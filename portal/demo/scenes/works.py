"""Factory."""

from random import Random

from portal.demo.scenes.canvas import Canvas
from portal.demo.scenes.colours import GAY, WALLS, darker, hexa, lighter, lit, some_mood
from portal.demo.scenes.land import ridges, sky
from portal.demo.scenes.people import person, somebody
from portal.demo.scenes.plants import round_tree
from portal.demo.scenes.things import block, truck


def draw_factory(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng, bright=True)
    sky(c, rng, light, 430)
    ridges(c, rng, light, 250, 370, 3)
    ground = 470
    wall = rng.choice((*WALLS[3:5], hexa("#DDE6EC"), hexa("#E8ECEE")))
    accent = lit(rng.choice((hexa("#2C6FB0"), hexa("#2F8F83"), hexa("#C4502E"), hexa("#4A6FA5"))), light)
    x = rng.uniform(-60, 20)
    while x < 1260:
        w, h = rng.uniform(230, 380), rng.uniform(120, 176)
        hall(c, rng, x, ground, w, h, lit(wall, light), accent, light)
        if rng.random() < 0.45:
            stack(c, rng, x + w * 0.3, ground - h, light, accent)
        x += w + rng.uniform(6, 46)
    if rng.random() < 0.5:
        for k in range(3):
            px = rng.choice((80, 1060)) + 62 * k
            c.fade(
                [(px, ground - 120), (px + 52, ground - 120), (px + 52, ground), (px, ground)],
                lit(hexa("#EEF2F4"), light),
                lit(hexa("#B9C4CB"), light),
            )
            c.oval(px + 26, ground - 120, 26, 9, lit(hexa("#FFFFFF"), light))
    office = rng.uniform(420, 760)
    block(c, office - 130, ground - 116, office + 130, ground + 4, rng.choice(WALLS), light, 2, 6)
    for _ in range(15):
        round_tree(c, rng, rng.uniform(0, 1280), ground + 10, rng.uniform(24, 40), light)
    c.fade(
        [(0, ground + 6), (1280, ground + 6), (1280, 720), (0, 720)],
        lit(hexa("#C9C7BF"), light),
        lit(hexa("#A5A59F"), light),
    )
    c.poly([(0, 560), (1280, 540), (1280, 548), (0, 568)], hexa("#FFFFFF"), alpha=0.7)
    truck(c, rng.uniform(200, 460), 556, 210, rng.choice(GAY))
    truck(c, rng.uniform(860, 1120), 544, 190, rng.choice(GAY))
    team = rng.randint(3, 6)
    for k in range(team):
        look = somebody(rng, "worker" if k else rng.choice(("shirt", "worker")))
        person(
            c,
            look,
            640 + (k - (team - 1) / 2) * 128 + rng.uniform(-18, 18),
            690 + rng.uniform(-8, 8),
            226,
            rng.choice(("down", "hold", "up", "walk", "clap")),
            turn=rng.choice((-1, 0, 1)),
        )


def hall(c: Canvas, rng: Random, x: float, y: float, w: float, h: float, wall, accent, light) -> None:
    teeth = max(2, round(w / 95))
    step = w / teeth
    if rng.random() < 0.65:
        for k in range(teeth):
            c.poly(
                [(x + k * step, y - h), (x + k * step, y - h - 40), (x + (k + 1) * step, y - h)], darker(accent, 0.12)
            )
            c.poly(
                [
                    (x + k * step + 4, y - h),
                    (x + k * step + 4, y - h - 28),
                    (x + k * step + 12, y - h - 25),
                    (x + k * step + 12, y - h),
                ],
                lit(hexa("#BFD9E6"), light),
            )
    else:
        c.poly([(x - 8, y - h), (x + w / 2, y - h - 42), (x + w + 8, y - h)], accent)
    c.fade([(x, y - h), (x + w, y - h), (x + w, y), (x, y)], lighter(wall, 0.15), darker(wall, 0.08))
    c.rect(x, y - h, x + w, y - h + 12, accent)
    for k in range(teeth * 2):
        px = x + (k + 0.25) * step / 2
        c.rect(px, y - h * 0.74, px + step * 0.26, y - h * 0.56, lit(hexa("#9CBFD2"), light))
    c.rect(x + w * 0.36, y - h * 0.44, x + w * 0.64, y, lit(hexa("#6E7B87"), light))
    for k in range(6):
        c.rect(
            x + w * 0.36, y - h * (0.4 - 0.07 * k), x + w * 0.64, y - h * (0.39 - 0.07 * k), lit(hexa("#57626D"), light)
        )


def stack(c: Canvas, rng: Random, x: float, y: float, light, accent) -> None:
    top = y - rng.uniform(110, 170)
    c.fade(
        [(x - 11, top), (x + 11, top), (x + 17, y + 4), (x - 17, y + 4)],
        lit(hexa("#F1EEE8"), light),
        lit(hexa("#CFCAC0"), light),
    )
    for k in range(2):
        c.rect(x - 12, top + 12 + 32 * k, x + 12, top + 26 + 32 * k, accent)
    c.soft([(x + 18 * k, top - 12 - 13 * k, 12 + 7 * k, 9 + 4 * k) for k in range(6)], (255, 255, 255), 0.6, 9)


SCENES = {"factory": draw_factory}
