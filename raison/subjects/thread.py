"""A thread as one reader's page shows it: where it begins, what is folded, where the unread begins."""

from typing import Any

import msgspec
from markupsafe import Markup

from raison.communities.counts import counted
from raison.kernel.access import Viewer
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST
from raison.subjects.fragments import drawn
from raison.subjects.kinds import part_of
from raison.subjects.policies import may_reply
from raison.subjects.queries import count_before, lines_after, lines_before, message_for, mine_of
from raison.subjects.rows import MENU, Line, Menu, Mine, Subject

A_PAGE = 50
"""Replies of a page."""


class Page(msgspec.Struct):
    """The lines of one page. `first`: the message that began the thread. `latest`: the page reaches the end."""

    first: Line | None
    lines: list[Line]
    earlier: int
    latest: bool


class Thread(msgspec.Struct, kw_only=True):
    """One page of a thread, drawn. `read` and `fresh` are the replies above and below the unread line; without such a
    line all are in `read`."""

    subject: Subject
    page: Page
    mine: Mine
    first: Markup
    read: list[Markup]
    fresh: list[Markup]

    @property
    def title(self) -> str:
        """Its heading; a deleted subject keeps none of its own words."""
        return self.subject.title or str(_("Deleted post"))

    @property
    def menu(self) -> Menu:
        """What can be done with any of its messages."""
        return MENU

    @property
    def latest(self) -> bool:
        """Whether it reaches the end, so that new replies may be appended live."""
        return self.page.latest

    @property
    def earlier_url(self) -> str:
        """Where the folded replies are."""
        return f"/subjects/{self.subject.id}?before={self.page.lines[0].id}" if self.page.earlier else ""

    @property
    def later_url(self) -> str:
        """Where the replies behind this page are."""
        if self.latest:
            return ""
        last = self.page.lines[-1].id if self.page.lines else self.subject.first_message_id
        return f"/subjects/{self.subject.id}?after={last}"


class Box(msgspec.Struct, frozen=True):
    """A part that is the same for many readers; `version` holds all that it shows."""

    id: int
    version: tuple[Any, ...]


async def load_thread(viewer: Viewer, subject: Subject, *, before: int = 0, after: int = 0, at: int = 0) -> Thread:
    """The page before or behind a message id, the page with the message `at` on it, or, without any of them, the
    newest; it begins at the first unread when that is further back."""
    mine = await mine_of(viewer, subject)
    if after:
        page = await _page_after(subject, after)
    else:
        unread = mine.first_new_id if mine.read_id and not before else None
        page = await _page_before(subject, before, target=at or unread or 0)
    html = await drawn([*([page.first] if page.first else []), *page.lines])
    first, replies = (html[0], html[1:]) if page.first else (Markup(), html)
    new_from = _new_from(page, mine)
    return Thread(
        subject=subject,
        page=page,
        mine=mine,
        first=first,
        read=replies[:new_from],
        fresh=replies[new_from:],
    )


async def thread_context(viewer: Viewer, thread: Thread, *, quote: int = 0, **more: Any) -> dict[str, Any]:
    """All that `subjects/thread.html` and its parts need."""
    subject = thread.subject
    quoted = await message_for(viewer, quote) if quote else None
    place = (await counted([subject.place]))[0]
    to = subject.author.name.split()[0] if subject.kind != "direct" else None
    return {
        "thread": thread,
        "subject": subject,
        "place": place,
        "organisation_name": viewer.home_name,
        "quoted": quoted if quoted and quoted.subject_id == subject.id and not quoted.deleted else None,
        "may_reply": may_reply(viewer, subject),
        "text": thread.mine.draft or "",
        "attachments": [],
        "errors": {},
        "empty_composer": Box(subject.id, (to, place.people, place.outside, viewer.home_name, thread.latest)),
        "levels": Box(subject.id, (thread.mine.level or "named",)),
        "topics": ["me", f"subject:{subject.id}"],
        "bounded": subject.place.shared,
        **await part_of(viewer, subject),
        **more,
    }


async def _page_before(subject: Subject, before: int, *, target: int) -> Page:
    first, lines = await lines_before(subject, before or NEWEST, limit=A_PAGE + 1)
    if len(lines) <= A_PAGE:
        return Page(first, lines, 0, not before)
    lines = lines[-A_PAGE:]
    if lines[0].id > target > (subject.first_message_id or 0):
        return await _page_after(subject, target - 1)
    if before:
        return Page(first, lines, await count_before(subject, lines[0].id), False)
    return Page(first, lines, max(subject.replies - sum(not line.deleted for line in lines), 1), True)


async def _page_after(subject: Subject, after: int) -> Page:
    first, lines = await lines_after(subject, after, limit=A_PAGE + 1)
    earlier = await count_before(subject, lines[0].id) if lines else 0
    return Page(first, lines[:A_PAGE], earlier, len(lines) <= A_PAGE)


def _new_from(page: Page, mine: Mine) -> int:
    """How many replies stand above the unread line; none is drawn where everything is new to the reader."""
    if mine.read_id is None or not mine.new:
        return len(page.lines)
    return sum(line.id < (mine.first_new_id or 0) for line in page.lines)
