"""What changed between two wordings, word by word."""

import re
from difflib import SequenceMatcher
from typing import Literal

import msgspec

BY_WORDS_UP_TO = 1_500
"""Words of a wording that is compared word by word; longer ones line by line, which is quick for any length."""
_WORDS = re.compile(r"\s+|[^\s]+")


class Run(msgspec.Struct, frozen=True):
    """A stretch of text that stayed, came or went."""

    kind: Literal["same", "added", "removed"]
    text: str


def changes(before: str, after: str) -> list[Run]:
    """The runs that lead from one wording to the next."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > 2 * BY_WORDS_UP_TO:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Run] = []
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=len(old) > BY_WORDS_UP_TO).get_opcodes():
        if how == "equal":
            found.append(Run("same", "".join(old[a:b])))
            continue
        if b > a:
            found.append(Run("removed", "".join(old[a:b])))
        if d > c:
            found.append(Run("added", "".join(new[c:d])))
    return found
