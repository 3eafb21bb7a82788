"""Free text and identities beside the events: salted, hashed into the history, erasable."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from casework.models import EventPayload

TEXT = "text"
IDENTITY = "identity"


def seal(part: str, content: Mapping[str, Any]) -> tuple[EventPayload, str]:
    """A payload row, still without its event, and the hash the event keeps."""
    body = json.dumps(content, ensure_ascii=False, sort_keys=True)
    salt = secrets.token_hex(16)
    return EventPayload(part=part, salt=salt, body=body), payload_hash(salt, body)


def payload_hash(salt: str, body: str) -> str:
    """SHA-256 over salt and body; without the salt a short text could be guessed."""
    return hashlib.sha256(f"{salt}\x00{body}".encode()).hexdigest()


def texts(
    session: Session | scoped_session[Any], event_ids: Iterable[int]
) -> dict[int, dict[str, str]]:
    """The free text of these events; an erased one is simply absent."""
    rows = session.execute(
        select(EventPayload.event_id, EventPayload.body).where(
            EventPayload.part == TEXT, EventPayload.event_id.in_(list(event_ids))
        )
    )
    return {row.event_id: json.loads(row.body) for row in rows}
