"""What every page of a measure shows around itself."""

from typing import Any

from raison.communities.queries import my_places
from raison.kernel.access import Viewer
from raison.kernel.errors import NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Page, page
from raison.measures.fragments import WORDING
from raison.measures.policies import Measuring, known_to_all, may_change
from raison.measures.proposals import MAX_COMPARISON, MAX_NAME, MAX_NOTE, MAX_ORIGIN, MAX_UNIT
from raison.measures.rows import KNOWN, Measure
from raison.measures.wording import BETTER, READ_FROM, SOURCES

LIMITS = {
    "name": MAX_NAME,
    "unit": MAX_UNIT,
    "origin": MAX_ORIGIN,
    "comparison": MAX_COMPARISON,
    "note": MAX_NOTE,
}


def within(template: str, measuring: Measuring, measure: Measure | None, /, **context: Any) -> Page:
    """A page of a measure, or of the one that is to be added."""
    back = {"url": (measure or measuring).url, "label": measure.name if measure else measuring.subject.title}
    return page(
        template,
        measuring=measuring,
        subject=measuring.subject,
        bounded=measuring.subject.place.shared,
        section=measuring.keeper.section,
        topics=["me", f"subject:{measuring.id}"],
        may_change=may_change(measuring),
        limits=LIMITS,
        source_words={word: said.into(_) for word, said in SOURCES.items()},
        read_from={word: said.into(_) for word, said in READ_FROM.items()},
        betters=[(word, said.into(_)) for word, said in BETTER.items()],
        **({"back": back, "measure": measure} | WORDING | context),
    )


def check_changeable(measuring: Measuring) -> Measuring:
    """The same, for the forms of those who may change its measures. Raises NotAllowed."""
    if not may_change(measuring):
        raise NotAllowed(measuring.keeper.who())
    return measuring


async def places_for(viewer: Viewer, measuring: Measuring) -> list[tuple[str, str]]:
    """The communities of which a measure may tell: what everybody may read who sees it."""
    found = [
        place
        for place in await my_places(viewer)
        if place.kind == "community" and known_to_all(measuring.subject, place_id=place.id, openness=place.openness)
    ]
    return [("", _("Choose one")), *[(str(place.id), place.name) for place in found]]


def sources_for(measure: Measure | None) -> list[tuple[str, str]]:
    """Where figures may come from: what Raison reads stays so, and what people read never becomes Raison's."""
    words = {word: said.into(_) for word, said in SOURCES.items()}
    if measure is None:
        return list(words.items())
    return [(word, said) for word, said in words.items() if (word in KNOWN) == measure.known and not measure.known]
