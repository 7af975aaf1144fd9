"""The message with which an initiative began"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


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


def downgrade() -> None:
    """Take back."""
    op.drop_table("initiative_origins")
