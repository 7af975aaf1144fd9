"""What the office does about pairs. Both live in no place and say no ids: who reads a place's activities must not learn
from them that a closed or secret community exists."""

from raison.kernel.spine import Happened


class PairSetAside(Happened, kind="office.pair_set_aside", kw_only=True):
    """Two communities are no doubles, somebody says."""


class PairTakenBack(Happened, kind="office.pair_taken_back", kw_only=True):
    """They may be doubles after all."""
