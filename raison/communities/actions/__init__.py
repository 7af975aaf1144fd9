"""What a person can do with communities; each is one function that checks, decides and writes one batch."""

from raison.communities.actions.boundary import close_boundary, open_boundary
from raison.communities.actions.changing import change_community, mark_visited
from raison.communities.actions.entering import accept_request, ask_to_join, decline_request, join, take_back_request
from raison.communities.actions.inviting import accept_invitation, decline_invitation, invite, take_back_invitation
from raison.communities.actions.membership import change_role, leave, remove_member
from raison.communities.actions.starting import start_pilot
from raison.communities.writes import add_member_writes

__all__ = [
    "accept_invitation",
    "accept_request",
    "add_member_writes",
    "ask_to_join",
    "change_community",
    "change_role",
    "close_boundary",
    "decline_invitation",
    "decline_request",
    "invite",
    "join",
    "leave",
    "mark_visited",
    "open_boundary",
    "remove_member",
    "start_pilot",
    "take_back_invitation",
    "take_back_request",
]
