"""The words of capabilities, states, assumptions and open questions; and ranges as people read them."""

from collections.abc import Sequence
from typing import Any

from raison.inventory.ranges import Range
from raison.inventory.rows import Capability, State, UsedTool
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import say
from raison.kernel.spine.announcements import Say

CAPABILITY_WORDS: dict[str, Say] = {
    "messaging": say("Messaging"),
    "presence": say("Presence"),
    "workflow": say("Workflow"),
    "community": say("Community"),
    "content": say("Content"),
}
STATES: dict[str, Say] = {
    "in_use": say("In use"),
    "joining": say("About to be joined"),
    "retired": say("Retired"),
}
OUTSIDE: dict[str, Say] = {
    "unknown": say("Nobody has said"),
    "no": say("No, nobody"),
    "yes": say("Yes"),
}
EVENTS: dict[str, Say] = {
    "tool.added": say("Written down"),
    "tool.use_added": say("Somebody said who uses it"),
    "tool.changed": say("Changed"),
    "tool.owner_named": say("An owner was named"),
    "tool.moved": say("Its state was changed"),
    "tool.notice_due": say("Its notice came due"),
}


def capability_word(capability: Capability | str) -> str:
    """A base capability."""
    return CAPABILITY_WORDS[capability].into(_)


def state_word(state: State | str) -> str:
    """Where a tool stands."""
    return STATES[state].into(_)


def event_word(kind: str) -> str:
    """What happened."""
    return EVENTS[kind].into(_) if kind in EVENTS else kind


def ranged(found: Range | None, unit: str = "", *, digits: int = 0) -> str:
    """“1,200 to 1,500 EUR”; “Open” while it is."""
    if found is None:
        return _("Open")
    low, high = figure(round(found.low, digits)), figure(round(found.high, digits))
    words = low if low == high else _("{low} to {high}").format(low=low, high=high)
    return f"{words} {unit}" if unit else words


def use_words(tool: UsedTool) -> str:
    """How many used a tool when its retirement began, and now: “40 to 12 people”."""
    if tool.people is None:
        return _("Nobody has said how many use it.")
    if tool.began is None:
        return _("{now} people now; nobody counted on day one").format(now=ranged(tool.people))
    return _("{then} people on day one, {now} now").format(then=ranged(tool.began), now=ranged(tool.people))


def choices(words: dict[str, Say]) -> Sequence[tuple[str, str]]:
    """Words with their codes, for a form."""
    return [(code, said.into(_)) for code, said in words.items()]


WORDS: dict[str, Any] = {
    "capability_word": capability_word,
    "state_word": state_word,
    "event_word": event_word,
    "ranged": ranged,
    "use_words": use_words,
}
"""What the pages call for their words."""
