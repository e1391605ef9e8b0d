"""Forest."""

from random import Random

from portal.demo.scenes.canvas import Canvas
from portal.demo.scenes.colours import darker, hexa, lighter, lit, mix, some_mood
from portal.demo.scenes.land import under, waves
from portal.demo.scenes.people import person, somebody
from portal.demo.scenes.plants import pine, tufts


def draw_forest(c: Canvas, rng: Random, text: str) -> None:
    light = some_mood(rng)
    base = rng.choice((hexa("#23794A"), hexa("#3A8040"), hexa("#1F6A62"), hexa("#678A2E")))
    pines = rng.random() < 0.45
    c.backdrop(mix(light.low, light.sun, 0.4), mix(base, light.mist, 0.55), 0, 560)
    c.glow(rng.uniform(420, 860), 130, 420, light.sun, 0.8)
    for layer in range(5):
        depth = layer / 4
        colour = lit(mix(mix(base, light.mist, 0.78), darker(base, 0.35), depth**0.8), light)
        ground = 430 + 56 * layer
        hill = waves(rng, 14 + 4 * layer, 760, 3)
        for _ in range(16 - 2 * layer if layer < 4 else 5):
            x = rng.uniform(-40, 1320) if layer < 4 else rng.choice((rng.uniform(-60, 330), rng.uniform(950, 1340)))
            size = 190 + 110 * layer
            if pines and layer < 4:
                pine(c, x, ground + hill(x) + 8, size * rng.uniform(0.8, 1.15), colour)
            elif pines:
                pine(c, x, ground + hill(x) + 30, 640, darker(colour, 0.1))
            else:
                trunk(c, rng, x, ground + hill(x) + 8, size, colour, layer)
        c.fade(
            under(lambda x, f=hill, g=ground: g + f(x), 740),
            mix(colour, hexa("#9DB866"), 0.25),
            darker(colour, 0.15),
            ground - 20,
            ground + 140,
        )
        if layer in (1, 2):
            c.haze(ground - 120, ground + 60, light.mist, 0.42)
    for k in range(3):
        x = rng.uniform(260, 900)
        c.beam([(x, -20), (x + 60, -20), (x - 130 + 60 * k, 640), (x - 300 + 60 * k, 640)], light.sun, 0.2, 24)
    tufts(c, rng, 640, 730, lit(lighter(base, 0.15), light), 130, 44)
    count = rng.randint(1, 4)
    for k in range(count):
        person(
            c,
            somebody(rng, "ranger", k == 2),
            640 + (k - (count - 1) / 2) * 95 + rng.uniform(-24, 24),
            676 + rng.uniform(-12, 10),
            205,
            rng.choice(("walk", "up", "down", "hold")),
        )


def trunk(c: Canvas, rng: Random, x: float, y: float, size: float, colour, layer: int) -> None:
    wide = size * 0.045
    bark = mix(colour, hexa("#5A4632"), 0.35)
    c.poly(
        [(x - wide, y), (x - wide * 0.6, y - size * 1.2), (x + wide * 0.6, y - size * 1.2), (x + wide * 1.1, y)], bark
    )
    for k in range(6):
        px, py, r = (
            x + rng.uniform(-0.26, 0.26) * size,
            y - size * rng.uniform(0.72, 1.2),
            size * rng.uniform(0.14, 0.22),
        )
        c.oval(px, py, r, r * 0.74, mix(colour, lighter(colour, 0.16), (k % 3) / 2))


SCENES = {"forest": draw_forest}
