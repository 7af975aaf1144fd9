"""What a community goes through: charter, review, end. Facts about a place have no subject; notices go by the place."""

from raison.kernel.ids import Id
from raison.kernel.spine import Happened


class CharterChanged(Happened, kw_only=True, kind="charter.changed"):
    """The charter has a new version."""

    version: int


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
