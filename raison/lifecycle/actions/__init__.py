"""What a person can decide about a community; each is one function that checks, decides and writes one batch."""

from raison.lifecycle.actions.asking import accept_charter, ask_sponsor, decline_charter
from raison.lifecycle.actions.chartering import change_charter
from raison.lifecycle.actions.deciding import extend_pilot, go_on
from raison.lifecycle.actions.ending import reopen, retire
from raison.lifecycle.actions.merging import merge

__all__ = [
    "accept_charter",
    "ask_sponsor",
    "change_charter",
    "decline_charter",
    "extend_pilot",
    "go_on",
    "merge",
    "reopen",
    "retire",
]
