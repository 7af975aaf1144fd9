"""The message with which an initiative began, what replaces a tool, who did a key task unaided"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

UNAIDED = "(tried IS NULL) = (unaided IS NULL) AND (tried IS NULL OR (tried > 0 AND unaided BETWEEN 0 AND tried))"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "initiative_origins",
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_initiative_origins_message_id")),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["initiatives.subject_id"], name=op.f("fk_initiative_origins_subject_id")
        ),
        sa.PrimaryKeyConstraint("subject_id", name=op.f("pk_initiative_origins")),
    )
    op.add_column("used_tools", sa.Column("replaced_by", sa.Text(), nullable=False, server_default=""))
    op.add_column("key_tasks", sa.Column("tried", sa.Integer(), nullable=True))
    # by hand: both databases take a constraint with the column, and neither rewrites the table for it
    op.execute(f"ALTER TABLE key_tasks ADD COLUMN unaided INTEGER CONSTRAINT ck_key_tasks_unaided CHECK ({UNAIDED})")


def downgrade() -> None:
    """Take back."""
    op.drop_column("key_tasks", "unaided")
    op.drop_column("key_tasks", "tried")
    op.drop_column("used_tools", "replaced_by")
    op.drop_table("initiative_origins")
