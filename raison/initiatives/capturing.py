"""Opportunities that people hear of: when the product offers to write one down, and what it is called."""

import re

from raison.kernel.adaptations import Adaptation, register
from raison.kernel.markup.rendered import shortened
from raison.kernel.spine import say

NAME_LENGTH = 80
"""Characters of the name that an opportunity has by its first sentence; its owner gives it a better one."""
OPPORTUNITIES = Adaptation(
    "opportunity_capture",
    say("Everybody at home writes an opportunity down from the home page, in half a minute."),
    say("Customers say in conversations what they would buy; who acts on it together writes it down when it is said."),
)
register(OPPORTUNITIES)


def name_of(text: str) -> str:
    """The first sentence, shortened."""
    first, *_rest = re.split(r"(?<=[.!?])\s|\n", text, maxsplit=1)
    return shortened(first.rstrip("."), NAME_LENGTH)
