"""The colours of a Site: contrast, what is refused and why, and the palette of a theme in a Site's own colours.

Contrast is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance, #dfn-contrast-ratio), in the
W3C's formula for sRGB. A main colour carries white text and stands as text on white (one and the same number); an
accent stands on the main colour and on its dark variant. Everything else is derived so that it keeps LEAST too.
"""

import re
from collections.abc import Callable, Iterable
from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from math import floor

LEAST = 4.5  # WCAG 1.4.3 (AA) for text of any size
COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII)
WHITE, BLACK = "#ffffff", "#000000"
# The themes' own --bar and --gold (static/css/theme-*.css, base.css).
# Checked against the files by the tests.
THEME_MAIN = {"lai_chau": "#9b1c1c", "thai_nguyen": "#0b4f71"}
THEME_ACCENT = "#ffd54a"


def parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of "#rrggbb" between 0 and 1."""
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def written(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{min(255, max(0, round(part * 255))):02x}" for part in (red, green, blue))


@lru_cache(maxsize=4096)  # anybody may ask for the stylesheet of any colours
def luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def printed(ratio: float) -> str:
    """With a comma and cut, not rounded: 4,499 must not read as enough."""
    return f"{floor(ratio * 100) / 100:.2f}".replace(".", ",")


def mix(one: str, other: str, share: float) -> str:
    """`share` of the first colour over the second."""
    return written(*(a * share + b * (1 - share) for a, b in zip(parts(one), parts(other), strict=True)))


def dark_variant(main: str) -> str:
    """The colour of the footer and of the line above the header."""
    return mix(main, BLACK, 0.72)


def _moved(colour: str, step: int, fits: Callable[[str], bool]) -> str:
    """The nearest shade, darker (step -1) or lighter (+1), that fits; black or white when none does."""
    hue, light, saturation = rgb_to_hls(*parts(colour))
    if fits(colour):
        return colour
    for number in range(1, 256):
        shade = written(*hls_to_rgb(hue, min(1.0, max(0.0, light + step * number / 255)), saturation))
        if fits(shade):
            return shade
    return BLACK if step < 0 else WHITE


def darker_until(colour: str, grounds: Iterable[str], least: float = LEAST) -> str:
    return _moved(colour, -1, lambda shade: all(contrast(shade, ground) >= least for ground in grounds))


def lighter_until(colour: str, grounds: Iterable[str], least: float = LEAST) -> str:
    return _moved(colour, +1, lambda shade: all(contrast(shade, ground) >= least for ground in grounds))


def problems(theme: str, main: str, accent: str) -> dict[str, str]:
    """{"main_colour" or "accent_colour": sentence} for colours that are refused; blank ones are the theme's own."""
    found = {}
    for name, colour in (("main_colour", main), ("accent_colour", accent)):
        if colour and not COLOUR.fullmatch(colour):
            found[name] = "Màu viết bằng dấu # và sáu chữ số 0–9, a–f, ví dụ #1b6b3a."
    if found:
        return found
    if main and contrast(main, WHITE) < LEAST:
        found["main_colour"] = (
            f"Màu {main} trên nền trắng chỉ đạt tương phản {printed(contrast(main, WHITE))}; cần ít nhất 4,5. "
            f"Gợi ý: {darker_until(main, (WHITE,))}."
        )
    elif accent:
        ground = main or THEME_MAIN.get(theme, BLACK)
        grounds = (ground, dark_variant(ground))
        least = min(grounds, key=lambda ground: contrast(accent, ground))
        if contrast(accent, least) < LEAST:
            where = f"màu chính {ground}" if least == ground else f"nền đậm {least} của màu chính"
            found["accent_colour"] = (
                f"Màu nhấn {accent} trên {where} chỉ đạt tương phản {printed(contrast(accent, least))}; "
                f"cần ít nhất 4,5. Gợi ý: {lighter_until(accent, grounds)}."
            )
    return found
