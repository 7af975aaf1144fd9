"""What can be read about communities. Each query is named by what it returns."""

from raison.communities.queries.charters import charter_of, could_share_with, organisation_name, shared_with
from raison.communities.queries.endings import ending_of, standing_ending
from raison.communities.queries.lists import communities_like, listed
from raison.communities.queries.members import (
    leading,
    member_ids,
    members,
    members_by_id,
    membership,
    outsiders,
    role_counts,
    with_outsiders,
)
from raison.communities.queries.places import (
    any_place,
    audience_of,
    company_place,
    home_name,
    my_places,
    place_for,
    readable_place_ids,
)
from raison.communities.queries.waiting import invitation_for, invitations_of, offers_to, requests_of

__all__ = [
    "any_place",
    "audience_of",
    "charter_of",
    "communities_like",
    "company_place",
    "could_share_with",
    "ending_of",
    "home_name",
    "invitation_for",
    "invitations_of",
    "leading",
    "listed",
    "member_ids",
    "members",
    "members_by_id",
    "membership",
    "my_places",
    "offers_to",
    "organisation_name",
    "outsiders",
    "place_for",
    "readable_place_ids",
    "requests_of",
    "role_counts",
    "shared_with",
    "standing_ending",
    "with_outsiders",
]
