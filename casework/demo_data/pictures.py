"""Drawn photos for the demo: simple scenes, before and after the work."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from casework.demo_data.dice import dice
from casework.demo_data.steps import Picture

SIZE = (960, 720)
HORIZON = 300
QUALITY = 84
AFTER = "after"
Colour = tuple[int, int, int]
Painter = Callable[[ImageDraw.ImageDraw, Random, str], None]

SKY_BEFORE: Colour = (176, 186, 190)
SKY_AFTER: Colour = (168, 207, 236)
GRASS: Colour = (112, 146, 84)
DRY: Colour = (158, 140, 98)


def draw(picture: Picture) -> bytes:
    """A JPEG; the same picture gives the same bytes."""
    rng = dice("picture", *picture)
    # Before and after share the landscape, so that one sees what was done.
    land = dice("land", picture.type, picture.seed)
    image = Image.new("RGB", SIZE, SKY_AFTER if picture.moment == AFTER else SKY_BEFORE)
    pen = ImageDraw.Draw(image)
    _land(pen, land, picture.moment)
    SCENES.get(picture.type, _street)(pen, land, picture.moment)
    _grain(pen, rng)
    stream = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(0.8)).save(stream, "JPEG", quality=QUALITY)
    return stream.getvalue()


def _land(pen: ImageDraw.ImageDraw, rng: Random, moment: str) -> None:
    width, height = SIZE
    done = moment == AFTER
    for layer in range(3):
        top = HORIZON - 90 + layer * 40
        points = [(x, top + rng.randrange(-28, 28)) for x in range(0, width + 81, 80)]
        shade = 96 + layer * 22
        pen.polygon([(0, height), *points, (width, height)], (shade - 22, shade + 14, shade - 12))
    pen.rectangle((0, HORIZON, width, height), GRASS if done else DRY)
    for _ in range(rng.randrange(3, 7)):
        _house(pen, rng.randrange(20, width - 120), HORIZON - rng.randrange(6, 30), rng)


def _house(pen: ImageDraw.ImageDraw, x: int, y: int, rng: Random) -> None:
    wide, tall = rng.randrange(60, 110), rng.randrange(36, 60)
    pen.rectangle((x, y - tall, x + wide, y + 20), rng.choice(((226, 214, 190), (206, 200, 196))))
    roof = rng.choice(((150, 74, 58), (104, 112, 122)))
    pen.polygon([(x - 8, y - tall), (x + wide // 2, y - tall - 34), (x + wide + 8, y - tall)], roof)


def _water(pen: ImageDraw.ImageDraw, rng: Random, moment: str) -> None:
    """A canal: black with foam and dead fish, then clear."""
    done = moment == AFTER
    pen.polygon([(360, HORIZON), (560, HORIZON), (900, 720), (120, 720)], (134, 116, 84))
    water = (92, 140, 150) if done else (44, 44, 42)
    pen.polygon([(380, HORIZON), (540, HORIZON), (830, 720), (190, 720)], water)
    for _ in range(26):
        x, y = rng.randrange(330, 640), rng.randrange(430, 700)
        if done:
            pen.line((x, y, x + 34, y), (132, 176, 182), 2)
        else:
            pen.ellipse((x, y, x + rng.randrange(8, 30), y + 8), (206, 204, 190))


def _rubbish(pen: ImageDraw.ImageDraw, rng: Random, moment: str) -> None:
    """A heap of bags and smoke, then a clean yard with a bin."""
    done = moment == AFTER
    if done:
        pen.rectangle((420, 420, 520, 560), (58, 120, 84))
        pen.rectangle((410, 404, 530, 424), (44, 96, 66))
        return
    for _ in range(90):
        x, y = rng.gauss(480, 130), rng.gauss(540, 46)
        colour = rng.choice(((40, 42, 48), (196, 196, 200), (70, 98, 150), (168, 92, 60)))
        pen.ellipse((x, y, x + rng.randrange(24, 64), y + rng.randrange(18, 42)), colour)


def _road(pen: ImageDraw.ImageDraw, rng: Random, moment: str) -> None:
    """A road with holes, then with new lines."""
    done = moment == AFTER
    pen.polygon([(430, HORIZON), (530, HORIZON), (900, 720), (60, 720)], (104, 104, 106))
    for step in range(7):
        y = HORIZON + 20 + step * 58
        wide = 3 + step * 2
        if done:
            pen.rectangle((480 - wide, y, 480 + wide, y + 20 + step * 3), (238, 236, 224))
    for _ in range(0 if done else 14):
        x, y = rng.randrange(320, 640), rng.randrange(420, 700)
        pen.ellipse((x, y, x + rng.randrange(30, 90), y + rng.randrange(12, 30)), (66, 58, 50))


def _poles(pen: ImageDraw.ImageDraw, rng: Random, moment: str) -> None:
    """Poles that lean with sagging wires, then stand straight."""
    done = moment == AFTER
    tops = []
    for number in range(4):
        x, lean = 120 + number * 230, 0 if done else rng.randrange(-46, 46)
        pen.line((x, 620, x + lean, 170), (120, 116, 112), 12)
        tops.append((x + lean, 190))
    for (x1, y1), (x2, y2) in pairwise(tops):
        sag = 14 if done else 120
        curve = [(x1 + (x2 - x1) * t / 12, y1 + (y2 - y1) * t / 12 + sag * 4 * t * (12 - t) / 144)
                 for t in range(13)]  # fmt: skip
        pen.line(curve, (40, 40, 42), 4)


def _hill(pen: ImageDraw.ImageDraw, rng: Random, moment: str) -> None:
    """A cut hillside with a digger, then planted again."""
    done = moment == AFTER
    pen.polygon([(200, 620), (420, 200), (700, 190), (860, 620)], (150, 104, 68))
    if done:
        pen.polygon([(200, 620), (420, 300), (700, 290), (860, 620)], (104, 134, 78))
        for _ in range(30):
            x, y = rng.randrange(300, 760), rng.randrange(380, 600)
            pen.polygon([(x, y), (x + 12, y - 34), (x + 24, y)], (64, 104, 62))
        return
    pen.rectangle((520, 540, 640, 600), (222, 170, 44))
    pen.line((620, 540, 700, 440, 760, 520), (222, 170, 44), 14)


def _street(pen: ImageDraw.ImageDraw, rng: Random, moment: str) -> None:
    """A fence across a yard, then an open gate."""
    done = moment == AFTER
    pen.rectangle((0, 560, 960, 720), (168, 160, 148))
    for x in range(40, 940, 48):
        if done and 360 < x < 600:  # noqa: PLR2004 -- the gate
            continue
        pen.rectangle((x, 430 + rng.randrange(-6, 6), x + 16, 600), (126, 92, 62))
    for left, right in ((40, 350), (610, 930)) if done else ((40, 930),):
        pen.rectangle((left, 470, right, 486), (112, 82, 56))


def _grain(pen: ImageDraw.ImageDraw, rng: Random) -> None:
    for _ in range(1800):
        x, y = rng.randrange(SIZE[0]), rng.randrange(SIZE[1])
        shade = rng.randrange(90, 200)
        pen.point((x, y), (shade, shade, shade))


SCENES: dict[str, Painter] = {
    "pollution": _water,
    "illegal_mining": _hill,
    "production_water": _water,
    "household_electricity": _poles,
    "traffic_safety": _road,
    "other": _street,
    "social_evils": _rubbish,
}
