"""Files that people attach: stored by content, sniffed, and served so that nothing in them can run. See storage.py."""

from raison.kernel.files.keeping import NoSuchFile
from raison.kernel.files.naming import cleaned_name, disposition
from raison.kernel.files.serving import SHOWN_INLINE, RangeNotSatisfiable, serving_headers, wanted_range
from raison.kernel.files.storage import MAX_FILE, Files, FileTooLarge, Stored

__all__ = [
    "MAX_FILE",
    "SHOWN_INLINE",
    "FileTooLarge",
    "Files",
    "NoSuchFile",
    "RangeNotSatisfiable",
    "Stored",
    "cleaned_name",
    "disposition",
    "serving_headers",
    "wanted_range",
]
