"""Drawing and encoding one demo picture; without models, so that child processes load it quickly."""

from dataclasses import dataclass
from io import BytesIO

from portal.demo.banners import banner
from portal.demo.pictures import draw
from portal.publishing.images import Prepared, prepare


@dataclass(frozen=True)
class Drawing:
    """A picture to draw. `scene` "banner" draws `text` and `sub` on a banner of a palette."""

    scene: str
    seed: int
    text: str = ""
    sub: str = ""
    palette: str = ""


def make(drawing: Drawing) -> Prepared:
    if drawing.scene == "banner":
        image = banner(drawing.text, drawing.sub, drawing.seed, drawing.palette)
    else:
        image = draw(drawing.scene, drawing.seed, drawing.text)
    out = BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=92)
    return prepare(out, out.tell())
