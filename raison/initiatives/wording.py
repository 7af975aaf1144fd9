"""The words of steps, of what they need, and of who stands for an initiative."""

from raison.initiatives.rows import Gate, KeyTask, Step
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext
from raison.kernel.spine import say
from raison.kernel.spine.announcements import Say

STEP_NAMES: dict[str, Say] = {
    "challenge": say("Challenge"),
    "people": say("People"),
    "tools": say("Tools"),
    "link": say("Link and measure"),
}
STEP_WORDS: dict[str, Say] = {
    "challenge": say("What hurts, for whom, and how we know."),
    "people": say("Who does the work, and what they must get done."),
    "tools": say("The least tool that does the task."),
    "link": say("Tie it to the work, read the figure, decide."),
}
NEEDS: dict[str, Say] = {
    "problem": say("The problem or opportunity in a sentence or two"),
    "whose_work": say("In whose work"),
    "value": say("What it costs or is worth a year, and where the figure comes from"),
    "otherwise": say("What happens if nothing is done"),
    "sponsor": say("A sponsor"),
    "personas": say("At least one persona"),
    "benefits": say("What is in it for each persona"),
    "key_tasks": say("A key task of each persona"),
    "measure": say("A measure with its baseline"),
    "served": say("A tool for each key task"),
    "no_idle_tools": say("No tool that serves no task"),
    "standards": say("The standards that it sets"),
    "cost": say("What it costs"),
}
PERS: dict[str, Say] = {
    "day": say("a day"),
    "week": say("a week"),
    "month": say("a month"),
    "year": say("a year"),
}
TOOL_KINDS: dict[str, Say] = {
    "community": say("Community"),
    "integration": say("Integration"),
    "workflow": say("Workflow"),
    "page": say("Page"),
}
ENTRIES: dict[str, Say] = {
    "milestone": say("Milestones"),
    "decision": say("Decisions"),
    "risk": say("Risks"),
}
STATES: dict[str, Say] = {
    "on_track": say("On track"),
    "at_risk": say("At risk"),
    "off_track": say("Off track"),
}
LEFT: dict[str, Say] = {
    "done_when": say("When it is done"),
    "knowledge": say("What becomes of its knowledge"),
    "places": say("What becomes of its places"),
    "people": say("What becomes of its people"),
}
ENDED = {"done": say("Done"), "dropped": say("Given up")}


def step_name(step: Step | str) -> str:
    """A step as a heading has it."""
    return STEP_NAMES[step].into(_)


def step_words(step: Step | str) -> str:
    """What a step is about."""
    return STEP_WORDS[step].into(_)


def state_word(state: str) -> str:
    """Where an initiative stands."""
    return STATES[state].into(_)


def left_word(part: str) -> str:
    """A part of what its end leaves behind."""
    return LEFT[part].into(_)


def need(code: str) -> str:
    """Something that a step needs."""
    return NEEDS[code].into(_)


def missing_words(gate: Gate) -> str:
    """How much of a step is missing."""
    number = len(gate.missing)
    if not number:
        return _("Everything is there")
    return ngettext("{n} thing is missing", "{n} things are missing", number).format(n=number)


def there_words(gate: Gate) -> str:
    """How much of a step was there when it ended: nothing is missing to go on any more."""
    if gate.state == "ahead":
        return _("It ended before this step")
    there = len(gate.items) - len(gate.missing)
    if not gate.missing:
        return _("Everything was there")
    words = ngettext("{there} of {n} thing was there", "{there} of {n} things were there", len(gate.items))
    return words.format(there=there, n=len(gate.items))


def how_often(task: KeyTask) -> str:
    """“5 times a week, 20 min each”; empty while both are open."""
    parts = []
    if task.times is not None:
        per = PERS[task.per].into(_)
        parts.append(ngettext("{n} time {per}", "{n} times {per}", task.times).format(n=task.times, per=per))
    if task.minutes is not None:
        parts.append(_("{n} min each").format(n=task.minutes))
    return ", ".join(parts)


def hours(task: KeyTask) -> str:
    """What it takes one person a year today; empty while a figure is open."""
    found = task.hours_a_year
    return "" if found is None else _("about {hours} h a year").format(hours=figure(found))
