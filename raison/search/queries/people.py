"""People by the beginnings of their names, titles, skills and company, limited as the directory is."""

from sqlalchemy import case, func, select

from raison.kernel.access import Viewer
from raison.kernel.database import at_most, has_pieces, rows, statement, word
from raison.people.columns import person_columns
from raison.people.names import folded, prefix
from raison.people.policies import visible_person
from raison.people.rows import PersonLine
from raison.people.tables import organisations, people
from raison.search.words import PART

WORDS = 6


async def found_people(viewer: Viewer, text: str, *, limit: int = 8) -> list[PersonLine]:
    """People each of whose typed words begins one of theirs; those whose name begins with the text first."""
    pieces = _pieces(text)
    if not pieces:
        return []
    begins = prefix(text.strip().lstrip("@"))
    return await rows(FOUND, PersonLine, pieces=pieces, begins=begins, limit=limit, **viewer.scope)


def _pieces(text: str) -> list[str]:
    """What must be in a person's words: each word after a blank, in scripts without blanks anywhere."""
    pieces = []
    for one in folded(text.replace('"', " ")).split()[:WORDS]:
        found = PART.search(one)
        if found is not None:
            begin = one[found.start() :]
            pieces.append(begin if found[1] else f" {begin}")
    return pieces


# everybody at home has the same company: it would find all of them
_OUTSIDE = case((organisations.c.kind != "home", func.lower(organisations.c.name)), else_="")
_WORDS = " " + people.c.folded + " " + _OUTSIDE
FOUND = statement(
    select(*person_columns())
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(has_pieces(_WORDS, "pieces", every=True), people.c.deactivated_at.is_(None), visible_person(people.c.id))
    .order_by(people.c.folded.like(word("begins"), escape="\\").desc(), people.c.folded, people.c.id)
    .limit(at_most())
)
