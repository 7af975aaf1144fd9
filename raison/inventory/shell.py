"""What the inventory adds to the kernel: its entry in the rail, and what moves its pages, for everybody at home."""

from raison.inventory import activities
from raison.inventory.policies import may_add
from raison.kernel.pages.work import Way, register_way
from raison.kernel.spine import say
from raison.kernel.spine.activities import declared_in
from raison.kernel.spine.overviews import overview

register_way(
    Way(url="/tools-in-use", label=say("Tools in use"), icon="list", section="inventory", rank=4, shown=may_add)
)
overview("inventory", moved_by=declared_in(activities), shown=may_add)
