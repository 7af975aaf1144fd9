"""What the office says of pairs, and how long it may be."""

import msgspec

MAX_REASON = 400


class Dismissal(msgspec.Struct, kw_only=True):
    """Why two communities are no doubles; it may be left open."""

    reason: str = ""
