"""Small pictures for uploads in tests."""

from __future__ import annotations

import io
from typing import Any

from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse


def jpeg(colour: str = "green") -> bytes:
    """A valid photo; each colour has bytes of its own."""
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(stream, "JPEG")
    return stream.getvalue()


def send(browser: FlaskClient, address: str, data: dict[str, Any]) -> TestResponse:
    """A form with large files; the client keeps those in a temporary file and leaves it open."""
    answer = browser.post(address, data=data)
    answer.request.environ["wsgi.input"].close()
    return answer
