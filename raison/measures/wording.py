"""The words of measures: their sources, what is found, by which method, within which range."""

from math import floor, log10

from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext
from raison.kernel.spine import say
from raison.kernel.spine.announcements import Say
from raison.measures.results import ENOUGH, SERIES_ENOUGH
from raison.measures.results.finding import Range
from raison.measures.rows import Measured

SOURCES: dict[str, Say] = {
    "typed": say("Typed in"),
    "csv": say("From a CSV file"),
    "api": say("Sent by a program"),
    "first_answer": say("Raison: hours to the first answer"),
    "answered": say("Raison: share of questions answered"),
    "active": say("Raison: active share of members"),
}
READ_FROM: dict[str, Say] = {
    "typed": say("typed in"),
    "csv": say("from a file"),
    "api": say("by a program"),
    "raison": say("by Raison"),
}
UNITS: dict[str, Say] = {
    "first_answer": say("hours"),
    "answered": say("per cent"),
    "active": say("per cent"),
}
BETTER: dict[str, Say] = {"less": say("Less is better"), "more": say("More is better")}
METHODS: dict[str, Say] = {
    "fixed": say("readings against a fixed figure"),
    "before_after": say("before and after"),
    "series": say("interrupted time series"),
    "difference": say("difference in differences"),
}
HOW_COUNTED: dict[str, Say] = {
    "fixed": say(
        "The mean of the readings since the start, against the figure that was fixed, with Student's t. The figure "
        "itself is taken as exact. Readings count as independent of each other."
    ),
    "before_after": say(
        "The mean after against the mean before, with Welch's t, which does not ask that both vary alike. Readings "
        "count as independent of each other: where each hangs together with the last, the range is too narrow. A trend "
        "that was there before counts as change."
    ),
    "series": say(
        "A line through the readings before, a step at the start, and a line after it (segmented regression). The "
        "change is between the fitted figure at the last reading and where the line of before would be by then. That "
        "each reading hangs together with the one before is allowed for (Prais and Winsten)."
    ),
    "difference": say(
        "How much more we changed than the comparison group in the same time: our mean after less our mean before, "
        "less the same of theirs, with Welch's degrees of freedom. It rests on both groups going alike otherwise."
    ),
}
KNOWN_COUNTED: dict[str, Say] = {
    "first_answer": say(
        "The middle time from a question to the first reply of somebody else, for the questions of a week. Each is "
        "given a week for its answer; a question without one counts as longer than all others."
    ),
    "answered": say("The questions of a week to which somebody else replied within a week, of all that were asked."),
    "active": say(
        "The members who wrote or reacted in a week, of all who were members by its end. Where fewer than five did "
        "not, it is counted as if five had not."
    ),
}


def known_unit(source: str) -> str:
    """The unit of a figure that Raison reads."""
    return UNITS[source].into(_)


def shown(value: float) -> str:
    """A figure as people say it, as more digits would be made up: 0.61, 8.6, 112."""
    size = floor(log10(abs(value))) if value else 0
    digits = 0 if size >= 2 else 1 if size >= 0 else 1 - size
    return figure(round(value, digits) + 0.0)


def between(found: Range) -> str:
    """“likely 8.3 to 14.9”."""
    return _("likely {low} to {high}").format(low=shown(found.low), high=shown(found.high))


def heading(one: Measured) -> str:
    """What there is to say, as a finding."""
    finding = one.finding
    if finding.change is None:
        if finding.verdict == "no_baseline":
            return _("No baseline yet")
        n = finding.missing
        return ngettext("Not enough data, {n} more reading", "Not enough data, {n} more readings", n).format(n=n)
    if finding.verdict == "too_early":
        return _("Too early to call")
    least, most = sorted((abs(finding.change.low), abs(finding.change.high)))
    fell, rose = _("Fell, by {least} to {most} {unit}"), _("Rose, by {least} to {most} {unit}")
    words = fell if finding.change.value < 0 else rose
    return words.format(least=shown(least), most=shown(most), unit=one.measure.unit)


def explained(one: Measured) -> str:
    """The sentence under the heading: what the figure is against what, or what is missing."""
    finding = one.finding
    if finding.verdict == "no_baseline":
        return _("Fix the baseline before the tools open: a figure without one shows nothing.")
    if finding.change is None:
        return _("At least {n} readings after the start are needed before anything is said.").format(n=ENOUGH)
    if finding.verdict == "too_early":
        return _("The likely range of the change, {low} to {high} {unit}, still contains no change.").format(
            low=shown(finding.change.low), high=shown(finding.change.high), unit=one.measure.unit
        )
    return _AGAINST[finding.method or "fixed"].into(_)


def known_when(one: Measured) -> str:
    """When a change to the target would show; empty when nobody can say."""
    finding = one.finding
    if finding.verdict != "too_early" or finding.more is None:
        return ""
    return ngettext(
        "A change to the target would show after about {n} more reading.",
        "A change to the target would show after about {n} more readings.",
        finding.more,
    ).format(n=finding.more)


def counted(one: Measured) -> str:
    """How many readings it rests on: “12 readings before, 9 after”."""
    finding = one.finding
    after = ngettext("{n} reading after", "{n} readings after", finding.after).format(n=finding.after)
    if finding.method == "fixed":
        return after
    before = ngettext("{n} reading before", "{n} readings before", finding.before).format(n=finding.before)
    words = _("{before}, {after}").format(before=before, after=after)
    if finding.comparison:
        theirs = ngettext("{n} of the comparison", "{n} of the comparison", finding.comparison)
        words = _("{before}, {after}").format(before=words, after=theirs.format(n=finding.comparison))
    return words


def method(one: Measured) -> str:
    """The name of the method; empty while there is none."""
    return METHODS[one.finding.method].into(_) if one.finding.method else ""


def how_counted(one: Measured) -> list[str]:
    """How the figure is made, a paragraph each."""
    found = [HOW_COUNTED[one.finding.method].into(_)] if one.finding.method else []
    if one.measure.known:
        found.append(KNOWN_COUNTED[one.measure.source].into(_))
        found.append(_("A week in which it would be about fewer than five people is left out."))
    found.append(
        _(
            "A range holds the true figure in 95 of 100 cases. Below {n} readings before or after nothing is said; "
            "from {series} before and {series} after the trend is counted too. Who looks every week sees a change by "
            "chance more often than in 5 of 100 cases."
        ).format(n=ENOUGH, series=SERIES_ENOUGH)
    )
    return found


_AGAINST: dict[str, Say] = {
    "fixed": say("The mean of the readings, against the figure that was fixed before the start."),
    "before_after": say("The mean of the readings after the start, against the mean before."),
    "series": say("At the last reading, against where the trend of before would be by then."),
    "difference": say("How much more it changed than in the comparison group."),
}
