"""The words of the home page: its heading is a finding, its date is one that people say."""

from datetime import datetime

from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext


def finding(needs: int, unread: int) -> str:
    """What the day begins with."""
    if needs:
        many = ngettext("{n} thing needs you. The rest can wait.", "{n} things need you. The rest can wait.", needs)
        return many.format(n=counted(needs))
    if unread:
        return _("Nothing needs you. There is something new.")
    return _("Nothing needs you. You have seen everything.")


def counted(number: int) -> str:
    """A small number as a word, at the beginning of a sentence."""
    words = (
        *(_("No"), _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six"), _("Seven"), _("Eight")),
        *(_("Nine"), _("Ten"), _("Eleven"), _("Twelve")),
    )
    return words[number] if number < len(words) else str(number)


def long_day(at: datetime) -> str:
    """A day with its weekday."""
    days = (
        *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday")),
        _("Sunday"),
    )
    months = (
        *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August")),
        *(_("September"), _("October"), _("November"), _("December")),
    )
    return _("{weekday} {day} {month}").format(weekday=days[at.weekday()], day=at.day, month=months[at.month - 1])
