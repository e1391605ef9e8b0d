"""What the page "Bố cục" draws: the slots as they lie on the page of a theme, and the catalogue of blocks."""

from portal.layout import placement, shipped
from portal.layout.blocks import kinds
from portal.layout.models import PAGE_KINDS, SLOTS

CONTENT = "content"
GONE = "Chỗ không còn trên trang"


def page_kinds(chosen: str) -> list[tuple[str, str, bool]]:
    """Choices of the view; the last one shows every block."""
    offered = [*PAGE_KINDS.items(), ("all", "Mọi trang")]
    chosen = chosen if chosen in dict(offered) else "home"
    return [(code, label, code == chosen) for code, label in offered]


def bands(theme: str, blocks: list[dict], told: dict[str, dict]) -> list[list[dict]]:
    """The page from top to bottom: bands of columns, each with its slots and their blocks."""
    hints = shipped.hints(theme)

    def slot(code: str) -> dict:
        own = [(block, told[str(block["id"])]) for block in blocks if block["slot"] == code]
        home_only = code in placement.HOME_SLOTS
        return {"code": code, "label": SLOTS.get(code, GONE), "hint": hints.get(code, ""), "blocks": own,
                "home_only": home_only}  # fmt: skip

    found = [
        [
            {
                "slots": [slot(code) if code != CONTENT else {"code": CONTENT} for code in column],
                "wide": CONTENT in column,
            }
            for column in band
        ]
        for band in shipped.arrangement(theme)
    ]
    lost = dict.fromkeys(block["slot"] for block in blocks if block["slot"] not in SLOTS)
    return found + [[{"slots": [slot(code)], "wide": False}] for code in lost]


def catalogue() -> list[dict]:
    """Every kind of block by the app that fills it; {"label", "kinds"}."""
    groups: dict[str, list] = {}
    for kind in sorted(kinds().values(), key=lambda kind: kind.label):
        only = [PAGE_KINDS[page] for page in kind.pages]
        groups.setdefault(kind.group, []).append({"kind": kind, "only": ", ".join(only)})
    return [{"label": label, "kinds": found} for label, found in groups.items()]
