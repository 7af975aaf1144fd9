"""Of what an announcement speaks: the place of an activity, and who did it."""

from raison.communities.queries import any_place
from raison.communities.rows import Place
from raison.kernel.spine import Activity
from raison.people.queries import person_line


async def place_of(activity: Activity) -> Place | None:
    """The place, if there is one."""
    return await any_place(activity.place_id) if activity.place_id else None


async def actor_of(activity: Activity) -> str:
    """The name of who did it; Raison's own when nobody did."""
    actor = await person_line(activity.actor_id) if activity.actor_id else None
    return actor.name if actor else "Raison"
