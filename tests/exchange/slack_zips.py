"""Small Slack exports, built for one trap each, around a company that sells pumps."""

import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from raison.exchange.slack.reader import SlackExport
from raison.exchange.slack.records import Reject, SlackChannel, SlackMessage, SlackPerson

PEOPLE = [
    {
        "id": "U0ADA",
        "team_id": "T0PUMPS",
        "name": "ada.l",
        "tz": "Europe/Berlin",
        "profile": {"real_name": "Ada Lind", "email": "ada@pumps.example", "title": "Head of Service"},
    },
    {
        "id": "U0BO",
        "team_id": "T0PUMPS",
        "name": "bo",
        "profile": {"real_name": "Bo Okafor", "email": "bo@pumps.example", "image_512": "https://x.example/bo.png"},
    },
]
CHANNELS = [
    {
        "id": "C0GENERAL",
        "name": "general",
        "created": 1_700_000_000,
        "creator": "U0ADA",
        "is_archived": False,
        "members": ["U0ADA", "U0BO"],
        "topic": {"value": "Everything"},
        "purpose": {"value": "For everyone"},
    }
]


def said(text: str, *, at: str = "1700000000.000100", by: str = "U0ADA", **more: Any) -> dict[str, Any]:
    """A message as Slack writes it."""
    return {"type": "message", "user": by, "text": text, "ts": at, **more}


def export(path: Path, files: Mapping[str, Any]) -> Path:
    """A zip with these files: bytes as they are, everything else as JSON. The usual lists are added."""
    usual = {"users.json": PEOPLE, "channels.json": CHANNELS}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {**usual, **files}.items():
            made.writestr(name, content if isinstance(content, bytes) else json.dumps(content))
    return path


def read(path: Path, *, after: str = "") -> list[SlackMessage | Reject]:
    """Everything that messages() yields."""
    with SlackExport(path) as opened:
        return list(opened.messages(after=after))


def messages(path: Path) -> list[SlackMessage]:
    """The messages; a reject among them is a failure."""
    found = read(path)
    assert not [each for each in found if isinstance(each, Reject)]
    return [each for each in found if isinstance(each, SlackMessage)]


def rejects(path: Path) -> list[tuple[str, str]]:
    """(where, reason) of each."""
    return [(each.where, each.reason) for each in read(path) if isinstance(each, Reject)]


def people(path: Path) -> list[SlackPerson]:
    """Those who could be read."""
    with SlackExport(path) as opened:
        return [each for each in opened.people() if isinstance(each, SlackPerson)]


def channels(path: Path) -> dict[str, SlackChannel]:
    """Those that could be read, by name."""
    with SlackExport(path) as opened:
        return {each.name: each for each in opened.channels() if isinstance(each, SlackChannel)}


def sorts(found: Iterable[SlackMessage | Reject]) -> Counter[str]:
    """How many words, events and rejects."""
    return Counter("reject" if isinstance(each, Reject) else "event" if each.event else "message" for each in found)
