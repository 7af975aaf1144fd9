"""Who looks, which places there are, and the one rule of what they may see."""

from raison.kernel.access.rule import each_visible_to, scoped, visible_place, visible_to
from raison.kernel.access.tables import memberships, place_organisations, places
from raison.kernel.access.viewer import Viewer

__all__ = [
    "Viewer",
    "each_visible_to",
    "memberships",
    "place_organisations",
    "places",
    "scoped",
    "visible_place",
    "visible_to",
]
