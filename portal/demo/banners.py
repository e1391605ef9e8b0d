"""Banners of the side column: 600 × 200, a title, a line below it and a drawn landscape."""

from random import Random

from PIL import Image

from portal.demo.scenes.canvas import REGULAR, Canvas, Colour
from portal.demo.scenes.colours import darker, hexa, lighter, mix
from portal.demo.scenes.land import under, waves

WIDTH, HEIGHT = 600, 200
PALETTES: dict[str, tuple[Colour, Colour, Colour]] = {  # ground, ridges, letters of the title
    "lai_chau": (hexa("#9B1C1C"), hexa("#E08A3C"), hexa("#FFD54A")),
    "thai_nguyen": (hexa("#0B4F71"), hexa("#3F9C8F"), hexa("#FFE08A")),
    "green": (hexa("#1B5E43"), hexa("#7FB24A"), hexa("#FFF3C4")),
    "paper": (hexa("#FFF8F0"), hexa("#D9A06B"), hexa("#7A1414")),
}


def banner(text: str, sub: str, seed: int, palette: str = "lai_chau") -> Image.Image:
    """A banner in one of PALETTES; the words stay on the even upper left part of it."""
    if palette not in PALETTES:
        raise ValueError(f"Unknown palette {palette!r}; known: {', '.join(PALETTES)}")
    ground, ridge, ink = PALETTES[palette]
    rng, c = Random(f"banner:{palette}:{seed}"), Canvas(WIDTH, HEIGHT, ground)
    c.backdrop(lighter(ground, 0.05), darker(ground, 0.12) if palette != "paper" else ground)
    sun = rng.uniform(476, 552)
    c.glow(sun, 92, 130, lighter(ridge, 0.5), 0.5)
    c.oval(sun, 92, 26, 26, lighter(ridge, 0.6))
    for k in range(4):
        line, base = waves(rng, 20 - 3 * k, rng.uniform(230, 420), 4, rng.uniform(0, 0.6)), 122 + 22 * k
        tone = mix(mix(ridge, ground, 0.62 - 0.14 * k), lighter(ground, 0.1), 0.25)
        # higher on the right, where no words stand
        c.fade(under(lambda x, f=line, b=base: b + f(x) + 26 - x * 0.075, 240, -10, 610, 4), tone, darker(tone, 0.2))
    veil(c, ground)
    c.words(text, 32, 68 if sub else 100, 400, 88 if sub else 120, ink, most=40, left=True)
    if sub:
        c.rect(32, 124, 88, 127, ink)
        c.words(
            sub,
            32,
            158,
            392,
            44,
            darker(ink, 0.1) if palette == "paper" else hexa("#FFFFFF"),
            REGULAR,
            most=23,
            left=True,
        )
    return c.finish()


def veil(c: Canvas, ground: Colour) -> None:
    """Fades the drawing out towards the left so that the words keep their contrast."""
    mask = Image.linear_gradient("L").rotate(270).point([min(235, max(0, round((v - 70) * 2.2))) for v in range(256)])
    c.image.paste(ground, (0, 0), mask.resize(c.image.size, Image.Resampling.BILINEAR))
