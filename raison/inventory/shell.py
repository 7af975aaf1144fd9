"""What the inventory adds to the kernel: its entry in the rail, for everybody at home."""

from raison.inventory.policies import may_add
from raison.kernel.pages.work import Way, register_way
from raison.kernel.spine import say

register_way(
    Way(url="/tools-in-use", label=say("Tools in use"), icon="list", section="inventory", rank=4, shown=may_add)
)
