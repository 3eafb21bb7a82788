"""The description of the JSON interface, open to anybody who wants to write a client."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from api.addresses import API
from api.guard import public
from api.openapi import document

blueprint = Blueprint("v1_openapi", __name__, url_prefix=API)


@blueprint.get("/openapi.json")
@public
def read() -> Any:
    """OpenAPI 3.1."""
    return document()
