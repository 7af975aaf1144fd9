"""What tests of the life of communities do again and again."""

from datetime import timedelta

from raison.communities import actions
from raison.communities.policies import visible_community
from raison.communities.proposals import Proposal
from raison.communities.queries import charter_of
from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.kernel.clock import shifted
from raison.lifecycle import actions as lifecycle
from raison.lifecycle.actions.due import look_at
from raison.lifecycle.proposals import Terms
from tests.support.company import Company

TERMS = Terms(
    challenge="One pump in nine comes back.",
    for_whom="Fitters",
    key_tasks=["Find the part"],
    measure="Returns",
    baseline=11.0,
    target=5.0,
    reading=8.0,
    retirement="Closes; the list goes to Service.",
)
SOON = "Because the season begins."


async def a_pilot(viewer: Viewer, name: str = "Dry dock", *, openness: str = "open") -> Place:
    """A pilot of theirs with a whole charter."""
    place = await actions.start_pilot(
        viewer,
        Proposal(name=name, why="So that pumps are stored dry.", openness=openness),  # type: ignore[arg-type]
    )
    await lifecycle.change_charter(viewer, place, TERMS, seen=1)
    return await visible_community(viewer, place.id)


async def chartered(company: Company, name: str = "Dry dock") -> Place:
    """A pilot of Ada's for whose charter Max stands."""
    place = await a_pilot(company.ada, name)
    await lifecycle.ask_sponsor(company.ada, place, sponsor="max", reason=SOON)
    await lifecycle.accept_charter(company.max, await visible_community(company.max, place.id))
    return await visible_community(company.ada, place.id)


async def in_review(company: Company, name: str = "Dry dock") -> Place:
    """The same a year on."""
    place = await chartered(company, name)
    with shifted(timedelta(days=366)):
        await look_at(place.id)
    charter = await charter_of(place.id)
    assert charter is not None
    return await visible_community(company.ada, place.id)
