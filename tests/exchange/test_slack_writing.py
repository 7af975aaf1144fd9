"""A Slack export becomes people, places and threads: everything once, nothing lost, nobody sees more than before."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import func, select

from raison.communities.queries import my_places
from raison.exchange.slack.writing import Counts, Watcher, import_export
from raison.exchange.slack.writing.rejects import RejectsFile
from raison.exchange.tables import imports
from raison.inbox.tables import notices
from raison.kernel.access import memberships, place_organisations, places
from raison.kernel.access.rule import scoped
from raison.kernel.database import metadata, rows, statement, value, values, write
from raison.kernel.database.sql import number, word
from raison.messages.queries import directs_of
from raison.people.tables import organisations, people
from raison.posts.queries import place_feed
from raison.subjects.queries import subject_for
from raison.subjects.tables import attachments, follows, mentions, messages, reactions, subjects
from tests.exchange.slack_zips import CHANNELS, PEOPLE, export, said
from tests.support.company import Company
from tests.support.programs import Client

TABLES = {
    table.name: statement(select(func.count()).select_from(table))
    for table in metadata.sorted_tables
    if table.name not in ("offsets", "jobs", "sessions")
}
THREADS = statement(
    select(
        places.c.name.label("place"),
        subjects.c.title,
        subjects.c.replies,
        people.c.handle.label("author"),
        messages.c.source,
        messages.c.created_at.label("at"),
        messages.c.edits,
        messages.c.edited_at,
        messages.c.quoted_id,
    )
    .select_from(messages)
    .join(subjects, subjects.c.id == messages.c.subject_id)
    .join(places, places.c.id == subjects.c.place_id)
    .join(people, people.c.id == messages.c.author_id)
    .order_by(messages.c.id)
)
PLACE = statement(
    select(places.c.id, places.c.kind, places.c.openness, places.c.boundary, places.c.stage, places.c.created_at).where(
        places.c.name == word("name")
    )
)
ROLES = statement(
    select(people.c.handle, memberships.c.role, memberships.c.since)
    .join(people, people.c.id == memberships.c.person_id)
    .join(places, places.c.id == memberships.c.place_id)
    .where(places.c.name == word("name"))
)
PERSON = statement(
    select(
        people.c.id,
        people.c.handle,
        people.c.name,
        people.c.email,
        people.c.guest,
        people.c.bot,
        people.c.deactivated_at.label("closed"),
        organisations.c.name.label("organisation"),
        organisations.c.kind,
    )
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(people.c.name == word("name"))
)


class Line(msgspec.Struct):
    place: str
    title: str
    replies: int
    author: str
    source: str
    at: int
    edits: int
    edited_at: int | None
    quoted_id: int | None


class ImportedPlace(msgspec.Struct):
    id: int
    kind: str
    openness: str
    boundary: str
    stage: str
    created_at: int


class ImportedPerson(msgspec.Struct):
    id: int
    handle: str
    name: str
    email: str | None
    guest: bool
    bot: bool
    closed: int | None
    organisation: str
    kind: str


class Role(msgspec.Struct):
    handle: str
    role: str
    since: int


async def bring(path: Path, *, look_only: bool = False, rejects: Path | None = None) -> Counts:
    with RejectsFile(rejects) as file:
        watcher = Watcher(begins=lambda size: None, reached=lambda done, counts: None)
        return await import_export(path, watcher=watcher, rejects=file, look_only=look_only)


async def counted() -> dict[str, int]:
    return {name: await value(count) for name, count in TABLES.items()}


async def person(name: str) -> ImportedPerson:
    found = await rows(PERSON, ImportedPerson, name=name)
    assert len(found) == 1
    return found[0]


async def place(name: str) -> ImportedPlace:
    found = await rows(PLACE, ImportedPlace, name=name)
    assert len(found) == 1
    return found[0]


def entry(slack_id: str, name: str, **more: Any) -> dict[str, Any]:
    """An entry of users.json."""
    return {"id": slack_id, "team_id": "T0PUMPS", "name": name.lower(), "profile": {"real_name": name}, **more}


def channel(slack_id: str, name: str, *members: str, **more: Any) -> dict[str, Any]:
    """An entry of channels.json and its like."""
    return {"id": slack_id, "name": name, "created": 1_700_000_000, "creator": members[0], "members": members, **more}


THREAD = [
    said("*Seal* weeps at <https://pumps.example/hx40|HX-40>", at="1700000100.000200"),
    said("Look at step 7, <@U0ADA>", at="1700000160.000100", by="U0BO", thread_ts="1700000100.000200"),
    said(
        "Thanks",
        at="1700000200.000100",
        thread_ts="1700000100.000200",
        edited={"user": "U0ADA", "ts": "1700000260.000000"},
        reactions=[
            {"name": "tada", "users": ["U0BO"], "count": 1},
            {"name": "pump-love", "users": ["U0BO"], "count": 1},
        ],
    ),
]


async def test_a_thread_is_one_subject_with_its_replies_times_edits_and_reactions(
    company: Company, tmp_path: Path
) -> None:
    counts = await bring(export(tmp_path / "export.zip", {"general/2023-11-14.json": THREAD}))
    assert (counts.messages, counts.subjects, counts.reactions, counts.in_file) == (3, 1, 2, 3)
    lines = await rows(THREADS, Line)
    assert [(line.author, line.source, line.at) for line in lines] == [
        ("ada.l", "**Seal** weeps at [HX-40](https://pumps.example/hx40)", 1_700_000_100_000_200),
        ("bo2", "Look at step 7, @ada.l", 1_700_000_160_000_100),
        ("ada.l", "Thanks", 1_700_000_200_000_100),
    ]
    assert {line.title for line in lines} == {"Seal weeps at HX-40"}
    assert {line.replies for line in lines} == {2}
    assert [(line.edits, line.edited_at) for line in lines] == [(0, None), (0, None), (1, 1_700_000_260_000_000)]
    assert sorted(await values(statement(select(reactions.c.word)))) == [":pump-love:", "🎉"]
    assert await value(statement(select(mentions.c.person_id))) == (await person("Ada Lind")).id


async def test_an_imported_thread_reads_like_any_other(company: Company, client: Client, tmp_path: Path) -> None:
    await bring(export(tmp_path / "export.zip", {"general/2023-11-14.json": THREAD}))
    subject_id = await value(statement(select(subjects.c.id)))
    page = await client.get(f"/subjects/{subject_id}", viewer=company.eve)
    assert page.status_code == 200
    assert "<strong>Seal</strong> weeps" in page.text
    assert 'class="mention"' in page.text
    assert ":pump-love:" in page.text
    assert "🎉" in page.text


async def test_a_second_run_adds_nothing(company: Company, tmp_path: Path) -> None:
    path = export(tmp_path / "export.zip", {"general/2023-11-14.json": THREAD})
    first = await bring(path)
    before = await counted()
    second = await bring(path)
    assert await counted() == before
    assert (second.messages, second.already, second.people, second.places, second.subjects) == (
        0,
        first.messages,
        0,
        0,
        0,
    )


async def test_a_later_export_adds_only_what_is_new(company: Company, tmp_path: Path) -> None:
    await bring(export(tmp_path / "one.zip", {"general/2023-11-14.json": THREAD[:2]}))
    later = [said("A new day", at="1700090000.000100")]
    counts = await bring(
        export(tmp_path / "two.zip", {"general/2023-11-14.json": THREAD, "general/2023-11-15.json": later})
    )
    assert (counts.messages, counts.already, counts.subjects) == (2, 2, 1)
    replies = {line.title: line.replies for line in await rows(THREADS, Line)}
    assert replies == {"Seal weeps at HX-40": 2, "A new day": 0}


async def test_replies_keep_together_when_what_they_answer_comes_only_later(company: Company, tmp_path: Path) -> None:
    without = await bring(export(tmp_path / "one.zip", {"general/2023-11-14.json": THREAD[1:]}))
    assert (without.messages, without.subjects) == (2, 1)
    assert {line.title for line in await rows(THREADS, Line)} == {"Look at step 7, @ada.l"}
    with_it = await bring(export(tmp_path / "two.zip", {"general/2023-11-14.json": THREAD}))
    assert (with_it.messages, with_it.already, with_it.subjects) == (1, 2, 0)
    lines = await rows(THREADS, Line)
    assert {(line.title, line.replies) for line in lines} == {("Seal weeps at HX-40", 2)}
    assert await value(statement(select(subjects.c.first_message_id))) == await value(
        statement(select(func.min(messages.c.id)))
    )


async def test_people_are_known_again_by_their_address(company: Company, tmp_path: Path) -> None:
    mine: dict[str, Any] = {**PEOPLE[0], "profile": {"real_name": "A. Berg", "email": "Eve@Halden.example"}}
    email = await value(statement(select(people.c.email).where(people.c.handle == company.eve.handle)))
    mine["profile"]["email"] = email.upper()
    twin = {**PEOPLE[1], "profile": {"real_name": "Second Eve", "email": email}}
    counts = await bring(
        export(tmp_path / "export.zip", {"users.json": [mine, twin], "general/2023-11-14.json": THREAD})
    )
    assert (counts.people, counts.matched) == (2, 1)
    assert {line.author for line in await rows(THREADS, Line)} == {company.eve.handle, "bo2"}
    assert (await person("Second Eve")).email is None


async def test_guests_bots_the_departed_and_other_companies_are_what_they_were(
    company: Company, tmp_path: Path
) -> None:
    users = [
        *PEOPLE,
        entry("U0GIL", "Gilda", is_restricted=True),
        entry("U0GONE", "Gone", deleted=True),
        entry("U0BOT", "Robot", is_bot=True),
        entry("U0ALD", "Alder", team_id="T0OTHER"),
    ]
    listed = [channel("C0GENERAL", "general", "U0ADA", "U0GIL", "U0ALD")]
    spoken = [
        said("hello", by="U0BOT"),
        said("beep", at="1700000001.000100", by="", subtype="bot_message", bot_id="B0NEWS", username="News"),
        said("who am I", at="1700000002.000100", by="U0UNKNOWN"),
    ]
    await bring(
        export(
            tmp_path / "export.zip",
            {"users.json": users, "channels.json": listed, "general/2023-11-14.json": spoken},
        )
    )
    assert (await person("Gilda")).guest
    assert (await person("Gone")).closed is not None
    assert (await person("Robot")).bot
    assert (await person("News")).bot
    assert (await person("U0UNKNOWN")).closed is not None
    outsider = await person("Alder")
    assert (outsider.organisation, outsider.kind) == ("Slack Connect", "partner")
    assert (await place("general")).boundary == "shared"
    assert {one.handle: one.role for one in await rows(ROLES, Role, name="general")} == {
        "ada.l": "owner",
        "gilda": "guest",
        "alder": "guest",
    }
    assert await values(statement(select(place_organisations.c.organisation_id)))
    assert await value(statement(select(func.count()).select_from(follows))) == 0


async def test_channels_keep_who_may_read_them(company: Company, client: Client, tmp_path: Path) -> None:
    ada: dict[str, Any] = {**PEOPLE[0], "profile": {"real_name": "Ada", "email": "ada.berg@halden.example"}}
    files = {
        "users.json": [ada, PEOPLE[1]],
        "channels.json": [*CHANNELS, channel("C0OLD", "old", "U0ADA", is_archived=True)],
        "groups.json": [channel("G0SECRET", "layoffs", "U0ADA")],
        "general/2023-11-14.json": [said("for all")],
        "old/2023-11-14.json": [said("long ago")],
        "layoffs/2023-11-14.json": [said("canary")],
        "lost/2023-11-14.json": [said("nobody says who reads this", by="U0BO")],
    }
    await bring(export(tmp_path / "export.zip", files))
    told = {name: await place(name) for name in ("general", "old", "layoffs", "lost")}
    assert {name: (one.openness, one.stage) for name, one in told.items()} == {
        "general": ("open", "chartered"),
        "old": ("open", "retired"),
        "layoffs": ("secret", "chartered"),
        "lost": ("closed", "chartered"),
    }
    assert {one.handle for one in await rows(ROLES, Role, name="lost")} == {"bo2"}
    assert {one.name for one in await my_places(company.eve)} & set(told) == set()
    for name, status in (("general", 200), ("layoffs", 404)):
        answer = await client.get(f"/communities/{told[name].id}", viewer=company.eve)
        assert answer.status_code == status
    by_place = statement(select(subjects.c.id).where(subjects.c.place_id == number("place")))
    for name, seen in (("general", True), ("layoffs", False), ("lost", False)):
        subject_id = await value(by_place, place=told[name].id)
        assert (await subject_for(company.eve, subject_id) is not None) is seen


async def test_direct_messages_are_conversations_that_their_people_have_read(company: Company, tmp_path: Path) -> None:
    files = {
        "dms.json": [{"id": "D0AB", "created": 1_700_000_000, "members": ["U0ADA", "U0BO"]}],
        "mpims.json": [channel("G0MP", "mpdm-ada--bo--cy-1", "U0ADA", "U0BO", "U0CY")],
        "users.json": [*PEOPLE, entry("U0CY", "Cy")],
        "D0AB/2023-11-14.json": [
            said("psst"),
            said("yes?", at="1700000060.000100", by="U0BO", thread_ts="1700000000.000100"),
        ],
        "mpdm-ada--bo--cy-1/2023-11-14.json": [said("all three")],
    }
    counts = await bring(export(tmp_path / "export.zip", files))
    assert counts.subjects == 0
    ada, eve = await person("Ada Lind"), company.eve
    told = await directs_of(scoped(ada.id, limited=False))
    assert [(len(one.people), one.excerpt, one.unread) for one in told] == [(2, "yes?", False), (3, "all three", False)]
    assert await directs_of(eve) == []
    lines = [line for line in await rows(THREADS, Line) if line.source == "yes?"]
    assert lines[0].quoted_id == await value(statement(select(messages.c.id).where(messages.c.source == "psst")))


async def test_files_stay_links_and_lost_ones_leave_their_name(company: Company, tmp_path: Path) -> None:
    files = [
        {
            "id": "F0A",
            "name": "plan.pdf",
            "mimetype": "application/pdf",
            "size": 7,
            "url_private": "https://files.example/a",
        },
        {"id": "F0B", "name": "old [1].pdf", "mode": "tombstone"},
    ]
    path = export(tmp_path / "export.zip", {"general/2023-11-14.json": [said("", files=files)]})
    await bring(path)
    (line,) = await rows(THREADS, Line)
    assert line.title == "plan.pdf"
    assert line.source == r"*old \[1\].pdf* (deleted in Slack)"
    assert await values(statement(select(attachments.c.link))) == ["https://files.example/a"]


async def test_who_joined_when_is_kept(company: Company, tmp_path: Path) -> None:
    joined = said("<@U0BO> has joined", at="1700005000.000100", by="U0BO", subtype="channel_join")
    counts = await bring(export(tmp_path / "export.zip", {"general/2023-11-14.json": [said("first"), joined]}))
    assert (counts.messages, counts.events, counts.in_file) == (1, 1, 2)
    since = {one.handle: one.since for one in await rows(ROLES, Role, name="general")}
    assert since == {"ada.l": 1_700_000_000_000_000, "bo2": 1_700_005_000_000_100}


async def test_history_tells_nobody_and_is_new_to_nobody(company: Company, tmp_path: Path) -> None:
    ada: dict[str, Any] = {**PEOPLE[0], "profile": {"real_name": "Ada", "email": "x@y.example"}}
    email = await value(statement(select(people.c.email).where(people.c.id == company.ada.id)))
    ada["profile"]["email"] = email
    await bring(export(tmp_path / "export.zip", {"users.json": [ada, PEOPLE[1]], "general/2023-11-14.json": THREAD}))
    await company.settle()
    assert await value(statement(select(func.count()).select_from(notices))) == 0
    place_id = (await place("general")).id
    cards = (await place_feed(company.ada, place_id)).cards
    assert [(card.new, card.waits, card.unread) for card in cards] == [(0, False, False)]


async def test_who_was_taken_out_of_a_place_is_not_put_back(company: Company, tmp_path: Path) -> None:
    path = export(tmp_path / "export.zip", {"general/2023-11-14.json": THREAD})
    await bring(path)
    place_id, bo = (await place("general")).id, await person("Bo Okafor")
    from sqlalchemy import delete

    leave = statement(delete(memberships).where(memberships.c.place_id == place_id, memberships.c.person_id == bo.id))
    await write(leave())
    users = [*PEOPLE, entry("U0CY", "Cy")]
    listed = [{**CHANNELS[0], "members": ["U0ADA", "U0BO", "U0CY"]}]
    later = export(
        tmp_path / "later.zip", {"users.json": users, "channels.json": listed, "general/2023-11-14.json": THREAD}
    )
    await bring(later)
    assert {one.handle for one in await rows(ROLES, Role, name="general")} == {"ada.l", "cy"}


async def test_what_can_not_be_read_is_counted_and_written_down_without_its_words(
    company: Company, tmp_path: Path
) -> None:
    bad = [said("fine"), {"type": "message", "user": "U0ADA", "text": "canary without a time"}, "canary", said("fine")]
    kept = tmp_path / "rejects.jsonl"
    counts = await bring(export(tmp_path / "export.zip", {"general/2023-11-14.json": bad}), rejects=kept)
    assert counts.messages + counts.events + counts.rejects + counts.already == counts.in_file == 4
    lines = [msgspec.json.decode(line) for line in kept.read_text().splitlines()]
    assert [one["reason"] for one in lines] == ["bad_time", "not_an_object", "duplicate"]
    assert "canary" not in kept.read_text()
    assert [one["where"] for one in lines] == [f"general/2023-11-14.json#{index}" for index in (1, 2, 3)]


async def test_looking_first_writes_nothing_and_counts_the_same(company: Company, tmp_path: Path) -> None:
    path = export(
        tmp_path / "export.zip",
        {
            "general/2023-11-14.json": THREAD[:1],
            "general/2023-11-15.json": [*THREAD[1:], said("last", at="1700099999.000100")],
        },
    )
    before = await counted()
    looked = await bring(path, look_only=True)
    assert await counted() == before
    assert await bring(path) == looked


async def test_two_messages_of_one_microsecond_are_both_kept(company: Company, tmp_path: Path) -> None:
    twins = [
        said("one"),
        said("two"),
        said("three"),
        said("answer", at="1700000000.000200", thread_ts="1700000000.000100"),
    ]
    path = export(tmp_path / "export.zip", {"general/2023-11-14.json": twins})
    counts = await bring(path)
    assert (counts.messages, counts.rejects) == (4, 0)
    assert {line.source for line in await rows(THREADS, Line)} == {"one", "two", "three", "answer"}
    again = await bring(path)
    assert (again.messages, again.already) == (0, 4)


async def test_an_id_that_is_somebody_elses_is_passed_over(
    company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made certain here, by places that all have one salt; in life it takes one millisecond and one of 4,096."""
    from raison.exchange.slack.writing import numbers

    monkeypatch.setattr(numbers, "_salt", lambda place_id, attempt: attempt)
    listed = [*CHANNELS, channel("C0TWO", "two", "U0ADA"), channel("C0THREE", "three", "U0ADA")]
    same = {f"{name}/2023-11-14.json": [said(f"in {name}")] for name in ("general", "two", "three")}
    path = export(tmp_path / "export.zip", {"channels.json": listed, **same})
    assert (await bring(path)).messages == 3
    assert {(line.place, line.source) for line in await rows(THREADS, Line)} == {
        ("general", "in general"),
        ("two", "in two"),
        ("three", "in three"),
    }
    again = await bring(path)
    assert (again.messages, again.already) == (0, 3)


async def test_everything_is_remembered_by_the_workspace_that_it_came_from(company: Company, tmp_path: Path) -> None:
    await bring(export(tmp_path / "export.zip", {"general/2023-11-14.json": THREAD}))
    assert set(await values(statement(select(imports.c.source)))) == {"slack:T0PUMPS"}
    other = [{**one, "team_id": "T0OTHER"} for one in PEOPLE]
    await bring(export(tmp_path / "other.zip", {"users.json": other, "general/2023-11-14.json": THREAD}))
    assert set(await values(statement(select(imports.c.source)))) == {"slack:T0PUMPS", "slack:T0OTHER"}


@pytest.mark.house
def test_every_count_of_an_import_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
    assert [name for name in Counts.__struct_fields__ if f"`{name}`" not in text] == []
