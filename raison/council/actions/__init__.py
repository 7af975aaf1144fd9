"""What people do in the council."""

from raison.council.actions.deciding import carry_out, propose, settle
from raison.council.actions.meeting import call_meeting, close_meeting, write_minutes
from raison.council.actions.seating import charter_council, delegate, let_go, name_member, take_back

__all__ = [
    "call_meeting",
    "carry_out",
    "charter_council",
    "close_meeting",
    "delegate",
    "let_go",
    "name_member",
    "propose",
    "settle",
    "take_back",
    "write_minutes",
]
