"""Addresses in links that are no tool of ours."""

from raison.communities.queries import company_place
from raison.inventory.activities import HostSetAside
from raison.inventory.naming import host_of
from raison.inventory.policies import check_add
from raison.inventory.proposals import MAX_ADDRESS
from raison.inventory.tables import set_aside_hosts
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, write
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import refuse
from raison.kernel.spine import record


async def set_aside(viewer: Viewer, host: str) -> None:
    """Propose this address no more. Raises NotAllowed, Invalid."""
    check_add(viewer)
    bare = host_of(host.strip())
    refuse({} if bare and len(bare) <= MAX_ADDRESS else {"host": _("Write an address such as tool.example.com.")})
    await write(
        INSERT_ASIDE(host=bare, by_id=viewer.id, at=now_us()),
        record(HostSetAside(place_id=await company_place()), by=viewer),
    )


INSERT_ASIDE = insert_row(set_aside_hosts, ignore=True)
