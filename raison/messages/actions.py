"""What one can do with direct conversations: begin or find one, name and leave a group. Writing in them is replying to
their subject (`subjects.actions.reply`). A group never gets more people: who writes to more of them begins a new one,
so that nobody reads what was written before they were asked."""

from collections.abc import Collection

from sqlalchemy import case, delete, exists, func, select, update

from raison.communities.writes import MOVED
from raison.kernel.access import Viewer, memberships, place_organisations, places
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, number, statement, word, write
from raison.kernel.errors import Conflict, Invalid, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext
from raison.kernel.ids import new_id
from raison.kernel.markup import shortened
from raison.kernel.spine import record
from raison.messages.activities import DirectOpened, GroupLeft, GroupNamed
from raison.messages.policies import may_leave, may_name, visible_direct
from raison.messages.queries import Addressed, addressable, direct_with_key
from raison.messages.rows import MAX_NAME, MAX_PEOPLE, Direct
from raison.messages.tables import directs
from raison.people.tables import people as people_table
from raison.subjects.tables import subjects
from raison.subjects.writes import MAX_TITLE, follow_writes


class BegunAlready(Conflict):
    """Somebody else began the same conversation at the same time."""


async def open_direct(viewer: Viewer, people: Collection[int], *, name: str = "") -> Direct:
    """Find the conversation of the viewer with exactly these people, or begin it; `name` is for a group that begins.

    Raises Invalid when there is nobody, are more than 50, or is somebody to whom the viewer can't write.
    """
    wanted = {*people, viewer.id}
    _check_number(len(wanted))
    found = await direct_with_key(viewer, key_of(wanted))
    if found is not None:
        return found
    addressed = await addressable(viewer, wanted)
    if len(addressed) != len(wanted):
        _refuse(_("You can't write to one of them: they have left, or you share no place with them."))
    try:
        return await _begin(viewer, addressed, _checked_name(name) if len(wanted) > 2 else "")
    except BegunAlready:
        found = await direct_with_key(viewer, key_of(wanted))
        if found is None:
            raise
        return found


async def name_group(viewer: Viewer, direct: Direct, name: str) -> None:
    """Give a group a name; an empty one takes it away. Raises NotAllowed, Invalid."""
    if not may_name(direct):
        raise NotAllowed(_("A conversation of two has no name."))
    fresh = _checked_name(name)
    await write(
        NAME(which=direct.id, name=fresh),
        TITLE(which=direct.subject_id, title=fresh or _title([person.name for person in direct.people])),
        record(GroupNamed(place_id=direct.id, subject_id=direct.subject_id), by=viewer),
    )


async def leave_group(viewer: Viewer, direct: Direct) -> None:
    """Go. What was written stays with the others; the one who left can't read it any more. Raises NotAllowed."""
    if not may_leave(direct):
        raise NotAllowed(_("Only groups can be left. Mute the conversation instead."))
    others = [person for person in direct.people if person.id != viewer.id]
    staying = {person.id for person in others}
    left = [] if direct.name else [TITLE(which=direct.subject_id, title=_title([person.name for person in others]))]
    await write(
        MOVED(which=direct.id),
        TAKE_OUT(place=direct.id, person=viewer.id).hitting(),
        # it is the conversation of those who are left from now on, unless they have one
        REKEY(which=direct.id, staying=len(others), people_key=key_of(staying), alone=f"left {direct.id}").hitting(),
        *left,
        record(GroupLeft(place_id=direct.id, subject_id=direct.subject_id), by=viewer),
        conflict=Conflict(_("Somebody left at the same time. Look again.")),
    )


def key_of(people: Collection[int]) -> str:
    """What is the same for the same people."""
    return " ".join(str(person) for person in sorted(set(people)))


async def _begin(viewer: Viewer, addressed: list[Addressed], name: str) -> Direct:
    place_id = new_id()
    await write(
        *direct_writes(place_id, new_id(), addressed, author_id=viewer.id, name=name, at=now_us()),
        record(DirectOpened(place_id=place_id), by=viewer),
        conflict=BegunAlready(_("Somebody began this conversation just now. Send it again.")),
    )
    return await visible_direct(viewer, place_id)


def direct_writes(
    place_id: int, subject_id: int, addressed: list[Addressed], *, author_id: int, name: str, at: int
) -> list[Bound]:
    """The writes of a conversation in which nothing is written yet; refused when these people have one already."""
    outside = {person.organisation_id for person in addressed if person.external}
    title = name or _title([person.name for person in addressed])
    return [
        INSERT_PLACE(
            id=place_id,
            kind="direct",
            name=name,
            openness="secret",
            boundary="shared" if outside else "internal",
            created_at=at,
            created_by=author_id,
        ),
        SHARE.many({"place_id": place_id, "organisation_id": one, "since": at} for one in sorted(outside)),
        ENTER.many(
            {
                "place_id": place_id,
                "person_id": person.id,
                "role": "guest" if person.external or person.guest else "member",
                "since": at,
            }
            for person in addressed
        ),
        INSERT_SUBJECT(
            id=subject_id,
            place_id=place_id,
            kind="direct",
            title=title,
            author_id=author_id,
            created_at=at,
            active_at=at,
        ),
        INSERT_DIRECT(place_id=place_id, subject_id=subject_id, people_key=key_of([one.id for one in addressed])),
        follow_writes(subject_id, [person.id for person in addressed], reason="member", at=at),
    ]


def _check_number(people: int) -> None:
    if people < 2:
        _refuse(_("Choose at least one person."))
    if people > MAX_PEOPLE:
        _refuse(
            ngettext(
                "A conversation has at most {n} person. Start a community for more.",
                "A conversation has at most {n} people. Start a community for more.",
                MAX_PEOPLE,
            ).format(n=MAX_PEOPLE)
        )


def _refuse(words: str) -> None:
    raise Invalid(words, fields={"people": words})


def _checked_name(name: str) -> str:
    trimmed = " ".join(name.split())
    if len(trimmed) > MAX_NAME:
        long = _("A name has at most {n} characters.").format(n=MAX_NAME)
        raise Invalid(long, fields={"name": long})
    return trimmed


def _title(names: list[str]) -> str:
    return shortened(", ".join(names), MAX_TITLE)


INSERT_PLACE = insert_row(places)
INSERT_SUBJECT = insert_row(subjects)
INSERT_DIRECT = insert_row(directs)
ENTER = insert_row(memberships)
SHARE = insert_row(place_organisations)
NAME = statement(
    update(places).where(places.c.id == number("which")).values(name=word("name"), version=places.c.version + 1)
)
TITLE = statement(
    update(subjects).where(subjects.c.id == number("which")).values(title=word("title"), version=subjects.c.version + 1)
)
TAKE_OUT = statement(
    delete(memberships).where(memberships.c.place_id == number("place"), memberships.c.person_id == number("person"))
)
_other = directs.alias("other")
_STAYING = (
    select(func.count())
    .select_from(memberships.join(people_table, people_table.c.id == memberships.c.person_id))
    .where(memberships.c.place_id == number("which"), people_table.c.deactivated_at.is_(None))
    .scalar_subquery()
)
REKEY = statement(
    update(directs)
    .where(directs.c.place_id == number("which"), number("staying") == _STAYING)
    .values(
        people_key=case(
            (exists().where(_other.c.people_key == word("people_key")), word("alone")), else_=word("people_key")
        )
    )
)
