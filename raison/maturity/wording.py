"""The words of figures, agreement, kinds and states of steps."""

from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext
from raison.kernel.spine import say
from raison.kernel.spine.announcements import Say
from raison.maturity.measures import MEASURES
from raison.maturity.model import Question
from raison.maturity.rows import FigureOf, QuestionResult

KINDS: dict[str, Say] = {
    "initiative": say("Initiative"),
    "workshop": say("Workshop"),
    "community": say("Community"),
    "council": say("Council"),
    "blog": say("Leadership blog"),
}
STARTS: dict[str, Say] = {
    "initiative": say("Open the initiative"),
    "workshop": say("Announce the workshop"),
    "community": say("Start the community"),
    "council": say("Set up the council"),
    "blog": say("Set up the blog"),
}
TAKEN: dict[str, Say] = {"started": say("Begun"), "done": say("Done"), "set_aside": say("Set aside")}
TOGETHER = 80
"""Per cent on one answer or its neighbours from which people see it alike."""
APART = 60
"""Per cent below which they see it differently."""


def measured_words(question: Question, found: FigureOf) -> str:
    """“61.5 % of 122”, or “3.5 h, median of 40”."""
    if question.measured and MEASURES[question.measured.by].unit == "h":
        return _("{figure} h, median of {n}").format(figure=figure(found.figure), n=found.counted)
    return _("{figure} % of {n}").format(figure=figure(found.figure), n=found.counted)


def source_words(question: Question) -> str:
    """Where the figure comes from."""
    return MEASURES[question.measured.by].source.into(_) if question.measured else ""


def agreement_words(result: QuestionResult) -> str:
    """How far people see it alike."""
    if result.agreement is None:
        return _("Fewer than five knew an answer; nothing is shown.")
    word = _("seen alike") if result.agreement >= TOGETHER else _("seen differently")
    if APART <= result.agreement < TOGETHER:
        word = _("mostly seen alike")
    return _("{n} % on one answer or beside it: {word}").format(n=result.agreement, word=word)


def left_words(left: int) -> str:
    """How many questions are open."""
    if not left:
        return _("Every question has an answer. You can change them until it closes.")
    return ngettext("{n} question is open.", "{n} questions are open.", left).format(n=left)
