"""The map of units: how much is still to be handled where, and how much of it is late."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from api.guard import needs
from api.schemas.fields import Shape
from api.schemas.lists import asked_of
from api.security import with_tiles
from api.session import current_actor, request_now
from api.views.coverage import few
from api.views.map import Bubble, bubbles, geojson
from casework.app import current_settings
from casework.database import db
from casework.figures.readers import reach_of
from casework.lists.on_map import places_on_map
from casework.units import read_tree
from workflows.permissions import Permission

blueprint = Blueprint("map", __name__)
GEOJSON = "application/geo+json"


@blueprint.get("/overview/map")
@needs(Permission.MAP_VIEW)
def show() -> Response:
    """The map, and beside it the table that says the same without a script."""
    found, suppressed = _found()
    tiles = current_settings().map_tiles
    page = render_template(
        "overview/map.html",
        places=found,
        placed=sum(each.point is not None for each in found),
        suppressed=suppressed,
        few=few(),
        tiles=tiles,
        now=request_now(),
    )
    return with_tiles(make_response(page), tiles)


@blueprint.get("/overview/map/points")
@needs(Permission.MAP_VIEW)
def points() -> Response:
    """The same as GeoJSON."""
    found, _suppressed = _found()
    answer: Any = make_response(json.dumps(geojson(found), ensure_ascii=False))
    answer.mimetype = GEOJSON
    return answer  # type: ignore[no-any-return]


def _found() -> tuple[list[Bubble], bool]:
    asked_of(Shape(), request.args)
    session, actor = db.session, current_actor()
    tree = read_tree(session)
    suppressed = reach_of(actor, tree).suppressed
    rows = places_on_map(session, actor, tree, now=request_now())
    return bubbles(rows, suppressed=suppressed), suppressed
