"""The words with which a status begins: what was done since the last one, what comes, where help is needed. Whoever
gives it changes them as they like."""

from collections.abc import Iterator
from datetime import datetime

from raison.initiatives.rows import Plan
from raison.initiatives.rows.log import Entry
from raison.initiatives.wording import step_name
from raison.kernel.days import dated
from raison.kernel.i18n import gettext as _

AHEAD = 3
"""Milestones that a status looks ahead to."""


def status_draft(plan: Plan) -> str:
    """The three parts as Markdown, in the reader's language; a part of which the plan says nothing is left open."""
    since = plan.course.status.at if plan.course.status else plan.subject.created_at
    parts = (
        (_("Done since {day}").format(day=dated(since)), _done(plan, since)),
        (_("What comes"), _ahead(plan)),
        (_("Where help is needed"), _needed(plan)),
    )
    return "\n\n".join(_part(title, list(lines)) for title, lines in parts)


def _part(title: str, lines: list[str]) -> str:
    return "\n".join([f"**{title}**", "", *[f"- {line}" for line in lines or [""]]])


def _done(plan: Plan, since: datetime) -> Iterator[str]:
    for passage in plan.passages:
        if passage.at > since:
            words = _("Back to the step “{step}”") if passage.back else _("The step “{step}” is open")
            yield words.format(step=step_name(passage.step))
    for entry in reversed(plan.entries):
        if entry.settled_at is not None and entry.settled_at > since:
            words = _("Reached: {words}") if entry.kind == "milestone" else _("Over: {words}")
            yield words.format(words=entry.text)
        elif entry.kind == "decision" and entry.at > since:
            yield _("Decided: {words}").format(words=entry.text)


def _ahead(plan: Plan) -> Iterator[str]:
    for entry in _milestones(plan, late=False)[:AHEAD]:
        yield _("{words}, by {day}").format(words=entry.text, day=dated(entry.due_at)) if entry.due_at else entry.text


def _needed(plan: Plan) -> Iterator[str]:
    for entry in _milestones(plan, late=True):
        yield _("Late: {words}").format(words=entry.text)
    for entry in plan.entries:
        if entry.kind == "risk" and entry.settled_at is None:
            yield _("At risk: {words}").format(words=entry.text)


def _milestones(plan: Plan, *, late: bool) -> list[Entry]:
    """What is not reached yet, the earliest first."""
    waiting = [entry for entry in plan.entries if entry.kind == "milestone" and entry.settled_at is None]
    return sorted((one for one in waiting if one.late == late), key=lambda one: (one.due_at or one.at, one.id))
