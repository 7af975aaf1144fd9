"""Nothing leaked: canary words in every kind of object, and a crawl of every route and stream by those outside."""

import re
from collections import defaultdict
from collections.abc import Iterable

import msgspec
import pytest
from sqlalchemy import select

from raison.app import routes
from raison.council.tables import council_decisions
from raison.initiatives.tables import costs, entries, key_tasks, personas, tools
from raison.initiatives.tables import links as linked
from raison.kernel import limits, logs
from raison.kernel.access import Viewer
from raison.kernel.access.tables import places
from raison.kernel.database import current, rows, statement, values
from raison.kernel.ids import Id
from raison.kernel.live.hub import MAX_TOPICS, hub
from raison.kernel.pages.assets import by_url
from raison.kernel.routes import Route
from raison.kernel.spine import BEGINNING, activities_after, announcement_for, newest_position
from raison.measures.tables import measures, readings
from raison.people.tables import people, teams
from raison.posts.tables import scheduled_posts
from raison.subjects.tables import attachments, drafts, messages, subjects
from tests.holding.balance import unbalanced
from tests.holding.crawling import (
    ENDLESS,
    Answer,
    Browser,
    Filling,
    World,
    ids_by_table,
    learnt,
    links,
    path_parameters,
    paths,
    query_values,
)
from tests.holding.planting import BOARD, DIRECT, EVERY_WORD, FIELD, PERSONAL, Planted, plant
from tests.support.company import Company
from tests.support.programs import Client, application

LINKS_FOLLOWED = 100
"""Links that are followed beyond the route table, for what only a page knows how to address."""
SEEN_BY_A_MEMBER = 20
"""Routes on which a member meets a canary at least; if fewer, the crawl is blind."""


class Lives(msgspec.Struct):
    """An object, and the place in which it lives."""

    id: Id
    place_id: Id


class Crawl:
    """What one person met, and where."""

    def __init__(self, browser: Browser, world: World) -> None:
        self.browser, self.world = browser, world
        self.met: dict[str, set[str]] = defaultdict(set)
        self.faults: list[str] = []
        self.statuses: dict[str, int] = {}
        self.unseen: set[str] = set()
        self.opened: set[str] = set()

    async def everything(self, taken: dict[str, set[Filling]], *, asking: bool = True) -> None:
        """Every GET route with every id that fits, its queries (if `asking`), what pages link to, and the streams."""
        for route in routes():
            if route.method == "GET" and route.path not in ENDLESS:
                await self._route(route, taken.get(route.path, {()}), asking=asking)
        await self._links()
        await self._streams()
        if self.browser.cookie and (await self.browser.get("/api/v1/me")).status != 200:
            self.faults.append("was signed out on the way, so that the crawl proves nothing")

    def told_of(self, hidden: set[int], viewer: Viewer | None) -> list[tuple[str, int]]:
        """Addresses that name something hidden, and answered otherwise than one that never was."""
        meant = {404} if viewer else {404, 401, 303}
        return [
            (path, status)
            for path, status in self.statuses.items()
            if status not in meant and hidden & {int(part) for part in re.findall(r"/(\d+)", path.partition("?")[0])}
        ]

    async def _route(self, route: Route, ways: Iterable[Filling], *, asking: bool) -> None:
        opened = []
        for way in ways:
            for path in paths(route, way, self.world):
                answer = await self.fetch(path, route.path)
                if answer.status == 200:
                    opened.append(path)
        for query in [one for one in route.parameters if one.source == "query" and asking]:
            for value in query_values(query, self.world):
                for path in opened[:1]:
                    await self.fetch(f"{path}{'&' if '?' in path else '?'}{query.name}={value}", route.path)

    async def fetch(self, path: str, where: str) -> Answer:
        """Fetch once, and look for canaries."""
        nobody = Browser(self.browser.app, "")  # a link with a secret in it changes who one is
        alone = {"turbo_frame": "crawled"} if where in self.opened else {}  # the shell around it was seen once
        answer = await (nobody if "{secret}" in where else self.browser).get(path, **alone)
        self.statuses[path] = answer.status
        if answer.status >= 500:
            self.faults.append(f"{path} crashed: {answer.status}")
        told = (answer.body + repr(answer.headers).encode()).lower()
        for word in EVERY_WORD:
            guessed = word in path and answer.status != 200  # an error may repeat what was asked
            if word.encode() in told and not guessed:
                self.met[word].add(where)
        if answer.status == 200:
            if where not in self.opened and answer.headers.get("content-type", "").startswith("text/html"):
                self.faults += [f"{path}: {fault}" for fault in unbalanced(answer.body.decode())]
            self.opened.add(where)
            self.unseen |= links(answer) - self.statuses.keys()
        return answer

    async def _links(self) -> None:
        followed = 0
        while self.unseen and followed < LINKS_FOLLOWED:
            path = self.unseen.pop()
            if path not in self.statuses and not path.startswith(ENDLESS):
                followed += 1
                await self.fetch(path, "a link")

    async def _streams(self) -> None:
        topics = ["me", "presence", *await every_topic()]
        for start in range(0, len(topics), MAX_TOPICS):
            await self.fetch(f"/live?after=1&topics={'+'.join(topics[start : start + MAX_TOPICS])}", "/live")
        await self.fetch("/api/v1/stream?after=1", "/api/v1/stream")


async def every_topic() -> list[str]:
    """Every topic on which anything was ever shown, and those that pages could watch."""
    found = {f"place:{one}" for one in await values(PLACES)} | {f"subject:{one}" for one in await values(SUBJECTS)}
    for activity in await activities_after(BEGINNING, limit=10_000):
        announcement = await announcement_for(activity)
        found |= {fragment.topic for fragment in await announcement.drawn()} if announcement else set()
    return sorted(found)


async def seen_world(planted: Planted) -> World:
    """Everything that there is, as whoever knows all ids would try it."""
    handles = [*await values(HANDLES), *await values(TEAM_HANDLES)]
    keys = [*await values(DRAFT_KEYS), *await values(PICTURES)]
    return World(
        ids=await ids_by_table(),
        texts={
            "handle": [*handles, *[f"@{handle}" for handle in handles]],
            "key": keys,
            "name": [*planted.names, next(iter(by_url()))],
            "secret": planted.secrets,
            "word": ["thanks"],
        },
        words=[word[:-1] for word in EVERY_WORD],
    )


async def hidden_ids(planted: Planted) -> set[int]:
    """Ids of the secret place and the direct conversations, and of what lives in them."""
    company = planted.company
    hidden = {company.board, *await values(DIRECTS)}
    found = [one for living in LIVING for one in await rows(living, Lives)]
    return hidden | {one.id for one in found if one.place_id in hidden}


@pytest.mark.slow
async def test_a_canary_is_met_by_members_and_by_nobody_else_on_any_route_or_stream(
    company: Company, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged: list[object] = []
    monkeypatch.setattr(logs, "_write", lambda *told: logged.append(told))
    monkeypatch.setattr(limits, "enabled", False)  # it asks oftener than any program may, and a refusal shows nothing
    planted = await plant(client, company)
    world, app = await seen_world(planted), application()
    hub().reached = await newest_position()

    async def browser(viewer: Viewer | None) -> Browser:
        return Browser(app, await company.cookie(viewer) if viewer else "")

    people_tried = (company.ada, company.bo, company.max, planted.nia, planted.ivo)
    told = [route for route in routes() if route.method == "GET" and path_parameters(route)]
    taken = await learnt(told, [await browser(one) for one in people_tried], world)
    assert [path for path, ways in taken.items() if not ways] == [], "the crawl can't fill these paths"

    member = Crawl(await browser(company.bo), world)
    await member.everything(taken, asking=False)
    assert member.faults == []
    assert [word for word in EVERY_WORD if len(member.met[word]) < SEEN_BY_A_MEMBER] == [PERSONAL]
    assert member.met[PERSONAL] == set()
    mine = await browser(company.ada)
    for path in ("/settings/tokens", "/api/v1/drafts/post"):
        assert PERSONAL.encode() in (await mine.get(path)).body

    outside: list[tuple[str, Viewer | None, tuple[str, ...]]] = [
        ("nobody", None, EVERY_WORD),
        ("Eve, a colleague", company.eve, (FIELD, BOARD, DIRECT, PERSONAL)),
        ("Gus, a guest elsewhere", planted.gus, EVERY_WORD),
        ("Petra, of another organisation", planted.petra, EVERY_WORD),
        ("Finn, a member until just now", planted.finn, (FIELD, BOARD, DIRECT, PERSONAL)),
        ("Carla, a customer in the closed place only", company.carla, (BOARD, DIRECT, PERSONAL)),
        ("Max, of the Digital Office", company.max, (FIELD, BOARD, DIRECT, PERSONAL)),
    ]
    if current().dialect == "postgresql":  # its own SQL is tried with one reader of each kind
        outside = [one for one in outside if one[1] in (None, company.eve, planted.petra, planted.finn)]
    hidden, leaks = await hidden_ids(planted), []
    for name, viewer, forbidden in outside:
        crawl = Crawl(await browser(viewer), world)
        await crawl.everything(taken)
        leaks += [f"{name} met {word} at {where}" for word in forbidden for where in sorted(crawl.met[word])]
        leaks += [f"{name}: {fault}" for fault in crawl.faults]
        leaks += [f"{name}: {path} says {status}" for path, status in crawl.told_of(hidden, viewer)]
    assert leaks == []
    assert not [event for event in logged if any(word in repr(event) for word in EVERY_WORD)]


async def test_what_is_hidden_can_not_be_brought_out_by_referring_to_it(company: Company, client: Client) -> None:
    planted = await plant(client, company)
    hidden, finn = await hidden_ids(planted), planted.finn
    message = str(next(one for one in await values(MESSAGES) if one in hidden))
    file = str(next(one for one in await values(FILES) if one in hidden))
    await client.json("POST", f"/api/v1/communities/{company.pumps}/membership", viewer=finn)
    here = {"place_id": str(company.pumps), "text": "My own."}
    own = (await client.json("POST", "/api/v1/posts", viewer=finn, body={**here, "kind": "question"})).json()
    subject = f"/api/v1/subjects/{own['id']}"
    first = (await client.get(subject, viewer=finn)).json()["first_message_id"]
    tried = [
        ("POST", f"{subject}/messages", {"source": "Look.", "quoted_id": message}),
        ("POST", f"{subject}/messages", {"source": "Look.", "attachments": [file]}),
        ("PATCH", f"/api/v1/messages/{first}", {"source": "Look.", "attachments": [file]}),
        ("POST", "/api/v1/posts", {**here, "attachments": [file]}),
        ("PUT", f"/api/v1/posts/{own['id']}/answer", {"message_id": message}),
        ("POST", "/api/v1/posts", {"place_id": str(company.board), "text": "In there."}),
    ]
    for method, path, body in tried:
        answer = await client.json(method, path, viewer=finn, body=body)
        assert 400 <= answer.status_code < 500, f"{path} {body}: {answer.status_code}"
        assert not [word for word in EVERY_WORD if word in answer.text]
    said = f"See [it](/m/{message}) and ![](/files/{file}/{BOARD}-pump.png)."
    preview = await client.post("/preview", viewer=finn, form={"text": said.replace(BOARD, "x")})
    assert preview.status_code == 200
    assert not [word for word in EVERY_WORD if word in preview.text]


MESSAGES = statement(select(messages.c.id))
FILES = statement(select(attachments.c.id))
PLACES = statement(select(places.c.id))
DIRECTS = statement(select(places.c.id).where(places.c.kind == "direct"))
SUBJECTS = statement(select(subjects.c.id))
HANDLES = statement(select(people.c.handle))
TEAM_HANDLES = statement(select(teams.c.handle))
PICTURES = statement(select(people.c.picture_key).where(people.c.picture_key.is_not(None)))
DRAFT_KEYS = statement(select(drafts.c.key))
LIVING = (
    statement(select(subjects.c.id, subjects.c.place_id)),
    statement(select(messages.c.id, subjects.c.place_id).join(subjects, subjects.c.id == messages.c.subject_id)),
    statement(
        select(attachments.c.id, subjects.c.place_id)
        .join(messages, messages.c.id == attachments.c.message_id)
        .join(subjects, subjects.c.id == messages.c.subject_id)
    ),
    statement(select(scheduled_posts.c.id, scheduled_posts.c.place_id)),
    statement(select(personas.c.id, subjects.c.place_id).join(subjects, subjects.c.id == personas.c.subject_id)),
    statement(
        select(key_tasks.c.id, subjects.c.place_id)
        .join(personas, personas.c.id == key_tasks.c.persona_id)
        .join(subjects, subjects.c.id == personas.c.subject_id)
    ),
    statement(select(entries.c.id, subjects.c.place_id).join(subjects, subjects.c.id == entries.c.subject_id)),
    statement(select(council_decisions.c.id, council_decisions.c.place_id)),
    statement(select(linked.c.id, subjects.c.place_id).join(subjects, subjects.c.id == linked.c.subject_id)),
    statement(select(tools.c.id, subjects.c.place_id).join(subjects, subjects.c.id == tools.c.subject_id)),
    statement(select(costs.c.id, subjects.c.place_id).join(subjects, subjects.c.id == costs.c.subject_id)),
    statement(select(measures.c.id, subjects.c.place_id).join(subjects, subjects.c.id == measures.c.subject_id)),
    statement(
        select(readings.c.id, subjects.c.place_id)
        .join(measures, measures.c.id == readings.c.measure_id)
        .join(subjects, subjects.c.id == measures.c.subject_id)
    ),
)
