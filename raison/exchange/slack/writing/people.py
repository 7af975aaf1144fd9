"""People of a workspace become people here: those whose e-mail address is known are who they are, the others are new,
without a password."""

from collections.abc import Awaitable, Callable, Iterable
from itertools import islice

import msgspec
from sqlalchemy import select

from raison.exchange.slack.records import Reject, SlackPerson
from raison.exchange.slack.writing.counts import Counts
from raison.exchange.slack.writing.known import ORGANISATION, REMEMBER, KnownPerson
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, any_of, insert_row, rows, statement, value, values
from raison.kernel.i18n import zone_info
from raison.kernel.ids import Id, new_id
from raison.people.accounts import create_person
from raison.people.names import handle_of
from raison.people.tables import organisations, people

AT_ONCE = 200
CONNECT = "Slack Connect"
"""The organisation of people from other workspaces, of which an export tells nothing more."""

Commit = Callable[[list[Bound]], Awaitable[None]]


class _Account(msgspec.Struct):
    email: str
    id: Id
    handle: str
    guest: bool
    bot: bool
    outside: bool
    closed: bool


class People:
    """Who is who, for one run."""

    def __init__(
        self, source: str, home_id: int, *, known: dict[str, KnownPerson], handles: set[str], emails: set[str]
    ) -> None:
        """`handles` are all that are taken; `emails` the addresses of those who are `known`."""
        self._source = source
        self._home = home_id
        self._connect: int | None = None
        self._handles = handles
        self._emails = emails
        self.known = known

    async def bring(self, listed: Iterable[SlackPerson | Reject], counts: Counts, commit: Commit) -> list[Reject]:
        """Bring over everybody whom a list names; what of the lists could not be read."""
        rejects: list[Reject] = []
        left = iter(listed)
        while some := list(islice(left, AT_ONCE)):
            rejects += [one for one in some if isinstance(one, Reject)]
            fresh = [one for one in some if isinstance(one, SlackPerson) and one.id not in self.known]
            await commit(await self._batch(fresh, counts))
        return rejects

    async def author(self, external: str, name: str, team: str) -> tuple[KnownPerson, list[Bound]]:
        """Who wrote something, also when no list names them: then they are added, and nobody can sign in as them."""
        if external in self.known:
            return self.known[external], []
        bot = external.startswith("bot:")
        organisation, batch = await self.connect() if team and not bot else (self._home, [])
        called = name or ("Bot" if bot else external.removeprefix("bot:"))
        batch += self._add(
            external,
            name=called,
            handle=called,
            organisation_id=organisation,
            bot=bot,
            closed=not bot,
            outside=bool(team) and not bot,
        )
        return self.known[external], batch

    async def connect(self) -> tuple[int, list[Bound]]:
        """The organisation of people from other workspaces, and the writes that make it when it is not there yet."""
        if self._connect is None:
            self._connect = await value(ORGANISATION, source=self._source, which=CONNECT)
        if self._connect is not None:
            return self._connect, []
        self._connect, at = new_id(), now_us()
        handle = handle_of(CONNECT, set(await values(ORGANISATION_HANDLES)))
        made = INSERT_ORGANISATION(id=self._connect, handle=handle, name=CONNECT, kind="partner", created_at=at)
        return self._connect, [made, self._remember("organisation", CONNECT, self._connect)]

    async def _batch(self, fresh: list[SlackPerson], counts: Counts) -> list[Bound]:
        accounts = {one.email: one for one in await rows(BY_EMAIL, _Account, emails=[_email(one) for one in fresh])}
        batch: list[Bound] = []
        for person in fresh:
            counts.people += 1
            email = _email(person)
            account = accounts.get(email) if email not in self._emails else None
            if account is not None:
                counts.matched += 1
                batch.append(self._match(person.id, account))
            else:
                batch += await self._new(person)
            self._emails.add(email)
        return batch

    def _match(self, external: str, account: _Account) -> Bound:
        present = not (account.bot or account.closed)
        self.known[external] = KnownPerson(
            account.id, account.handle, account.guest, account.outside, present, account.bot, fresh=True
        )
        return self._remember("person", external, account.id)

    async def _new(self, person: SlackPerson) -> list[Bound]:
        email = _email(person)
        organisation, batch = await self.connect() if person.external else (self._home, [])
        return batch + self._add(
            person.id,
            name=person.name,
            handle=person.handle or person.name,
            organisation_id=organisation,
            # a second person with the same address is somebody else, without it
            email=email if email and email not in self._emails else None,
            title=person.title,
            zone=person.zone if zone_info(person.zone).key == person.zone else "UTC",
            guest=person.restricted and not person.external,
            bot=person.bot,
            closed=person.deleted,
            outside=person.external,
        )

    def _add(
        self,
        external: str,
        *,
        name: str,
        handle: str,
        organisation_id: int,
        email: str | None = None,
        title: str = "",
        zone: str = "UTC",
        guest: bool = False,
        bot: bool = False,
        closed: bool = False,
        outside: bool = False,
    ) -> list[Bound]:
        free = handle_of(handle, self._handles)
        self._handles.add(free)
        made, batch = create_person(
            name=name,
            handle=free,
            organisation_id=organisation_id,
            email=email,
            title=title,
            zone=zone,
            guest=guest,
            bot=bot,
            deactivated_at=now_us() if closed else None,
        )
        self.known[external] = KnownPerson(made, free, guest, outside, not (bot or closed), bot, fresh=True)
        return [*batch, self._remember("person", external, made)]

    def _remember(self, kind: str, external: str, local_id: int) -> Bound:
        return REMEMBER(source=self._source, kind=kind, external=external, local_id=local_id, at=now_us())


def _email(person: SlackPerson) -> str:
    return (person.email or "").lower()


INSERT_ORGANISATION = insert_row(organisations)
ORGANISATION_HANDLES = statement(select(organisations.c.handle))
BY_EMAIL = statement(
    select(
        people.c.email,
        people.c.id,
        people.c.handle,
        people.c.guest,
        people.c.bot,
        (organisations.c.kind != "home").label("outside"),
        people.c.deactivated_at.is_not(None).label("closed"),
    )
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(any_of(people.c.email, "emails"))
)
