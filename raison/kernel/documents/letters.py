"""Which font has which letters of a PDF. Nothing is embedded.

Latin letters, umlauts among them, are Helvetica and Times, which every reader of PDF has. Chinese, Japanese, Korean,
Greek and Cyrillic ones name Adobe's fonts for Asian scripts, for which a reader takes what its system has. Other
letters lose their accents; one with no Latin letter under it is written as a question mark, never as a black box.
"""

import unicodedata
from html import escape
from itertools import groupby

from raison.kernel.figures import MINUS

SANS = "Helvetica"
CHINESE, JAPANESE, KOREAN = "STSong-Light", "HeiseiKakuGo-W5", "HYSMyeongJo-Medium"
KANA = (0x3041, 0x3096, 0x309D, 0x309F, 0x30A1, 0x30FA, 0x30FD, 0x30FF, 0xFF66, 0xFF9D)
"""Letters that Japanese alone has; 。 and 「 stand in Chinese too."""
KANA_AND_MARKS = (0x3041, 0x30FF)
HANGUL = (0x1100, 0x11FF, 0xAC00, 0xD7A3)
HAN = (0x2E80, 0x2FFF, 0x3000, 0x3040, 0x3400, 0x9FFF, 0xF900, 0xFAFF)
GREEK_TO_CYRILLIC = (0x0370, 0x045F)
FULL_WIDTH = (0xFF00, 0xFFEF)
_LETTERS = {MINUS: "–", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"}


def marked(text: str) -> str:
    """The text as reportlab's markup: each run of letters in a font that has them, lines kept."""
    japanese = any(_between(letter, *KANA) for letter in text)
    made = []
    for font, letters in groupby(text, key=lambda letter: _font(letter, japanese=japanese)):
        run = "".join(letters)
        words = escape(run if font else plain(run), quote=False)
        made.append(f'<font name="{font}">{words}</font>' if font not in ("", SANS) else words)
    return "".join(made).replace("\n", "<br/>")


def plain(text: str) -> str:
    """The text in Latin letters alone, for words that are drawn and not set."""
    return "".join(letter if _latin(letter) else _plain(letter) for letter in text)


def _font(letter: str, *, japanese: bool) -> str:
    """The name of a font that has the letter; SANS stands for the paragraph's own, "" for none."""
    if letter == "\n" or _latin(letter):
        return SANS
    if _between(letter, *HANGUL):
        return KOREAN
    if _between(letter, *KANA, *KANA_AND_MARKS, *GREEK_TO_CYRILLIC):
        return JAPANESE
    if _between(letter, *HAN, *FULL_WIDTH):
        return JAPANESE if japanese else CHINESE
    return ""


def _between(letter: str, *bounds: int) -> bool:
    """Whether the letter is in one of the ranges, which are given as pairs."""
    return any(first <= ord(letter) <= last for first, last in zip(bounds[::2], bounds[1::2], strict=True))


def _latin(letter: str) -> bool:
    try:
        letter.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _plain(letter: str) -> str:
    """The Latin letter under its accents, or a question mark; what is not seen is left out."""
    found = _LETTERS.get(letter) or "".join(one for one in unicodedata.normalize("NFKD", letter) if _latin(one))
    return found or ("" if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc") else "?")
