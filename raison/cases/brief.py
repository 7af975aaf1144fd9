"""A business case on paper: what it comes to, what it rests on, and what is open. For screen and PDF alike."""

from collections.abc import Iterator

from raison.cases.reckoning import ASSUMPTIONS, COUNTS
from raison.cases.rows import Case
from raison.cases.wording import (
    assumption_name,
    count_name,
    open_words,
    part_name,
    payback_words,
    question_words,
)
from raison.inventory.wording import ranged
from raison.kernel.clock import now
from raison.kernel.days import dated
from raison.kernel.documents import Bullets, Document, Heading, Pairs, Part, Table, Words
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _


def brief_of(case: Case) -> Document:
    """The business case in the reader's language."""
    return Document(
        title=case.line.title,
        lede=open_words(len(case.reckoning.questions)),
        marks=_("Business case, {day}").format(day=dated(now())),
        parts=[*_result(case), *_tools(case), *_effort(case), *_assumptions(case), *_risks(case), *_questions(case)],
        foot=_("Every figure here was given by a person. What nobody has said stands as an open question."),
        long=True,
    )


def _result(case: Case) -> Iterator[Part]:
    found, currency = case.reckoning, case.line.currency
    yield Heading(_("What it comes to"))
    yield Pairs(
        [
            (_("What the tools cost a year"), ranged(found.cost, currency)),
            (_("Work of moving"), ranged(found.days, _("person-days"), digits=1)),
            (_("What moving costs"), ranged(found.moving, currency)),
            (_("What is saved a year"), ranged(found.saving, currency)),
            (_("What risks may cost"), ranged(found.loss, currency)),
            (_("Paid for itself"), payback_words(found.payback)),
        ]
    )
    if found.cost is None:
        yield Words(_("Known so far: {cost} a year.").format(cost=ranged(found.cost_known, currency)), soft=True)


def _tools(case: Case) -> Iterator[Part]:
    yield Heading(_("Tools that would be joined"))
    head = [_("Tool"), _("Costs a year"), *[_begun(count_name(one)) for one in COUNTS]]
    rows = [
        [tool.name, ranged(tool.cost, tool.currency), *[_number(getattr(tool, one)) for one in COUNTS]]
        for tool in case.basis.tools
    ]
    yield Table(head, rows, end=tuple(range(1, len(head))))


def _effort(case: Case) -> Iterator[Part]:
    yield Heading(_("Work of moving"))
    days = _("person-days")
    yield Pairs([(part_name(one.part), ranged(one.days, days, digits=1)) for one in case.reckoning.efforts])


def _assumptions(case: Case) -> Iterator[Part]:
    yield Heading(_("Assumptions"))
    known = {one.code: one for one in case.basis.assumptions}
    rows = []
    for code in ASSUMPTIONS:
        one = known.get(code)
        rows.append(
            [
                assumption_name(code, case.line.currency),
                ranged(one.range if one else None, digits=2),
                one.why if one else "",
            ]
        )
    yield Table([_("Assumption"), _("Range"), _("Why")], rows, end=(1,))


def _risks(case: Case) -> Iterator[Part]:
    if not case.basis.risks:
        return
    yield Heading(_("What may go wrong"))
    currency = case.line.currency
    rows = [
        [risk.text, ranged(risk.chance, "%", digits=1), ranged(risk.cost, currency), ranged(risk.loss, currency)]
        for risk in case.basis.risks
    ]
    yield Table([_("Risk"), _("How likely"), _("Would cost"), _("To be expected")], rows, end=(1, 2, 3))


def _questions(case: Case) -> Iterator[Part]:
    if case.reckoning.questions:
        yield Heading(_("Open questions"))
        yield Bullets([question_words(one, case.line.currency) for one in case.reckoning.questions])


def _begun(words: str) -> str:
    """Words as a heading; what follows keeps its case, as German nouns need."""
    return words[:1].upper() + words[1:]


def _number(count: int | None) -> str:
    return _("Open") if count is None else figure(count)
