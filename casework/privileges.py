"""Rights on PostgreSQL: the service may add to the history, not change it (promise H1).

Four roles. The owner brings the schema up to date and grants; the service's own role may do only what
it must; the erasure role is the service's with one right more: payloads may go; so is the officers'
role: it may read what the vault holds, which is sealed for a key that no server has. What may never
change or go is read from the database's own triggers, so a new table of that kind needs no word here.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Inspector, inspect, text

EVENTS = "case_events"
DATED = frozenset({"id", "recorded_at"})
"""Of an event, what PostgreSQL itself fills in: nobody can be granted the right to say when."""

# What the owner alone writes.
FIXED = frozenset({"alembic_version", "database_mark"})
ERASABLE = "event_payloads"
VAULT, SEALED = "vault_entries", "sealed"
"""The service puts contacts in and lets them go; even sealed it cannot read them back."""
NEVER = {"_never_change": "UPDATE", "_never_go": "DELETE"}
REFUSED = text(
    "SELECT c.relname, t.tgname FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid"
    " WHERE NOT t.tgisinternal"
)


class NoSuchRights(RuntimeError):
    """Rights cannot be given so; the message says why."""


def grant_rights(
    connection: Connection, *, app: str, erasure: str | None = None, officers: str | None = None
) -> None:
    """Give the roles exactly what they need on every table there is; the owner runs it.

    To be repeated after each migration. Raises NoSuchRights for a role that is not there, is the
    owner, or may do anything anyway.
    """
    if connection.dialect.name != "postgresql":
        raise NoSuchRights("only PostgreSQL has roles; on SQLite whoever owns the file owns all")
    for role in filter(None, (app, erasure, officers)):
        _require_a_lesser_role(connection, role)
    for statement in _statements(connection, app, erasure, officers):
        connection.execute(text(statement))


def may_erase(connection: Connection) -> bool:
    """Whether this connection's role may remove payloads; on SQLite everybody may."""
    if connection.dialect.name != "postgresql":
        return True
    right = text(f"SELECT has_table_privilege('{ERASABLE}', 'DELETE')")
    return bool(connection.scalar(right))


def _require_a_lesser_role(connection: Connection, role: str) -> None:
    found = connection.execute(
        text(
            "SELECT rolsuper OR pg_has_role(rolname, current_user, 'MEMBER') AS much"
            " FROM pg_roles WHERE rolname = :role"
        ),
        {"role": role},
    ).one_or_none()
    if found is None:
        raise NoSuchRights(f"there is no role {role}: createuser {role}")
    if found.much:
        raise NoSuchRights(f"{role} owns the database or is a superuser: nothing would bind it")


def _statements(
    connection: Connection, app: str, erasure: str | None, officers: str | None
) -> Iterator[str]:
    names = connection.dialect.identifier_preparer.quote
    schema = names(connection.scalar(text("SELECT current_schema()")) or "public")
    database = names(connection.scalar(text("SELECT current_database()")) or "")
    # A temporary table could stand before a real one in the eyes of a trigger.
    yield f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC"
    yield f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC"
    for role in (names(each) for each in (app, erasure, officers) if each):
        yield f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}"
        yield f"REVOKE CREATE ON SCHEMA {schema} FROM {role}"
        yield f"REVOKE CREATE, TEMPORARY ON DATABASE {database} FROM {role}"
        yield f"GRANT USAGE ON SCHEMA {schema} TO {role}"
        yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {role}"
        inspector = inspect(connection)
        for table, rights in _rights(connection, inspector):
            yield f"GRANT {rights} ON {schema}.{names(table)} TO {role}"
    if erasure:
        yield f"GRANT DELETE ON {schema}.{ERASABLE} TO {names(erasure)}"
    if officers:
        yield f"GRANT SELECT ON {schema}.{VAULT} TO {names(officers)}"


def _rights(connection: Connection, inspector: Inspector) -> Iterator[tuple[str, str]]:
    refused = {(ERASABLE, "DELETE")}
    for table, trigger in connection.execute(REFUSED):
        refused |= {(table, right) for end, right in NEVER.items() if trigger.endswith(end)}
    for table in inspector.get_table_names():
        if table in FIXED:
            yield table, "SELECT"
            continue
        select, insert = "SELECT", "INSERT"
        if table == EVENTS:
            columns = [each["name"] for each in inspector.get_columns(table)]
            insert = f"INSERT ({', '.join(name for name in columns if name not in DATED)})"
        if table == VAULT:
            columns = [each["name"] for each in inspector.get_columns(table)]
            select = f"SELECT ({', '.join(name for name in columns if name != SEALED)})"
        later = [right for right in ("UPDATE", "DELETE") if (table, right) not in refused]
        yield table, ", ".join([select, insert, *later])
