"""The course of initiatives: where they stand, links, who was asked, what an end leaves; what was found useful"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "initiative_statuses",
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("state IN ('on_track', 'at_risk', 'off_track')", name=op.f("ck_initiative_statuses_state")),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_initiative_statuses_message_id")),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["initiatives.subject_id"], name=op.f("fk_initiative_statuses_subject_id")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_initiative_statuses_by_id")),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_initiative_statuses")),
    )
    with op.batch_alter_table("initiative_statuses", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_initiative_statuses_subject_id_message_id"), ["subject_id", "message_id"], unique=False
        )

    op.create_table(
        "initiative_links",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("place_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("what_for", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("(place_id IS NULL) = (url <> '')", name=op.f("ck_initiative_links_place")),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_initiative_links_place_id")),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["initiatives.subject_id"], name=op.f("fk_initiative_links_subject_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_links")),
    )
    with op.batch_alter_table("initiative_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_initiative_links_subject_id_id"), ["subject_id", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_initiative_links_subject_id_place_id"), ["subject_id", "place_id"], unique=True
        )

    op.create_table(
        "initiative_askings",
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_initiative_askings_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_initiative_askings_person_id")),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["initiatives.subject_id"], name=op.f("fk_initiative_askings_subject_id")
        ),
        sa.PrimaryKeyConstraint("subject_id", "person_id", name=op.f("pk_initiative_askings")),
    )
    op.create_table(
        "initiative_retirements",
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("done_when", sa.Text(), nullable=False),
        sa.Column("knowledge", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["initiatives.subject_id"], name=op.f("fk_initiative_retirements_subject_id")
        ),
        sa.PrimaryKeyConstraint("subject_id", name=op.f("pk_initiative_retirements")),
    )
    op.create_table(
        "initiative_leftovers",
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "part IN ('done_when', 'knowledge', 'places', 'people')", name=op.f("ck_initiative_leftovers_part")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_initiative_leftovers_by_id")),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["initiatives.subject_id"], name=op.f("fk_initiative_leftovers_subject_id")
        ),
        sa.PrimaryKeyConstraint("subject_id", "part", name=op.f("pk_initiative_leftovers")),
    )
    with op.batch_alter_table("reactions", schema=None) as batch_op:
        batch_op.create_index(
            "ix_reactions_useful",
            ["message_id"],
            unique=False,
            sqlite_where=sa.text("word = 'useful'"),
            postgresql_where=sa.text("word = 'useful'"),
        )


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("reactions", schema=None) as batch_op:
        batch_op.drop_index("ix_reactions_useful")

    op.drop_table("initiative_leftovers")
    op.drop_table("initiative_retirements")
    op.drop_table("initiative_askings")
    with op.batch_alter_table("initiative_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_initiative_links_subject_id_place_id"))
        batch_op.drop_index(batch_op.f("ix_initiative_links_subject_id_id"))

    op.drop_table("initiative_links")
    with op.batch_alter_table("initiative_statuses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_initiative_statuses_subject_id_message_id"))

    op.drop_table("initiative_statuses")
