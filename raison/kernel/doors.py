"""Doors: who may come in by a route. Every route names one; a test fails on one that doesn't."""

from collections.abc import Callable

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.errors import NotAllowed, NotFound, SignInNeeded
from raison.kernel.i18n import gettext as _


class Door(msgspec.Struct, frozen=True):
    """A name for the documentation and a check that raises."""

    name: str
    check: Callable[[Viewer | None], None]


def _open(viewer: Viewer | None) -> None:
    """Nothing to check."""


def _in(viewer: Viewer | None) -> None:
    if viewer is None:
        raise SignInNeeded(_("Sign in to go on."))
    if viewer.tool != "web":
        raise NotAllowed(_("This page is for people. Programs use /api/v1."))


def _member(viewer: Viewer | None) -> None:
    _in(viewer)
    if viewer is not None and viewer.limited:
        raise NotFound


def _office(viewer: Viewer | None) -> None:
    _in(viewer)
    _of_the_office(viewer)


def _of_the_office(viewer: Viewer | None) -> None:
    if viewer is not None and not viewer.office:
        raise NotAllowed(_("Only the Digital Office can do this."))


def _scope(scope: str) -> Callable[[Viewer | None], None]:
    def check(viewer: Viewer | None) -> None:
        if viewer is None:
            raise SignInNeeded(_("Send an access token: Authorization: Bearer …"))
        if scope not in viewer.scopes:
            raise NotAllowed(_("This token does not have the scope “{scope}”.").format(scope=scope))

    return check


def _office_scope(scope: str) -> Callable[[Viewer | None], None]:
    def check(viewer: Viewer | None) -> None:
        _scope(scope)(viewer)
        _of_the_office(viewer)

    return check


anyone = Door("anyone", _open)
signed_in = Door("signed in", _in)
home_member = Door("member of the home organisation", _member)
office = Door("office", _office)
token_read = Door("token scope read", _scope("read"))
token_write = Door("token scope write", _scope("write"))
token_office_read = Door("token scope read, office", _office_scope("read"))
token_office = Door("token scope write, office", _office_scope("write"))
