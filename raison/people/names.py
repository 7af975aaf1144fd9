"""Names as people are found by them: folded for comparing, and made into handles."""

import re
import unicodedata
from collections.abc import Collection, Iterable

HANDLE_LENGTH = 40
_LETTERS = {"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
_NO_HANDLE = re.compile(r"[^a-z0-9]+")


BAR = "|"
"""Between the names of somebody and what else they are found by."""


def folded(*parts: str | Iterable[str]) -> str:
    """Text without case and accents, for searching and sorting: “Åsa Ström” is found by “asa strom”."""
    words = " ".join(part if isinstance(part, str) else " ".join(part) for part in parts).casefold().replace(BAR, " ")
    if words.isascii():  # nearly all are, and have nothing to fold any more
        return " ".join(words.split())
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", words) if not unicodedata.combining(letter))
    return " ".join("".join(_LETTERS.get(letter, letter) for letter in plain).split())


def pattern(text: str) -> str:
    """What finds `text` anywhere in a folded column by LIKE, with `\\\\` as its escape."""
    return f"%{_escaped(folded(text))}%"


def prefix(text: str) -> str:
    """What finds folded columns that begin with `text`."""
    return f"{_escaped(folded(text))}%"


def handle_of(name: str, taken: Collection[str] = ()) -> str:
    """A handle for a name that none of `taken` is: “Siv Åkesson” → siv.akesson, then siv.akesson2."""
    base = _NO_HANDLE.sub(".", folded(name)).strip(".")[: HANDLE_LENGTH - 6].strip(".") or "person"
    found, number = base, 2
    while found in taken:
        found, number = f"{base}{number}", number + 1
    return found


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
