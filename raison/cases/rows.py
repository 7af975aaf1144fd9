"""Business cases as queries return them and as pages and the API show them."""

from datetime import datetime

import msgspec

from raison.cases.reckoning import Basis, Reckoning
from raison.kernel.ids import Id
from raison.people.rows import PersonLine


class CaseLine(msgspec.Struct, frozen=True, kw_only=True):
    """A business case in a list."""

    id: Id
    title: str
    currency: str
    by: PersonLine
    at: datetime
    changed_at: datetime
    version: int

    @property
    def page(self) -> str:
        """Its page."""
        return f"/business-cases/{self.id}"


class CaseLines(msgspec.Struct, frozen=True):
    """A page of cases, the newest first. `next` is the `before` of the following page, None at the end."""

    entries: list[CaseLine]
    next: str | None


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A business case: what people said, and what follows from it."""

    line: CaseLine
    basis: Basis
    reckoning: Reckoning

    @property
    def id(self) -> int:
        """The same as its line's."""
        return self.line.id
