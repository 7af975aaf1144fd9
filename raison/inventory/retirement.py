"""The words with which the initiative that retires a tool begins. They are a beginning: its owner changes them."""

import msgspec

from raison.inventory.rows import UsedTool
from raison.inventory.wording import capability_word
from raison.kernel.days import dated
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext


class Words(msgspec.Struct, frozen=True):
    """What the initiative says at first."""

    name: str
    problem: str
    whose_work: str
    otherwise: str


def words_of(tool: UsedTool) -> Words:
    """The words for one tool, in the reader's language; what nobody has said is left out."""
    doing = ", ".join(capability_word(one) for one in tool.capabilities)
    problem = _("{tool} does what we have in one place already.").format(tool=tool.name)
    if doing:
        problem = _("{tool} does what we have in one place already: {doing}.").format(tool=tool.name, doing=doing)
    others = len(tool.uses)
    if others:
        words = ngettext("{n} team or group works with it.", "{n} teams and groups work with it.", others)
        problem = f"{problem} {words.format(n=others)}"
    ends = tool.decide_by
    otherwise = _("We pay for it on.")
    if ends is not None:
        otherwise = _("The contract goes on after {day}.").format(day=dated(ends))
    return Words(
        name=_("Retire {tool}").format(tool=tool.name),
        problem=problem,
        whose_work=", ".join(use.who for use in tool.uses)[:600],
        otherwise=otherwise,
    )
