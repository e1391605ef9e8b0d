"""A drawing surface of 1280 × 720 units, drawn twice as large and reduced, so that every edge is smooth.

All coordinates are in units of the finished picture. Soft things (mist, glow, shadows) are painted
on small masks and enlarged: a blur at full size would cost more than the rest of the picture.
"""

import math
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

SCALE = 2
SOFT = 8  # units per pixel of the small masks behind soft shapes
FONTS = Path(__file__).resolve().parent.parent / "fonts"
REGULAR, SEMIBOLD = "BeVietnamPro-Regular.ttf", "BeVietnamPro-SemiBold.ttf"

Colour = tuple[int, int, int]
Points = list[tuple[float, float]]


@lru_cache(maxsize=64)
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / name), size)


class Canvas:
    def __init__(self, width: int = 1280, height: int = 720, ground: Colour = (255, 255, 255)):
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        self.solid = ImageDraw.Draw(self.image)
        self.glass = ImageDraw.Draw(self.image, "RGBA")

    def pen(self, fill: Colour, alpha: float) -> tuple[ImageDraw.ImageDraw, tuple[int, ...]]:
        if alpha >= 1:
            return self.solid, fill
        return self.glass, (*fill, round(alpha * 255))

    def poly(self, points: Points, fill: Colour, alpha: float = 1) -> None:
        draw, colour = self.pen(fill, alpha)
        draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def rect(self, x0: float, y0: float, x1: float, y1: float, fill: Colour, round_by: float = 0, alpha: float = 1):
        draw, colour = self.pen(fill, alpha)
        box = (x0 * SCALE, y0 * SCALE, x1 * SCALE - 1, y1 * SCALE - 1)
        if box[2] < box[0] or box[3] < box[1]:
            return
        if round_by:
            draw.rounded_rectangle(box, radius=round_by * SCALE, fill=colour)
        else:
            draw.rectangle(box, fill=colour)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Colour, alpha: float = 1) -> None:
        draw, colour = self.pen(fill, alpha)
        draw.ellipse(((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE), fill=colour)

    def pie(self, x: float, y: float, rx: float, ry: float, start: float, end: float, fill: Colour) -> None:
        box = ((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE)
        self.solid.pieslice(box, start, end, fill=fill)

    def line(self, points: Points, fill: Colour, width: float = 1, alpha: float = 1) -> None:
        draw, colour = self.pen(fill, alpha)
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        draw.line(scaled, fill=colour, width=max(1, round(width * SCALE)), joint="curve")

    def limb(self, points: Points, fill: Colour, width: float) -> None:
        """A thick line with round ends: arms, legs, branches."""
        self.line(points, fill, width)
        for x, y in (points[0], points[-1]):
            self.oval(x, y, width / 2, width / 2, fill)

    def fade(self, points: Points, top: Colour, bottom: Colour, y0: float | None = None, y1: float | None = None):
        """A polygon whose colour runs from `top` at y0 to `bottom` at y1 (its own box by default)."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        left, right = max(0, math.floor(min(xs))), min(self.width, math.ceil(max(xs)))
        upper, lower = max(0, math.floor(min(ys))), min(self.height, math.ceil(max(ys)))
        if right <= left or lower <= upper:
            return
        size = ((right - left) * SCALE, (lower - upper) * SCALE)
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([((x - left) * SCALE, (y - upper) * SCALE) for x, y in points], fill=255)
        strip = gradient(
            top, bottom, y0 if y0 is not None else min(ys), y1 if y1 is not None else max(ys), upper, lower
        )
        self.image.paste(strip.resize(size, Image.Resampling.NEAREST), (left * SCALE, upper * SCALE), mask)

    def backdrop(self, top: Colour, bottom: Colour, y0: float = 0, y1: float | None = None) -> None:
        y1 = self.height if y1 is None else y1
        upper, lower = math.floor(y0), math.ceil(y1)
        strip = gradient(top, bottom, y0, y1, upper, lower)
        size = (self.width * SCALE, (lower - upper) * SCALE)
        self.image.paste(strip.resize(size, Image.Resampling.NEAREST), (0, upper * SCALE))

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 0.6) -> None:
        side = round(radius * 2 * SCALE)
        # the gradient reaches 180 at the middle of each side; it has to be 0 there
        mask = Image.radial_gradient("L").point([round(255 * strength * max(0, 1 - v / 179) ** 2) for v in range(256)])
        mask = mask.resize((side, side), Image.Resampling.BILINEAR)
        self.image.paste(colour, (round((x - radius) * SCALE), round((y - radius) * SCALE)), mask)

    def haze(self, y0: float, y1: float, colour: Colour, strength: float = 0.6) -> None:
        """A level band of mist, thickest in its middle."""
        rows = max(2, round((y1 - y0) * SCALE))
        mask = Image.new("L", (1, rows))
        mask.putdata([round(255 * strength * math.sin(math.pi * i / (rows - 1)) ** 2) for i in range(rows)])
        mask = mask.resize((self.width * SCALE, rows), Image.Resampling.NEAREST)
        self.image.paste(colour, (0, round(y0 * SCALE)), mask)

    def soft(self, ovals: list[tuple[float, float, float, float]], colour: Colour, strength: float, blur: float = 14):
        """Blurred ovals (x, y, rx, ry) in one colour: clouds, mist banks, shadows on the ground."""
        mask = Image.new("L", (self.width // SOFT + 2, self.height // SOFT + 2))
        draw = ImageDraw.Draw(mask)
        for x, y, rx, ry in ovals:
            draw.ellipse(
                ((x - rx) / SOFT, (y - ry) / SOFT, (x + rx) / SOFT, (y + ry) / SOFT), fill=round(255 * strength)
            )
        mask = mask.filter(ImageFilter.GaussianBlur(blur / SOFT))
        self._through(mask, colour)

    def beam(self, points: Points, colour: Colour, strength: float, blur: float = 14) -> None:
        """A blurred polygon: a shaft of light, a cast shadow."""
        mask = Image.new("L", (self.width // SOFT + 2, self.height // SOFT + 2))
        ImageDraw.Draw(mask).polygon([(x / SOFT, y / SOFT) for x, y in points], fill=round(255 * strength))
        self._through(mask.filter(ImageFilter.GaussianBlur(blur / SOFT)), colour)

    def _through(self, mask: Image.Image, colour: Colour) -> None:
        box = mask.getbbox()
        if not box:
            return
        factor = SOFT * SCALE
        part = mask.crop(box).resize(
            ((box[2] - box[0]) * factor, (box[3] - box[1]) * factor), Image.Resampling.BILINEAR
        )
        self.image.paste(colour, (box[0] * factor, box[1] * factor), part)

    def words(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Colour,
        weight: str = SEMIBOLD,
        most: float = 200,
        left: bool = False,
    ):
        """Text centred on (x, y), or starting at x, as large as fits; long text is broken into lines, never at a
        no-break space."""
        lines, size = fit(text, width, height, weight)
        size = min(size, most)
        face = font(weight, round(size * SCALE))
        step = size * 1.36
        for i, row in enumerate(lines):
            # the eye centres on the capitals, not on ascenders and accents
            foot = y + (i - (len(lines) - 1) / 2) * step + size * 0.37
            self.solid.text((x * SCALE, foot * SCALE), row, font=face, fill=fill, anchor="ls" if left else "ms")

    def finish(self) -> Image.Image:
        return self.image.reduce(SCALE)


def gradient(top: Colour, bottom: Colour, y0: float, y1: float, upper: int, lower: int) -> Image.Image:
    rows = (lower - upper) * SCALE
    strip = Image.new("RGB", (1, rows))
    span = max(1.0, y1 - y0)
    steps = [min(1.0, max(0.0, (upper + i / SCALE - y0) / span)) for i in range(rows)]
    (r, g, b), (dr, dg, db) = top, tuple(e - s for s, e in zip(top, bottom, strict=True))
    strip.putdata([(round(r + dr * t), round(g + dg * t), round(b + db * t)) for t in steps])
    return strip


def broken(words: list[str], count: int) -> list[str]:
    """The words in `count` lines of about equal length."""
    lines, start = [], 0
    for left in range(count, 0, -1):
        rest = words[start:]
        goal, taken = len(" ".join(rest)) / left, 1
        while taken < len(rest) - left + 1 and len(" ".join(rest[: taken + 1])) <= goal + 2:
            taken += 1
        taken = len(rest) if left == 1 else taken
        lines.append(" ".join(rest[:taken]))
        start += taken
    return [line for line in lines if line]


def fit(text: str, width: float, height: float, weight: str) -> tuple[list[str], float]:
    """The break into one to three lines that allows the largest letters, and their size in units."""
    words = [word for word in text.split(" ") if word]
    if not words:
        return [], 10
    best: tuple[list[str], float] = ([], 0)
    probe = font(weight, 100)
    for count in range(1, min(4, len(words) + 1)):
        lines = broken(words, count)
        widest = max(probe.getlength(line) for line in lines) / 100
        size = min(width / widest, height / (1.36 * len(lines)))
        if size > best[1] * 1.08:
            best = (lines, size)
    return best
