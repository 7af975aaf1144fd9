"""The brief of an initiative for its sponsor: one page with what hurts, who stands for it, where it is, what it needs.
The same for the screen, the printer and the PDF."""

from collections.abc import Iterator

from raison.initiatives.rows import Persona, Plan
from raison.initiatives.rows.log import Entry
from raison.initiatives.wording import ENDED, how_often, left_word, missing_words, state_word, step_name
from raison.kernel.clock import now
from raison.kernel.days import dated
from raison.kernel.documents import Bullets, Document, Heading, Pairs, Part, Span, Table, Words
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.markup import shortened
from raison.people.rows import PersonLine

LINES = 3
"""Milestones, decisions, risks, and tasks of a persona: more would not fit the page."""
PERSONAS = 4
CHARACTERS = 320
"""Of each text."""


def brief_of(plan: Plan) -> Document:
    """The brief in the reader's language, with what the reader may see."""
    parts: list[Part] = [*_standing(plan), *_challenge(plan), *_people(plan), *_work(plan), *_log(plan), *_end(plan)]
    return Document(
        title=plan.subject.title,
        lede=shortened(plan.initiative.problem, CHARACTERS),
        marks=_("Brief for the sponsor, {day}").format(day=dated(now())),
        parts=parts,
        foot=_("From {place}. What lies behind each line stands in Raison, where this initiative is.").format(
            place=plan.subject.place.name
        ),
    )


def _standing(plan: Plan) -> Iterator[Part]:
    yield Heading(_("Where it stands"))
    there = sum(gate.state == "past" for gate in plan.gates)
    yield Span(
        share=100 * there / len(plan.gates),
        label=_("Step: {step}").format(step=step_name(plan.initiative.step)),
        start=step_name(plan.gates[0].step),
        now=ENDED[plan.initiative.outcome].into(_) if plan.initiative.outcome else step_name(plan.initiative.step),
        end="" if plan.initiative.step == "link" else step_name("link"),
    )
    if status := plan.course.status:
        words = _("{state}, said {name} on {day}")
        yield Words(words.format(state=state_word(status.state), name=status.by.name, day=dated(status.at)))
    if not plan.initiative.ended:
        yield Words(f"{missing_words(plan.gate)}.", soft=True)


def _challenge(plan: Plan) -> Iterator[Part]:
    standing, still_open = plan.initiative, _("Open")
    yield Heading(_("The challenge"))
    yield Pairs(
        [
            (_("In whose work"), shortened(standing.whose_work, CHARACTERS) or still_open),
            (_("What it costs or is worth"), _worth(plan) or still_open),
            (_("If nothing is done"), shortened(standing.otherwise, CHARACTERS) or still_open),
        ]
    )


def _people(plan: Plan) -> Iterator[Part]:
    sponsor, still_open = plan.initiative.sponsor, _("Open")
    yield Heading(_("Who stands for it"))
    yield Pairs(
        [
            (_("Sponsor"), _who(sponsor) if sponsor else still_open),
            (_("Owner"), _who(plan.initiative.owner)),
            (_("Champions"), ", ".join(one.name for one in plan.champions) or still_open),
        ]
    )


def _work(plan: Plan) -> Iterator[Part]:
    if not plan.personas:
        return
    yield Heading(_("For whom, and what they must get done"))
    rows = [[one.name, _tasks(one), shortened(one.benefit, CHARACTERS)] for one in plan.personas[:PERSONAS]]
    yield Table([_("Persona"), _("Must get done"), _("What is in it for them")], rows)
    if len(plan.personas) > PERSONAS:
        yield Words(_("And {n} more.").format(n=len(plan.personas) - PERSONAS), soft=True)


def _log(plan: Plan) -> Iterator[Part]:
    waiting = [entry for entry in plan.entries if entry.settled_at is None]
    ahead = sorted((one for one in waiting if one.kind == "milestone"), key=lambda one: (one.due_at or one.at, one.id))
    for title, entries in (
        (_("What comes"), ahead),
        (_("What was decided"), [one for one in waiting if one.kind == "decision"]),
        (_("What may go wrong"), [one for one in waiting if one.kind == "risk"]),
    ):
        if entries:
            yield Heading(title)
            yield Bullets([_line(entry) for entry in entries[:LINES]])


def _end(plan: Plan) -> Iterator[Part]:
    if done_when := plan.course.retirement.done_when:
        yield Heading(left_word("done_when"))
        yield Words(done_when)


def _worth(plan: Plan) -> str:
    """A range with its source; empty while nobody has put a figure on it."""
    low, high, standing = plan.initiative.value_low, plan.initiative.value_high, plan.initiative
    if low is None or high is None:
        return ""
    words = figure(low) if low == high else _("{low} to {high}").format(low=figure(low), high=figure(high))
    worth = _("{figure} {currency} a year").format(figure=words, currency=standing.currency)
    source = shortened(standing.value_source, CHARACTERS) or _("where the figure comes from is open")
    return f"{worth} ({source})"


def _who(person: PersonLine) -> str:
    return f"{person.name}, {person.title}" if person.title else person.name


def _tasks(persona: Persona) -> str:
    told = [f"{task.job} ({often})" if (often := how_often(task)) else task.job for task in persona.tasks[:LINES]]
    return "\n".join(told) or _("Open")


def _line(entry: Entry) -> str:
    words = entry.text if entry.kind == "milestone" or not entry.detail else f"{entry.text}: {entry.detail}"
    day = f"{dated(entry.due_at)}: " if entry.kind == "milestone" and entry.due_at else ""
    late = f" ({_('late')})" if entry.late else ""
    return f"{day}{shortened(words, CHARACTERS)}{late}"
