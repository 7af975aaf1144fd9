"""What people can do with subjects and messages; each is one function that checks, decides and writes one batch."""

from raison.subjects.actions.drafts import drop_draft, keep_draft
from raison.subjects.actions.following import follow, mark_read, mark_unread, stop_following
from raison.subjects.actions.messages import delete_message, edit_message
from raison.subjects.actions.reacting import react, take_back_reaction, toggle_reaction
from raison.subjects.actions.replies import TakesNoReplies, reply

__all__ = [
    "TakesNoReplies",
    "delete_message",
    "drop_draft",
    "edit_message",
    "follow",
    "keep_draft",
    "mark_read",
    "mark_unread",
    "react",
    "reply",
    "stop_following",
    "take_back_reaction",
    "toggle_reaction",
]
