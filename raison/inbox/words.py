"""Notices in words: the finding above the inbox, why a line is here, what it is about."""

from collections.abc import Callable

import msgspec

from raison.inbox.rows import Heap, Line, Notice, Said, Standing
from raison.kernel.access import Viewer
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext
from raison.kernel.spine import say


def number_word(number: int) -> str:
    """Numbers up to twelve as words, as one writes them in a sentence."""
    words = (
        _("none"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"),
        _("ten"), _("eleven"), _("twelve"),
    )  # fmt: skip
    return words[number] if number < len(words) else str(number)


def finding(standing: Standing) -> str:
    """The heading: “Two need you, five moved, three alerts.”"""
    parts = [
        said(number).format(n=number_word(number))
        for heap, said in FINDINGS.items()
        if (number := standing.number("open", heap))
    ]
    if not parts:
        return str(_("Nothing waits for you."))
    sentence = ", ".join(parts) + "."
    return sentence[0].upper() + sentence[1:]


FINDINGS: dict[Heap, Callable[[int], str]] = {
    "needs": lambda number: ngettext("{n} needs you", "{n} need you", number),
    "following": lambda number: ngettext("{n} moved", "{n} moved", number),
    "alerts": lambda number: ngettext("{n} alert", "{n} alerts", number),
}


def all_done_label(number: int) -> str:
    """What the button of a group says."""
    if number == 1:
        return str(_("Mark it done"))
    return ngettext("Mark all {n} done", "Mark all {n} done", number).format(n=number_word(number))


def moved_words(number: int) -> str:
    """How many threads moved; the page writes since when behind it."""
    return ngettext("{n} thread moved since", "{n} threads moved since", number).format(n=number_word(number))


def footer(standing: Standing) -> str:
    """The end of the list, said as an end."""
    done, later = standing.number("done"), standing.number("snoozed")
    parts = [_("That is everything. Nothing is hidden and nothing is ranked.")]
    if done:
        parts.append(ngettext("{n} done today.", "{n} done today.", done).format(n=done))
    if later:
        parts.append(ngettext("{n} comes back later.", "{n} come back later.", later).format(n=later))
    return " ".join(parts)


def told(line: Line, reader: Viewer) -> Notice:
    """A line in the reader's language."""
    title, snippet = _title(line, reader)
    return Notice(
        id=line.id,
        heap=line.heap,
        kind=line.kind or "place",
        title=title,
        snippet=snippet,
        text=_sentence(line),
        reason=why(line, reader.id),
        url=line.url,
        place_id=line.place_id,
        place_name=_("Messages") if line.place_kind == "direct" else line.place_name or "",
        actor=line.actor,
        happened=line.happened,
        heard=line.heard,
        at=line.at,
        needed_at=line.needed_at,
        done_at=line.done_at,
        snoozed_until=line.snoozed_until,
        unread=line.unread,
    )


def why(line: Line, reader_id: int) -> str:
    """Why it is here: without a reason it would not be."""
    word = line.reason if line.reason in REASONS else "following"
    if word == "following" and line.author_id == reader_id and line.kind != "direct":
        word = "asked" if line.kind == "question" else "began"
    elif word == "following" and line.follow_reason in REASONS:
        word = line.follow_reason or word
    return REASONS[word].into(_)


REASONS = {
    "mentioned": say("names you"),
    "quoted": say("quotes you"),
    "direct": say("wrote to you"),
    "request": say("asks you to answer"),
    "praised": say("thanks you"),
    "announced": say("announced to everybody there"),
    "answered": say("you follow the question"),
    "accepted": say("your answer was accepted"),
    "ended": say("you follow the poll"),
    "you": say("it is about you"),
    "alert": say("from a connected system"),
    "assessed": say("it is about how far we are"),
    "following": say("you follow it"),
    "asked": say("you asked"),
    "began": say("you posted it"),
    "wrote": say("you wrote in it"),
    "named": say("you were named in it"),
    "member": say("you are in the group"),
}
"""By the announcement's reason, else by why one follows the subject."""


def _title(line: Line, reader: Viewer) -> tuple[str, str]:
    if line.kind is None:
        return _sentence(line), line.excerpt
    if line.reason == "direct":  # between two people the message is what it is about
        return line.excerpt or _("A message"), ""
    title = line.subject_title
    if line.kind == "direct":
        title = line.place_name or _without(title or "", reader.name)
    snippet = line.excerpt
    if line.happened > 1 and line.heap != "needs":
        more = ngettext("and {n} more", "and {n} more", line.happened - 1).format(n=line.happened - 1)
        snippet = f"{snippet} ({more})" if snippet else more
    return title or _("Deleted post"), snippet


def _without(names: str, name: str) -> str:
    """A conversation's names as one of its people sees them."""
    return ", ".join(one for one in names.split(", ") if one != name) or names


def _sentence(line: Line) -> str:
    said = msgspec.json.decode(line.text, type=Said)
    values = {"title": line.subject_title or _("Deleted post"), **said.values}
    return say(said.message, **values).into(_) if said.message else ""
