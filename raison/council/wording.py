"""The words of lines, states and agendas."""

from typing import Any

from raison.council.rows import BRANCHES, Member
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import say
from raison.kernel.spine.announcements import Say

BRANCH_NAMES: dict[str, Say] = {
    "business": say("Business line"),
    "it": say("IT"),
    "hr": say("HR"),
    "marketing": say("Marketing"),
    "other": say("Another line"),
}
STATES: dict[str, Say] = {
    "open": say("To be decided"),
    "adjourned": say("Put off"),
    "decided": say("Decided"),
    "withdrawn": say("Taken back"),
    "due": say("Looked at again"),
}
TONES = {"open": "on", "adjourned": "line", "decided": "good", "withdrawn": None, "due": "line"}


def state_name(state: str) -> str:
    """A state as a tag has it."""
    return STATES[state].into(_)


def branches() -> list[tuple[str, str]]:
    """Every line, for a choice."""
    return [(branch, BRANCH_NAMES[branch].into(_)) for branch in BRANCHES]


def speaks_for(member: Member) -> str:
    """The line for which a member speaks, by its own name where it has one."""
    return member.area or BRANCH_NAMES[member.line].into(_)


WORDING: dict[str, Any] = {"state_name": state_name, "speaks_for": speaks_for, "tones": TONES}
"""What the templates call for their words."""
