"""Accounts come to be: people, the home organisation with its first administrator, links that sign somebody in."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec
from sqlalchemy import Text, insert, literal, select, update

from raison.kernel.access import Viewer, memberships, places
from raison.kernel.clock import MICROSECONDS, now_us
from raison.kernel.database import Bound, insert_row, moment, number, statement, values, word
from raison.kernel.ids import new_id
from raison.kernel.settings import current_settings
from raison.kernel.spine import record
from raison.people.activities import PersonJoined
from raison.people.names import BAR, folded, handle_of, prefix
from raison.people.sessions import hashed, new_secret
from raison.people.tables import organisations, people, sign_in_links

LINK_LASTS = timedelta(days=1)


def create_person(
    *,
    name: str,
    handle: str,
    organisation_id: int,
    email: str | None = None,
    title: str = "",
    team_id: int | None = None,
    zone: str = "UTC",
    language: str = "en",
    languages: Sequence[str] = (),
    skills: Sequence[str] = (),
    working_hours: str = "",
    quiet_hours: str = "",
    status_text: str = "",
    picture_key: str | None = None,
    guest: bool = False,
    office: bool = False,
    bot: bool = False,
    person_id: int | None = None,
    at: int | None = None,
    deactivated_at: int | None = None,
    by: Viewer | None = None,
) -> tuple[int, list[Bound]]:
    """A new person: the id, and the writes that make them, their place among everybody of the home organisation, and
    the activity. Everything is checked already; handle and e-mail address are unique (see `free_handle`)."""
    made, created = person_id or new_id(), at if at is not None else now_us()
    batch = [
        INSERT_PERSON(
            id=made,
            organisation_id=organisation_id,
            handle=handle,
            name=name,
            email=email.strip().lower() if email else None,
            title=title,
            team_id=team_id,
            zone=zone,
            language=language,
            languages=msgspec.json.encode(list(languages)).decode(),
            skills=msgspec.json.encode(list(skills)).decode(),
            working_hours=working_hours,
            quiet_hours=quiet_hours,
            status_text=status_text,
            picture_key=picture_key,
            folded=searchable(name, handle, title, skills),
            guest=guest,
            office=office,
            bot=bot,
            created_at=created,
            deactivated_at=deactivated_at,
        ),
        JOIN_COMPANY(who=made, since=created),
        COMPANY_MOVED(),
        record(PersonJoined(person_id=made), by=by, at=created),
    ]
    return made, batch


def searchable(name: str, handle: str, title: str, skills: Sequence[str]) -> str:
    """What a person is found by; it begins with the name, so that it sorts people too. What stands before the bar
    names them, what stands behind it tells of them."""
    return f"{folded(name, handle)} {BAR} {folded(title, skills)}"


async def free_handle(name: str) -> str:
    """A handle for a name that nobody has yet."""
    base = handle_of(name)
    return handle_of(name, set(await values(HANDLES_LIKE, begins=prefix(base))))


def sign_in_link(person_id: int, *, uses: int | None = 1, lasts: timedelta = LINK_LASTS) -> tuple[str, Bound]:
    """A link that signs somebody in, and the write that makes it good. `uses` None: as often as it lasts."""
    secret, at = new_secret(), now_us()
    write = INSERT_LINK(
        id=new_id(),
        person_id=person_id,
        token_hash=hashed(secret),
        uses_left=uses,
        created_at=at,
        expires_at=at + int(lasts.total_seconds()) * MICROSECONDS,
    )
    return f"{current_settings().url.rstrip('/')}/sign-in/link/{secret}", write


INSERT_PERSON = insert_row(people)
INSERT_LINK = insert_row(sign_in_links)
# everybody of the home organisation but its guests is a member of the company place, if there is one yet
JOIN_COMPANY = statement(
    insert(memberships).from_select(
        ["place_id", "person_id", "role", "since"],
        select(places.c.id, people.c.id, literal("member", Text), moment("since"))
        .select_from(people)
        .join(places, places.c.kind == "company")
        .where(
            people.c.id == number("who"),
            people.c.guest.is_(False),
            people.c.organisation_id.in_(select(organisations.c.id).where(organisations.c.kind == "home")),
        ),
    )
)
# counts of a place are kept by its version
COMPANY_MOVED = statement(update(places).where(places.c.kind == "company").values(version=places.c.version + 1))
HANDLES_LIKE = statement(select(people.c.handle).where(people.c.handle.like(word("begins"), escape="\\")))
