"""The words of figures and signs, each with the rule by which it is counted."""

from typing import Any

from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext
from raison.kernel.spine import say
from raison.kernel.spine.announcements import Say
from raison.office.rows import Figures

NAMES: dict[str, Say] = {
    "challenge": say("Challenge"),
    "people": say("People"),
    "tools": say("Tools"),
    "link": say("Link and measure"),
    "done": say("Done"),
    "dropped": say("Given up"),
    "quiet": say("Quiet"),
    "reasoned": say("Went on without"),
    "overdue": say("Behind its day"),
    "unsponsored": say("Without a sponsor"),
    "well": say("Without any of these signs"),
    "pilot": say("Pilots"),
    "chartered": say("Chartered"),
    "in_review": say("In review"),
    "retired": say("Retired"),
    "due": say("To be decided now"),
    "soon": say("Within 30 days"),
    "ownerless": say("Without an owner"),
    "unmeasured": say("Without a reading"),
    "measured": say("Communities with a reading"),
    "reached": say("Communities at their target"),
    "with_readings": say("Initiatives with a reading"),
    "at_target": say("Initiatives at a target"),
    "duplicates": say("Pairs that seem to be about the same"),
    "outside_organisations": say("Organisations"),
    "outside_people": say("People from outside"),
    "outside_accesses": say("Accesses to places"),
    "outside_idle": say("Not used for 90 days"),
    "decisions_waiting": say("Waiting"),
    "decisions_overdue": say("Overdue"),
    "all": say("All"),
}
RULES: dict[str, Say] = {
    "quiet": say("Nobody wrote, changed or decided anything for 30 days."),
    "reasoned": say("It came to its step although something was missing, with a reason."),
    "overdue": say("A milestone was to be reached by now, and is not."),
    "unsponsored": say("Nobody with an account that is open answers for it before the company."),
    "well": say("It runs, and none of the four signs holds."),
    "due": say("In review, or a pilot whose end has come."),
    "soon": say("A pilot that ends, or a review that comes, in the next 30 days."),
    "ownerless": say("Nobody with an account that is open owns it."),
    "unmeasured": say("Chartered or in review, and its measure has no baseline or no reading."),
    "measured": say("Its measure has baseline, target and reading."),
    "reached": say("The reading is at the target, or better."),
    "with_readings": say("One of its measures has a fixed baseline and a reading since."),
    "at_target": say("One of its measures has come to its target."),
    "duplicates": say("Name, reason and challenge share words that few others use. Looked for at night."),
    "outside_idle": say("Somebody from outside has access and was not in that place for 90 days."),
    "decisions_waiting": say("Before the council, not decided."),
    "decisions_overdue": say("Decided, to be done by a day that has passed, and not done."),
}
SPONSORLESS = say("Chartered or in review, and nobody with an account that is open stands for it.")
STAGES: dict[str, Say] = {
    "pilot": say("Pilot"),
    "chartered": say("Chartered"),
    "in_review": say("In review"),
    "retired": say("Retired"),
}
SIGN_WORDS: dict[str, Say] = {
    "quiet": say("quiet for 30 days"),
    "reasoned": say("went on without"),
    "overdue": say("behind its day"),
    "unsponsored": say("no sponsor"),
}


def named(code: str) -> str:
    """What a figure counts."""
    return NAMES[code].into(_)


def rule(code: str, *, community: bool = False) -> str:
    """By which rule it is counted; empty where the name says it."""
    if community and code == "unsponsored":
        return SPONSORLESS.into(_)
    return RULES[code].into(_) if code in RULES else ""


def sign(code: str) -> str:
    """A sign as a tag has it."""
    return SIGN_WORDS[code].into(_)


def stage(code: str) -> str:
    """The stage of one community."""
    return STAGES[code].into(_)


def finding(figures: Figures) -> str:
    """What the front page finds: how much waits for the office."""
    waiting = figures.number("reviews", "due") + figures.number("missing", "ownerless")
    waiting += figures.number("decisions", "decisions_overdue")
    if not waiting:
        return _("No review and no decision is due. Every community has an owner.")
    return ngettext("One thing waits for somebody.", "{n} things wait for somebody.", waiting).format(n=waiting)


WORDING: dict[str, Any] = {"named": named, "rule": rule, "sign": sign, "stage": stage}
"""What the templates call for their words."""
