"""`raison import slack` as people use it: every message accounted for, and safe to stop and run again."""

import asyncio
import json
import signal
import tarfile
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import func, select

from raison.kernel.access import memberships, places
from raison.kernel.database import close_database, open_database, rows, statement, value
from raison.people.tables import organisations, people
from raison.search.tables import search_entries
from raison.subjects.tables import follows, messages, reactions, subjects
from tests.commands.programs import PATIENCE_SECONDS, Installation
from tests.exchange.slack_zips import export, said

STATE = {
    "messages": statement(
        select(
            places.c.name.label("a"),
            subjects.c.title.label("b"),
            people.c.handle.label("c"),
            messages.c.source.label("d"),
            messages.c.created_at.label("e"),
            (subjects.c.replies * 100 + messages.c.edits).label("f"),
        )
        .select_from(messages)
        .join(subjects, subjects.c.id == messages.c.subject_id)
        .join(places, places.c.id == subjects.c.place_id)
        .join(people, people.c.id == messages.c.author_id)
    ),
    "threads": statement(
        select(
            places.c.name.label("a"),
            subjects.c.title.label("b"),
            people.c.handle.label("c"),
            subjects.c.excerpt.label("d"),
            subjects.c.active_at.label("e"),
            subjects.c.replies.label("f"),
        )
        .select_from(subjects)
        .join(places, places.c.id == subjects.c.place_id)
        .join(people, people.c.id == subjects.c.author_id)
    ),
    "reactions": statement(
        select(
            people.c.handle.label("a"),
            reactions.c.word.label("b"),
            messages.c.source.label("c"),
            people.c.name.label("d"),
            reactions.c.at.label("e"),
            messages.c.created_at.label("f"),
        )
        .select_from(reactions)
        .join(messages, messages.c.id == reactions.c.message_id)
        .join(people, people.c.id == reactions.c.person_id)
    ),
    "memberships": statement(
        select(
            places.c.name.label("a"),
            people.c.handle.label("b"),
            memberships.c.role.label("c"),
            places.c.openness.label("d"),
            memberships.c.since.label("e"),
            places.c.created_at.label("f"),
        )
        .select_from(memberships)
        .join(places, places.c.id == memberships.c.place_id)
        .join(people, people.c.id == memberships.c.person_id)
        .where(places.c.kind == "community")
    ),
}
DAYS, A_DAY = 15, 1_000
MANY = DAYS * A_DAY
"""So many that a stop, once the first of them are there, comes before the last."""
COUNTS = {
    table.name: statement(select(func.count()).select_from(table))
    for table in (organisations, people, places, memberships, subjects, messages, reactions, follows, search_entries)
}


class Row(msgspec.Struct, order=True, frozen=True):
    a: str
    b: str
    c: str
    d: str
    e: int
    f: int


def asked(installation: Installation, question: Any) -> Any:
    async def ask() -> Any:
        await open_database(installation.database, readers=1)
        try:
            return await question()
        finally:
            await close_database()

    return asyncio.run(ask())


def state_of(installation: Installation) -> dict[str, list[Row]]:
    """All that an import brings, without ids."""

    async def ask() -> dict[str, list[Row]]:
        return {name: sorted(await rows(of, Row)) for name, of in STATE.items()}

    return asked(installation, ask)


def counted(installation: Installation) -> dict[str, int]:
    async def ask() -> dict[str, int]:
        return {name: await value(count) for name, count in COUNTS.items()}

    return asked(installation, ask)


def long_export(path: Path) -> Path:
    """Threads of four messages over many days, in two channels."""
    files: dict[str, Any] = {}
    for day in range(DAYS):
        told = []
        for number in range(A_DAY):
            at = f"{1_600_000_000 + day * 86_400 + number * 60}.000100"
            head = f"{1_600_000_000 + day * 86_400 + number // 4 * 4 * 60}.000100"
            by = "U0ADA" if number % 3 else "U0BO"
            more = {"reactions": [{"name": "+1", "users": ["U0BO"], "count": 1}]} if number % 5 == 0 else {}
            told.append(said(f"message {day}/{number} about *seals*", at=at, by=by, thread_ts=head, **more))
        name = "general" if day % 2 else "random"
        files[f"{name}/2020-{9 + day // 28:02}-{1 + day % 28:02}.json"] = told
    return export(path, files)


def test_an_empty_installation_takes_an_export_in(installation: Installation, tmp_path: Path) -> None:
    path = export(tmp_path / "Pumps Slack export Nov 1 2023.zip", {"general/2023-11-14.json": [said("hello")]})
    done = installation.run_anew("import", "slack", str(path))
    assert done.code == 0, done.told
    counts = json.loads(done.out)
    assert done.out.count("\n") == 1
    assert counts["messages"] + counts["events"] + counts["rejects"] + counts["already"] == counts["in_file"] == 1
    assert counted(installation)["search_entries"] == 1

    async def home() -> Any:
        return await value(statement(select(organisations.c.name).where(organisations.c.kind == "home")))

    assert asked(installation, home) == "Pumps"


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the long export brings when nobody stops it."""
    folder = tmp_path_factory.mktemp("unbroken")
    whole = Installation(folder=folder / "data", database=f"sqlite:{folder / 'whole.db'}")
    assert whole.run("import", "slack", str(long_export(folder / "export.zip"))).code == 0
    return state_of(whole), counted(whole)


def test_a_stopped_import_is_run_again_and_ends_like_one_that_was_not(
    installation: Installation, tmp_path: Path, unbroken: Any
) -> None:
    path = long_export(tmp_path / "export.zip")
    stopped = installation.start("import", "slack", str(path))

    async def there() -> Any:
        return await value(COUNTS["messages"])

    until = time.monotonic() + PATIENCE_SECONDS
    while not asked(installation, there):
        assert stopped.code is None, stopped.finished()
        assert time.monotonic() < until
        time.sleep(0.02)
    stopped.signal(signal.SIGINT)
    ended = stopped.finished()
    halfway = asked(installation, there)
    assert (ended.code, ended.out) == (1, "")
    assert "run the same command again" in ended.told
    assert 0 < halfway < MANY

    again = json.loads(installation.run("import", "slack", str(path)).out)
    assert (again["already"], again["messages"]) == (halfway, MANY - halfway)
    state, rows_of_all = state_of(installation), counted(installation)
    assert (state, rows_of_all) == unbroken


def test_a_dry_run_counts_and_changes_nothing(installation: Installation, tmp_path: Path) -> None:
    path = export(tmp_path / "export.zip", {"general/2023-11-14.json": [said("hello"), "no message"]})
    before = counted(installation)
    looked = installation.run("import", "slack", str(path), "--dry-run")
    assert looked.code == 0
    assert counted(installation) == before
    assert not list(installation.folder.glob("*.jsonl"))
    done = installation.run("import", "slack", str(path))
    assert done.code == 0, done.told
    assert json.loads(looked.out) == json.loads(done.out)
    (kept,) = installation.folder.glob("*.jsonl")
    assert kept.name == "export.zip.rejects.jsonl"
    assert json.loads(kept.read_text())["where"] == "general/2023-11-14.json#1"


def test_what_is_no_export_is_refused_with_a_reason(tmp_path: Path) -> None:
    installation = Installation(folder=tmp_path / "data", database=f"sqlite:{tmp_path / 'raison.db'}")
    broken, empty = tmp_path / "broken.zip", tmp_path / "empty"
    broken.write_bytes(b"PK not really")
    empty.mkdir()
    reasons = {"nowhere.zip": "no file", str(broken): "not a zip", str(empty): "no Slack export"}
    for name, reason in reasons.items():
        done = installation.run("import", "slack", name)
        assert (done.code, done.out) == (1, "")
        assert reason in " ".join(done.told.split())
    assert installation.run("import", "slack").code == 2
    assert installation.run("import", "teams", str(broken)).code == 2


@pytest.mark.shared
def test_a_real_export_comes_in_whole_and_twice_is_once(installation: Installation, shared_data: Path) -> None:
    path = shared_data / "slack_rcontributors/export.zip"
    counts = json.loads(installation.run("import", "slack", str(path)).out)
    assert {name: counts[name] for name in ("messages", "events", "rejects", "already", "in_file", "places")} == {
        "messages": 11_013,
        "events": 1_551,
        "rejects": 0,
        "already": 0,
        "in_file": 12_564,
        "places": 33,
    }
    before = counted(installation)
    assert before["messages"] == before["search_entries"] == 11_013
    again = json.loads(installation.run("import", "slack", str(path)).out)
    assert (again["messages"], again["already"], again["in_file"]) == (0, 11_013, 12_564)
    assert counted(installation) == before


ZIPS = {
    "zulip/zerver/tests/fixtures/slack_fixtures/test_slack_importer.zip": 91,
    "zulip/zerver/tests/fixtures/slack_fixtures/test_unicode_slack_importer.zip": 5,
    "slackviewer/tests/testarchive.zip": 158,
    "mattermost/tests/Fake_Team_Import.zip": 8,
    "rht/slack": None,
}


@pytest.mark.shared
@pytest.mark.parametrize(("name", "count"), ZIPS.items())
def test_every_message_of_other_programs_fixtures_comes_in(
    shared_data: Path, tmp_path: Path, name: str, count: int | None
) -> None:
    with tarfile.open(shared_data / "importer_fixtures/importer_fixtures.tar.gz") as packed:
        packed.extractall(tmp_path / "fixtures", filter="data")
    installation = Installation(folder=tmp_path / "data", database=f"sqlite:{tmp_path / 'raison.db'}")
    done = installation.run("import", "slack", str(tmp_path / "fixtures" / name))
    assert done.code == 0, done.told
    counts = json.loads(done.out)
    assert counts["messages"] + counts["events"] + counts["rejects"] == counts["in_file"]
    assert count is None or counts["in_file"] == count
    assert counts["already"] == 0
    assert counted(installation)["messages"] == counts["messages"] > 0
