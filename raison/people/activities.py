"""What happens to people: who joined, changed, left; teams and organisations that came to be or changed."""

from raison.kernel.ids import Id
from raison.kernel.spine import Happened


class HomeFounded(Happened, kw_only=True, kind="home.founded"):
    """The installation has its home organisation and first administrator."""

    organisation_id: Id
    person_id: Id


class OrganisationAdded(Happened, kw_only=True, kind="organisation.added"):
    """A customer or partner can have people here."""

    organisation_id: Id


class PersonJoined(Happened, kw_only=True, kind="person.joined"):
    """Somebody has an account."""

    person_id: Id


class InvitationUsed(Happened, kw_only=True, kind="invitation.used", changes_access=True):
    """Somebody came into a place by an invitation."""

    person_id: Id
    invitation_id: Id


class PersonChanged(Happened, kw_only=True, kind="person.changed"):
    """A profile says something else; `fields` names what."""

    person_id: Id
    fields: tuple[str, ...] = ()


class PersonLeft(Happened, kw_only=True, kind="person.left", changes_access=True):
    """An account was closed: nobody signs in by it any more."""

    person_id: Id


class PersonReturned(Happened, kw_only=True, kind="person.returned"):
    """A closed account is open again."""

    person_id: Id


class TeamChanged(Happened, kw_only=True, kind="team.changed"):
    """A team came to be, has another name, manager or place in the chart, or other people."""

    team_id: Id


class TeamRemoved(Happened, kw_only=True, kind="team.removed"):
    """A team is no longer in the chart."""

    team_id: Id
