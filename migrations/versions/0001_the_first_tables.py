"""The first tables: units and people, cases with events and payloads, clocks, outbox.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

from casework.database import Int64, UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_versions",
        sa.Column("id", Int64, nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_versions")),
    )
    op.create_table(
        "database_mark",
        sa.Column("id", Int64, nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("shift_us", Int64, nullable=False),
        sa.CheckConstraint(
            "purpose <> 'production' OR shift_us = 0",
            name=op.f("ck_database_mark_production_never_shifts"),
        ),
        sa.CheckConstraint(
            "purpose IN ('production','demo','test')", name=op.f("ck_database_mark_purpose")
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_database_mark_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_database_mark")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", Int64, nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("subject_id", Int64, nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.Column("tries", Int64, nullable=False),
        sa.Column("done_at", UTCDateTime(), nullable=True),
        sa.Column("dead_at", UTCDateTime(), nullable=True),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.CheckConstraint("done_at IS NULL OR dead_at IS NULL", name=op.f("ck_outbox_one_end")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("topic", "subject_id", name=op.f("uq_outbox_topic")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_due",
            ["due_at", "id"],
            unique=False,
            sqlite_where=sa.text("done_at IS NULL AND dead_at IS NULL"),
            postgresql_where=sa.text("done_at IS NULL AND dead_at IS NULL"),
        )

    op.create_table(
        "people",
        sa.Column("id", Int64, nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("language IN ('vi','en')", name=op.f("ck_people_language")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("email", name=op.f("uq_people_email")),
    )
    op.create_table(
        "units",
        sa.Column("id", Int64, nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("parent_id", Int64, nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('province','commune','ward','special_zone')", name=op.f("ck_units_kind")
        ),
        sa.CheckConstraint(
            "parent_id IS NULL OR parent_id <> id", name=op.f("ck_units_not_own_parent")
        ),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_units_validity")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["units.id"], name=op.f("fk_units_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("code", name=op.f("uq_units_code")),
    )
    with op.batch_alter_table("units", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_units_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "agencies",
        sa.Column("id", Int64, nullable=False),
        sa.Column("unit_id", Int64, nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("outside", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_agencies_validity")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_agencies_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("name", name=op.f("uq_agencies_name")),
    )
    with op.batch_alter_table("agencies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agencies_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "api_tokens",
        sa.Column("id", Int64, nullable=False),
        sa.Column("person_id", Int64, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_api_tokens_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_tokens")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_api_tokens_token_hash")),
    )
    with op.batch_alter_table("api_tokens", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_api_tokens_person_id"), ["person_id"], unique=False)

    op.create_table(
        "calendar_days",
        sa.Column("version_id", Int64, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("name_vi", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["calendar_versions.id"], name=op.f("fk_calendar_days_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "day", name=op.f("pk_calendar_days")),
    )
    op.create_table(
        "exports",
        sa.Column("id", Int64, nullable=False),
        sa.Column("token", sa.String(length=36), nullable=False),
        sa.Column("person_id", Int64, nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("rows_done", Int64, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("ready_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint("what IN ('overdue')", name=op.f("ck_exports_what")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_exports_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exports")),
        sa.UniqueConstraint("token", name=op.f("uq_exports_token")),
    )
    with op.batch_alter_table("exports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exports_person_id"), ["person_id"], unique=False)

    op.create_table(
        "teams",
        sa.Column("id", Int64, nullable=False),
        sa.Column("unit_id", Int64, nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("decision_number", sa.String(length=60), nullable=False),
        sa.Column("decision_date", sa.Date(), nullable=False),
        sa.Column("sector", sa.String(length=120), nullable=False),
        sa.Column("lead_id", Int64, nullable=True),
        sa.ForeignKeyConstraint(["lead_id"], ["people.id"], name=op.f("fk_teams_lead_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_teams_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sa.UniqueConstraint("decision_number", name=op.f("uq_teams_decision_number")),
    )
    with op.batch_alter_table("teams", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_teams_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "cases",
        sa.Column("id", Int64, nullable=False),
        sa.Column("ref", sa.String(length=24), nullable=False),
        sa.Column("version", Int64, nullable=False),
        sa.Column("last_seq", Int64, nullable=False),
        sa.Column("type", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("cycle", Int64, nullable=False),
        sa.Column("custody", Int64, nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("unit_id", Int64, nullable=False),
        sa.Column("place_unit_id", Int64, nullable=False),
        sa.Column("place_kind", sa.String(length=30), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=True),
        sa.Column("severity", sa.String(length=10), nullable=True),
        sa.Column("scale", sa.String(length=10), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("complex", sa.Boolean(), nullable=False),
        sa.Column("hot_spot", sa.Boolean(), nullable=False),
        sa.Column("lead_id", Int64, nullable=True),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("objected", sa.Boolean(), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=24), nullable=True),
        sa.Column("verification", sa.String(length=12), nullable=True),
        sa.Column("voices", Int64, nullable=False),
        sa.Column("returns", Int64, nullable=False),
        sa.Column("reminders", Int64, nullable=False),
        sa.Column("pauses", Int64, nullable=False),
        sa.Column("extensions", Int64, nullable=False),
        sa.Column("extension_asked", Int64, nullable=True),
        sa.Column("hand_back_asked", sa.Boolean(), nullable=False),
        sa.Column("category_asked", sa.String(length=30), nullable=True),
        sa.Column("category_asked_by", Int64, nullable=True),
        sa.Column("merged_into_id", Int64, nullable=True),
        sa.Column("split_from_id", Int64, nullable=True),
        sa.Column("reported_at", UTCDateTime(), nullable=False),
        sa.Column("state_since", UTCDateTime(), nullable=False),
        sa.Column("held_since", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("due_at", UTCDateTime(), nullable=True),
        sa.Column("due_original", UTCDateTime(), nullable=True),
        sa.Column("due_clock", sa.String(length=20), nullable=True),
        sa.Column("case_due_at", UTCDateTime(), nullable=True),
        sa.Column("level", Int64, nullable=False),
        sa.CheckConstraint(
            "(ended_at IS NOT NULL) = (state IN ('closed','declined','merged'))",
            name=op.f("ck_cases_ended"),
        ),
        sa.CheckConstraint(
            "(merged_into_id IS NOT NULL) = (state = 'merged')", name=op.f("ck_cases_merged")
        ),
        sa.CheckConstraint(
            "(verification IS NOT NULL) = (state = 'closed')",
            name=op.f("ck_cases_closed_is_verified_or_not"),
        ),
        sa.CheckConstraint(
            "NOT disputed OR state = 'feedback'", name=op.f("ck_cases_disputed_in_feedback")
        ),
        sa.CheckConstraint(
            "severity IS NULL OR severity IN ('normal','emerging','pressing','hot')",
            name=op.f("ck_cases_severity"),
        ),
        sa.CheckConstraint(
            "state IN ('reported','assessed','assigned','in_progress','resolved','feedback','closed','declined','merged')",
            name=op.f("ck_cases_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('assigned','in_progress','resolved') OR lead_id IS NOT NULL",
            name=op.f("ck_cases_held_by_an_agency"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('reported') OR lead_id IS NULL", name=op.f("ck_cases_reported_unled")
        ),
        sa.CheckConstraint(
            "verification IS NULL OR verification IN ('confirmed','unconfirmed','disputed')",
            name=op.f("ck_cases_verification"),
        ),
        sa.CheckConstraint(
            "cycle >= 1 AND custody >= 1 AND version >= 1", name=op.f("ck_cases_counts")
        ),
        sa.CheckConstraint(
            "voices >= 1 AND returns >= 0 AND reminders >= 0", name=op.f("ck_cases_tallies")
        ),
        sa.ForeignKeyConstraint(
            ["category_asked_by"], ["people.id"], name=op.f("fk_cases_category_asked_by")
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["agencies.id"], name=op.f("fk_cases_lead_id")),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["cases.id"], name=op.f("fk_cases_merged_into_id")
        ),
        sa.ForeignKeyConstraint(
            ["place_unit_id"], ["units.id"], name=op.f("fk_cases_place_unit_id")
        ),
        sa.ForeignKeyConstraint(
            ["split_from_id"], ["cases.id"], name=op.f("fk_cases_split_from_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_cases_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("ref", name=op.f("uq_cases_ref")),
        postgresql_with={"fillfactor": 90},
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(
            "ix_cases_due",
            ["due_at", "id"],
            unique=False,
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_cases_hot_spot",
            ["id"],
            unique=False,
            sqlite_where=sa.text("hot_spot = 1"),
            postgresql_where=sa.text("hot_spot"),
        )
        batch_op.create_index("ix_cases_lead_state", ["lead_id", "state", "due_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_cases_merged_into_id"), ["merged_into_id"], unique=False
        )
        batch_op.create_index(
            "ix_cases_paused",
            ["paused_until"],
            unique=False,
            sqlite_where=sa.text("paused_until IS NOT NULL"),
            postgresql_where=sa.text("paused_until IS NOT NULL"),
        )
        batch_op.create_index("ix_cases_recent", ["reported_at", "id"], unique=False)
        batch_op.create_index(
            "ix_cases_similar", ["place_unit_id", "type", "reported_at"], unique=False
        )
        batch_op.create_index(
            "ix_cases_unconfirmed",
            ["ended_at"],
            unique=False,
            sqlite_where=sa.text("verification = 'unconfirmed'"),
            postgresql_where=sa.text("verification = 'unconfirmed'"),
        )
        batch_op.create_index(
            "ix_cases_unit_due",
            ["unit_id", "due_at", "id"],
            unique=False,
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_cases_unit_state", ["unit_id", "state", "state_since"], unique=False
        )

    op.create_table(
        "memberships",
        sa.Column("id", Int64, nullable=False),
        sa.Column("person_id", Int64, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("unit_id", Int64, nullable=False),
        sa.Column("agency_id", Int64, nullable=True),
        sa.Column("team_id", Int64, nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(role IN ('agency_officer','agency_head')) = (agency_id IS NOT NULL)",
            name=op.f("ck_memberships_agency_roles_have_an_agency"),
        ),
        sa.CheckConstraint(
            "role IN ('collaborator','coordinator','agency_officer','agency_head','committee','observer','auditor','admin')",
            name=op.f("ck_memberships_role"),
        ),
        sa.CheckConstraint(
            "team_id IS NULL OR role = 'collaborator'", name=op.f("ck_memberships_team")
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_memberships_term")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_memberships_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_memberships_person_id")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_memberships_team_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_memberships_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "case_agencies",
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("agency_id", Int64, nullable=False),
        sa.Column("part", sa.String(length=12), nullable=False),
        sa.CheckConstraint(
            "part IN ('lead','support','complained')", name=op.f("ck_case_agencies_part")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_case_agencies_agency_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_agencies_case_id")),
        sa.PrimaryKeyConstraint("case_id", "agency_id", name=op.f("pk_case_agencies")),
    )
    with op.batch_alter_table("case_agencies", schema=None) as batch_op:
        batch_op.create_index(
            "ix_case_agencies_agency", ["agency_id", "part", "case_id"], unique=False
        )
        batch_op.create_index(
            "uq_case_agencies_lead",
            ["case_id"],
            unique=True,
            sqlite_where=sa.text("part = 'lead'"),
            postgresql_where=sa.text("part = 'lead'"),
        )

    op.create_table(
        "case_clocks",
        sa.Column("id", Int64, nullable=False),
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("cycle", Int64, nullable=False),
        sa.Column("unit_id", Int64, nullable=True),
        sa.Column("agency_id", Int64, nullable=True),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("policy_version", Int64, nullable=False),
        sa.Column("calendar_version", Int64, nullable=False),
        sa.Column("started_at", UTCDateTime(), nullable=False),
        sa.Column("started_seq", Int64, nullable=False),
        sa.Column("due_original", UTCDateTime(), nullable=False),
        sa.Column("due_current", UTCDateTime(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("first_breached_at", UTCDateTime(), nullable=True),
        sa.Column("days_late", Int64, nullable=False),
        sa.Column("level", Int64, nullable=False),
        sa.Column("next_rung_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint("days_late >= 0", name=op.f("ck_case_clocks_days_late")),
        sa.CheckConstraint(
            "ended_at IS NULL OR ended_at >= started_at", name=op.f("ck_case_clocks_order")
        ),
        sa.CheckConstraint(
            "unit_id IS NULL OR agency_id IS NULL", name=op.f("ck_case_clocks_one_holder")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_case_clocks_agency_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_clocks_case_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_case_clocks_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_clocks")),
        sa.UniqueConstraint("case_id", "key", name=op.f("uq_case_clocks_case_id")),
    )
    with op.batch_alter_table("case_clocks", schema=None) as batch_op:
        batch_op.create_index(
            "ix_case_clocks_agency", ["agency_id", "kind", "ended_at"], unique=False
        )
        batch_op.create_index(
            "ix_case_clocks_breached",
            ["ended_at"],
            unique=False,
            sqlite_where=sa.text("first_breached_at IS NOT NULL"),
            postgresql_where=sa.text("first_breached_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_case_clocks_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            "ix_case_clocks_directives",
            ["ended_at"],
            unique=False,
            sqlite_where=sa.text("kind = 'directive'"),
            postgresql_where=sa.text("kind = 'directive'"),
        )
        batch_op.create_index(
            "ix_case_clocks_due_rungs",
            ["next_rung_at", "id"],
            unique=False,
            sqlite_where=sa.text("ended_at IS NULL AND next_rung_at IS NOT NULL"),
            postgresql_where=sa.text("ended_at IS NULL AND next_rung_at IS NOT NULL"),
        )

    op.create_table(
        "case_confirmers",
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("person_id", Int64, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_confirmers_case_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_case_confirmers_person_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "person_id", name=op.f("pk_case_confirmers")),
    )
    with op.batch_alter_table("case_confirmers", schema=None) as batch_op:
        batch_op.create_index("ix_case_confirmers_person", ["person_id", "case_id"], unique=False)

    op.create_table(
        "case_events",
        sa.Column("id", Int64, nullable=False),
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("seq", Int64, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("kind_version", Int64, nullable=False),
        sa.Column("actor_id", Int64, nullable=True),
        sa.Column("standing", sa.String(length=20), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=True),
        sa.Column("identity_hash", sa.String(length=64), nullable=True),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_case_events_seq_from_one")),
        sa.ForeignKeyConstraint(["actor_id"], ["people.id"], name=op.f("fk_case_events_actor_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_events_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_events")),
        sa.UniqueConstraint("case_id", "seq", name=op.f("uq_case_events_case_id")),
    )
    with op.batch_alter_table("case_events", schema=None) as batch_op:
        batch_op.create_index("ix_case_events_kind", ["kind", "recorded_at"], unique=False)

    op.create_table(
        "case_reporters",
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("person_id", Int64, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_reporters_case_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_case_reporters_person_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "person_id", name=op.f("pk_case_reporters")),
    )
    with op.batch_alter_table("case_reporters", schema=None) as batch_op:
        batch_op.create_index("ix_case_reporters_person", ["person_id", "case_id"], unique=False)

    op.create_table(
        "case_texts",
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_texts_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_texts")),
    )
    op.create_table(
        "case_units",
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("unit_id", Int64, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_units_case_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_case_units_unit_id")),
        sa.PrimaryKeyConstraint("case_id", "unit_id", name=op.f("pk_case_units")),
    )
    with op.batch_alter_table("case_units", schema=None) as batch_op:
        batch_op.create_index("ix_case_units_unit", ["unit_id", "case_id"], unique=False)

    op.create_table(
        "submissions",
        sa.Column("person_id", Int64, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("body_hash", sa.String(length=64), nullable=False),
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_submissions_case_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_submissions_person_id")
        ),
        sa.PrimaryKeyConstraint("person_id", "key", name=op.f("pk_submissions")),
    )
    op.create_table(
        "attachments",
        sa.Column("id", Int64, nullable=False),
        sa.Column("token", sa.String(length=36), nullable=False),
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("event_id", Int64, nullable=False),
        sa.Column("moment", sa.String(length=6), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=20), nullable=False),
        sa.Column("size", Int64, nullable=False),
        sa.Column("shown_sha256", sa.String(length=64), nullable=True),
        sa.Column("thumb_sha256", sa.String(length=64), nullable=True),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("moment IN ('before','after')", name=op.f("ck_attachments_moment")),
        sa.CheckConstraint(
            "(shown_sha256 IS NULL) = (thumb_sha256 IS NULL)",
            name=op.f("ck_attachments_both_images"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_attachments_case_id")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["case_events.id"], name=op.f("fk_attachments_event_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sa.UniqueConstraint("case_id", "sha256", name=op.f("uq_attachments_case_id")),
        sa.UniqueConstraint("token", name=op.f("uq_attachments_token")),
    )
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachments_case_id"), ["case_id"], unique=False)

    op.create_table(
        "escalations",
        sa.Column("id", Int64, nullable=False),
        sa.Column("clock_id", Int64, nullable=False),
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("level", Int64, nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_escalations_case_id")),
        sa.ForeignKeyConstraint(
            ["clock_id"], ["case_clocks.id"], name=op.f("fk_escalations_clock_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalations")),
        sa.UniqueConstraint("clock_id", "level", name=op.f("uq_escalations_clock_id")),
    )
    with op.batch_alter_table("escalations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_escalations_case_id"), ["case_id"], unique=False)

    op.create_table(
        "event_payloads",
        sa.Column("event_id", Int64, nullable=False),
        sa.Column("part", sa.String(length=8), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint("part IN ('text','identity')", name=op.f("ck_event_payloads_part")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["case_events.id"], name=op.f("fk_event_payloads_event_id")
        ),
        sa.PrimaryKeyConstraint("event_id", "part", name=op.f("pk_event_payloads")),
    )
    op.create_table(
        "notices",
        sa.Column("id", Int64, nullable=False),
        sa.Column("person_id", Int64, nullable=False),
        sa.Column("case_id", Int64, nullable=False),
        sa.Column("event_id", Int64, nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("read_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_notices_case_id")),
        sa.ForeignKeyConstraint(["event_id"], ["case_events.id"], name=op.f("fk_notices_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_notices_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_notices_event_id")),
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.create_index("ix_notices_person", ["person_id", "id"], unique=False)
        batch_op.create_index(
            "ix_notices_unread",
            ["person_id"],
            unique=False,
            sqlite_where=sa.text("read_at IS NULL"),
            postgresql_where=sa.text("read_at IS NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_notices_unread",
            sqlite_where=sa.text("read_at IS NULL"),
            postgresql_where=sa.text("read_at IS NULL"),
        )
        batch_op.drop_index("ix_notices_person")

    op.drop_table("notices")
    op.drop_table("event_payloads")
    with op.batch_alter_table("escalations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_escalations_case_id"))

    op.drop_table("escalations")
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachments_case_id"))

    op.drop_table("attachments")
    op.drop_table("submissions")
    with op.batch_alter_table("case_units", schema=None) as batch_op:
        batch_op.drop_index("ix_case_units_unit")

    op.drop_table("case_units")
    op.drop_table("case_texts")
    with op.batch_alter_table("case_reporters", schema=None) as batch_op:
        batch_op.drop_index("ix_case_reporters_person")

    op.drop_table("case_reporters")
    with op.batch_alter_table("case_events", schema=None) as batch_op:
        batch_op.drop_index("ix_case_events_kind")

    op.drop_table("case_events")
    with op.batch_alter_table("case_confirmers", schema=None) as batch_op:
        batch_op.drop_index("ix_case_confirmers_person")

    op.drop_table("case_confirmers")
    with op.batch_alter_table("case_clocks", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_case_clocks_due_rungs",
            sqlite_where=sa.text("ended_at IS NULL AND next_rung_at IS NOT NULL"),
            postgresql_where=sa.text("ended_at IS NULL AND next_rung_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_case_clocks_directives",
            sqlite_where=sa.text("kind = 'directive'"),
            postgresql_where=sa.text("kind = 'directive'"),
        )
        batch_op.drop_index(batch_op.f("ix_case_clocks_case_id"))
        batch_op.drop_index(
            "ix_case_clocks_breached",
            sqlite_where=sa.text("first_breached_at IS NOT NULL"),
            postgresql_where=sa.text("first_breached_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_case_clocks_agency")

    op.drop_table("case_clocks")
    with op.batch_alter_table("case_agencies", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_case_agencies_lead",
            sqlite_where=sa.text("part = 'lead'"),
            postgresql_where=sa.text("part = 'lead'"),
        )
        batch_op.drop_index("ix_case_agencies_agency")

    op.drop_table("case_agencies")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_memberships_unit_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_person_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_agency_id"))

    op.drop_table("memberships")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index("ix_cases_unit_state")
        batch_op.drop_index(
            "ix_cases_unit_due",
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_cases_unconfirmed",
            sqlite_where=sa.text("verification = 'unconfirmed'"),
            postgresql_where=sa.text("verification = 'unconfirmed'"),
        )
        batch_op.drop_index("ix_cases_similar")
        batch_op.drop_index("ix_cases_recent")
        batch_op.drop_index(
            "ix_cases_paused",
            sqlite_where=sa.text("paused_until IS NOT NULL"),
            postgresql_where=sa.text("paused_until IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_cases_merged_into_id"))
        batch_op.drop_index("ix_cases_lead_state")
        batch_op.drop_index(
            "ix_cases_hot_spot",
            sqlite_where=sa.text("hot_spot = 1"),
            postgresql_where=sa.text("hot_spot"),
        )
        batch_op.drop_index(
            "ix_cases_due",
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )

    op.drop_table("cases")
    with op.batch_alter_table("teams", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_teams_unit_id"))

    op.drop_table("teams")
    with op.batch_alter_table("exports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_exports_person_id"))

    op.drop_table("exports")
    op.drop_table("calendar_days")
    with op.batch_alter_table("api_tokens", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_api_tokens_person_id"))

    op.drop_table("api_tokens")
    with op.batch_alter_table("agencies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agencies_unit_id"))

    op.drop_table("agencies")
    with op.batch_alter_table("units", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_units_parent_id"))

    op.drop_table("units")
    op.drop_table("people")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_due",
            sqlite_where=sa.text("done_at IS NULL AND dead_at IS NULL"),
            postgresql_where=sa.text("done_at IS NULL AND dead_at IS NULL"),
        )

    op.drop_table("outbox")
    op.drop_table("database_mark")
    op.drop_table("calendar_versions")
