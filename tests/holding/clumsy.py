"""`raison serve` in which a route, an observer, an announcement and a job fail, and say over which text."""

import sys

from sqlalchemy import select

import raison.app
from raison.__main__ import main
from raison.kernel.database import number, statement, value
from raison.kernel.doors import signed_in
from raison.kernel.forms import AnyRequest
from raison.kernel.jobs import job
from raison.kernel.routes import get
from raison.kernel.spine import Activity, Announcement, Happened, announces
from raison.subjects.tables import messages

JOB = "test.clumsy"
TEXT = statement(select(messages.c.source).where(messages.c.subject_id == number("subject")).limit(1))


class Stumbled(Happened, kind="test.stumbled"):
    """Something whose announcement can't be made."""


@announces(Stumbled)
async def stumbled(activity: Activity) -> Announcement | None:
    """Fail over the text of its subject."""
    raise LookupError(f"can't announce {await value(TEXT, subject=activity.subject_id)}")


@job(JOB)
async def fail_at_work(facts: dict[str, str]) -> None:
    """Fail over the text that it was given."""
    raise LookupError(f"can't do {facts['text']}")


@get("/clumsy", door=signed_in)
async def crash(request: AnyRequest) -> None:
    """Fail over what is asked."""
    raise LookupError(f"can't answer {request.query_params['q']}")


class Clumsy:
    """Can't take in the first post that it hears of."""

    name = "clumsy"
    gathers = 0.01
    over: int | None = None

    async def hear(self, heard: list[Activity]) -> None:
        """Fail over its text."""
        for activity in heard:
            if activity.kind == "post.opened" and self.over in (None, activity.id):
                self.over = activity.id
                raise LookupError(f"can't hear {await value(TEXT, subject=activity.subject_id)}")


def serve() -> None:
    """The server with all of them in it."""
    routes, observers = raison.app.routes, raison.app.observers
    raison.app.routes = lambda: [*routes(), *crash.routes]  # type: ignore[attr-defined]
    raison.app.observers = lambda: [*observers(), Clumsy()]
    main()


if __name__ == "__main__":
    sys.modules["tests.holding.clumsy"] = sys.modules["__main__"]
    serve()
