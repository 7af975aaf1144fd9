"""A backup holds one moment of an installation that goes on working, and comes back whole or not at all."""

import asyncio
import gzip
import hashlib
import itertools
import tarfile
from collections.abc import AsyncIterator, Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import func, select

from raison.app import running, slice_modules
from raison.exchange.backup import Damaged, make_backup, restore_backup
from raison.exchange.backup.archive import MANIFEST, verified
from raison.exchange.backup.making import files_of
from raison.kernel.database import insert_row, metadata, statement, value, values, write
from raison.kernel.errors import Conflict
from raison.kernel.ids import new_id
from raison.kernel.schema import newest_revision, revision_of
from raison.kernel.settings import Settings
from raison.kernel.spine import activities_after
from raison.kernel.spine.observers import stored_offset
from raison.kernel.spine.positions import BEGINNING
from raison.kernel.spine.tables import activities
from raison.people.tables import people
from raison.subjects.actions.replies import reply
from raison.subjects.policies import visible_subject
from raison.subjects.queries import any_subject
from raison.subjects.tables import attachments, messages, subjects
from raison.subjects.writes import open_subject
from tests.support.company import Company, found_company
from tests.support.databases import clean_database, hang_up, postgresql_url, schema_for

WAYS = (("sqlite", "sqlite"), ("sqlite", "postgresql"), ("postgresql", "sqlite"))
INSERT_FILE = insert_row(attachments)
SOURCES = statement(select(messages.c.source).order_by(messages.c.id))
REPLIES = statement(select(subjects.c.replies))
SAID = statement(select(func.count()).select_from(activities).where(activities.c.kind == "subject.replied"))


@pytest.fixture
def on_postgresql() -> Iterator[str]:
    """The address of a PostgreSQL database with nothing but its tables."""
    url = postgresql_url()
    schema_for(url)
    hang_up(url)  # nothing is restored where somebody else is
    yield url
    clean_database(url)


@pytest.fixture
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str, str], str]:
    """The address of a database of a kind: SQLite where there is nothing yet, PostgreSQL with its tables."""
    slice_modules()
    served = request.getfixturevalue("on_postgresql") if "postgresql" in request.node.callspec.id else ""

    def place(kind: str, name: str) -> str:
        return served if kind == "postgresql" else f"sqlite:{tmp_path / f'{name}.db'}"

    return place


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    """The usual company, on SQLite: what is tried here does not depend on the database."""
    slice_modules()
    url = f"sqlite:{tmp_path / 'source.db'}"
    schema_for(url)
    async with found_company(url, tmp_path) as made:
        yield made


def installation(tmp_path: Path, url: str) -> Settings:
    """Another one, with nothing in it."""
    return Settings(data=str(tmp_path / "other"), database=url, secret="")


def left_in(folder: Path) -> set[str]:
    """The names of the files in a folder and below."""
    return {path.name for path in folder.rglob("*") if path.is_file()}


async def backup(company: Company, path: Path) -> Path:
    await make_backup(company.settings, path, has_done=lambda name: None)
    return path


async def thread_in(company: Company) -> int:
    opened = await open_subject(
        company.ada, place_id=company.pumps, kind="update", title="Seals", source="Which clearance?"
    )
    await write(*opened.batch)
    return opened.subject_id


async def everything() -> dict[str, list[Any]]:
    """All rows of the open database, as text: both databases say the same."""
    return {
        table.name: sorted(
            str([None if column.name == "position" else _plain(row[at]) for at, column in enumerate(table.columns)])
            for row in await _rows(table)
        )
        for table in metadata.sorted_tables
    }


async def _rows(table: Any) -> list[Any]:
    from raison.kernel.database.current import current

    return await current().fetch(statement(select(table)), {})


def _plain(value_of: Any) -> Any:
    return int(value_of) if isinstance(value_of, bool) else value_of


@pytest.mark.parametrize(("origin", "target"), WAYS)
async def test_a_backup_during_writing_is_one_moment_and_every_row_comes_back(
    origin: str, target: str, places: Callable[[str, str], str], tmp_path: Path
) -> None:
    url, there = places(origin, "source"), places(target, "target")
    if origin == "sqlite":
        schema_for(url)
    path = tmp_path / "raison.tar.gz"
    async with found_company(url, tmp_path) as company:
        subject = await visible_subject(company.bo, await thread_in(company))
        told, enough = itertools.count(1), asyncio.Event()

        async def talk() -> None:
            while not talked:
                number = next(told)
                await reply(company.bo, subject, source=f"reply {number}")
                if number > 20:
                    enough.set()

        talked: list[bool] = []
        talking = [asyncio.create_task(talk()) for _ in range(3)]
        await enough.wait()
        await make_backup(company.settings, path, has_done=lambda name: None)
        talked.append(True)
        await asyncio.gather(*talking)
    await restore_backup(installation(tmp_path, there), path, force=False)
    async with running(installation(tmp_path, there), serving=False):
        sources = await values(SOURCES)
        assert 18 <= len(sources) <= next(told)
        assert await value(REPLIES) == await value(SAID) == len(sources) - 1
        heard = await activities_after(BEGINNING, limit=100_000)
        assert [one.position for one in heard] == sorted({one.position for one in heard})
        found = await any_subject(subject.id)
        assert found is not None
        await reply(company.bo, found, source="it goes on here")
        assert len(await activities_after(heard[-1].position)) == 1


@pytest.mark.parametrize(("origin", "target"), WAYS)
async def test_the_same_is_there_whichever_database_it_came_from(
    origin: str, target: str, places: Callable[[str, str], str], tmp_path: Path
) -> None:
    url, there = places(origin, "source"), places(target, "target")
    if origin == "sqlite":
        schema_for(url)
    path = tmp_path / "raison.tar.gz"
    async with found_company(url, tmp_path) as company:
        subject = await any_subject(await thread_in(company))
        assert subject is not None
        await reply(company.bo, subject, source="0.4 mm, @ada")
        await company.settle()
        before = await everything()
        offset = await stored_offset("inbox")
        await make_backup(company.settings, path, has_done=lambda name: None)
    await restore_backup(installation(tmp_path, there), path, force=False)
    async with running(installation(tmp_path, there), serving=False) as dispatcher:
        assert await everything() == before
        assert await stored_offset("inbox") == offset
        await dispatcher.catch_up()
        assert await everything() == before


async def test_files_and_pictures_come_back_and_the_secret_with_them(company: Company, tmp_path: Path) -> None:
    files = files_of(company.settings)
    drawing = await files.put(_once(b"a drawing"), name="drawing.txt")
    portrait = await files.put(_once(b"a portrait"), name="picture.webp")
    await files.put(_once(b"what no row names"), name="left.txt")
    lost = f"ab/{'ab' * 32}"
    for key in (drawing.key, lost):
        await write(
            INSERT_FILE(
                id=new_id(),
                uploaded_by=company.ada.id,
                key=key,
                name="drawing.txt",
                content_type="text/plain",
                size=9,
                created_at=1,
            )
        )
    from sqlalchemy import update

    shown = portrait.key.partition("/")[2]
    await write(statement(update(people).where(people.c.id == company.ada.id).values(picture_key=shown))())
    (company.settings.folder / "secret").write_text("of before")
    path = tmp_path / "raison.tar.gz"
    made = await make_backup(company.settings, path, has_done=lambda name: None)
    assert (made.files, made.missing) == (2, [lost])
    assert path.stat().st_mode & 0o777 == 0o600

    there = installation(tmp_path, f"sqlite:{tmp_path / 'target.db'}")
    await restore_backup(there, path, force=False)
    restored = files_of(there)
    assert b"".join([part async for part in await restored.open(drawing.key)]) == b"a drawing"
    assert await restored.size(portrait.key) == len(b"a portrait")
    secret = there.folder / "secret"
    assert secret.read_text() == "of before"
    assert secret.stat().st_mode & 0o777 == 0o600


HEAD = 10
"""Bytes of gzip before the first that counts: when it was made, and on what."""


def _flipped(whole: bytes, at: int) -> bytes:
    return whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]


def _repacked(change: Callable[[str, bytes], bytes | None]) -> Callable[[bytes], bytes]:
    def repack(whole: bytes) -> bytes:
        out = BytesIO()
        with tarfile.open(fileobj=BytesIO(whole)) as before, tarfile.open(fileobj=out, mode="w:gz") as after:
            for info in before:
                content = before.extractfile(info)
                assert content is not None
                changed = change(info.name, content.read())
                if changed is not None:
                    info.size = len(changed)
                    after.addfile(info, BytesIO(changed))
        return out.getvalue()

    return repack


def _newer(name: str, content: bytes) -> bytes:
    return content.replace(f'"revision":"{newest_revision()}"'.encode(), b'"revision":"9999"')


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a byte is another one": lambda whole: _flipped(whole, len(whole) // 2),
    "it ends too early": lambda whole: whole[: len(whole) * 2 // 3],
    "it is no archive": lambda whole: b"something else entirely",
    "it is an empty archive": lambda whole: gzip.compress(b""),
    "a row was changed": _repacked(lambda name, content: content.replace(b"Ada", b"Eva")),
    "a part is missing": _repacked(lambda name, content: None if name.startswith("tables/people") else content),
    "the manifest is missing": _repacked(lambda name, content: None if name == MANIFEST else content),
    "the manifest says nothing": _repacked(lambda name, content: b"{}" if name == MANIFEST else content),
    "it is of a later schema": _repacked(_newer),
}


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_archive_changes_nothing(company: Company, tmp_path: Path, damage: str) -> None:
    path = await backup(company, tmp_path / "raison.tar.gz")
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    there = installation(tmp_path, f"sqlite:{tmp_path / 'target.db'}")
    with pytest.raises(Damaged):
        await restore_backup(there, path, force=True)
    assert left_in(tmp_path) == {"source.db", "source.db-wal", "source.db-shm", "raison.tar.gz"}


async def test_no_byte_of_an_archive_may_be_another_one(company: Company, tmp_path: Path) -> None:
    path = await backup(company, tmp_path / "raison.tar.gz")
    whole = path.read_bytes()
    for at in range(HEAD, len(whole), len(whole) // 100):
        path.write_bytes(_flipped(whole, at))
        with pytest.raises(Damaged):
            verified(path)
    path.write_bytes(whole)
    assert verified(path).members


async def test_rows_that_do_not_fit_together_leave_the_database_as_it_was(
    company: Company, on_postgresql: str, tmp_path: Path
) -> None:
    """Every hash is right, and still a message hangs on a thread that is not there."""
    await thread_in(company)
    path = await backup(company, tmp_path / "raison.tar.gz")
    whole = path.read_bytes()
    _forge(path, whole)
    there = installation(tmp_path, f"sqlite:{tmp_path / 'target.db'}")
    path.write_bytes(whole)
    await restore_backup(there, path, force=False)
    before = hashlib.sha256((tmp_path / "target.db").read_bytes()).hexdigest()
    _forge(path, whole)
    with pytest.raises(Damaged):
        await restore_backup(there, path, force=True)
    assert hashlib.sha256((tmp_path / "target.db").read_bytes()).hexdigest() == before
    assert not [name for name in left_in(tmp_path) if "restoring" in name]

    elsewhere = installation(tmp_path, on_postgresql)
    path.write_bytes(whole)
    await restore_backup(elsewhere, path, force=False)
    _forge(path, whole)
    with pytest.raises(Damaged):
        await restore_backup(elsewhere, path, force=True)
    async with running(elsewhere, serving=False):
        assert await values(SOURCES) == ["Which clearance?"]


def _forge(path: Path, whole: bytes) -> None:
    """Take the subjects away and make the manifest agree."""
    parts: list[tuple[str, bytes]] = []
    with tarfile.open(fileobj=BytesIO(whole)) as before:
        for info in before:
            content = before.extractfile(info)
            assert content is not None
            parts.append((info.name, content.read()))
    manifest = msgspec.json.decode(parts.pop()[1])
    kept = [part for part in parts if not part[0].startswith("tables/subjects/")]
    manifest["members"] = [one for one in manifest["members"] if not one["name"].startswith("tables/subjects/")]
    with tarfile.open(path, "w:gz") as after:
        for name, held in [*kept, (MANIFEST, msgspec.json.encode(manifest))]:
            info = tarfile.TarInfo(name)
            info.size = len(held)
            after.addfile(info, BytesIO(held))


async def test_what_is_there_is_not_replaced_unless_one_says_so(company: Company, tmp_path: Path) -> None:
    path = await backup(company, tmp_path / "raison.tar.gz")
    there = installation(tmp_path, f"sqlite:{tmp_path / 'target.db'}")
    await restore_backup(there, path, force=False)
    with pytest.raises(Conflict, match="--force"):
        await restore_backup(there, path, force=False)
    await restore_backup(there, path, force=True)
    assert revision_of(there.database) == newest_revision()


async def test_nothing_is_restored_under_a_running_server(company: Company, tmp_path: Path) -> None:
    path = await backup(company, tmp_path / "raison.tar.gz")
    with pytest.raises(Conflict, match="Stop Raison first"):
        await restore_backup(company.settings, path, force=True)
    await thread_in(company)
    assert await values(SOURCES) == ["Which clearance?"]


async def test_an_unfinished_backup_leaves_the_last_one(company: Company, tmp_path: Path) -> None:
    path = await backup(company, tmp_path / "raison.tar.gz")
    before = path.read_bytes()

    def fails(name: str) -> None:
        if name == "messages":
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk is full"):
        await make_backup(company.settings, path, has_done=fails)
    assert path.read_bytes() == before
    assert not [name for name in left_in(tmp_path) if name.startswith(".raison")]


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content
