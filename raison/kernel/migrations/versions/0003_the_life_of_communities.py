"""The life of communities: who was asked for a charter, decisions, endings, reminders; what is due is looked at"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


# what began before this has nobody yet who looks when its end or its review comes
DUE = """
    INSERT INTO jobs (id, kind, name, facts, due_at, tries)
    SELECT places.id, 'communities.due', 'due-' || places.id, '{"place_id":' || places.id || '}',
      CASE WHEN places.stage = 'pilot' THEN places.ends_at ELSE charters.review_at END, 0
    FROM places LEFT JOIN charters ON charters.place_id = places.id
    WHERE places.kind = 'community' AND places.stage <> 'retired'
      AND CASE WHEN places.stage = 'pilot' THEN places.ends_at ELSE charters.review_at END IS NOT NULL
"""

# the list of all communities, a page at a time
BY_NAME = {
    "sqlite": "CREATE INDEX ix_places_by_name ON places (name COLLATE NOCASE, id)",
    "postgresql": "CREATE INDEX ix_places_by_name ON places (lower(name), id)",
}


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "charter_asks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("place_id", sa.BigInteger(), nullable=False),
        sa.Column("sponsor_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answer_reason", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "answer IN ('waiting', 'accepted', 'declined', 'withdrawn')", name=op.f("ck_charter_asks_answer")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_charter_asks_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charter_asks")),
    )
    with op.batch_alter_table("charter_asks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_charter_asks_place_id_id"), ["place_id", "id"], unique=False)
        batch_op.create_index(
            "ix_charter_asks_waiting",
            ["place_id"],
            unique=True,
            postgresql_where=sa.text("answer = 'waiting'"),
            sqlite_where=sa.text("answer = 'waiting'"),
        )

    op.create_table(
        "place_decisions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("place_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("other_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('chartered', 'extended', 'renewed', 'changed', 'merged', 'retired', 'reopened')",
            name=op.f("ck_place_decisions_kind"),
        ),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_place_decisions_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_decisions")),
    )
    with op.batch_alter_table("place_decisions", schema=None) as batch_op:
        batch_op.create_index(
            "ix_place_decisions_extended",
            ["place_id"],
            unique=True,
            postgresql_where=sa.text("kind = 'extended'"),
            sqlite_where=sa.text("kind = 'extended'"),
        )
        batch_op.create_index(batch_op.f("ix_place_decisions_place_id_id"), ["place_id", "id"], unique=False)

    op.create_table(
        "place_endings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("place_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("stage_before", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("closing", sa.Text(), nullable=False),
        sa.Column("handed_over", sa.Text(), nullable=False),
        sa.Column("next_place_id", sa.BigInteger(), nullable=True),
        sa.Column("next_person_id", sa.BigInteger(), nullable=True),
        sa.Column("merged", sa.Boolean(), nullable=False),
        sa.Column("reopened_at", sa.BigInteger(), nullable=True),
        sa.Column("reopened_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "stage_before IN ('pilot', 'chartered', 'in_review')", name=op.f("ck_place_endings_stage_before")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_place_endings_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_endings")),
    )
    with op.batch_alter_table("place_endings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_endings_place_id_id"), ["place_id", "id"], unique=False)
        batch_op.create_index(
            "ix_place_endings_standing",
            ["place_id"],
            unique=True,
            postgresql_where=sa.text("reopened_at IS NULL"),
            sqlite_where=sa.text("reopened_at IS NULL"),
        )

    op.create_table(
        "place_reminders",
        sa.Column("place_id", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_place_reminders_place_id")),
        sa.PrimaryKeyConstraint("place_id", name=op.f("pk_place_reminders")),
    )
    op.execute(DUE)
    op.execute(BY_NAME[op.get_bind().dialect.name])
