"""What happens to people makes no notices. A name or picture that changed is drawn anew wherever it stands."""

from raison.kernel.pages import rendering
from raison.kernel.spine import Activity, Announcement, announces
from raison.people.activities import PersonChanged

SHOWN = frozenset({"name", "title", "picture_key"})
"""What fragments show of a person."""


@announces(PersonChanged)
async def person_changed(activity: Activity) -> Announcement | None:
    """Nobody is told. Fragments are kept by their own version, and a name in them is not theirs: drop them."""
    if SHOWN.intersection(activity.what.fields):
        rendering.forget()
    return None
