"""Why each community of the demo company exists."""

from raison.demo.story.charters.charter import Charter
from raison.demo.story.charters.customers import ALDWATER, DACH, FIRST_72, HX25, QUOTES, SPARE_PARTS
from raison.demo.story.charters.everybody import ALL_HALDEN, IT_HELP, WORKING
from raison.demo.story.charters.works import CASTINGS, FINAL_TEST, HX40, HX60, LINE_3, SAFETY

CHARTERS = (
    FIRST_72,
    SPARE_PARTS,
    HX40,
    ALDWATER,
    LINE_3,
    SAFETY,
    ALL_HALDEN,
    QUOTES,
    IT_HELP,
    WORKING,
    CASTINGS,
    FINAL_TEST,
    DACH,
    HX60,
    HX25,
)

__all__ = ["CHARTERS", "Charter"]
