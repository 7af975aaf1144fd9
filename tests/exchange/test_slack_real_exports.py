"""Real exports come in with every message accounted for, counted here by other means."""

import json
import re
import tarfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from raison.exchange.slack.reader import SlackExport
from raison.exchange.slack.records import Reject, SlackChannel, SlackMessage, SlackPerson
from raison.kernel.markup import render
from tests.exchange.slack_zips import sorts

pytestmark = pytest.mark.shared
DAY = re.compile(r"/\d{4}-\d\d-\d\d\.json$")


@pytest.fixture(scope="module")
def real(shared_data: Path) -> Path:
    """The export of a community of programmers, which publishes it."""
    return shared_data / "slack_rcontributors/export.zip"


def written_in(path: Path) -> list[tuple[str, dict]]:
    """(folder, object) of everything in the day files, by the plainest means."""
    with zipfile.ZipFile(path) as packed:
        return [
            (name.split("/")[-2], each)
            for name in sorted(packed.namelist())
            if DAY.search(name)
            for each in json.loads(packed.read(name))
        ]


def test_every_message_of_a_real_export_is_accounted_for(real: Path) -> None:
    written = written_in(real)
    with SlackExport(real) as opened:
        assert opened.survey().records == len(written) == 12_564
        found = list(opened.messages())
    assert sorts(found) == {"message": 11_013, "event": 1_551}
    by_ts = {(each.position.split("/")[0], each.ts): each for each in found if isinstance(each, SlackMessage)}
    assert len(by_ts) == len(written)
    for folder, one in written:
        kept = by_ts[folder, one["ts"]]
        assert kept.author == (one.get("user") or f"bot:{one['bot_id']}")
        assert kept.thread_ts == (one.get("thread_ts") if one.get("thread_ts") != one["ts"] else None)
        assert [(name, list(users)) for name, users, _ in kept.reactions] == [
            (each["name"], each["users"]) for each in one.get("reactions", [])
        ]
        assert [each.id for each in kept.files] == [each["id"] for each in one.get("files", [])]
        assert (kept.edited_us is not None) == ("edited" in one)
        assert kept.source or kept.files or kept.event
        assert "xoxe" not in kept.source


def test_a_real_export_names_its_people_and_all_its_channels(real: Path) -> None:
    written = written_in(real)
    with SlackExport(real) as opened:
        people = [each for each in opened.people() if isinstance(each, SlackPerson)]
        channels = [each for each in opened.channels() if isinstance(each, SlackChannel)]
    assert len({each.id for each in people}) == 1_150
    assert not any(each.external for each in people)
    assert Counter(each.kind for each in channels) == {"public": 20, "unlisted": 13}
    assert {each.folder for each in channels} == {folder for folder, _ in written}
    authors = defaultdict(set)
    for folder, one in written:
        if "user" in one and "bot_id" not in one:
            authors[folder].add(one["user"])
    for channel in channels:
        if channel.kind == "unlisted":
            assert set(channel.members) <= authors[channel.folder] - {"USLACKBOT"}
            assert channel.members


def test_the_words_of_a_real_export_are_shown_as_slack_showed_them(real: Path) -> None:
    """All the letters of the plain text that Slack keeps beside rich text are on the page, in their order."""
    blocks_of = {(folder, one["ts"]): one for folder, one in written_in(real) if one.get("client_msg_id")}
    compared = 0
    with SlackExport(real) as opened:
        for each in opened.messages(handle_for=lambda slack_id: None):
            if not isinstance(each, SlackMessage) or each.subtype:
                continue
            one = blocks_of.get((each.position.split("/")[0], each.ts))
            if one is None or any(mark in one["text"] for mark in ("<", ":", "```")) or one.get("attachments"):
                continue
            shown = re.sub(r"[\W_]|^\d+\.", "", render(each.source).plain)
            said = re.sub(r"&(?:lt|gt|amp);|[\W_]", "", one["text"])
            assert shown == said or re.sub(r"\d", "", shown) == re.sub(r"\d", "", said), each.position
            compared += 1
    assert compared > 1_000


def unpacked(shared_data: Path, folder: Path) -> Path:
    with tarfile.open(shared_data / "importer_fixtures/importer_fixtures.tar.gz") as packed:
        packed.extractall(folder, filter="data")
    return folder


ZIPS = {
    "zulip/zerver/tests/fixtures/slack_fixtures/test_slack_importer.zip": 91,
    "zulip/zerver/tests/fixtures/slack_fixtures/test_unicode_slack_importer.zip": 5,
    "slackviewer/tests/testarchive.zip": 158,
    "mattermost/tests/Fake_Team_Import.zip": 8,
}


@pytest.mark.parametrize(("name", "count"), ZIPS.items())
def test_every_message_of_other_programs_fixtures_is_accounted_for(
    shared_data: Path, tmp_path: Path, name: str, count: int
) -> None:
    path = unpacked(shared_data, tmp_path) / name
    assert len(written_in(path)) == count
    with SlackExport(path) as opened:
        found = list(opened.messages())
        channels = [each for each in opened.channels() if isinstance(each, SlackChannel)]
        assert opened.survey().records == len(found) == count
    assert not [each for each in found if isinstance(each, Reject)]
    assert "unlisted" not in {each.kind for each in channels}


def test_an_unpacked_fixture_and_loose_lists_are_read(shared_data: Path, tmp_path: Path) -> None:
    fixtures = unpacked(shared_data, tmp_path)
    with SlackExport(fixtures / "rht/slack") as opened:
        written = sum(len(json.loads(path.read_bytes())) for path in (fixtures / "rht/slack").glob("*/*.json"))
        assert sum(sorts(opened.messages()).values()) == written > 0
    with SlackExport(fixtures / "zulip/zerver/tests/fixtures/slack_fixtures") as opened:
        kinds = Counter(each.kind for each in opened.channels() if isinstance(each, SlackChannel))
    assert kinds == {"public": 4, "dm": 4, "group_dm": 3}


def test_a_long_list_of_posts_of_every_kind_is_read(shared_data: Path, tmp_path: Path) -> None:
    fixtures = unpacked(shared_data, tmp_path / "fixtures") / "mattermost/tests"
    posts = json.loads((fixtures / "slack-import-test-posts.json").read_bytes())
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.write(fixtures / "slack-import-test-users.json", "users.json")
        made.write(fixtures / "slack-import-test-channels.json", "channels.json")
        made.write(fixtures / "slack-import-test-private-channels.json", "groups.json")
        made.write(fixtures / "slack-import-test-direct-messages.json", "dms.json")
        made.write(fixtures / "slack-import-test-group-direct-messages.json", "mpims.json")
        made.write(fixtures / "slack-import-test-posts.json", "general/2016-07-29.json")
    with SlackExport(path) as opened:
        found = list(opened.messages())
    assert len(found) == len(posts)
    assert not [each for each in found if isinstance(each, Reject)]
