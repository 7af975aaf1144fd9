"""Documents for paper: a slice says what stands in one (`parts.py`), and it becomes a page to print (the template
`_document.html`) or a PDF (`pdf.py`, with the extra `pdf`)."""

from raison.kernel.documents.parts import Bullets, Document, Heading, Pairs, Part, Span, Table, Words

__all__ = ["Bullets", "Document", "Heading", "Pairs", "Part", "Span", "Table", "Words"]
