"""Canary words in every kind of object of a shared closed place, a secret place and direct conversations."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import httpx2
import msgspec
from PIL import Image

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, write
from raison.kernel.ids import new_id
from raison.kernel.proposals import today_in
from raison.office.looking import look_for_duplicates
from raison.people.accounts import create_person, sign_in_link
from raison.people.sessions import COOKIE, hashed
from raison.people.tables import invitations, organisations, resets
from raison.subjects.tables import previews
from tests.support.company import INSERT_MEMBERSHIP, INSERT_PLACE, INSERT_PLACE_ORGANISATION, Company
from tests.support.programs import Client

FIELD, BOARD, DIRECT, DEED, PERSONAL = "qzfield", "qzboard", "qzdirect", "qzdeed", "qzpersonal"
"""What lives in the shared closed place, in the secret one and in direct conversations; the closed place's name and
charter, which colleagues may find; and what is Ada's alone."""
EVERY_WORD = (FIELD, BOARD, DIRECT, DEED, PERSONAL)
KINDS = ("update", "question", "poll", "praise", "announcement")
MODEL = """
name = { en = "Small" }
dimensions = [
  { key = "outside", name = { en = "Outside" }, low = { en = "Little" }, high = { en = "Much" } },
  { key = "inside", name = { en = "Inside" }, low = { en = "Little" }, high = { en = "Much" } },
]
questions = [
  { key = "out", dimension = "outside", text = { en = "Who?" }, answers = [{ en = "None" }, { en = "All" }] },
  { key = "in", dimension = "inside", text = { en = "What?" }, answers = [{ en = "No" }, { en = "Yes" }] },
]
plan = [{ key = "post", kind = "workshop", title = { en = "Talk" }, text = { en = "Talk about it." } }]

[[states]]
key = "here"
name = { en = "Here" }
finding = { en = "Here." }
advice = { en = "Go on." }
across = [0, 100]
up = [0, 100]
"""
"""A model of maturity of two questions, and a plan of one step."""
INSERT_PREVIEW = insert_row(previews)
INSERT_INVITATION = insert_row(invitations)
INSERT_RESET = insert_row(resets)
INSERT_ORGANISATION = insert_row(organisations)


class Planted(msgspec.Struct, kw_only=True):
    """Who may see nothing of it, and what a crawl can't know by itself."""

    company: Company
    gus: Viewer
    """A guest of the open community only."""
    petra: Viewer
    """From another organisation, in a place shared with that one."""
    finn: Viewer
    """Was a member of all of it until just now."""
    nia: Viewer
    """Asks to be let into the closed place."""
    ivo: Viewer
    """Is invited into the secret place."""
    secrets: list[str]
    """What stands in links that were sent."""
    names: list[str]
    """Names of files."""


class Planter:
    """Somebody who writes canaries, by the API as everybody does."""

    def __init__(self, client: Client, company: Company) -> None:
        self.client, self.company, self.names = client, company, list[str]()

    async def call(self, viewer: Viewer, method: str, path: str, body: Any = None) -> Any:
        """The API's answer, which must be good."""
        answer = await self.client.json(method, path, viewer=viewer, body=body)
        assert answer.status_code < 300, f"{method} {path} {body}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def show_picture(self, viewer: Viewer) -> None:
        """A picture of theirs, as the settings send it."""
        await self._send_file("/settings/picture", viewer, "picture", "me.png", _drawn(), "image/png", status=303)

    async def upload(self, viewer: Viewer, name: str, content: bytes, kind: str) -> str:
        """A file that waits for its message; its id."""
        self.names.append(name)
        sent = await self._send_file("/api/v1/files", viewer, "file", name, content, kind, status=201)
        return str(sent.json()["id"])

    async def _send_file(
        self, path: str, viewer: Viewer, field: str, name: str, content: bytes, kind: str, *, status: int
    ) -> httpx2.Response:
        told = f'Content-Disposition: form-data; name="{field}"; filename="{name}"'
        answer = await self.client.sending.post(
            path,
            content=f"--b\r\n{told}\r\nContent-Type: {kind}\r\n\r\n".encode() + content + b"\r\n--b--\r\n",
            headers={
                "content-type": "multipart/form-data; boundary=b",
                "sec-fetch-site": "same-origin",
                "cookie": f"{COOKIE}={await self.company.cookie(viewer)}",
            },
        )
        assert answer.status_code == status, answer.text
        return answer

    async def files(self, viewer: Viewer, word: str) -> list[str]:
        """A text and a picture, by name and content."""
        text = f"The content of {word}.".encode()
        return [
            await self.upload(viewer, f"{word}-notes.txt", text, "text/plain"),
            await self.upload(viewer, f"{word}-pump.png", _drawn(), "image/png"),
        ]

    async def plant_talk(self, place: int, word: str) -> None:
        """A post of each kind with everything that can hang on it."""
        company = self.company
        for kind in KINDS:
            body: dict[str, Any] = {
                "place_id": str(place),
                "kind": kind,
                "title": f"The {kind} of {word}",
                "text": f"@bo, about {word}.",
                "attachments": await self.files(company.ada, word) if kind == "update" else [],
            }
            if kind == "poll":
                body |= {"choices": [f"{word} one", f"{word} two"]}
            made = await self.call(company.ada, "POST", "/api/v1/posts", body)
            await self.plant_replies(int(made["id"]), word, first=kind == "update")
        at = datetime.now(UTC) + timedelta(days=3)
        later = {"place_id": str(place), "text": f"Later, {word}.", "send_at": at.isoformat()}
        await self.call(company.ada, "POST", "/api/v1/scheduled", later)

    async def plant_replies(self, subject: int, word: str, *, first: bool) -> None:
        """A reply, and under one post: an edited, a deleted, a quoting one, a draft, reactions, a preview, readings."""
        company, path = self.company, f"/api/v1/subjects/{subject}/messages"
        reply = await self.call(company.bo, "POST", path, {"source": f"A reply of {word} for @ada."})
        if not first:
            return
        edited = await self.call(company.bo, "POST", path, {"source": f"The old wording of {word}."})
        await self.call(company.bo, "PATCH", f"/api/v1/messages/{edited['id']}", {"source": "The new wording."})
        doomed = await self.call(company.bo, "POST", path, {"source": f"Said too much of {word}."})
        await self.call(company.bo, "DELETE", f"/api/v1/messages/{doomed['id']}")
        await self.call(company.ada, "POST", path, {"source": f"Indeed {word}.", "quoted_id": str(reply["id"])})
        for reaction in ("thanks", "useful"):
            await self.call(company.ada, "PUT", f"/api/v1/messages/{reply['id']}/reactions/{reaction}")
        await self.call(company.ada, "PUT", f"/api/v1/drafts/subject-{subject}", {"text": f"Unfinished {word}."})
        await self.call(company.ada, "PUT", f"/api/v1/subjects/{subject}/follow", {"level": "all"})
        said = {"title": f"Preview {word}", "description": f"What {word} is.", "site": f"{word}.example"}
        await write(INSERT_PREVIEW(message_id=int(reply["id"]), position=0, url=f"https://{word}.example/", **said))

    async def plant_charter(self, place: int, word: str) -> None:
        """Every text of a charter, and its reason."""
        texts = ("challenge", "for_whom", "measure", "retirement")
        terms = {name: f"The {name} of {word}." for name in texts}
        more = {"key_tasks": [f"Task {word}"], "unit": word, "owner": "ada", "sponsor": "bo"}
        await self.call(self.company.ada, "PATCH", f"/api/v1/communities/{place}", {"why": f"Because of {word}."})
        path = f"/api/v1/communities/{place}/charter"
        seen = str((await self.call(self.company.ada, "GET", path))["version"])
        await self.call(self.company.ada, "PUT", path, terms | more | {"seen": seen})

    async def plant_life(self, word: str, onward: int) -> None:
        """A closed pilot whose sponsor is asked and which was extended, and a closed community that has ended: every
        reason and the last words; people go on in a place that is hidden."""
        ada, ids = self.company.ada, list[str]()
        for name in ("Winter stock", "Summer stock"):
            proposal = {"name": name, "why": "So that there is stock.", "openness": "closed"}
            ids.append((await self.call(ada, "POST", "/api/v1/communities", proposal))["id"])
            await _join(int(ids[-1]), self.company.bo, "member")
        pilot, ended = [f"/api/v1/communities/{one}" for one in ids]
        terms = {
            "challenge": "Stock.",
            "for_whom": "All.",
            "key_tasks": ["Count"],
            "measure": "Stock",
            "retirement": "Closes.",
        }
        await self.call(ada, "PUT", f"{pilot}/charter", terms | {"baseline": 1, "target": 2, "seen": "1"})
        await self.call(ada, "PUT", f"{pilot}/charter/asking", {"sponsor": "bo", "reason": f"Already, for {word}."})
        await self.call(ada, "POST", f"{pilot}/extension", {"reason": f"Longer, for {word}."})
        farewell = {"reason": f"Over, for {word}.", "closing": f"Goodbye, {word}.", "next_place_id": str(onward)}
        await self.call(ada, "POST", f"{ended}/retirement", farewell)

    async def plant_initiatives(self, place: int, word: str) -> None:
        """An initiative with every text and part that it can have, and one that has ended."""
        ada, texts = self.company.ada, ("whose_work", "otherwise", "governance", "standards", "cost")
        path = await self._opened(place, f"Initiative {word}", f"What hurts is {word}.")
        said = {name: f"The {name} of {word}." for name in texts}
        worth = {"low": 1, "high": 2, "source": f"The ledger of {word}."}
        await self.call(ada, "PATCH", path, said | {"value": worth, "sponsor": "bo"})
        await self.call(ada, "PUT", f"{path}/champions/{self.company.bo.id}")
        told = {"name": f"Fitter {word}", "situation": f"On {word}.", "benefit": f"Less {word}."}
        persona = await self.call(ada, "POST", f"{path}/personas", told)
        job = {"job": f"Do {word}", "times": 2, "minutes": 10}
        task = await self.call(ada, "POST", f"/api/v1/personas/{persona['id']}/key_tasks", job)
        tool = {
            "kind": "integration",
            "name": f"Ledger {word}",
            "url": f"https://{word}.example/",
            "tasks": [task["id"]],
        }
        await self.call(ada, "POST", f"{path}/tools", tool)
        for kind in ("milestone", "decision", "risk"):
            line = {"kind": kind, "text": f"A {kind} of {word}", "detail": f"Why: {word}.", "due_on": "2199-01-01"}
            await self.call(ada, "POST", f"{path}/entries", line)
        await self.call(ada, "POST", f"{path}/costs", {"label": f"Hours for {word}", "low": 1, "per": "year"})
        await self.plant_measures(place, path.rpartition("/")[2], word)
        await self._plant_course(path, word)
        for _step in range(2):
            await self.call(ada, "POST", f"{path}/gate", {"reason": f"All the same: {word}."})
        ended = await self._opened(place, f"Old {word}", f"What hurt was {word}.")
        await self.call(ada, "PUT", f"{ended}/end", {"outcome": "done", "why": f"Because of {word}."})

    async def plant_measures(self, place: int, initiative: str, word: str) -> None:
        """A measure with every text and a baseline of readings of two groups, and one that Raison reads by itself."""
        ada, path = self.company.ada, f"/api/v1/subjects/{initiative}/measures"
        texts = {"name": f"Measure of {word}", "unit": f"per {word}", "origin": f"The list of {word}."}
        terms = {"comparison": f"The other {word}", "target": 3, "target_on": "2199-01-01"}
        made = (await self.call(ada, "POST", path, texts | terms))["id"]
        read = [
            {"at": f"2026-01-{day:02}T00:00:00Z", "value": day, "series": series, "note": f"Note of {word}"}
            for day in range(5, 12)
            for series in ("ours", "comparison")
        ]
        await self.call(ada, "POST", f"/api/v1/measures/{made}/readings", {"readings": read})
        await self.call(ada, "PUT", f"/api/v1/measures/{made}/baseline", {"starts_on": "2026-01-10"})
        known = {"name": f"Who is active in {word}", "source": "active", "place_id": str(place)}
        await self.call(ada, "POST", path, known)

    async def _plant_course(self, path: str, word: str) -> None:
        """A status, a link, a retirement plan, a former name and somebody who is asked."""
        ada = self.company.ada
        await self.call(ada, "POST", f"{path}/status", {"state": "at_risk", "text": f"It stands at {word}."})
        link = {"name": f"Forum {word}", "url": f"https://{word}.example/forum", "what_for": f"To ask of {word}"}
        await self.call(ada, "POST", f"{path}/links", link)
        left = {part: f"The {part} of {word}." for part in ("done_when", "knowledge", "places", "people")}
        await self.call(ada, "PATCH", f"{path}/retirement", left)
        await self.call(ada, "PATCH", path, {"title": f"Renamed {word}"})
        await self.call(ada, "PUT", f"{path}/askings/{self.company.bo.id}")

    async def plant_inventory(self, word: str) -> None:
        """What colleagues may know and nobody from outside: a tool in use with every text, and a business case."""
        ada, texts = self.company.ada, ("cost_source", "content_held", "replaced_by", "own", "who", "purpose")
        said = {name: f"The {name} of {word}." for name in texts}
        more = {"name": f"Tool {word}", "url": f"https://{word}.example/", "cost_low": 1, "capabilities": ["content"]}
        tool = await self.call(ada, "POST", "/api/v1/tools_in_use", said | more)
        await self.call(ada, "POST", f"/api/v1/tools_in_use/{tool['id']}/retirement")
        case = {"title": f"Join {word}", "tools": [tool["id"]]}
        path = f"/api/v1/business_cases/{(await self.call(ada, 'POST', '/api/v1/business_cases', case))['id']}"
        assumed = {"code": "day_rate", "low": 1, "why": f"Because of {word}."}
        await self.call(ada, "PUT", f"{path}/assumption", assumed)
        await self.call(ada, "PUT", f"{path}/counts", {"tool_id": tool["id"], "counted": f"The dry run of {word}."})
        await self.call(ada, "POST", f"{path}/risks", {"text": f"The risk of {word}"})

    async def plant_tool(self, here: int, place: int) -> None:
        """An initiative that everybody at home may see, with a place among its tools and links of which they may not
        know."""
        ada = self.company.ada
        path = await self._opened(here, "In the open", "What hurts is the order of things.")
        persona = await self.call(ada, "POST", f"{path}/personas", {"name": "Fitter"})
        task = await self.call(ada, "POST", f"/api/v1/personas/{persona['id']}/key_tasks", {"job": "Fit"})
        tool = {"kind": "community", "place_id": str(place), "tasks": [task["id"]]}
        await self.call(ada, "POST", f"{path}/tools", tool)
        await self.call(ada, "POST", f"{path}/links", {"place_id": str(place), "what_for": "It decides"})

    async def _opened(self, place: int, name: str, problem: str) -> str:
        told = {"place_id": str(place), "name": name, "problem": problem}
        made = await self.call(self.company.ada, "POST", "/api/v1/initiatives", told)
        return f"/api/v1/initiatives/{made['id']}"

    async def plant_council(self, places: dict[int, str]) -> None:
        """A council with everything that it can have, and in each place decisions with every text: about an initiative
        and about the place, open, decided and put off. Its own papers have no canary: everybody at home reads them."""
        office, ada = self.company.max, self.company.ada
        await self.call(office, "PUT", "/api/v1/council/charter", {"challenge": "Nobody decides."})
        seat = await self.call(office, "POST", "/api/v1/council/members", {"person": "ada", "line": "it"})
        await self.call(ada, "PUT", f"/api/v1/council/members/{seat['id']}/delegation", {"delegate": "bo"})
        told = {"title": "First meeting", "starts_at": datetime.now(UTC).isoformat()}
        meetings = [(await self.call(ada, "POST", "/api/v1/council/meetings", told))["meeting"]["id"] for _ in range(2)]
        for place, word in places.items():
            path = await self._opened(place, f"Decided {word}", f"What hurts is {word}.")
            for about in ({"initiative_id": path.rpartition("/")[2]}, {"place_id": str(place)}):
                for state in ("open", "decided", "adjourned"):
                    asked = {"title": f"Shall {word}?", "why": f"Because of {word}.", **about}
                    made = await self.call(ada, "POST", "/api/v1/council/decisions", asked)
                    if state == "open":
                        continue
                    verdict = {"state": state, "outcome": f"Yes, {word}.", "reason": f"So {word}.", "carrier": "bo"}
                    at = {"due_on": "2199-01-01", "meeting_id": meetings[0]}
                    await self.call(ada, "PUT", f"/api/v1/council/decisions/{made['id']}/verdict", verdict | at)
        await self.call(ada, "PUT", f"/api/v1/council/meetings/{meetings[0]}/closing")
        await look_for_duplicates()

    async def plant_maturity(self, people: list[Viewer]) -> None:
        """An assessment that found where the company stands, and one that runs."""
        office, answer = self.company.max, {"choice": 1}
        await self.call(office, "PUT", "/api/v1/maturity_model", {"source": MODEL})
        wanted = {"name": "How far we are", "closes_on": str(today_in("Europe/Oslo") + timedelta(days=9))}
        made = [(await self.call(office, "POST", "/api/v1/assessments", wanted))["id"] for _one in range(2)]
        path = f"/api/v1/assessments/{made[0]}"
        for viewer in people:
            for question in ("out", "in"):
                await self.call(viewer, "PUT", f"{path}/answers/{question}", answer)
        await self.call(office, "PUT", f"{path}/closing")
        await self.call(office, "PUT", f"{path}/publication")

    async def plant_direct(self, viewer: Viewer, others: list[Viewer], word: str, name: str = "") -> str:
        """A conversation with everything in it; its id."""
        told = {"people": [str(one.id) for one in others], "name": name}
        made = await self.call(viewer, "POST", "/api/v1/directs", told)
        body = {"source": f"Between us: {word}.", "attachments": await self.files(viewer, word)}
        await self.call(viewer, "POST", f"/api/v1/subjects/{made['subject_id']}/messages", body)
        await self.plant_replies(int(made["subject_id"]), word, first=True)
        return str(made["id"])


def _drawn() -> bytes:
    picture = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(picture, "PNG")
    return picture.getvalue()


async def plant(client: Client, company: Company) -> Planted:
    """Write all of it, and let every observer hear it."""
    planter, ada = Planter(client, company), company.ada
    gus = await _person(company, "Gus Holm", guest=True)
    finn, nia, ivo = [await _person(company, name) for name in ("Finn Berg", "Nia Falk", "Ivo Lund")]
    await _join(company.pumps, gus, "guest")
    await _shared_with_nordflow(company)
    for place in (company.field, company.board):
        await _join(place, finn, "member")
    await _join(company.board, company.bo, "member")
    await planter.call(ada, "PATCH", f"/api/v1/communities/{company.board}", {"name": f"Board {BOARD}"})
    await planter.call(ada, "PATCH", f"/api/v1/communities/{company.field}", {"name": f"First hours {DEED}"})
    for place, word, deed in ((company.field, FIELD, DEED), (company.board, BOARD, BOARD)):
        await planter.plant_talk(place, word)
        await planter.plant_charter(place, deed)
        await planter.plant_initiatives(place, word)
    await planter.plant_inventory(DEED)
    await planter.plant_life(FIELD, company.board)
    await planter.plant_tool(company.pumps, company.board)
    await planter.plant_council({company.field: FIELD, company.board: BOARD})
    await planter.plant_maturity([ada, company.bo, company.eve, nia, ivo])
    await planter.plant_direct(ada, [company.bo], DIRECT)
    group = await planter.plant_direct(ada, [company.bo, finn], DIRECT, f"Group {DIRECT}")
    await planter.call(nia, "POST", f"/api/v1/communities/{company.field}/requests", {"text": f"Let me in: {FIELD}."})
    invited = {"people": [str(ivo.id)], "role": "member"}
    await planter.call(ada, "POST", f"/api/v1/communities/{company.board}/invitations", invited)
    await _personal(planter)
    await company.settle()
    await planter.call(finn, "DELETE", f"/api/v1/directs/{group}/membership")
    for place in (company.field, company.board):
        await planter.call(ada, "DELETE", f"/api/v1/communities/{place}/members/{finn.id}")
    await company.settle()
    return Planted(
        company=company,
        gus=gus,
        petra=company.petra,
        finn=finn,
        nia=nia,
        ivo=ivo,
        secrets=await _links(company, nia),
        names=planter.names,
    )


async def _personal(planter: Planter) -> None:
    """What nobody but Ada sees, whoever they are."""
    ada = planter.company.ada
    await planter.show_picture(ada)
    await planter.call(ada, "POST", "/api/v1/tokens", {"name": PERSONAL, "scopes": ["read"]})
    await planter.call(ada, "PUT", "/api/v1/drafts/post", {"text": f"Not yet: {PERSONAL}."})
    await planter.upload(ada, f"{PERSONAL}.txt", PERSONAL.encode(), "text/plain")


async def _links(company: Company, whom: Viewer) -> list[str]:
    """Secrets of an invitation, a reset and a sign-in link that is good for more than one use."""
    at, later = now_us(), now_us() + 3_600_000_000
    link, insert = sign_in_link(whom.id, uses=None)
    await write(
        insert,
        INSERT_INVITATION(
            id=new_id(),
            token_hash=hashed("invited"),
            organisation_id=company.home_id,
            place_id=company.pumps,
            uses_left=3,
            invited_by=company.ada.id,
            created_at=at,
            expires_at=later,
        ),
        INSERT_RESET(id=new_id(), person_id=whom.id, token_hash=hashed("reset"), created_at=at, expires_at=later),
    )
    return ["invited", "reset", link.rpartition("/")[2]]


async def _person(company: Company, name: str, *, guest: bool = False) -> Viewer:
    handle = name.split()[0].lower()
    made, batch = create_person(
        name=name, handle=handle, organisation_id=company.home_id, email=f"{handle}@halden.example", guest=guest
    )
    await write(*batch)
    return Viewer(id=made, name=name, handle=handle, guest=guest)


async def _join(place: int, viewer: Viewer, role: str) -> None:
    await write(INSERT_MEMBERSHIP(place_id=place, person_id=viewer.id, role=role, since=now_us()))


async def _shared_with_nordflow(company: Company) -> None:
    made, at = new_id(), now_us()
    named = {"name": "Dealers", "handle": "dealers", "openness": "closed", "boundary": "shared", "stage": "chartered"}
    await write(
        INSERT_PLACE(id=made, kind="community", created_at=at, **named),
        INSERT_PLACE_ORGANISATION(place_id=made, organisation_id=company.petra.organisation_id, since=at),
        INSERT_MEMBERSHIP.many(
            {"place_id": made, "person_id": person, "role": role, "since": at}
            for person, role in ((company.ada.id, "owner"), (company.petra.id, "guest"))
        ),
    )
