"""Paddies and flowers."""

from random import Random

from portal.demo.scenes.canvas import Canvas
from portal.demo.scenes.colours import Mood, darker, hexa, lighter, lit, mix, some_mood
from portal.demo.scenes.land import mist_banks, ridges, sky, under, waves
from portal.demo.scenes.people import person, somebody
from portal.demo.scenes.plants import BLOSSOM, blossom, blossom_tree, meadow, palm, round_tree
from portal.demo.scenes.things import small_house, stilt_house


def draw_paddy(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng)
    horizon = rng.uniform(290, 340)
    sky(c, rng, light, horizon)
    ridges(c, rng, light, horizon - 100, horizon - 16, 3)
    kind = rng.choice(("ripe", "green", "green", "flooded"))
    plots(c, rng, light, horizon, kind)
    for _ in range(9):
        x = rng.uniform(0, 1280)
        plant, size = rng.choice(((palm, 62), (round_tree, 24), (small_house, 68)))
        plant(c, rng, x, horizon + 8, size * rng.uniform(0.75, 1.2), light)
    count = rng.randint(2, 5)
    workers = []
    for k in range(count):
        y = rng.uniform(horizon + 120, 650)
        workers.append((y, 130 + 1020 * (k + rng.uniform(0.25, 0.75)) / count, somebody(rng, "farmer")))
    rice(c, rng, light, horizon, kind, sorted(workers, key=lambda worker: worker[0]))


KINDS = {
    "ripe": ("#D9A72F", "#E3B845", "#CFA02C", "#E8C75A", "#C9B03C"),
    "green": ("#7FB04A", "#92BE57", "#6BA043", "#A5C862", "#86B64E"),
    "flooded": ("#A9C9CC", "#93B8BC", "#BCD6D4", "#9CBFB0", "#AFCBB8"),
}


def plots(c: Canvas, rng: Random, light: Mood, horizon: float, kind: str) -> None:
    """Fields parted by low dikes, larger towards the viewer."""
    tones, dike = [hexa(tone) for tone in KINDS[kind]], lit(hexa("#7C8243" if kind != "ripe" else "#8A7A35"), light)
    c.backdrop(mix(tones[1], light.mist, 0.4), tones[0], horizon, 720)
    vanish, step, y = rng.uniform(420, 860), 9.0, horizon + 4
    while y < 730:
        near = (y - horizon) / (720 - horizon)
        sway = waves(rng, 1 + 9 * near, rng.uniform(700, 1200), 2)
        x, edge = -60 - rng.uniform(0, 200), y
        while x < 1290:
            wide = (90 + 420 * near) * rng.uniform(0.7, 1.5)
            lean = (x + wide - vanish) * step / max(30.0, y - horizon + 30)
            tone = lit(mix(rng.choice(tones), light.mist, 0.34 * (1 - near)), light)
            ends = [(x, edge + sway(x)), (x + wide, edge + sway(x + wide))]
            middle = (x + wide / 2, edge + sway(x + wide / 2))
            c.poly([ends[0], middle, ends[1], (x + wide + lean, edge + step + 24), (x - 20, edge + step + 24)], tone)
            c.line([ends[1], (x + wide + lean, edge + step + 24)], dike, 1 + 7 * near)
            x += wide
        curve = [(px, y + sway(px)) for px in range(-20, 1310, 16)]
        c.line(curve, dike, 1.5 + 9 * near)
        c.line([(px, py - 1 - 3 * near) for px, py in curve], lighter(dike, 0.3), 1 + 2 * near)
        y += step
        step *= 1.5


def rice(c: Canvas, rng: Random, light: Mood, horizon: float, kind: str, workers: list) -> None:
    """Rows of rice; people stand between the rows, so the nearer rows hide their feet."""
    tone = hexa({"ripe": "#D6A233", "green": "#5E9C3E", "flooded": "#7DA653"}[kind])
    row, y = 0, horizon + 14.0
    while y < 740:
        while workers and workers[0][0] <= y:
            foot, x, look = workers.pop(0)
            person(
                c, look, x, foot, 60 + (foot - horizon) * 0.46, rng.choice(("hold", "walk", "clap")), rng.random() < 0.3
            )
        near = (y - horizon) / (720 - horizon)
        tall, gap = 4 + 26 * near, (11 + 30 * near) * (1.25 if kind == "flooded" else 0.62)
        colour = lit(mix(lighter(tone, 0.25), darker(tone, 0.12), near), light)
        tip = lighter(colour, 0.22)
        x = -gap * (row % 2) / 2 + rng.uniform(-3, 3)
        while x < 1290:
            blade = tall * rng.uniform(0.85, 1.1)
            c.poly([(x - blade * 0.42, y - blade * 0.9), (x, y), (x + blade * 0.1, y - blade * 0.4)], colour)
            c.poly([(x + blade * 0.42, y - blade * 0.9), (x, y), (x - blade * 0.1, y - blade * 0.4)], colour)
            c.poly([(x - blade * 0.08, y), (x + blade * 0.05, y - blade * 1.15), (x + blade * 0.1, y)], tip)
            x += gap
        y += 7 + 24 * near
        row += 1


def draw_flowers(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng, bright=True)
    sky(c, rng, light, 420)
    ridges(c, rng, light, 240, 380, 4)
    mist_banks(c, rng, light, 340, 400)
    colour = rng.choice(BLOSSOM)
    if rng.random() < 0.5:
        ground = waves(rng, 14, 900, 2)
        tone = lit(rng.choice((hexa("#8FAF5A"), hexa("#7FA35A"))), light)
        c.fade(under(lambda x: 420 + ground(x), 740), lighter(tone, 0.15), darker(tone, 0.2))
        for k in range(3):
            stilt_house(c, rng, 200 + 400 * k + rng.uniform(-90, 90), 452 + 12 * k, rng.uniform(100, 150), light)
        for k in range(rng.randint(4, 6)):
            x, y = 90 + 220 * k + rng.uniform(-50, 50), 474 + 34 * (k % 3)
            blossom_tree(c, rng, x, y, rng.uniform(130, 200), colour, light)
        walkers(c, rng, rng.randint(2, 3), 640, 652, 200)
        side = rng.choice((-1, 1))
        blossom_tree(c, rng, 640 + side * rng.uniform(480, 540), 716, rng.uniform(400, 460), colour, light)
        for _ in range(70):
            c.oval(rng.uniform(0, 1280), rng.uniform(470, 715), 4, 2.6, lit(lighter(colour, 0.2), light))
    else:
        tones = rng.choice(
            (
                (hexa("#E8A2C4"), hexa("#F6D6E4"), hexa("#C878A8"), hexa("#FFFFFF")),
                (hexa("#F6D33C"), hexa("#FBE88A"), hexa("#E0B320"), hexa("#9DBB4A")),
                (hexa("#9D7BC4"), hexa("#C5AEE0"), hexa("#7B5AA6"), hexa("#F3ECFA")),
            )
        )
        ground = waves(rng, 12, 1000, 2)
        c.fade(
            under(lambda x: 410 + ground(x), 740),
            lit(mix(tones[1], light.mist, 0.3), light),
            lit(mix(hexa("#5E8A45"), tones[0], 0.25), light),
        )
        for x in (rng.uniform(80, 300), rng.uniform(980, 1200)):
            round_tree(c, rng, x, 424, 50, light)
        stilt_house(c, rng, rng.choice((rng.uniform(330, 420), rng.uniform(860, 950))), 436, 130, light)
        meadow(c, rng, 428, 620, tones, 620, 1.2, 4.4)
        walkers(c, rng, rng.randint(1, 3), 640, 640, 220)
        meadow(c, rng, 616, 724, tones, 300, 4.4, 7.5)
        for _ in range(26):
            blossom(
                c, rng.uniform(0, 1280), rng.uniform(660, 720), rng.uniform(8, 17), lit(tones[0], light), rng.random()
            )


def walkers(c: Canvas, rng: Random, count: int, x: float, y: float, h: float) -> None:
    for k in range(count):
        look = somebody(rng, rng.choice(("hmong", "thai", "dao", "aodai", "casual")), rng.random() < 0.8)
        person(
            c,
            look,
            x + (k - (count - 1) / 2) * h * 0.5 + rng.uniform(-140, 140) / count,
            y + rng.uniform(-10, 14),
            h * rng.uniform(0.9, 1),
            rng.choice(("down", "hold", "up")),
        )


SCENES = {"paddy": draw_paddy, "flowers": draw_flowers}
