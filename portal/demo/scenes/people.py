"""People in a simple flat style: many clothes, hats and hair, a few poses, seen from the front or from behind."""

from dataclasses import dataclass, replace
from random import Random

from portal.demo.scenes.canvas import Canvas, Colour
from portal.demo.scenes.colours import GAY, HAIRS, SHIRTS, SKINS, SUITS, TUNICS, darker, hexa, lighter
from portal.demo.scenes.heads import head

WHITE, INDIGO, BLACK = hexa("#FBFBF8"), hexa("#26315C"), hexa("#23242B")
NAVY, KHAKI = hexa("#27375A"), hexa("#6B7350")
YOUNG = ("long", "tail", "bob")  # hair that is never grey
ETHNIC = ("thai", "hmong", "dao", "tay")


@dataclass(frozen=True)
class Look:
    """How one person is dressed."""

    wear: str  # suit shirt blouse aodai thai hmong dao tay pupil doctor nurse worker farmer ranger sport casual
    woman: bool
    skin: Colour
    hair: Colour
    style: str  # of the hair
    top: Colour
    low: Colour  # trousers or skirt
    mark: Colour  # tie, scarf, trim
    hat: str = ""  # non helmet turban piêu red cap nurse


def somebody(rng: Random, wear: str, woman: bool | None = None) -> Look:
    woman = rng.random() < 0.5 if woman is None else woman
    if wear in ("aodai", *ETHNIC, "blouse", "nurse"):
        woman = True
    if wear == "suit" and woman:
        wear = rng.choice(("aodai", "blouse", "suit"))
    style = rng.choice(("long", "bun", "bob", "tail") if woman else ("short", "side", "short", "crop"))
    look = Look(
        wear,
        woman,
        rng.choice(SKINS),
        rng.choice(HAIRS[:4] if style in YOUNG or rng.random() < 0.8 else HAIRS[4:]),
        style,
        rng.choice(SHIRTS),
        rng.choice(SUITS),
        rng.choice(GAY),
    )
    return replace(look, **dress(rng, look))


def some(rng: Random, tones: str) -> Colour:
    return hexa(rng.choice(tones.split()))


def dress(rng: Random, look: Look) -> dict:
    """Colours that belong to a kind of clothes."""
    tunic = rng.choice(TUNICS)
    kinds = {
        "suit": {"top": look.low},
        "aodai": {"top": tunic, "low": WHITE if rng.random() < 0.6 else darker(tunic, 0.35)},
        "thai": {
            "top": rng.choice((WHITE, hexa("#F4C9D3"), hexa("#BFE3DA"), hexa("#F2DE9B"), hexa("#CFC4EA"))),
            "low": BLACK,
            "style": "topknot",
            "mark": rng.choice((hexa("#2E8B57"), hexa("#C8102E"), hexa("#D4417C"))),
        },
        "hmong": {"top": some(rng, "#2B2F4A #5B2A6E #14608B #8E2346 #1F6B5C"), "low": rng.choice(GAY), "hat": "turban"},
        "dao": {"top": INDIGO, "low": INDIGO, "mark": hexa("#D22630"), "hat": "red"},
        "tay": {
            "top": some(rng, "#2A3A66 #3B4F8C #2C5F7A #4A4478"),
            "low": hexa("#222B47"),
            "mark": hexa("#E9E3D2"),
            "hat": "turban",
        },
        "pupil": {"top": WHITE, "low": NAVY, "mark": hexa("#D22630"), "hair": HAIRS[rng.randrange(3)]},
        "doctor": {"top": WHITE, "low": hexa("#3F5670"), "mark": hexa("#6FA8C9")},
        "nurse": {
            "top": rng.choice((hexa("#BFE0EA"), hexa("#F3CFD6"), hexa("#CDE8D5"))),
            "low": hexa("#5A7C93"),
            "hat": "nurse",
            "style": "bun",
        },
        "worker": {
            "top": rng.choice((hexa("#2C5FA3"), hexa("#D9701E"), hexa("#4A6278"))),
            "low": hexa("#2D405C"),
            "hat": "helmet",
            "mark": rng.choice((hexa("#F5C518"), WHITE, hexa("#E2711D"))),
        },
        "farmer": {
            "top": rng.choice((hexa("#7A4FA3"), hexa("#8C5A3C"), hexa("#2F6F8F"), hexa("#A3405A"), hexa("#4F7A4A"))),
            "low": BLACK,
            "hat": "non",
        },
        "ranger": {"top": hexa("#5F7046"), "low": hexa("#46552F"), "hat": "cap", "mark": hexa("#46552F")},
        "sport": {"hair": HAIRS[rng.randrange(4)], "top": rng.choice(GAY), "low": rng.choice((WHITE, BLACK, NAVY))},
        "casual": {"top": rng.choice(GAY + SHIRTS), "low": rng.choice((NAVY, KHAKI, BLACK, hexa("#5B6B85")))},
    }
    return kinds.get(look.wear, {})


def person(
    c: Canvas, look: Look, x: float, y: float, h: float, pose: str = "down", back: bool = False, turn: float = 0
) -> None:
    """A standing person of height h with the feet at (x, y). Poses: down, clap, hold, up, both, walk, run, link."""
    c.oval(x, y, h * 0.15, h * 0.022, (30, 34, 40), alpha=0.22)
    legs(c, look, x, y, h, pose)
    if back and pose in ("hold", "clap"):
        arms(c, look, x, y, h, pose)
    body(c, look, x, y, h, back)
    if not (back and pose in ("hold", "clap")):
        arms(c, look, x, y, h, pose)
    head(c, look, x + turn * h * 0.01, y - h * 0.895, h * 0.078, back)


def legs(c: Canvas, look: Look, x: float, y: float, h: float, pose: str) -> None:
    stride = {"walk": 0.07, "run": 0.13}.get(pose, 0.012)
    bare = look.wear == "sport"
    for side in (-1, 1):
        foot = (x + side * h * (0.04 + stride), y - h * (0.075 if pose == "run" and side < 0 else 0.015))
        knee = (x + side * h * (0.045 + stride * 0.55), y - h * 0.24)
        hip = (x + side * h * 0.04, y - h * 0.46)
        c.limb([hip, knee, foot], look.skin if bare else look.low, h * (0.058 if bare else 0.072))
        c.oval(
            foot[0] + side * h * 0.012,
            foot[1] + h * 0.004,
            h * 0.042,
            h * 0.02,
            look.mark if bare else darker(look.low, 0.5),
        )
    if bare:
        c.poly(
            [
                (x - h * 0.09, y - h * 0.48),
                (x + h * 0.09, y - h * 0.48),
                (x + h * 0.115, y - h * 0.33),
                (x - h * 0.115, y - h * 0.33),
            ],
            look.low,
        )


def body(c: Canvas, look: Look, x: float, y: float, h: float, back: bool, whole: bool = True) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * h, y - dy * h

    wide = 0.108 if look.woman else 0.122
    c.rect(*at(-0.027, 0.86), *at(0.027, 0.78), darker(look.skin, 0.12))
    torso = [
        at(-0.035, 0.815),
        at(0.035, 0.815),
        at(wide, 0.775),
        at(wide * 0.8, 0.6),
        at(wide * 0.86, 0.45),
        at(-wide * 0.86, 0.45),
        at(-wide * 0.8, 0.6),
        at(-wide, 0.775),
    ]
    if whole and look.wear in SKIRTS:
        SKIRTS[look.wear](c, look, at)
    c.poly(torso, look.top)
    if whole and look.wear in LONG:
        hem = LONG[look.wear]
        c.poly([at(-wide * 0.82, 0.56), at(wide * 0.82, 0.56), at(wide + 0.03, hem), at(-wide - 0.03, hem)], look.top)
        c.line([at(wide * 0.5, 0.44), at(wide * 0.7, hem)], darker(look.top, 0.22), h * 0.008)
    if not back:
        front(c, look, at, h)


def front(c: Canvas, look: Look, at, h: float) -> None:
    """What is seen only from the front: collar, tie, scarf, buttons, trim."""
    if look.wear == "suit":
        c.poly([at(-0.04, 0.815), at(0.04, 0.815), at(0, 0.63)], WHITE)
        c.poly([at(-0.012, 0.8), at(0.012, 0.8), at(0.016, 0.68), at(0, 0.65), at(-0.016, 0.68)], look.mark)
        c.line([at(0, 0.63), at(0, 0.46)], darker(look.top, 0.3), h * 0.007)
    elif look.wear == "pupil":
        c.poly(
            [
                at(-0.05, 0.815),
                at(0.05, 0.815),
                at(0.012, 0.75),
                at(0.03, 0.64),
                at(0, 0.69),
                at(-0.03, 0.64),
                at(-0.012, 0.75),
            ],
            look.mark,
        )
    elif look.wear == "doctor":
        c.poly([at(-0.035, 0.815), at(0.035, 0.815), at(0, 0.7)], look.mark)
        c.line(
            [at(-0.05, 0.8), at(-0.045, 0.68), at(0, 0.64), at(0.045, 0.68), at(0.05, 0.8)], hexa("#3C4A57"), h * 0.009
        )
        c.line([at(0, 0.62), at(0, 0.34)], darker(look.top, 0.15), h * 0.006)
    elif look.wear == "thai":
        for k in range(5):
            c.oval(*at(0, 0.76 - 0.055 * k), h * 0.016, h * 0.011, hexa("#D7DBE0"))
        c.rect(*at(-0.1, 0.485), *at(0.1, 0.45), look.mark)
    elif look.wear in ("hmong", "dao"):
        c.line([at(-0.035, 0.815), at(0.02, 0.66), at(0.02, 0.46)], look.mark, h * 0.022)
        c.rect(*at(-0.1, 0.5), *at(0.1, 0.46), lighter(look.mark, 0.25))
        if look.wear == "dao":
            for k in range(4):
                c.oval(*at(-0.045 + 0.012 * k, 0.77 - 0.055 * k), h * 0.02, h * 0.02, hexa("#E8455A"))
    elif look.wear == "tay":
        c.oval(*at(0, 0.79), h * 0.05, h * 0.018, look.mark)
        c.oval(*at(0, 0.8), h * 0.04, h * 0.014, look.skin)
        c.rect(*at(-0.09, 0.52), *at(0.09, 0.49), hexa("#4F8FB8"))
    elif look.wear == "worker":
        for side in (-1, 1):
            c.rect(*at(side * 0.065 - 0.012, 0.79), *at(side * 0.065 + 0.012, 0.5), hexa("#F4E04D"))
        c.rect(*at(-0.1, 0.6), *at(0.1, 0.575), hexa("#F4E04D"))
    elif look.wear == "aodai":
        c.rect(*at(-0.032, 0.835), *at(0.032, 0.805), darker(look.top, 0.12))
        c.oval(*at(0.04, 0.7), h * 0.014, h * 0.014, lighter(look.top, 0.5))
        c.oval(*at(0.03, 0.3), h * 0.02, h * 0.02, lighter(look.top, 0.4))
        c.oval(*at(-0.04, 0.24), h * 0.014, h * 0.014, lighter(look.top, 0.4))
    elif look.wear in ("shirt", "blouse", "nurse", "casual", "ranger"):
        c.poly([at(-0.045, 0.82), at(0.045, 0.82), at(0, 0.755)], look.skin)
        c.line([at(0, 0.755), at(0, 0.46)], darker(look.top, 0.13), h * 0.006)


def arms(c: Canvas, look: Look, x: float, y: float, h: float, pose: str) -> None:
    wide = 0.1 if look.woman else 0.115
    short = look.wear in ("pupil", "sport", "casual", "nurse") or (look.wear == "shirt" and not look.woman)
    sleeve = darker(look.top, 0.1)
    for side in (-1, 1):
        shoulder, elbow, hand = (side * wide, 0.76), (side * (wide + 0.03), 0.6), (side * (wide + 0.018), 0.45)
        if pose == "clap":
            elbow, hand = (side * (wide + 0.025), 0.62), (side * 0.014, 0.69)
        elif pose == "hold":
            elbow, hand = (side * (wide + 0.02), 0.6), (side * 0.03, 0.55)
        elif pose == "both" or (pose == "up" and side > 0):
            elbow, hand = (side * (wide + 0.07), 0.83), (side * (wide + 0.035), 1.0)
        elif pose in ("walk", "run"):
            elbow, hand = (
                (side * (wide + 0.04), 0.61),
                (side * (wide + (0.1 if side > 0 else -0.02)), 0.53 if side > 0 else 0.5),
            )
        elif pose == "link":
            elbow, hand = (side * (wide + 0.06), 0.66), (side * (wide + 0.115), 0.6)
        points = [(x + dx * h, y - dy * h) for dx, dy in (shoulder, elbow, hand)]
        c.limb(points, look.skin if short else sleeve, h * (0.036 if short else 0.05))
        if short:
            middle = ((points[0][0] + points[1][0]) / 2, (points[0][1] + points[1][1]) / 2)
            c.limb([points[0], middle], sleeve, h * 0.054)
        c.oval(points[2][0], points[2][1], h * 0.024, h * 0.024, look.skin)
        if look.wear in ("hmong", "dao") and pose != "clap":
            c.line(
                [points[1], ((points[1][0] + points[2][0]) / 2, (points[1][1] + points[2][1]) / 2)], look.mark, h * 0.05
            )


def long_skirt(c: Canvas, look: Look, at) -> None:
    c.poly([at(-0.095, 0.48), at(0.095, 0.48), at(0.115, 0.04), at(-0.115, 0.04)], look.low)
    if look.wear == "thai":
        c.poly([at(-0.112, 0.1), at(0.112, 0.1), at(0.115, 0.05), at(-0.115, 0.05)], look.mark)


def pleated(c: Canvas, look: Look, at) -> None:
    c.poly([at(-0.1, 0.48), at(0.1, 0.48), at(0.19, 0.19), at(-0.19, 0.19)], look.low)
    for k, tone in ((0.27, lighter(look.low, 0.55)), (0.235, look.mark)):
        half = 0.1 + (0.48 - k) / 0.29 * 0.09
        c.poly([at(-half, k), at(half, k), at(half + 0.006, k - 0.02), at(-half - 0.006, k - 0.02)], tone)
    for k in range(-4, 5):
        c.line([at(k * 0.022, 0.47), at(k * 0.042, 0.2)], darker(look.low, 0.2), 1)


def short_skirt(c: Canvas, look: Look, at) -> None:
    if look.woman:
        c.poly([at(-0.095, 0.48), at(0.095, 0.48), at(0.135, 0.27), at(-0.135, 0.27)], look.low)


SKIRTS = {"thai": long_skirt, "tay": long_skirt, "hmong": pleated, "pupil": short_skirt}
LONG = {"aodai": 0.13, "doctor": 0.3, "dao": 0.2}  # how far down the tunic or coat ends


def seated(c: Canvas, look: Look, x: float, y: float, h: float, pose: str = "rest", back: bool = False) -> None:
    """Head and shoulders of someone sitting at a table whose edge is at y; h is the height when standing."""
    foot = y + h * 0.5
    wide = 0.115 if look.woman else 0.13
    body(c, look, x, foot, h, back, whole=False)
    sleeve = darker(look.top, 0.1)
    if not back:
        for side in (-1, 1):
            hand = (
                (x + side * h * 0.05, y - h * 0.03)
                if pose == "rest" or side < 0
                else (x + side * h * 0.04, y - h * 0.2)
            )
            c.limb(
                [(x + side * wide * h * 0.9, foot - h * 0.745), (x + side * (wide + 0.03) * h, foot - h * 0.59), hand],
                sleeve,
                h * 0.05,
            )
            c.oval(*hand, h * 0.024, h * 0.024, look.skin)
    head(c, look, x, foot - h * 0.895, h * 0.078, back)
