"""What happens to conversations themselves: nobody is told, and the heading moves on the screens that show it."""

from raison.kernel.spine import Activity, Announcement, Fragment, announces, say
from raison.messages.activities import GroupLeft, GroupNamed
from raison.people.queries import person_line


@announces(GroupNamed, GroupLeft)
async def group_changed(activity: Activity) -> Announcement | None:
    """Each browser fetches the heading anew: to each reader a conversation is named after the others."""
    actor = await person_line(activity.actor_id or 0)
    if actor is None or activity.place_id is None:
        return None
    if activity.kind == GroupNamed.kind:
        text = say("{name} named the group", name=actor.name)
    else:
        text = say("{name} left the group", name=actor.name)
    place_id = activity.place_id
    head = Fragment(
        f"subject:{activity.subject_id}",
        "replace",
        f"direct-head-{place_id}",
        "messages/_head_again.html",
        {"place_id": place_id},
    )
    return Announcement(text=text, url=f"/messages/{place_id}", fragments=(head,))
