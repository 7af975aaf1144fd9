"""People and tokens from the command line, and where settings come from."""

from pathlib import Path

import pytest

from raison.kernel.clock import now_us
from raison.kernel.ids import new_id
from raison.kernel.schema import migrate
from raison.kernel.settings import SettingsError, load
from tests.commands.programs import Installation
from tests.commands.test_keeping import written
from tests.support.company import INSERT_ORGANISATION


@pytest.fixture
def installed(tmp_path: Path, database_url: str) -> Installation:
    """An installation with its own organisation and nobody in it."""
    made = Installation(folder=tmp_path / "data", database=database_url)
    migrate(database_url)
    written(made, INSERT_ORGANISATION(id=new_id(), handle="halden", name="Halden", kind="home", created_at=now_us()))
    return made


def test_somebody_is_added_and_gets_a_token_that_stands_alone(installed: Installation) -> None:
    added = installed.run("person", "add", "ada@halden.example", "--name", "Ada Berg", "--office")
    assert (added.code, added.told) == (0, "")
    assert added.out.count("\n") == 1
    assert "/sign-in/link/" in added.out
    made = installed.run("token", "create", "ada@halden.example", "--scopes", "read,write")
    assert (made.code, made.told, made.out.count("\n")) == (0, "", 1)
    assert made.out.startswith("rsn_")


def test_what_can_not_be_done_is_a_sentence_and_a_wrong_call_is_another_code(installed: Installation) -> None:
    add = ("person", "add", "ada@halden.example", "--name", "Ada Berg")
    assert installed.run(*add).code == 0
    again = installed.run(*add)
    assert (again.code, again.out) == (1, "")
    assert "has an account already. Nothing was changed." in " ".join(again.told.split())
    nobody = installed.run("token", "create", "bo@halden.example")
    assert (nobody.code, nobody.out) == (1, "")
    scopes = installed.run("token", "create", "ada@halden.example", "--scopes", "everything")
    assert (scopes.code, scopes.out) == (1, "")
    assert installed.run("person", "add", "bo@halden.example").code == 2


def test_a_command_s_own_option_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "raison.toml"
    file.write_text('url = "https://file.example"\nlog = "x"\n', encoding="utf-8")
    environ = {"RAISON_CONFIG": str(file), "RAISON_DATA": str(tmp_path), "RAISON_SECRET": "s"}
    with pytest.raises(SettingsError, match="unknown settings: log"):
        load(environ=environ)
    file.write_text('url = "https://file.example"\n', encoding="utf-8")
    assert load(environ=environ).url == "https://file.example"
    environ |= {"RAISON_URL": "https://environment.example"}
    assert load(environ=environ).url == "https://environment.example"
    assert load({"url": "https://option.example"}, environ=environ).url == "https://option.example"
    file.write_text("url = ", encoding="utf-8")
    with pytest.raises(SettingsError, match="is not TOML"):
        load(environ=environ)
    with pytest.raises(SettingsError, match="which is not a file"):
        load(environ=environ | {"RAISON_CONFIG": str(tmp_path / "nowhere.toml")})
