"""Files of tools in: an expense report or a list of applications from single sign-on, as CSV of any make."""

from raison.inventory.sheet.gathering import Found, gathered
from raison.inventory.sheet.reading import MAX_LINES, Column, Columns, Sheet, guessed, read_sheet
from raison.inventory.sheet.report import Kept, Left, Report

__all__ = [
    "MAX_LINES",
    "Column",
    "Columns",
    "Found",
    "Kept",
    "Left",
    "Report",
    "Sheet",
    "gathered",
    "guessed",
    "read_sheet",
]
