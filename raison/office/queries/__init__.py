"""The office's reads, made of what other slices keep."""

from raison.office.queries.communities import communities_of, community_figures
from raison.office.queries.duplicates import duplicate_number, duplicates_of, pair_of, set_aside, set_aside_by
from raison.office.queries.figures import figures_of
from raison.office.queries.initiatives import initiative_figures, initiatives_of
from raison.office.queries.outside import outsiders_of, outsides_of

__all__ = [
    "communities_of",
    "community_figures",
    "duplicate_number",
    "duplicates_of",
    "figures_of",
    "initiative_figures",
    "initiatives_of",
    "outsiders_of",
    "outsides_of",
    "pair_of",
    "set_aside",
    "set_aside_by",
]
