"""Where a list goes on: two numbers of the last row that was shown, as `next` says them and an address has them."""

from typing import Annotated

from msgspec import Meta

from raison.kernel.errors import BadRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST, id_in

Key = Annotated[str, Meta(max_length=40)]
"""`12-34` in an address; empty at the beginning."""
LOWEST, HIGHEST = (0, 0), (NEWEST, NEWEST)
"""Where a list begins that runs upwards, and one that runs downwards."""


def key_of(first: int, second: int) -> str:
    """The key of a row."""
    return f"{first}-{second}"


def key_in(given: str, *, start: tuple[int, int] = HIGHEST) -> tuple[int, int]:
    """The two numbers of a key; `start` where none is given. Raises BadRequest for what is no key."""
    if not given:
        return start
    one, _dash, other = given.partition("-")
    first, second = id_in(one), id_in(other)
    if first is None or second is None:
        raise BadRequest(_("This address does not say where the list goes on. Start at its first page."))
    return first, second
