"""One way to write what looks or means the same, and words without their accents."""

import unicodedata

_LETTERS = {"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "œ": "oe"}


def normal(text: str) -> str:
    """One way to write what looks or means the same: width, ligatures, case."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def folded(word: str) -> str:
    """A word without accents."""
    if word.isascii():
        return word
    plain = "".join(one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one))
    return unicodedata.normalize("NFC", "".join(_LETTERS.get(one, one) for one in plain))
