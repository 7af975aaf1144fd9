"""The council's charter, who is on it for which line, its meetings, and what it decides."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, Text

from raison.kernel.database import identifier, moment_column, one_of, partial_index, reference, table

council_charters = table(
    "council_charters",
    identifier(),
    Column("challenge", Text, nullable=False),
    Column("for_whom", Text, nullable=False, default=""),
    Column("rhythm", Text, nullable=False, default=""),
    reference("by_id", "people.id"),
    moment_column("at"),
)
"""The newest is in force; older ones stay, so that what the council was for is known later."""

council_members = table(
    "council_members",
    identifier(),
    reference("person_id", "people.id"),
    Column("line", Text, nullable=False),
    Column("area", Text, nullable=False, default=""),
    moment_column("since"),
    moment_column("left_at", optional=True),
    reference("delegate_id", "people.id", optional=True),
    moment_column("delegated_until", optional=True),
    one_of("line", "business", "it", "hr", "marketing", "other"),
    CheckConstraint("(delegate_id IS NULL) = (delegated_until IS NULL)", name="delegate"),
    partial_index("ix_council_members_now", "person_id", unique=True, where="left_at IS NULL"),
)
"""`area`: which business line. `delegate_id` speaks for the member until a day."""

council_meetings = table(
    "council_meetings",
    identifier(),
    Column("title", Text, nullable=False),
    moment_column("starts_at"),
    Column("minutes", Text, nullable=False, default=""),
    reference("called_by", "people.id"),
    moment_column("called_at"),
    Column("closed_by", BigInteger, nullable=True),
    moment_column("closed_at", optional=True),
    Column("version", Integer, nullable=False, default=1),
    CheckConstraint("(closed_by IS NULL) = (closed_at IS NULL)", name="closed"),
    Index(None, "starts_at", "id"),
)

council_decisions = table(
    "council_decisions",
    identifier(),
    reference("place_id", "places.id"),
    reference("subject_id", "subjects.id", optional=True),
    Column("title", Text, nullable=False),
    Column("why", Text, nullable=False, default=""),
    Column("state", Text, nullable=False, default="open"),
    reference("meeting_id", "council_meetings.id", optional=True),
    Column("outcome", Text, nullable=False, default=""),
    Column("reason", Text, nullable=False, default=""),
    reference("carrier_id", "people.id", optional=True),
    moment_column("due_at", optional=True),
    reference("proposed_by", "people.id"),
    moment_column("proposed_at"),
    reference("settled_by", "people.id", optional=True),
    moment_column("settled_at", optional=True),
    moment_column("done_at", optional=True),
    Column("done_by", BigInteger, nullable=True),
    Column("version", Integer, nullable=False, default=1),
    one_of("state", "open", "adjourned", "decided", "withdrawn"),
    CheckConstraint("(state = 'decided') = (outcome <> '')", name="outcome"),
    CheckConstraint("(state = 'open') = (settled_at IS NULL)", name="settled"),
    CheckConstraint("done_at IS NULL OR state = 'decided'", name="done"),
    Index(None, "state", "id"),
    Index(None, "place_id", "id"),
    Index(None, "subject_id", "id"),
    Index(None, "meeting_id", "id"),
    partial_index("ix_council_decisions_waiting", "id", where="state IN ('open', 'adjourned')"),
    partial_index("ix_council_decisions_due", "due_at", "id", where="state = 'decided' AND done_at IS NULL"),
)
"""`place_id`: that of the initiative or the community which it is about, else the company's. The one access rule reads
it. `meeting_id`: the meeting that dealt with it last, if it was one."""

council_agenda = table(
    "council_agenda",
    reference("meeting_id", "council_meetings.id", primary_key=True),
    reference("decision_id", "council_decisions.id", primary_key=True),
    Column("state", Text, nullable=False),
    Index(None, "decision_id"),
)
"""What was on the agenda when a meeting closed, and how each left it. Before, the agenda is what waits."""
