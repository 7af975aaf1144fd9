"""What communities do otherwise while the company is at its beginning."""

from raison.kernel.adaptations import Adaptation, register
from raison.kernel.spine import say

SHARING_OFF = Adaptation(
    "sharing_off",
    say("Pilots stay inside: only chartered communities are shared with other organisations."),
    say("Who begins learns among themselves first; customers should meet what already works."),
)
register(SHARING_OFF)
