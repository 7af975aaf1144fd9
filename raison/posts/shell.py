"""What posts add to the slices below: the parts of their kinds on the thread page, and cards that follow along."""

from typing import Any

from raison.kernel.access import Viewer
from raison.lifecycle.hooks import moving
from raison.posts.fragments import changed_acts, changed_card
from raison.posts.merging import moving_writes
from raison.posts.policies import acts_of
from raison.posts.queries import choices_of, extras_at
from raison.posts.queries.waiting import upload_waits
from raison.posts.rows import KINDS, Extras
from raison.subjects import hooks
from raison.subjects.kinds import register
from raison.subjects.rows import Subject

NOTHING = Extras()


async def part(viewer: Viewer, subject: Subject) -> dict[str, Any]:
    """What a post shows on its thread page: poll or praised people, and what the viewer may do with it."""
    special = subject.kind in ("poll", "praise")
    extras = await extras_at(subject.id, subject.version) if special else NOTHING
    return {
        "poll": extras.poll,
        "praised": extras.praised,
        "mine": await choices_of(viewer, subject.id) if extras.poll else [],
        "closed": subject.closed,
        **acts_of(viewer, subject),
    }


for kind in KINDS:
    register(kind, part_template="posts/_part.html", load=part)
hooks.card_fragments.append(changed_card)
hooks.state_fragments.append(changed_acts)
hooks.upload_wanted.append(upload_waits)
moving.append(moving_writes)
