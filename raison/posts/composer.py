"""What a composer shows: kinds, places, who will read it, and what was typed before."""

from typing import Any

import msgspec

from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.posts.forms import PostForm
from raison.posts.policies import may_announce
from raison.posts.rows import KINDS
from raison.subjects.queries import draft_of
from raison.subjects.rows import DraftPost


class ComposerPlace(msgspec.Struct, frozen=True):
    """A place to post in."""

    id: Id
    name: str
    outside: int
    people: int


class Composer(msgspec.Struct, frozen=True, kw_only=True):
    """A composer as its template shows it. `version` is a hash of all of it, so that the fragment cache can keep one
    without anything typed in it: people of the same places are shown the same."""

    id: Id
    action: str
    kinds: tuple[dict[str, Any], ...]
    places: tuple[ComposerPlace, ...]
    chosen: ComposerPlace
    home_name: str
    kind: str
    draft: str | None
    title: bool = False
    autofocus: bool = False
    text: str = ""
    again: Any = None
    errors: dict[str, str] = {}
    attachments: list[Any] = []

    @property
    def pristine(self) -> bool:
        """Whether nothing is typed in it yet."""
        return not (self.text or self.again or self.errors or self.attachments)

    @property
    def version(self) -> int:
        """A hash of what it shows while it is pristine."""
        announces = not any(kind.get("disabled") for kind in self.kinds)
        shown = (self.action, self.draft, self.kind, self.title, self.autofocus, announces, self.home_name)
        return hash((shown, self.places))


def composer_values(
    viewer: Viewer,
    places: list[Place],
    *,
    current: int | None = None,
    kind: str = "update",
    draft: str = "post",
    action: str = "",
    keeps: bool = True,
    title: bool = False,
    **more: Any,
) -> Composer | None:
    """The context of `posts/_composer.html`; None where the viewer may post in none of the places. `keeps`: what is
    typed is kept as a draft. A title that was typed elsewhere is shown wherever it comes back."""
    if not places:
        return None
    chosen = next((place for place in places if place.id == current), _default(places))
    kinds = _kinds(viewer, places)
    open_kinds = [one["kind"] for one in kinds if not one.get("disabled")]
    again = more.get("again")
    return Composer(
        id=chosen.id,
        action=action or f"/posts?draft={draft}",
        kinds=kinds,
        places=tuple(_place(place) for place in places),
        chosen=_place(chosen),
        home_name=viewer.home_name,
        kind=kind if kind in open_kinds else "update",
        draft=draft if keeps else None,
        title=title or bool(again and again.title),
        **more,
    )


async def begun_in(viewer: Viewer, key: str = "post") -> dict[str, Any]:
    """What the viewer has begun to write under this key, on whichever device, for `composer_values`."""
    found = await draft_of(viewer, key)
    if found is None:
        return {}
    post = found.post or DraftPost()
    form = PostForm(
        place=post.place or 0,
        text=found.text,
        title=post.title,
        choice=list(post.choices),
        many=post.many,
        secret=post.secret,
        ends_on=post.ends_on,
    )
    return {"text": found.text, "kind": post.kind, "current": post.place, "again": form}


def _default(places: list[Place]) -> Place:
    """Inside before shared, a community before the whole company: who does not look writes to few, and to nobody from
    outside."""
    inside = [place for place in places if not place.shared] or places
    return next((place for place in inside if place.kind == "community"), inside[0])


def _place(place: Place) -> ComposerPlace:
    return ComposerPlace(place.id, place.name, place.outside, place.people)


def _kinds(viewer: Viewer, places: list[Place]) -> tuple[dict[str, Any], ...]:
    announces = any(may_announce(viewer, place) for place in places)
    owners = {"kind": "announcement", "disabled": not announces, "note": None if announces else _("owners")}
    return (*[{"kind": kind} for kind in KINDS if kind != "announcement"], owners)
