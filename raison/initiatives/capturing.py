"""Opportunities that people hear of: when the product offers to write one down, and what it is called. The menu of a
message offers it too: what a customer said becomes an initiative that leads back to it, for who may read it."""

import re

from raison.initiatives.proposals import MAX_PROBLEM
from raison.kernel.access import Viewer
from raison.kernel.adaptations import Adaptation, adapted, register
from raison.kernel.i18n import gettext as _
from raison.kernel.markup import render, shortened
from raison.kernel.spine import say
from raison.subjects.hooks import Act
from raison.subjects.rows import Message

NAME_LENGTH = 80
"""Characters of the name that an opportunity has by its first sentence; its owner gives it a better one."""
OPPORTUNITIES = Adaptation(
    "opportunity_capture",
    say("Everybody at home writes an opportunity down from the home page or a message, in half a minute."),
    say("Customers say in conversations what they would buy; who acts on it together writes it down when it is said."),
)
register(OPPORTUNITIES)


def name_of(text: str) -> str:
    """The first sentence, shortened."""
    return shortened(_first_sentence(text).rstrip(".") or text, NAME_LENGTH)


def heard_in(message: Message) -> str:
    """What somebody heard, as a message says it: its first sentence, without its marks."""
    return shortened(_first_sentence(render(message.source).plain.strip()), MAX_PROBLEM)


async def act_with(viewer: Viewer, message: Message) -> list[Act]:
    """What the menu of a message offers, to everybody at home, where the company is far enough to act on it."""
    if viewer.limited or not await adapted(OPPORTUNITIES.name):
        return []
    return [Act(f"/opportunities/new?message={message.id}", _("Write down as an opportunity"), "target")]


def _first_sentence(text: str) -> str:
    """The first that says something: points before it are none. All of it, where nothing does."""
    sentences = re.split(r"(?<=[.!?])\s|\n", text)
    return next((one for one in sentences if any(letter.isalnum() for letter in one)), text)
