"""What every list of this slice answers with, and the parameters that page it."""

from typing import Annotated, Generic, TypeVar

import msgspec
from msgspec import Meta

Kind = TypeVar("Kind")
Limit = Annotated[int, Meta(ge=1, le=100)]
After = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Query = Annotated[str, Meta(max_length=120)]


class Entries(msgspec.Struct, Generic[Kind]):
    """One page of a list. `next`: what `after` must be for the page behind it; null at the end."""

    entries: list[Kind]
    next: str | None = None
