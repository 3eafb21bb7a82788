"""Markup laid into every text that is stored, as if each had been typed by somebody who means harm."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, MetaData, String, Table, UniqueConstraint, text

from casework.database import db
from tests.casework.history.chains import past_the_service

# What a page that does not escape would run, in a text, in an attribute and in a script.
MARKUP = (
    """'"><img src=x onerror="window.cracked=1"><svg onload="window.cracked=1">{{7*7}}</script>"""
)
# Wide columns that no page shows.
NEVER_SHOWN = {
    "anchors.signature",
    "case_texts.folded",
    "channels.url",
    "people.email",
    "people.password_hash",
}
WORDS = {
    "access_log.kind", "admin_events.kind", "agencies.sector", "anchors.hash", "anchors.key_name",
    "anchors.signature", "anchors.signed_by", "api_tokens.scopes", "api_tokens.token_hash",
    "attempts.what", "attempts.who", "browser_sessions.device", "browser_sessions.secret_hash",
    "case_agencies.part", "channels.scheme", "database_mark.purpose", "event_payloads.part",
    "event_payloads.salt", "hot_spot_texts.salt", "letters.key", "letters.way", "meetings.kind",
    "meetings.state", "memberships.role", "people.email", "people.language", "people.password_hash",
    "reports.kind", "reports.period", "reports.ref", "reports.sha256", "reports.token", "reports.type",
    "role_proposals.role", "units.code", "units.kind", "case_events.kind", "case_events.standing",
}  # fmt: skip
WORDS = {
    "agencies.name", "hot_spot_texts.body", "policies.reason", "verifications.first_fault", "api_tokens.name", "calendar_days.name_vi", "calendar_days.name_en",
    "calendar_days.source", "calendar_versions.note", "case_texts.title", "case_texts.what", "case_texts.place",
    "hot_spots.title", "letters.dismissed_because", "meetings.minutes", "meetings.place",
    "outbox.fault", "people.name", "reports.proposals", "reports.remarks", "teams.decision_number",
    "teams.name", "teams.sector", "units.name", "access_log.what", "hot_spot_proposals.reason",
    "data_requests.words", "data_requests.answer",
}  # fmt: skip
OBJECTS = {"event_payloads.body", "reports.names"}
WIDE = 100


def wide_columns() -> set[str]:
    """Columns that a person's words would fit into."""
    return {
        f"{table.name}.{column.name}"
        for table in db.metadata.sorted_tables
        for column in table.c
        if isinstance(column.type, String) and (column.type.length or WIDE) >= WIDE
    }


def lay_markup() -> int:
    """Into every row; returns how many texts were changed."""
    changed = 0
    with past_the_service() as connection:
        found = MetaData()
        found.reflect(connection)
        for table in found.sorted_tables:
            changed += _into(connection, table)
    return changed


def _into(connection: Connection, table: Table) -> int:
    changed = 0
    for column in table.c:
        name = f"{table.name}.{column.name}"
        if name in OBJECTS:
            changed += _into_objects(connection, table.name, column.name)
        elif name in WORDS:
            keys = (k for k in table.constraints if isinstance(k, UniqueConstraint))
            unique = any(column.name in key.columns for key in keys)
            value = f":markup || {table.name}.rowid" if unique else ":markup"
            names = f"{table.name} SET {column.name} = {value} WHERE {column.name} IS NOT NULL"
            done = connection.execute(text(f"UPDATE {names}"), {"markup": MARKUP})
            changed += done.rowcount
    return changed


def _into_objects(connection: Connection, table: str, column: str) -> int:
    names = f"{column} FROM {table} WHERE {column} IS NOT NULL"
    rows = connection.execute(text(f"SELECT rowid, {names}")).all()
    for number, body in rows:
        told = json.dumps(_marked(json.loads(body)), ensure_ascii=False)
        connection.execute(
            text(f"UPDATE {table} SET {column} = :told WHERE rowid = :number"),  # noqa: S608
            {"told": told, "number": number},
        )
    return len(rows)


def _marked(said: Any) -> Any:
    """Words become markup; numbers, which name people and units, stay."""
    if isinstance(said, dict):
        return {key: _marked(value) for key, value in said.items()}
    return MARKUP if isinstance(said, str) else said
