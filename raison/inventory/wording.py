"""The words of capabilities, states, assumptions and open questions; and ranges as people read them."""

from collections.abc import Callable, Sequence
from typing import Any

from raison.inventory.case import Assumption, Payback, Question
from raison.inventory.ranges import Range
from raison.inventory.rows import Capability, State, UsedTool
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext
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
    "no": say("No"),
    "yes": say("Yes"),
}
EVENTS: dict[str, Say] = {
    "tool.added": say("Written down"),
    "tool.use_added": say("Somebody said who uses it"),
    "tool.changed": say("Changed"),
    "tool.owner_named": say("An owner was named"),
    "tool.moved": say("Its state was changed"),
    "tool.notice_due": say("Its notice came due"),
    "case.opened": say("Begun"),
    "case.changed": say("Changed"),
}
NAMES: dict[str, Say] = {
    "days_a_tool": say("Person-days to prepare and try the move of one tool"),
    "hours_a_place": say("Hours to sort out and hand over one channel or space"),
    "hours_a_person": say("Hours that one person needs to find their way"),
    "hours_a_thousand": say("Hours of looking after a thousand messages"),
    "hours_a_day": say("Hours of a working day"),
    "day_rate": say("What one person-day costs, in {currency}"),
    "share_ending": say("Share of today's cost that ends, in per cent"),
    "running_cost": say("What running it here costs more a year, in {currency}"),
}
COUNT_NAMES: dict[str, Say] = {
    "messages": say("messages"),
    "people": say("people"),
    "places": say("channels or spaces"),
}
PARTS: dict[str, Say] = {
    "tools": say("Preparing and trying each tool's move"),
    "places": say("Sorting out and handing over channels"),
    "people": say("People finding their way"),
    "messages": say("Looking after the history"),
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


def assumption_name(code: Assumption | str, currency: str) -> str:
    """An assumption by its name."""
    return _(NAMES[code].message).format(currency=currency)


def count_name(code: str) -> str:
    """What a dry run counts."""
    return COUNT_NAMES[code].into(_)


def part_name(part: str) -> str:
    """A part of the work of moving."""
    return PARTS[part].into(_)


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


def question_words(question: Question, currency: str) -> str:
    """An open question as a sentence."""
    asking: dict[str, Callable[[], str]] = {
        "assumption": lambda: assumption_name(question.code, currency),
        "cost": lambda: _("What {tool} costs a year").format(tool=question.about),
        "currency": lambda: _("What {tool} costs in {currency}: it is known in {other}").format(
            tool=question.about, currency=currency, other=question.code
        ),
        "count": lambda: _("How many {what} there are in {tool}").format(
            what=count_name(question.code), tool=question.about
        ),
        "chance": lambda: _("How likely it is: {risk}").format(risk=question.about),
        "loss": lambda: _("What it would cost: {risk}").format(risk=question.about),
    }
    return asking[question.asked]()


def payback_words(payback: Payback | None) -> str:
    """When it has paid for itself."""
    if payback is None:
        return _("Open: it is known when every question has its answer.")
    if payback.earliest is None:
        return _("It does not pay for itself: what it saves a year is not more than nothing.")
    early = figure(round(payback.earliest, 1))
    if payback.latest is None:
        return _("Between {early} years and never: at the worst it saves nothing.").format(early=early)
    late = figure(round(payback.latest, 1))
    return _("Between {early} and {late} years").format(early=early, late=late)


def open_words(number: int) -> str:
    """How many questions are open."""
    if not number:
        return _("No question is open.")
    return ngettext("{n} question is open", "{n} questions are open", number).format(n=number)


def choices(words: dict[str, Say]) -> Sequence[tuple[str, str]]:
    """Words with their codes, for a form."""
    return [(code, said.into(_)) for code, said in words.items()]


WORDS: dict[str, Any] = {
    "capability_word": capability_word,
    "state_word": state_word,
    "event_word": event_word,
    "assumption_name": assumption_name,
    "count_name": count_name,
    "part_name": part_name,
    "ranged": ranged,
    "use_words": use_words,
    "question_words": question_words,
    "payback_words": payback_words,
    "open_words": open_words,
}
"""What the pages call for their words."""
