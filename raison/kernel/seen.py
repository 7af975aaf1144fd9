"""What a form showed, a mark for each field: it changes what its writer changed, and nothing that somebody else changed
since it was opened."""

import hashlib
from collections.abc import Mapping
from typing import Any

from raison.kernel.errors import HasMoved
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import trimmed


def marks_of(shown: Mapping[str, Any]) -> str:
    """The marks of what a form shows, which it sends back as `seen`."""
    return ".".join(_mark(value) for value in shown.values())


def meanwhile(standing: Mapping[str, Any], typed: Mapping[str, Any], seen: str) -> dict[str, Any]:
    """What the writer of a form changed of what stands; all that is different when the form says nothing of what it
    showed. Raises HasMoved, at each field that somebody else changed too."""
    marks = dict(zip(typed, seen.split("."), strict=False)) if seen else {}
    fresh = {
        name: value for name, value in typed.items() if value != standing[name] and _mark(value) != marks.get(name)
    }
    moved = [name for name in fresh if marks.get(name, _mark(standing[name])) != _mark(standing[name])]
    if moved:
        raise HasMoved(_since(), fields=dict.fromkeys(moved, _since()))
    return fresh


def _mark(value: Any) -> str:
    return hashlib.blake2b(trimmed(str(value)).encode(), digest_size=6).hexdigest()


def _since() -> str:
    return _(
        "Somebody changed this since you opened it. Nothing was stored, and what you typed stands here still; open the "
        "form anew to see what is there now."
    )
