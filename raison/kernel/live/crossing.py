"""What the hub of this process does about words of other processes (see `relay`)."""

from raison.kernel.live.hub import hub
from raison.kernel.live.relay import hears, when_up


@hears("counts")
def _counts(_node: str, people: list[int]) -> None:
    hub().refresh_here(people)


@hears("ended")
def _ended(_node: str, session_id: int) -> None:
    hub().end_session_here(session_id)


@hears("shown")
def _shown(_node: str, shown: list[str]) -> None:
    hub().broadcast_here(*shown)


when_up.append(lambda: hub().doubt())
