"""Channels become places: public ones open communities, private ones secret, those that no list names closed, direct
messages the conversations that they are."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import select

from raison.communities.actions.starting import free_handle
from raison.communities.tables import charters, visits
from raison.exchange.activities import CommunityImported
from raison.exchange.slack.records import ChannelKind, Reject, SlackChannel
from raison.exchange.slack.writing.counts import Counts
from raison.exchange.slack.writing.known import REMEMBER, KnownPerson, KnownPlace
from raison.exchange.slack.writing.people import Commit, People
from raison.kernel.access import memberships, place_organisations, places
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, any_of, insert_row, maybe_row, rows, statement, word
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id, new_id
from raison.kernel.spine import Happened, record
from raison.messages.actions import direct_writes, key_of
from raison.messages.activities import DirectOpened
from raison.messages.queries import Addressed
from raison.messages.tables import directs
from raison.people.tables import people

OPENNESS: dict[ChannelKind, str] = {"public": "open", "private": "secret", "unlisted": "closed"}
"""Slack shows nobody that a private channel exists; of one that no list names, nothing says that it was public."""
DIRECT: tuple[ChannelKind, ...] = ("dm", "group_dm")
TOOL = "slack"


class _Named(msgspec.Struct):
    id: Id
    name: str
    organisation_id: Id


class _Direct(msgspec.Struct):
    place_id: Id
    subject_id: Id


class Places:
    """Which place each channel is, for one run."""

    def __init__(self, source: str, everybody: People, known: dict[str, KnownPlace], *, keeper_id: int) -> None:
        """`keeper_id`: who stands in the charter of a channel whose creator nobody knows."""
        self._source = source
        self._people = everybody
        self._keeper = keeper_id
        self.known = known

    async def bring(self, listed: Iterable[SlackChannel | Reject], counts: Counts, commit: Commit) -> list[Reject]:
        """Bring over every channel with its people; what of the lists could not be read."""
        rejects: list[Reject] = []
        for channel in listed:
            if isinstance(channel, Reject):
                rejects.append(channel)
            elif channel.id in self.known:
                await commit(self._newcomers(channel))
            else:
                counts.places += 1
                await commit(await self._new(channel))
        return rejects

    async def _new(self, channel: SlackChannel) -> list[Bound]:
        batch = await self._unlisted_people(channel)
        inside = {one.id: one for member in channel.members if (one := self._people.known.get(member)) is not None}
        if channel.kind in DIRECT and inside:
            batch += await self._direct(channel, list(inside.values()))
        else:
            batch += await self._community(channel, list(inside.values()))
        place = self.known[channel.id]
        remembered = REMEMBER(source=self._source, kind="place", external=channel.id, local_id=place.id, at=now_us())
        made = (
            CommunityImported(place_id=place.id, tool=TOOL)
            if place.subject_id is None
            else DirectOpened(place_id=place.id)
        )
        return [*batch, remembered, record(made, by=None)]

    async def _unlisted_people(self, channel: SlackChannel) -> list[Bound]:
        """A conversation is its people: all of them are needed, also whom no list names."""
        batch: list[Bound] = []
        for member in channel.members if channel.kind in DIRECT else ():
            batch += (await self._people.author(member, "", ""))[1]
        return batch

    async def _community(self, channel: SlackChannel, inside: list[KnownPerson]) -> list[Bound]:
        place_id, at = new_id(), now_us()
        began = channel.created_us or at
        creator = self._people.known.get(channel.creator)
        owner = self._owner(inside, creator)
        outside = any(one.external for one in inside)
        self.known[channel.id] = KnownPlace(place_id)
        return [
            INSERT_PLACE(
                id=place_id,
                kind="community",
                name=channel.name,
                handle=await free_handle(channel.name, place_id),
                openness=OPENNESS.get(channel.kind, "secret"),
                boundary="shared" if outside else "internal",
                stage="retired" if channel.archived else "chartered",
                created_at=began,
                created_by=creator.id if creator else None,
            ),
            *await self._share(place_id, at, inside),
            INSERT_CHARTER(
                place_id=place_id,
                why=_why(channel),
                owner_id=owner.id if owner else creator.id if creator else self._keeper,
                changed_at=at,
            ),
            INSERT_MEMBER.many(
                {"place_id": place_id, "person_id": one.id, "role": _role(one, owner), "since": began} for one in inside
            ),
            _seen(place_id, inside, at),
        ]

    def _owner(self, inside: list[KnownPerson], creator: KnownPerson | None) -> KnownPerson | None:
        """Its creator if they are still in it, else whoever of the house comes first. Nobody is put in to be owner."""
        able = [one for one in inside if one.present and not one.limited]
        return creator if creator is not None and creator in able else able[0] if able else None

    async def _share(self, place_id: int, at: int, inside: list[KnownPerson]) -> list[Bound]:
        outsiders = [one.id for one in inside if one.external]
        found = await rows(NAMED, _Named, ids=outsiders) if outsiders else []
        organisations = sorted({one.organisation_id for one in found})
        return [SHARE.many({"place_id": place_id, "organisation_id": one, "since": at} for one in organisations)]

    async def _direct(self, channel: SlackChannel, inside: list[KnownPerson]) -> list[Bound]:
        """The conversation of these people, which they may have begun here already."""
        key = key_of([one.id for one in inside])
        found = await maybe_row(BY_KEY, _Direct, people_key=key)
        if found is not None:
            self.known[channel.id] = KnownPlace(found.place_id, found.subject_id)
            return []
        place = self.known[channel.id] = KnownPlace(new_id(), new_id())
        named = {one.id: one for one in await rows(NAMED, _Named, ids=[one.id for one in inside])}
        addressed = [
            Addressed(one.id, named[one.id].name, named[one.id].organisation_id, one.external, one.guest)
            for one in inside
        ]
        return direct_writes(
            place.id,
            place.subject_id or 0,
            addressed,
            author_id=inside[0].id,
            name="",
            at=channel.created_us or now_us(),
        )

    def _newcomers(self, channel: SlackChannel) -> list[Bound]:
        """Who came to the workspace since an earlier run. Who was taken out of the place here is not put back."""
        if channel.kind in DIRECT:
            return []
        place_id, at = self.known[channel.id].id, now_us()
        known = (self._people.known.get(member) for member in channel.members)
        fresh = [one for one in known if one is not None and one.fresh and not one.external]
        return [
            INSERT_MEMBER.many(
                {"place_id": place_id, "person_id": one.id, "role": _role(one, None), "since": at} for one in fresh
            ),
            _seen(place_id, fresh, at),
        ]


def _made(place: KnownPlace) -> Happened:
    if place.subject_id is not None:
        return DirectOpened(place_id=place.id)
    return CommunityImported(place_id=place.id, tool=TOOL)


def _why(channel: SlackChannel) -> str:
    if channel.purpose and channel.topic and channel.topic not in channel.purpose:
        return _("{purpose} Topic: {topic}").format(purpose=channel.purpose, topic=channel.topic)
    return channel.purpose or channel.topic or _("Imported from Slack.")


def _role(person: KnownPerson, owner: KnownPerson | None) -> str:
    return "guest" if person.limited else "owner" if person is owner else "member"


def _seen(place_id: int, inside: list[KnownPerson], at: int) -> Bound:
    """What comes from before now is not new to anybody."""
    return INSERT_VISIT.many({"person_id": one.id, "place_id": place_id, "at": at} for one in inside)


INSERT_PLACE = insert_row(places)
INSERT_CHARTER = insert_row(charters)
INSERT_MEMBER = insert_row(memberships, ignore=True)
INSERT_VISIT = insert_row(visits, ignore=True)
SHARE = insert_row(place_organisations)
NAMED = statement(select(people.c.id, people.c.name, people.c.organisation_id).where(any_of(people.c.id, "ids")))
BY_KEY = statement(select(directs.c.place_id, directs.c.subject_id).where(directs.c.people_key == word("people_key")))
