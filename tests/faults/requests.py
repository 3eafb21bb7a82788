"""What programs of the cast ask of /api/v1, as plain requests: a method, an address, a body."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from tests.api.pictures import jpeg
from tests.cases import SAID
from tests.faults.office import token

BOUNDARY = "a-part-of-a-form"


@dataclass(frozen=True)
class Request:
    """Sent over HTTP by clients, and in process by whoever is to crash."""

    path: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "POST"


def reporting(place_unit: int, *, key: str, who: str = "alice", **changes: Any) -> Request:
    """A report under an idempotency key."""
    names = ("title", "what", "place", "type", "scale", "place_kind")
    said = {name: getattr(SAID, name) for name in names} | {"place_unit": place_unit} | changes
    return Request(
        "/api/v1/cases", json.dumps(said).encode(), _json(who, **{"Idempotency-Key": key})
    )


def acting(who: str, ref: str, action: str, version: int | None, **fields: Any) -> Request:
    """An action on the version seen; without one, no If-Match is sent."""
    seen = {} if version is None else {"If-Match": f'"v{version}"'}
    body = json.dumps({"action": action, **fields}).encode()
    return Request(f"/api/v1/cases/{ref}/transitions", body, _json(who, **seen))


def reading(who: str, ref: str) -> Request:
    """One case."""
    return Request(f"/api/v1/cases/{ref}", b"", _json(who), method="GET")


def attaching(who: str, ref: str, photo: bytes) -> Request:
    """A photo of before, in a form."""
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="moment"\r\n\r\nbefore\r\n'
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    )
    body = head.encode() + photo + f"\r\n--{BOUNDARY}--\r\n".encode()
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    return Request(f"/api/v1/cases/{ref}/attachments", body, _json(who) | {"Content-Type": kind})


def a_photo() -> bytes:
    """A small photo nobody has sent before."""
    return jpeg(f"#{secrets.token_hex(3)}")


def _json(who: str, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token(who)}", "Content-Type": "application/json", **more}
