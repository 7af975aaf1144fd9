"""The pieces of screens that move when something happens to a place. They know no reader."""

from raison.communities.queries import charter_of, membership
from raison.communities.rows import Place
from raison.kernel.spine import Fragment


async def of_newcomer(place: Place, person_id: int) -> tuple[Fragment, ...]:
    """Somebody stands in the list of their role and no other; the numbers follow."""
    member = await membership(place.id, person_id)
    if member is None:
        return of_leaver(place, person_id)
    context = {"member": member, "place": place}
    target = f"members-{place.id}-{member.role}"
    return (
        *of_leaver(place, person_id),
        Fragment(_topic(place), "append", target, "communities/_member.html", context),
    )


def of_leaver(place: Place, person_id: int) -> tuple[Fragment, ...]:
    """Somebody is off the lists; the numbers follow."""
    return (
        Fragment(_topic(place), "remove", f"member-{place.id}-{person_id}"),
        Fragment(_topic(place), "update", f"people-count-{place.id}", "communities/_count.html", {"place": place}),
    )


async def of_charter(place: Place) -> tuple[Fragment, ...]:
    """The deed says what it says now."""
    charter = await charter_of(place.id)
    if charter is None:
        return ()
    context = {"place": place, "charter": charter}
    return (Fragment(_topic(place), "replace", f"deed-{place.id}", "communities/_deed.html", context),)


def _topic(place: Place) -> str:
    return f"place:{place.id}"
