"""Sports: spectators, banner and one of several games."""

from random import Random

from portal.demo.scenes.canvas import Canvas, Colour
from portal.demo.scenes.colours import (
    GAY,
    Mood,
    darker,
    hexa,
    lighter,
    lit,
    mix,
    some_mood,
)
from portal.demo.scenes.land import ridges, sky
from portal.demo.scenes.people import person, somebody
from portal.demo.scenes.rooms import banner
from portal.demo.scenes.things import flagpole


def draw_sports(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng, bright=True)
    sky(c, rng, light, 330)
    ridges(c, rng, light, 150, 260, 3)
    stand(c, rng, light)
    banner(c, 240, 300, 1040, 372, text) if text else None
    games = [game for word, game in GAMES.items() if word in text.lower()]
    rng.choice(games or (volleyball, football, tug, race))(c, rng, light)


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
        y = 560 + rng.uniform(0, 90) * (1 - abs(k - 2.5) / 4)
        x = 640 + (k - 2.5) * 200
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


def football(c: Canvas, rng: Random, light: Mood) -> None:
    field(c, lit(hexa("#6FA355"), light))
    white = hexa("#FDFDF8")
    side = rng.choice((-1, 1))
    goal = 640 + side * 470
    c.line([(0, 440), (1280, 440)], white, 4)
    c.line([(640 + side * 250, 440), (640 + side * 130, 720)], white, 5)
    for k in range(9):
        c.line([(goal - 110 + 27 * k, 392), (goal - 110 + 27 * k, 500)], white, 1.2, alpha=0.6)
        c.line([(goal - 110, 392 + 13 * k), (goal + 110, 392 + 13 * k)], white, 1.2, alpha=0.6)
    c.line([(goal - 112, 506), (goal - 112, 388), (goal + 112, 388), (goal + 112, 506)], white, 7)
    kits = rng.sample(GAY, 2)
    person(c, dressed(somebody(rng, "sport"), hexa("#2B2F36")), goal, 512, 150, "both")
    spots = sorted((rng.uniform(540, 690), 640 - side * (118 * k - 330) + rng.uniform(-24, 24)) for k in range(9))
    for k, (y, x) in enumerate(spots):
        look = dressed(somebody(rng, "sport"), kits[k % 2])
        person(c, look, x, y, 158 + (y - 540) * 0.5, rng.choice(("run", "run", "walk", "up")))
    x, y = 640 + side * rng.uniform(60, 200), rng.uniform(640, 690)
    c.oval(x, y + 13, 15, 4, (20, 30, 20), alpha=0.3)
    c.oval(x, y, 14, 14, white)
    c.oval(x, y, 5, 5, hexa("#2B2F36"))


GAMES = {
    "bóng chuyền": volleyball,
    "bóng đá": football,
    "kéo co": tug,
    "chạy": race,
    "điền kinh": race,
    "việt dã": race,
    "marathon": race,
}
SCENES = {"sports": draw_sports}
