"""How much was written week by week, read from the ids of messages, which begin with their time."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from raison.kernel.clock import now, to_us
from raison.kernel.ids import id_at
from raison.search.rows import TalkedWeek

WEEKS = 12


def weekly(ids: Sequence[int], *, many: bool) -> list[TalkedWeek]:
    """Messages in each of the last twelve weeks, the oldest first. `many`: there are older ones that were not counted;
    then the weeks begin with the first one that was counted whole."""
    begins = [now() - timedelta(weeks=WEEKS - number) for number in range(WEEKS)]
    first_ids = [id_at(to_us(begin), 0) for begin in begins]
    counted = Counter(bisect_right(first_ids, one) - 1 for one in ids)
    whole = bisect_right(first_ids, min(ids)) if many else 0
    return [TalkedWeek(begin.date(), counted[week]) for week, begin in enumerate(begins) if week >= whole]
