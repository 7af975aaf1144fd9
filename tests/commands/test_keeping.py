"""`raison backup`, `raison restore` and `raison doctor` as an operator uses them."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from raison.kernel.clock import now_us
from raison.kernel.database import Bound, close_database, insert_row, open_database, write
from raison.kernel.ids import new_id
from raison.kernel.jobs.queue import TRIES
from raison.kernel.jobs.tables import jobs
from raison.subjects.tables import attachments
from tests.commands.programs import Finished, Installation
from tests.support.company import found_company

INSERT_JOB = insert_row(jobs)
INSERT_FILE = insert_row(attachments)


@pytest.fixture
def lived_in(database_url: str, tmp_path: Path) -> Installation:
    """An installation with the usual company in it."""

    async def found() -> None:
        async with found_company(database_url, tmp_path):
            pass

    asyncio.run(found())
    return Installation(folder=tmp_path / "data", database=database_url)


def written(installation: Installation, *batch: Bound) -> None:
    async def put() -> None:
        await open_database(installation.database, readers=1)
        await write(*batch)
        await close_database()

    asyncio.run(put())


def verdicts(examined: Finished) -> dict[str, str]:
    """What was looked at → ok, warn or fail; the worst where it says more than one thing."""
    found: dict[str, Any] = {}
    for line in examined.out.splitlines():
        verdict, _blank, rest = line.partition(" ")
        if verdict in ("ok", "warn", "fail"):
            what = rest.strip().partition("  ")[0]
            found[what] = max(found.get(what, "ok"), verdict, key=("ok", "warn", "fail").index)
    return found


def test_a_backup_comes_back_into_an_empty_folder(lived_in: Installation, tmp_path: Path) -> None:
    path = tmp_path / "raison.tar.gz"
    made = lived_in.run_anew("backup", str(path))
    assert (made.code, made.out) == (0, ""), made.told
    assert "rows" in made.told
    other = Installation(folder=tmp_path / "other", database=f"sqlite:{tmp_path / 'other.db'}")
    back = other.run_anew("restore", str(path))
    assert back.code == 0, back.told
    assert (other.folder / "secret").read_text() == (lived_in.folder / "secret").read_text()
    examined = other.run_anew("doctor")
    assert examined.code == 0, examined.out
    again = other.run("restore", str(path))
    assert again.code == 1
    assert "--force" in again.told


def test_what_can_not_be_restored_is_said_in_a_sentence(tmp_path: Path) -> None:
    installation = Installation(folder=tmp_path / "data", database=f"sqlite:{tmp_path / 'raison.db'}")
    nothing = tmp_path / "nothing.tar.gz"
    nothing.write_bytes(b"nothing")
    done = installation.run("restore", str(nothing))
    assert (done.code, done.out) == (1, "")
    assert "is no backup" in " ".join(done.told.split())
    assert installation.run("restore").code == 2
    assert installation.run("backup", str(tmp_path / "x.tar.gz")).code == 1
    assert not (tmp_path / "raison.db").exists()


def test_the_doctor_is_content_with_what_works(lived_in: Installation) -> None:
    examined = lived_in.run("doctor")
    found = verdicts(examined)
    assert examined.code == 0, examined.out
    assert "fail" not in found.values()
    assert {"settings", "secret", "disk", "clock", "browser scripts", "database", "references", "jobs", "files"} <= set(
        found
    )


def test_the_doctor_names_what_is_wrong_and_what_to_do(lived_in: Installation) -> None:
    lived_in.folder.mkdir(exist_ok=True)
    (lived_in.folder / "secret").write_text("open to everybody")
    (lived_in.folder / "secret").chmod(0o644)
    lost = {"uploaded_by": _somebody(lived_in), "name": "lost.txt", "content_type": "text/plain", "size": 1}
    written(
        lived_in,
        INSERT_FILE(id=new_id(), key=f"ab/{'ab' * 32}", created_at=now_us(), **lost),
        INSERT_JOB(id=new_id(), kind="mail.send", facts="{}", due_at=now_us(), tries=TRIES, error="refused"),
    )
    examined = lived_in.run("doctor")
    found = verdicts(examined)
    assert examined.code == 1
    assert (found["secret"], found["files"], found["jobs"]) == ("fail", "fail", "warn")
    said_of_it = " ".join(examined.out.split())
    assert "chmod 600" in said_of_it
    assert "mail.send" in said_of_it


def test_the_doctor_says_when_too_few_files_may_be_open(tmp_path: Path) -> None:
    installation = Installation(folder=tmp_path / "data", database=f"sqlite:{tmp_path / 'raison.db'}")
    for limit, verdict in ((1_024, "warn"), (8_192, "ok")):
        examined = installation.run("doctor", at_most_open=limit)
        assert verdicts(examined)["open files"] == verdict, examined.out


def test_the_doctor_says_where_nothing_is_yet(tmp_path: Path) -> None:
    installation = Installation(folder=tmp_path / "data", database=f"sqlite:{tmp_path / 'raison.db'}")
    examined = installation.run("doctor")
    assert examined.code == 1
    assert verdicts(examined)["database"] == "fail"
    assert not (tmp_path / "raison.db").exists()
    away = Installation(folder=tmp_path / "data", database="postgresql://nobody@127.0.0.1:9/nowhere")
    examined = away.run("doctor")
    assert (examined.code, verdicts(examined)["database"]) == (1, "fail")


def _somebody(installation: Installation) -> int:
    from sqlalchemy import select

    from raison.kernel.database import statement, value
    from raison.people.tables import people

    async def ask() -> int:
        await open_database(installation.database, readers=1)
        found: int = await value(statement(select(people.c.id)))
        await close_database()
        return found

    return asyncio.run(ask())
