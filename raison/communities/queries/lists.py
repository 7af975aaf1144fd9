"""Lists of communities: all that one may know of, and those that resemble what somebody is about to start."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, collate, func, select, tuple_

from raison.communities.columns import select_places
from raison.communities.counts import counted
from raison.communities.rows import Place
from raison.communities.tables import charters
from raison.kernel.access import Viewer, memberships, places, visible_place
from raison.kernel.database import Statement, at_most, number, rows, statement, word
from raison.kernel.database.statements import Dialect

LISTED_A_PAGE = 50
LIKE_AT_MOST = 5
WORDS = 8
"""Words of a sentence that are looked for."""
LONGEST_WORD = 40
"""Letters of a word by which others are compared; databases refuse patterns of any length."""
SHOWN = {
    "all": places.c.stage != "retired",
    "mine": and_(places.c.stage != "retired", memberships.c.role.is_not(None)),
    "open": and_(places.c.stage != "retired", places.c.openness == "open"),
    "pilots": places.c.stage == "pilot",
    "retired": places.c.stage == "retired",
}
"""The ways to look at the list."""
COMMON = frozenset(
    "aber alle also auch bei dass der die das ein eine einer für have mit nicht oder sich sind sie sodass und von was "
    "wer wir wird zu zum zur about again all and any are because but can every for from has have how into its more not "
    "our out over people so than that the their them then there they this through too under until what when where "
    "which who why will with within without you your".split()
)
"""Words that say nothing about a topic, in English and German."""


async def listed(
    viewer: Viewer, *, shown: str = "all", q: str = "", after: int = 0, limit: int = LISTED_A_PAGE
) -> list[Place]:
    """Communities and the company's place, by name, after the place `after`; `q`: whose name or reason has this."""
    where = {"after": after, "limit": limit, **viewer.scope}
    if not q:
        return await counted(await rows(LISTED[shown], Place, **where))
    return await counted(await rows(NAMED[shown], Place, part=f"%{escaped(q.lower())}%", **where))


async def communities_like(viewer: Viewer, text: str, *, limit: int = LIKE_AT_MOST) -> list[Place]:
    """Communities whose name or reason shares words with a sentence, most shared words first."""
    wanted = telling_words(text)
    if not wanted:
        return []
    parts = {f"part{at}": f"%{escaped(wanted[at])}%" if at < len(wanted) else "" for at in range(WORDS)}
    enough = 1 if len(wanted) < 4 else 2
    return await counted(await rows(LIKE, Place, enough=enough, limit=limit, **parts, **viewer.scope))


def telling_words(text: str) -> list[str]:
    """The words of a sentence that may name its topic, shortened so that other endings are found too."""
    found = [found for found in re.findall(r"\w+", text.lower()) if found not in COMMON]
    telling = [
        one for one in found if len(one) > 3 or any(ord(c) > 0x2E7F for c in one) or any(c.isdigit() for c in one)
    ]
    return list(dict.fromkeys(one[: min(max(4, len(one) - 2), LONGEST_WORD)] for one in telling))[:WORDS]


def escaped(text: str) -> str:
    """Text in which LIKE finds no wildcards."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


_TEXT = func.lower(places.c.name + " " + func.coalesce(charters.c.why, ""))
_LAST = places.alias("last")
_KNOWN = select_places().where(visible_place(), places.c.kind != "direct")
BY_NAME: dict[Dialect, Callable[[ColumnElement[str]], ColumnElement[str]]] = {
    "sqlite": lambda name: collate(name, "NOCASE"),
    "postgresql": func.lower,
}
"""In which order names stand: what migration 0003 has an index on."""


def _by_name(dialect: Dialect, *conditions: ColumnElement[bool]) -> Select[Any]:
    name, last = BY_NAME[dialect](places.c.name), BY_NAME[dialect](_LAST.c.name)
    name_of_last = func.coalesce(select(last).where(_LAST.c.id == number("after")).scalar_subquery(), "")
    following = tuple_(name, places.c.id) > tuple_(name_of_last, number("after"))
    # said twice: SQLite looks up the first name of a page in its index by a plain comparison only
    return _KNOWN.where(*conditions, name >= name_of_last, following).order_by(name, places.c.id).limit(at_most())


def _listed(*conditions: ColumnElement[bool]) -> Statement:
    return statement(
        sqlite=partial(_by_name, "sqlite", *conditions), postgresql=partial(_by_name, "postgresql", *conditions)
    )


LISTED = {shown: _listed(condition) for shown, condition in SHOWN.items()}
NAMED = {shown: _listed(condition, _TEXT.like(word("part"), escape="\\")) for shown, condition in SHOWN.items()}
"""The same, of those whose name or reason holds some words."""
_SHARED_WORDS = sum(
    (case((_TEXT.like(word(f"part{at}"), escape="\\"), 1), else_=0) for at in range(1, WORDS)),
    case((_TEXT.like(word("part0"), escape="\\"), 1), else_=0),
)
LIKE = statement(
    _KNOWN.where(places.c.kind == "community", places.c.stage != "retired", number("enough") <= _SHARED_WORDS)
    .order_by(_SHARED_WORDS.desc(), func.lower(places.c.name), places.c.id)
    .limit(at_most())
)
