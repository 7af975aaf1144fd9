"""From pilot to chartered: an owner asks a sponsor, who says yes or no. Nobody else is asked, and nothing is voted."""

from datetime import timedelta

from sqlalchemy import update

from raison.communities.access import who_knows
from raison.communities.looking import look_writes
from raison.communities.queries import charter_of
from raison.communities.rows import Charter, Place
from raison.communities.tables import charters
from raison.kernel.access import Viewer
from raison.kernel.clock import MICROSECONDS, now_us, to_us
from raison.kernel.database import Bound, insert_row, moment, number, statement, word, write
from raison.kernel.errors import NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import reasoned, wrong
from raison.kernel.spine import record
from raison.lifecycle.activities import CharterAccepted, CharterAsked, CharterDeclined
from raison.lifecycle.errors import CharterMoved, StageMoved
from raison.lifecycle.policies import may_answer_charter, may_charter
from raison.lifecycle.proposals import REVIEW_DAYS
from raison.lifecycle.queries import ask_of, evidence_of
from raison.lifecycle.rows import CharterAsk
from raison.lifecycle.stages import decided, moved, stage_writes, withdrawn
from raison.lifecycle.tables import charter_asks
from raison.people.queries import people_by_handles
from raison.people.rows import PersonLine

REVIEW_US = int(timedelta(days=REVIEW_DAYS).total_seconds()) * MICROSECONDS


async def ask_sponsor(viewer: Viewer, place: Place, *, sponsor: str, reason: str = "") -> None:
    """Ask somebody of the home organisation to stand for the charter; who was asked before is asked no more. `reason`:
    why already, when the evidence is not there. Raises NotAllowed, Invalid, StageMoved."""
    if not may_charter(viewer, place):
        raise NotAllowed(_("Only an owner of a pilot asks for its charter."))
    charter, complete = await charter_of(place.id), (await evidence_of(place.id)).complete
    words = reasoned(reason, needed=not complete)
    if gaps := gaps_of(charter):
        raise wrong("", _("Fill the charter first: {parts}.").format(parts=", ".join(gaps)))
    asked = await _sponsor(viewer, place, sponsor)
    await write(
        stage_writes(place, "pilot"),
        withdrawn(place),
        INSERT_ASK(
            id=new_id(), place_id=place.id, sponsor_id=asked.id, asked_by=viewer.id, asked_at=now_us(), reason=words
        ),
        record(CharterAsked(place_id=place.id, sponsor_id=asked.id), by=viewer),
        conflict=moved(),
    )


async def accept_charter(viewer: Viewer, place: Place, *, seen: int = 0) -> None:
    """Stand for it: the pilot is chartered, its review a year on unless the charter names a later day than the pilot's
    end. `seen`: the version of the charter that the sponsor read; 0 for the one about which they were asked. Raises
    NotAllowed, CharterMoved, StageMoved."""
    ask = await _asked(viewer, place)
    charter = await charter_of(place.id)
    version = charter.version if charter else 0
    if seen != version and (seen or (charter is not None and charter.changed_at > ask.asked_at)):
        raise CharterMoved(_("Somebody changed the charter since you saw it. Read it on its page, then answer."))
    review = review_after(place, charter)
    await write(
        stage_writes(place, "chartered"),
        _answer(ask, "accepted"),
        SPONSORED(which=place.id, seen=version, sponsor=viewer.id, review=review, at=now_us()).hitting(),
        decided(viewer, place, "chartered", until=review),
        *look_writes(place.id, review),
        record(CharterAccepted(place_id=place.id, asked_by=ask.asked_by.id), by=viewer),
        conflict=moved(),
    )


async def decline_charter(viewer: Viewer, place: Place, *, reason: str) -> None:
    """Not stand for it, and say why; the pilot goes on. Raises NotAllowed, Invalid, StageMoved."""
    ask = await _asked(viewer, place)
    await write(
        _answer(ask, "declined", reasoned(reason)),
        record(CharterDeclined(place_id=place.id, asked_by=ask.asked_by.id), by=viewer),
        conflict=moved(),
    )


def gaps_of(charter: Charter | None) -> list[str]:
    """What of the five fields of a charter is missing, in the reader's words."""
    parts = {
        _("the challenge"): bool(charter and charter.challenge),
        _("for whom"): bool(charter and charter.for_whom),
        _("the key tasks"): bool(charter and charter.key_tasks),
        _("a measure with baseline and target"): bool(
            charter and charter.measure and charter.baseline is not None and charter.target is not None
        ),
        _("the review, or what happens without a decision"): bool(
            charter and (charter.review_at or charter.retirement)
        ),
    }
    return [words for words, there in parts.items() if not there]


def review_after(place: Place, charter: Charter | None) -> int:
    """When a new charter is reviewed: on its own day, when that is later than the end of the pilot, else in a year."""
    chosen = charter.review_at if charter else None
    if chosen is not None and place.ends_at is not None and chosen > place.ends_at and to_us(chosen) > now_us():
        return to_us(chosen)
    return now_us() + REVIEW_US


async def _asked(viewer: Viewer, place: Place) -> CharterAsk:
    ask = await ask_of(place.id)
    if ask is None or not may_answer_charter(viewer, ask):
        raise NotAllowed(_("You are not asked to stand for this charter, or it was answered."))
    if place.stage != "pilot":
        raise StageMoved(_("This community is no pilot any more."))
    return ask


async def _sponsor(viewer: Viewer, place: Place, handle: str) -> PersonLine:
    wanted = handle.strip().removeprefix("@").lower()
    found = (await people_by_handles([wanted])).get(wanted) if wanted else None
    if found is None or found.external or not await who_knows(place.id, [found.id]):
        raise wrong("sponsor", _("Write the @handle of a colleague who may know of this community."))
    if found.id == viewer.id:
        raise wrong("sponsor", _("Somebody else has to stand for it."))
    return found


def _answer(ask: CharterAsk, answer: str, reason: str = "") -> Bound:
    return ANSWER(which=ask.id, answer=answer, reason=reason, at=now_us()).hitting()


INSERT_ASK = insert_row(charter_asks)
ANSWER = statement(
    update(charter_asks)
    .where(charter_asks.c.id == number("which"), charter_asks.c.answer == "waiting")
    .values(answer=word("answer"), answer_reason=word("reason"), answered_at=moment("at"))
)
SPONSORED = statement(
    update(charters)
    .where(charters.c.place_id == number("which"), charters.c.version == number("seen"))
    .values(
        sponsor_id=number("sponsor"),
        review_at=moment("review"),
        version=charters.c.version + 1,
        changed_at=moment("at"),
    )
)
