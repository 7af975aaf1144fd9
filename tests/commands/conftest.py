"""Installations for commands, on both databases."""

from pathlib import Path

import pytest

from tests.commands.programs import Installation


@pytest.fixture
def installation(database_url: str, tmp_path: Path) -> Installation:
    """A data folder that is not there yet, and a database with nothing but its tables."""
    return Installation(folder=tmp_path / "data", database=database_url)
