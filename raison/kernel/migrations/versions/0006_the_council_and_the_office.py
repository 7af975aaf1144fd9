"""The council and the office"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "office_duplicates",
        sa.Column("rank", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("one_id", sa.BigInteger(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("titles", sa.Text(), nullable=False),
        sa.Column("shared", sa.Integer(), nullable=False),
        sa.Column("found_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["places.id"], name=op.f("fk_office_duplicates_one_id")),
        sa.ForeignKeyConstraint(["other_id"], ["places.id"], name=op.f("fk_office_duplicates_other_id")),
        sa.PrimaryKeyConstraint("rank", name=op.f("pk_office_duplicates")),
    )
    op.create_table(
        "set_aside_pairs",
        sa.Column("one_id", sa.BigInteger(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("one_id < other_id", name=op.f("ck_set_aside_pairs_order")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_set_aside_pairs_by_id")),
        sa.ForeignKeyConstraint(["one_id"], ["places.id"], name=op.f("fk_set_aside_pairs_one_id")),
        sa.ForeignKeyConstraint(["other_id"], ["places.id"], name=op.f("fk_set_aside_pairs_other_id")),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_set_aside_pairs")),
    )
    op.create_table(
        "council_charters",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("challenge", sa.Text(), nullable=False),
        sa.Column("for_whom", sa.Text(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_council_charters_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_charters")),
    )
    op.create_table(
        "council_meetings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("called_by", sa.BigInteger(), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(closed_by IS NULL) = (closed_at IS NULL)", name=op.f("ck_council_meetings_closed")),
        sa.ForeignKeyConstraint(["called_by"], ["people.id"], name=op.f("fk_council_meetings_called_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_meetings")),
    )
    with op.batch_alter_table("council_meetings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_council_meetings_starts_at_id"), ["starts_at", "id"], unique=False)

    op.create_table(
        "council_members",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.Column("delegate_id", sa.BigInteger(), nullable=True),
        sa.Column("delegated_until", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "line IN ('business', 'it', 'hr', 'marketing', 'other')", name=op.f("ck_council_members_line")
        ),
        sa.CheckConstraint(
            "(delegate_id IS NULL) = (delegated_until IS NULL)", name=op.f("ck_council_members_delegate")
        ),
        sa.ForeignKeyConstraint(["delegate_id"], ["people.id"], name=op.f("fk_council_members_delegate_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_council_members_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_members")),
    )
    with op.batch_alter_table("council_members", schema=None) as batch_op:
        batch_op.create_index(
            "ix_council_members_now",
            ["person_id"],
            unique=True,
            postgresql_where=sa.text("left_at IS NULL"),
            sqlite_where=sa.text("left_at IS NULL"),
        )

    op.create_table(
        "council_decisions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("place_id", sa.BigInteger(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("proposed_by", sa.BigInteger(), nullable=False),
        sa.Column("proposed_at", sa.BigInteger(), nullable=False),
        sa.Column("settled_by", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("done_by", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'decided') = (outcome <> '')", name=op.f("ck_council_decisions_outcome")),
        sa.CheckConstraint("(state = 'open') = (settled_at IS NULL)", name=op.f("ck_council_decisions_settled")),
        sa.CheckConstraint("done_at IS NULL OR state = 'decided'", name=op.f("ck_council_decisions_done")),
        sa.CheckConstraint(
            "state IN ('open', 'adjourned', 'decided', 'withdrawn')", name=op.f("ck_council_decisions_state")
        ),
        sa.ForeignKeyConstraint(["carrier_id"], ["people.id"], name=op.f("fk_council_decisions_carrier_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["council_meetings.id"], name=op.f("fk_council_decisions_meeting_id")),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_council_decisions_place_id")),
        sa.ForeignKeyConstraint(["proposed_by"], ["people.id"], name=op.f("fk_council_decisions_proposed_by")),
        sa.ForeignKeyConstraint(["settled_by"], ["people.id"], name=op.f("fk_council_decisions_settled_by")),
        sa.ForeignKeyConstraint(["subject_id"], ["subjects.id"], name=op.f("fk_council_decisions_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_decisions")),
    )
    with op.batch_alter_table("council_decisions", schema=None) as batch_op:
        batch_op.create_index(
            "ix_council_decisions_due",
            ["due_at", "id"],
            unique=False,
            postgresql_where=sa.text("state = 'decided' AND done_at IS NULL"),
            sqlite_where=sa.text("state = 'decided' AND done_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_council_decisions_meeting_id_id"), ["meeting_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_council_decisions_place_id_id"), ["place_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_council_decisions_state_id"), ["state", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_council_decisions_subject_id_id"), ["subject_id", "id"], unique=False)
        batch_op.create_index(
            "ix_council_decisions_waiting",
            ["id"],
            unique=False,
            postgresql_where=sa.text("state IN ('open', 'adjourned')"),
            sqlite_where=sa.text("state IN ('open', 'adjourned')"),
        )

    op.create_table(
        "council_agenda",
        sa.Column("meeting_id", sa.BigInteger(), nullable=False),
        sa.Column("decision_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["council_decisions.id"], name=op.f("fk_council_agenda_decision_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["council_meetings.id"], name=op.f("fk_council_agenda_meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", "decision_id", name=op.f("pk_council_agenda")),
    )
    with op.batch_alter_table("council_agenda", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_council_agenda_decision_id"), ["decision_id"], unique=False)

    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(
            "ix_memberships_owners",
            ["place_id", "person_id"],
            unique=False,
            postgresql_where=sa.text("role = 'owner'"),
            sqlite_where=sa.text("role = 'owner'"),
        )

    with op.batch_alter_table("places", schema=None) as batch_op:
        batch_op.create_index(
            "ix_places_communities",
            ["stage", "id"],
            unique=False,
            postgresql_where=sa.text("kind = 'community'"),
            sqlite_where=sa.text("kind = 'community'"),
        )


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("places", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_places_communities",
            postgresql_where=sa.text("kind = 'community'"),
            sqlite_where=sa.text("kind = 'community'"),
        )

    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_memberships_owners", postgresql_where=sa.text("role = 'owner'"), sqlite_where=sa.text("role = 'owner'")
        )

    with op.batch_alter_table("council_agenda", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_council_agenda_decision_id"))

    op.drop_table("council_agenda")
    with op.batch_alter_table("council_decisions", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_council_decisions_waiting",
            postgresql_where=sa.text("state IN ('open', 'adjourned')"),
            sqlite_where=sa.text("state IN ('open', 'adjourned')"),
        )
        batch_op.drop_index(batch_op.f("ix_council_decisions_subject_id_id"))
        batch_op.drop_index(batch_op.f("ix_council_decisions_state_id"))
        batch_op.drop_index(batch_op.f("ix_council_decisions_place_id_id"))
        batch_op.drop_index(batch_op.f("ix_council_decisions_meeting_id_id"))
        batch_op.drop_index(
            "ix_council_decisions_due",
            postgresql_where=sa.text("state = 'decided' AND done_at IS NULL"),
            sqlite_where=sa.text("state = 'decided' AND done_at IS NULL"),
        )

    op.drop_table("council_decisions")
    with op.batch_alter_table("council_members", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_council_members_now",
            postgresql_where=sa.text("left_at IS NULL"),
            sqlite_where=sa.text("left_at IS NULL"),
        )

    op.drop_table("council_members")
    with op.batch_alter_table("council_meetings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_council_meetings_starts_at_id"))

    op.drop_table("council_meetings")
    op.drop_table("council_charters")
    op.drop_table("set_aside_pairs")
    op.drop_table("office_duplicates")
