"""Direct conversations as queries return them and as pages and the API show them."""

from datetime import datetime

import msgspec

from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext
from raison.kernel.ids import Id
from raison.kernel.markup import shortened, words_of
from raison.people.rows import PersonLine

MAX_PEOPLE = 50
"""People of one conversation, the one who begins it among them."""
MAX_NAME = 80
NAMED = 4
"""People whose names stand for a conversation without a name."""
EXCERPT = 160
READ_HTML = 1_200
"""Characters of a message's HTML of which its excerpt is made."""


class Direct(msgspec.Struct, kw_only=True):
    """A conversation as one of its people sees it. `people` are all who are in it, themselves too; `others` without."""

    id: Id
    subject_id: Id
    name: str
    people: tuple[PersonLine, ...]
    active_at: datetime
    last_message_id: Id | None
    last_author_id: Id | None
    excerpt: str
    """Of the last message; the query brings the beginning of its HTML."""
    unread: bool

    def __post_init__(self) -> None:
        self.excerpt = shortened(words_of(self.excerpt), EXCERPT)

    @property
    def url(self) -> str:
        """Its page."""
        return f"/messages/{self.id}"

    @property
    def group(self) -> bool:
        """Whether it is, or was, of more than two."""
        return len(self.people) > 2 or bool(self.name)

    def others(self, viewer_id: int) -> list[PersonLine]:
        """Everybody but the reader."""
        return [person for person in self.people if person.id != viewer_id]

    def title(self, viewer_id: int) -> str:
        """Its name, or the names of the others."""
        return self.name or names_of(self.others(viewer_id)) or str(_("Only you"))

    @property
    def outside(self) -> int:
        """How many are from outside."""
        return sum(1 for person in self.people if person.external)


def names_of(people: list[PersonLine]) -> str:
    """The first names of several people, the whole name of one."""
    if len(people) <= 1:
        return people[0].name if people else ""
    named = ", ".join(person.name.split()[0] for person in people[:NAMED])
    more = len(people) - NAMED
    if more <= 0:
        return named
    return ngettext("{names} and {n} more", "{names} and {n} more", more).format(names=named, n=more)
