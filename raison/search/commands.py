"""What the command bar offers to do and where to go, besides what it finds."""

from urllib.parse import quote, urlencode

import msgspec

from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.kernel.i18n import gettext as _
from raison.people.names import folded


class Option(msgspec.Struct, frozen=True):
    """A line of the command bar."""

    label: str
    url: str
    icon_name: str
    note: str | None = None


def pages(viewer: Viewer) -> list[Option]:
    """Where one can always go, and what one can always begin."""
    begin = (
        []
        if viewer.limited
        else [
            Option(_("Start a pilot"), "/communities/new", "flag"),
            Option(_("Start with a challenge"), "/initiatives/new", "target"),
            Option(_("Tools in use"), "/tools-in-use", "list"),
            Option(_("Write a tool down"), "/tools-in-use/new", "list"),
        ]
    )
    return [
        Option(_("Write a post"), "/posts/new", "pencil"),
        Option(_("Ask a question"), "/posts/new?kind=question", "circle-question-mark"),
        *begin,
        Option(_("Home"), "/home", "house"),
        Option(_("Inbox"), "/inbox", "inbox"),
        Option(_("Messages"), "/messages", "message-square"),
        Option(_("Drafts"), "/drafts", "pencil"),
        Option(_("Scheduled"), "/scheduled", "clock"),
        Option(_("Communities"), "/communities", "users"),
        Option(_("People"), "/people", "user-round"),
        Option(_("Initiatives"), "/initiatives", "target"),
        Option(_("Settings"), "/settings", "settings"),
    ]


def pages_like(viewer: Viewer, text: str) -> list[Option]:
    """Those of them that have a word beginning with each typed one."""
    begun = [f" {word}" for word in folded(text).split()]
    return [one for one in pages(viewer) if all(word in f" {folded(one.label)}" for word in begun)]


def things_to_do(viewer: Viewer, text: str, place: Place | None) -> list[Option]:
    """What can be done with the words that were typed."""
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    does = [Option(_("Search for “{words}”").format(words=shown), f"/search?q={quote(text)}", "search")]
    if place is not None:
        asking = _("Ask “{words}” in {place}").format(words=shown, place=place.name)
    else:
        asking = _("Ask “{words}”").format(words=shown)
    told = {"kind": "question", **({"place": place.id} if place else {}), "title": text}
    does.append(Option(asking, f"/posts/new?{urlencode(told)}", "circle-question-mark"))
    if not viewer.limited:
        label = _("Start a pilot about “{words}”").format(words=shown)
        does.append(Option(label, f"/communities/new?{urlencode({'name': text})}", "flag"))
    return does
