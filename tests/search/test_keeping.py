"""The index follows what happens: edits, deletions, names; heard twice or compared as a whole, it stays the same."""

import pytest
from sqlalchemy import insert, literal_column, select, text, update

from raison.communities.activities import CommunityChanged
from raison.kernel.access import places
from raison.kernel.database import Statement, current, number, statement, values, word, write
from raison.kernel.database.current import before_statement
from raison.kernel.ids import id_at, new_id
from raison.kernel.spine import BEGINNING, activities_after, record
from raison.kernel.spine.observers import UPSERT_OFFSET
from raison.search.indexing import READ, index_messages, reindex
from raison.search.observer import observer
from raison.search.queries import found_places, understood
from raison.search.tables import search_entries, search_words
from raison.search.vocabulary import counted, known_words
from raison.subjects.actions import delete_message, edit_message, react, reply
from raison.subjects.policies import visible_message, visible_subject
from raison.subjects.tables import attachments, messages
from tests.search.conftest import Find, Tell
from tests.support.company import Company

RENAME = statement(update(places).where(places.c.id == number("which")).values(name=word("called"), stage=word("now")))
ENTRIES = statement(select(search_entries.c.id).order_by(search_entries.c.id))
WORDS = statement(select(search_words.c.word))
SEGMENTS = statement(text("SELECT DISTINCT segid FROM search_index_idx"))
SAY = statement(update(messages).where(messages.c.id == number("which")).values(source=word("words")))


async def test_an_edited_message_is_found_by_its_new_words_only(company: Company, tell: Tell, find: Find):
    subject = await tell("Title", "The flange leaks")
    message = await visible_message(company.ada, subject.first_message_id or 0)
    await edit_message(company.ada, subject, message, source="The gasket leaks")
    await company.settle()
    assert await find("flange") == []
    assert [hit.subject_id for hit in await find("gasket")] == [subject.id]


async def test_a_deleted_message_leaves_no_word_behind(company: Company, tell: Tell, find: Find):
    subject = await tell("Quetzalcoatl", "Xylophone", replies=["Zyzzyva and seal", "Seal"])
    for message_id in await values(ENTRIES):
        message = await visible_message(company.ada, message_id)
        if "Zyzzyva" in message.source or message.first:
            await delete_message(company.ada, await visible_subject(company.ada, subject.id), message)
    await company.settle()
    for gone in ("Quetzalcoatl", "Xylophone", "Zyzzyva"):
        assert await find(gone) == [], gone
    assert len(await find("seal")) == 1  # the reply of the thread that is left
    kept = set(await values(WORDS))
    assert "seal" in kept
    assert not {one for one in kept if one.startswith(("quetz", "xylo", "zyzz"))}


async def test_what_leaves_words_alone_is_not_even_read(company: Company, tell: Tell):
    subject = await tell("Title", "Seal")
    message = await visible_message(company.ada, subject.first_message_id or 0)
    told: list[Statement] = []
    before_statement.append(told.append)
    try:
        await react(company.bo, subject, message, "thanks")
        await company.settle()
        assert UPSERT_OFFSET in told
        assert READ not in told
        await reply(company.bo, subject, source="Gasket")
        await company.settle()
        assert READ in told
    finally:
        before_statement.remove(told.append)


async def test_hearing_twice_changes_nothing(company: Company, tell: Tell, find: Find):
    await tell("Title", "The flange leaks", replies=["The flange again"])
    heard = await activities_after(BEGINNING)
    await observer.hear(heard)
    assert len(await find("flange")) == 2
    assert len(await values(ENTRIES)) == 2


async def test_a_place_is_found_by_its_new_name_and_when_it_has_ended(company: Company, places_known: None):
    await write(
        RENAME(which=company.pumps, called="Compressors", now="retired"),
        record(CommunityChanged(place_id=company.pumps, fields=("name",)), by=company.ada),
    )
    await company.settle()
    assert [place.name for place in await found_places(company.bo, await understood("compressor"))] == ["Compressors"]
    assert await found_places(company.bo, await understood("pumps ")) == []


async def test_reindexing_mends_what_was_missed(company: Company, tell: Tell, find: Find):
    kept = await tell("Kept", "The flange leaks")
    gone = await tell("Changed", "The flange leaks")
    await write(SAY(which=gone.first_message_id, words="Nothing of it"))
    told: list[int] = []
    assert await reindex(told.append) == 2
    assert told == [2]
    assert [hit.subject_id for hit in await find("flange")] == [kept.id]
    await write(statement(text("DELETE FROM search_entries"))())
    assert await find("flange") == []
    assert await index_messages([kept.first_message_id or 0, 1]) == 1
    assert await index_messages([kept.first_message_id or 0]) == 0
    assert len(await find("flange")) == 1


async def test_files_are_found_by_their_names(company: Company, tell: Tell, find: Find):
    subject = await tell("Title", "See the file")
    row = {
        "id": new_id(),
        "message_id": subject.first_message_id,
        "uploaded_by": company.ada.id,
        "key": "k",
        "name": "wiring-diagram_v2.pdf",
        "content_type": "application/pdf",
        "size": 1,
        "created_at": 1,
    }
    await write(
        statement(insert(attachments).values({name: literal_column(repr(value)) for name, value in row.items()}))()
    )
    await index_messages([subject.first_message_id or 0])
    assert [hit.subject_id for hit in await find("wiring")] == [subject.id]
    assert [hit.subject_id for hit in await find("diagram pdf")] == [subject.id]


async def test_words_are_counted_about_right(company: Company, tell: Tell):
    subject = await tell("Title")
    for count in range(400):
        await reply(company.ada, subject, source=f"seal {count}")
    await company.settle()
    uses, begun = await known_words(["seal"], "sea")
    assert begun == {}
    assert 150 < uses["seal"] <= 800
    assert list((await known_words([], "sea"))[1]) == ["seal"]


@pytest.mark.parametrize("apart", [1, 2, 4, 8, 10, 16, 20, 24, 100, 1_000])
def test_of_what_comes_at_a_steady_pace_one_of_eight_is_counted_too(apart: int):
    begun = 1_790_000_000_000_000
    ids = [id_at(begun + number * apart * 1_000, 0) for number in range(4_000)]
    assert 400 < sum(map(counted, ids)) < 600


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL keeps its index by itself
async def test_the_index_itself_is_sound(company: Company, tell: Tell):
    subject = await tell("Title", "The flange leaks", replies=["One", "Two"])
    message = await visible_message(company.ada, subject.first_message_id or 0)
    await edit_message(company.ada, subject, message, source="東京 leaks")
    await company.settle()
    await write(statement(text("INSERT INTO search_index (search_index) VALUES ('integrity-check')"))())


async def test_what_comes_in_together_is_one_segment_of_the_index(company: Company, tell: Tell):
    if current().dialect == "postgresql":
        return  # its index has no segments
    replies = [f"The flange {number} leaks" for number in range(40)]
    await tell("Title", "The flange leaks", replies=replies)
    ids = sorted(await values(ENTRIES))
    await write(statement(text("DELETE FROM search_entries"))())
    await write(statement(text("INSERT INTO search_index (search_index) VALUES ('delete-all')"))())
    await index_messages(ids[::-1])
    assert len(ids) == 41
    assert len(await values(SEGMENTS)) == 1
