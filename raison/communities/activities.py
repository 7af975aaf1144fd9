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


class CharterChanged(Happened, kw_only=True, kind="charter.changed"):
    """The charter has a new version."""

    version: int


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


class CharterAsked(Happened, kw_only=True, kind="charter.asked"):
    """A sponsor is asked to accept the charter of a pilot."""

    sponsor_id: Id


class CharterAccepted(Happened, kw_only=True, kind="charter.accepted"):
    """A sponsor stands for it: the pilot is chartered."""

    asked_by: Id


class CharterDeclined(Happened, kw_only=True, kind="charter.declined"):
    """A sponsor does not stand for it; the pilot goes on as it is."""

    asked_by: Id


class PilotExtended(Happened, kw_only=True, kind="community.extended"):
    """A pilot has a later end, this once."""


class ReviewBegun(Happened, kw_only=True, kind="community.review_begun"):
    """Its review has come."""


class DecisionAsked(Happened, kw_only=True, kind="community.decision_asked"):
    """Nobody has decided yet what is due; `level` is asked now."""

    what: str
    level: str


class ReviewDecided(Happened, kw_only=True, kind="community.review_decided"):
    """It goes on, as it is or with a new charter."""

    decision: str


class CommunityRetired(Happened, kw_only=True, kind="community.retired"):
    """It has ended: readable, and nothing more is written there."""


class CommunityReopened(Happened, kw_only=True, kind="community.reopened"):
    """It goes on where it had ended."""


class CommunityMerged(Happened, kw_only=True, kind="community.merged", changes_access=True, elsewhere=True):
    """It has ended, and what lived in it lives in another one."""

    into_id: Id


class CommunityGrown(Happened, kw_only=True, kind="community.grown", changes_access=True):
    """Another community came into this one, with its people and threads."""

    from_id: Id
