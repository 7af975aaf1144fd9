"""What Raison stands on is named, permissive and locked without addresses."""

import json
import re
import tomllib
from importlib import metadata

import pytest

from scripts.tree import ROOT

pytestmark = pytest.mark.house
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
STRONG_COPYLEFT = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public)", re.IGNORECASE)


def bare(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0].lower()


def named_dependencies() -> set[str]:
    groups = [PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"].values()]
    groups += PROJECT["dependency-groups"].values()
    return {bare(requirement) for group in groups for requirement in group} | {
        *PACKAGES["dependencies"],
        *PACKAGES["devDependencies"],
    }


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))


def test_every_dependency_says_what_it_is_for_and_what_we_would_use_without_it() -> None:
    rows = [
        line for line in (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").splitlines() if "|" in line
    ]
    told = {name for row in rows for name in re.findall(r"[@a-z0-9/_-]+", row.split("|")[1])}
    assert named_dependencies() - told == set()


def licence_of(installed: metadata.Distribution) -> str:
    told = [field for name in ("License-Expression", "License") for field in installed.metadata.get_all(name) or []]
    classifiers = [each for each in installed.metadata.get_all("Classifier") or [] if each.startswith("License")]
    return " ".join(field[:200] for field in told + classifiers)


def test_nothing_that_is_installed_is_under_a_strong_copyleft() -> None:
    licences = {installed.metadata["Name"]: licence_of(installed) for installed in metadata.distributions()}
    assert licences["litestar"]
    assert {name: licence for name, licence in licences.items() if STRONG_COPYLEFT.search(licence)} == {}


def test_the_tests_run_on_the_versions_that_production_runs_on() -> None:
    dev = locked("dev")
    for name in ("core", "build"):
        assert locked(name).items() <= dev.items()


def test_the_locks_hold_everything_that_the_project_names() -> None:
    requirements = {bare(requirement) for requirement in PROJECT["project"]["dependencies"]}
    assert requirements <= locked("core").keys()
    assert {bare(requirement) for requirement in PROJECT["dependency-groups"]["dev"]} <= locked("dev").keys()
