"""Documents for paper: a page to print always, a PDF where its part is installed, and letters that are never boxes."""

import base64
import re
import sys
import zlib

import pytest

from raison.kernel.documents import Bullets, Document, Heading, Pairs, Span, Table, Words
from raison.kernel.documents.letters import CHINESE, JAPANESE, KOREAN, marked, plain
from raison.kernel.documents.pdf import NotInstalled, pdf_of
from tests.initiatives.scenes import opened, with_people
from tests.support.company import Company
from tests.support.programs import Client

DOCUMENT = Document(
    title="Größe zählt",
    lede="Für 日本 und 한국",
    marks="Kurzfassung",
    parts=[
        Heading("Où en est-on"),
        Span(50, "Half of it", start="Anfang", now="Łódź", end="Ende"),
        Words("One < two & three\nnext line", soft=True),
        Pairs([("Sponsor", "Ωmega, Мария"), ("Owner", "")]),
        Bullets(["first", "second"]),
        Table(["What", "Hours"], [["Fit", "12"]], end=(1,)),
    ],
    foot="The end",
)


def test_each_letter_has_a_font_or_its_latin_base_and_is_never_a_box():
    assert marked("Äpfel & <b>") == "Äpfel &amp; &lt;b&gt;"
    assert marked("李明") == f'<font name="{CHINESE}">李明</font>'
    assert marked("山田さん") == f'<font name="{JAPANESE}">山田さん</font>'
    assert marked("李明，你好。「东」") == f'<font name="{CHINESE}">李明，你好。「东」</font>'
    assert marked("山田さん。") == f'<font name="{JAPANESE}">山田さん。</font>'
    assert marked("A 김") == f'A <font name="{KOREAN}">김</font>'
    assert marked("Мария") == f'<font name="{JAPANESE}">Мария</font>'
    assert (marked("Łódź\nčas"), plain("日 Łódź")) == ("Lódz<br/>cas", "? Lódz")
    assert marked("−4.5") == "–4.5"
    assert marked("שלום😀") == "?????"
    assert marked("a\u200bb\u0301") == "ab"


async def test_where_the_part_for_pdf_is_missing_one_reads_how_to_add_it(
    company: Company, client: Client, monkeypatch: pytest.MonkeyPatch
):
    plan = await opened(company.ada, company.pumps)
    monkeypatch.setitem(sys.modules, "reportlab", None)
    monkeypatch.setattr("raison.kernel.documents.pdf.find_spec", lambda _name: None)
    answer = await client.get(f"{plan.url}/brief.pdf", viewer=company.bo)
    assert answer.status_code == 501
    assert "pip install" in answer.text
    page = await client.get(f"{plan.url}/brief", viewer=company.bo)
    assert (page.status_code, "brief.pdf" in page.text) == (200, False)
    with pytest.raises(NotInstalled):
        await pdf_of(DOCUMENT)


async def test_the_brief_is_one_page_with_what_the_reader_may_see(company: Company, client: Client):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    page = (await client.get(f"{plan.url}/brief", viewer=company.bo)).text
    for words in (
        "Fitters on site",
        "Max Oduya, Chief digital officer",
        "120,000 to 180,000 EUR a year",
        "Site fitter",
    ):
        assert words in page
    hidden = await opened(company.ada, company.board, "Sell it")
    for path in ("brief", "brief.pdf"):
        assert (await client.get(f"{hidden.url}/{path}", viewer=company.bo)).status_code == 404


async def test_a_pdf_has_one_page_and_its_title(company: Company, client: Client):
    made = await pdf_of(DOCUMENT)
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Type /Page\n") == 1
    many = Document(title="Long", parts=[Words("A line that is long enough to fill the width of a page. " * 3)] * 90)
    assert (await pdf_of(many)).count(b"/Type /Page\n") == 1
    plan = await with_people(company, await opened(company.ada, company.pumps))
    answer = await client.get(f"{plan.url}/brief.pdf", viewer=company.bo)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")


async def test_a_long_document_takes_the_pages_that_it_needs_in_one_size_and_numbers_them():
    rows = [[f"Tool {n}", "What it does and why it is kept. " * 6] for n in range(60)]
    made = await pdf_of(Document(title="Long", parts=[Heading("Tools"), Table(["Tool", "Why"], rows)], long=True))
    pages = [drawn for drawn in drawn_in(made) if "Why" in drawn or "Tool" in drawn]
    assert made.count(b"/Type /Page\n") == len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"({number}) Tj" in page
        assert "(Why) Tj" in page  # each page has the head of its table
        assert min(float(size) for size in re.findall(r"/F\d+ ([\d.]+) Tf", page)) >= 8
    whole = "".join(pages)
    assert all(f"(Tool {n}) Tj" in whole for n in range(60))


def drawn_in(made: bytes) -> list[str]:
    """What a PDF draws, stream by stream."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", made, re.DOTALL)
    return [
        zlib.decompress(base64.a85decode(one.strip(), adobe=False)).decode("latin-1") for one in map(_bare, streams)
    ]


def _bare(stream: bytes) -> bytes:
    return stream.strip().removesuffix(b"~>")
