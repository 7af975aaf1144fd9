"""Whatever is typed or written: an answer, and nothing but text and marks in it."""

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest

from raison.kernel.database.current import before_statement
from raison.search.asking import read_query
from raison.search.highlights import SNIPPET, Marker
from raison.search.queries import found_hits, understood
from tests.search.conftest import Tell
from tests.support.company import Company
from tests.support.programs import Client

SIGNS = [
    '"',
    "'",
    "\\",
    "*",
    ")",
    "(",
    "-",
    "--",
    '"" ""',
    ":*",
    "a:b",
    "%",
    "_",
    "§1",
    "¤pump",
    "†",
    "\u200b",
    "\ud7ff",
    "NOT",
    "a\tb",
]


@pytest.fixture
def naughty(shared_data: Path) -> list[str]:
    """Strings that break programs."""
    return [one for one in json.loads((shared_data / "hostile_input" / "blns.json").read_text()) if "\x00" not in one]


@pytest.mark.shared
async def test_every_query_has_an_answer(client: Client, company: Company, tell: Tell, naughty: list[str]):
    await tell("Pumps", "Pumps leak")
    for number, asked in enumerate((*SIGNS, *naughty)):
        words = quote(asked[:300])
        api = await client.get(f"/api/v1/search?q={words}", viewer=company.ada)
        assert api.status_code in (200, 422), asked
        if number < len(SIGNS) or number % 20 == 0:
            for path in ("/search?q=", "/command?q=", "/search/talk?q="):
                assert (await client.get(path + words, viewer=company.ada)).status_code == 200, asked


@pytest.mark.shared
async def test_every_text_is_indexed_and_shown_as_text(company: Company, tell: Tell, naughty: list[str]):
    texts = [text for text in naughty if text.strip()]
    together = ["\n\n".join(texts[at : at + 8]) for at in range(0, len(texts), 8)]
    subject = await tell("Naughty", "canary", replies=[f"canary {text}" for text in together])
    found = await found_hits(company.ada, await understood("canary"), limit=1_000)
    assert len(found.entries) == min(len(together) + 1, 300)
    for hit in found.entries:
        assert hit.subject_id == subject.id
        bare = re.sub(r"</?mark>", "", hit.snippet_html)
        assert "<" not in bare
        assert ">" not in bare


@pytest.mark.shared
def test_highlights_add_marks_and_nothing_else(naughty: list[str]):
    for text in naughty:
        for asked in (text, text[:3], "a", "the script"):
            html = Marker(read_query(asked)).marked(text)
            assert "<" not in re.sub(r"</?mark>", "", html)
            assert html.count("<mark>") == html.count("</mark>")


def test_a_snippet_shows_the_first_hit_and_is_short():
    text = "Lorem ipsum dolor sit amet, " * 40 + "the flange leaks here & there <b>now</b>, " + "consectetur " * 40
    shown = Marker(read_query("flange")).snippet(text)
    assert "the <mark>flange</mark> leaks here &amp; there &lt;b&gt;" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    for text_of, asked in (
        (text, "flange"),
        (text, "lorem"),
        ("漏れ" * 300, "漏れ"),
        ("x" * 900, "xx"),
        ("a b " * 200, "zzz"),
    ):
        plain = re.sub(r"</?mark>|&[a-z]+;", "", Marker(read_query(asked)).snippet(text_of))
        assert len(plain) <= SNIPPET, asked
    assert Marker(read_query("漏れ")).snippet("水" * 300 + "漏れ" + "水" * 300).count("<mark>漏れ</mark>") == 1


async def test_the_statements_of_a_search_do_not_grow(client: Client, company: Company, tell: Tell):
    async def counted(path: str) -> int:
        told: list[object] = []
        before_statement.append(told.append)
        try:
            assert (await client.get(path, viewer=company.bo)).status_code == 200
        finally:
            before_statement.remove(told.append)
        return len(told)

    paths = ("/search?q=pump", "/command?q=pump", "/search/talk?q=pump", "/api/v1/search?q=pump")
    await tell("Pump one")
    for path in paths:
        await counted(path)  # the session is read and kept
    few = [await counted(path) for path in paths]
    for number in range(30):
        await tell(f"Pump {number}", replies=["A pump"])
    assert [await counted(path) for path in paths] == few
