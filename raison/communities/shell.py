"""What communities add to the kernel: their entry in the rail."""

from raison.kernel.pages.work import Way, register_way
from raison.kernel.spine import say

register_way(Way(url="/communities", label=say("Communities"), icon="users", section="communities", rank=1))
