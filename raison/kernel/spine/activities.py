"""Activities: facts that happened, never changed. A slice declares each as a typed class in the past tense."""

from datetime import datetime
from types import ModuleType
from typing import Any, ClassVar

import msgspec
from sqlalchemy import ColumnElement, bindparam, func, insert, select

from raison.kernel.access.viewer import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, any_of, at_most, moment, rows, statement, value
from raison.kernel.ids import Id
from raison.kernel.spine.positions import Position
from raison.kernel.spine.sequencing import sequence
from raison.kernel.spine.tables import activities

A_BATCH = 500
"""Activities that are read, and heard, at a time."""
KINDS: dict[str, type["Happened"]] = {}


class _Kinded(msgspec.StructMeta):
    """Lets an activity class say its stored word where it is declared; msgspec's own keywords stay its own."""

    def __new__(
        mcls,
        name: str,
        bases: Any,
        namespace: Any,
        kind: str = "",
        changes_access: bool = False,
        elsewhere: bool = False,
        **options: Any,
    ) -> Any:
        options = {"frozen": True, "kw_only": True} | options
        made: Any = super().__new__(mcls, name, bases, namespace, **options)
        if kind:
            if kind in KINDS and KINDS[kind].__qualname__ != name:
                raise TypeError(f"the activity {kind} is declared twice")
            made.kind, made.changes_access, made.elsewhere = kind, changes_access, elsewhere
            KINDS[kind] = made
        return made


class Happened(msgspec.Struct, metaclass=_Kinded):
    """Base of every activity: `class PostOpened(Happened, kind="post.opened")` with its own facts as fields.

    `place_id` and `subject_id` say where; the further fields are stored as JSON. `changes_access`: after it, somebody
    sees more or less than before, so live streams ask the rule again. `elsewhere`: it moves screens of other places
    too.
    """

    kind: ClassVar[str] = ""
    changes_access: ClassVar[bool] = False
    elsewhere: ClassVar[bool] = False
    place_id: Id | None = None
    subject_id: Id | None = None


class Activity(msgspec.Struct, frozen=True):
    """One line of the log, as observers and announcements read it."""

    id: Id
    number: int
    kind: str
    actor_id: Id | None
    place_id: Id | None
    subject_id: Id | None
    facts: str
    tool: str
    at: datetime

    @property
    def position(self) -> Position:
        """Where it stands on the spine."""
        return Position(self.number)

    @property
    def what(self) -> Any:
        """The typed fact again. Raises KeyError for a kind that no installed slice declares."""
        return msgspec.json.decode(self.facts, type=KINDS[self.kind])

    @property
    def changes_access(self) -> bool:
        """Whether somebody sees more or less after it."""
        known = KINDS.get(self.kind)
        return known is not None and known.changes_access

    @property
    def stays_in_its_place(self) -> bool:
        """Whether it moves the screens of its own place only."""
        known = KINDS.get(self.kind)
        return self.place_id is not None and known is not None and not known.elsewhere


def declared_in(module: ModuleType) -> list[type[Happened]]:
    """The activity classes of a module."""
    return [
        what for what in vars(module).values() if isinstance(what, type) and issubclass(what, Happened) and what.kind
    ]


def kind_of(what: type[Happened]) -> str:
    """The stored word of an activity class."""
    return what.kind


def record(what: Happened, *, by: Viewer | None, at: int | None = None) -> Bound:
    """The insert of an activity, for the batch whose fact it states. `by` None: Raison itself."""
    return INSERT_ACTIVITY(
        kind=what.kind,
        actor_id=by.id if by else None,
        place_id=what.place_id,
        subject_id=what.subject_id,
        facts=msgspec.json.encode(what).decode(),
        tool=by.tool if by else "raison",
        at=now_us() if at is None else at,
    )


async def activities_after(
    position: Position, *, limit: int = A_BATCH, places: list[int] | None = None
) -> list[Activity]:
    """Committed activities behind a position, in order, at most `limit`; `places`: only of these."""
    await sequence()
    if places is None:
        return await rows(AFTER, Activity, position=position, limit=limit)
    return await rows(AFTER_IN_PLACES, Activity, position=position, limit=limit, places=places)


async def newest_position() -> Position:
    """The end of the spine, as far as it is sequenced: what follows has a higher position."""
    return Position(await value(NEWEST_POSITION) or 0)


_COLUMNS = ("kind", "actor_id", "place_id", "subject_id", "facts", "tool", "at")
INSERT_ACTIVITY = statement(
    insert(activities).values(
        {name: bindparam(name, type_=activities.c[name].type, required=True) for name in _COLUMNS}
    )
).as_news()


def _after(number: ColumnElement[Any], *extra: ColumnElement[bool]) -> Any:
    found = select(activities.c.id, number.label("number"), *[activities.c[name] for name in _COLUMNS])
    return found.where(number > moment("position"), *extra).order_by(number).limit(at_most())


_IN_PLACES = any_of(activities.c.place_id, "places")
AFTER = statement(sqlite=_after(activities.c.id), postgresql=_after(activities.c.position))
AFTER_IN_PLACES = statement(
    sqlite=_after(activities.c.id, _IN_PLACES), postgresql=_after(activities.c.position, _IN_PLACES)
)
NEWEST_POSITION = statement(
    sqlite=select(func.max(activities.c.id)), postgresql=select(func.max(activities.c.position))
)
