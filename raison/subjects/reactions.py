"""The words that one can react with. Imported emoji reactions are shown as they are."""

from raison.kernel.i18n import gettext as _
from raison.kernel.spine import say

WORDS = {
    "same-here": say("Same here").message,
    "useful": say("Useful").message,
    "thanks": say("Thanks").message,
    "clear": say("Clear").message,
    "solved-it": say("Solved it").message,
    "agree": say("Agree").message,
}
"""Stored word → what people read."""


def label(word: str) -> str:
    """The word in the reader's language; what is none of ours stays as it came."""
    return str(_(WORDS[word])) if word in WORDS else word
