"""Heads: face, hair and hats."""

from portal.demo.scenes.canvas import Canvas, Colour
from portal.demo.scenes.colours import darker, hexa, lighter

STRAW = hexa("#E9D6A4")
INK = hexa("#3A2A26")


def head(c: Canvas, look, x: float, y: float, r: float, back: bool = False) -> None:
    """A head of half height r around (x, y)."""
    behind(c, look.style, look.hair, x, y, r)
    if back:
        c.oval(x, y - r * 0.04, r * 0.9, r * 1.02, look.hair)
        if look.style in ("long", "bob"):
            c.rect(
                x - r * 0.96,
                y - r * 0.1,
                x + r * 0.96,
                y + r * (1.4 if look.style == "long" else 0.85),
                look.hair,
                r * 0.3,
            )
        c.oval(x, y - r * 0.35, r * 0.7, r * 0.5, lighter(look.hair, 0.08))
        if look.style in ("bun", "topknot"):
            c.oval(x, y - r * (0.1 if look.style == "bun" else 1.05), r * 0.42, r * 0.4, lighter(look.hair, 0.12))
    else:
        for side in (-1, 1):
            c.oval(x + side * r * 0.83, y + r * 0.08, r * 0.16, r * 0.22, darker(look.skin, 0.08))
        c.oval(x, y + r * 0.03, r * 0.83, r * 0.98, look.skin)
        face(c, look, x, y, r)
        fringe(c, look.style, look.hair, x, y, r)
    if look.hat:
        HATS[look.hat](c, x, y, r, look.mark)


def face(c: Canvas, look, x: float, y: float, r: float) -> None:
    if r < 7:
        return
    for side in (-1, 1):
        c.oval(x + side * r * 0.33, y + r * 0.14, r * 0.085, r * 0.1, INK)
        c.oval(x + side * r * 0.48, y + r * 0.4, r * 0.16, r * 0.1, hexa("#E2826F"), alpha=0.28)
        c.line([(x + side * r * 0.2, y - r * 0.08), (x + side * r * 0.46, y - r * 0.1)], look.hair, max(1, r * 0.07))
    c.line(
        [
            (x - r * 0.2, y + r * 0.5),
            (x - r * 0.08, y + r * 0.58),
            (x + r * 0.08, y + r * 0.58),
            (x + r * 0.2, y + r * 0.5),
        ],
        hexa("#A8483F"),
        max(1, r * 0.09),
    )
    c.line([(x, y + r * 0.22), (x + r * 0.05, y + r * 0.34)], darker(look.skin, 0.22), max(1, r * 0.06))


def behind(c: Canvas, style: str, hair: Colour, x: float, y: float, r: float) -> None:
    if style in ("long", "bob"):
        low = 1.45 if style == "long" else 0.8
        c.oval(x, y - r * 0.1, r * 1.0, r * 1.02, hair)
        for side in (-1, 1):
            c.poly(
                [
                    (x + side * r, y - r * 0.1),
                    (x + side * r * 0.5, y),
                    (x + side * r * 0.62, y + r * low),
                    (x + side * r * 1.06, y + r * (low - 0.12)),
                ],
                hair,
            )
    elif style == "tail":
        c.oval(x + r * 0.72, y + r * 0.7, r * 0.3, r * 0.8, hair)
    elif style == "bun":
        c.oval(x, y - r * 1.05, r * 0.36, r * 0.32, hair)
    elif style == "topknot":
        c.oval(x, y - r * 1.18, r * 0.44, r * 0.4, hair)


def fringe(c: Canvas, style: str, hair: Colour, x: float, y: float, r: float) -> None:
    """The hair over the brow."""
    box = (x, y - r * 0.08, r * 0.92, r * 1.0)
    if style == "crop":
        c.pie(*box, 192, 348, hair)
    elif style == "side":
        c.pie(*box, 178, 340, hair)
        c.poly(
            [
                (x - r * 0.9, y - r * 0.2),
                (x + r * 0.62, y - r * 0.78),
                (x + r * 0.86, y - r * 0.24),
                (x + r * 0.1, y - r * 0.46),
                (x - r * 0.74, y + r * 0.02),
            ],
            hair,
        )
    elif style == "short":
        c.pie(*box, 184, 356, hair)
        c.poly(
            [
                (x - r * 0.9, y - r * 0.1),
                (x - r * 0.5, y - r * 0.4),
                (x + r * 0.5, y - r * 0.4),
                (x + r * 0.9, y - r * 0.1),
                (x + r * 0.5, y - r * 0.85),
                (x - r * 0.5, y - r * 0.85),
            ],
            hair,
        )
    elif style == "topknot":
        c.pie(*box, 188, 352, hair)
    else:
        c.pie(*box, 180, 360, hair)
        c.poly(
            [
                (x - r * 0.92, y + r * 0.3),
                (x - r * 0.84, y - r * 0.3),
                (x - r * 0.1, y - r * 0.72),
                (x + r * 0.84, y - r * 0.3),
                (x + r * 0.92, y + r * 0.3),
                (x + r * 0.7, y - r * 0.16),
                (x - r * 0.02, y - r * 0.42),
                (x - r * 0.7, y - r * 0.16),
            ],
            hair,
        )


def conical(c: Canvas, x: float, y: float, r: float, mark: Colour) -> None:
    c.poly([(x, y - r * 1.75), (x + r * 1.75, y - r * 0.28), (x - r * 1.75, y - r * 0.28)], STRAW)
    c.pie(x, y - r * 0.3, r * 1.75, r * 0.3, 0, 180, darker(STRAW, 0.16))
    c.poly([(x, y - r * 1.75), (x + r * 1.75, y - r * 0.28), (x + r * 0.4, y - r * 0.12)], darker(STRAW, 0.1))
    for k in (0.4, 0.7):
        c.line(
            [(x - r * 1.75 * k, y - r * (1.75 - 1.47 * k)), (x + r * 1.75 * k, y - r * (1.75 - 1.47 * k))],
            darker(STRAW, 0.18),
            1,
        )


def helmet(c: Canvas, x: float, y: float, r: float, mark: Colour) -> None:
    c.pie(x, y - r * 0.32, r * 1.02, r * 0.98, 180, 360, mark)
    c.rect(x - r * 1.18, y - r * 0.44, x + r * 1.18, y - r * 0.24, darker(mark, 0.14), r * 0.1)
    c.rect(x - r * 0.1, y - r * 1.34, x + r * 0.1, y - r * 0.42, lighter(mark, 0.3), r * 0.05)


def turban(c: Canvas, x: float, y: float, r: float, mark: Colour) -> None:
    wrap = hexa("#2B2B40")
    c.rect(x - r * 1.12, y - r * 1.05, x + r * 1.12, y - r * 0.38, wrap, r * 0.33)
    c.rect(x - r * 1.1, y - r * 0.72, x + r * 1.1, y - r * 0.56, mark)


def red_turban(c: Canvas, x: float, y: float, r: float, mark: Colour) -> None:
    c.rect(x - r * 1.16, y - r * 1.18, x + r * 1.16, y - r * 0.36, hexa("#C4202E"), r * 0.4)
    for k in (-1, 1):
        c.oval(x + k * r * 1.08, y - r * 0.3, r * 0.2, r * 0.34, hexa("#E8455A"))
    c.rect(x - r * 0.9, y - r * 0.82, x + r * 0.9, y - r * 0.7, hexa("#F2D06B"))


def cap(c: Canvas, x: float, y: float, r: float, mark: Colour) -> None:
    c.pie(x, y - r * 0.34, r * 0.96, r * 0.86, 180, 360, mark)
    c.rect(x - r * 0.98, y - r * 0.46, x + r * 0.98, y - r * 0.3, darker(mark, 0.25), r * 0.08)


def nurse(c: Canvas, x: float, y: float, r: float, mark: Colour) -> None:
    c.poly(
        [
            (x - r * 0.6, y - r * 0.72),
            (x + r * 0.6, y - r * 0.72),
            (x + r * 0.46, y - r * 1.15),
            (x - r * 0.46, y - r * 1.15),
        ],
        hexa("#FFFFFF"),
    )


HATS = {"non": conical, "helmet": helmet, "turban": turban, "red": red_turban, "cap": cap, "nurse": nurse}
