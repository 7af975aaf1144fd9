"""Cards as one reader sees them: what all readers share, and what is the reader's own.

The shared part is made once for all of them and found again by the columns that it is made of, so that a card which
this process has shown before costs a look into a dict. Statements that return cards select SHARED_COLUMNS columns that
are the same for every reader, and then what is the reader's own.
"""

import time
from collections import OrderedDict
from typing import Any, NamedTuple

import msgspec

from raison.kernel.database import Statement, raw_rows, shaped
from raison.posts.queries.extras import KEPT_SECONDS, dress_all
from raison.posts.queries.extras import forget as forget_extras
from raison.posts.rows import ReaderCard, kept_of

KEPT = 10_000
SHARED_COLUMNS = 22
_shared: OrderedDict[tuple[Any, ...], "Shared"] = OrderedDict()
_choices = msgspec.json.Decoder(tuple[int, ...], strict=False).decode


class Shared(NamedTuple):
    """A card as some reader saw it, for all others, until it is made anew: names change without it."""

    card: ReaderCard
    until: float


async def read_cards(of: Statement, **parameters: Any) -> list[ReaderCard]:
    """The cards that a statement returns."""
    found = await raw_rows(of, **parameters)
    now = time.monotonic()
    known = [_shared.get(row[:SHARED_COLUMNS]) for row in found]
    if any(one is None or one.until < now for one in known):
        known = await _learnt(of, found, known, now)
    return [_own(one.card, *row[SHARED_COLUMNS:]) for one, row in zip(known, found, strict=True) if one is not None]


def forget() -> None:
    """Drop what is kept; for tests."""
    _shared.clear()
    forget_extras()


def _own(card: ReaderCard, level: str | None, unread: int, new: int, waits: int, my_choices: str | None) -> ReaderCard:
    own: ReaderCard = card.__copy__()  # type: ignore[attr-defined]  # half the time of copy.copy
    own.level, own.unread, own.new, own.waits = level, bool(unread), new, bool(waits)
    own.my_choices = _choices(my_choices) if my_choices else ()
    return own


async def _learnt(of: Statement, found: list[Any], known: list[Shared | None], now: float) -> list[Shared | None]:
    make = shaped(of, ReaderCard)
    missing = [place for place, one in enumerate(known) if one is None or one.until < now]
    made = [make(found[place]) for place in missing]
    await dress_all(made)
    for place, card in zip(missing, made, strict=True):
        card.kept = kept_of(card)
        known[place] = _shared[found[place][:SHARED_COLUMNS]] = Shared(card, now + KEPT_SECONDS)
    while len(_shared) > KEPT:
        _shared.popitem(last=False)
    return known
