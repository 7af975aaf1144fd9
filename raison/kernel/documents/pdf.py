"""A document as a PDF of one page or, when it is long, of several. It is drawn by reportlab (the extra `pdf`), which is
loaded when one is asked for."""

import asyncio
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from raison.kernel.documents.letters import CHINESE, JAPANESE, KOREAN, SANS, marked, plain
from raison.kernel.documents.parts import Bullets, Document, Heading, Pairs, Part, Span, Table, Words
from raison.kernel.errors import DomainError
from raison.kernel.i18n import gettext as _

BOLD, SERIF = "Times-Bold", "Times-Roman"
MARGIN = 48
"""Points around the page."""
WIDTH, HEIGHT = 595.28, 841.89
"""A4 in points."""
FRAME = 6
"""Points that reportlab leaves free inside the margins of a page among several."""
UNDER_HEADING = 80
"""Points that are free under a heading, or it begins the next page."""
INK, SOFT, LINE, ACT = "#16201e", "#586661", "#d6dcd5", "#0b5160"


class NotInstalled(DomainError):
    """What was asked for needs a part of Raison that this installation was made without."""

    status = 501
    code = "not-installed"


def pdf_possible() -> bool:
    """Whether this installation makes PDFs."""
    return find_spec("reportlab") is not None


async def pdf_of(document: Document) -> bytes:
    """The document on A4: on one page, where what is too much for it is drawn smaller, or on as many as it needs when
    it is long. Raises NotInstalled."""
    if not pdf_possible():
        raise NotInstalled(
            _(
                "This installation makes no PDF. Print the page from the browser instead; whoever runs Raison adds it "
                "with: pip install 'raison[pdf]'"
            )
        )
    return await asyncio.to_thread(_drawn, document)


def _drawn(document: Document) -> bytes:
    _register()
    return _long(document) if document.long else _one_page(document)


def _long(document: Document) -> bytes:
    """Every letter in its size, and each page with its number."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import SimpleDocTemplate

    def numbered(canvas: Any, _of: Any) -> None:
        canvas.setFont(SANS, 8)
        canvas.setFillColor(HexColor(SOFT))
        canvas.drawRightString(WIDTH - MARGIN, MARGIN / 2, str(canvas.getPageNumber()))

    pages = BytesIO()
    space = {"leftMargin": MARGIN, "rightMargin": MARGIN, "topMargin": MARGIN, "bottomMargin": MARGIN}
    told = {"title": document.title, "creator": "Raison", "pageCompression": 1, "invariant": 1}
    made = SimpleDocTemplate(pages, pagesize=(WIDTH, HEIGHT), **space, **told)
    made.build(_flow(document, made.width - 2 * FRAME), onFirstPage=numbered, onLaterPages=numbered)
    return pages.getvalue()


def _one_page(document: Document) -> bytes:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import KeepInFrame

    page = BytesIO()
    canvas = Canvas(page, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1)
    canvas.setTitle(document.title)
    canvas.setCreator("Raison")
    width, height = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
    whole = KeepInFrame(width, height, _flow(document, width), mode="shrink")
    _wide, tall = whole.wrapOn(canvas, width, height)
    whole.drawOn(canvas, MARGIN, HEIGHT - MARGIN - tall)
    canvas.showPage()
    canvas.save()
    return page.getvalue()


@cache
def _register() -> None:
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont

    for name in (CHINESE, JAPANESE, KOREAN):
        registerFont(UnicodeCIDFont(name))


def _flow(document: Document, width: float) -> list[Any]:
    from reportlab.platypus import CondPageBreak, HRFlowable

    flow = [_paragraph(document.marks, 8, soft=True)] if document.marks else []
    flow.append(_paragraph(document.title, 19, font=BOLD, after=4))
    if document.lede:
        flow.append(_paragraph(document.lede, 11, font=SERIF, after=6))
    flow.append(HRFlowable(width="100%", thickness=0.8, color=SOFT, spaceAfter=4))
    for part in document.parts:
        if document.long and isinstance(part, Heading):
            flow.append(CondPageBreak(UNDER_HEADING))
        flow.extend(DRAWN[type(part)](part, width))
    if document.foot:
        flow.append(HRFlowable(width="100%", thickness=0.5, color=LINE, spaceBefore=8, spaceAfter=3))
        flow.append(_paragraph(document.foot, 7.5, soft=True))
    return flow


def _paragraph(
    text: str,
    size: float,
    *,
    font: str = SANS,
    soft: bool = False,
    before: float = 0,
    after: float = 2,
    bullet: str = "",
) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        "",
        fontName=font,
        fontSize=size,
        leading=size * 1.3,
        textColor=HexColor(SOFT if soft else INK),
        spaceBefore=before,
        spaceAfter=after,
        leftIndent=10 if bullet else 0,
        splitLongWords=1,
    )
    return Paragraph(marked(text), style, bulletText=bullet or None)


def _heading(part: Heading, width: float) -> list[Any]:
    return [_paragraph(part.text, 12, font=BOLD, before=7, after=3)]


def _words(part: Words, width: float) -> list[Any]:
    return [_paragraph(part.text, 9, soft=part.soft)]


def _bullets(part: Bullets, width: float) -> list[Any]:
    return [_paragraph(entry, 9, bullet="•") for entry in part.entries]


def _pairs(part: Pairs, width: float) -> list[Any]:
    cells = [[_paragraph(term, 9, soft=True), _paragraph(value, 9)] for term, value in part.entries]
    return [_grid(cells, [width * 0.26, width * 0.74])] if cells else []


def _table(part: Table, width: float) -> list[Any]:
    head = [_paragraph(cell, 8, soft=True) for cell in part.head]
    cells = [head, *[[_paragraph(cell, 8.5) for cell in row] for row in part.rows]]
    first = width * 0.2 if len(part.head) > 1 else width  # what a row is about takes a word or two
    others = [(width - first) / (len(part.head) - 1)] * (len(part.head) - 1) if len(part.head) > 1 else []
    return [_grid(cells, [first, *others], lined=True, end=part.end)]


def _grid(cells: list[list[Any]], widths: list[float], *, lined: bool = False, end: tuple[int, ...] = ()) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table as Grid

    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        *[("ALIGN", (column, 0), (column, -1), "RIGHT") for column in end],
        *([("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(LINE))] if lined else []),
    ]
    return Grid(cells, colWidths=widths, style=style, hAlign="LEFT", repeatRows=int(lined))


def _span(part: Span, width: float) -> list[Any]:
    from reportlab.graphics.shapes import Circle, Drawing, Line, String
    from reportlab.lib.colors import HexColor

    drawing, share = Drawing(width, 24), min(max(part.share, 0), 100) / 100
    ink, act, soft = HexColor(INK), HexColor(ACT), HexColor(SOFT)
    end, at = width - 5, 2 + (width - 7) * share
    drawing.add(Line(2, 17, end, 17, strokeColor=soft, strokeWidth=0.7))
    drawing.add(Line(2, 17, at, 17, strokeColor=act, strokeWidth=2.2))
    drawing.add(Line(2, 12, 2, 22, strokeColor=ink, strokeWidth=1.2))
    drawing.add(Circle(end, 17, 3, strokeColor=ink, strokeWidth=1.2, fillColor=HexColor("#ffffff")))
    drawing.add(Circle(at, 17, 4, strokeColor=None, fillColor=act))
    middle = min(max(at, width * 0.3), width * 0.7)
    for x, text, anchor in ((0, part.start, "start"), (middle, part.now, "middle"), (width, part.end, "end")):
        drawing.add(String(x, 2, plain(text), fontName=SANS, fontSize=8, fillColor=soft, textAnchor=anchor))
    return [drawing]


DRAWN: dict[type[Part], Callable[[Any, float], list[Any]]] = {
    Heading: _heading,
    Words: _words,
    Bullets: _bullets,
    Pairs: _pairs,
    Table: _table,
    Span: _span,
}
