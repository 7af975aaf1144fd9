"""Subjects and messages as queries return them and as pages and the API show them."""

from datetime import datetime
from typing import Literal
from urllib.parse import quote

import msgspec
from markupsafe import Markup

from raison.communities.rows import Place
from raison.kernel.ids import Id
from raison.kernel.markup import shortened, words_of
from raison.people.rows import PersonLine
from raison.subjects.reactions import WORDS, label

Level = Literal["all", "named", "muted"]
"""How much of a thread reaches somebody: every reply, only what names them, nothing."""
QUOTED = 400
"""Characters of a quoted message that are shown."""
NAMED_REACTORS = 500
"""People who are named with a reaction; the count counts all."""
"""A tag or an entity that was cut in two."""


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What people discuss, as one viewer sees it: `place.role` is theirs."""

    id: Id
    kind: str
    title: str
    place_id: Id
    place: Place
    author: PersonLine
    created_at: datetime
    active_at: datetime
    state: str
    state_by: Id | None
    state_at: datetime | None
    pinned_at: datetime | None
    pinned_by: Id | None
    excerpt: str
    first_message_id: Id | None
    last_message_id: Id | None
    last_author_id: Id | None
    replies: int
    version: int

    @property
    def url(self) -> str:
        """Its thread; a direct conversation has its own page."""
        return self.place.url if self.kind == "direct" else f"/subjects/{self.id}"

    @property
    def deleted(self) -> bool:
        """Whether its author or a moderator has taken it away; replies of others are kept."""
        return self.state == "deleted"

    @property
    def closed(self) -> bool:
        """Whether it takes no replies."""
        return self.state in ("closed", "deleted")


class Attachment(msgspec.Struct):
    """A file of a message. `link`: it lives elsewhere and is not kept here."""

    id: Id
    name: str
    content_type: str
    size: int
    width: int | None = None
    height: int | None = None
    thumb: bool = False
    link: str | None = None
    url: str = ""
    thumb_url: str | None = None

    def __post_init__(self) -> None:
        # under the name `thumb` there is the small picture
        named = "file" if self.name == "thumb" else quote(self.name, safe="")
        self.url = self.link or f"/files/{self.id}/{named}"
        self.thumb_url = f"/files/{self.id}/thumb" if self.thumb else None


class Reaction(msgspec.Struct):
    """A word that people reacted with, and the first of those who did."""

    word: str
    count: int
    people: tuple[Id, ...]

    def __post_init__(self) -> None:
        self.people = self.people[:NAMED_REACTORS]

    @property
    def label(self) -> str:
        """The word as the reader reads it."""
        return label(self.word)


class Preview(msgspec.Struct, frozen=True):
    """What a linked page says of itself."""

    url: str
    title: str
    description: str
    site: str


class Quoted(msgspec.Struct):
    """The message that a reply quotes; its words are never copied, so that they go when it goes."""

    id: Id
    author_id: Id
    author_name: str
    deleted: bool
    html: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        self.text = "" if self.deleted else shortened(words_of(self.html), QUOTED)
        self.html = ""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One message of a subject. `version` grows with everything that its fragment shows, its author's name too."""

    id: Id
    subject_id: Id
    place_id: Id
    author: PersonLine
    created_at: datetime
    source: str
    html: str | None
    html_version: int
    edits: int
    edited_at: datetime | None
    deleted_at: datetime | None
    deleted_by_id: Id | None
    deleted_by_name: str | None
    accepted_at: datetime | None
    first: bool
    quoted: Quoted | None
    attachments: tuple[Attachment, ...]
    reactions: tuple[Reaction, ...]
    previews: tuple[Preview, ...]
    version: int

    @property
    def body_html(self) -> Markup:
        """The stored HTML: made by the one renderer, which lets nothing run."""
        return Markup(self.html or "")

    @property
    def deleted(self) -> bool:
        """Whether only its trace is left."""
        return self.deleted_at is not None

    @property
    def menu(self) -> "Menu":
        """The words that one may react with, which are the same for every message."""
        return MENU

    @property
    def url(self) -> str:
        """Its permalink, which leads to the right page of its thread."""
        return f"/m/{self.id}"


class Menu(msgspec.Struct, frozen=True):
    """What can be done with any message, as the fragment cache takes it."""

    id: int = 0
    version: int = 0

    @property
    def words(self) -> list[dict[str, str]]:
        """The words that one may react with."""
        return [{"word": word, "label": label(word)} for word in WORDS]


MENU = Menu()


class Line(msgspec.Struct, frozen=True):
    """A message as far as it takes to find its fragment: `version` as in `Message`."""

    id: Id
    version: int
    deleted: bool


class Revision(msgspec.Struct, frozen=True):
    """An earlier wording of a message."""

    id: Id
    message_id: Id
    source: str
    written_at: datetime
    by: PersonLine


class Mine(msgspec.Struct, frozen=True):
    """A thread as it stands for one reader: what reaches them, how far they have read, what they began to write."""

    level: Level | None
    read_id: Id | None
    draft: str | None
    new: int
    first_new_id: Id | None


class DraftPost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the draft of a post has beside its words: kind and title, a poll's choices and settings, where it is to go.
    As it was typed: whether it can be posted so is asked when it is sent."""

    kind: str = ""
    title: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False
    secret: bool = False
    ends_on: str = ""
    place: Id | None = None

    @property
    def begun(self) -> bool:
        """Whether something in it was typed: a kind alone is nothing to keep."""
        return bool(self.title.strip() or "".join(self.choices).strip())


class Draft(msgspec.Struct, frozen=True):
    """Something that a person began to write, on whichever device. `post`: what it has beside its words."""

    key: str
    text: str
    changed_at: datetime
    post: DraftPost | None = None


class Upload(msgspec.Struct, frozen=True):
    """A stored file with all that serving it takes."""

    id: Id
    message_id: Id | None
    uploaded_by: Id
    key: str
    name: str
    content_type: str
    size: int
    thumb_key: str | None
    place_id: Id | None
