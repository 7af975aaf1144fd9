"""Figures as people write and read them: 1,200.5 in English, 1.200,5 in German."""

import re
from math import isinf

from raison.kernel.i18n import reader

MARKS = {"en": (",", "."), "de": (".", ",")}
"""Of each language: what groups thousands, and what begins the decimals."""
MINUS = "\u2212"
"""What a figure below nothing begins with where it is read; a field has the hyphen of the keyboard."""
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)


def figure(value: float, *, grouped: bool = True) -> str:
    """A figure in the reader's language, up to 12 digits; not `grouped`, as it stands in a field."""
    thousands, decimal = MARKS[reader().language]
    text = f"{value:,.12g}"
    marked = text.translate({ord(","): thousands if grouped else None, ord("."): decimal})
    return MINUS + marked[1:] if grouped and marked.startswith("-") else marked


def read_figure(text: str) -> float:
    """What somebody wrote as a figure. Raises ValueError.

    A mark that stands once and not before exactly three digits is a decimal mark in any language: 11.2 is no 112.
    """
    thousands, decimal = MARKS[reader().language]
    given = re.sub(r"[\s\u202f'’]", "", text).replace(MINUS, "-")
    groups = re.fullmatch(rf"[+-]?\d{{1,3}}(\{thousands}\d{{3}})+(\{decimal}\d*)?", given, re.ASCII)
    if groups or (thousands in given and decimal in given and given.rfind(decimal) > given.rfind(thousands)):
        given = given.replace(thousands, "").replace(decimal, ".")
    elif thousands in given and decimal in given:  # the other language's order
        given = given.replace(decimal, "").replace(thousands, ".")
    else:
        given = given.replace(",", ".")
    if _PLAIN.fullmatch(given) is None or isinf(found := float(given)):  # a thousand digits are no figure
        raise ValueError(text)
    return found
