"""What happens to business cases. No activity carries words. `subject_id` holds the id of the case."""

from typing import Literal

from raison.kernel.spine import Happened


class CaseOpened(Happened, kind="case.opened", kw_only=True):
    """Somebody began a business case."""


class CaseChanged(Happened, kind="case.changed", kw_only=True):
    """Its tools, an assumption, a count or a risk is different."""

    part: Literal["tools", "assumption", "counts", "risk"]
