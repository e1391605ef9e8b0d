"""Sky, mountains, mist, water and terraced slopes."""

import math
from collections.abc import Callable
from random import Random

from PIL import Image, ImageFilter

from portal.demo.scenes.canvas import SCALE, Canvas, Colour, Points
from portal.demo.scenes.colours import GREENS, STONES, Mood, darker, lighter, lit, mix

Curve = Callable[[float], float]


def waves(rng: Random, amount: float, length: float, octaves: int = 4, sharp: float = 0.0) -> Curve:
    """A wandering line around 0; `sharp` above 0 turns swells into peaks."""
    parts = []
    for i in range(octaves):
        factor = 1.9**i
        parts.append(
            (amount / factor**0.95, math.tau * factor / length * rng.uniform(0.8, 1.25), rng.uniform(0, math.tau))
        )

    def at(x: float) -> float:
        total = 0.0
        for size, speed, phase in parts:
            wave = math.sin(x * speed + phase)
            total += size * ((1 - 2 * abs(wave)) * sharp + wave * (1 - sharp))
        return total

    return at


def under(curve: Curve, bottom: float, x0: float = -20, x1: float = 1300, step: float = 8) -> Points:
    """The ground below a line, as a polygon."""
    count = math.ceil((x1 - x0) / step)
    return [
        (x0, bottom),
        *((x0 + i * step, curve(x0 + i * step)) for i in range(count + 1)),
        (x0 + count * step, bottom),
    ]


def sky(c: Canvas, rng: Random, light: Mood, horizon: float = 480, clouds: bool = True) -> tuple[float, float]:
    """Paints the sky; returns where the sun stands."""
    c.backdrop(light.high, light.low, 0, horizon)
    sun = (rng.choice((rng.uniform(160, 460), rng.uniform(820, 1120))), rng.uniform(90, horizon * 0.42))
    c.glow(*sun, 300, light.sun, 0.75)
    if light.name != "mist":
        c.oval(
            *sun, 34 if light.name in ("day", "clear") else 46, 34 if light.name in ("day", "clear") else 46, light.sun
        )
    if clouds:
        for _ in range(rng.randint(2, 4)):
            cloud(c, rng, rng.uniform(60, 1220), rng.uniform(40, horizon * 0.45), rng.uniform(60, 130), light)
    return sun


def cloud(c: Canvas, rng: Random, x: float, y: float, size: float, light: Mood) -> None:
    """A flat-bottomed cloud of rounded bars."""
    tone = mix(lighter(light.low, 0.6), light.high, 0.1)
    thick = size * 0.17
    for k, share in enumerate((1.0, 0.72, 0.4)[: rng.randint(2, 3)]):
        half, shift = size * share * 0.8, rng.uniform(-0.2, 0.2) * size
        c.rect(x + shift - half, y - k * thick * 0.72, x + shift + half, y + thick - k * thick * 0.72, tone, thick / 2)
    c.rect(x - size * 0.35, y + thick * 0.7, x + size * 0.75, y + thick * 1.5, mix(tone, light.low, 0.4), thick * 0.38)


def ridges(
    c: Canvas,
    rng: Random,
    light: Mood,
    top: float,
    bottom: float,
    count: int = 4,
    sharp: float | None = None,
    near: Colour | None = None,
) -> None:
    """Mountain chains one behind the other, paler and bluer with distance, mist at their feet."""
    sharp = rng.uniform(0.0, 0.75) if sharp is None else sharp
    far = rng.choice(STONES)
    near = near or rng.choice(GREENS)
    for i in range(count):
        depth = i / max(1, count - 1)
        colour = lit(mix(mix(far, near, depth), light.mist, 0.72 * (1 - depth) ** 0.8), light)
        base = top + (bottom - top) * depth
        height = 74 - 34 * depth
        line = waves(rng, height, rng.uniform(520, 980) - 180 * depth, 5, sharp * (1 - depth * 0.6))
        c.fade(
            under(lambda x, f=line, b=base: b + f(x), bottom + 160),
            colour,
            mix(colour, light.mist, 0.62),
            base - height,
            base + 130 + 40 * depth,
        )


def mist_banks(
    c: Canvas, rng: Random, light: Mood, y0: float, y1: float, count: int = 7, strength: float = 0.55
) -> None:
    banks = [
        (rng.uniform(-60, 1340), rng.uniform(y0, y1), rng.uniform(120, 330), rng.uniform(8, 26)) for _ in range(count)
    ]
    c.soft(banks, light.mist, strength, blur=18)


def slope(
    c: Canvas, rng: Random, light: Mood, line: Curve, colour: Colour, depth: float = 200, bottom: float = 740
) -> None:
    """One hillside, darker towards the viewer."""
    points = under(line, bottom)
    high = min(y for _, y in points)
    colour = lit(colour, light)
    c.fade(points, lighter(colour, 0.1), darker(colour, 0.22), high, high + depth)


def terraces(
    c: Canvas,
    rng: Random,
    light: Mood,
    line: Curve,
    treads: list[Colour],
    steps: int = 13,
    first: float = 13,
    grow: float = 1.13,
    x0: float = -20,
    x1: float = 1300,
) -> None:
    """Rice terraces below a line: each step is a thin dark bank and a field; fields grow towards the viewer."""
    drop, step = 0.0, first
    for i in range(steps):
        sway = waves(rng, min(step * 0.33, 12), rng.uniform(240, 620), 3)

        def edge(x: float, d: float = drop, s: Curve = sway) -> float:
            return line(x) + d + s(x)

        tread = lit(treads[(i * 7 + rng.randint(0, 1)) % len(treads)], light)
        bank = darker(mix(tread, (70, 84, 40), 0.55), 0.16)
        points = under(edge, 760, x0, x1)
        c.poly(
            [
                (x, y - max(2.2, step * 0.16)) if k not in (0, len(points) - 1) else (x, y)
                for k, (x, y) in enumerate(points)
            ],
            bank,
        )
        c.poly(points, tread)
        c.line(points[1:-1], lighter(tread, 0.4), max(1.0, step * 0.05), alpha=0.8)
        drop += step
        step *= grow


def water(c: Canvas, light: Mood, level: float, colour: Colour, strength: float = 0.5) -> None:
    """A still lake from `level` down, mirroring what is above it. Paint the far shore first."""
    c.backdrop(mix(colour, light.low, 0.6), darker(colour, 0.12), level, c.height)
    depth = c.height - level
    span = min(level, depth * 1.5)
    box = (0, round((level - span) * SCALE), c.width * SCALE, round(level * SCALE))
    small = (
        c.image.crop(box)
        .transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        .resize((c.width // 2, round(depth / 2)), Image.Resampling.BOX)
    )
    small = small.filter(ImageFilter.BoxBlur((1, 3)))
    mask = Image.new("L", (1, small.height))
    mask.putdata([round(255 * strength * (1 - 0.75 * i / small.height)) for i in range(small.height)])
    size = (c.width * SCALE, c.height * SCALE - round(level * SCALE))
    c.image.paste(
        small.resize(size, Image.Resampling.BILINEAR),
        (0, round(level * SCALE)),
        mask.resize(size, Image.Resampling.NEAREST),
    )
    c.line([(0, level), (c.width, level)], lighter(light.mist, 0.4), 1.5, alpha=0.7)


def ripples(c: Canvas, rng: Random, light: Mood, y0: float, y1: float, count: int = 60) -> None:
    for _ in range(count):
        near = rng.random() ** 1.4
        y, length = y0 + (y1 - y0) * near, rng.uniform(14, 60) * (0.4 + near)
        x = rng.uniform(-20, 1280)
        c.rect(x, y, x + length, y + 1 + 1.6 * near, lighter(light.low, 0.35), 1, alpha=0.28)
