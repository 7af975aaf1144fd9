"""Bringing a model of one's own: it serves the next assessment; earlier ones keep theirs."""

from sqlalchemy import update

from raison.communities.queries import company_place
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import moment, number, statement, value, write
from raison.kernel.ids import new_id
from raison.kernel.spine import record
from raison.maturity.actions.opening import KNOWN_MODEL, model_write
from raison.maturity.activities import ModelChosen
from raison.maturity.model import digest_of, read_model
from raison.maturity.policies import check_assess
from raison.maturity.tables import models


async def choose_model(viewer: Viewer, source: str) -> None:
    """Ask by this model from now on. Raises NotAllowed, Invalid with what is wrong with it."""
    check_assess(viewer)
    read_model(source)
    known, at = await value(KNOWN_MODEL, digest=digest_of(source)), now_us()
    model_id = known or new_id()
    chosen = ModelChosen(place_id=await company_place(), model_id=model_id)
    kept = CHOOSE(which=known, at=at) if known else model_write(viewer, model_id, source, chosen_at=at)
    await write(kept, record(chosen, by=viewer))


CHOOSE = statement(update(models).where(models.c.id == number("which")).values(chosen_at=moment("at")))
