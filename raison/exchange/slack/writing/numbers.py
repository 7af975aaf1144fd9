"""Ids of imported messages and threads follow from their time and place, so that a second run finds them again without
a row for each that says where it came from."""

from raison.kernel.ids import id_at

MOST_TWINS = 25
"""Messages of one place and one microsecond that can be told apart."""
_WITHIN_BITS, _PLACE_BITS = 10, 12
_APART = 977


def number_of(at_us: int, place_id: int, *, twin: int = 1, attempt: int = 0) -> int:
    """The id of what was written in a place at a microsecond. `twin` counts messages of the same one, from 1; `attempt`
    is above 0 when the id is somebody else's already: two of 4,096 places, and one millisecond, share one."""
    within = at_us % 1_000 if twin == 1 else 998 + twin  # 1,000 of 1,024 numbers are microseconds, the rest twins
    return id_at(at_us, within << _PLACE_BITS | _salt(place_id, attempt))


def _salt(place_id: int, attempt: int) -> int:
    # ids of places that were made at once differ in their lower bits, those of other days in their upper ones
    mixed = (place_id ^ place_id >> 22 ^ place_id >> 40) * 0x9E3779B97F4A7C15 & (1 << 64) - 1
    return (mixed >> 64 - _PLACE_BITS) + attempt * _APART & (1 << _PLACE_BITS) - 1
