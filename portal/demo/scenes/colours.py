"""Colours of the demo pictures: mixing, times of day, clothes."""

from dataclasses import dataclass
from random import Random

from portal.demo.scenes.canvas import Colour


def hexa(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """`share` of b in a."""
    return tuple(round(x + (y - x) * share) for x, y in zip(a, b, strict=True))  # type: ignore[return-value]


def lighter(colour: Colour, share: float = 0.2) -> Colour:
    return mix(colour, (255, 255, 255), share)


def darker(colour: Colour, share: float = 0.2) -> Colour:
    return mix(colour, (22, 26, 38), share)


@dataclass(frozen=True)
class Mood:
    """One time of day and weather."""

    name: str
    high: Colour
    low: Colour
    sun: Colour
    mist: Colour
    tint: Colour  # light that lies on everything
    share: float  # how much of it


def mood(name: str, high: str, low: str, sun: str, mist: str, tint: str, share: float) -> Mood:
    return Mood(name, hexa(high), hexa(low), hexa(sun), hexa(mist), hexa(tint), share)


MOODS = (
    mood("dawn", "#9CC2DE", "#FDE6CF", "#FFF4D6", "#FBE8DA", "#F6C9A0", 0.10),
    mood("day", "#5FA9DD", "#DDF0F6", "#FFFBEA", "#E3F1F5", "#FFFFFF", 0.03),
    mood("clear", "#3F92D2", "#C6E5F4", "#FFFDF0", "#D3EAF3", "#FFF6DC", 0.05),
    mood("gold", "#F0B56E", "#FDEDCB", "#FFF7D9", "#FBE4BF", "#F2A65A", 0.16),
    mood("dusk", "#6C6FA8", "#F9C5A4", "#FFE3BC", "#EBC3B4", "#C77B7B", 0.18),
    mood("mist", "#B4C7CE", "#EDF2F0", "#FFFFFF", "#E6EEEC", "#C9D8DA", 0.12),
    mood("rose", "#C9A9C9", "#FBDCCF", "#FFF1E0", "#F6DDD8", "#E9B7B0", 0.12),
)
BRIGHT = tuple(m for m in MOODS if m.name in ("day", "clear", "dawn", "gold"))

GREENS = tuple(hexa(c) for c in ("#2F6B4A", "#3B7A45", "#2E5F57", "#4B7F3B", "#28594B", "#557A35"))
STONES = tuple(hexa(c) for c in ("#39596B", "#3F5D57", "#4A5A78", "#4F5F4A", "#5B5068", "#2F5566"))
SKINS = tuple(hexa(c) for c in ("#F0C8A0", "#E8B98D", "#DDA878", "#D09A6A", "#F3D0AC"))
HAIRS = tuple(hexa(c) for c in ("#1F1B1A", "#2B2321", "#35291F", "#241F26", "#8C8A88"))
SUITS = tuple(hexa(c) for c in ("#26344F", "#2C3A33", "#3A3F4C", "#45303A", "#4B4239", "#1F2E3D"))
SHIRTS = tuple(hexa(c) for c in ("#FFFFFF", "#DCE9F5", "#F4E9D8", "#BFD7EA", "#CFE3D2", "#F0D5D0", "#E9E3F3"))
GAY = tuple(hexa(c) for c in ("#C8102E", "#E2711D", "#E9B000", "#2E8B57", "#1D70B8", "#7B3FA0", "#D4417C", "#0E8A8A"))
TUNICS = tuple(
    hexa(c) for c in ("#C4233A", "#F1F0EA", "#E8A9B8", "#2C6FB0", "#7A4FA3", "#E7B93C", "#2F8F83", "#D96A4B")
)
TILES = tuple(hexa(c) for c in ("#A8452F", "#8D3B2D", "#B85C3E", "#6E4A3C", "#7C5B45"))
WALLS = tuple(hexa(c) for c in ("#F3DFA8", "#EFE6D2", "#E9C98B", "#F5EFE2", "#DCE5DE", "#F0D3B2"))
RED, GOLD = hexa("#B3161B"), hexa("#FFD54A")
FLAG_RED, FLAG_GOLD = hexa("#DA251D"), hexa("#FFFF00")
WOODS = tuple(hexa(c) for c in ("#8A5A33", "#7A4B2A", "#6E4526", "#9A6B40"))


def lit(colour: Colour, light: Mood) -> Colour:
    return mix(colour, light.tint, light.share)


def some_mood(rng: Random, bright: bool = False) -> Mood:
    if bright:
        return rng.choice(BRIGHT)
    return rng.choices(MOODS, weights=(3, 4, 4, 2, 1, 2, 2))[0]
