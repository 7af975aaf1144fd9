"""What happens to communities and to those in them. Facts about a place have no subject; notices go by the place."""

from raison.kernel.ids import Id
from raison.kernel.spine import Happened


class CommunityStarted(Happened, kw_only=True, kind="community.started", changes_access=True):
    """A pilot has begun."""

    name: str


class CommunityChanged(Happened, kw_only=True, kind="community.changed"):
    """Name, reason or end say something else; `fields` names what."""

    fields: tuple[str, ...]


class OpennessChanged(Happened, kw_only=True, kind="community.openness_changed", changes_access=True):
    """It became open, closed or secret."""

    openness: str


class MemberJoined(Happened, kw_only=True, kind="member.joined", changes_access=True):
    """Somebody is in it now: of their own, or let in by who did it."""

    person_id: Id


class MemberLeft(Happened, kw_only=True, kind="member.left", changes_access=True):
    """Somebody went."""

    person_id: Id


class MemberRemoved(Happened, kw_only=True, kind="member.removed", changes_access=True):
    """Somebody was taken out."""

    person_id: Id


class RoleChanged(Happened, kw_only=True, kind="member.role_changed", changes_access=True):
    """Somebody has another role."""

    person_id: Id
    role: str


class JoinAsked(Happened, kw_only=True, kind="join.asked"):
    """A colleague asks to be let in."""

    person_id: Id


class JoinDeclined(Happened, kw_only=True, kind="join.declined"):
    """An owner or moderator said no."""

    person_id: Id


class Invited(Happened, kw_only=True, kind="member.invited"):
    """Somebody may come in if they want to."""

    person_id: Id
    role: str


class InvitationDeclined(Happened, kw_only=True, kind="member.invitation_declined"):
    """Who was invited does not come."""

    person_id: Id
    invited_by: Id


class BoundaryOpened(Happened, kw_only=True, kind="boundary.opened", changes_access=True):
    """People of a named organisation may be in it from now on."""

    organisation_id: Id


class BoundaryClosed(Happened, kw_only=True, kind="boundary.closed", changes_access=True):
    """People of that organisation can't be in it any more; none of them was."""

    organisation_id: Id
