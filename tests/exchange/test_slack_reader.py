"""Whole exports: zips and folders, people, channels, resuming, counting, memory."""

import json
import struct
import tracemalloc
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

from raison.exchange.slack.reader import SlackExport
from raison.exchange.slack.records import Reject, SlackMessage
from tests.exchange.slack_zips import CHANNELS, PEOPLE, channels, export, messages, people, read, rejects, said, sorts

DAY = "general/2023-11-14.json"


def test_people_come_with_what_the_export_knows(tmp_path: Path) -> None:
    listed: list[Any] = [
        *PEOPLE,
        {
            "id": "U0OLD",
            "team_id": "T0PUMPS",
            "name": "old",
            "deleted": True,
            "profile": {"email": "ADA@pumps.example"},
        },
        {"id": "U0BOT", "team_id": "T0PUMPS", "name": "watch", "is_bot": True, "profile": {"real_name": "Watch"}},
        {"id": "U0GUEST", "team_id": "T0PUMPS", "name": "gil", "is_ultra_restricted": True, "profile": None},
        {"id": "U0CARLA", "team_id": "T0ACME", "name": "carla", "profile": {"display_name": "Carla"}},
        {"id": "U0EVE", "is_stranger": True, "real_name": "Eve"},
        {"id": "U0BO", "name": "bo again"},
        {"name": "nobody"},
        "U0X",
    ]
    path = export(tmp_path / "export.zip", {"users.json": listed, "org_users.json": [PEOPLE[0], {"id": "W0MAX"}]})
    found = {each.id: each for each in people(path)}
    assert list(found) == ["U0ADA", "U0BO", "U0OLD", "U0BOT", "U0GUEST", "U0CARLA", "U0EVE", "W0MAX"]
    ada = found["U0ADA"]
    assert (ada.name, ada.handle, ada.email, ada.title, ada.zone) == (
        "Ada Lind", "ada.l", "ada@pumps.example", "Head of Service", "Europe/Berlin",
    )  # fmt: skip
    assert found["U0BO"].picture_url == "https://x.example/bo.png"
    assert [each.id for each in found.values() if each.external] == ["U0CARLA", "U0EVE"]
    assert [each.id for each in found.values() if each.deleted] == ["U0OLD"]
    assert [each.id for each in found.values() if each.bot] == ["U0BOT"]
    assert [each.id for each in found.values() if each.restricted] == ["U0GUEST"]
    assert (found["U0CARLA"].name, found["U0GUEST"].name, found["U0GUEST"].email) == ("Carla", "gil", None)
    with SlackExport(path) as opened:
        refused = [(each.where, each.reason) for each in opened.people() if isinstance(each, Reject)]
    assert refused == [
        ("users.json#7", "duplicate"),
        ("users.json#8", "no_id"),
        ("users.json#9", "not_an_object"),
    ]


def test_each_list_says_what_kind_its_channels_are(tmp_path: Path) -> None:
    path = export(
        tmp_path / "export.zip",
        {
            "groups.json": [{"id": "G0BOARD", "name": "board", "members": ["U0ADA"], "is_archived": True}],
            "mpims.json": [{"id": "G0MP", "name": "mpdm-ada--bo--gil-1", "members": ["U0ADA", "U0BO", "U0GIL"]}],
            "dms.json": [{"id": "D0ADABO", "created": 1_700_000_000, "members": ["U0ADA", "U0BO", "U0BO"]}],
            DAY: [said("all")],
            "board/2023-11-14.json": [said("few")],
            "mpdm-ada--bo--gil-1/2023-11-14.json": [said("three")],
            "D0ADABO/2023-11-14.json": [said("two")],
        },
    )
    found = channels(path)
    assert {each.id: (each.kind, each.folder) for each in found.values()} == {
        "C0GENERAL": ("public", "general"),
        "G0BOARD": ("private", "board"),
        "G0MP": ("group_dm", "mpdm-ada--bo--gil-1"),
        "D0ADABO": ("dm", "D0ADABO"),
    }
    general, direct = found["general"], found["D0ADABO"]
    assert (general.topic, general.purpose, general.creator) == ("Everything", "For everyone", "U0ADA")
    assert (general.created_us, direct.members) == (1_700_000_000_000_000, ("U0ADA", "U0BO"))
    assert found["board"].archived
    assert {each.channel for each in messages(path)} == {"C0GENERAL", "G0BOARD", "G0MP", "D0ADABO"}


def test_a_folder_that_no_list_names_becomes_a_channel_of_those_who_wrote_there(tmp_path: Path) -> None:
    path = export(
        tmp_path / "export.zip",
        {
            "sprint/2023-11-14.json": [
                said("<@U0ADA> has joined the channel", subtype="channel_join"),
                said("hello", at="1700000001.000000", by="U0GIL"),
                said("bye", at="1700000002.000000", by="U0BO"),
                said("<@U0BO> has left", at="1700000003.000000", by="U0BO", subtype="channel_leave"),
                {"type": "message", "bot_id": "B1", "text": "beep", "ts": "1700000004.000000"},
            ],
            "valves/2023-11-14.json": [said("shut")],
            "valves/canvas_in_the_conversation.json": [{"id": "F1", "shares": [{"channel": "C0VALVES1"}]}],
            "D012345678/2023-11-14.json": [said("psst")],
            "mpdm-a--b--c-1/2023-11-14.json": [said("psst")],
        },
    )
    found = channels(path)
    sprint = found["sprint"]
    assert (sprint.id, sprint.kind, sprint.members) == ("folder:sprint", "unlisted", ("U0ADA", "U0GIL"))
    assert sprint.created_us == 1_700_000_000_000_100
    assert (found["valves"].id, found["valves"].kind) == ("C0VALVES1", "unlisted")
    assert (found["D012345678"].kind, found["mpdm-a--b--c-1"].kind) == ("dm", "group_dm")
    assert {each.channel for each in read(path) if isinstance(each, SlackMessage)} == {
        "folder:sprint", "C0VALVES1", "D012345678", "folder:mpdm-a--b--c-1",
    }  # fmt: skip


def test_of_two_channels_with_one_name_the_private_one_gets_the_folder(tmp_path: Path) -> None:
    secret = {"id": "G0SECRET", "name": "general", "members": ["U0ADA"]}
    path = export(tmp_path / "export.zip", {"groups.json": [secret], DAY: [said("quiet")]})
    assert [each.channel for each in messages(path)] == ["G0SECRET"]


def test_a_list_that_can_not_be_read_is_reported_and_its_channels_come_from_their_folders(tmp_path: Path) -> None:
    path = export(tmp_path / "export.zip", {"channels.json": b"[{", "users.json": {"ok": False}, DAY: [said("hi")]})
    with SlackExport(path) as opened:
        found = list(opened.channels())
        assert [(each.where, each.reason) for each in opened.people() if isinstance(each, Reject)] == [
            ("users.json", "not_a_list")
        ]
    assert [each.reason for each in found if isinstance(each, Reject)] == ["malformed_json"]
    assert [each.kind for each in found if not isinstance(each, Reject)] == ["unlisted"]


def wrapped(name: str) -> dict[str, Any]:
    return {f"{name}/{path}": content for path, content in {"channels.json": CHANNELS, DAY: [said("hi")]}.items()}


def test_an_export_may_be_wrapped_in_a_folder_and_carry_what_a_mac_adds(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("Pumps export 2023/", "")
        for name, content in wrapped("Pumps export 2023").items():
            made.writestr(name, json.dumps(content))
        made.writestr("__MACOSX/Pumps export 2023/general/._2023-11-14.json", b"\x00\x05\x16")
        made.writestr("Pumps export 2023/.DS_Store", b"x")
        made.writestr("Pumps export 2023/integration_logs.json", b"[]")
    (found,) = messages(path)
    assert (found.channel, found.position) == ("C0GENERAL", f"{DAY}#0")


def test_several_workspaces_in_one_export_keep_their_own_channels(tmp_path: Path) -> None:
    north, south = [{"id": "C0NORTH", "name": "general"}], [{"id": "C0SOUTH", "name": "general"}]
    path = export(
        tmp_path / "export.zip",
        {
            "teams/north/channels.json": north,
            "teams/south/channels.json": south,
            "teams/north/general/2023-11-14.json": [said("up")],
            "teams/south/general/2023-11-14.json": [said("down")],
        },
    )
    assert [(each.channel, each.source) for each in messages(path)] == [("C0NORTH", "up"), ("C0SOUTH", "down")]


def test_a_folder_reads_like_the_zip_it_came_from(tmp_path: Path) -> None:
    path = export(tmp_path / "export.zip", {DAY: [said("hi")], "sprint/2023-11-14.json": [said("ho"), {}]})
    with zipfile.ZipFile(path) as packed:
        packed.extractall(tmp_path / "unpacked")
    assert read(tmp_path / "unpacked") == read(path)
    (tmp_path / "unpacked/general/2023-11-15.json").symlink_to("/etc/hostname")
    assert rejects(tmp_path / "unpacked")[0] == ("general/2023-11-15.json", "unsafe_path")


def test_names_in_any_script_are_found_with_and_without_the_flag_that_should_say_so(tmp_path: Path) -> None:
    name = "ポンプ-für-é"
    listed = [{"id": "C0JP", "name": name, "members": []}]
    flagged = export(tmp_path / "flagged.zip", {"channels.json": listed, f"{name}/2023-11-14.json": [said("hi")]})
    unflagged = tmp_path / "unflagged.zip"
    unflagged.write_bytes(without_utf8_flag(flagged.read_bytes()))
    decomposed = unicodedata.normalize("NFD", name)
    mac = export(tmp_path / "mac.zip", {"channels.json": listed, f"{decomposed}/2023-11-14.json": [said("hi")]})
    for path in (flagged, unflagged, mac):
        (found,) = messages(path)
        assert (found.channel, found.position) == ("C0JP", f"{name}/2023-11-14.json#0")


def without_utf8_flag(packed: bytes) -> bytes:
    """The same zip with bit 11 of every entry cleared, as Slack writes it."""
    changed = bytearray(packed)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(signature)
        while at >= 0:
            (flags,) = struct.unpack_from("<H", changed, at + offset)
            struct.pack_into("<H", changed, at + offset, flags & ~0x800)
            at = changed.find(signature, at + 4)
    return bytes(changed)


def test_reading_goes_on_after_any_position_exactly(tmp_path: Path) -> None:
    path = export(
        tmp_path / "export.zip",
        {
            DAY: [said("a"), {"odd": 1}, said("b", at="1700000001.000000"), said("a")],
            "general/2023-11-15.json": b"{}",
            "general/2023-11-16.json": [said("c", at="1700172800.000000")],
            "zinc/2023-11-14.json": [said("d")],
        },
    )
    everything = read(path)
    assert [each.position for each in everything] == [
        f"{DAY}#0", f"{DAY}#1", f"{DAY}#2", f"{DAY}#3",
        "general/2023-11-15.json", "general/2023-11-16.json#0", "zinc/2023-11-14.json#0",
    ]  # fmt: skip
    for done, last in enumerate(everything, 1):
        assert read(path, after=last.position) == everything[done:]


def test_a_survey_counts_exactly_what_will_come(tmp_path: Path) -> None:
    path = export(
        tmp_path / "export.zip",
        {
            DAY: [said("a"), 7, said("a"), said("", at="1700000009.000000")],
            "general/2023-11-16.json": b'[{"ts": 1}, {"ts": ',
            "zinc/2021-01-01.json": [said("<@U0BO> has joined", subtype="channel_join")],
            "README.md": b"about",
        },
    )
    with SlackExport(path) as opened:
        survey = opened.survey()
    assert survey.records == len(read(path)) == 7
    assert sorts(read(path)) == {"message": 1, "event": 1, "reject": 5}
    assert (survey.folders, survey.day_files, survey.other_files) == (2, 3, 1)
    assert (survey.first_day, survey.last_day) == ("2021-01-01", "2023-11-16")


def test_memory_stays_within_one_day_whatever_the_length_of_the_history(tmp_path: Path) -> None:
    day = [said("x" * 2_000, at=f"17000{number:05}.000000") for number in range(1_000)]
    path = export(
        tmp_path / "export.zip", {f"general/2023-{m:02}-{d:02}.json": day for m in (1, 2) for d in range(1, 7)}
    )
    with SlackExport(path) as opened:
        tracemalloc.start()
        try:
            count = sum(1 for _ in opened.messages())
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert count == 12_000
    assert peak < 10_000_000  # a day is 2.1 MB, all of it 25 MB
