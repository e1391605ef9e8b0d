"""A theme's variables in a Site's own colours, as a stylesheet computed from its address alone.

Only variables are set, on the same selectors as static/css/theme-*.css, so the reader's own high contrast, the
system's forced colours and print keep the last word. No colour of text is taken over as it is: it is made darker
(light scheme) or lighter (dark scheme) until it stands out from every ground it can lie on.
"""

import hashlib
import re
from functools import lru_cache

from portal.identity import colours
from portal.identity.colours import BLACK, WHITE, contrast, darker_until, lighter_until, mix

OWN = "goc"  # in an address: the theme's own colour
NAME = re.compile(r"(lai_chau|thai_nguyen)-([0-9a-f]{6}|goc)-([0-9a-f]{6}|goc)", re.ASCII)
LIGHT, DARK = "light", "dark"
# Grounds of running text that the theme itself sets: --page and --raised.
GROUNDS = {LIGHT: (WHITE,), DARK: ("#161514", "#262321", "#12171a", "#1f272c")}
# Shares of the main colour over a neutral, as the shipped palettes have them: (variable, share, neutral).
TINTS = {
    LIGHT: (
        ("paper", 0.05, WHITE), ("wash", 0.04, WHITE), ("line", 0.12, "#e3e5e7"), ("ridge-1", 0.10, WHITE),
        ("ridge-2", 0.17, WHITE), ("ridge-3", 0.25, WHITE), ("ridge-line", 0.03, WHITE),
    ),
    DARK: (
        ("paper", 0.10, "#1a1a1a"), ("wash", 0.06, "#1d1d1d"), ("line", 0.12, "#373737"), ("ridge-1", 0.14, "#1e1e1e"),
        ("ridge-2", 0.20, "#242424"), ("ridge-3", 0.26, "#2a2a2a"), ("ridge-line", 0.30, "#484848"),
    ),
}  # fmt: skip
# What --brand lies on besides the page: headings and links in boxes, the portal's name before the drawn scene.
UNDER_BRAND = ("paper", "wash", "ridge-1", "ridge-2", "ridge-3")


def file_name(theme: str, main: str, accent: str) -> str:
    """ "" when the Site has no colours of its own."""
    if not main and not accent:
        return ""
    return f"{theme}-{main.lstrip('#') or OWN}-{accent.lstrip('#') or OWN}"


def read(name: str) -> tuple[str, str, str] | None:
    """(theme, main, accent) of a file name, or None for anything that no Site could have chosen."""
    found = NAME.fullmatch(name)
    if not found:
        return None
    theme, main, accent = found.groups()
    main, accent = ("" if part == OWN else f"#{part}" for part in (main, accent))
    if not file_name(theme, main, accent) or colours.problems(theme, main, accent):
        return None
    return theme, main, accent


def variables(scheme: str, main: str, accent: str) -> dict[str, str]:
    """The variables of one scheme; a blank main colour leaves all but the accent to the theme."""
    if not main:
        return {"gold": accent}
    bar = main if scheme == LIGHT else mix(main, BLACK, 0.9)
    deep = colours.dark_variant(bar)
    # A bar that is nearly black has no darker shade left to answer the pointer.
    hover = mix(bar, BLACK, 0.8) if contrast(bar, BLACK) > 1.6 else mix(bar, WHITE, 0.85)
    found = {name: mix(main, neutral, share) for name, share, neutral in TINTS[scheme]}
    under = (*GROUNDS[scheme], *(found[name] for name in UNDER_BRAND))
    found["brand"] = darker_until(main, under) if scheme == LIGHT else lighter_until(main, under, 6.5)
    found |= {"bar": bar, "bar-hover": hover, "deep": deep}
    found["gold"] = lighter_until(accent or colours.THEME_ACCENT, (bar, hover, deep))
    return found


def pairs(scheme: str, found: dict[str, str]) -> list[tuple[str, str]]:
    """(text, ground) that the style sheets put together; the tests hold every one of them to LEAST."""
    ink, soft = (("#1f2328", "#57606a"), ("#ece8e3", "#a9b6bd"))[scheme == DARK]
    texts = [found["brand"], ink]
    result = [(text, found[name]) for text in texts for name in UNDER_BRAND]
    result += [(found["brand"], ground) for ground in GROUNDS[scheme]]
    result += [(soft, found[name]) for name in ("paper", "wash")]
    return result + [(text, found[name]) for text in (WHITE, found["gold"]) for name in ("bar", "bar-hover", "deep")]


@lru_cache(maxsize=64)
def stylesheet(theme: str, main: str, accent: str) -> str:
    light, dark = (
        ";".join(f"--{name}:{colour}" for name, colour in variables(scheme, main, accent).items())
        for scheme in (LIGHT, DARK)
    )
    not_dark = ":root:not([data-scheme=light],[data-contrast=high])"
    return (
        f":root{{{light}}}\n"
        f"@media (prefers-color-scheme:dark){{{not_dark}{{{dark}}}}}\n"
        f":root[data-scheme=dark]:not([data-contrast=high]){{{dark}}}\n"
    )


def address(theme: str, main: str, accent: str) -> str:
    """With a version that changes with the content, or "" when the theme's own colours are used."""
    name = file_name(theme, main, accent)
    if not name:
        return ""
    digest = hashlib.sha256(stylesheet(theme, main, accent).encode()).hexdigest()
    return f"/giao-dien/{name}.css?v={digest[:10]}"
