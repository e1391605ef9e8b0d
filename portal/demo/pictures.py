"""Pictures of the demo: 1280 × 720 drawings made by our own code, so that no photograph has to be licensed.

The same scene, seed and text always give the same picture; another seed gives another time of day, place and people.
"""

from random import Random

from PIL import Image

from portal.demo.scenes import (
    ceremonies,
    festivals,
    fields,
    learning,
    markets,
    meetings,
    roads,
    schools,
    services,
    slopes,
    sports,
    villages,
    waters,
    woods,
    works,
)
from portal.demo.scenes.canvas import Canvas

PLACES = (fields, roads, slopes, villages, waters, woods, works)
GATHERINGS = (ceremonies, festivals, learning, markets, meetings, schools, services, sports)
PAINTERS = {name: paint for module in (*PLACES, *GATHERINGS) for name, paint in module.SCENES.items()}
SCENES = tuple(sorted(PAINTERS))


def draw(scene: str, seed: int, text: str = "") -> Image.Image:
    """One picture; `text` is what stands on its banner, where the scene has one."""
    if scene not in PAINTERS:
        raise ValueError(f"Unknown scene {scene!r}; known: {', '.join(SCENES)}")
    canvas = Canvas()
    PAINTERS[scene](canvas, Random(f"{scene}:{seed}"), text)
    return canvas.finish()
