"""The data of the benchmark: 1,000,000 messages of 5,000 people in 200 communities, made by program."""

import random
from collections.abc import Iterator
from typing import Any

import msgspec

from raison.kernel.clock import DAY_US
from raison.kernel.ids import id_at
from raison.people.sessions import hashed

WORDS = (
    "pump seal bearing flange motor shaft coupling valve pressure flow leak torque bench test report order invoice "
    "customer plant mill start commissioning alignment vibration spare part drawing revision manual step clearance "
    "impeller casing gasket bolt nut washer grease oil temperature sensor cable panel drive inverter firmware update"
).split()
Rows = Iterator[tuple[str, list[dict[str, Any]]]]


class Size(msgspec.Struct, frozen=True):
    """How much there is."""

    messages: int = 1_000_000
    people: int = 5_000
    places: int = 200
    thread: int = 10
    """Messages of a thread, one in a hundred has five times as many."""
    places_each: int = 12


class Company:
    """Ids and secrets that the measurements use."""

    def __init__(self, size: Size, now: int) -> None:
        self.size = size
        self.now = now
        self.begin = now - 360 * DAY_US
        self.people = [id_at(self.begin - DAY_US, number) for number in range(size.people)]
        self.places = [id_at(self.begin - DAY_US, 1_000_000 + number) for number in range(size.places)]
        self.home = id_at(self.begin - DAY_US, 3_000_000)
        self.company_place = id_at(self.begin - DAY_US, 3_000_001)

    def secret(self, number: int) -> str:
        """The session secret and the token of the person with this number."""
        return f"bench-{number:05d}-" + "x" * 32

    def tables(self) -> Rows:
        """Every table's rows, in chunks, parents before children."""
        yield from self._people()
        yield from self._places()
        yield from self._conversation()

    def members(self, person: int) -> list[int]:
        """The places of the person with this number; everybody is in the first."""
        choose = random.Random(person)
        return sorted({0, *choose.sample(range(self.size.places), self.size.places_each)})

    def _people(self) -> Rows:
        at = self.begin - DAY_US
        yield "organisations", [{"id": self.home, "handle": "bench", "name": "Bench", "kind": "home", "created_at": at}]
        lines = [
            {
                "id": person,
                "organisation_id": self.home,
                "handle": f"p{number}",
                "name": f"{WORDS[number % len(WORDS)].title()} {WORDS[number // 7 % len(WORDS)].title()} {number}",
                "email": f"p{number}@bench.example",
                "title": "Engineer",
                "created_at": at,
                "office": number == 0,
            }
            for number, person in enumerate(self.people)
        ]
        yield "people", lines
        until = self.now + 3_000 * DAY_US
        proofs = range(min(self.size.people, 2_500))
        yield (
            "sessions",
            [
                {
                    "id": self.people[n],
                    "person_id": self.people[n],
                    "token_hash": hashed(self.secret(n)),
                    "created_at": at,
                    "seen_at": until,
                    "expires_at": until,
                }
                for n in proofs
            ],
        )
        yield (
            "tokens",
            [
                {
                    "id": self.people[n],
                    "person_id": self.people[n],
                    "token_hash": hashed(self.secret(n)),
                    "name": "bench",
                    "scopes": "read,write",
                    "created_at": at,
                }
                for n in proofs
            ],
        )

    def _places(self) -> Rows:
        at = self.begin - DAY_US
        company = {
            "id": self.company_place,
            "kind": "company",
            "name": "All Bench",
            "handle": "all",
            "openness": "open",
        }
        lines = [company | {"created_at": at}]
        for number, place in enumerate(self.places):
            openness = "closed" if number % 4 == 3 else "open"
            line = {"id": place, "kind": "community", "name": f"Place {number}", "handle": f"place-{number}"}
            lines.append(line | {"openness": openness, "created_at": at})
        yield "places", lines
        owner = self.people[0]
        yield (
            "charters",
            [
                {"place_id": place, "why": "So that it is measured.", "owner_id": owner, "changed_at": at}
                for place in self.places
            ],
        )
        yield (
            "memberships",
            [
                {"place_id": self.places[place], "person_id": person, "role": "member", "since": at}
                for number, person in enumerate(self.people)
                for place in self.members(number)
            ],
        )

    def _conversation(self) -> Rows:
        choose, size = random.Random(7), self.size
        subjects: list[dict[str, Any]] = []
        messages: list[dict[str, Any]] = []
        written, number = 0, 0
        step = 350 * DAY_US // max(size.messages, 1)
        while written < size.messages:
            length = size.thread * 5 if number % 100 == 0 else max(1, size.thread - 5 + number % 11)
            place, at = self.places[number % size.places], self.begin + written * step
            thread = [self._message(choose, at + turn * step, written + turn) for turn in range(length)]
            subject = id_at(at, number)
            for message in thread:
                message["subject_id"] = subject
            subjects.append(self._subject(subject, place, number, at, thread))
            messages += thread
            written, number = written + length, number + 1
            if len(messages) >= 20_000:
                yield "subjects", subjects
                yield "messages", messages
                subjects, messages = [], []
        yield "subjects", subjects
        yield "messages", messages

    def _message(self, choose: random.Random, at: int, number: int) -> dict[str, Any]:
        text = " ".join(choose.choices(WORDS, k=choose.randint(8, 40)))
        return {
            "id": id_at(at, number),
            "author_id": self.people[choose.randrange(self.size.people)],
            "created_at": at,
            "source": f"{text}. HX{number % 9973}",
            "html": f"<p>{text}. HX{number % 9973}</p>",
            "html_version": 1,
        }

    def _subject(self, subject: int, place: int, number: int, at: int, thread: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "id": subject,
            "place_id": place,
            "kind": ("update", "question", "update", "praise")[number % 4],
            "title": thread[0]["source"][:60],
            "author_id": thread[0]["author_id"],
            "created_at": at,
            "active_at": thread[-1]["created_at"],
            "excerpt": thread[0]["source"][:200],
            "first_message_id": thread[0]["id"],
            "last_message_id": thread[-1]["id"],
            "last_author_id": thread[-1]["author_id"],
            "replies": len(thread) - 1,
        }
