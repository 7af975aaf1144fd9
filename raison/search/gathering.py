"""Hits gathered by thread, so that a long thread does not hide the others."""

from collections.abc import Iterable

import msgspec

from raison.search.rows import Hit


def gathered(hits: Iterable[Hit]) -> list[Hit]:
    """The best hit of each thread, with how many more there are in it."""
    best: dict[int, Hit] = {}
    for hit in hits:
        first = best.setdefault(hit.subject_id, hit)
        if first is not hit:
            best[hit.subject_id] = msgspec.structs.replace(first, more=first.more + 1)
    return list(best.values())
