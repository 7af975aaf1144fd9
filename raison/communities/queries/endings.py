"""How a community ended, as far as the reader may know of it."""

from sqlalchemy import select

from raison.communities.queries.places import place_for
from raison.communities.rows import Ending, Place
from raison.communities.tables import place_endings
from raison.kernel.access import Viewer
from raison.kernel.database import maybe_row, number, statement
from raison.people.columns import person_columns, with_person
from raison.people.tables import organisations, people


async def standing_ending(place_id: int) -> Ending | None:
    """How a retired community ended, whoever asks."""
    return await maybe_row(ENDING, Ending, place=place_id)


async def ending_of(viewer: Viewer, place: Place, *, readable: bool) -> Ending | None:
    """The same as the viewer may know it: words only of what they may read, and no place that they may not know of."""
    found = await standing_ending(place.id)
    if found is None:
        return None
    following = await place_for(viewer, found.next_place_id) if found.next_place_id else None
    return Ending(
        at=found.at,
        by=found.by,
        stage_before=found.stage_before,
        reason=found.reason if readable else "",
        closing=found.closing if readable else "",
        handed_over=found.handed_over,
        next_place_id=following.id if following else None,
        next_place_name=following.name if following else "",
        next_person=found.next_person if readable or not viewer.limited else None,
        merged=found.merged,
    )


_NEXT, _NEXTS = people.alias("following"), organisations.alias("followings")


ENDING = statement(
    lambda: (
        select(
            *[place_endings.c[name] for name in ("at", "stage_before", "reason", "closing", "handed_over")],
            *[place_endings.c[name] for name in ("next_place_id", "merged")],
            *person_columns("by"),
            *person_columns("next_person", who=_NEXT, of=_NEXTS),
        )
        .select_from(
            with_person(place_endings, place_endings.c.by_id)
            .outerjoin(_NEXT, _NEXT.c.id == place_endings.c.next_person_id)
            .outerjoin(_NEXTS, _NEXTS.c.id == _NEXT.c.organisation_id)
        )
        .where(place_endings.c.place_id == number("place"), place_endings.c.reopened_at.is_(None))
    )
)
