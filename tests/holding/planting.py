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
        await self.call(company.ada, "PUT", f"/api/v1/messages/{reply['id']}/reactions/thanks")
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
