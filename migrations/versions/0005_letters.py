"""Letters, the channels they take, substitutes, and when a notice leaves the house.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from casework.database import NAMES, Int64, UTCDateTime
from casework.triggers import Refusal, create, drop

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# SQLite does not tell the name of a reference that stands within its column.
REFERENCES = {"fk": NAMES["fk"]}
UNSENT = sa.text("letter_id IS NULL AND send_at IS NOT NULL")
DEAD = sa.text("dead_at IS NOT NULL AND dismissed_at IS NULL")
RUNNING = sa.text("ended_at IS NULL")
OVERLAP = (
    "EXISTS (SELECT 1 FROM substitutes WHERE person_id = NEW.person_id AND id <> NEW.id"
    " AND starts_on <= NEW.ends_on AND ends_on >= NEW.starts_on)"
)
REFUSALS = (
    Refusal(
        "substitutes_never_overlap",
        "INSERT",
        "substitutes",
        "a person has one substitute at a time",
        OVERLAP,
    ),
    Refusal(
        "substitutes_never_come_to_overlap",
        "UPDATE",
        "substitutes",
        "a person has one substitute at a time",
        OVERLAP,
    ),
    Refusal(
        "letters_sent_stay_so",
        "UPDATE",
        "letters",
        "what was sent stays so",
        "OLD.sent_at IS NOT NULL AND (NEW.sent_at IS NULL OR NEW.sent_at <> OLD.sent_at)",
    ),
)


def upgrade() -> None:
    _create_channels()
    _create_letters()
    _create_substitutes()
    _extend_notices()
    for name in ("mail_digest", "mail_at_once"):
        op.add_column(
            "people", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.true())
        )
    for refusal in REFUSALS:
        create(op.get_bind(), refusal)


def _create_channels() -> None:
    op.create_table(
        "channels",
        sa.Column("id", Int64, nullable=False),
        sa.Column("person_id", Int64, nullable=False),
        sa.Column("scheme", sa.String(length=20), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_channels_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channels")),
    )
    op.create_index(
        "uq_channels_running",
        "channels",
        ["person_id", "url"],
        unique=True,
        sqlite_where=RUNNING,
        postgresql_where=RUNNING,
    )


def _create_letters() -> None:
    op.create_table(
        "letters",
        sa.Column("id", Int64, nullable=False),
        sa.Column("person_id", Int64, nullable=False),
        sa.Column("channel_id", Int64, nullable=True),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("at_once", sa.Boolean(), nullable=False),
        sa.Column("copy_of_id", Int64, nullable=True),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.Column("dead_at", UTCDateTime(), nullable=True),
        sa.Column("told_at", UTCDateTime(), nullable=True),
        sa.Column("dismissed_at", UTCDateTime(), nullable=True),
        sa.Column("dismissed_by_id", Int64, nullable=True),
        sa.Column("dismissed_because", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(channel_id IS NULL AND way = 'mail') OR (channel_id IS NOT NULL AND way <> 'mail')",
            name=op.f("ck_letters_way"),
        ),
        sa.CheckConstraint(
            "(sent_at IS NOT NULL AND withdrawn_at IS NULL AND dead_at IS NULL)"
            " OR (sent_at IS NULL AND (withdrawn_at IS NULL OR dead_at IS NULL))",
            name=op.f("ck_letters_one_end"),
        ),
        sa.CheckConstraint(
            "dismissed_at IS NULL OR dead_at IS NOT NULL", name=op.f("ck_letters_dismissed_dead")
        ),
        sa.CheckConstraint(
            "(dismissed_at IS NULL) = (dismissed_because IS NULL)",
            name=op.f("ck_letters_dismissed_for_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_letters_channel_id")
        ),
        sa.ForeignKeyConstraint(["copy_of_id"], ["letters.id"], name=op.f("fk_letters_copy_of_id")),
        sa.ForeignKeyConstraint(
            ["dismissed_by_id"], ["people.id"], name=op.f("fk_letters_dismissed_by_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_letters_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("person_id", "key", "way", name=op.f("uq_letters_person_id")),
    )
    op.create_index(
        "ix_letters_dead", "letters", ["dead_at"], sqlite_where=DEAD, postgresql_where=DEAD
    )
    op.create_index("ix_letters_copies", "letters", ["copy_of_id"])


def _create_substitutes() -> None:
    op.create_table(
        "substitutes",
        sa.Column("id", Int64, nullable=False),
        sa.Column("person_id", Int64, nullable=False),
        sa.Column("substitute_id", Int64, nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("recorded_by_id", Int64, nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_substitutes_term")),
        sa.CheckConstraint("substitute_id <> person_id", name=op.f("ck_substitutes_somebody_else")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_substitutes_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name=op.f("fk_substitutes_recorded_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["substitute_id"], ["people.id"], name=op.f("fk_substitutes_substitute_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_substitutes")),
    )
    op.create_index("ix_substitutes_person", "substitutes", ["person_id", "ends_on"])


# Written out, because SQLite adds a reference or a check only within the column.
NOTICES = {
    "send_at": "BIGINT",
    "at_once": "BOOLEAN DEFAULT FALSE NOT NULL CONSTRAINT ck_notices_at_once_is_sent"
    " CHECK (NOT at_once OR send_at IS NOT NULL)",
    "letter_id": "{whole} CONSTRAINT fk_notices_letter_id REFERENCES letters (id)",
}


def _extend_notices() -> None:
    connection = op.get_bind()
    whole = Int64.compile(connection.dialect)
    for name, kind in NOTICES.items():
        connection.exec_driver_sql(
            f"ALTER TABLE notices ADD COLUMN {name} {kind.format(whole=whole)}"
        )
    op.create_index(
        "ix_notices_unsent",
        "notices",
        ["send_at", "person_id"],
        sqlite_where=UNSENT,
        postgresql_where=UNSENT,
    )
    op.create_index("ix_notices_letter", "notices", ["letter_id"])


def downgrade() -> None:
    for refusal in REFUSALS:
        drop(op.get_bind(), refusal)
    for name in ("mail_at_once", "mail_digest"):
        op.drop_column("people", name)
    op.drop_index("ix_notices_letter", "notices")
    op.drop_index("ix_notices_unsent", "notices")
    with op.batch_alter_table("notices", naming_convention=REFERENCES) as table:
        table.drop_constraint(op.f("fk_notices_letter_id"), type_="foreignkey")
        table.drop_constraint(op.f("ck_notices_at_once_is_sent"), type_="check")
        for name in reversed(NOTICES):
            table.drop_column(name)
    op.drop_table("substitutes")
    op.drop_table("letters")
    op.drop_table("channels")
