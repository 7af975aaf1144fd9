"""What the product adapts, and the model, for programs of the Digital Office."""

from datetime import datetime

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.routes import Json, delete, get, put
from raison.maturity.actions import choose_model, follow_state, switch_off
from raison.maturity.policies import check_assess
from raison.maturity.queries import current_source, switched
from raison.maturity.rows import Switch
from raison.people.rows import PersonLine


class SwitchBody(msgspec.Struct, frozen=True, kw_only=True):
    """An adaptation: what, why, whether the state means it, whether it is on, and who turned it off."""

    name: str
    what: str
    why: str
    meant: bool
    on: bool
    off_by: PersonLine | None
    off_at: datetime | None


class Switches(msgspec.Struct, frozen=True):
    """Every adaptation that there is."""

    adaptations: list[SwitchBody]


class ModelBody(msgspec.Struct, frozen=True):
    """A model as TOML."""

    source: str


@get("/api/v1/adaptations", door=token_read)
async def get_adaptations(viewer: Viewer) -> Switches:
    """What the product does differently, and why."""
    return await _switches(viewer)


@put("/api/v1/adaptations/{name}/off", door=token_write)
async def put_off(viewer: Viewer, name: str) -> Switches:
    """Turn one off."""
    await switch_off(viewer, name)
    return await _switches(viewer)


@delete("/api/v1/adaptations/{name}/off", door=token_write)
async def delete_off(viewer: Viewer, name: str) -> Switches:
    """Let it follow the state again."""
    await follow_state(viewer, name)
    return await _switches(viewer)


@get("/api/v1/maturity_model", door=token_read)
async def get_model(viewer: Viewer) -> ModelBody:
    """The model by which the next assessment asks."""
    return await _model(viewer)


@put("/api/v1/maturity_model", door=token_write)
async def put_model(viewer: Viewer, body: Json[ModelBody]) -> ModelBody:
    """Ask by this one from now on; earlier assessments keep theirs."""
    await choose_model(viewer, body.source)
    return await _model(viewer)


async def _switches(viewer: Viewer) -> Switches:
    check_assess(viewer)
    return Switches([_body(one) for one in await switched()])


async def _model(viewer: Viewer) -> ModelBody:
    check_assess(viewer)
    return ModelBody(await current_source())


def _body(one: Switch) -> SwitchBody:
    off = one.off
    return SwitchBody(
        name=one.name,
        what=one.what,
        why=one.why,
        meant=one.meant,
        on=one.on,
        off_by=off.by if off else None,
        off_at=off.off_at if off else None,
    )
