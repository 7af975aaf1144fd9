"""A company with much to oversee, for `bench.overviews`: initiatives, communities of all stages, decisions, tools."""

from typing import Any

from bench.filling import Company, Rows
from raison.kernel.clock import DAY_US
from raison.kernel.ids import id_at

INITIATIVES, DECISIONS, TOOLS, OUTSIDERS = 2_000, 1_000, 400, 300
MEASURED_TWICE = 1_500
STEPS, STAGES = ("challenge", "people", "tools", "link"), ("pilot", "chartered", "in_review", "retired")
CAPABILITIES = ("messaging", "presence", "workflow", "community", "content")


class Overseen(Company):
    """The benchmark's company with few messages, and much to oversee."""

    def tables(self) -> Rows:
        """Every table's rows."""
        yield from super().tables()
        yield from self._lives()
        yield from self._outside()
        yield from self._initiatives()
        yield from self._decisions()
        yield from self._tools()

    def _places(self) -> Rows:
        """A tenth closed, a fiftieth secret; of all stages, with an owner and a charter that has a measure."""
        for name, lines in super()._places():
            if name == "places":
                for n, line in enumerate(lines[1:]):
                    line["openness"] = "secret" if n % 50 == 1 else "closed" if n % 10 == 3 else "open"
                    line["stage"], line["boundary"] = STAGES[n % 4], "shared" if n % 10 == 3 else "internal"
                    line["created_by"], line["version"] = None, 1
                    line["ends_at"] = self.now + (n % 60 - 20) * DAY_US if n % 4 == 0 else None
            if name == "charters":
                for n, line in enumerate(lines):
                    line |= {"baseline": 40.0, "target": 20.0, "reading": None if n % 3 else 18.0 + n % 20}
                    line |= {"measure": "Hours", "review_at": self.now + (n % 90) * DAY_US}
                    line["sponsor_id"] = self.people[n % 40] if n % 5 else None
            yield name, lines

    def _lives(self) -> Rows:
        ids = {(place, self.people[n % 1_000 + 1]) for n, place in enumerate(self.places) if n % 7}
        known = {(self.places[place], self.people[n]) for n in range(1_001) for place in self.members(n)}
        yield (
            "memberships",
            [
                {"place_id": place, "person_id": who, "role": "owner", "since": self.begin}
                for place, who in sorted(ids - known)
            ],
        )
        yield (
            "memberships",
            [
                {"place_id": self.company_place, "person_id": who, "role": "member", "since": self.begin}
                for who in self.people
            ],
        )

    def _outside(self) -> Rows:
        at = self.begin
        organisations = [id_at(at, 7_000_000 + n) for n in range(30)]
        yield (
            "organisations",
            [
                {"id": one, "handle": f"customer-{n}", "name": f"Customer {n}", "kind": "customer", "created_at": at}
                for n, one in enumerate(organisations)
            ],
        )
        who = [id_at(at, 8_000_000 + n) for n in range(OUTSIDERS)]
        yield (
            "people",
            [
                {
                    "id": one,
                    "organisation_id": organisations[n % 30],
                    "handle": f"c{n}",
                    "name": f"Customer {n}",
                    "email": f"c{n}@customer.example",
                    "created_at": at,
                }
                for n, one in enumerate(who)
            ],
        )
        yield (
            "memberships",
            [
                {"place_id": place, "person_id": who[(n + more) % OUTSIDERS], "role": "guest", "since": at}
                for n, place in enumerate(self.places)
                if n % 10 == 3
                for more in range(3)
            ],
        )

    def _initiatives(self) -> Rows:
        step = 300 * DAY_US // INITIATIVES
        made = [(n, id_at(self.begin + n * step, 9_000_000 + n), self.begin + n * step) for n in range(INITIATIVES)]
        place = [self.places[(n * 7) % len(self.places)] for n in range(INITIATIVES)]
        subjects = [
            {
                "id": one,
                "place_id": place[n],
                "kind": "initiative",
                "title": f"Initiative {n}",
                "author_id": self.people[n % 1_000],
                "created_at": at,
                "active_at": self.now - (n % 60) * DAY_US,
                "excerpt": "",
                "first_message_id": None,
                "last_message_id": None,
                "last_author_id": None,
            }
            for n, one, at in made
        ]
        yield "subjects", subjects
        yield "initiatives", [self._initiative(n, one, at) for n, one, at in made]
        yield (
            "initiative_passages",
            [
                {
                    "id": id_at(at, 9_100_000 + 4 * n + turn),
                    "subject_id": one,
                    "step": STEPS[turn],
                    "back": False,
                    "missing": "[]" if n % 5 else '["sponsor"]',
                    "reason": "" if n % 5 else "It could not wait.",
                    "by_id": self.people[n % 1_000],
                    "at": at,
                }
                for n, one, at in made
                for turn in range(n % 4)
            ],
        )
        yield (
            "initiative_entries",
            [
                {
                    "id": id_at(at, 9_200_000 + 3 * n + turn),
                    "subject_id": one,
                    "kind": "milestone",
                    "text": "Ten sites",
                    "due_at": self.now + (turn * 40 - n % 50) * DAY_US,
                    "settled_at": None if n % 3 else at,
                    "by_id": self.people[n % 1_000],
                    "at": at,
                }
                for n, one, at in made
                for turn in range(3)
            ],
        )
        yield (
            "measures",
            [
                {
                    "id": id_at(at, 9_300_000 + 2 * n + turn),
                    "subject_id": one,
                    "name": "Hours to an answer",
                    "unit": "hours",
                    "better": "less",
                    "source": "typed",
                    "target": 20.0,
                    "baseline": 40.0 if n % 3 else None,
                    "baseline_from": "figure" if n % 3 else None,
                    "starts_at": at if n % 3 else None,
                    "fixed_by": self.people[1] if n % 3 else None,
                    "fixed_at": at if n % 3 else None,
                    "reached_at": None if n % 4 else at,
                    "created_by": self.people[1],
                    "created_at": at,
                }
                for n, one, at in made
                for turn in range(1 if n < MEASURED_TWICE else 2)
            ],
        )
        yield (
            "measure_readings",
            [
                {
                    "id": id_at(at, 9_400_000 + 10 * n + turn),
                    "measure_id": id_at(at, 9_300_000 + 2 * n),
                    "series": "ours",
                    "at": at + turn * DAY_US,
                    "value": 40.0 - turn,
                    "source": "typed",
                    "by_id": self.people[1],
                    "created_at": at,
                }
                for n, one, at in made
                for turn in range(10)
            ],
        )

    def _initiative(self, n: int, one: int, at: int) -> dict[str, Any]:
        return {
            "subject_id": one,
            "problem": "It takes too long.",
            "step": STEPS[n % 4],
            "owner_id": self.people[n % 1_000],
            "sponsor_id": self.people[n % 40] if n % 4 else None,
            "outcome": None if n % 10 else "done",
            "ended_at": None if n % 10 else at,
            "changed_at": self.now - (n % 90) * DAY_US,
        }

    def _decisions(self) -> Rows:
        lines = []
        for n in range(DECISIONS):
            at = self.begin + n * DAY_US // 4
            state = ("open", "decided", "decided", "decided", "decided", "withdrawn")[n % 6]
            lines.append(
                {
                    "id": id_at(at, 9_500_000 + n),
                    "place_id": self.places[n % len(self.places)] if n % 3 else self.company_place,
                    "title": f"Decision {n}",
                    "state": state,
                    "outcome": "Yes." if state == "decided" else "",
                    "proposed_by": self.people[1],
                    "proposed_at": at,
                    "settled_by": self.people[1] if state != "open" else None,
                    "settled_at": at if state != "open" else None,
                    "due_at": self.now - (n % 90 - 60) * DAY_US if state == "decided" else None,
                    "done_at": at if state == "decided" and n % 4 else None,
                }
            )
        yield "council_decisions", lines

    def _tools(self) -> Rows:
        at = self.begin
        ids = [id_at(at, 9_600_000 + n) for n in range(TOOLS)]
        yield (
            "used_tools",
            [
                {
                    "id": one,
                    "place_id": self.company_place,
                    "name": f"Tool {n}",
                    "key": f"tool{n}",
                    "cost_low": 1_000 * n,
                    "cost_high": 2_000 * n,
                    "added_by": self.people[1],
                    "added_at": at,
                    "changed_at": at,
                }
                for n, one in enumerate(ids)
            ],
        )
        yield (
            "tool_uses",
            [
                {"tool_id": one, "key": f"team{n}", "who": f"Team {n}", "by_id": self.people[1], "at": at}
                for one in ids
                for n in range(4)
            ],
        )
        yield (
            "tool_capabilities",
            [
                {"tool_id": one, "capability": CAPABILITIES[(n + more) % 5]}
                for n, one in enumerate(ids)
                for more in range(2)
            ],
        )
