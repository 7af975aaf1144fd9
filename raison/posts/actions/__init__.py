"""What people can do with posts; each is one function that checks, decides and writes one batch.

A post is made by `open_post`.
"""

from raison.posts.actions.opening import open_post
from raison.posts.actions.scheduling import (
    AlreadySent,
    cancel_scheduled,
    change_scheduled,
    schedule_post,
    send_now,
    send_scheduled,
)
from raison.posts.actions.seeing import mark_all_seen
from raison.posts.actions.settling import (
    TooManyPinned,
    accept_answer,
    close,
    pin,
    reopen,
    take_back_answer,
    unpin,
)
from raison.posts.actions.voting import PollIsOver, end_poll, take_back_votes, vote

__all__ = [
    "AlreadySent",
    "PollIsOver",
    "TooManyPinned",
    "accept_answer",
    "cancel_scheduled",
    "change_scheduled",
    "close",
    "end_poll",
    "mark_all_seen",
    "open_post",
    "pin",
    "reopen",
    "schedule_post",
    "send_now",
    "send_scheduled",
    "take_back_answer",
    "take_back_votes",
    "unpin",
    "vote",
]
