"""Cards of the streams, polls, and posts that are to be made, as queries return them and as pages and the API show
them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal, cast, get_args

import msgspec
from msgspec import Meta

from raison.kernel.clock import now, to_us
from raison.kernel.ids import Id
from raison.kernel.json import is_id, plain
from raison.kernel.keys import key_of
from raison.kernel.markup import MAX_SOURCE
from raison.people.rows import PersonLine

Kind = Literal["update", "question", "poll", "praise", "announcement"]
KINDS: tuple[Kind, ...] = ("update", "question", "poll", "praise", "announcement")
Tab = Literal["for_you", "following", "announcements", "everything"]
TABS: tuple[Tab, ...] = ("for_you", "following", "announcements", "everything")
MAX_CHOICES = 20
MAX_CHOICE = 200
"""Characters of one choice of a poll."""
MAX_FILES = 20
MAX_TITLE = 160


class NewPost(msgspec.Struct, frozen=True, kw_only=True):
    """A post that is to be made: now, or kept as it is until its time. Only a poll has choices."""

    kind: Kind = "update"
    text: Annotated[str, Meta(max_length=MAX_SOURCE)] = ""
    title: Annotated[str, Meta(max_length=MAX_TITLE)] = ""
    choices: Annotated[tuple[Annotated[str, Meta(max_length=MAX_CHOICE)], ...], Meta(max_length=MAX_CHOICES)] = ()
    many: bool = False
    secret: bool = False
    ends_at: Annotated[datetime, Meta(tz=True)] | None = None
    attachments: Annotated[tuple[Id, ...], Meta(max_length=MAX_FILES)] = ()


class CardPlace(msgspec.Struct, frozen=True):
    """Where a card's subject lives."""

    id: Id
    name: str
    kind: str
    boundary: str

    @property
    def url(self) -> str:
        """The front page of the place."""
        return f"/communities/{self.id}"


class Choice(msgspec.Struct, frozen=True):
    """One choice of a poll. `people` are the first 50 who chose it; always empty in a secret poll."""

    id: Id
    text: str
    votes: int
    people: tuple[Id, ...] = ()


class Poll(msgspec.Struct, frozen=True):
    """What a poll asks and where it stands."""

    subject_id: Id
    many: bool
    secret: bool
    ends_at: datetime | None
    voters: int
    choices: tuple[Choice, ...]

    @property
    def ended(self) -> bool:
        """Whether its time is over."""
        return self.ends_at is not None and self.ends_at <= now()

    @property
    def total(self) -> int:
        """Votes in all; what a bar is a share of."""
        return max(sum(choice.votes for choice in self.choices), 1)


class Answer(msgspec.Struct, frozen=True):
    """The accepted answer of a question, as much of it as a card shows."""

    message_id: Id
    author: PersonLine
    text: str


class Extras(msgspec.Struct, frozen=True):
    """What a card shows beyond its subject's row, the same for every reader."""

    faces: tuple[PersonLine, ...] = ()
    more: int = 0
    praised: tuple[PersonLine, ...] = ()
    poll: Poll | None = None
    answer: Answer | None = None


class Shown(msgspec.Struct, frozen=True):
    """A card as the fragment cache knows it: the subject's id, and a hash of all that the shared part shows."""

    id: Id
    version: int
    card: "ReaderCard"


class Following(msgspec.Struct, frozen=True):
    """What the follow button of a card shows, as the fragment cache knows it."""

    id: Id
    level: str | None

    @property
    def version(self) -> int:
        """One for each level."""
        return hash(self.level)


class Card(msgspec.Struct, kw_only=True):
    """A subject in a stream, as one reader sees it. `new`: unread messages behind the last one read, at most 100;
    `unread`: something in it is new to the reader; `waits`: somebody has named them, and they have not read it."""

    id: Id
    kind: str
    title: str
    excerpt: str
    state: str
    place: CardPlace
    author: PersonLine
    created_at: datetime
    active_at: datetime
    pinned_at: datetime | None
    replies: int
    last_message_id: Id | None
    version: int
    level: str | None
    unread: bool
    new: int
    waits: bool
    my_choices: tuple[Id, ...] = ()
    faces: tuple[PersonLine, ...] = ()
    more: int = 0
    praised: tuple[PersonLine, ...] = ()
    poll: Poll | None = None
    answer: Answer | None = None

    @property
    def url(self) -> str:
        """The thread."""
        return f"/subjects/{self.id}"

    @property
    def text(self) -> str:
        """The excerpt without a title that was taken from it."""
        title = self.title.removesuffix("…")
        return self.excerpt[len(title) :].lstrip() if title and self.excerpt.startswith(title) else self.excerpt

    @property
    def cursor(self) -> str:
        """Where the next page goes on."""
        return cursor_of(self.active_at, self.id)

    @property
    def following(self) -> Following:
        """What the fragment cache keeps its follow button by."""
        return Following(self.id, self.level)


class Kept(msgspec.Struct):
    """What all readers share of a card, made once for all of them: a hash of all that it shows, and its JSON up to what
    is a reader's own."""

    version: int
    json: bytes = b""


class ReaderCard(Card, kw_only=True):
    """A card as queries return it, with what all its readers share."""

    kept: Kept = msgspec.field(default_factory=lambda: Kept(0))

    @property
    def shown(self) -> Shown:
        """What the fragment cache keeps this card's shared part by: its version, and what changes without it."""
        return Shown(self.id, self.kept.version, self)

    @property
    def own(self) -> Shown:
        """What the fragment cache keeps the whole card by: its shared part, and what it is to this reader."""
        seen = (self.kept.version, self.unread, self.waits, self.new, self.level, self.my_choices)
        return Shown(self.id, hash(seen), self)

    def raw_json(self) -> bytes:
        """The card as the API shows it: what all readers share is encoded once, and then what is this reader's."""
        if not self.kept.json:
            self.kept.json = _shared_json(self)
        level = f'"{self.level}"' if self.level else "null"
        choices = ",".join([f'"{choice}"' for choice in self.my_choices])
        unread, waits = "true" if self.unread else "false", "true" if self.waits else "false"
        own = f',"level":{level},"unread":{unread},"new":{self.new},"waits":{waits},"my_choices":[{choices}]}}'
        return self.kept.json + own.encode()


class Feed(msgspec.Struct, frozen=True):
    """A page of a stream. `next` is the `before` of the following page, None at the end."""

    cards: Sequence[Card] = msgspec.field(name="entries")
    next: str | None

    def raw_json(self) -> bytes:
        """The page as the API shows it: its cards keep their JSON."""
        cards = b",".join([card.raw_json() for card in cast("Sequence[ReaderCard]", self.cards)])
        return b'{"entries":[%b],"next":%b}' % (cards, msgspec.json.encode(self.next))


class Scheduled(msgspec.Struct, frozen=True):
    """A post that waits for its time. `refused` says why it could not be sent when its time came."""

    id: Id
    place_id: Id
    place_name: str
    post: NewPost
    created_at: datetime
    send_at: datetime
    refused: str | None


def cursor_of(at: datetime, subject_id: int) -> str:
    """The key of a row of a stream as text: microseconds and id, because many may share a microsecond."""
    return key_of(to_us(at), subject_id)


def dress(card: Card, extras: Extras) -> None:
    """Give the card what it shows beyond its row."""
    card.faces, card.more, card.praised = extras.faces, extras.more, extras.praised
    card.poll, card.answer = extras.poll, extras.answer


OWN = frozenset({"level", "unread", "new", "waits", "my_choices"})


def kept_of(card: Card) -> Kept:
    """What all readers of a card share, from the card of any of them."""
    people = (card.author, *card.faces, *card.praised, *([card.answer.author] if card.answer else []))
    named = tuple([(one.name, one.title, one.organisation_name, one.picture_key) for one in people])
    return Kept(hash((card.version, card.state, card.title, card.excerpt, card.active_at, card.place.name, named)))


def _shared_json(card: Card) -> bytes:
    fields = {
        field.name: _plain(getattr(card, field.name), field.type)
        for field in msgspec.structs.fields(Card)
        if field.name not in OWN
    }
    return msgspec.json.encode(fields)[:-1]


def _plain(value: Any, hint: Any) -> Any:
    if value is not None and any(is_id(one) for one in (hint, *get_args(hint))):
        return str(value)
    return plain(value)
