"""From what somebody typed to what is kept of it: HTML, excerpt, links, and whom it names of those who may see it."""

import msgspec
from sqlalchemy import update

from raison.communities.access import who_can_see
from raison.kernel.access import Viewer
from raison.kernel.database import number, statement, word, write
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.markup import MAX_SOURCE, VERSION, Named, Rendered, TooLong, handles_in, render
from raison.people.queries import people_by_handles, team_member_ids, teams_by_handles
from raison.subjects.rows import Message
from raison.subjects.tables import messages

NAMED_AT_MOST = 50
"""Handles of one message that are looked up; a message that names more people is not for any of them."""


class Written(msgspec.Struct):
    """A rendered source. `named`: person → the team through which they are named, None when by themselves."""

    source: str
    rendered: Rendered
    named: dict[int, int | None]


async def written(source: str, *, place_id: int, author: Viewer | int, may_be_empty: bool = False) -> Written:
    """Render a source for a place. Only who may see the place can be named there. Raises Invalid."""
    source = source.strip("\n").rstrip()
    if not source.strip() and not may_be_empty:
        raise Invalid(_("There is nothing to send yet."), fields={"text": _("Write something first.")})
    resolve, named = await _known(source, place_id, author)
    return Written(source, rendered(source, resolve), named)


def rendered(source: str, resolve: dict[str, Named] | None = None) -> Rendered:
    """Render a source. Raises Invalid when it is too long."""
    try:
        return render(source, resolve=resolve or {})
    except TooLong as error:
        too_long = _("This is longer than {limit} characters. Nothing was stored; shorten it or attach it as a file.")
        raise Invalid(too_long.format(limit=MAX_SOURCE), fields={"text": _("Too long.")}) from error


async def preview_html(viewer: Viewer, source: str) -> str:
    """What is being written, as HTML. Limited people get no names: which handles exist is not theirs to find out."""
    resolve = {} if viewer.limited else await _names(list(handles_in(source)[:NAMED_AT_MOST]))
    return rendered(source, resolve).html


async def with_html(found: list[Message]) -> list[Message]:
    """The messages with HTML of the newest renderer: imported and old ones are rendered at their first reading, and
    kept. Their mentions were settled when they came; names are only shown."""
    stale = [one for one in found if (one.html is None or one.html_version < VERSION) and not one.deleted]
    if not stale:
        return found
    handles = list(dict.fromkeys(handle for one in stale for handle in handles_in(one.source)))
    resolve = await _names(handles)
    made = {one.id: render(one.source[:MAX_SOURCE], resolve=resolve).html for one in stale}
    await write(
        KEEP_HTML.many(
            {"which": one.id, "seen": one.source, "html": made[one.id], "html_version": VERSION} for one in stale
        )
    )
    return [
        msgspec.structs.replace(one, html=made[one.id], html_version=VERSION) if one.id in made else one
        for one in found
    ]


async def _known(source: str, place_id: int, author: Viewer | int) -> tuple[dict[str, Named], dict[int, int | None]]:
    handles = handles_in(source)[:NAMED_AT_MOST]
    if not handles:
        return {}, {}
    people = await people_by_handles(handles)
    limited = isinstance(author, Viewer) and author.limited
    # who is only a guest here may name people that they can see, not whole teams of the company
    teams = {} if limited else await teams_by_handles([one for one in handles if one not in people])
    by_team: dict[int, int | None] = {}
    for handle, team in teams.items():
        by_team |= dict.fromkeys(await team_member_ids(handle), team.id)
    candidates = by_team | {person.id: None for person in people.values()}
    seeing = await who_can_see(place_id, list(candidates))
    resolve: dict[str, Named] = {handle: ("team", team.name) for handle, team in teams.items()}
    resolve |= {handle: ("person", person.name) for handle, person in people.items() if person.id in seeing}
    return resolve, {person: team for person, team in candidates.items() if person in seeing}


async def _names(handles: list[str]) -> dict[str, Named]:
    if not handles:
        return {}
    teams, people = await teams_by_handles(handles), await people_by_handles(handles)
    named: dict[str, Named] = {handle: ("team", team.name) for handle, team in teams.items()}
    return named | {handle: ("person", person.name) for handle, person in people.items()}


KEEP_HTML = statement(
    update(messages)
    .where(messages.c.id == number("which"), messages.c.source == word("seen"))
    .values(html=word("html"), html_version=number("html_version"))
)
