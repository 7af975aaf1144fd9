"""What came from where: the person or place that an imported one became, so that a second run finds it again."""

from sqlalchemy import BigInteger, Column, Text

from raison.kernel.database import moment_column, table

imports = table(
    "imports",
    Column("source", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("external", Text, primary_key=True),
    Column("local_id", BigInteger, nullable=False),
    moment_column("at"),
)
"""`source` names the workspace, `external` is the id that it has there. Messages need no row: their ids follow from the
time that they have in the workspace and the place that they came to."""
