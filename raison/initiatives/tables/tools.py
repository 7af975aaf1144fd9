"""What the key tasks are done with: existing communities first, then integrations and pages."""

from sqlalchemy import CheckConstraint, Column, Index, Text

from raison.kernel.database import created_at, identifier, one_of, reference, table

tools = table(
    "initiative_tools",
    identifier(),
    reference("subject_id", "initiatives.subject_id"),
    Column("kind", Text, nullable=False),
    reference("place_id", "places.id", optional=True),
    Column("name", Text, nullable=False, default=""),
    Column("url", Text, nullable=False, default=""),
    created_at(),
    one_of("kind", "community", "integration", "workflow", "page"),
    CheckConstraint("(kind = 'community') = (place_id IS NOT NULL)", name="place"),
    CheckConstraint("kind = 'community' OR name <> ''", name="named"),
    Index(None, "subject_id", "id"),
    Index(None, "subject_id", "place_id", unique=True),
)
"""The name of a community is not kept here: who may not know of it does not learn it from an initiative."""

tool_tasks = table(
    "initiative_tool_tasks",
    reference("tool_id", "initiative_tools.id", primary_key=True),
    reference("task_id", "key_tasks.id", primary_key=True),
    Index(None, "task_id"),
)
