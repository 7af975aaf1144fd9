"""What stands above what."""

from raison.search.queries import found_hits, understood
from tests.search.conftest import A_DAY_US, Find, Tell
from tests.support.company import Company

LONG_AGO = 1_700_000_000_000_000


async def test_a_word_in_the_title_counts_more_than_in_the_text(tell: Tell, find: Find):
    titled = await tell("Gasket", "Which one do we need", at=LONG_AGO)
    in_text = await tell("Parts", "A gasket, another gasket and one more gasket", at=LONG_AGO)
    assert [hit.subject_id for hit in await find("gasket")] == [titled.id, in_text.id]


async def test_all_words_stand_above_some(tell: Tell, find: Find):
    some = await tell("Gasket gasket", "gasket gasket leak leak leak")
    every = await tell("Parts", "It has to do with a gasket that leaks since we changed the flange", at=LONG_AGO)
    found = [hit.subject_id for hit in await find("gasket leak flange")]
    assert found == [every.id, some.id]


async def test_rare_words_count_more_than_frequent_ones(tell: Tell, find: Find):
    for number in range(12):
        await tell(f"Report {number}", "The pump runs", at=LONG_AGO + number)
    rare = await tell("Notes", "The zirconium part", at=LONG_AGO)
    assert (await find("pump zirconium"))[0].subject_id == rare.id


async def test_the_word_itself_counts_more_than_its_forms(tell: Tell, find: Find):
    form = await tell("One", "It leaks", at=LONG_AGO)
    itself = await tell("Two", "It was leaking", at=LONG_AGO)
    assert [hit.subject_id for hit in await find("leaking ")] == [itself.id, form.id]


async def test_words_side_by_side_count_more(tell: Tell, find: Find):
    apart = await tell("One", "The seal is old and the ring of it too", at=LONG_AGO)
    together = await tell("Two", "The old one and too of it is the seal ring", at=LONG_AGO)
    assert [hit.subject_id for hit in await find("seal ring")] == [together.id, apart.id]


async def test_of_alike_ones_the_newer_stands_first(tell: Tell, find: Find):
    old = await tell("Seal", "The same", at=LONG_AGO)
    new = await tell("Seal", "The same")
    assert [hit.subject_id for hit in await find("seal")] == [new.id, old.id]


async def test_an_old_title_is_found_under_many_new_texts(company: Company, tell: Tell, monkeypatch):
    monkeypatch.setattr("raison.search.queries.conversations.CANDIDATES", 10)
    titled = await tell("Impeller", "The old guide", at=LONG_AGO)
    for number in range(12):
        await tell("Note", "Look at the impeller", at=LONG_AGO + A_DAY_US + number)
    found = await found_hits(company.ada, await understood("impeller"), limit=5)
    assert found.many
    assert found.entries[0].subject_id == titled.id
